"""What the secretariat does in a silence procedure in the name of the chair: open it, extend it, see it delivered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.addresses import is_address
from maslahat.actions.asking import hold_plan
from maslahat.actions.doing import deed, tell
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.rulebook import decision_rule
from maslahat.actions.silence.course import answered, settle
from maslahat.actions.silence.outcomes import AddressesNoted, SilenceMoved
from maslahat.actions.silence.record import (
    HeldSilence,
    hold_silence,
    hold_to_say,
    keep,
    moved,
    notify,
    refused,
    written_by,
)
from maslahat.actions.silence.terms import deadline_facts, deadline_told, silence_terms, text_of_proposal
from maslahat.domain.governance import silence_deeds as deeds
from maslahat.domain.governance.calls import SeatWord
from maslahat.domain.governance.consensus import AbsentPolicy, DecisionRule
from maslahat.domain.governance.positions import latest_positions
from maslahat.domain.governance.silence import (
    DeliveryWay,
    NoticeSubject,
    SilenceEntryKind,
    SilenceProcedure,
    SilenceSubject,
)
from maslahat.domain.shared.deeds import ON_THE_TABLE, Deed, Stage
from maslahat.domain.shared.ids import PartyCode
from maslahat.stores.governance import call_queries, load, silence_save
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load as plans
from maslahat.stores.workplans.shapes import WorkplanFound

MOST_ADDRESSES = 10


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, of whom, and what stands on the table under that name now."""

    subject: SilenceSubject
    seats: tuple[PartyCode, ...]
    call: tuple[str, int] | None = None


@deed(Deed.SILENCE_OPEN)
def open_silence(
    *,
    workplan: str,
    subject: str,
    published: Sequence[str],
    by: Actor,
    key: str,
    now: datetime,
    proposal: str = "",
    text: Mapping[str, str] | None = None,
) -> SilenceMoved | Refused | Stale:
    """Ask the seats whether they object to the text with this fingerprint: the plan's, or that of a proposal.

    On the final text those deciding parties are asked that have not spoken, if the rule lets the absent follow by
    silence and enough have spoken (E53); on anything else all that decide. ``published`` are the languages in which
    the text stands already; the clock starts when all stand and every seat has its notice (E65, E66).
    """
    found = hold_plan(by, Deed.SILENCE_OPEN, workplan)
    if isinstance(found, Refused):
        return found
    words = say(text or {})
    asked = _question(found, by, proposal, now)
    if isinstance(words, Refused) or isinstance(asked, Refused):
        return Refused(tuple(each for said in (words, asked) if isinstance(said, Refused) for each in said.reasons))
    if subject != asked.subject.fingerprint:
        return Stale("text", subject[:64], asked.subject.fingerprint)
    known = load.silences(found.id)
    if any(each.procedure.closed is None and each.procedure.subject == asked.subject for each in known):
        return Refused.because("silence_open_already")
    programme = programmes.programme(by.programme)
    terms, languages = silence_terms(programme), programme.languages
    procedure = SilenceProcedure(len(known) + 1, asked.subject, asked.seats, languages, terms, now)
    row = silence_save.procedure(found.id, procedure, by.person, by.role.value)
    held = HeldSilence(found, row, procedure, {})
    for language in languages:
        if language in published:
            held = _published(held, language, by, now)
    entry = replace(deeds.notice(held.procedure, NoticeSubject.OPENED, now), text=words)
    meeting, call = asked.call or ("", 0)
    facts = {"seats": list(asked.seats), "meeting": meeting, "call": call}
    opened = replace(entry, person=by.username, role=by.role, facts=facts)
    return moved(keep(held, opened, by=by, right=Deed.SILENCE_OPEN), opened, now)


def seats_asked(found: WorkplanFound, *, proposal: str, by: Actor, now: datetime) -> tuple[PartyCode, ...] | Refused:
    """Return the seats that a procedure on this text would ask now, or why none can be opened; nothing is recorded."""
    asked = _question(found, by, proposal, now)
    return asked if isinstance(asked, Refused) else asked.seats


def _published(held: HeldSilence, language: str, by: Actor, now: datetime) -> HeldSilence:
    entry = deeds.publish(held.procedure, written_by(by, SilenceEntryKind.PUBLISHED, word=language), now)
    return held if isinstance(entry, deeds.SilenceRefused) else keep(held, entry, by=by, right=Deed.SILENCE_OPEN)


def _question(found: WorkplanFound, by: Actor, proposal: str, now: datetime) -> _Question | Refused:
    rule = decision_rule(programmes.programme(by.programme))
    if proposal:
        target = plans.proposal(found.id, proposal)
        if target is None:
            return Refused.because("unknown_proposal", proposal=proposal[:80])
        if target.state not in ON_THE_TABLE:
            return Refused.because("silence_not_on_the_table", proposal=target.ref)
        return _asked_by_call(by, found, SilenceSubject(text_of_proposal(target), target.ref), rule)
    subject = SilenceSubject(found.current.version_id)
    if found.stage == Stage.FINALIZED:
        return _absent(found, rule, subject, now)
    return _asked_by_call(by, found, subject, rule)


def _asked_by_call(by: Actor, found: WorkplanFound, subject: SilenceSubject, rule: DecisionRule) -> _Question:
    """Return all that decide, or the seats that were absent where the room decided on it provisionally (E53)."""
    for meeting, each in call_queries.pending_on(by.programme, found.code):
        about, decision = each.call.subject, each.decision
        is_it = about.ref == subject.proposal if subject.proposal else about.fingerprint == subject.fingerprint
        if is_it and decision is not None:
            return _Question(subject, decision.seats_with(SeatWord.PENDING), (meeting, each.call.number))
    return _Question(subject, rule.deciding)


