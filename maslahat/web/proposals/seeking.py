"""What the register of proposals is asked for in the address, and which proposals answer to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.workplans.changes import created, subjects
from maslahat.domain.workplans.operations import Move
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound

LONGEST_SEARCH = 200
COLLIDES = "yes"


@dataclass(frozen=True, slots=True)
class Sought:
    """What the address asks for; anything unknown finds nothing rather than everything.

    ``line`` is a printed code or an id; ``conflict`` is "yes" for proposals that collide with others.
    """

    state: str
    party: str
    pillar: str
    country: str
    line: str
    disposition: str
    conflict: str
    text: str

    @property
    def is_anything(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def sought_in(told: Mapping[str, str]) -> Sought:
    """Return what an address asks for, with odd signs and overlong words cut off."""
    return Sought(*(told.get(name, "").replace("\x00", "").strip()[:LONGEST_SEARCH] for name in Sought.__slots__))


def answering(screen: DraftOnScreen, sought: Sought) -> list[ProposalFound]:
    """Return the proposals that answer to what is sought, in order of number."""
    plans = (queries.plan(screen.workplan.base.version_id), queries.plan(screen.workplan.current.version_id))
    colliding: set[str] = {ref for each in screen.consolidation.conflicts for ref in each.proposals}
    return [each for each in screen.proposals if _matches(screen.programme, plans, each, sought, colliding)]


def touched_pillars(programme: Programme, base: Plan, proposal: ProposalFound) -> frozenset[str]:
    """Return the codes of the pillars whose lines a proposal changes, or where it puts lines."""
    outputs: set[str] = set()
    for operation in proposal.effective.operations:
        outputs.update(line.output for line in created(operation))
        outputs.update(base.line(line).output for line in subjects(operation) if line in base)
        if isinstance(operation, Move):
            outputs.add(operation.output)
    return frozenset(programme.pillar_of[each] for each in outputs if each in programme.pillar_of)


def _touched(plans: tuple[Plan, ...], proposal: ProposalFound) -> Iterator[tuple[Line, str]]:
    """Yield the lines that a proposal changes, brings or takes away, each with its printed code, if it has one."""
    for operation in proposal.effective.operations:
        for line in created(operation):
            yield line, ""
        for name in subjects(operation):
            for plan in plans:
                if name in plan:
                    yield plan.line(name), plan.printed_codes[name]


def _matches(
    programme: Programme, plans: tuple[Plan, ...], proposal: ProposalFound, sought: Sought, colliding: set[str]
) -> bool:
    words = " ".join((proposal.ref, *proposal.headline.texts.values(), *proposal.rationale.texts.values())).casefold()
    return (
        (not sought.state or proposal.state == sought.state)
        and (not sought.party or sought.party in proposal.sponsors)
        and (not sought.disposition or proposal.disposition == sought.disposition)
        and (not sought.conflict or (sought.conflict == COLLIDES and proposal.ref in colliding))
        and (not sought.pillar or sought.pillar in touched_pillars(programme, plans[0], proposal))
        and (not sought.country or any(sought.country in line.countries for line, _ in _touched(plans, proposal)))
        and (not sought.line or any(sought.line in (code, line.id) for line, code in _touched(plans, proposal)))
        and all(word in words for word in sought.text.casefold().split())
    )
