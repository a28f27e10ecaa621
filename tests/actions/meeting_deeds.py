"""Deeds in a meeting, each with a request that is well formed and never succeeds: only the right is asked for."""

from typing import Any

from maslahat.actions.meetings import running
from maslahat.domain.shared.deeds import Deed

ON_MEETING = {"meeting": "PSC", "row_version": 1}

MEETING_DEEDS: dict[Deed, tuple[Any, dict[str, Any]]] = {
    Deed.MEETING_OPEN: (running.open_meeting, ON_MEETING | {"inaugurated_by": {}}),
    Deed.MEETING_CLOSE: (running.move_meeting, ON_MEETING | {"act": ""}),
}
