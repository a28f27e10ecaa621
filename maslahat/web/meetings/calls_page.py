"""The page of positions and decisions in a meeting, the same as a file, and the rule by which they are taken."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from maslahat.actions.drafts import draft_on_screen
from maslahat.actions.meetings.positions import before
from maslahat.actions.meetings.subjects import subject_in_words
from maslahat.actions.rulebook import decision_rules, rule_at
from maslahat.domain.governance.calls import DecisionResult
from maslahat.domain.governance.decision_rule_documents import decision_rule_document
from maslahat.domain.governance.stances import Stance, Weight
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.governance import call_queries
from maslahat.stores.governance.call_reading import CallFound, seats_document
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.in_force import draft_seen
from maslahat.web.meetings.calls_panel import panel_told
from maslahat.web.meetings.calls_seen import Told, call_seen, stance_seen
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.meetings.room_facts import Place, RoomFacts
from maslahat.web.proposals.forms import new_key
from maslahat.web.proposals.opening import party_name
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.calls import ABSENCES, CALL_METHODS, MAJORITY_BASES, QUESTIONS, RESERVATION_POLICIES
from maslahat.words.labels import label


@require_safe
def calls(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the open question, every question that was put and what each seat said, and all other positions."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.CALL_READ)
    return show_calls(request, visit, found)


def show_calls(
    request: HttpRequest, visit: Visit, found: MeetingFound, *, status: int = 200, **told: object
) -> HttpResponse:
    """Return the page of positions and decisions, with what a refused form brings along."""
    screen = draft_on_screen(visit.programme.code, found.workplan) if found.workplan else None
    draft = draft_seen(visit, screen, Deed.PROPOSAL_READ) if screen else None
    stances = call_queries.stances(found.id)
    words = Told(visit.programme, draft, stances)
    place = Place.ROOM
    facts = RoomFacts(visit, found, subject_in_words(visit.programme, found, draft), draft, place)
    there = before(visit.programme.code, found, visit.now) if found.state.may_decide else None
    closed = [each for each in call_queries.calls(found.id) if each.closed_at is not None]
    appealed = {each.appeals for each in closed}
    return show_meeting(
        request,
        "meetings/calls.html",
        visit,
        found,
        page="calls",
        status=status,
        panel=panel_told(facts, there, is_chair=False, page="calls") if there else None,
        calls=[call_seen(words, each, visit.now) for each in reversed(closed)],
        aside=[stance_seen(words, each) for each in stances if each.weight is not Weight.COUNTS],
        may_conduct=visit.may(Deed.CALL_OPEN) and found.state.may_decide,
        appealable=_appealable(visit, found, closed, appealed),
        languages=[(each, each.upper()) for each in visit.programme.languages],
        rule_number=rule_at(visit.programme, visit.now).number,
        appeal_key=new_key(),
        **told,
    )


def _appealable(visit: Visit, found: MeetingFound, closed: list[CallFound], appealed: set[int | None]) -> set[int]:
    if not visit.may(Deed.CALL_APPEAL) or not found.state.may_decide:
        return set()
    return {
        each.call.number
        for each in closed
        if each.decision
        and each.decision.result is DecisionResult.RULED
        and each.call.number not in appealed
        and each.call.rule.calls.is_ruling_appealable
        and visit.actor.party in each.call.rule.deciding
    }


@require_safe
def calls_file(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Return every decision of the meeting, seat by seat, as a JSON document of the format maslahat.decisions/1."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.CALL_READ)
    said = {each.number: each for each in call_queries.stances(found.id)}
    document = {
        "format": "maslahat.decisions/1",
        "programme": visit.programme.code,
        "meeting": found.code,
        "decisions": [_document(each, said) for each in call_queries.calls(found.id) if each.decision],
    }
    answer = JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{found.code}-decisions.json"'
    return answer


def _document(found: CallFound, said: dict[int, Stance]) -> Document:
    call, decision = found.call, found.decision
    if decision is None:
        return {}
    seats = seats_document(decision.seats)
    for each in seats:
        stance = said.get(each["stance"] or 0)
        if stance is not None:
            each |= {"text": dict(stance.text.texts), "lines": list(stance.lines), "whole": stance.whole}
    return {
        "number": call.number,
        "kind": call.subject.kind.value,
        "ref": call.subject.ref,
        "plan": call.subject.plan,
        "subject": call.subject.fingerprint,
        "text": dict(found.text.texts),
        "method": call.method.value,
        "seed": found.seed,
        "opened_at": call.opened_at.isoformat(),
        "decided_at": decision.decided_at.isoformat(),
        "result": decision.result.value,
        "why": [each.value for each in decision.why],
        "rule": decision_rule_document(call.rule),
        "seats": seats,
    }


@require_safe
def decision_rule(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the decision rule in force and every version before it, or after it, with the day from which it holds."""
    visit = visit_of(request, programme)
    in_force = rule_at(visit.programme, visit.now)
    rules = [_rule(visit, each, each == in_force) for each in reversed(decision_rules(visit.programme))]
    return show(request, "meetings/decision_rule.html", visit, tab="programme", rules=rules)


def _rule(visit: Visit, rule: Any, is_in_force: bool) -> dict[str, object]:
    calls = rule.calls
    methods = [
        (label(QUESTIONS, question), ", ".join(label(CALL_METHODS, each) for each in ways))
        for question, ways in (("substance", calls.substance), ("procedure", calls.procedure))
    ]
    versions = (*visit.programme.earlier_decisions, visit.programme.decision)
    return {
        "rule": rule,
        "is_in_force": is_in_force,
        "is_to_come": rule.valid_from > visit.now,
        "basis": versions[rule.number - 1].basis,
        "deciding": [party_name(visit.programme, party) for party in rule.deciding],
        "methods": methods,
        "absent": label(ABSENCES, rule.absent),
        "reservations": label(RESERVATION_POLICIES, calls.reservations),
        "majority_base": label(MAJORITY_BASES, calls.majority.of) if calls.majority else "",
        "countdown": int(calls.countdown.total_seconds()),
        "presence": int(calls.presence_window.total_seconds()) // 60,
        "silence": int(rule.silence.total_seconds()) // 3600,
    }
