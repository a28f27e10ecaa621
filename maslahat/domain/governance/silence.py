"""The silence procedure: a text is adopted unless a seat objects in writing before the deadline.

A procedure is nothing but its entries, in their order; how it stands follows from them. The time is half-open: an
objection at the very deadline is late (E58). Sources: workplans_and_decisions §7; R50; E53, E57 to E72.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from maslahat.domain.governance.consensus import Silence
from maslahat.domain.governance.silence_deadline import SilenceTerms
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId, PartyCode, VersionId
from maslahat.domain.shared.texts import LocalizedText


class SilenceEntryKind(StrEnum):
    """What can happen in a silence procedure."""

    PUBLISHED = "published"
    NOTICE = "notice"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    STARTED = "started"
    EXTENDED = "extended"
    OBJECTION = "objection"
    COUNTER_AMENDMENT = "counter_amendment"
    WITHDRAWAL = "withdrawal"
    STATEMENT = "statement"
    RESERVATION = "reservation"
    RECEIVED = "received"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    CLOSED = "closed"


class DeliveryWay(StrEnum):
    """How the notice came to an officer of a seat."""

    DISPLAYED = "displayed"
    ACKNOWLEDGED = "acknowledged"
    HANDED_OVER = "handed_over"
    MAILED = "mailed"


class NoticeSubject(StrEnum):
    """What a notice to the seats tells."""

    OPENED = "opened"
    STARTED = "started"
    EXTENDED = "extended"
    REMINDER = "reminder"
    OBJECTED = "objected"
    CLOSED = "closed"


class SilenceState(StrEnum):
    """Where a procedure stands; the last five are how one can end."""

    WAITING = "waiting"
    RUNNING = "running"
    DUE = "due"
    HELD = "held"
    ADOPTED = "adopted"
    BROKEN = "broken"
    UNREACHED = "unreached"
    VOID = "void"
    ANNULLED = "annulled"


NO_SEAT = PartyCode("")
"""In place of a seat where an entry concerns none, or all."""


@dataclass(frozen=True, slots=True)
class SilenceSubject:
    """The text that is asked about, by its fingerprint: the plan's version, or the proposal named ``proposal``."""

    fingerprint: str
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class SilenceEntry:
    """One thing that happened in a procedure, at ``at`` (aware UTC); entries are numbered and never changed.

    ``holds`` is the instant that the entry is about: the deadline that it sets, when an objection reached the house,
    since when the end counts. ``word`` is its code: the language published, the way of delivery, what a notice tells,
    how it ended. ``refers`` is the number of the entry that is withdrawn, confirmed or dismissed; ``facts`` are what
    else the record keeps (local times, zone data, evidence).
    """

    number: int
    kind: SilenceEntryKind
    at: datetime
    seat: PartyCode = NO_SEAT
    word: str = ""
    holds: datetime | None = None
    person: str = ""
    role: Role | None = None
    text: LocalizedText = field(default_factory=LocalizedText)
    lines: tuple[LineId, ...] = ()
    whole: bool = False
    refers: int = 0
    facts: Mapping[str, Document] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def counts_from(self) -> datetime:
        """The instant by which an objection is judged: when it was received, else when it was entered (E59)."""
        return self.holds if self.kind is SilenceEntryKind.RECEIVED and self.holds else self.at


