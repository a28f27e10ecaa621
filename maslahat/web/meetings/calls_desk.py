"""The chair's part of the panel of calls: putting a question, moving its countdown, closing it, and what to mind."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext

from maslahat.actions.meetings.positions import Before
from maslahat.domain.governance.consensus import AbsentPolicy, DecisionRule
from maslahat.domain.governance.decision_rules import CallMethod, Question
from maslahat.domain.governance.stances import SubjectKind
from maslahat.domain.shared.deeds import SPEAKERS_OF_A_SEAT
from maslahat.stores.meetings import attendance_queries
from maslahat.stores.people import queries as people
from maslahat.web.meetings.room_facts import RoomFacts
from maslahat.web.proposals.opening import party_name
from maslahat.web.templatetags.texts import localized
from maslahat.words.calls import CALL_METHODS
from maslahat.words.labels import ROLES, label


def desk_told(
    facts: RoomFacts, there: Before | None, rule: DecisionRule, weak: Sequence[str], missing: Sequence[str]
) -> dict[str, object]:
    """Return what the chair's controls need: warnings, methods, the usual countdown, who of a delegation may chair.

    ``missing`` are the deciding seats that are not there, ``weak`` those for which somebody spoke without effect.
    """
    visit = facts.visit
    present = attendance_queries.present_parties(facts.meeting.id, visit.now)
    is_about_text = there is not None and there.matter.subject.kind is not SubjectKind.PROCEDURE
    return {
        "warnings": _warnings(facts, rule, missing, weak),
        "methods": _methods(rule, Question.SUBSTANCE),
        "procedural_methods": _methods(rule, Question.PROCEDURE),
        "may_rule": rule.calls.allows(CallMethod.RULING, Question.PROCEDURE),
        "may_put": is_about_text and there is not None and there.call is None,
        "is_free": there is None or there.call is None,
        "seconds": rule.calls.countdown // timedelta(seconds=1),
        "chairs": _chairs(facts),
        "asks_notified": rule.absent is AbsentPolicy.COUNTED_IF_NOTIFIED,
        "shown": ",".join(sorted(present)),
    }


def _methods(rule: DecisionRule, question: Question) -> list[tuple[str, str]]:
    ways = (CallMethod.NO_OBJECTION, CallMethod.VOTE)
    return [(each.value, label(CALL_METHODS, each)) for each in ways if rule.calls.allows(each, question)]


def _warnings(facts: RoomFacts, rule: DecisionRule, missing: Sequence[str], weak: Sequence[str]) -> list[str]:
    """Return what the chair should see before closing: quorum, absent seats, and words that do not count (E50, E51)."""
    here, names = len(rule.deciding) - len(missing), _names(facts, missing)
    found = []
    if here < rule.quorum:
        told = {"here": here, "quorum": rule.quorum, "names": names}
        found.append(gettext("Present are %(here)s seats of the quorum of %(quorum)s. Missing: %(names)s.") % told)
    elif missing:
        found.append(gettext("Not present: %(names)s.") % {"names": names})
    if weak:
        told = {"names": _names(facts, weak)}
        found.append(gettext("Somebody other than the speaker of the seat also spoke for: %(names)s.") % told)
    return found


def _names(facts: RoomFacts, parties: Sequence[str]) -> str:
    return ", ".join(localized(party_name(facts.visit.programme, party)) for party in parties)


def _chairs(facts: RoomFacts) -> list[tuple[str, str]]:
    """Return the heads and alternates of today, one of whom may be in the chair: their alternate then speaks (E47)."""
    visit = facts.visit
    held = [each for each in people.accreditations(visit.programme.code) if each.held.holds_at(visit.now)]
    return [
        (each.username, f"{localized(party_name(visit.programme, each.party))}: {label(ROLES, each.role)}")
        for each in held
        if each.role in SPEAKERS_OF_A_SEAT and each.party in visit.programme.members
    ]
