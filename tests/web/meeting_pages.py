"""What each page of a meeting answers to a role; a new page is declared here before it can be served."""

from collections.abc import Callable

from maslahat.domain.shared.deeds import Deed, Role, Stage
from maslahat.domain.shared.rights import may

Expected = Callable[[Role, Stage, str], int]


def always(status: int) -> Expected:
    return lambda role, stage, party: status


def needs(deed: Deed) -> Expected:
    return lambda role, stage, party: 200 if may(role, deed) else 403


def _badges(role: Role, stage: Stage, party: str) -> int:
    """Return the answer where somebody of AA is admitted: the desk prints all badges, a party its own."""
    if may(role, Deed.PARTICIPANT_CHECK_IN) or (may(role, Deed.PARTICIPANT_REGISTER) and party == "AA"):
        return 200
    return 404 if may(role, Deed.PARTICIPANT_REGISTER) else 403


def _badge(role: Role, stage: Stage, party: str) -> int:
    return 200 if _badges(role, stage, party) == 200 else 403


def _credentials(role: Role, stage: Stage, party: str) -> int:
    """Return the answer where the head of AA is admitted and no document is filed yet."""
    return 404 if may(role, Deed.PARTICIPANT_ADMIT) or party == "AA" else 403


def missing(deed: Deed) -> Expected:
    """Return the answer to what does not exist: not found, for those who may look at all."""
    return lambda role, stage, party: 404 if may(role, deed) else 403


MEETING_EXPECTED: dict[str, Expected] = {
    "meetings": always(200),
    "meeting": needs(Deed.MEETING_READ),
    "meeting_act": always(405),
    "room": needs(Deed.MEETING_READ),
    "room_state": needs(Deed.MEETING_READ),
    "stream": always(421),
    "chair": needs(Deed.SUBJECT_SET),
    "screen": needs(Deed.ROOM_READ),
    "screen_links": needs(Deed.SCREEN_LINK),
    "screen_by_link": always(404),
    "screen_state": always(404),
    "put_subject": always(405),
    "make_screen_link": always(405),
    "end_screen_link": always(405),
    "decisions": needs(Deed.DECISION_READ),
    "outcome": needs(Deed.DECISION_READ),
    "meeting_paper": always(404),
    "minutes": needs(Deed.MINUTES_READ),
    "minutes_paragraph": missing(Deed.MINUTES_READ),
    **dict.fromkeys(("enter_decision", "take_in_decisions", "note_decision"), always(405)),
    **dict.fromkeys(("answer_correction", "move_minutes"), always(405)),
    **dict.fromkeys(("stories", "press_contact"), always(200)),
    "story": always(404),
    "edit_story": missing(Deed.STORY_READ),
    "story_photographs": missing(Deed.STORY_READ),
    "photograph": always(404),
    "take_photograph_down": always(405),
    **dict.fromkeys(("begin_story", "move_story", "change_press_contact"), always(405)),
    "speakers": needs(Deed.FLOOR_READ),
    **dict.fromkeys(("floor_ask", "floor_deed", "floor_rules"), always(405)),
    "statements": needs(Deed.STATEMENT_READ),
    "new_statement": needs(Deed.STATEMENT_FILE),
    "statement": needs(Deed.STATEMENT_READ),
    **dict.fromkeys(("revise_statement", "clear_statement"), always(405)),
    **dict.fromkeys(("participants", "participants_file", "participant"), needs(Deed.PARTICIPANT_READ)),
    **dict.fromkeys(
        ("register_participant", "participant_list", "participant_sheet"), needs(Deed.PARTICIPANT_REGISTER)
    ),
    **dict.fromkeys(("attendance_terms", "admit_listed", "erase_names", "participant_deed"), always(405)),
    "credentials_file": _credentials,
    "badges": _badges,
    "badge": _badge,
    "desk": needs(Deed.PARTICIPANT_CHECK_IN),
    "check_in": always(200),
    **dict.fromkeys(("call_meeting", "arrange_meeting"), needs(Deed.MEETING_CALL)),
    **dict.fromkeys(("meeting_duty", "change_agenda", "put_up_document", "withdraw_document"), always(405)),
    **dict.fromkeys(("agenda", "calendar", "meeting_calendar"), always(200)),
    **dict.fromkeys(("prepare_agenda", "agenda_item"), needs(Deed.AGENDA_PUBLISH)),
    **dict.fromkeys(("agenda_file", "document"), always(404)),
    "invitations": needs(Deed.LETTER_READ),
    "letter": missing(Deed.LETTER_READ),
    "letters_zip": missing(Deed.LETTER_ISSUE),
    "packs": lambda role, stage, party: 200 if may(role, Deed.PLAN_READ, stage) else 403,
    "pack": lambda role, stage, party: 404 if may(role, Deed.PLAN_READ, stage) else 403,
    "notes": needs(Deed.NOTE_READ),
    "note": missing(Deed.NOTE_READ),
    "propose_note": always(405),
    "decision_rule": always(200),
    "calls": needs(Deed.CALL_READ),
    "calls_file": needs(Deed.CALL_READ),
    "call_deed": always(405),
    **dict.fromkeys(("indicator", "code_list"), always(404)),
    "define_indicator": missing(Deed.INDICATOR_DEFINE),
}
