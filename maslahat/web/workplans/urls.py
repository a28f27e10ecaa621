"""Addresses of the pages of one workplan."""

from django.urls import URLPattern, path

from maslahat.web.workplans import (
    change_views,
    join_views,
    line_views,
    new_plan,
    register,
    restore_views,
    split_views,
    spreadsheet,
    texts_views,
    views,
    wishes_views,
)

_PLAN = "<str:programme>/workplans/<str:workplan>/"

urlpatterns: list[URLPattern] = [
    path("<str:programme>/workplans/", views.workplans, name="workplans"),
    path("<str:programme>/new-plan/", new_plan.new_plan, name="new_plan"),
    path("<str:programme>/new-plan/NEW.xlsx", new_plan.empty_sheet, name="empty_sheet"),
    path(_PLAN, views.workplan, name="workplan"),
    path(f"{_PLAN}files/<slug:label>-proposals.xlsx", views.register_sheet, name="register_sheet"),
    path(f"{_PLAN}files/<slug:label>-edit.xlsx", views.workplan_sheet, name="workplan_sheet"),
    path(f"{_PLAN}files/<slug:label>.<slug:suffix>", views.workplan_file, name="workplan_file"),
    path(f"{_PLAN}lines/<str:line>/", line_views.line, name="line"),
    path(f"{_PLAN}lines/<str:line>/status/", line_views.line_status, name="line_status"),
    path(f"{_PLAN}lines/<str:line>/change/", change_views.change_line, name="change_line"),
    path(f"{_PLAN}lines/<str:line>/split/", split_views.split_line, name="split_line"),
    path(f"{_PLAN}join/", join_views.join_lines, name="join_lines"),
    path(f"{_PLAN}restore/", restore_views.restore_line, name="restore_line"),
    path(f"{_PLAN}texts/", texts_views.plan_texts, name="plan_texts"),
    path(f"{_PLAN}add/", change_views.add_line, name="add_line"),
    path(f"{_PLAN}spreadsheet/", spreadsheet.spreadsheet, name="spreadsheet"),
    path(f"{_PLAN}spreadsheet/proposals/", register.register, name="register"),
    path(f"{_PLAN}wishes/", wishes_views.wishes, name="wishes"),
    path(f"{_PLAN}wishes/sent/<str:ref>/", wishes_views.sent, name="sent"),
]
