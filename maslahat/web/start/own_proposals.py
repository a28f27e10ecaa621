"""What a party proposed and what became of it, and the rounds that are open to it, on its start page (R86, R96)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.proposals import Disposition
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.start.desk import Desk, PlanOnDesk
from maslahat.web.workplans.opening import OPEN_STATES
from maslahat.words.decisions import DISPOSITIONS
from maslahat.words.labels import PROPOSAL_STATES, label

MOST_SHOWN = 10

SAID_BY_THE_STATE = ("", Disposition.ACCEPTED, Disposition.WITHDRAWN)
"""Decisions of which the state of a proposal says all."""


@dataclass(frozen=True, slots=True)
class ProposalFate:
    """A proposal with its page, its state and decision in words, why, and the proposal that took its place."""

    ref: str
    headline: LocalizedText
    plan: str
    address: str
    state: str
    state_label: str
    decision: str
    reason: LocalizedText
    merged_into: str
    is_comment: bool
    is_open: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnProposals:
    """The newest proposals of a party, open ones first, and how many there are."""

    rows: Sequence[ProposalFate]
    number: int
    open: int


@dataclass(frozen=True, slots=True)
class Round:
    """A plan that is open to proposals; ``until`` is the day of the meeting that decides, None if none is set."""

    plan: str
    year: int
    is_empty: bool
    until: date | None


def own_proposals(desk: Desk) -> OwnProposals:
    """Return what the visitor's party proposed on the plans whose proposals it may read."""
    party = desk.visit.actor.party
    found = [
        _fate(plan, each)
        for plan in desk.plans
        if plan.may(Deed.PROPOSAL_READ)
        for each in plan.screen.proposals
        if each.party == party
    ]
    found.sort(key=lambda each: each.at, reverse=True)
    found.sort(key=lambda each: not each.is_open)
    return OwnProposals(found[:MOST_SHOWN], len(found), sum(each.is_open for each in found))


def _fate(plan: PlanOnDesk, found: ProposalFound) -> ProposalFate:
    return ProposalFate(
        str(found.ref),
        found.headline,
        plan.plan.code,
        plan.address("proposal", found.ref),
        found.state,
        label(PROPOSAL_STATES, found.state),
        label(DISPOSITIONS, found.disposition) if found.disposition not in SAID_BY_THE_STATE else "",
        found.reason,
        found.merged_into,
        found.is_comment,
        found.state in OPEN_STATES,
        found.decided_at or found.filed_at,
    )


def open_rounds(desk: Desk) -> list[Round]:
    """Return the plans on which the visitor may propose now, each with the day by which it is decided."""
    days = {
        each.found.workplan: each.found.held_on
        for each in desk.facts.meetings
        if each.found.workplan and each.found.state is not MeetingState.CLOSED
    }
    party = desk.visit.actor.party
    return [
        Round(
            each.plan.code,
            each.plan.year,
            not any(one.party == party for one in each.screen.proposals),
            days.get(each.plan.code),
        )
        for each in desk.plans
        if each.may(Deed.PROPOSAL_PROPOSE)
    ]
