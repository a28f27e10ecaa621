"""How parties decide on the final text: state a position, see the plan endorsed, lift or add a reservation after."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from maslahat.actions.actor import Actor
from maslahat.actions.asking import about, hold_plan
from maslahat.actions.doing import deed, tell
from maslahat.actions.endorsing import MOST_LINES, endorse, hearing_now, hearing_of
from maslahat.actions.moving import say
from maslahat.actions.outcomes import PositionStated, Reason, Refused, Stale
from maslahat.actions.signing import Proof, SignedStatement, ToSign, proof_of, to_sign
from maslahat.actions.silence.record import position_heard
from maslahat.domain.governance.consensus import Endorsed, NotEndorsed, Outcome, Provisional, outcome
from maslahat.domain.governance.endorsement import (
    Hearing,
    PositionFault,
    PositionHeard,
    PositionRefused,
    hear_position,
    position_document,
)
from maslahat.domain.governance.positions import Channel, Position, PositionKind
from maslahat.domain.governance.reservations import (
    Lifting,
    Reservation,
    ReservationRefused,
    check_added,
    check_lifting,
)
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId, PartyCode, VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import load as governance
from maslahat.stores.governance import save
from maslahat.stores.people import save as people_save
from maslahat.stores.workplans import load as plans
from maslahat.stores.workplans.shapes import WorkplanFound


@deed(Deed.POSITION_STATE)
def state_position(
    *,
    workplan: str,
    subject: str,
    kind: str,
    by: Actor,
    key: str,
    now: datetime,
    text: Mapping[str, str] | None = None,
    lines: Sequence[str] = (),
    whole: bool = False,
    channel: str = "room",
    meeting: str = "",
    signed: SignedStatement | None = None,
) -> PositionStated | Refused | Stale:
    """State the party's position on the final text with this fingerprint.

    ``kind`` is endorse, endorse_reservation (with ``text`` and ``lines`` or ``whole``), object (with ``text``) or
    not_yet. Only the word of the one who speaks for the party now counts; that of another person of the party is kept
    without effect (E50). With the last position that was waited for the plan is endorsed, in the same step (R49).
    ``signed`` is the statement of exactly this position, signed with the person's passkey; without it the press of
    the button is all.
    """
    found = hold_plan(by, Deed.POSITION_STATE, workplan, translated=False)
    if isinstance(found, Refused):
        return found
    number = governance.last_number(found.id) + 1
    wanted = position_wanted(by, number, subject, kind, (text, lines, whole, channel), now)
    if isinstance(wanted, Refused):
        return wanted
    hearing = hearing_now(found, by.programme, by.party, now)
    heard = hear_position(wanted, hearing, now)
    if isinstance(heard, PositionRefused):
        return _not_heard(found, hearing, heard, wanted, by=by, now=now)
    proof = proof_of(wanted, signed, by=by, workplan=workplan, now=now) if signed else None
    if isinstance(proof, Refused):
        return proof
    return enter_position(found, hearing, heard, proof, by=by, person=by.person, now=now, meeting=meeting)


def statement_to_sign(
    *,
    workplan: str,
    subject: str,
    kind: str,
    by: Actor,
    now: datetime,
    text: Mapping[str, str],
    lines: Sequence[str],
    whole: bool,
) -> ToSign | Refused | Stale:
    """Return what a passkey signs to state this position, if it could be stated now; nothing is recorded yet."""
    with transaction.atomic():
        found = hold_plan(by, Deed.POSITION_STATE, workplan, translated=False)
        if isinstance(found, Refused):
            return found
        number = governance.last_number(found.id) + 1
        wanted = position_wanted(by, number, subject, kind, (text, lines, whole, Channel.ROOM.value), now)
        if isinstance(wanted, Refused):
            return wanted
        heard = hear_position(wanted, hearing_now(found, by.programme, by.party, now), now)
        if isinstance(heard, PositionRefused):
            return cannot_stand(heard, wanted)
        return to_sign(wanted, by=by, workplan=workplan, now=now)


def enter_position(
    found: WorkplanFound,
    hearing: Hearing,
    heard: PositionHeard,
    proof: Proof | None,
    *,
    by: Actor,
    person: int,
    now: datetime,
    meeting: str,
    right: Deed = Deed.POSITION_STATE,
) -> PositionStated:
    """Record a position that stands, of this person (row id), with what proves it, and the endorsement it completes."""
    position, detail = heard.position, position_document(heard.position)
    if proof:
        position = replace(position, method=proof.method, evidence=proof.evidence)
        detail = {**position_document(position), "proof": proof.document}
    save.position(found.id, position, person)
    if proof and proof.passkey:
        told = {"key_print": proof.evidence, "counter": proof.counter, "proof": proof.document}
        save.signature(found.id, position.number, proof.passkey, **told)
        people_save.passkey_used(proof.passkey, proof.counter, now)
    name = Deed.POSITION_STATE.value
    tell(by=by, right=right, about=about(found), now=now, detail=detail, name=name)
    position_heard(found, position, now, by=by)
    if isinstance(heard.outcome, Endorsed):
        endorse(found, hearing, (*hearing.positions, position), heard.outcome, by=by, now=now, meeting=meeting)
    return _stated(position, heard.outcome)


def _not_heard(
    found: WorkplanFound,
    hearing: Hearing,
    refused: PositionRefused,
    wanted: Position,
    *,
    by: Actor,
    now: datetime,
) -> PositionStated | Refused | Stale:
    if refused.faults != (PositionFault.NOT_ACTING_HEAD,) or refused.kept is None:
        return cannot_stand(refused, wanted)
    save.position(found.id, refused.kept, by.person)
    detail = {**position_document(refused.kept), "is_effective": False}
    tell(by=by, right=Deed.POSITION_STATE, about=about(found), now=now, detail=detail)
    current = outcome(hearing.rule, hearing.positions, refused.kept.subject, now, hearing.silences)
    return _stated(refused.kept, current)


def cannot_stand(refused: PositionRefused, wanted: Position) -> Refused | Stale:
    """Return why a position may not stand; that the screen showed another text comes before all else (E80)."""
    if PositionFault.STALE_SUBJECT in refused.faults:
        return Stale("plan", wanted.subject[:64], refused.subject or "")
    return Refused(tuple(Reason(f"position_{fault.value}", {"party": wanted.seat}) for fault in refused.faults))


_Said = tuple[Mapping[str, str] | None, Sequence[str], bool, str]


def position_wanted(by: Actor, number: int, subject: str, kind: str, said: _Said, now: datetime) -> Position | Refused:
    """Return the position that a person asks to state; ``said`` is text, lines, whole and channel."""
    text, lines, whole, channel = said
    if kind not in tuple(PositionKind) or channel not in tuple(Channel) or len(lines) > MOST_LINES:
        return Refused.because("bad_position", kind=kind[:40], channel=channel[:40])
    words = say(text or {})
    if isinstance(words, Refused):
        return words
    return Position(
        number=number,
        seat=PartyCode(by.party),
        kind=PositionKind(kind),
        subject=VersionId(subject),
        person=by.username,
        role=by.role,
        stated_at=now,
        text=words,
        lines=tuple(LineId(line) for line in dict.fromkeys(lines)),
        whole=whole,
        channel=Channel(channel),
    )


def _stated(position: Position, result: Outcome) -> PositionStated:
    waiting: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    match result:
        case NotEndorsed(waiting_for=waiting_for, objections=against):
            waiting, objections = waiting_for, tuple(each.seat for each in against)
        case Provisional(pending=pending):
            waiting = tuple(each.seat for each in pending)
    return PositionStated(
        position.number,
        position.seat,
        position.kind.value,
        position.subject,
        position.is_effective,
        isinstance(result, Endorsed),
        waiting,
        objections,
    )


@deed(Deed.RESERVATION_LIFT)
def lift_reservation(
    *, workplan: str, reservation: int, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> PositionStated | Refused:
    """Lift one of the party's own reservations on the endorsed plan; the reservation stays in the record (E83)."""
    found = hold_plan(by, Deed.RESERVATION_LIFT, workplan, in_force=True)
    words = say(text)
    if isinstance(found, Refused):
        return found
    if isinstance(words, Refused):
        return words
    said = governance.said(found.id)
    wanted = Lifting(said.last_number + 1, reservation, PartyCode(by.party), by.username, by.role, now, words)
    checked = check_lifting(wanted, said.reservations, said.liftings, _speaker(found, by, now))
    if isinstance(checked, ReservationRefused):
        return _refused(checked, by)
    subject = next(each.subject for each in said.reservations if each.number == reservation)
    save.lifting(found.id, checked, subject, by.person)
    detail = {"reservation": reservation, "text": words.document()}
    tell(by=by, right=Deed.RESERVATION_LIFT, about=about(found), now=now, detail=detail)
    return PositionStated(checked.number, by.party, "lifting", subject, True, True)


