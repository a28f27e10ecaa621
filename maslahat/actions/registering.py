"""Many proposals at once, from a list: all of them are filed or none (E93)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import hold_plan
from maslahat.actions.codes import unknown_codes
from maslahat.actions.doing import deed
from maslahat.actions.filing import LONGEST_HEADLINE, LONGEST_RATIONALE, Ready, ready_to_file, reference
from maslahat.actions.importing import version_of, wishes_of
from maslahat.actions.outcomes import Reason, RebaseOffered, Refused, RegisterFiled, Stale
from maslahat.actions.proposals import file_change_set
from maslahat.actions.rulebook import deciding_parties
from maslahat.actions.wishes import NotUnderstood, Wish, read_text, understand
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, mint_line_id
from maslahat.domain.workplans.changes import apply
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.plan import Plan
from maslahat.publishing.gathering import sheet_view
from maslahat.publishing.sheet_cells import CellFault, place
from maslahat.publishing.sheet_reading.reading import Sheets
from maslahat.publishing.sheet_register import REGISTER, REGISTER_FORMAT, EntryRead, read_register
from maslahat.publishing.sheet_table import Faults
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load, queries
from maslahat.stores.workplans.shapes import VersionFound, WorkplanFound

MOST_ENTRIES = 1_000


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One proposal of a list: who makes it, its texts by language, and what it wishes of the plan."""

    party: str
    headline: Mapping[str, str]
    rationale: Mapping[str, str]
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class EntryAsks:
    """One proposal of a list that is not filed yet: its number there, what is filed, and the plan as it would read."""

    number: str
    entry: RegisterEntry
    after: Plan


@dataclass(frozen=True, slots=True)
class RegisterAsks:
    """What a list of proposals would do; nothing is filed yet. ``reasons`` come with the number of the proposal."""

    plan: Plan | None = None
    version: VersionFound | None = None
    entries: tuple[EntryAsks, ...] = ()
    faults: tuple[CellFault, ...] = ()
    reasons: tuple[tuple[str, Reason], ...] = ()


def register_asks(found: WorkplanFound, sheets: Sheets, language: str, by: Actor) -> RegisterAsks:
    """Return what a list of proposals asks of a plan, with every bad cell. Reads only."""
    faults = Faults()
    version = version_of(found, sheets, REGISTER_FORMAT, faults)
    if version is None:
        return RegisterAsks(faults=tuple(faults.found))
    programme = programmes.programme(by.programme)
    plan = queries.plan(version.version_id)
    read = read_register(sheets, sheet_view(programme, plan, version.label, language), faults)
    for entry in read.entries:
        _look_at_party(entry, by, faults)
    entries: list[EntryAsks] = []
    reasons: list[tuple[str, Reason]] = []
    for entry in () if faults.found else read.entries:
        wishes = tuple(wish for row in entry.rows.values() for wish in wishes_of(row, plan))
        told = RegisterEntry(entry.party or by.party, entry.headline, entry.rationale, wishes)
        understood = understand(plan, wishes, lambda turn, entry=entry: _new(found, entry.number, turn))  # type: ignore[misc]
        if isinstance(understood, NotUnderstood):
            reasons += ((entry.number, reason) for reason in understood.reasons)
        else:
            entries.append(EntryAsks(entry.number, told, apply(plan, understood.operations)))
            reasons += ((entry.number, reason) for reason in unknown_codes(programme, understood.operations))
        reasons += ((entry.number, reason) for reason in _look_at_texts(told))
    return RegisterAsks(plan, version, tuple(entries), tuple(faults.found), tuple(reasons))


def _look_at_texts(entry: RegisterEntry) -> list[Reason]:
    reasons: list[Reason] = []
    read_text(entry.headline, "headline", LONGEST_HEADLINE, reasons)
    read_text(entry.rationale, "rationale", LONGEST_RATIONALE, reasons)
    return reasons if entry.headline else [Reason("headline_missing"), *reasons]


def _new(found: WorkplanFound, number: str, turn: int) -> LineId:
    return mint_line_id(found.programme, found.code, "list", number, str(turn))


def _look_at_party(entry: EntryRead, by: Actor, faults: Faults) -> None:
    cell = place(entry.row - 1, 1)
    if by.role is Role.SECRETARIAT and not entry.party:
        faults.add("party_missing", REGISTER, cell)
    if by.role is not Role.SECRETARIAT and entry.party not in ("", by.party):
        faults.add("not_your_party", REGISTER, cell, value=entry.party)
    for row in entry.rows.values():
        if row.line is None and row.output is None:
            faults.add("output_missing", REGISTER, place(row.row - 1, 6))


@deed(Deed.PROPOSAL_REGISTER)
def file_register(
    *, workplan: str, base: str, entries: Sequence[RegisterEntry], by: Actor, key: str, now: datetime
) -> RegisterFiled | RebaseOffered | Refused | Stale:
    """File all proposals of a list that was written on the version ``base``, or none of them.

    The secretariat files on behalf of any party, a delegation its own proposals. References are given in the order of
    the list. RebaseOffered or Stale if the draft moved on meanwhile, as for a single proposal (E33).
    """
    own = all(entry.party == by.party for entry in entries)
    found = hold_plan(by, Deed.PROPOSAL_REGISTER, workplan, own=own)
    if isinstance(found, Refused):
        return found
    if not 0 < len(entries) <= MOST_ENTRIES:
        return Refused.because("too_many_changes", most=MOST_ENTRIES) if entries else Refused.because("changes_nothing")
    programme = programmes.programme(by.programme)
    ready = _all_ready(found, programme, base, entries, by)
    if not isinstance(ready, dict):
        return ready
    deciding = deciding_parties(programme)
    for turn, ((ref, proposal), entry) in enumerate(zip(ready.items(), entries, strict=True), start=1):
        number, party = found.proposals_filed + turn, PartyCode(entry.party)
        change_set = ChangeSet(ref, number, party, found.base.version_id, proposal.operations)
        file_change_set(
            found,
            change_set,
            proposal,
            is_comment=entry.party not in deciding,
            by=by,
            now=now,
            country=programme.party(party).country,
            right=Deed.PROPOSAL_REGISTER,
        )
    return RegisterFiled(tuple(ready), base)


def _all_ready(
    found: WorkplanFound, programme: Programme, base: str, entries: Sequence[RegisterEntry], by: Actor
) -> dict[ProposalRef, Ready] | RebaseOffered | Refused | Stale:
    """Return every proposal ready under its reference, or all that stands against any of them."""
    proposals = load.proposals(found.id)
    taken: list[str] = [each.ref for each in proposals]
    ready: dict[ProposalRef, Ready] = {}
    reasons: list[Reason] = []
    moved: RebaseOffered | Stale | None = None
    for entry in entries:
        author = _author(programme, entry.party, by)
        if isinstance(author, Refused):
            return author
        ref = reference(author, taken)
        taken.append(ref)
        texts = (entry.headline, entry.rationale)
        answer = ready_to_file(found, programme, proposals, ref, base=base, wishes=entry.wishes, texts=texts)
        match answer:
            case Ready():
                ready[ref] = answer
            case Refused():
                reasons += answer.reasons
            case _:
                moved = answer if moved is None or isinstance(answer, Stale) else moved
    if reasons:
        return Refused(tuple(reasons))
    return moved or ready


def _author(programme: Programme, party: str, by: Actor) -> Actor | Refused:
    try:
        found = programme.party(PartyCode(party))
    except KeyError:
        return Refused.because("unknown_party", party=party[:80])
    return replace(by, party=found.code, party_kind=found.kind, country=found.country)
