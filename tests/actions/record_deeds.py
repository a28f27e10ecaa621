"""Deeds on what a meeting leaves behind, each with a request that is well formed and never succeeds."""

from typing import Any

from maslahat.actions.meetings import minuting, registering_decisions
from maslahat.actions.stories import contact, writing
from maslahat.domain.shared.deeds import Deed

ON_TEXT = {"story": "nowhere", "language": "en", "revision": 1}

RECORD_DEEDS: dict[Deed, tuple[Any, dict[str, Any]]] = {
    Deed.DECISION_RECORD: (registering_decisions.record_decision, {"meeting": "PSC", "text": {}}),
    Deed.DECISION_FOLLOW_UP: (
        registering_decisions.follow_up_decision,
        {"meeting": "PSC", "number": 1, "notes": 0, "state": "done", "text": {}},
    ),
    Deed.MINUTES_DRAFT: (minuting.draft_the_minutes, {"meeting": "PSC", "row_version": 0}),
    Deed.MINUTES_CORRECT: (minuting.file_correction, {"meeting": "PSC", "paragraph": 1, "text": {}}),
    Deed.MINUTES_AGREE: (minuting.agree_minutes, {"meeting": "PSC", "row_version": 0}),
    Deed.STORY_WRITE: (writing.begin_story, {"meeting": "PSC", "story": "a-story"}),
    Deed.STORY_CLEAR: (writing.clear_story, ON_TEXT),
    Deed.STORY_RELEASE: (writing.release_story, ON_TEXT),
    Deed.CONTACT_CHANGE: (
        contact.change_press_contact,
        {"office": {}, "mail": "", "phone": "", "row_version": 0},
    ),
}
