"""Names of what belongs to the floor and to statements, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from maslahat.domain.meetings.floor import FloorKind, FloorState, OrderMatter, SpeakingMode
from maslahat.domain.meetings.speaking_order import OrderReason
from maslahat.domain.meetings.statements import Clearance

FLOOR_KINDS: Mapping[str, Promise] = {
    FloorKind.STATEMENT: pgettext_lazy("floor", "statement"),
    FloorKind.POINT_OF_ORDER: pgettext_lazy("floor", "point of order"),
    FloorKind.RIGHT_OF_REPLY: pgettext_lazy("floor", "right of reply"),
}

FLOOR_STATES: Mapping[str, Promise] = {
    FloorState.WAITING: pgettext_lazy("floor", "waits"),
    FloorState.SPEAKING: pgettext_lazy("floor", "has the floor"),
    FloorState.INTERRUPTED: pgettext_lazy("floor", "interrupted by a point of order"),
    FloorState.SPOKEN: pgettext_lazy("floor", "has spoken"),
    FloorState.WITHDRAWN: pgettext_lazy("floor", "withdrawn"),
    FloorState.RULED_OUT: pgettext_lazy("floor", "ruled out of order"),
}

SPEAKING_MODES: Mapping[str, Promise] = {
    SpeakingMode.ROOM: pgettext_lazy("speaking", "in the room"),
    SpeakingMode.ONLINE: pgettext_lazy("speaking", "online"),
    SpeakingMode.WRITTEN: pgettext_lazy("speaking", "in writing"),
}

ORDER_MATTERS: Mapping[str, Promise] = {
    OrderMatter.DEBATE: _("Conduct of the debate"),
    OrderMatter.AGENDA: _("Agenda or order of business"),
    OrderMatter.TIME: _("Time of speakers"),
    OrderMatter.HEARING: _("Hearing, interpretation or connection"),
    OrderMatter.DECISION: _("Conduct of the decision"),
}

ORDER_REASONS: Mapping[str, Promise] = {
    OrderReason.ASKED_FIRST: _("asked first"),
    OrderReason.PARTY_SPOKE_LESS: _("this delegation has spoken less"),
    OrderReason.SEX_SPOKE_LESS: _("balance of women and men among speakers, as stated at registration"),
}

CLEARANCES: Mapping[str, Promise] = {
    Clearance.NONE: pgettext_lazy("clearance", "not to be quoted"),
    Clearance.SUMMARY: pgettext_lazy("clearance", "the summary may be quoted"),
    Clearance.QUOTE: pgettext_lazy("clearance", "may be quoted word for word"),
}
