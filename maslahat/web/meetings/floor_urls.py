"""Addresses of the floor and of statements in one meeting."""

from django.urls import URLPattern, path

from maslahat.web.meetings import speakers, statement_pages

_OF_ONE = "<str:programme>/meetings/<str:meeting>/"
_SPEAKERS = f"{_OF_ONE}speakers/"
_STATEMENTS = f"{_OF_ONE}statements/"

urlpatterns: list[URLPattern] = [
    path(_SPEAKERS, speakers.speakers, name="speakers"),
    path(f"{_SPEAKERS}rules/", speakers.rules, name="floor_rules"),
    path(f"{_SPEAKERS}ask/<slug:wish>/", speakers.ask, name="floor_ask"),
    path(f"{_SPEAKERS}<int:turn>/<slug:act>/", speakers.on_request, name="floor_deed"),
    path(_STATEMENTS, statement_pages.statements, name="statements"),
    path(f"{_STATEMENTS}new/", statement_pages.new_statement, name="new_statement"),
    path(f"{_STATEMENTS}<int:statement>/", statement_pages.statement, name="statement"),
    path(f"{_STATEMENTS}<int:statement>/revise/", statement_pages.revise, name="revise_statement"),
    path(f"{_STATEMENTS}<int:statement>/clear/", statement_pages.clear, name="clear_statement"),
]