def _absent(found: WorkplanFound, rule: DecisionRule, subject: SilenceSubject, now: datetime) -> _Question | Refused:
    """Return the seats that have not spoken on the final text, if the rule lets their silence be asked for."""
    if rule.absent is not AbsentPolicy.FOLLOW_BY_SILENCE:
        return Refused.because("silence_absent_blocks")
    spoken = latest_positions(load.said(found.id).positions, found.current.version_id, now)
    silent = tuple(seat for seat in rule.deciding if seat not in spoken)
    if not silent:
        return Refused.because("silence_all_have_spoken")
    if len(rule.deciding) - len(silent) < rule.quorum:
        return Refused.because("silence_short_of_quorum", quorum=rule.quorum)
    return _Question(subject, silent)


@deed(Deed.SILENCE_EXTEND)
def extend_silence(
    *,
    workplan: str,
    silence: int,
    deadline: str,
    until: datetime,
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> SilenceMoved | Refused | Stale:
    """Let the silence last until a later instant, for all seats (E63). ``deadline`` is the one on the screen."""
    asked = hold_to_say(by, Deed.SILENCE_EXTEND, workplan, silence, text)
    if isinstance(asked, Refused):
        return asked
    held, words = asked
    held = settle(held, now, by=by)
    procedure = held.procedure
    standing = procedure.deadline.isoformat() if procedure.deadline else ""
    if standing != deadline:
        return Stale(f"silence:{silence}", deadline[:40], standing)
    told = deadline_told(programmes.programme(by.programme), procedure, until)
    wanted = written_by(by, SilenceEntryKind.EXTENDED, text=words, facts=deadline_facts(told))
    entry = deeds.extend(procedure, told, wanted, now)
    if isinstance(entry, deeds.SilenceRefused):
        return refused(entry, held, by)
    held = keep(held, entry, by=by, right=Deed.SILENCE_EXTEND)
    held = notify(held, NoticeSubject.EXTENDED, now, by=by, refers=entry.number)
    return moved(held, entry, now)


@deed(Deed.SILENCE_NOTIFY)
def publish_language(
    *, workplan: str, silence: int, language: str, by: Actor, key: str, now: datetime
) -> SilenceMoved | Refused:
    """Record that the text now stands in this language; with the last one the clock may start (E65)."""
    held = hold_silence(by, Deed.SILENCE_NOTIFY, workplan, silence)
    if isinstance(held, Refused):
        return held
    held = settle(held, now, by=by)
    wanted = written_by(by, SilenceEntryKind.PUBLISHED, word=language[:20])
    return answered(held, deeds.publish(held.procedure, wanted, now), Deed.SILENCE_NOTIFY, by=by, now=now)


@deed(Deed.SILENCE_NOTIFY)
def record_delivery(
    *, workplan: str, silence: int, seat: str, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> SilenceMoved | Refused:
    """Record that the notice was handed to an officer of a seat, and how: by note verbale, by hand, by courier."""
    way = DeliveryWay.HANDED_OVER.value
    return _came(by, workplan, silence, seat, text, now, kind=SilenceEntryKind.DELIVERED, word=way)


@deed(Deed.SILENCE_NOTIFY)
def record_bounce(
    *, workplan: str, silence: int, seat: str, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> SilenceMoved | Refused:
    """Record that the letter to a seat came back: silence says nothing for that seat until it is reached (E66)."""
    return _came(by, workplan, silence, seat, text, now, kind=SilenceEntryKind.BOUNCED)


def _came(
    by: Actor,
    workplan: str,
    silence: int,
    seat: str,
    text: Mapping[str, str],
    now: datetime,
    *,
    kind: SilenceEntryKind,
    word: str = "",
) -> SilenceMoved | Refused:
    asked = hold_to_say(by, Deed.SILENCE_NOTIFY, workplan, silence, text)
    if isinstance(asked, Refused):
        return asked
    held, words = asked
    held = settle(held, now, by=by)
    wanted = written_by(by, kind, seat[:80], word=word, text=words)
    return answered(held, deeds.deliver(held.procedure, wanted, now), Deed.SILENCE_NOTIFY, by=by, now=now)


@deed(Deed.SILENCE_NOTIFY)
def note_addresses(
    *, workplan: str, party: str, addresses: Sequence[str], by: Actor, key: str, now: datetime
) -> AddressesNoted | Refused:
    """Let letters for a party go to these e-mail addresses and no others; none means: no letters."""
    found = hold_plan(by, Deed.SILENCE_NOTIFY, workplan)
    if isinstance(found, Refused):
        return found
    if party not in decision_rule(programmes.programme(by.programme)).deciding:
        return Refused.because("unknown_party", party=party[:80])
    wanted = tuple(dict.fromkeys(each.strip().lower() for each in addresses if each.strip()))
    if len(wanted) > MOST_ADDRESSES or not all(is_address(each) for each in wanted):
        return Refused.because("bad_address")
    silence_save.addresses(by.programme, party, wanted)
    detail = {"party": party, "addresses": len(wanted)}
    tell(by=by, right=Deed.SILENCE_NOTIFY, about=f"plan:{found.code}", now=now, detail=detail, name="silence.addresses")
    return AddressesNoted(party, len(wanted))
