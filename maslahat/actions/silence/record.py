"""A silence procedure while a deed is done to it: held, one entry after another kept and told to the journal.

What officers write stays at the table: the journal, which is published with an endorsed plan, keeps the fingerprint of
each text; where the rule says that nobody is told who objected, it does not name the seat either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from maslahat.actions.actor import Actor
from maslahat.actions.asking import about, refused_here
from maslahat.actions.doing import tell
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Reason, Refused
from maslahat.actions.people import keeper
from maslahat.actions.silence.outcomes import SilenceMoved
from maslahat.actions.silence.terms import deadline_facts, first_deadline, text_stands
from maslahat.domain.governance import silence_deeds as deeds
from maslahat.domain.governance.positions import Position, PositionKind
from maslahat.domain.governance.silence import (
    NoticeSubject,
    SilenceEntry,
    SilenceEntryKind,
    SilenceProcedure,
    SilenceState,
)
from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import load, silence_save
from maslahat.stores.governance.silence_reading import SilenceFound
from maslahat.stores.meetings import load as meetings
from maslahat.stores.meetings.save import announce
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load as plans
from maslahat.stores.workplans.shapes import WorkplanFound

UNNAMED = (*deeds.AGAINST, SilenceEntryKind.WITHDRAWAL, SilenceEntryKind.RECEIVED)
"""Entries that tell who broke the silence: the rule may keep that from the others."""

WITHOUT_EFFECT = (SilenceState.BROKEN, SilenceState.VOID)


@dataclass(frozen=True, slots=True)
class HeldSilence:
    """A procedure and its plan, held until the deed is done; ``people`` are row ids of persons by entry number."""

    workplan: WorkplanFound
    id: int
    procedure: SilenceProcedure
    people: Mapping[int, int]


def hold_silence(by: Actor, right: Deed, workplan: str, number: int, *, own: bool = True) -> HeldSilence | Refused:
    """Return a procedure of the plan, held, if the deed may be done in the plan's stage; else why not."""
    plan = plans.workplan(by.programme, workplan)
    if plan is None:
        return Refused.because("unknown_workplan", workplan=workplan[:80])
    found = load.silence(plan.id, number)
    if found is None:
        return Refused.because("unknown_silence", silence=number)
    return refused_here(by, right, plan, own=own) or held_of(plan, found)


def hold_to_say(
    by: Actor, right: Deed, workplan: str, number: int, text: Mapping[str, str]
) -> tuple[HeldSilence, LocalizedText] | Refused:
    """Return a procedure of the plan, held, and the words that are said with the deed; else why not."""
    held = hold_silence(by, right, workplan, number)
    if isinstance(held, Refused):
        return held
    words = say(text)
    return words if isinstance(words, Refused) else (held, words)


def held_of(plan: WorkplanFound, found: SilenceFound) -> HeldSilence:
    """Return a procedure on a plan that is held."""
    return HeldSilence(plan, found.id, found.procedure, MappingProxyType(found.people))


def written_by(by: Actor, kind: SilenceEntryKind, seat: str = "", **told: object) -> SilenceEntry:
    """Return an entry as this person writes it; its number and instant are given when it is kept."""
    blank = SilenceEntry(0, kind, by.at, PartyCode(seat), person=by.username, role=by.role)
    return replace(blank, **told)  # type: ignore[arg-type]


def keep(held: HeldSilence, entry: SilenceEntry, *, by: Actor, right: Deed) -> HeldSilence:
    """Store an entry, tell the journal, and return the procedure with it."""
    silence_save.entry(held.id, entry, by.person or None)
    procedure = held.procedure
    is_unnamed = entry.kind in UNNAMED and not procedure.terms.names_objector
    detail = {
        "silence": procedure.number,
        "entry": entry.number,
        "subject": procedure.subject.fingerprint,
        "word": entry.word,
        "seat": "" if is_unnamed else entry.seat,
        "holds": entry.holds.isoformat() if entry.holds else "",
        "text": fingerprint(entry.text.document()) if entry.text else "",
        "refers": entry.refers,
        "facts": {} if entry.kind is SilenceEntryKind.RECEIVED else dict(entry.facts),
    }
    who = keeper(by.programme, entry.at) if is_unnamed else by
    name = f"silence.{entry.kind.value}"
    tell(by=who, right=right, about=about(held.workplan), now=entry.at, detail=detail, name=name)
    if entry.kind is SilenceEntryKind.NOTICE:
        _tell_the_room(held, entry, by)
    people = {**held.people, **({entry.number: by.person} if by.person else {})}
    return replace(held, procedure=deeds.with_entry(procedure, entry), people=people)


