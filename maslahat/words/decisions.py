"""What codes of a debate are called: dispositions, positions, versions, conflicts, and what became of a line."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from maslahat.domain.discussions.threads import EntryKind
from maslahat.domain.governance.notes_verbales import NoteVerbaleState
from maslahat.domain.governance.positions import Channel, Method, PositionKind
from maslahat.domain.workplans.agenda_order import Distance
from maslahat.domain.workplans.conflicts import ConflictClass
from maslahat.domain.workplans.kinship import Kinship
from maslahat.domain.workplans.proposals import Disposition
from maslahat.domain.workplans.redline import LineChange
from maslahat.domain.workplans.versions import VersionKind

DISPOSITIONS: Mapping[str, Promise] = {
    Disposition.ACCEPTED: pgettext_lazy("disposition", "accepted"),
    Disposition.ACCEPTED_AMENDED: pgettext_lazy("disposition", "accepted as amended"),
    Disposition.MERGED: pgettext_lazy("disposition", "merged into another proposal"),
    Disposition.DEFERRED: pgettext_lazy("disposition", "deferred"),
    Disposition.DECLINED: pgettext_lazy("disposition", "declined"),
    Disposition.WITHDRAWN: pgettext_lazy("disposition", "withdrawn"),
    Disposition.NOTED: pgettext_lazy("disposition", "noted"),
    Disposition.FALLEN: pgettext_lazy("disposition", "fallen: made without object by another proposal"),
}

POSITIONS: Mapping[str, Promise] = {
    PositionKind.ENDORSE: pgettext_lazy("position", "endorses"),
    PositionKind.RESERVE: pgettext_lazy("position", "endorses with a reservation"),
    PositionKind.OBJECT: pgettext_lazy("position", "objects"),
    PositionKind.NOT_YET: pgettext_lazy("position", "not yet ready"),
}

CHANNELS: Mapping[str, Promise] = {
    Channel.ROOM: pgettext_lazy("channel", "in the room"),
    Channel.REMOTE: pgettext_lazy("channel", "remotely"),
    Channel.WRITTEN: pgettext_lazy("channel", "in writing"),
}

METHODS: Mapping[str, Promise] = {
    Method.CLICK: pgettext_lazy("method", "in the record"),
    Method.PASSKEY: pgettext_lazy("method", "signed with a passkey"),
    Method.NOTE_VERBALE: pgettext_lazy("method", "by signed note verbale"),
}

NOTE_STATES: Mapping[str, Promise] = {
    NoteVerbaleState.ENTERED: pgettext_lazy("note", "waits for another officer"),
    NoteVerbaleState.CONFIRMED: pgettext_lazy("note", "confirmed"),
    NoteVerbaleState.RETURNED: pgettext_lazy("note", "returned"),
}

LINE_CHANGES: Mapping[str, Promise] = {
    LineChange.ADDED: pgettext_lazy("line", "added"),
    LineChange.REMOVED: pgettext_lazy("line", "removed"),
    LineChange.CHANGED: pgettext_lazy("line", "changed"),
    LineChange.MOVED: pgettext_lazy("line", "moved"),
    LineChange.SAME: pgettext_lazy("line", "unchanged"),
}

KINSHIPS: Mapping[str, Promise] = {
    Kinship.SPLIT_INTO: pgettext_lazy("line", "split into"),
    Kinship.SPLIT_OFF: pgettext_lazy("line", "split off from"),
    Kinship.JOINED_INTO: pgettext_lazy("line", "joined into"),
    Kinship.JOINED_FROM: pgettext_lazy("line", "joined with"),
}

VERSIONS: Mapping[str, Promise] = {
    VersionKind.PREPARED: _("prepared draft"),
    VersionKind.TABLED: _("tabled draft"),
    VersionKind.CONSOLIDATED: _("consolidated draft"),
    VersionKind.FINAL: _("final text"),
    VersionKind.ENDORSED: _("endorsed plan"),
    VersionKind.CORRECTED: _("endorsed plan with a corrigendum"),
    VersionKind.ADJUSTED: _("endorsed plan with a minor adjustment"),
}

CONFLICTS: Mapping[str, Promise] = {
    ConflictClass.K0_STALE: _("written on text that is no longer there"),
    ConflictClass.K1_CONVERGENT: _("the same change, wanted by several"),
    ConflictClass.K2_DIVERGENT: _("different values for one place"),
    ConflictClass.K3_EDIT_VERSUS_DELETE: _("one changes the line, another removes it"),
    ConflictClass.K4_STRUCTURE: _("one line divided, joined or removed in different ways"),
    ConflictClass.K5_EDIT_VERSUS_SPLIT: _("one changes the line, another divides it"),
    ConflictClass.K6_MOVE_VERSUS_MOVE: _("two places for one line"),
    ConflictClass.K7_SAME_ANCHOR: _("two new lines in one place"),
    ConflictClass.K8_ANCHOR_LOST: _("the line before it is gone"),
    ConflictClass.K9_DEPENDENCY: _("rests on a proposal that is not agreed"),
    ConflictClass.K10_RULE_BROKEN: _("together they break a rule"),
    ConflictClass.K11_LANGUAGE: _("the languages no longer say the same"),
    ConflictClass.K12_CONCURRENCE: _("it changes what another country takes part in"),
    ConflictClass.K13_AUTHORITY: _("it changes what belongs to somebody else"),
    ConflictClass.K14_TEXT_OVERLAP: _("the same words of one text"),
}

ENTRIES: Mapping[str, Promise] = {
    EntryKind.REMARK: pgettext_lazy("discussion", "remark"),
    EntryKind.ASSIGNMENT: pgettext_lazy("discussion", "asks for advice"),
    EntryKind.RESOLUTION: pgettext_lazy("discussion", "ends the discussion"),
    EntryKind.REOPENING: pgettext_lazy("discussion", "takes it up again"),
}

DISTANCES: Mapping[int, Promise] = {
    Distance.DELETION: _("a line would go"),
    Distance.STRUCTURE: _("lines would be split or joined"),
    Distance.PARENT: _("a line would move to another output"),
    Distance.BUDGET: _("money would change"),
    Distance.COUNTRIES: _("countries would change"),
    Distance.QUARTERS: _("quarters would change"),
    Distance.AGENCY: _("who carries it out would change"),
    Distance.INDICATORS: _("indicators would change"),
    Distance.TEXT: _("words would change"),
    Distance.OTHER: _("other details would change"),
}
"""Why a conflict has its place in the suggested order of discussion: the furthest step from the tabled draft."""

PARTS: Mapping[str, Promise] = {
    "plan": _("The whole plan"),
    "pillar": _("Pillar"),
    "country": _("Country"),
    "donor": _("Donor"),
    "quarter": _("Quarter"),
}

DECISIONS = {code: name for code, name in DISPOSITIONS.items() if code != Disposition.WITHDRAWN}
"""What the parties may decide: a proposal is withdrawn by its author alone."""

ADVICE = {code: name for code, name in DECISIONS.items() if code != Disposition.FALLEN}
"""What an adviser may recommend: that a proposal falls follows from the decision on another one."""
