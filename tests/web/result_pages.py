"""What each page of results answers to a role, in a programme in which nothing is asked yet."""

from maslahat.domain.shared.deeds import Deed
from tests.web.meeting_pages import Expected, always, missing, needs

RESULT_EXPECTED: dict[str, Expected] = {
    "reports": needs(Deed.RESULT_READ),
    "reporting_periods": needs(Deed.PERIOD_RULE),
    **dict.fromkeys(("unit_report", "result_report", "evidence_file"), missing(Deed.RESULT_READ)),
    "fill_report": missing(Deed.RESULT_REPORT),
    "result_deed": always(405),
    "sights": always(200),
    **dict.fromkeys(("sight", "sight_from_line"), always(404)),
}
