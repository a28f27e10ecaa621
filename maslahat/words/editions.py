"""What parts of annual reports are called: scopes, bases, sections, causes of restatements."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maslahat.domain.results.annual_report import Basis, Course, ScopeKind
from maslahat.domain.results.narrative_numbers import Holding
from maslahat.domain.results.restating import CauseKind
from maslahat.domain.results.status import Status
from maslahat.domain.results.typed_numbers import Typed

SCOPES: Mapping[str, Promise] = {
    ScopeKind.PROGRAMME: _("The programme"),
    ScopeKind.PILLAR: _("Pillar"),
    ScopeKind.COUNTRY: _("Country"),
    ScopeKind.DONOR: _("Donor"),
}
BASES: Mapping[str, Promise] = {
    Basis.VERIFIED: _("Verified reports alone"),
    Basis.REPORTED: _("All reports, with the state of each beside the figures"),
}
COURSES: Mapping[str, Promise] = {
    Course.DONE: _("done"),
    Course.UNDER_WAY: _("under way"),
    Course.CANCELLED: _("cancelled"),
    Course.NOT_TOLD: _("nothing told"),
}
CAUSES: Mapping[str, Promise] = {
    CauseKind.CORRECTED: _("a value was corrected"),
    CauseKind.REPORTED: _("a report came or was verified later"),
    CauseKind.SENT_BACK: _("a report was sent back"),
    CauseKind.DEFINED: _("the indicator is measured otherwise"),
    CauseKind.UNITS: _("other units report"),
    CauseKind.OVERLAP: _("an overlap was declared"),
}
TYPED: Mapping[str, Promise] = {
    Typed.DATE: _("a year or a date"),
    Typed.NAME: _("part of a code or a name"),
    Typed.NUMBER: _("not among the numbers of this report"),
}
"""What a typed number is that says none of the edition."""

HELD: Mapping[str, Promise] = {
    Holding.FIGURE: _("figure"),
    Holding.TARGET: _("target of the year"),
    Holding.BASELINE: _("baseline"),
    Holding.PROGRESS: _("progress"),
    Holding.MONEY: _("funds that the lines require"),
}
COUNTS: Mapping[str, Promise] = {
    "indicators": _("number of indicators"),
    "with_data": _("number of indicators with data"),
    "pillars": _("number of pillars"),
    "countries": _("number of countries"),
    "lines": _("number of lines"),
    "stories": _("number of stories"),
    "proposals": _("number of proposals"),
    "proposals_taken_up": _("number of proposals taken up"),
    "decisions": _("number of decisions"),
    Status.ON_TRACK: _("number of indicators on track"),
    Status.AT_RISK: _("number of indicators at risk"),
    Status.OFF_TRACK: _("number of indicators off track"),
    Status.NO_DATA: _("number of indicators without data"),
    Course.DONE: _("number of lines that are done"),
    Course.UNDER_WAY: _("number of lines under way"),
    Course.CANCELLED: _("number of lines cancelled"),
    Course.NOT_TOLD: _("number of lines of which nothing was told"),
}
"""What each count of an edition counts."""
