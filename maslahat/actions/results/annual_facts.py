"""What an annual report takes from other subjects: lines of the endorsed plan, money, proposals, decisions, stories."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from maslahat.actions.lines_done import groups_served
from maslahat.actions.meetings.telling import is_public
from maslahat.actions.results.work_told import UNTOLD, work_told
from maslahat.actions.workplans import STATUS_LIST
from maslahat.domain.programmes.programme import BENEFICIARY_GROUPS, Programme
from maslahat.domain.results.annual_report import (
    PrintedGroup,
    PrintedLine,
    PrintedMoney,
    PrintedStory,
    Scope,
    ScopeKind,
)
from maslahat.domain.results.served import GroupsServed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.meetings import record_queries
from maslahat.stores.stories import queries as stories
from maslahat.stores.workplans import queries as workplans
from maslahat.stores.workplans.shapes import WorkplanFound

NOT_YET_FOUND = LocalizedText.of(en="to be mobilized", ru="подлежит мобилизации")
"""What is said where the source of funds is not known yet."""

TAKEN_UP = frozenset({"accepted", "accepted_amended", "merged"})
"""Dispositions by which a proposal went into the plan: as it stood, amended, or in another proposal."""


def plan_of(programme: str, year: int) -> WorkplanFound | None:
    """Return the plan that is, or was, in force for a year; None if there is none."""
    found = (each for each in workplans.workplans(programme) if each.year == year and each.in_force is not None)
    return next(found, None)


def lines_of(programme: Programme, found: WorkplanFound, plan: Plan, scope: Scope) -> tuple[PrintedLine, ...]:
    """Return the lines of a plan that belong to a scope, each with the last that was told of it."""
    works, printed = work_told(found.id), []
    for line in _in_scope(programme, plan, scope):
        work = works.get(line.id, UNTOLD)
        groups = groups_served(line, work.done_for)
        printed.append(
            PrintedLine(
                plan.printed_codes[line.id],
                line.output,
                line.title,
                line.countries,
                work.course(line),
                programme.label(STATUS_LIST, work.status),
                work.problem,
                work.next_step,
                _printed(programme, groups),
            )
        )
    return tuple(printed)


def money_of(programme: Programme, plan: Plan, scope: Scope) -> tuple[PrintedMoney, ...]:
    """Return what the lines of a scope need, by source and currency; for a donor its own funds alone."""
    sums: dict[tuple[str, str], Decimal] = {}
    for line in _in_scope(programme, plan, scope):
        for (source, currency), amount in line.budget.items():
            if scope.kind is not ScopeKind.DONOR or source == scope.code:
                sums[source, currency] = sums.get((source, currency), Decimal(0)) + amount
    names = {each.code: each.name for each in programme.donors} | {TO_BE_MOBILIZED: NOT_YET_FOUND}
    return tuple(
        PrintedMoney(source, names.get(source, LocalizedText.of(en=source)), currency, amount)
        for (source, currency), amount in sorted(sums.items())
    )


def facts_of(programme: str, plan: WorkplanFound | None, year: int) -> Mapping[str, int]:
    """Return how many decisions were taken in a year, and proposals made on its plan, as anybody may know them."""
    made = workplans.proposals(plan.id) if plan else ()
    decided = 0
    for meeting in meetings.meetings(programme):
        of_meeting = workplans.workplan(programme, meeting.workplan) if meeting.workplan else None
        if meeting.held_on.year == year and is_public(meeting, of_meeting):
            decided += sum(not each.decision.is_internal for each in record_queries.decisions(meeting.id))
    taken_up = sum(each.disposition in TAKEN_UP for each in made)
    return {"decisions": decided, "proposals": len(made), "proposals_taken_up": taken_up}


def stories_of(programme: str, year: int) -> tuple[PrintedStory, ...]:
    """Return the stories released in a year that the public still reads."""
    found = []
    for story in stories.stories(programme):
        released = {name: each for name, each in story.in_public.items() if each.released_at.year == year}
        if released:
            headlines = {name: each.text.headline for name, each in released.items()}
            found.append(PrintedStory(story.slug, LocalizedText.of(story.original, **headlines)))
    return tuple(found)


def _in_scope(programme: Programme, plan: Plan, scope: Scope) -> Iterator[Line]:
    for line in plan.lines:
        match scope.kind:
            case ScopeKind.PILLAR:
                is_in = programme.pillar_of.get(line.output) == scope.code
            case ScopeKind.COUNTRY:
                is_in = scope.code in line.countries
            case ScopeKind.DONOR:
                is_in = any(source == scope.code for source, _ in line.budget)
            case _:
                is_in = True
        if is_in:
            yield line


def _printed(programme: Programme, groups: GroupsServed) -> tuple[PrintedGroup, ...]:
    names = {code: programme.label(BENEFICIARY_GROUPS, code) or LocalizedText.of(en=code) for code in groups.named}
    return tuple(PrintedGroup(code, names[code], code in groups.done) for code in groups.named)
