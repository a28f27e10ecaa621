"""A silence procedure as a reader sees it: its state in words, the deadline in every capital, seats, answers, course.

Where the rule hides who broke the silence, only that party itself and the secretariat read its name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from maslahat.actions.silence.record import UNNAMED
from maslahat.domain.governance.silence import (
    SilenceEntry,
    SilenceEntryKind,
    SilenceProcedure,
    SilenceState,
)
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Plan
from maslahat.web.proposals.forms import language_name
from maslahat.web.proposals.opening import party_name
from maslahat.web.templatetags.figures import moment_in
from maslahat.web.visits import Visit
from maslahat.words.labels import ROLES, label
from maslahat.words.silence import DELIVERY_WAYS, NOTICES, SILENCE_ENTRIES, SILENCE_STATES, time_left
from maslahat.words.zones import zone

LOOKS: dict[SilenceState, tuple[str, str]] = {
    SilenceState.WAITING: ("warn", "○"),
    SilenceState.RUNNING: ("live", "…"),
    SilenceState.DUE: ("warn", "!"),
    SilenceState.HELD: ("warn", "!"),
    SilenceState.ADOPTED: ("good", "✓"),
    SilenceState.BROKEN: ("bad", "✕"),
    SilenceState.UNREACHED: ("bad", "✕"),
    SilenceState.VOID: ("", "–"),
    SilenceState.ANNULLED: ("bad", "✕"),
}
"""How each state looks: the class of its badge and a sign, so that colour says nothing alone."""

ANSWERS = (
    SilenceEntryKind.OBJECTION,
    SilenceEntryKind.COUNTER_AMENDMENT,
    SilenceEntryKind.RECEIVED,
    SilenceEntryKind.STATEMENT,
    SilenceEntryKind.RESERVATION,
)


@dataclass(frozen=True, slots=True)
class HourThere:
    """The deadline as one capital reads it; ``is_mine`` for the party of the reader, ``is_off`` on a day off there."""

    name: LocalizedText
    zone: str
    moment: SafeString
    is_mine: bool
    is_off: bool


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A seat that is asked: when and how its notice came, if it did; ``flag`` says that letters came back."""

    name: LocalizedText
    reached_at: datetime | None
    way: str
    is_reached: bool
    flag: bool


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """What a seat wrote, or the server did: an answer, or a line of the course."""

    number: int
    kind: str
    name: LocalizedText
    role: str
    at: datetime
    received_at: datetime | None
    text: LocalizedText
    words: str
    lines: tuple[tuple[str, LocalizedText], ...]
    whole: bool
    evidence: str
    breaks: bool
    is_late: bool
    is_withdrawn: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class SilenceShown:
    """A procedure for the page and, with less of it, for the list."""

    number: int
    proposal: str
    fingerprint: str
    note: LocalizedText
    state: SilenceState
    state_label: str
    look: str
    sign: str
    opened_at: datetime
    deadline: datetime | None
    left: str
    ended_at: datetime | None
    statements_until: datetime | None
    hours: tuple[HourThere, ...]
    zones: str
    missing: tuple[str, ...]
    seats: tuple[SeatShown, ...]
    answers: tuple[AnswerShown, ...]
    course: tuple[AnswerShown, ...]

    @property
    def is_running(self) -> bool:
        """Tell whether there is time left."""
        return self.state is SilenceState.RUNNING

    @property
    def flagged(self) -> tuple[SeatShown, ...]:
        """The seats to which letters came back and whose silence says nothing."""
        return tuple(each for each in self.seats if each.flag and not each.is_reached)

    @property
    def unreached(self) -> tuple[SeatShown, ...]:
        """The seats whose silence says nothing."""
        return tuple(each for each in self.seats if not each.is_reached)


def silence_shown(visit: Visit, procedure: SilenceProcedure, plan: Plan) -> SilenceShown:
    """Return the procedure as this visitor sees it now."""
    state, closed, deadline = procedure.state(visit.now), procedure.closed, procedure.deadline
    look, sign = LOOKS[state]
    is_running = deadline is not None and state is SilenceState.RUNNING
    return SilenceShown(
        number=procedure.number,
        proposal=procedure.subject.proposal,
        fingerprint=procedure.subject.fingerprint,
        note=procedure.note,
        state=state,
        state_label=label(SILENCE_STATES, state),
        look=look,
        sign=sign,
        opened_at=procedure.opened_at,
        deadline=deadline,
        left=time_left(deadline - visit.now) if deadline and is_running else "",
        ended_at=closed.holds if closed else None,
        statements_until=procedure.statements_until,
        hours=_hours(visit, procedure),
        zones=str(_facts(procedure).get("zones", "")),
        missing=tuple(language_name(each) for each in procedure.missing_languages),
        seats=tuple(_seat(visit, procedure, seat) for seat in procedure.seats),
        answers=_all(visit, procedure, plan, procedure.of(*ANSWERS)),
        course=_all(visit, procedure, plan, procedure.entries),
    )


