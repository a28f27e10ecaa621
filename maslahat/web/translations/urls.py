"""Addresses of the translations of one workplan."""

from django.urls import URLPattern, path

from maslahat.web.translations import views

_TRANSLATIONS = "<str:programme>/workplans/<str:workplan>/translations/"

urlpatterns: list[URLPattern] = [
    path(_TRANSLATIONS, views.translations, name="translations"),
    path(f"{_TRANSLATIONS}<str:line>/<str:place>/<slug:language>/", views.translation, name="translation"),
]