@deed(Deed.RESERVATION_ADD)
def add_reservation(
    *,
    workplan: str,
    subject: str,
    text: Mapping[str, str],
    lines: Sequence[str],
    by: Actor,
    key: str,
    now: datetime,
) -> PositionStated | Refused:
    """Add a reservation to the endorsed plan as a record of its own, on these lines or else on the whole."""
    found = hold_plan(by, Deed.RESERVATION_ADD, workplan, in_force=True)
    words = say(text)
    if isinstance(found, Refused):
        return found
    if isinstance(words, Refused):
        return words
    said, endorsed = governance.said(found.id), found.in_force
    known = {line.id for line in plans.plan(endorsed.version_id).lines} if endorsed else frozenset()
    wanted = _reservation(by, said.last_number + 1, subject, words, lines, now)
    checked = check_added(wanted, endorsed.version_id if endorsed else None, known, _speaker(found, by, now))
    if isinstance(checked, ReservationRefused):
        return _refused(checked, by)
    save.reservation(found.id, checked, by.person)
    detail = {"number": checked.number, "lines": list(checked.lines), "text": words.document()}
    tell(by=by, right=Deed.RESERVATION_ADD, about=about(found), now=now, detail=detail)
    return PositionStated(checked.number, by.party, "added_reservation", checked.subject, True, True)


def _reservation(
    by: Actor, number: int, subject: str, text: LocalizedText, lines: Sequence[str], now: datetime
) -> Reservation:
    named = tuple(LineId(line) for line in dict.fromkeys(lines[:MOST_LINES]))
    return Reservation(number, PartyCode(by.party), VersionId(subject), named, text, by.username, by.role, now)


def _speaker(found: WorkplanFound, by: Actor, now: datetime) -> str | None:
    speaker = hearing_of(found, by.programme, by.party).speaker(PartyCode(by.party), now)
    return speaker.person if speaker else None


def _refused(refusal: ReservationRefused, by: Actor) -> Refused:
    return Refused(tuple(Reason(f"reservation_{fault.value}", {"party": by.party}) for fault in refusal.faults))
