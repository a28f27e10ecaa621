"""Names of what belongs to a meeting of the committee, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from maslahat.domain.meetings.meeting import MeetingAct, MeetingState

MEETING_STATES: Mapping[str, Promise] = {
    MeetingState.PLANNED: pgettext_lazy("meeting", "planned"),
    MeetingState.OPEN: pgettext_lazy("meeting", "under way"),
    MeetingState.ADJOURNED: pgettext_lazy("meeting", "adjourned"),
    MeetingState.CLOSED: pgettext_lazy("meeting", "closed"),
}

MEETING_FORMS: Mapping[str, Promise] = {
    "in_person": _("in person"),
    "hybrid": _("hybrid: in the room and online"),
    "online": _("online"),
}
"""Forms in which a meeting is held (R26)."""

CHAIR_ACTS: Mapping[str, Promise] = {
    MeetingAct.ADJOURN: _("Adjourn the meeting"),
    MeetingAct.RESUME: _("Resume the meeting"),
    MeetingAct.CLOSE: _("Close the meeting"),
}
"""What the chair does with a meeting that has been opened (R30)."""
