"""What officers of a seat do in a silence procedure, and what the secretariat enters for them afterwards."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed
from maslahat.actions.endorsing import MOST_LINES
from maslahat.actions.outcomes import Refused
from maslahat.actions.silence.course import answered, settle
from maslahat.actions.silence.outcomes import SilenceMoved
from maslahat.actions.silence.record import hold_silence, hold_to_say, written_by
from maslahat.domain.governance import silence_deeds as deeds
from maslahat.domain.governance.silence import DeliveryWay, SilenceEntryKind
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId
from maslahat.stores.workplans import load as plans

LONGEST_EVIDENCE = 1000
OWN_WAYS = (DeliveryWay.DISPLAYED, DeliveryWay.ACKNOWLEDGED)


@deed(Deed.SILENCE_RECEIVE)
def receive_notice(
    *, workplan: str, silence: int, way: str, by: Actor, key: str, now: datetime
) -> SilenceMoved | Refused:
    """Record that an officer of a seat was shown the notice, or acknowledges it; the last seat starts the clock."""
    held = hold_silence(by, Deed.SILENCE_RECEIVE, workplan, silence)
    if isinstance(held, Refused):
        return held
    if way not in OWN_WAYS:
        return Refused.because("unknown_code", field="way", value=way[:40])
    held = settle(held, now, by=by)
    entry = deeds.deliver(held.procedure, written_by(by, SilenceEntryKind.DELIVERED, by.party, word=way), now)
    return answered(held, entry, Deed.SILENCE_RECEIVE, by=by, now=now)


@deed(Deed.SILENCE_OBJECT)
def object_in_silence(
    *,
    workplan: str,
    silence: int,
    kind: str,
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> SilenceMoved | Refused:
    """Break the silence in writing for the person's seat: ``kind`` is objection or counter_amendment (E57, E61).

    At the deadline or later it is kept as late, and breaks nothing (E58). All seats are told at once.
    """
    asked = hold_to_say(by, Deed.SILENCE_OBJECT, workplan, silence, text)
    if isinstance(asked, Refused):
        return asked
    held, words = asked
    if kind not in deeds.AGAINST:
        return Refused.because("unknown_code", field="kind", value=kind[:40])
    held = settle(held, now, by=by)
    entry = deeds.answer(held.procedure, written_by(by, SilenceEntryKind(kind), by.party, text=words), now)
    return answered(held, entry, Deed.SILENCE_OBJECT, by=by, now=now)


@deed(Deed.SILENCE_OBJECT)
def withdraw_objection(
    *, workplan: str, silence: int, objection: int, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> SilenceMoved | Refused:
    """Take back an objection of the person's seat; the silence stays broken unless the rule says otherwise (E60)."""
    asked = hold_to_say(by, Deed.SILENCE_OBJECT, workplan, silence, text)
    if isinstance(asked, Refused):
        return asked
    held, words = asked
    held = settle(held, now, by=by)
    wanted = written_by(by, SilenceEntryKind.WITHDRAWAL, by.party, text=words, refers=objection)
    return answered(held, deeds.withdraw(held.procedure, wanted, now), Deed.SILENCE_OBJECT, by=by, now=now)


@deed(Deed.SILENCE_ATTACH)
def attach_to_silence(
    *,
    workplan: str,
    silence: int,
    kind: str,
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
    lines: Sequence[str] = (),
    whole: bool = False,
) -> SilenceMoved | Refused:
    """Attach a statement of interpretation, or a reservation on lines or the whole: neither breaks silence (E62)."""
    asked = hold_to_say(by, Deed.SILENCE_ATTACH, workplan, silence, text)
    if isinstance(asked, Refused):
        return asked
    held, words = asked
    if kind not in deeds.BESIDE or len(lines) > MOST_LINES:
        return Refused.because("unknown_code", field="kind", value=kind[:40])
    known = {line.id for line in plans.plan(held.workplan.current.version_id).lines}
    named = tuple(LineId(line) for line in dict.fromkeys(lines))
    if unknown := [line for line in named if line not in known]:
        return Refused.because("unknown_line", line=unknown[0][:80])
    held = settle(held, now, by=by)
    wanted = written_by(by, SilenceEntryKind(kind), by.party, text=words, lines=named, whole=whole)
    return answered(held, deeds.answer(held.procedure, wanted, now), Deed.SILENCE_ATTACH, by=by, now=now)


@deed(Deed.SILENCE_RECORD)
def record_objection(
    *,
    workplan: str,
    silence: int,
    seat: str,
    received_at: datetime,
    evidence: str,
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> SilenceMoved | Refused:
    """Enter an objection that reached the house on paper or by mail, with when and the evidence of it (E59).

    It counts from when it was received, once a second person of the secretariat confirms it; both instants are kept.
    """
    asked = hold_to_say(by, Deed.SILENCE_RECORD, workplan, silence, text)
    if isinstance(asked, Refused):
        return asked
    held, words = asked
    facts = {"evidence": evidence.strip()[:LONGEST_EVIDENCE]}
    told = {"text": words, "holds": received_at, "facts": facts}
    wanted = written_by(by, SilenceEntryKind.RECEIVED, seat[:80], **told)
    return answered(held, deeds.receive(held.procedure, wanted, now), Deed.SILENCE_RECORD, by=by, now=now)


@deed(Deed.SILENCE_RECORD)
def settle_objection(
    *, workplan: str, silence: int, objection: int, confirms: bool, by: Actor, key: str, now: datetime
) -> SilenceMoved | Refused:
    """Confirm, or dismiss, as a second person an objection that was entered afterwards (E59: four eyes)."""
    held = hold_silence(by, Deed.SILENCE_RECORD, workplan, silence)
    if isinstance(held, Refused):
        return held
    kind = SilenceEntryKind.CONFIRMED if confirms else SilenceEntryKind.DISMISSED
    entry = deeds.settle_received(held.procedure, written_by(by, kind, refers=objection), now)
    return answered(held, entry, Deed.SILENCE_RECORD, by=by, now=now)
