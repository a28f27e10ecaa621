"""Addresses of the room: the room itself, the chair's desk, the hall screen, and the stream that they follow."""

from django.urls import URLPattern, path

from maslahat.web.meetings import chair, room, screen

_OF_ONE = "<str:programme>/meetings/<str:meeting>/"

urlpatterns: list[URLPattern] = [
    path(f"{_OF_ONE}room/", room.room, name="room"),
    path(f"{_OF_ONE}room/state", room.state, name="room_state"),
    path(f"{_OF_ONE}stream", room.no_stream, name="stream"),
    path(f"{_OF_ONE}chair/", chair.chair, name="chair"),
    path(f"{_OF_ONE}chair/subject/", chair.put, name="put_subject"),
    path(f"{_OF_ONE}screen/", screen.screen, name="screen"),
    path(f"{_OF_ONE}screens/", screen.links, name="screen_links"),
    path(f"{_OF_ONE}screens/make/", screen.make_link, name="make_screen_link"),
    path(f"{_OF_ONE}screens/<int:screen>/end/", screen.end_link, name="end_screen_link"),
    path(f"{_OF_ONE}screen/<str:link>/", screen.screen_by_link, name="screen_by_link"),
    path(f"{_OF_ONE}screen/<str:link>/state", screen.screen_state, name="screen_state"),
]
