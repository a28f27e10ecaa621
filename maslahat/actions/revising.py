"""What becomes of a proposal's text before it is decided: its author rewrites it, the chair divides it into parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import Asked, about, hold_proposal
from maslahat.actions.doing import deed, tell
from maslahat.actions.drafts import redraft
from maslahat.actions.filing import Ready, ready_to_file
from maslahat.actions.moving import moved, not_possible, say
from maslahat.actions.outcomes import ProposalDivided, ProposalMoved, RebaseOffered, Refused, Stale
from maslahat.actions.rulebook import deciding_parties
from maslahat.actions.wishes import Wish
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import PartyCode, ProposalRef
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.documents import change_set_document
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.proposals import Circumstances, NotPossible, ProposalDeed, ProposalState, next_state
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load, save, save_proposals

MOST_PARTS = 20


@deed(Deed.PROPOSAL_REVISE)
def revise_proposal(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    base: str,
    wishes: Sequence[Wish],
    headline: Mapping[str, str],
    rationale: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ProposalMoved | RebaseOffered | Refused | Stale:
    """Rewrite the party's own proposal under its reference, as Rev.1, Rev.2 and so on; it is then tabled anew.

    What goes in is the same as when it was filed (see propose_change); the text it had stays in the record. So a
    proposal that was returned comes back without losing its number. What a State supported was another text: an
    observer's proposal is a comment again until one supports the new one (E45, R86).
    """
    asked = hold_proposal(by, Deed.PROPOSAL_REVISE, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    found, programme = asked.workplan, programmes.programme(by.programme)
    others = [each for each in load.proposals(found.id) if each.id != asked.proposal.id]
    texts = (headline, rationale)
    ready = ready_to_file(found, programme, others, asked.proposal.ref, base=base, wishes=wishes, texts=texts)
    if not isinstance(ready, Ready):
        return ready
    state = next_state(ProposalState(asked.proposal.state), ProposalDeed.REVISE)
    if isinstance(state, NotPossible):
        return not_possible(state, asked.proposal.state)
    return _rewrite(asked, ready, state, by=by, now=now)


def _rewrite(asked: Asked, ready: Ready, state: ProposalState, *, by: Actor, now: datetime) -> ProposalMoved:
    base = asked.workplan.base.version_id
    change_set = replace(asked.proposal.change_set, base=base, operations=ready.operations)
    save_proposals.revise_proposal(
        asked.proposal.id,
        state=state.value,
        change_set=change_set,
        headline=ready.headline,
        rationale=ready.rationale,
        now=now,
    )
    detail = {
        "revision": asked.proposal.revision + 1,
        "change_set": change_set_document(change_set),
        "headline": ready.headline.document(),
        "rationale": ready.rationale.document(),
    }
    if by.party not in deciding_parties(programmes.programme(by.programme)):
        save.move_proposal(asked.proposal.id, state=state.value, is_comment=True)
        detail["is_comment"] = True
    return moved(asked, Deed.PROPOSAL_REVISE, by=by, now=now, detail=detail)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a proposal: which of its operations, by place from 0, and the headline by language."""

    operations: tuple[int, ...]
    headline: Mapping[str, str]


@deed(Deed.PROPOSAL_DIVIDE)
def divide_proposal(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    parts: Sequence[Part],
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ProposalDivided | Refused | Stale:
    """Divide a tabled proposal into parts that are decided one by one; the whole is superseded by them (E44).

    Every operation goes into exactly one part, and no part is empty. The parts bear the reference of the whole with a
    letter, keep its author, its supporters and its state, and name where they come from.
    """
    asked = hold_proposal(by, Deed.PROPOSAL_DIVIDE, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    text = say(reason, required=True)
    known = Circumstances(decided=True, parts=len(parts))
    state = next_state(ProposalState(asked.proposal.state), ProposalDeed.DIVIDE, known)
    if isinstance(state, NotPossible):
        return not_possible(state, asked.proposal.state)
    headlines = _headlines(asked, parts)
    if isinstance(text, Refused):
        return text
    if isinstance(headlines, Refused):
        return headlines
    refs = [_file_part(asked, part, headlines[place], place, by=by, now=now) for place, part in enumerate(parts)]
    save.move_proposal(asked.proposal.id, state=state.value, reason=text, decided_at=now)
    redraft(asked.workplan, programmes.programme(by.programme), now)
    detail = {"state": state.value, "parts": list(refs), "reason": text.document()}
    tell(by=by, right=Deed.PROPOSAL_DIVIDE, about=about(asked.workplan, proposal), now=now, detail=detail)
    return ProposalDivided(asked.proposal.ref, tuple(refs))


def letter(place: int) -> str:
    """Return the letter of a part, counted from 0."""
    return "abcdefghijklmnopqrstuvwxyz"[place]


def _headlines(asked: Asked, parts: Sequence[Part]) -> list[LocalizedText] | Refused:
    """Return what the parts are called: in words of their own, else as the whole is called, with the letter behind."""
    operations = asked.proposal.change_set.operations
    places = sorted(n for part in parts for n in part.operations)
    if len(parts) > MOST_PARTS or not all(part.operations for part in parts) or places != [*range(len(operations))]:
        return Refused.because("parts_do_not_add_up", most=MOST_PARTS, operations=len(operations))
    found: list[LocalizedText] = []
    for place, part in enumerate(parts):
        whole = {language: f"{words} ({letter(place)})" for language, words in asked.proposal.headline.texts.items()}
        named = say(part.headline or whole)
        if isinstance(named, Refused):
            return named
        found.append(named)
    return found


def _file_part(
    asked: Asked, part: Part, headline: LocalizedText, place: int, *, by: Actor, now: datetime
) -> ProposalRef:
    whole = asked.proposal
    ref = ProposalRef(f"{whole.ref}{letter(place)}")
    number = max(each.number for each in load.proposals(asked.workplan.id)) + 1
    operations = tuple(whole.change_set.operations[n] for n in part.operations)
    change_set = ChangeSet(ref, number, PartyCode(whole.party), whole.change_set.base, operations)
    row = save.proposal(
        workplan=asked.workplan.id,
        change_set=change_set,
        country=whole.country,
        person=whole.proposer,
        role=whole.role,
        state=whole.state,
        headline=headline,
        rationale=whole.rationale,
        is_comment=whole.is_comment,
        now=now,
    )
    save_proposals.lineage(row, divided_from=whole.id)
    for each in whole.supports:
        if each.kind == "support":
            save_proposals.support(
                proposal=row, party=each.party, person=each.person, kind="support", now=each.given_at
            )
    detail = {
        "change_set": change_set_document(change_set),
        "headline": headline.document(),
        "rationale": whole.rationale.document(),
        "divided_from": whole.ref,
        "state": whole.state,
        "is_comment": whole.is_comment,
    }
    tell(by=by, right=Deed.PROPOSAL_DIVIDE, about=about(asked.workplan, ref), now=now, detail=detail)
    return ref
