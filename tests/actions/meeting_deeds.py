"""Deeds in a meeting, each with a request that is well formed and never succeeds: only the right is asked for."""

from typing import Any

from maslahat.actions.actor import Secret
from maslahat.actions.meetings import (
    agenda,
    breakouts,
    calling,
    calls,
    closing_calls,
    floor,
    giving_floor,
    inviting,
    papers,
    personal_data,
    positions,
    presence,
    registration,
    rulings,
    running,
    screens,
    statements,
    subjects,
)
from maslahat.actions.meetings.applicants import Applicant
from maslahat.domain.shared.deeds import Deed
from tests.actions.meetings_called import IN_AA

A_MEETING = {"meeting": "PSC"}
ON_MEETING = A_MEETING | {"row_version": 1}
ON_CALL = A_MEETING | {"call": 1}

FILED = {"item": 0, "office": {}, "language": "en", "text": {}, "summary": {}}

MEETING_DEEDS: dict[Deed, tuple[Any, dict[str, Any]]] = {
    Deed.MEETING_OPEN: (running.open_meeting, ON_MEETING | {"inaugurated_by": {}}),
    Deed.MEETING_CLOSE: (running.move_meeting, ON_MEETING | {"act": ""}),
    Deed.PARTICIPANT_ARRANGE: (
        registration.arrange_attendance,
        {"meeting": "PSC", "row_version": 0, "deadline": None, "self_check_in": False, "join_address": "ftp://"},
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
    Deed.MEETING_CALL: (calling.call_meeting, {"meeting": "/", "arrangements": IN_AA, "workplan": ""}),
    Deed.MEETING_SEE_TO: (calling.see_to_duty, ON_MEETING | {"duty": "", "is_done": True}),
    Deed.AGENDA_PUBLISH: (agenda.publish_agenda, ON_MEETING),
    Deed.DOCUMENT_PUBLISH: (papers.withdraw_document, {"meeting": "PSC", "document": 9}),
    Deed.LETTER_ISSUE: (inviting.issue_letters, {"meeting": "PSC", "parties": ()}),
    Deed.FLOOR_ASK: (floor.ask_for_floor, {"meeting": "PSC", "item": 99}),
    Deed.FLOOR_GIVE: (giving_floor.give_floor, {"meeting": "PSC", "number": 0}),
    Deed.STATEMENT_FILE: (statements.file_statement, {"meeting": "PSC", **FILED}),
    Deed.STATEMENT_CLEAR: (
        statements.clear_statement,
        {"meeting": "PSC", "statement": 0, "version": 1, "clearance": ""},
    ),
    Deed.NOTE_WRITE: (
        breakouts.write_note,
        {"meeting": "PSC", "item": 0, "country": "", "topic": "", "text": {}},
    ),
    Deed.SUBJECT_SET: (subjects.set_subject, ON_MEETING | {"item": 99}),
    Deed.SCREEN_LINK: (screens.open_screen, {"meeting": "PSC", "place": "", "word": Secret("x")}),
    Deed.CALL_OPEN: (
        calls.open_call,
        A_MEETING | {"kind": "", "ref": "", "fingerprint": "", "method": "", "present": ()},
    ),
    Deed.CALL_MOVE: (calls.move_call, ON_CALL | {"row_version": 1, "act": ""}),
    Deed.CALL_ASK_TIME: (calls.ask_for_time, ON_CALL),
    Deed.CALL_POSITION: (positions.take_position, A_MEETING | {"fingerprint": "", "kind": ""}),
    Deed.CALL_ANSWER: (positions.answer_roll, ON_CALL | {"answer": ""}),
    Deed.CALL_CLOSE: (closing_calls.close_call, ON_CALL | {"row_version": 1, "fingerprint": "", "present": ()}),
    Deed.CALL_SETTLE: (closing_calls.settle_call, ON_CALL),
    Deed.CALL_RULE: (rulings.rule_on_procedure, A_MEETING | {"text": {}, "present": ()}),
    Deed.CALL_APPEAL: (rulings.appeal_ruling, ON_CALL | {"text": {}}),
}