@dataclass(frozen=True, slots=True)
class SilenceProcedure:
    """One procedure: what is asked, of which seats, in which languages the text must stand, by which terms."""

    number: int
    subject: SilenceSubject
    seats: tuple[PartyCode, ...]
    languages: tuple[str, ...]
    terms: SilenceTerms
    opened_at: datetime
    entries: tuple[SilenceEntry, ...] = ()

    def of(self, *kinds: SilenceEntryKind) -> tuple[SilenceEntry, ...]:
        """Return the entries of these kinds, in order."""
        return tuple(each for each in self.entries if each.kind in kinds)

    def entry(self, number: int) -> SilenceEntry | None:
        """Return the entry with this number, or None."""
        return next((each for each in self.entries if each.number == number), None)

    @property
    def latest_seen(self) -> datetime:
        """The latest instant that the procedure has seen: no clock that steps back can go behind it (E70)."""
        return max((self.opened_at, *(each.at for each in self.entries)))

    @property
    def closed(self) -> SilenceEntry | None:
        """How the procedure ended, or None."""
        return next(iter(self.of(SilenceEntryKind.CLOSED)), None)

    @property
    def has_settled(self) -> bool:
        """Tell whether the procedure ended with an answer: its seats kept silent, or one of them broke it."""
        return self.closed is not None and self.closed.word in (SilenceState.ADOPTED, SilenceState.BROKEN)

    @property
    def note(self) -> LocalizedText:
        """The covering note of the chair, with which the seats were asked."""
        return next((each.text for each in self.entries if each.word == NoticeSubject.OPENED), LocalizedText())

    @property
    def call(self) -> tuple[str, int] | None:
        """The call in the room whose absent seats are asked: (code of the meeting, number), or None (E53)."""
        facts = next((each.facts for each in self.entries if each.word == NoticeSubject.OPENED), {})
        return (str(facts["meeting"]), int(facts["call"])) if facts.get("call") else None

    @property
    def started_at(self) -> datetime | None:
        """When the clock started: the last language stood and the last seat had its notice (E65)."""
        return next((each.at for each in self.of(SilenceEntryKind.STARTED)), None)

    @property
    def deadline(self) -> datetime | None:
        """The instant before which an objection counts, as extended last; None while the clock stands."""
        return next((each.holds for each in reversed(self.of(*_SET_DEADLINE))), None)

    @property
    def statements_until(self) -> datetime | None:
        """The instant before which statements and reservations are taken."""
        return self.deadline - self.terms.statements_end if self.deadline else None

    @property
    def published(self) -> tuple[str, ...]:
        """The languages in which the text stands, in the order of the procedure."""
        known = {each.word for each in self.of(SilenceEntryKind.PUBLISHED)}
        return tuple(language for language in self.languages if language in known)

    @property
    def missing_languages(self) -> tuple[str, ...]:
        """The languages that are still to be published: without them the clock does not start (E65)."""
        return tuple(language for language in self.languages if language not in self.published)

    def reached_at(self, seat: PartyCode) -> datetime | None:
        """Return when the notice first came to an officer of the seat, or None.

        A bounce takes back what was mailed before it; what an officer saw or was handed stays delivered (E66). What
        comes after the end changes nothing.
        """
        end = self.closed.number if self.closed else len(self.entries) + 1
        told = [each for each in self.of(*_DELIVERY) if each.seat == seat and each.number < end]
        bounced = max((each.number for each in told if each.kind is SilenceEntryKind.BOUNCED), default=0)
        come = (
            each.at
            for each in told
            if each.kind is SilenceEntryKind.DELIVERED and (each.word != DeliveryWay.MAILED or each.number > bounced)
        )
        return next(come, None)

    @property
    def unreached(self) -> tuple[PartyCode, ...]:
        """The seats whose silence says nothing: without a notice, or with less than the shortest time left (E66)."""
        return tuple(seat for seat in self.seats if not self._is_reached(seat))

    def _is_reached(self, seat: PartyCode) -> bool:
        reached = self.reached_at(seat)
        return reached is not None and (self.deadline is None or reached + self.terms.minimum <= self.deadline)

    @property
    def gate_is_open(self) -> bool:
        """Tell whether the clock may start: every language published, every seat with its notice, nobody objecting."""
        is_fresh = self.started_at is None and self.closed is None and not self.breaking
        return is_fresh and not self.missing_languages and not self.unreached

    def in_time(self, entry: SilenceEntry) -> bool:
        """Tell whether an objection came before the deadline (E57, E58, E59)."""
        return self.deadline is None or entry.counts_from < self.deadline

    @property
    def breaking(self) -> tuple[SilenceEntry, ...]:
        """The objections and counter-amendments that break the silence, in order (E57, E61)."""
        confirmed = {each.refers for each in self.of(SilenceEntryKind.CONFIRMED)}
        against = [
            each
            for each in self.of(*_AGAINST)
            if self.in_time(each) and (each.kind is not SilenceEntryKind.RECEIVED or each.number in confirmed)
        ]
        return tuple(each for each in against if each.number not in self._taken_back)

    @property
    def _taken_back(self) -> frozenset[int]:
        if not self.terms.withdrawal_restores:
            return frozenset()
        return frozenset(each.refers for each in self.of(SilenceEntryKind.WITHDRAWAL) if self.in_time(each))

    @property
    def unconfirmed(self) -> tuple[SilenceEntry, ...]:
        """Objections said to have come in time that wait for a second pair of eyes: they hold the closing (E59)."""
        settled = {each.refers for each in self.of(SilenceEntryKind.CONFIRMED, SilenceEntryKind.DISMISSED)}
        return tuple(
            each for each in self.of(SilenceEntryKind.RECEIVED) if self.in_time(each) and each.number not in settled
        )

    @property
    def late(self) -> tuple[SilenceEntry, ...]:
        """Objections that came too late: kept, answered, without effect (E58)."""
        return tuple(each for each in self.of(*_AGAINST) if not self.in_time(each))

    def state(self, now: datetime) -> SilenceState:
        """Return where the procedure stands at this instant (aware UTC)."""
        closed, deadline = self.closed, self.deadline
        if closed is not None:
            ended = SilenceState(closed.word)
            is_undone = ended in (SilenceState.ADOPTED, SilenceState.UNREACHED) and bool(self.breaking)
            return SilenceState.ANNULLED if is_undone else ended
        if self.breaking:
            return SilenceState.BROKEN
        if deadline is None:
            return SilenceState.WAITING
        if max(now, self.latest_seen) < deadline:
            return SilenceState.RUNNING
        return SilenceState.HELD if self.unconfirmed else SilenceState.DUE


_SET_DEADLINE = (SilenceEntryKind.STARTED, SilenceEntryKind.EXTENDED)
_DELIVERY = (SilenceEntryKind.DELIVERED, SilenceEntryKind.BOUNCED)
_AGAINST = (SilenceEntryKind.OBJECTION, SilenceEntryKind.COUNTER_AMENDMENT, SilenceEntryKind.RECEIVED)
_COUNTS = (SilenceState.RUNNING, SilenceState.DUE, SilenceState.ADOPTED, SilenceState.UNREACHED)


def letters_came_back(procedure: SilenceProcedure) -> tuple[PartyCode, ...]:
    """Return the seats that are not reached although a letter was sent to them: it bounced (E66)."""
    bounced = {each.seat for each in procedure.of(SilenceEntryKind.BOUNCED)}
    return tuple(seat for seat in procedure.unreached if seat in bounced)


def silences_of(procedure: SilenceProcedure, now: datetime) -> tuple[Silence, ...]:
    """Return the silence of each seat that runs or has run unbroken, as an endorsement counts it (E53).

    Nothing if the procedure is about a proposal, has not started, is broken, void, or held for a second pair of eyes;
    a seat without its notice is left out (E66).
    """
    started, deadline = procedure.started_at, procedure.deadline
    if procedure.subject.proposal or started is None or deadline is None or procedure.state(now) not in _COUNTS:
        return ()
    version = VersionId(procedure.subject.fingerprint)
    reached = (seat for seat in procedure.seats if seat not in procedure.unreached)
    return tuple(Silence(seat, version, started, deadline) for seat in reached)
