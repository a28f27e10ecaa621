"""The committee of the tests: five member States and an agency at one table, and short ways to let them speak."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from maslahat.domain.governance.calls import Call
from maslahat.domain.governance.consensus import AbsentPolicy, DecisionRule, Silence
from maslahat.domain.governance.decision_rules import CallMethod, Question
from maslahat.domain.governance.endorsement import Hearing
from maslahat.domain.governance.positions import Position, PositionKind
from maslahat.domain.governance.seats import Accreditation, PartyKind, Seat
from maslahat.domain.governance.stances import CallSubject, Stance, StanceKind, SubjectKind
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId, PartyCode, VersionId
from maslahat.domain.shared.texts import LocalizedText

OPENING = datetime(2022, 10, 26, 4, 0, tzinfo=UTC)
FINAL = VersionId("f" * 64)
OLD = VersionId("0" * 64)
MEMBERS = tuple(PartyCode(code) for code in ("KZ", "KG", "TJ", "TM", "UZ"))
AGENCY = PartyCode("UNODC")
LINES = tuple(LineId(f"line-{letter}") for letter in "abc")
REASON = LocalizedText.of(en="Capital has not agreed", ru="Столица не согласовала")

BLOCKS = DecisionRule(MEMBERS, 5, OPENING - timedelta(days=365), "rules of procedure", AGENCY)
BY_SILENCE = DecisionRule(
    MEMBERS, 4, OPENING - timedelta(days=365), "rules of procedure", AGENCY, absent=AbsentPolicy.FOLLOW_BY_SILENCE
)


def minute(number: float) -> datetime:
    """Return the instant so many minutes after the opening."""
    return OPENING + timedelta(minutes=number)


def says(number: int, party: str, kind: str = "endorse", **more: Any) -> Position:
    """Return the position that a party's head states in the minute of its number."""
    if kind in ("object", "endorse_reservation"):
        more.setdefault("text", REASON)
    if kind == "endorse_reservation" and not more.get("whole"):
        more.setdefault("lines", LINES[:1])
    given: dict[str, Any] = {
        "number": number,
        "seat": PartyCode(party),
        "kind": PositionKind(kind),
        "subject": FINAL,
        "person": f"{party.lower()}-head",
        "role": Role.HEAD_OF_DELEGATION,
        "stated_at": minute(number),
    }
    return Position(**(given | more))


def all_endorse(*but: str) -> list[Position]:
    """Return endorsements by every party to the plan except those named."""
    return [says(place, party) for place, party in enumerate((*MEMBERS, AGENCY), 1) if party not in but]


def silence(party: str, opened: float = 10, hours: int = 72) -> Silence:
    """Return the silence procedure of one party, opened so many minutes after the opening."""
    return Silence(PartyCode(party), FINAL, minute(opened), minute(opened) + timedelta(hours=hours))


def accredited(party: str, role: Role, who: str, start: float = -60, end: float | None = None) -> Accreditation:
    """Return an accreditation between two minutes of the meeting."""
    return Accreditation(who, PartyCode(party), role, minute(start), None if end is None else minute(end))


def seat(party: str, kind: PartyKind = PartyKind.MEMBER) -> Seat:
    """Return a seat that exists since the day before the meeting."""
    return Seat(PartyCode(party), kind, OPENING - timedelta(days=1))


SEATS = (*map(seat, MEMBERS), seat(AGENCY, PartyKind.AGENCY), seat("KG-CSDP", PartyKind.CIVIL_SOCIETY))
HEADS = tuple(accredited(party, Role.HEAD_OF_DELEGATION, f"{party.lower()}-head") for party in (*MEMBERS, AGENCY))


def hearing(**more: Any) -> Hearing:
    """Return a hearing on the finalized version in which each party is represented by its head."""
    given: dict[str, Any] = {
        "rule": BLOCKS, "subject": FINAL, "lines": LINES, "seats": SEATS, "accreditations": HEADS,
    }  # fmt: skip
    return Hearing(**(given | more))


PROPOSAL = CallSubject(SubjectKind.PROPOSAL, "PR-KG-01", "a" * 64, "JWP")


def a_call(rule: DecisionRule = BLOCKS, present: Sequence[str] = MEMBERS, **more: Any) -> Call:
    """Return a call on a proposal by no objection, opened in minute 20 for one minute."""
    given: dict[str, Any] = {
        "number": 1, "subject": PROPOSAL, "question": Question.SUBSTANCE, "method": CallMethod.NO_OBJECTION,
        "rule": rule, "opened_at": minute(20), "ends_at": minute(21), "present": tuple(map(PartyCode, present)),
    }  # fmt: skip
    return Call(**(given | more))


def takes(number: int, party: str, kind: str = "no_objection", **more: Any) -> Stance:
    """Return the stance that a party's head takes on the proposal, a second later with each number."""
    if kind in ("object", "reserve"):
        more.setdefault("text", REASON)
    if kind == "reserve" and not more.get("lines"):
        more.setdefault("whole", True)
    given: dict[str, Any] = {
        "number": number,
        "seat": PartyCode(party),
        "kind": StanceKind(kind),
        "subject": PROPOSAL.fingerprint,
        "person": f"{party.lower()}-head",
        "role": Role.HEAD_OF_DELEGATION,
        "stated_at": minute(20) + timedelta(seconds=number),
    }
    return Stance(**(given | more))
