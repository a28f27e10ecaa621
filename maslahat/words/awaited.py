"""What the steps for which reports wait are called, as a list is called and as a label in a row."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maslahat.domain.results.awaiting import Awaited

LISTS: Mapping[str, Promise] = {
    Awaited.LATE: _("late, to be reported by us"),
    Awaited.TO_REPORT: _("to be reported by us"),
    Awaited.TO_ANSWER: _("sent back to us with questions"),
    Awaited.TO_CONFIRM: _("awaits our confirmation"),
    Awaited.TO_VERIFY: _("awaits our verification"),
    Awaited.ASKED: _("our questions, still open"),
}
"""Names of the lists, most urgent first."""
