"""The panel of calls: the open question with its countdown, where each seat stands, and what a delegation may say."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from maslahat.actions.filing import LONGEST_RATIONALE
from maslahat.actions.meetings.positions import Before, before
from maslahat.actions.rulebook import rule_at
from maslahat.domain.governance.consensus import DecisionRule
from maslahat.domain.governance.decision_rules import CallMethod, ReservationPolicy
from maslahat.domain.governance.positions import Channel
from maslahat.domain.governance.stances import StanceKind, SubjectKind, Weight, latest_stances
from maslahat.domain.governance.votes import Ballot, roll_call
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId, PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import call_queries
from maslahat.stores.meetings import attendance_queries
from maslahat.web.governance.left_words import as_typed, left_for
from maslahat.web.meetings.calls_desk import desk_told
from maslahat.web.meetings.calls_seen import NamedLine, Told, call_seen, named_line, stance_seen, title_of
from maslahat.web.meetings.room_facts import Place, RoomFacts
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.proposals.opening import party_name
from maslahat.words.calls import BALLOTS, CALL_METHODS, STANCE_KINDS, SUBJECT_KINDS
from maslahat.words.decisions import CHANNELS
from maslahat.words.labels import label


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A deciding seat now: whether it is there, what it said, its place in the roll, whether it asks for time."""

    code: str
    name: LocalizedText
    is_present: bool
    word: str = ""
    word_label: Promise | str = ""
    asks_time: bool = False


def call_panel(facts: RoomFacts) -> Mapping[str, object] | None:
    """Return what the panel shows this reader, or None where nothing can be said or decided now.

    On the hall screen it stands only while a question is open, and names seats alone.
    """
    visit, meeting = facts.visit, facts.meeting
    if not meeting.state.may_decide or not visit.may(Deed.CALL_READ):
        return None
    there = before(visit.programme.code, meeting, visit.now)
    is_open = there is not None and there.call is not None
    is_chair = facts.place is Place.CHAIR and visit.may(Deed.CALL_OPEN)
    if (facts.place is Place.SCREEN and not is_open) or (there is None and not is_chair):
        return None
    return panel_told(facts, there, is_chair=is_chair)


def panel_told(facts: RoomFacts, there: Before | None, *, is_chair: bool, page: str = "") -> dict[str, object]:
    """Return everything the template needs; what is not offered would be refused.

    ``page`` names the page to return to, the one where the panel stands if it is empty.
    """
    visit, meeting = facts.visit, facts.meeting
    told = Told(visit.programme, facts.draft, call_queries.stances(meeting.id))
    rule = there.rule if there else rule_at(visit.programme, visit.now)
    rows = _rows(told, facts, there, rule)
    found: dict[str, object] = {"call": None, "rows": rows, "is_chair": is_chair, "rule": rule, "key": new_key()}
    found |= {"longest": LONGEST_RATIONALE, "here": sum(each.is_present for each in rows)}
    found["next"] = reverse(page or facts.place.value, args=(visit.programme.code, meeting.code))
    found["languages"] = [(each, language_name(each)) for each in visit.programme.languages]
    if there is not None:
        found |= _matter(told, facts, there) | _speaking(told, facts, there)
    if is_chair:
        missing = [row.code for row in rows if not row.is_present]
        found |= desk_told(facts, there, rule, _weak(told, there), missing)
    return found


def _matter(told: Told, facts: RoomFacts, there: Before) -> dict[str, object]:
    subject, call = there.matter.subject, there.call
    about, title = title_of(told, subject, call.text if call else LocalizedText())
    return {
        "call": call_seen(told, call, facts.visit.now) if call else None,
        "about": about,
        "kind_label": SUBJECT_KINDS[subject.kind],
        "method_label": CALL_METHODS[call.call.method] if call else "",
        "title": title,
        "kind": subject.kind.value,
        "ref": subject.ref,
        "fingerprint": subject.fingerprint,
    }


