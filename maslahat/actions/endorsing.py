"""How the final text comes to be endorsed: who is heard on it, which silences count, and the endorsement itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import about
from maslahat.actions.doing import tell
from maslahat.actions.rulebook import decision_rule
from maslahat.domain.governance.consensus import Endorsed, Silence, outcome
from maslahat.domain.governance.endorsement import Hearing, endorsement_document, endorsement_of
from maslahat.domain.governance.positions import Position
from maslahat.domain.governance.silence import silences_of
from maslahat.domain.shared.deeds import Deed, Stage
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.domain.workplans.versions import VersionKind
from maslahat.stores.governance import load as governance
from maslahat.stores.governance import save
from maslahat.stores.people import load as people
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.together import once
from maslahat.stores.workplans import load as plans
from maslahat.stores.workplans import save as plans_save
from maslahat.stores.workplans.shapes import WorkplanFound

MOST_LINES = 500
"""How many lines one word of a party may name."""


def hearing_now(found: WorkplanFound, programme: str, party: str, now: datetime) -> Hearing:
    """Return all that is known when a party states its position, with the words that can count at this instant.

    Of each party that is its last word; all that was said on the text where a silence runs or has run, which makes
    some words late.
    """
    hearing, silences = hearing_of(found, programme, party), silences_heard(found, now)
    if hearing.subject is None:
        return hearing
    positions = governance.said(found.id).positions if silences else governance.counting(found.id, hearing.subject, now)
    return replace(hearing, positions=positions, silences=silences)


def hearing_of(found: WorkplanFound, programme: str, party: str) -> Hearing:
    """Return who speaks for a party on a plan, by which rule, and on which text."""
    return once(("hearing", found.id, party), lambda: _hearing(found, programme, party))


def _hearing(found: WorkplanFound, programme: str, party: str) -> Hearing:
    is_open = found.stage == Stage.FINALIZED and found.current.kind is VersionKind.FINAL
    owner = programmes.programme(programme)
    seats, held = people.seat_and_accreditations(programme, party) if party else ((), ())
    return Hearing(
        rule=decision_rule(owner),
        subject=found.current.version_id if is_open else None,
        lines={line.id for line in plans.plan(found.current.version_id).lines} if is_open else frozenset(),
        seats=seats,
        accreditations=held,
    )


def silences_heard(found: WorkplanFound, now: datetime) -> tuple[Silence, ...]:
    """Return the silences that count when the seats of a held plan are counted (E53)."""
    return tuple(each for one in governance.silences(found.id) for each in silences_of(one.procedure, now))


def endorse_by_silence(found: WorkplanFound, *, by: Actor, now: datetime) -> bool:
    """Endorse the final text if the silence that has ended was the last word waited for; tell whether it was (E53)."""
    hearing = hearing_now(found, by.programme, "", now)
    if hearing.subject is None:
        return False
    result = outcome(hearing.rule, hearing.positions, hearing.subject, now, hearing.silences)
    if isinstance(result, Endorsed):
        endorse(found, hearing, hearing.positions, result, by=by, now=now, meeting="")
    return isinstance(result, Endorsed)


def endorse(
    found: WorkplanFound,
    hearing: Hearing,
    positions: Sequence[Position],
    result: Endorsed,
    *,
    by: Actor,
    now: datetime,
    meeting: str,
) -> None:
    """Make the final text the endorsed plan: its version, who joined and how, the proposals adopted, the stage (R49).

    ``positions`` are all that can count, ``result`` the outcome they have, ``meeting`` the code of the meeting or
    empty.
    """
    adopted = endorsement_of(hearing.rule, positions, result, found.in_force.version_id if found.in_force else None)
    plan = plans.plan(result.subject)
    version = plans_save.version(workplan=found.id, kind=VersionKind.ENDORSED, plan=plan, now=now)
    save.endorsement(version, adopted, meeting, by.programme)
    merged = (each for each in plans.proposals(found.id) if each.state == ProposalState.MERGED)
    plans_save.states({each.id: ProposalState.ADOPTED.value for each in merged})
    plans_save.stage(found.id, Stage.ENDORSED)
    plans_save.touch(found.id)
    detail = endorsement_document(adopted)
    tell(by=by, right=Deed.POSITION_STATE, about=about(found), now=now, detail=detail, name="plan.endorsed")
