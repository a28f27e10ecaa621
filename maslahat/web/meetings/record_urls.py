"""Addresses of what a meeting leaves behind: decisions, minutes, outcome document, papers."""

from django.urls import URLPattern, path

from maslahat.web.meetings import decision_pages, minutes_pages, paper_pages

_MEETING = "<str:programme>/meetings/<str:meeting>/"

urlpatterns: list[URLPattern] = [
    path(f"{_MEETING}decisions/", decision_pages.decisions, name="decisions"),
    path(f"{_MEETING}decisions/enter/", decision_pages.enter, name="enter_decision"),
    path(f"{_MEETING}decisions/take-in/", decision_pages.take_in, name="take_in_decisions"),
    path(f"{_MEETING}decisions/<int:number>/note/", decision_pages.note, name="note_decision"),
    path(f"{_MEETING}outcome/", paper_pages.outcome, name="outcome"),
    path(f"{_MEETING}minutes/", minutes_pages.minutes, name="minutes"),
    path(f"{_MEETING}minutes/<int:paragraph>/", minutes_pages.paragraph, name="minutes_paragraph"),
    path(f"{_MEETING}minutes/corrections/<int:correction>/", minutes_pages.answer, name="answer_correction"),
    path(f"{_MEETING}minutes/<slug:deed>/", minutes_pages.move, name="move_minutes"),
    path(f"{_MEETING}papers/<slug:paper>/<slug:language>.<slug:suffix>", paper_pages.paper, name="meeting_paper"),
]
