"""Addresses of meetings: the series, one meeting, and the pages that each topic adds to it."""

from django.urls import URLPattern, path

from maslahat.web.meetings import overview
from maslahat.web.meetings.attendance_urls import urlpatterns as of_attendance
from maslahat.web.meetings.call_urls import urlpatterns as of_calls
from maslahat.web.meetings.calling_urls import urlpatterns as of_the_calling
from maslahat.web.meetings.floor_urls import urlpatterns as of_the_floor
from maslahat.web.meetings.record_urls import urlpatterns as of_the_record
from maslahat.web.meetings.room_urls import urlpatterns as of_the_room

OF_ONE = "<str:programme>/meetings/<str:meeting>/"

urlpatterns: list[URLPattern] = [
    *of_the_calling,
    path("<str:programme>/meetings/", overview.meetings, name="meetings"),
    path(OF_ONE, overview.meeting, name="meeting"),
    path(f"{OF_ONE}act/", overview.act, name="meeting_act"),
    *of_the_record,
    *of_the_room,
    *of_calls,
    *of_the_floor,
    *of_attendance,
]
