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
}
