"""Rows of calls turned into the domain's values: the one place that knows both; nothing here decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from maslahat.domain.governance.calls import Call, Decision, DecisionResult, SeatRecord, SeatWord, WhyNot
from maslahat.domain.governance.decision_rule_documents import read_decision_rule
from maslahat.domain.governance.decision_rules import CallMethod, Question
from maslahat.domain.governance.positions import Channel
from maslahat.domain.governance.stances import CallSubject, Stance, StanceKind, SubjectKind, Weight
from maslahat.domain.governance.votes import Ballot, Cast
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId, PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import call_models as models


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """That a seat asked for time before a call is closed."""

    seat: PartyCode
    at: datetime


@dataclass(frozen=True, slots=True)
class CallFound:
    """A call with its wording, who asked for time, and what it came to: nothing yet, one decision, or a second one.

    ``appeals`` is the number of the ruling it appeals against, ``seed`` draws the seat with which a vote begins,
    ``chair`` is the user name of a person of a delegation who chairs, or empty.
    """

    id: int
    call: Call
    text: LocalizedText
    asked: tuple[TimeAsked, ...]
    seed: str
    appeals: int | None
    chair: str
    closed_at: datetime | None
    row_version: int
    decisions: tuple[Decision, ...]

    @property
    def decision(self) -> Decision | None:
        """What the call comes to now, None while it is open."""
        return self.decisions[-1] if self.decisions else None


def calls_of(rows: QuerySet[models.Call]) -> tuple[CallFound, ...]:
    """Return these calls in order of number, in two queries."""
    joined = rows.select_related("chair").prefetch_related("decisions")
    return tuple(_call(row) for row in joined.order_by("meeting", "number"))


def stances_of(rows: QuerySet[models.Stance]) -> tuple[Stance, ...]:
    """Return these positions in order of number, in one query; answers in a vote are not among them."""
    found = rows.filter(vote__isnull=True).select_related("person").order_by("number")
    return tuple(_stance(row) for row in found)


def casts_of(rows: QuerySet[models.Stance]) -> tuple[Cast, ...]:
    """Return the answers given in a vote, in order of number."""
    return tuple(Cast(row.number, PartyCode(row.party), Ballot(row.kind)) for row in rows.order_by("number"))


def seats_document(seats: Iterable[SeatRecord]) -> Document:
    """Return the record of the seats as a JSON value."""
    return [
        {
            "seat": each.seat,
            "word": each.word.value,
            "was_present": each.was_present,
            "is_present": each.is_present,
            "stance": each.stance,
        }
        for each in seats
    ]


def _call(row: models.Call) -> CallFound:
    call = Call(
        number=row.number,
        subject=CallSubject(SubjectKind(row.kind), row.ref, row.fingerprint, row.workplan),
        question=Question(row.question),
        method=CallMethod(row.method),
        rule=read_decision_rule(row.rule),
        opened_at=row.opened_at,
        ends_at=row.ends_at,
        present=tuple(PartyCode(each) for each in row.present),
        notified=tuple(PartyCode(each) for each in row.notified),
        paused_at=row.paused_at,
    )
    decisions = sorted(row.decisions.all(), key=lambda each: each.step)
    return CallFound(
        id=row.pk,
        call=call,
        text=LocalizedText.read(row.text),
        asked=tuple(TimeAsked(PartyCode(each["seat"]), datetime.fromisoformat(each["at"])) for each in row.asked),
        seed=row.seed,
        appeals=row.appeals,
        chair=row.chair.username if row.chair else "",
        closed_at=row.closed_at,
        row_version=row.row_version,
        decisions=tuple(_decision(call, each) for each in decisions),
    )


def _decision(call: Call, row: models.Decision) -> Decision:
    return Decision(
        call,
        DecisionResult(row.result),
        row.decided_at,
        tuple(_record(each) for each in row.seats),
        tuple(WhyNot(each) for each in row.why),
    )


def _record(document: Document) -> SeatRecord:
    return SeatRecord(
        PartyCode(document["seat"]),
        SeatWord(document["word"]),
        document["was_present"],
        document["is_present"],
        document["stance"],
    )


def _stance(row: models.Stance) -> Stance:
    return Stance(
        number=row.number,
        seat=PartyCode(row.party),
        kind=StanceKind(row.kind),
        subject=row.subject,
        person=row.person.username,
        role=Role(row.role),
        stated_at=row.stated_at,
        text=LocalizedText.read(row.text),
        lines=tuple(LineId(line) for line in row.lines),
        whole=row.whole,
        channel=Channel(row.channel),
        weight=Weight(row.weight),
        supersedes=row.supersedes,
    )