def _rows(told: Told, facts: RoomFacts, there: Before | None, rule: DecisionRule) -> list[SeatRow]:
    call = there.call if there else None
    is_vote = call is not None and call.call.method is CallMethod.VOTE
    seats = roll_call(rule.deciding, call.seed) if call is not None and is_vote else rule.deciding
    here, asked = _present(facts, there), {each.seat for each in call.asked} if call else set()
    words = _words(told, facts, there)
    nothing: tuple[str, Promise | str] = ("", "")
    return [
        SeatRow(
            code=party,
            name=party_name(told.programme, party),
            is_present=party in here,
            word=words.get(party, nothing)[0],
            word_label=words.get(party, nothing)[1],
            asks_time=party in asked,
        )
        for party in seats
    ]


def _present(facts: RoomFacts, there: Before | None) -> set[PartyCode]:
    """Return the seats that are there: as attendance tells, and where it does not know a seat, as the chair saw it."""
    known = attendance_queries.parties_presence(facts.meeting.id, facts.visit.now)
    seen = there.call.call.present if there and there.call else ()
    return {party for party, each in known.items() if each.is_present} | {each for each in seen if each not in known}


def _words(told: Told, facts: RoomFacts, there: Before | None) -> dict[PartyCode, tuple[str, Promise]]:
    if there is None:
        return {}
    if there.call is not None and there.call.call.method is CallMethod.VOTE:
        casts = call_queries.casts(there.call.id)
        return {each.seat: (each.ballot.value, BALLOTS[each.ballot]) for each in casts}
    said = latest_stances(told.stances, there.matter.subject.fingerprint, facts.visit.now)
    return {party: (each.kind.value, STANCE_KINDS[each.kind]) for party, each in said.items()}


def _speaking(told: Told, facts: RoomFacts, there: Before) -> dict[str, object]:
    visit, call, now = facts.visit, there.call, facts.visit.now
    is_vote = call is not None and call.call.method is CallMethod.VOTE
    decides = visit.actor.party in there.rule.deciding
    mark = there.matter.subject.fingerprint
    mine = [each for each in told.stances if each.seat == visit.actor.party and each.subject == mark]
    counts = latest_stances(mine, mark, now).get(PartyCode(visit.actor.party))
    left = left_for(visit, mark, counts.stated_at if counts else None)
    kinds = [
        (each.value, label(STANCE_KINDS, each))
        for each in StanceKind
        if each is not StanceKind.RESERVE or there.rule.calls.reservations is ReservationPolicy.RECORDED
    ]
    return {
        "may_speak": visit.may(Deed.CALL_POSITION) and not is_vote and facts.place is Place.ROOM,
        "may_answer": is_vote and decides and visit.may(Deed.CALL_ANSWER) and facts.place is Place.ROOM,
        "may_ask_time": call is not None and decides and visit.may(Deed.CALL_ASK_TIME),
        "decides": decides,
        "own_party": party_name(visit.programme, visit.actor.party),
        "kinds": kinds,
        "ballots": [(each.value, label(BALLOTS, each)) for each in Ballot],
        "channels": [(each.value, label(CHANNELS, each)) for each in Channel],
        "lines": _lines(told, there),
        "mine": stance_seen(told, counts) if counts else None,
        "left": left,
        "typed": (typed := as_typed(left)),
        "chosen": typed.getlist("lines"),
        "words": [(each, language_name(each), typed.get(f"text_{each}", "")) for each in visit.programme.languages],
        "others": [stance_seen(told, each) for each in mine if each.weight is Weight.NOT_EFFECTIVE],
    }


def _weak(told: Told, there: Before | None) -> list[str]:
    """Return the seats for which somebody else than their speaker also spoke on what is before them (E50)."""
    mark = there.matter.subject.fingerprint if there else ""
    return sorted({each.seat for each in told.stances if each.subject == mark and each.weight is Weight.NOT_EFFECTIVE})


def _lines(told: Told, there: Before) -> list[NamedLine]:
    """Return the lines that can be reserved: those the matter is about, of a whole plan all."""
    plan = told.plan
    if plan is None:
        return []
    if there.matter.subject.kind is SubjectKind.VERSION:
        return [named_line(plan, LineId(line.id)) for line in plan.lines]
    return [named_line(plan, line) for line in there.matter.lines_touched()]
