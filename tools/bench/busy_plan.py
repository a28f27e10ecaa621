"""A committee's busiest day, made up through the deeds: a plan of 300 lines and 400 proposals, half of them decided."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from maslahat.actions.deciding import dispose_proposal
from maslahat.actions.outcomes import Done
from maslahat.actions.proposals import propose_change
from maslahat.actions.reference import ensure_reference_programme, reference_story
from maslahat.actions.seating import person_named, seat_everybody
from maslahat.actions.tabling import table_proposal
from maslahat.actions.wishes import Add, Drop, Edit, Wish
from maslahat.actions.workplans import table_draft
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.workplans import queries

BEGINS_AT = datetime(2022, 9, 1, 6, tzinfo=UTC)
CODE = "BUSY-2023"
SECRETARIAT = "secretariat"
PROPOSERS = ("delegate-kz", "delegate-kg", "delegate-tj", "delegate-tm", "delegate-uz")


@dataclass
class Day:
    """The day while it passes: one deed a minute, each under its own key."""

    programme: str
    now: datetime = BEGINS_AT
    deeds: int = 0

    def do(self, action: Any, who: str, **told: Any) -> Any:
        """Carry out a deed as this person; raise RuntimeError if it is refused."""
        self.deeds += 1
        self.now += timedelta(minutes=1)
        by = person_named(who, self.programme, self.now)
        outcome = action(by=by, key=f"busy:{self.deeds}", now=self.now, **told)
        if not isinstance(outcome, Done):
            raise RuntimeError(f"{action.__name__}: {outcome}")
        return outcome


def seated() -> Programme:
    """Load the reference programme, seat everybody, and return it."""
    programme = ensure_reference_programme(BEGINS_AT)
    seat_everybody(programme, BEGINS_AT)
    return programme


def fill(lines: int = 300, proposals: int = 400) -> str:
    """Make the plan and its proposals in the database at hand and return the programme's code.

    Every second proposal is accepted; some of those meet on one cell, so that conflicts are open.
    """
    programme = seated()
    day = Day(programme.code)
    plan = _grown(reference_story(programme).plan, lines)
    day.do(table_draft, SECRETARIAT, plan=plan)
    chance = random.Random(2022)  # noqa: S311 - chance here makes cases, not secrets
    refs = [_file(day, plan, number, chance) for number in range(proposals)]
    for number, ref in enumerate(refs):
        day.do(table_proposal, SECRETARIAT, workplan=CODE, proposal=ref, row_version=1)
        if number % 2:
            _accept(day, ref)
    return programme.code


def _grown(plan: Plan, lines: int) -> Plan:
    """Return the plan with its lines repeated under other ids until there are so many."""
    grown = []
    for number in range(lines):
        line = plan.lines[number % len(plan.lines)]
        round_ = number // len(plan.lines)
        cells = {key: _numbered(key, value, round_) for key, value in line.cells.items()}
        grown.append(replace(line, id=LineId(f"{line.id[:-4]}{round_:04d}" if round_ else line.id), cells=cells))
    return replace(plan, code=CODE, lines=tuple(grown))


def _numbered(key: CellKey, value: Value, round_: int) -> Value:
    return f"{value} ({round_})" if round_ and key[0] == "title" and key[1] in ("en", "ru") else value


def _file(day: Day, plan: Plan, number: int, chance: random.Random) -> str:
    line = chance.choice(plan.lines)
    texts = {language: f"{words} {number}" for language, words in (("en", "A better course"), ("ru", "Курс лучше"))}
    told = {"headline": texts, "rationale": texts, "wishes": _wishes(line.id, line.output, number, texts)}
    proposer = PROPOSERS[number % len(PROPOSERS)]
    return str(day.do(propose_change, proposer, workplan=CODE, base=plan.version_id, **told).proposal)


def _accept(day: Day, ref: str) -> None:
    found = queries.workplan(day.programme, CODE)
    draft = found.current.version_id if found else ""
    told = {"draft": draft, "disposition": "accepted", "reason": {}}
    day.do(dispose_proposal, SECRETARIAT, workplan=CODE, proposal=ref, row_version=2, **told)


def _wishes(line: str, output: str, number: int, texts: dict[str, str]) -> tuple[Wish, ...]:
    if number % 10 == 0:
        return (Add(output, line, {("quarters", "Q2"): True, ("countries", "KZ"): True}, {"title": texts}),)
    if number % 37 == 5:
        return (Drop(line),)
    cells: dict[tuple[str, ...], object] = {
        ("participants",): 20 + number % 60,
        ("quarters", f"Q{number % 4 + 1}"): True,
    }
    return (Edit(line, cells, {"title": texts} if number % 3 == 0 else {}),)
