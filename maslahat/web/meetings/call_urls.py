"""Addresses of positions and decisions in the room, and of the rule by which they are taken."""

from django.urls import URLPattern, path

from maslahat.web.meetings import call_deeds, calls_page

_OF_ONE = "<str:programme>/meetings/<str:meeting>/"

urlpatterns: list[URLPattern] = [
    path("<str:programme>/decision-rule/", calls_page.decision_rule, name="decision_rule"),
    path(f"{_OF_ONE}positions/", calls_page.calls, name="calls"),
    path(f"{_OF_ONE}positions/file/", calls_page.calls_file, name="calls_file"),
    path(f"{_OF_ONE}positions/<str:name>/", call_deeds.call_deed, name="call_deed"),
]