def _tell_the_room(held: HeldSilence, notice: SilenceEntry, by: Actor) -> None:
    """Let everybody who follows an open meeting on the plan know at once; who objected is not said there."""
    procedure = held.procedure
    body = {"silence": procedure.number, "about": notice.word, "proposal": procedure.subject.proposal}
    for each in meetings.meetings_on(by.programme, held.workplan.code):
        if each.state.may_decide:
            announce(each.id, "silence", body, notice.at)


def notify(held: HeldSilence, subject: NoticeSubject, now: datetime, *, by: Actor, refers: int = 0) -> HeldSilence:
    """Let a notice go to all seats at once."""
    entry = deeds.notice(held.procedure, subject, now, refers)
    return keep(held, entry, by=keeper(by.programme, now), right=Deed.SILENCE_CLOSE)


def begin_if_ready(held: HeldSilence, now: datetime, *, by: Actor) -> HeldSilence:
    """Start the clock, with its deadline in every capital, if the last condition for it is now met (E65)."""
    procedure = held.procedure
    if not procedure.gate_is_open:
        return held
    deadline = first_deadline(programmes.programme(by.programme), procedure, deeds.instant(procedure, now))
    started = deeds.start(procedure, deadline, now)
    if started is None:
        return held
    entry = replace(started, facts=deadline_facts(deadline))
    held = keep(held, entry, by=keeper(by.programme, now), right=Deed.SILENCE_CLOSE)
    return notify(held, NoticeSubject.STARTED, now, by=by, refers=entry.number)


def closing_of(held: HeldSilence, now: datetime) -> SilenceEntry | None:
    """Return the end of the procedure if it has come by now."""
    procedure = held.procedure
    ref = procedure.subject.proposal
    proposal = plans.proposal(held.workplan.id, ref) if ref else None
    return deeds.close(procedure, now, stands=text_stands(held.workplan, proposal, procedure))


def keep_closing(held: HeldSilence, closing: SilenceEntry, now: datetime, *, by: Actor) -> HeldSilence:
    """Store the end of the procedure and tell all seats at once."""
    held = keep(held, closing, by=keeper(by.programme, now), right=Deed.SILENCE_CLOSE)
    return notify(held, NoticeSubject.CLOSED, now, by=by, refers=closing.number)


def position_heard(found: WorkplanFound, position: Position, now: datetime, *, by: Actor) -> None:
    """Let an objection that a seat states as its position break the silence that is asked of it."""
    if position.kind is not PositionKind.OBJECT or not position.is_effective:
        return
    for each in load.silences(found.id):
        procedure = each.procedure
        is_on_it = procedure.subject.fingerprint == position.subject and not procedure.subject.proposal
        if not is_on_it or procedure.closed is not None or position.seat not in procedure.seats:
            continue
        wanted = written_by(by, SilenceEntryKind.OBJECTION, position.seat, text=position.text)
        entry = deeds.answer(procedure, wanted, now)
        if isinstance(entry, SilenceEntry):
            held = keep(held_of(found, each), entry, by=by, right=Deed.POSITION_STATE)
            closing = closing_of(held, now)
            if closing is not None and closing.word in WITHOUT_EFFECT:
                keep_closing(held, closing, now, by=by)


def refused(answer: deeds.SilenceRefused, held: HeldSilence, by: Actor) -> Refused:
    """Return the faults of a deed as reasons for a page."""
    facts: dict[str, str | int] = {"silence": held.procedure.number, "party": by.party}
    return Refused(tuple(Reason(f"silence_{fault.value}", facts) for fault in answer.faults))


def moved(held: HeldSilence, entry: SilenceEntry, now: datetime) -> SilenceMoved:
    """Return what became of a deed."""
    procedure = held.procedure
    deadline = procedure.deadline.isoformat() if procedure.deadline else ""
    return SilenceMoved(procedure.number, entry.number, procedure.state(now).value, deadline, procedure.in_time(entry))
