"""Calls, positions and decisions as pages show them: what each is about in words, and what every seat said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.governance.calls import Decision, SeatRecord
from maslahat.domain.governance.reservations import Reservation, ReservationState, standings
from maslahat.domain.governance.stances import CallSubject, Stance, StanceKind, SubjectKind, Weight
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.ids import LineId, VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.governance.call_reading import CallFound
from maslahat.stores.workplans import queries
from maslahat.web.proposals.opening import party_name
from maslahat.words.calls import CALL_METHODS, RESULTS, SEAT_WORDS, STANCE_KINDS, SUBJECT_KINDS, WEIGHTS, WHY_NOT
from maslahat.words.decisions import CHANNELS
from maslahat.words.labels import ROLES, label

NamedLine = tuple[str, str, LocalizedText]
"""Id, printed code and title of a line; code and title are empty for a line that is gone."""


@dataclass(frozen=True, slots=True)
class StanceSeen:
    """What a party said: the word, its text and lines, from where and in which role; ``gone`` says a line left."""

    number: int
    party: LocalizedText
    code: str
    kind: str
    kind_label: str
    text: LocalizedText
    lines: tuple[NamedLine, ...]
    whole: bool
    role: str
    channel: str
    stated_at: datetime
    weight: str
    weight_label: str
    is_moot: bool = False
    is_to_be_asked: bool = False


@dataclass(frozen=True, slots=True)
class SeatSeen:
    """One seat in the record: its word, whether it was there, and what it said in full if it said anything."""

    code: str
    name: LocalizedText
    word: str
    word_label: str
    was_present: bool
    is_present: bool
    said: StanceSeen | None = None


@dataclass(frozen=True, slots=True)
class CallSeen:
    """A call in words: what it is about, how it goes, and what it came to; ``why`` says why it was not adopted."""

    number: int
    kind: str
    ref: str
    about: str
    title: LocalizedText
    method: str
    method_label: str
    fingerprint: str
    rule: int
    opened_at: datetime
    ends_at: datetime
    is_paused: bool
    left: int
    row_version: int
    appeals: int | None
    is_open: bool
    result: str = ""
    result_label: str = ""
    why: tuple[str, ...] = ()
    closed_at: datetime | None = None
    seats: tuple[SeatSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What turns codes into words on one page: the programme, the plan of the meeting, what was said in the meeting."""

    programme: Programme
    draft: DraftOnScreen | None
    stances: Sequence[Stance]

    @property
    def plan(self) -> Plan | None:
        """The text as it stands now, None if the reader may not see the plan."""
        return queries.plan(VersionId(self.draft.workplan.current.version_id)) if self.draft else None


def title_of(told: Told, subject: CallSubject, text: LocalizedText) -> tuple[str, LocalizedText]:
    """Return what a call is about: its kind with its printed name, and its title."""
    kind = label(SUBJECT_KINDS, subject.kind)
    match subject.kind:
        case SubjectKind.PROCEDURE:
            return kind, text
        case SubjectKind.VERSION:
            return f"{kind} {subject.ref}", LocalizedText()
        case SubjectKind.LINE:
            _, code, title = named_line(told.plan, LineId(subject.ref))
            return f"{kind} {code}", title
        case SubjectKind.PROPOSAL:
            proposals = told.draft.proposals if told.draft else ()
            found = next((each.headline for each in proposals if each.ref == subject.ref), LocalizedText())
            return f"{kind} {subject.ref}", found


def named_line(plan: Plan | None, line: LineId) -> NamedLine:
    """Return a line with its printed code and title as they stand now."""
    if plan is None or line not in plan:
        return str(line), "", LocalizedText()
    return str(line), plan.printed_codes[line], plan.line(line).title


def call_seen(told: Told, found: CallFound, now: datetime) -> CallSeen:
    """Return a call in words; a decided one with every seat."""
    call, decision = found.call, found.decision
    about, title = title_of(told, call.subject, found.text)
    return CallSeen(
        number=call.number,
        kind=call.subject.kind.value,
        ref=call.subject.ref,
        about=about,
        title=title,
        method=call.method.value,
        method_label=label(CALL_METHODS, call.method),
        fingerprint=call.subject.fingerprint,
        rule=call.rule.number,
        opened_at=call.opened_at,
        ends_at=call.ends_at,
        is_paused=call.paused_at is not None,
        left=int(call.left(now).total_seconds()),
        row_version=found.row_version,
        appeals=found.appeals,
        is_open=found.closed_at is None,
        result=decision.result.value if decision else "",
        result_label=label(RESULTS, decision.result) if decision else "",
        why=tuple(label(WHY_NOT, each) for each in decision.why) if decision else (),
        closed_at=decision.decided_at if decision else None,
        seats=_seats(told, decision) if decision else (),
    )


def _seats(told: Told, decision: Decision) -> tuple[SeatSeen, ...]:
    said = {each.number: each for each in told.stances}
    moot = moot_reservations(told)
    return tuple(_seat(told, each, said, moot) for each in decision.seats)


def _seat(
    told: Told, record: SeatRecord, said: Mapping[int, Stance], moot: Mapping[int, tuple[bool, bool]]
) -> SeatSeen:
    stance = said.get(record.stance) if record.stance is not None else None
    return SeatSeen(
        code=record.seat,
        name=party_name(told.programme, record.seat),
        word=record.word.value,
        word_label=label(SEAT_WORDS, record.word),
        was_present=record.was_present,
        is_present=record.is_present,
        said=stance_seen(told, stance, moot) if stance else None,
    )


def stance_seen(told: Told, stance: Stance, moot: Mapping[int, tuple[bool, bool]] | None = None) -> StanceSeen:
    """Return a position in words; ``moot`` tells of reservations whose lines have left the plan (E56)."""
    is_moot, is_asked = (moot or {}).get(stance.number, (False, False))
    plan = told.plan
    return StanceSeen(
        number=stance.number,
        party=party_name(told.programme, stance.seat),
        code=stance.seat,
        kind=stance.kind.value,
        kind_label=label(STANCE_KINDS, stance.kind),
        text=stance.text,
        lines=tuple(named_line(plan, line) for line in stance.lines),
        whole=stance.whole,
        role=label(ROLES, stance.role),
        channel=label(CHANNELS, stance.channel),
        stated_at=stance.stated_at,
        weight=stance.weight.value,
        weight_label=label(WEIGHTS, stance.weight),
        is_moot=is_moot,
        is_to_be_asked=is_asked,
    )


def moot_reservations(told: Told) -> dict[int, tuple[bool, bool]]:
    """Return for each reservation whether it is moot, and whether the delegation is to be asked about it (E56)."""
    if told.plan is None:
        return {}
    lines = {line.id for line in told.plan.lines}
    found = standings(_reservations(told.stances), (), lines)
    return {each.reservation.number: (each.state is ReservationState.MOOT, each.is_to_be_asked) for each in found}


def _reservations(stances: Iterable[Stance]) -> list[Reservation]:
    return [
        Reservation(
            each.number, each.seat, VersionId(""), each.lines, each.text, each.person, each.role, each.stated_at
        )
        for each in stances
        if each.kind is StanceKind.RESERVE and each.weight is Weight.COUNTS
    ]
