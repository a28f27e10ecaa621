"""What each page of a meeting answers to a role; a new page is declared here before it can be served."""

from collections.abc import Callable

from maslahat.domain.shared.deeds import Deed, Role, Stage
from maslahat.domain.shared.rights import may

Expected = Callable[[Role, Stage, str], int]


def always(status: int) -> Expected:
    return lambda role, stage, party: status


def needs(deed: Deed) -> Expected:
    return lambda role, stage, party: 200 if may(role, deed) else 403


MEETING_EXPECTED: dict[str, Expected] = {
    "meetings": always(200),
    "meeting": needs(Deed.MEETING_READ),
    "meeting_act": always(405),
    "room": needs(Deed.MEETING_READ),
    "room_state": needs(Deed.MEETING_READ),
    "stream": always(501),
    "chair": needs(Deed.SUBJECT_SET),
    "screen": needs(Deed.ROOM_READ),
    "screen_links": needs(Deed.SCREEN_LINK),
    "screen_by_link": always(404),
    "screen_state": always(404),
    "put_subject": always(405),
    "make_screen_link": always(405),
    "end_screen_link": always(405),
    "speakers": needs(Deed.FLOOR_READ),
    **dict.fromkeys(("floor_ask", "floor_deed", "floor_rules"), always(405)),
    "statements": needs(Deed.STATEMENT_READ),
    "new_statement": needs(Deed.STATEMENT_FILE),
    "statement": needs(Deed.STATEMENT_READ),
    **dict.fromkeys(("revise_statement", "clear_statement"), always(405)),
}