def _facts(procedure: SilenceProcedure) -> dict[str, object]:
    setting = procedure.of(SilenceEntryKind.STARTED, SilenceEntryKind.EXTENDED)
    return dict(setting[-1].facts) if setting else {}


def _hours(visit: Visit, procedure: SilenceProcedure) -> tuple[HourThere, ...]:
    deadline, facts = procedure.deadline, _facts(procedure)
    if deadline is None:
        return ()
    found = []
    for each in facts.get("local", ()):  # type: ignore[attr-defined]
        there = moment_in(deadline, zone(each["zone"]))
        name, is_off = party_name(visit.programme, each["seat"]), each["seat"] in facts.get("days_off", ())  # type: ignore[operator]
        found.append(HourThere(name, each["zone"], there, each["seat"] == visit.actor.party, is_off))
    return tuple(found)


def _seat(visit: Visit, procedure: SilenceProcedure, seat: str) -> SeatShown:
    reached = procedure.reached_at(PartyCode(seat))
    delivered = procedure.of(SilenceEntryKind.DELIVERED)
    way = next((each.word for each in delivered if each.seat == seat and each.at == reached), "")
    return SeatShown(
        party_name(visit.programme, seat),
        reached,
        label(DELIVERY_WAYS, way) if way else "",
        seat not in procedure.unreached,
        any(each.seat == seat for each in procedure.of(SilenceEntryKind.BOUNCED)),
    )


def _all(
    visit: Visit, procedure: SilenceProcedure, plan: Plan, entries: Iterable[SilenceEntry]
) -> tuple[AnswerShown, ...]:
    return tuple(_answer(visit, procedure, plan, each) for each in entries)


def _answer(visit: Visit, procedure: SilenceProcedure, plan: Plan, entry: SilenceEntry) -> AnswerShown:
    is_against = entry.kind in ANSWERS[:3]
    is_received = entry.kind is SilenceEntryKind.RECEIVED
    codes = plan.printed_codes
    withdrawn = {each.refers for each in procedure.of(SilenceEntryKind.WITHDRAWAL)}
    return AnswerShown(
        number=entry.number,
        kind=label(SILENCE_ENTRIES, entry.kind),
        name=_name(visit, procedure, entry),
        role=label(ROLES, entry.role)
        if entry.role and entry.person and not _is_hidden(visit, procedure, entry)
        else "",
        at=entry.at,
        received_at=entry.holds if is_received else None,
        text=entry.text,
        words=_words(entry),
        lines=tuple((codes[line], plan.line(line).title) for line in entry.lines if line in plan),
        whole=entry.whole,
        evidence=str(entry.facts.get("evidence", "")) if visit.may(Deed.SILENCE_RECORD) else "",
        breaks=entry in procedure.breaking,
        is_late=is_against and not procedure.in_time(entry),
        is_withdrawn=entry.number in withdrawn,
        waits=entry in procedure.unconfirmed,
    )


def _role(visit: Visit, procedure: SilenceProcedure, entry: SilenceEntry) -> str:
    is_told = entry.role is not None and entry.person and not _is_hidden(visit, procedure, entry)
    return label(ROLES, entry.role) if entry.role and is_told else ""


def _is_hidden(visit: Visit, procedure: SilenceProcedure, entry: SilenceEntry) -> bool:
    is_unnamed = entry.kind in UNNAMED and not procedure.terms.names_objector
    return is_unnamed and entry.seat != visit.actor.party and not visit.may(Deed.SILENCE_RECORD)


def _name(visit: Visit, procedure: SilenceProcedure, entry: SilenceEntry) -> LocalizedText:
    if not entry.seat:
        return LocalizedText()
    if _is_hidden(visit, procedure, entry):
        return LocalizedText.of(**{language: _somebody(language) for language in visit.programme.languages})
    return party_name(visit.programme, entry.seat)


def _somebody(language: str) -> str:
    with translation.override(language):
        return gettext("one of the parties")


def _words(entry: SilenceEntry) -> str:
    match entry.kind:
        case SilenceEntryKind.NOTICE:
            return label(NOTICES, entry.word)
        case SilenceEntryKind.DELIVERED:
            return label(DELIVERY_WAYS, entry.word)
        case SilenceEntryKind.CLOSED:
            return label(SILENCE_STATES, entry.word)
        case SilenceEntryKind.PUBLISHED:
            return language_name(entry.word)
    return ""
