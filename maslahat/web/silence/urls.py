"""Addresses of the silence procedures on one workplan."""

from django.urls import URLPattern, path

from maslahat.web.silence import opening, views

_SILENCE = "<str:programme>/workplans/<str:workplan>/silence/"

urlpatterns: list[URLPattern] = [
    path(_SILENCE, views.silences, name="silences"),
    path(f"{_SILENCE}new/", opening.new_silence, name="new_silence"),
    path(f"{_SILENCE}addresses/", views.addresses, name="silence_addresses"),
    path(f"{_SILENCE}<int:silence>/", views.silence, name="silence"),
    path(f"{_SILENCE}<int:silence>/<slug:deed>/", views.do, name="silence_deed"),
]
