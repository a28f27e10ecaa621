"""Names of what belongs to decisions, minutes and stories, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from maslahat.domain.meetings.decisions import DecisionState
from maslahat.domain.meetings.minutes import CorrectionState, MinutesState, Section
from maslahat.domain.stories.life import PairState, StoryState

DECISION_STATES: Mapping[str, Promise] = {
    DecisionState.OPEN: pgettext_lazy("decision", "under way"),
    DecisionState.DONE: pgettext_lazy("decision", "implemented"),
    DecisionState.OVERDUE: pgettext_lazy("decision", "overdue"),
    DecisionState.DROPPED: pgettext_lazy("decision", "discontinued"),
}

MINUTES_STATES: Mapping[str, Promise] = {
    MinutesState.DRAFT: pgettext_lazy("minutes", "draft"),
    MinutesState.CIRCULATED: pgettext_lazy("minutes", "before the delegations"),
    MinutesState.AGREED: pgettext_lazy("minutes", "agreed"),
}

CORRECTION_STATES: Mapping[str, Promise] = {
    CorrectionState.OPEN: pgettext_lazy("correction", "waits for an answer"),
    CorrectionState.TAKEN_IN: pgettext_lazy("correction", "taken in"),
    CorrectionState.DECLINED: pgettext_lazy("correction", "declined"),
}

SECTIONS: Mapping[str, Promise] = {
    Section.OPENING: _("Opening of the meeting"),
    Section.ATTENDANCE: _("Attendance"),
    Section.AGENDA: _("Agenda"),
    Section.ARISING: _("Matters arising"),
    Section.STATEMENTS: _("Statements"),
    Section.PROPOSALS: _("Consideration of proposals"),
    Section.DECISIONS: _("Decisions"),
    Section.RESERVATIONS: _("Reservations"),
    Section.CLOSING: _("Closing of the meeting"),
}

STORY_STATES: Mapping[str, Promise] = {
    StoryState.DRAFT: pgettext_lazy("story", "first draft"),
    StoryState.EDITED: pgettext_lazy("story", "edited"),
    StoryState.CLEARED: pgettext_lazy("story", "cleared"),
    StoryState.RELEASED: pgettext_lazy("story", "released"),
    StoryState.WITHDRAWN: pgettext_lazy("story", "withdrawn"),
}

PAIR_STATES: Mapping[str, Promise] = {
    PairState.ORIGINAL: pgettext_lazy("text", "original"),
    PairState.CURRENT: pgettext_lazy("translation", "renders the original as it stands"),
    PairState.OUTDATED: pgettext_lazy("translation", "outdated: the original was changed since"),
    PairState.MISSING: pgettext_lazy("translation", "missing"),
}
