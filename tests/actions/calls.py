"""A meeting in which calls are put: short ways for the chair and the seats of the small programme."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from maslahat.actions.meetings.calls import move_call, open_call
from maslahat.actions.meetings.closing_calls import close_call
from maslahat.actions.meetings.matters import Matter, matter_of
from maslahat.actions.meetings.positions import take_position
from maslahat.domain.governance.stances import SubjectKind
from maslahat.stores.governance import call_queries
from maslahat.stores.governance.call_reading import CallFound
from maslahat.stores.meetings import queries as meetings
from tests.cast import L1, Cast, a_tabled_plan, raise_budget
from tests.small_programme import STATES, small_programme

IN_MEETING = {"meeting": "PSC"}
WHY = {"en": "Capital has not agreed", "ru": "Столица не согласовала"}


def deciding_by(**changes: Any) -> dict[str, Any]:
    """Return the small programme with another decision rule."""
    data = small_programme()
    return data | {"decision": data["decision"] | changes}


class Room:
    """The meeting on the small plan with one proposal on the table, and everybody there."""

    def __init__(self, programme: Mapping[str, Any] | None = None, **rule: Any) -> None:
        self.cast: Cast = a_tabled_plan(document=deciding_by(**rule) | dict(programme or {}))
        self.ref = self.cast.tabled("head-aa", raise_budget(L1, "200.00")).ref
        found = meetings.meeting("SMALL", "PSC")
        assert found is not None
        self.id = found.id

    @property
    def call(self) -> CallFound:
        """The latest call."""
        return call_queries.calls(self.id)[-1]

    @property
    def words(self) -> list[str]:
        """What the record of the latest call says of each seat."""
        assert self.call.decision is not None
        return [each.word.value for each in self.call.decision.seats]

    def matter(self, kind: str = "proposal", ref: str = "") -> Matter:
        found = matter_of("SMALL", "JWP", SubjectKind(kind), ref or self.ref)
        assert isinstance(found, Matter), found
        return found

    def opens(self, *, present: Sequence[str] = STATES, **more: Any) -> Any:
        """Let the chair put the proposal to the seats."""
        subject = self.matter().subject
        asked = {"kind": "proposal", "ref": self.ref, "fingerprint": subject.fingerprint, "method": "no_objection"}
        told = IN_MEETING | asked | {"present": present, "by": self.cast("secretariat")} | self.cast.told()
        return open_call(**told | more)

    def says(self, username: str, kind: str = "no_objection", **more: Any) -> Any:
        """Let a person take a position on what is open."""
        needs = {"text": WHY} if kind in ("object", "reserve") else {}
        asked = {"fingerprint": self.call.call.subject.fingerprint, "kind": kind, "by": self.cast(username)} | needs
        return take_position(**IN_MEETING | asked | self.cast.told() | more)

    def moves(self, act: str, **more: Any) -> Any:
        asked = {"call": self.call.call.number, "row_version": self.call.row_version, "act": act}
        return move_call(**IN_MEETING | asked | {"by": self.cast("secretariat")} | self.cast.told() | more)

    def closes(self, *, present: Sequence[str] = STATES, after: int = 60, **more: Any) -> Any:
        """Let the chair close the call so many seconds later."""
        self.cast.now += timedelta(seconds=after)
        call = self.call
        asked = {"call": call.call.number, "row_version": call.row_version}
        mark = {"fingerprint": call.call.subject.fingerprint, "present": present, "by": self.cast("secretariat")}
        return close_call(**IN_MEETING | asked | mark | self.cast.told() | more)
