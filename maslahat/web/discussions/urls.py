"""Addresses of the discussions on one workplan, and of the good practices of a programme."""

from django.urls import URLPattern, path

from maslahat.web.discussions import practices, views

_DISCUSSIONS = "<str:programme>/workplans/<str:workplan>/discussions/"
_PRACTICES = "<str:programme>/practices/"

urlpatterns: list[URLPattern] = [
    path(_DISCUSSIONS, views.threads, name="threads"),
    path(f"{_DISCUSSIONS}new/", views.new_thread, name="new_thread"),
    path(f"{_DISCUSSIONS}<int:thread>/", views.thread, name="thread"),
    path(f"{_DISCUSSIONS}<int:thread>/<slug:deed>/", views.say, name="thread_deed"),
    path(_PRACTICES, practices.practices, name="practices"),
    path(f"{_PRACTICES}share/", practices.share, name="share_practice"),
    path(f"{_PRACTICES}<int:practice>/", practices.practice, name="practice"),
    path(f"{_PRACTICES}<int:practice>/<slug:deed>/", practices.move_practice, name="practice_deed"),
]
