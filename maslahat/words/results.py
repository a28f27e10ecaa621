"""What states of reports, periods and what is due are called, and a reported value in the reader's words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maslahat.domain.results.due import DueStanding
from maslahat.domain.results.reporting import PeriodState, ReportAct, ReportState
from maslahat.domain.results.values import State

REPORT_STATES: Mapping[str, Promise] = {
    ReportState.DRAFT: _("draft"),
    ReportState.REPORTED: _("reported, awaiting partner"),
    ReportState.SENT_BACK: _("sent back with questions"),
    ReportState.CONFIRMED: _("confirmed by both sides"),
    ReportState.VERIFIED: _("verified"),
    ReportState.PUBLISHED: _("published"),
    ReportState.CORRECTED: _("corrected, awaiting partner"),
}
PERIOD_STATES: Mapping[str, Promise] = {
    PeriodState.OPEN: _("open for reports"),
    PeriodState.CLOSED: _("closed for reports"),
    PeriodState.LOCKED: _("locked"),
}
VALUE_STATES: Mapping[str, Promise] = {
    State.REPORTED: _("reported"),
    State.NOT_REPORTED: _("not reported"),
    State.NOT_APPLICABLE: _("not applicable"),
}
DUE: Mapping[str, Promise] = {
    DueStanding.DUE: _("due"),
    DueStanding.LATE: _("late"),
    DueStanding.TO_ANSWER: _("questions to answer"),
    DueStanding.AWAITING_PARTNER: _("awaiting partner"),
    DueStanding.AWAITING_VERIFICATION: _("awaiting verification"),
    DueStanding.DONE: _("done"),
}
ACTS: Mapping[str, Promise] = {
    ReportAct.KEEP_DRAFT: _("kept as a draft"),
    ReportAct.REPORT: _("reported"),
    ReportAct.ATTACH: _("a paper attached"),
    ReportAct.CONFIRM: _("confirmed by the other side"),
    ReportAct.VERIFY: _("verified"),
    ReportAct.SEND_BACK: _("sent back with questions"),
    ReportAct.PUBLISH: _("published"),
    ReportAct.CORRECT: _("corrected after the lock"),
}
PARTS: Mapping[str, Promise] = {
    "number": _("Number"),
    "numerator": _("So many"),
    "denominator": _("Out of"),
    "sum": _("Sum of measurements"),
    "answer": _("Answer"),
    "step": _("Step of the scale"),
    "en": _("In English"),
    "ru": _("In Russian"),
}


def so_many_of(numerator: str, denominator: str) -> str:
    """Return a ratio in words: both numbers, never the quotient alone."""
    return gettext("%(numerator)s of %(denominator)s") % {"numerator": numerator, "denominator": denominator}


def sum_of(total: str, number: str) -> str:
    """Return an average in words: the sum and the number of measurements."""
    return gettext("%(sum)s over %(number)s measurements") % {"sum": total, "number": number}


def yes_or_no(is_yes: bool) -> str:
    """Return an answer in words."""
    return gettext("yes") if is_yes else gettext("no")
