"""The draft: computed anew after every decision, as a pure function of base, agreed proposals and resolutions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from maslahat.actions.rooms import tell_rooms
from maslahat.actions.rulebook import plan_rules
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import BEFORE_THE_PARTIES, Stage
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.proposals import TAKES_EFFECT, ProposalState
from maslahat.domain.workplans.rules import PlanRules
from maslahat.domain.workplans.translations import Translation, laid_over
from maslahat.domain.workplans.versions import VersionKind
from maslahat.stores.journal import queries as journal
from maslahat.stores.kept import Kept
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load, queries, save
from maslahat.stores.workplans.shapes import ProposalFound, ResolutionFound, WorkplanFound

RECORDS_KEPT = 32
"""How many states of plans are kept in memory, the least recently read forgotten first."""


ELSEWHERE = ("meeting:", "story:", "press_contact")
"""How the journal names what is no part of a plan."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What the draft came to: its fingerprint and the conflicts that are open."""

    version_id: str
    conflicts: tuple[str, ...]


@dataclass(frozen=True)
class DraftOnScreen:
    """Everything a page needs of a plan under discussion, read together.

    ``record`` is the hash of the last journal entry at the time of reading: it names this state of the record.
    """

    record: str
    programme: Programme
    workplan: WorkplanFound
    proposals: tuple[ProposalFound, ...]
    resolutions: tuple[ResolutionFound, ...]
    rules: PlanRules

    @cached_property
    def consolidation(self) -> Consolidation:
        """The draft with its conflicts and origins."""
        return consolidated(self.workplan, self.proposals, self.resolutions, self.rules)


def draft_on_screen(programme: str, workplan: str) -> DraftOnScreen | None:
    """Return a plan as its record stands, or None if there is no such plan. Reads only.

    Every deed leaves an entry in the journal, so what was read stays true, and is kept, while no entry is added that
    could tell of the plan: what goes on in a meeting or in the news does not change one.
    """
    row = queries.workplan_id(programme, workplan)
    return None if row is None else _as_recorded(programme, [row]).get(row)


def drafts_on_screen(programme: str) -> tuple[DraftOnScreen, ...]:
    """Return every plan of a programme likewise, newest year first: what is not in memory is read together.

    However many plans there are, that is two queries of those in memory and at most twenty more.
    """
    rows = queries.workplan_ids(programme)
    found = _as_recorded(programme, list(rows))
    open_ones = [each.workplan for each in found.values() if each.workplan.stage in BEFORE_THE_PARTIES]
    queries.plans([each.base.version_id for each in open_ones])  # into memory, where the draft is made of them
    return tuple(found[row] for row in rows if row in found)


def _as_recorded(programme: str, rows: Sequence[int]) -> dict[int, DraftOnScreen]:
    """Return the plans with these row ids that have a version, from memory or read together."""
    record = journal.newest_hash(programme, ELSEWHERE)
    kept = _KEPT.find((record, row) for row in rows)
    found = {row: draft for (_, row), draft in kept.items()}
    if unknown := [row for row in rows if row not in found]:
        read = _read(programme, record, unknown)
        _KEPT.keep({(record, row): draft for row, draft in read.items()})
        found |= read
    return found


def _read(programme: str, record: str, rows: Sequence[int]) -> dict[int, DraftOnScreen]:
    owner = programmes.programme(programme)
    proposals, resolutions = queries.proposals_on(rows), queries.resolutions_on(rows)
    found = [each for each in queries.workplans_in(rows) if each.versions]
    return {
        each.id: DraftOnScreen(
            record,
            owner,
            each,
            proposals.get(each.id, ()),
            resolutions.get(each.id, ()),
            plan_rules(owner, each.code, each.year),
        )
        for each in found
    }


_KEPT: Kept[tuple[str, int], DraftOnScreen] = Kept(RECORDS_KEPT)

forget_what_was_read = _KEPT.clear
"""Empty the memory of what was read: for tests, which take back what was done."""


def consolidated(
    found: WorkplanFound,
    proposals: Iterable[ProposalFound],
    resolutions: Iterable[ResolutionFound],
    rules: PlanRules,
) -> Consolidation:
    """Return the draft that the agreed proposals make of the tabled base, with the translations given on that base."""
    of_this_round = (each for each in proposals if each.round == found.base.place)
    agreed = [each.effective for each in of_this_round if ProposalState(each.state) in TAKES_EFFECT]
    decided = [each.resolution for each in resolutions]
    draft = consolidate(load.plan(found.base.version_id), agreed, decided, rules)
    return laid_over(draft, translations_on(found))


def drafted_without_translations(found: WorkplanFound, programme: Programme) -> Plan:
    """Return the text of the draft of a plan that is held, as the proposals and decisions make it."""
    rules = plan_rules(programme, found.code, found.year)
    return consolidated(
        replace(found, translations=()), load.proposals(found.id), load.resolutions(found.id), rules
    ).plan


def translations_on(found: WorkplanFound) -> tuple[Translation, ...]:
    """Return the translations that were given on the tabled version under discussion, oldest first."""
    return tuple(each.translation for each in found.translations if each.base == found.base.version_id)


def redraft(found: WorkplanFound, programme: Programme, now: datetime) -> Drafted:
    """Compute the draft anew and store it as the next version, if its text differs from the newest one.

    Agreed proposals are noted as merged where they took effect. A plan that was finalised is open again as soon as its
    text changes: the final version can no longer be endorsed.
    """
    proposals = load.proposals(found.id)
    rules = plan_rules(programme, found.code, found.year)
    draft = consolidated(found, proposals, load.resolutions(found.id), rules)
    save.states(_new_states(proposals, draft))
    if draft.plan.version_id != found.current.version_id:
        save.version(workplan=found.id, kind=VersionKind.CONSOLIDATED, plan=draft.plan, now=now)
        if found.stage == Stage.FINALIZED:
            save.stage(found.id, Stage.CONSULTATION)
    save.touch(found.id)
    tell_rooms(found.programme, "draft", now, workplan=found.code)
    return Drafted(draft.plan.version_id, tuple(conflict.id for conflict in draft.conflicts))


def _new_states(proposals: Sequence[ProposalFound], draft: Consolidation) -> dict[int, str]:
    merged = frozenset(draft.merged)
    wanted = {
        each.id: (ProposalState.MERGED if each.ref in merged else ProposalState.AGREED).value
        for each in proposals
        if each.state in (ProposalState.AGREED, ProposalState.MERGED)
    }
    return {each.id: wanted[each.id] for each in proposals if wanted.get(each.id, each.state) != each.state}
