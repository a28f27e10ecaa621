"""Addresses of results."""

from django.urls import URLPattern, path

from maslahat.web.results import (
    definitions,
    explained,
    figures,
    period_pages,
    progress_pages,
    report_pages,
    reports,
    sight,
    tree,
)

_RESULTS = "<str:programme>/results/"
_SIGHT = "<str:programme>/results/sight/"
_REPORTS = "<str:programme>/results/reports/"
_PROGRESS = "<str:programme>/results/progress/<str:workplan>/"
_OF_UNIT = f"{_REPORTS}<str:period>/<str:unit>/"
_REPORT = f"{_OF_UNIT}on/<str:indicator>/"

urlpatterns: list[URLPattern] = [
    path(f"{_RESULTS}indicators/<str:indicator>/", definitions.indicator, name="indicator"),
    path(f"{_RESULTS}indicators/<str:indicator>/define/", definitions.define, name="define_indicator"),
    path(f"{_RESULTS}code-lists/<str:code_list>/", definitions.code_list, name="code_list"),
    path("<str:programme>/results/", tree.tree, name="results"),
    path("<str:programme>/results/figures/<str:indicator>/", figures.figures, name="figures"),
    path("<str:programme>/results/figures/<str:indicator>/explained/", explained.explained, name="explain"),
    path(_SIGHT, sight.sights, name="sights"),
    path(f"{_SIGHT}line/<str:workplan>/<str:line>/", sight.from_line, name="sight_from_line"),
    path(f"{_SIGHT}<slug:height>/<str:place>/", sight.sight, name="sight"),
    path(_REPORTS, reports.reports, name="reports"),
    path(f"{_REPORTS}periods/", period_pages.periods, name="reporting_periods"),
    path(_OF_UNIT, reports.unit_report, name="unit_report"),
    path(f"{_OF_UNIT}fill/<str:pillar>/", reports.fill, name="fill_report"),
    path(_REPORT, report_pages.report, name="result_report"),
    path(f"{_REPORT}evidence/<int:number>/", report_pages.evidence, name="evidence_file"),
    path(f"{_REPORT}<slug:deed>/", report_pages.move, name="result_deed"),
    path(_PROGRESS, progress_pages.lines, name="line_progress"),
    path(f"{_PROGRESS}<uuid:line>/", progress_pages.line, name="report_line_progress"),
]
