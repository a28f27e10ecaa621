"""Addresses of the pages of one workplan."""

from django.urls import URLPattern, path

from maslahat.web.workplans import line_views, views

_PLAN = "<str:programme>/workplans/<str:workplan>/"

urlpatterns: list[URLPattern] = [
    path("<str:programme>/workplans/", views.workplans, name="workplans"),
    path(_PLAN, views.workplan, name="workplan"),
    path(f"{_PLAN}files/<slug:label>.<slug:suffix>", views.workplan_file, name="workplan_file"),
    path(f"{_PLAN}lines/<str:line>/", line_views.line, name="line"),
    path(f"{_PLAN}lines/<str:line>/status/", line_views.line_status, name="line_status"),
]
