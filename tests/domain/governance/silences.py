"""A silence procedure as tests write it: hours counted from the opening, seats AA, BB and CC, notices delivered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from maslahat.domain.governance import silence_deeds as deeds
from maslahat.domain.governance.silence import (
    DeliveryWay,
    SilenceEntry,
    SilenceEntryKind,
    SilenceProcedure,
    SilenceState,
    SilenceSubject,
)
from maslahat.domain.governance.silence_deadline import Capital, Deadline, SilenceTerms, deadline_from, told_everywhere
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText

OPENED = datetime(2026, 3, 2, 9, tzinfo=UTC)
SEATS = (PartyCode("AA"), PartyCode("BB"), PartyCode("CC"))
TEXT = LocalizedText.of(en="We cannot agree")
KINDS = SilenceEntryKind
NEVER_OFF = tuple(Capital(seat, "UTC", UTC, weekend=()) for seat in SEATS)


def at(hours: float, seconds: float = 0) -> datetime:
    return OPENED + timedelta(hours=hours, seconds=seconds)


@dataclass
class Table:
    """One procedure at which people act; refusals are returned, entries are kept."""

    procedure: SilenceProcedure
    capitals: tuple[Capital, ...] = NEVER_OFF
    refusals: list[deeds.SilenceRefused] = field(default_factory=list)

    def keep(self, answer: deeds.Answer | None) -> Any:
        if isinstance(answer, SilenceEntry):
            self.procedure = deeds.with_entry(self.procedure, answer)
        elif answer is not None:
            self.refusals.append(answer)
        return answer

    def publish(self, language: str, now: datetime) -> Any:
        done = self.keep(deeds.publish(self.procedure, entry(KINDS.PUBLISHED, word=language), now))
        self.start(now)
        return done

    def deliver(self, seat: str, now: datetime, way: str = DeliveryWay.DISPLAYED, text: LocalizedText = TEXT) -> Any:
        done = self.keep(deeds.deliver(self.procedure, entry(KINDS.DELIVERED, seat, word=way, text=text), now))
        self.start(now)
        return done

    def bounce(self, seat: str, now: datetime) -> Any:
        return self.keep(deeds.deliver(self.procedure, entry(KINDS.BOUNCED, seat), now))

    def start(self, now: datetime) -> None:
        from_now = deadline_from(deeds.instant(self.procedure, now), self.procedure.terms, self.capitals)
        self.keep(deeds.start(self.procedure, from_now, now))

    def object(self, seat: str, now: datetime, kind: KINDS = KINDS.OBJECTION, **told: Any) -> Any:
        return self.keep(deeds.answer(self.procedure, entry(kind, seat, **{"text": TEXT} | told), now))

    def withdraw(self, seat: str, refers: int, now: datetime) -> Any:
        return self.keep(deeds.withdraw(self.procedure, entry(KINDS.WITHDRAWAL, seat, refers=refers), now))

    def extend(self, until: datetime, now: datetime) -> Any:
        deadline: Deadline = told_everywhere(until, self.capitals)
        return self.keep(deeds.extend(self.procedure, deadline, entry(KINDS.EXTENDED), now))

    def receive(self, seat: str, received: datetime, now: datetime, **told: Any) -> Any:
        wanted = entry(KINDS.RECEIVED, seat, holds=received, **{"text": TEXT, "facts": {"evidence": "mail 17"}} | told)
        return self.keep(deeds.receive(self.procedure, wanted, now))

    def confirm(self, refers: int, now: datetime, person: str = "second", kind: KINDS = KINDS.CONFIRMED) -> Any:
        return self.keep(deeds.settle_received(self.procedure, entry(kind, refers=refers, person=person), now))

    def close(self, now: datetime, *, stands: bool = True) -> Any:
        return self.keep(deeds.close(self.procedure, now, stands=stands))

    def state(self, now: datetime) -> SilenceState:
        return self.procedure.state(now)


def entry(kind: KINDS, seat: str = "", **told: Any) -> SilenceEntry:
    person: Mapping[str, Any] = {"person": "first", "role": Role.HEAD_OF_DELEGATION}
    return SilenceEntry(0, kind, OPENED, PartyCode(seat), **{**person, **told})


def opened(**terms: Any) -> Table:
    """Return a procedure on a version, in two languages, of which nothing has happened yet."""
    subject = SilenceSubject("f" * 64)
    return Table(SilenceProcedure(1, subject, SEATS, ("en", "ru"), SilenceTerms(**terms), OPENED))


def running(**terms: Any) -> Table:
    """Return a procedure whose clock started at the opening: its deadline is at hour 72."""
    table = opened(**terms)
    for language in table.procedure.languages:
        table.publish(language, OPENED)
    for seat in SEATS:
        table.deliver(seat, OPENED)
    return table


def on_proposal(table: Table) -> Table:
    table.procedure = replace(table.procedure, subject=SilenceSubject("f" * 64, "PR-AA-01"))
    return table
