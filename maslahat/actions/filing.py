"""Getting a proposal ready to be filed: understood, checked against the programme, and brought onto the tabled base."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from maslahat.actions.actor import Actor
from maslahat.actions.codes import unknown_codes
from maslahat.actions.outcomes import Reason, RebaseOffered, Refused, Stale
from maslahat.actions.rebasing import aimed_at_base
from maslahat.actions.wishes import NotUnderstood, Wish, read_text, understand
from maslahat.domain.governance.seats import PartyKind
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, mint_line_id
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.footprint import first_lines
from maslahat.domain.workplans.operations import ChangeSet, Operation, Restore
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.rebase import NeedsAuthor, Rebased, rebase
from maslahat.stores.workplans import load
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound

LONGEST_HEADLINE = 500
LONGEST_RATIONALE = 5000

REGION = "REG"
"""Prefix in the references of proposals that the agency makes for the region as a whole."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A proposal that can be filed: operations on the tabled base, texts, and how many wishes changed nothing."""

    operations: tuple[Operation, ...]
    headline: LocalizedText
    rationale: LocalizedText
    dropped: int


def reference(by: Actor, proposals: Iterable[str], wanted: str = "") -> ProposalRef:
    """Return the next reference of the party's country, of the region for the agency, else of the party itself.

    ``proposals`` are the references given so far. ``wanted`` is the reference a proposal bears in the party's own
    numbered list; it is kept if nobody has it yet.
    """
    origin = by.country or (REGION if by.party_kind == PartyKind.AGENCY else by.party)
    prefix = f"PR-{origin}-"
    given = [each.removeprefix(prefix) for each in proposals if each.startswith(prefix)]
    own = wanted.removeprefix(prefix)
    if wanted == prefix + own and re.fullmatch("0[1-9]|[1-9][0-9]", own) and own not in given:
        return ProposalRef(wanted)
    numbers = [int(number) for number in given if number.isdigit()]
    return ProposalRef(f"{prefix}{max(numbers, default=0) + 1:02d}")


def ready_to_file(
    found: WorkplanFound,
    programme: Programme,
    proposals: Sequence[ProposalFound],
    ref: ProposalRef,
    *,
    base: str,
    wishes: Sequence[Wish],
    texts: tuple[Mapping[str, str], Mapping[str, str]],
) -> Ready | RebaseOffered | Refused | Stale:
    """Return what is to be filed under this reference, or everything that stands against it."""
    seen = next((each for each in reversed(found.versions) if each.version_id == base), None)
    if seen is None:
        return Refused.because("unknown_version", version=base[:64])
    plan = load.plan(seen.version_id)
    reasons: list[Reason] = []
    headline = read_text(texts[0], "headline", LONGEST_HEADLINE, reasons)
    rationale = read_text(texts[1], "rationale", LONGEST_RATIONALE, reasons)
    if not headline and not reasons:
        reasons.append(Reason("headline_missing"))
    understood = understand(plan, wishes, lambda n: new_line(found, ref, n)) if wishes else None
    if isinstance(understood, NotUnderstood):
        return Refused((*reasons, *understood.reasons))
    operations = understood.operations if understood else ()
    reasons += unknown_codes(programme, operations)
    if reasons:
        return Refused(tuple(reasons))
    change_set = ChangeSet(ref, 0, PartyCode(""), seen.version_id, operations)
    if offer := moved_on(found, change_set, plan):
        return offer
    created = first_lines(each.effective for each in proposals)
    tabled = load.plan(found.base.version_id)
    if reasons := [_still_tabled(each) for each in operations if isinstance(each, Restore) and each.line.id in tabled]:
        return Refused(tuple(reasons))
    aimed = aimed_at_base(operations, plan, tabled, created)
    return Ready(aimed, headline, rationale, understood.dropped if understood else 0)


def _still_tabled(operation: Restore) -> Reason:
    return Reason("restored_line_tabled", {"line": operation.line.id})


def new_line(found: WorkplanFound, ref: ProposalRef, ordinal: int) -> LineId:
    """Return the id of the n-th line (from 0) that a proposal adds: the same at every replay."""
    return mint_line_id(found.programme, found.code, ref, str(ordinal))


def moved_on(found: WorkplanFound, change_set: ChangeSet, seen: Plan) -> RebaseOffered | Stale | None:
    """Return None if a proposal was written on the newest draft, else whether it can be brought there (E33, K0)."""
    current = found.current.version_id
    if change_set.base == current:
        return None
    match rebase(change_set, seen, load.plan(current)):
        case Rebased():
            return RebaseOffered(change_set.base, current)
        case NeedsAuthor(clashes=clashes):
            return Stale(
                " ".join(dict.fromkeys(("lines", *(clash.line for clash in clashes)))), change_set.base, current
            )
