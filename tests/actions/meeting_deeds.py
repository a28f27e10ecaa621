"""Deeds in a meeting, each with a request that is well formed and never succeeds: only the right is asked for."""

from typing import Any

from maslahat.actions.meetings import personal_data, presence, registration, running
from maslahat.actions.meetings.applicants import Applicant
from maslahat.domain.shared.deeds import Deed

ON_MEETING = {"meeting": "PSC", "row_version": 1}

MEETING_DEEDS: dict[Deed, tuple[Any, dict[str, Any]]] = {
    Deed.MEETING_OPEN: (running.open_meeting, ON_MEETING | {"inaugurated_by": {}}),
    Deed.MEETING_CLOSE: (running.move_meeting, ON_MEETING | {"act": ""}),
    Deed.PARTICIPANT_ARRANGE: (
        registration.arrange_attendance,
        {"meeting": "PSC", "deadline": None, "self_check_in": False, "join_address": "ftp://"},
    ),
    Deed.PARTICIPANT_REGISTER: (
        registration.register_participant,
        {"meeting": "PSC", "applicant": Applicant("AA", {})},
    ),
    Deed.PARTICIPANT_ADMIT: (
        registration.decide_registration,
        ON_MEETING | {"number": 0, "admits": True, "reason": {}},
    ),
    Deed.PARTICIPANT_CREDENTIAL: (
        personal_data.file_credentials,
        {"meeting": "PSC", "number": 0, "document": personal_data.Document(b""), "sha256": ""},
    ),
    Deed.PARTICIPANT_CHECK_IN: (presence.check_in, {"meeting": "PSC", "number": 0, "channel": "room"}),
    Deed.PARTICIPANT_ARRIVE: (presence.check_oneself_in, {"meeting": "PSC", "code": ""}),
    Deed.PARTICIPANT_ERASE: (personal_data.erase_names, {"meeting": "PSC"}),
}
