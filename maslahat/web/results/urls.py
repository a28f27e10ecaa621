"""Addresses of results."""

from django.urls import URLPattern, path

from maslahat.web.results import (
    annual_editing,
    annual_files,
    annual_history,
    annual_pages,
    awaited_pages,
    definitions,
    explained,
    figures,
    figures_data,
    form_pages,
    grid,
    grid_files,
    in_cells,
    measures,
    overlap_pages,
    period_pages,
    progress_pages,
    published,
    published_data,
    reminder_pages,
    report_pages,
    reports,
    sight,
    status_rule,
    taking_away,
    tree,
    unit_report_files,
    unit_report_pages,
)

_RESULTS = "<str:programme>/results/"
_FIGURES = f"{_RESULTS}figures/<str:indicator>/"
_ANNUAL = f"{_RESULTS}annual/"
_EDITION = f"{_ANNUAL}<int:year>/<str:scope>/<int:revision>/"
_PUBLISHED = f"{_RESULTS}published/"
_SIGHT = f"{_RESULTS}sight/"
_REPORTS = f"{_RESULTS}reports/"
_PROGRESS = f"{_RESULTS}progress/<str:workplan>/"
_OF_UNIT = f"{_REPORTS}<str:period>/<str:unit>/"
_REPORT = f"{_OF_UNIT}on/<str:indicator>/"

urlpatterns: list[URLPattern] = [
    path(f"{_RESULTS}indicators/<str:indicator>/", definitions.indicator, name="indicator"),
    path(f"{_RESULTS}indicators/<str:indicator>/define/", definitions.define, name="define_indicator"),
    path(f"{_RESULTS}code-lists/<str:code_list>/", definitions.code_list, name="code_list"),
    path(_RESULTS, tree.tree, name="results"),
    path(f"{_RESULTS}measures/", measures.measures, name="measures"),
    path(f"{_RESULTS}status-rule/", status_rule.status_rule, name="status_rule"),
    path(f"{_RESULTS}grid/", grid.results_grid, name="results_grid"),
    path(f"{_RESULTS}grid/cells.<str:suffix>", grid_files.grid_file, name="grid_file"),
    path(f"{_RESULTS}grid/people/", in_cells.people_counted, name="people_counted"),
    path(f"{_RESULTS}grid/stories/", in_cells.stories_of_results, name="stories_of_results"),
    path(_PUBLISHED, published.published_results, name="published_results"),
    path(f"{_PUBLISHED}results.json", published_data.published_json, name="published_json"),
    path(f"{_PUBLISHED}results.csv", published_data.published_csv, name="published_csv"),
    path(f"{_PUBLISHED}<str:indicator>/", published.published_indicator, name="published_indicator"),
    path(f"{_RESULTS}figures.json", figures_data.figures_json, name="figures_json"),
    path(_FIGURES, figures.figures, name="figures"),
    path(f"{_FIGURES}explained.json", figures_data.explained_json, name="explained_json"),
    path(f"{_FIGURES}explained/", explained.explained, name="explain"),
    path(_SIGHT, sight.sights, name="sights"),
    path(f"{_SIGHT}line/<str:workplan>/<str:line>/", sight.from_line, name="sight_from_line"),
    path(f"{_SIGHT}<slug:height>/<str:place>/", sight.sight, name="sight"),
    path(_REPORTS, reports.reports, name="reports"),
    path(f"{_REPORTS}take-away/", taking_away.take_away, name="take_away"),
    path(f"{_REPORTS}take-away/observations.<str:suffix>", taking_away.observations_file, name="observations_file"),
    path(f"{_REPORTS}awaited/", awaited_pages.awaited, name="awaited_reports"),
    path(f"{_RESULTS}overlaps/", overlap_pages.overlaps, name="overlaps"),
    path(f"{_RESULTS}reminders/", reminder_pages.reminders, name="reminders"),
    path(f"{_REPORTS}periods/", period_pages.periods, name="reporting_periods"),
    path(_OF_UNIT, unit_report_pages.unit_report, name="unit_report"),
    path(f"{_OF_UNIT}send/", unit_report_pages.send, name="send_unit_report"),
    path(
        f"{_OF_UNIT}report/<slug:language>.<slug:suffix>", unit_report_files.unit_report_file, name="unit_report_file"
    ),
    path(f"{_OF_UNIT}fill/<str:pillar>/", reports.fill, name="fill_report"),
    path(f"{_OF_UNIT}form.xlsx", form_pages.form_file, name="form_file"),
    path(f"{_OF_UNIT}spreadsheet/", form_pages.load_form, name="load_form"),
    path(_REPORT, report_pages.report, name="result_report"),
    path(f"{_REPORT}evidence/<int:number>/", report_pages.evidence, name="evidence_file"),
    path(f"{_REPORT}<slug:deed>/", report_pages.move, name="result_deed"),
    path(_PROGRESS, progress_pages.lines, name="line_progress"),
    path(f"{_PROGRESS}<uuid:line>/", progress_pages.line, name="report_line_progress"),
    path(_ANNUAL, annual_editing.annual_reports, name="annual_reports"),
    path(_EDITION, annual_pages.annual_report, name="annual_report"),
    path(f"{_EDITION}document.json", annual_pages.annual_json, name="annual_json"),
    path(f"{_EDITION}results.json", published_data.edition_json, name="edition_json"),
    path(f"{_EDITION}results.csv", published_data.edition_csv, name="edition_csv"),
    path(f"{_EDITION}report/<slug:language>.<slug:suffix>", annual_files.annual_file, name="annual_file"),
    path(f"{_EDITION}publish/", annual_editing.publish, name="publish_edition"),
    path(f"{_EDITION}write/<str:section>/", annual_editing.write_section, name="write_section"),
    path(f"{_EDITION}write/<str:section>/history/", annual_history.section_history, name="section_history"),
    path(f"{_EDITION}indicators/<str:indicator>/", annual_pages.annual_indicator, name="annual_indicator"),
]
