"""Deeds on reporting periods and results, each with a request that is well formed and never succeeds."""

from datetime import date
from typing import Any

from maslahat.actions.results import editions, periods, progressing, reminding, reporting, reviewing
from maslahat.domain.shared.deeds import Deed

ON_REPORT = {"period": "2022", "unit": "nowhere", "indicator": "1.1.i1", "row_version": 1}
ON_EDITION = {"scope_kind": "programme", "scope_code": "", "year": 2022, "revision": 1}

RESULT_DEEDS: dict[Deed, tuple[Any, dict[str, Any]]] = {
    Deed.PERIOD_RULE: (periods.open_period, {"period": "never", "due_on": date(2023, 2, 15), "row_version": 0}),
    Deed.RESULT_REPORT: (
        reporting.report_results,
        {"period": "2022", "unit": "nowhere", "results": (), "as_draft": False},
    ),
    Deed.RESULT_CONFIRM: (reviewing.confirm_report, ON_REPORT),
    Deed.RESULT_VERIFY: (reviewing.verify_report, ON_REPORT),
    Deed.RESULT_CORRECT: (reviewing.correct_report, ON_REPORT | {"cells": (), "reason": {}}),
    Deed.REMINDER_CHOOSE: (reminding.choose_reminders, {"address": "nowhere"}),
    Deed.REMINDER_SEND: (
        reminding.record_reminder,
        {"person": 0, "party": "AA", "reports": 0, "marks": "", "accepted": True},
    ),
    Deed.PROGRESS_REPORT: (
        progressing.report_progress,
        {
            "workplan": "JWP",
            "line": "nowhere",
            "standing": 0,
            "status": "",
            "problem": {},
            "next_step": {},
            "done_for": (),
        },
    ),
    Deed.EDITION_DRAFT: (
        editions.begin_edition,
        {"scope_kind": "galaxy", "scope_code": "", "year": 2022, "basis": "verified"},
    ),
    Deed.EDITION_WRITE: (editions.write_narrative, ON_EDITION | {"section": "", "standing": 0, "texts": {}}),
    Deed.EDITION_PUBLISH: (editions.publish_edition, ON_EDITION | {"seen": ""}),
}
