"""What parts of annual reports are called: scopes, bases, sections, causes of restatements."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maslahat.domain.results.annual_report import Basis, Course, ScopeKind
from maslahat.domain.results.restating import CauseKind

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
