"""Standing behind a proposal no longer: a sponsor leaves, the proposal stays (E41)."""

from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import Asked, about, hold_proposal
from maslahat.actions.doing import deed, tell
from maslahat.actions.outcomes import ProposalBacked, Refused, Stale
from maslahat.actions.people import actor_of
from maslahat.actions.rulebook import deciding_parties
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import save, save_proposals
from maslahat.stores.workplans.shapes import ProposalFound


@deed(Deed.PROPOSAL_LEAVE)
def leave_proposal(
    *, workplan: str, proposal: str, row_version: int, by: Actor, key: str, now: datetime
) -> ProposalBacked | Refused | Stale:
    """Take the person's party out of the sponsors of a proposal; the record keeps that it was one.

    When the author leaves, the proposal passes to the deciding party that has supported it longest. The last sponsor
    cannot leave: who stands alone behind a proposal withdraws it. An observer's proposal that no deciding party
    supports any more is a comment again (E45).
    """
    asked = hold_proposal(by, Deed.PROPOSAL_LEAVE, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    found = asked.proposal
    if by.party not in found.sponsors:
        return Refused.because("not_a_sponsor", proposal=found.ref)
    deciding = deciding_parties(programmes.programme(by.programme))
    heir = _heir(found, by, deciding) if by.party == found.party else None
    if by.party == found.party and heir is None:
        return Refused.because("last_sponsor", proposal=found.ref)
    if heir is not None:
        save_proposals.new_author(
            proposal=found.id,
            former=found.party,
            party=heir.party,
            country=heir.country,
            person=heir.person,
            role=heir.role.value,
            now=now,
        )
    else:
        save_proposals.leave(proposal=found.id, party=by.party, person=by.person, now=now)
    author = heir.party if heir else found.party
    is_backed = author in deciding or any(each in deciding and each != by.party for each in found.sponsors)
    save.move_proposal(found.id, state=found.state, is_comment=None if is_backed else True)
    save.touch(asked.workplan.id)
    detail = {"party": by.party, "author": author}
    tell(by=by, right=Deed.PROPOSAL_LEAVE, about=about(asked.workplan, proposal), now=now, detail=detail)
    return ProposalBacked(found.ref, by.party, "left", row_version + 1)


def _heir(found: ProposalFound, leaving: Actor, deciding: frozenset[str]) -> Actor | None:
    """Return who supports the proposal for the deciding party that has done so longest and still acts for it."""
    behind = [each for each in found.supports if each.kind == "support" and each.party in deciding]
    for each in sorted(behind, key=lambda each: each.given_at):
        heir = actor_of(each.person, leaving.programme, leaving.at)
        if heir.party == each.party != leaving.party:
            return heir
    return None
