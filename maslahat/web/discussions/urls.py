"""Addresses of the discussions on one workplan."""

from django.urls import URLPattern, path

from maslahat.web.discussions import views

_DISCUSSIONS = "<str:programme>/workplans/<str:workplan>/discussions/"

urlpatterns: list[URLPattern] = [
    path(_DISCUSSIONS, views.threads, name="threads"),
    path(f"{_DISCUSSIONS}new/", views.new_thread, name="new_thread"),
    path(f"{_DISCUSSIONS}<int:thread>/", views.thread, name="thread"),
    path(f"{_DISCUSSIONS}<int:thread>/<slug:deed>/", views.say, name="thread_deed"),
]
