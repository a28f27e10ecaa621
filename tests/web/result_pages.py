"""What each page of results answers to a role, in a programme in which nothing is asked yet."""

from maslahat.domain.shared.deeds import Deed, Role, Stage
from maslahat.domain.shared.rights import may
from tests.web.meeting_pages import Expected, always, missing, needs


def _progress(role: Role, stage: Stage, party: str) -> int:
    """Return the answer to who would tell of a line of AA: nothing to tell before the plan is endorsed."""
    if not may(role, Deed.PROGRESS_REPORT):
        return 403
    if stage is not Stage.ENDORSED:
        return 404
    return 200 if may(role, Deed.PROGRESS_REPORT, stage, party == "AA") else 403


RESULT_EXPECTED: dict[str, Expected] = {
    **dict.fromkeys(("reports", "awaited_reports", "reminders", "overlaps"), needs(Deed.RESULT_READ)),
    "reporting_periods": needs(Deed.PERIOD_RULE),
    **dict.fromkeys(("unit_report", "unit_report_file", "result_report", "evidence_file"), missing(Deed.RESULT_READ)),
    **dict.fromkeys(("fill_report", "form_file", "load_form"), missing(Deed.RESULT_REPORT)),
    **dict.fromkeys(("result_deed", "send_unit_report"), always(405)),
    **dict.fromkeys(("take_away", "observations_file"), needs(Deed.RESULT_READ)),
    "line_progress": needs(Deed.RESULT_READ),
    "report_line_progress": _progress,
    "published_results": always(200),
    **dict.fromkeys(("published_indicator", "published_json", "published_csv"), always(404)),
    "sights": always(200),
    "sight": always(404),
    "sight_from_line": lambda role, stage, party: 200 if may(role, Deed.PLAN_READ, stage) else 404,
    **dict.fromkeys(("results", "results_grid", "status_rule", "measures"), needs(Deed.RESULT_READ)),
    **dict.fromkeys(("people_counted", "stories_of_results", "grid_file"), needs(Deed.RESULT_READ)),
    **dict.fromkeys(("figures", "explain", "explained_json"), missing(Deed.RESULT_READ)),
    "figures_json": needs(Deed.RESULT_READ),
    "practices": needs(Deed.PRACTICE_READ),
    "practice": missing(Deed.PRACTICE_READ),
    "share_practice": lambda role, stage, party: 200 if may(role, Deed.PRACTICE_SHARE) and party != "AG" else 403,
    "practice_deed": always(405),
    "annual_reports": always(200),
    **dict.fromkeys(("annual_report", "annual_file", "annual_json", "annual_indicator"), always(404)),
    **dict.fromkeys(("edition_json", "edition_csv"), always(404)),
    "write_section": missing(Deed.EDITION_WRITE),
    "section_history": missing(Deed.RESULT_READ),
    "publish_edition": missing(Deed.EDITION_PUBLISH),
}
