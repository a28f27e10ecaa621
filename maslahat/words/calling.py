"""Names of what comes before a meeting, in the reader's language: kinds of meetings, items and documents, duties."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from maslahat.domain.meetings.agenda_items import ItemKind
from maslahat.domain.meetings.arrangements import HostDuty, MeetingKind

MEETING_KINDS: Mapping[str, Promise] = {
    MeetingKind.ANNUAL: pgettext_lazy("meeting", "annual meeting"),
    MeetingKind.EXTRAORDINARY: pgettext_lazy("meeting", "extraordinary meeting"),
    MeetingKind.NATIONAL: pgettext_lazy("meeting", "meeting of a national committee"),
    MeetingKind.LAUNCH: pgettext_lazy("meeting", "launch of the programme"),
}

ITEM_KINDS: Mapping[str, Promise] = {
    ItemKind.OPENING: pgettext_lazy("agenda item", "opening"),
    ItemKind.STATEMENT: pgettext_lazy("agenda item", "statement"),
    ItemKind.DISCUSSION: pgettext_lazy("agenda item", "discussion"),
    ItemKind.COUNTRY_REPORTS: pgettext_lazy("agenda item", "reports of countries"),
    ItemKind.PRESENTATION: pgettext_lazy("agenda item", "presentation"),
    ItemKind.BREAKOUT: pgettext_lazy("agenda item", "breakout groups"),
    ItemKind.PROPOSALS: pgettext_lazy("agenda item", "proposals"),
    ItemKind.DECISION: pgettext_lazy("agenda item", "decision"),
    ItemKind.BREAK: pgettext_lazy("agenda item", "break"),
    ItemKind.CLOSING: pgettext_lazy("agenda item", "closing"),
}

HOST_DUTIES: Mapping[str, Promise] = {
    HostDuty.VENUE: _("Meeting rooms and seating by delegation"),
    HostDuty.VISAS: _("Visas and entry of participants"),
    HostDuty.PROTOCOL: _("Protocol, flags and name plates"),
    HostDuty.SECURITY: _("Security and access to the building"),
    HostDuty.INTERPRETATION: _("Booths and equipment for interpretation"),
    HostDuty.CONNECTION: _("Connection for remote participants, tested"),
    HostDuty.ACCESSIBILITY: _("Access for people with disabilities"),
    HostDuty.MEDICAL: _("Medical care on the spot"),
    HostDuty.PRESS: _("Press and photography"),
}

DOCUMENT_KINDS: Mapping[str, Promise] = {
    "report": pgettext_lazy("document", "report"),
    "workplan": pgettext_lazy("document", "workplan"),
    "proposal": pgettext_lazy("document", "proposal"),
    "information": pgettext_lazy("document", "information"),
}
