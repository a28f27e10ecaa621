"""The place of a race: the reference plan, finalised under a code of its own, and who speaks for each party."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from maslahat.actions.outcomes import Done
from maslahat.actions.reference import ensure_reference_programme, reference_story
from maslahat.actions.rulebook import decision_rule
from maslahat.actions.seating import person_named, seat_everybody
from maslahat.actions.workplans import finalise_plan, table_draft
from maslahat.domain.shared.deeds import Role
from maslahat.stores.workplans import queries
from tools.races.storms import Table

BEGINS_AT = datetime(2022, 9, 1, 6, tzinfo=UTC)
SECRETARIAT = "secretariat"


def a_table(code: str) -> Table:
    """Put the reference plan before the parties under this code, in the database at hand, and return its table."""
    programme, now = ensure_reference_programme(BEGINS_AT), BEGINS_AT + timedelta(minutes=1)
    seat_everybody(programme, BEGINS_AT)
    by = person_named(SECRETARIAT, programme.code, now)
    plan = replace(reference_story(programme).plan, code=code)
    _must(table_draft(plan=plan, by=by, key=f"{code}:table", now=now))
    found = queries.workplan(programme.code, code)
    draft = found.current.version_id if found else ""
    _must(finalise_plan(workplan=code, draft=draft, by=by, key=f"{code}:final", now=now))
    found = queries.workplan(programme.code, code)
    if found is None:
        raise RuntimeError(f"{code} did not come to the table")
    speakers = {each.party: each.username for each in programme.seats if each.role == Role.HEAD_OF_DELEGATION}
    heads = {
        str(party): person_named(speakers.get(party, SECRETARIAT), programme.code, now)
        for party in decision_rule(programme).parties
    }
    return Table(programme.code, code, found.id, found.current.version_id, heads, now)


def _must(outcome: Any) -> None:
    if not isinstance(outcome, Done):
        raise RuntimeError(str(outcome))
