"""What waits for somebody in a workplan: one sentence for each kind of matter, by role and by how many."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from maslahat.actions.actor import Actor
from maslahat.domain.discussions.threads import Thread
from maslahat.domain.governance.positions import latest_positions
from maslahat.domain.shared.rights import Deed, may
from maslahat.domain.workplans.concerns import Concern
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.stores.governance.reading import Said
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound


def waiting_for(
    actor: Actor,
    plan: WorkplanFound,
    proposals: Sequence[ProposalFound],
    said: Said,
    threads: Sequence[Thread],
    concerns: Sequence[Concern],
) -> tuple[str, ...]:
    """Return in words what this person is expected to do now; nothing if no deed waits."""
    found = [
        _to_table(actor, plan, proposals),
        _to_recommend(actor, plan, proposals),
        _to_decide(actor, plan, proposals),
        _returned(actor, proposals),
        _word(actor, concerns),
        _position(actor, plan, said),
        _asked(actor, plan, threads),
    ]
    return tuple(sentence for sentence in found if sentence)


def _to_table(actor: Actor, plan: WorkplanFound, proposals: Sequence[ProposalFound]) -> str:
    number = sum(each.state == ProposalState.SUBMITTED and not each.is_comment for each in proposals)
    if not number or not may(actor.role, Deed.PROPOSAL_TABLE, plan.stage):
        return ""
    return ngettext("%(number)s proposal to table", "%(number)s proposals to table", number) % {"number": number}


def _to_recommend(actor: Actor, plan: WorkplanFound, proposals: Sequence[ProposalFound]) -> str:
    number = sum(each.state == ProposalState.TABLED and not each.advice for each in proposals)
    if not number or not may(actor.role, Deed.PROPOSAL_RECOMMEND, plan.stage):
        return ""
    return ngettext(
        "%(number)s proposal without a recommendation", "%(number)s proposals without a recommendation", number
    ) % {"number": number}


def _to_decide(actor: Actor, plan: WorkplanFound, proposals: Sequence[ProposalFound]) -> str:
    number = sum(each.state == ProposalState.TABLED for each in proposals)
    if not number or not may(actor.role, Deed.PROPOSAL_DISPOSE, plan.stage):
        return ""
    return ngettext("%(number)s proposal to decide", "%(number)s proposals to decide", number) % {"number": number}


def _returned(actor: Actor, proposals: Sequence[ProposalFound]) -> str:
    number = sum(each.state == ProposalState.RETURNED and each.party == actor.party for each in proposals)
    if not number:
        return ""
    return ngettext(
        "%(number)s proposal of yours was returned for more work",
        "%(number)s proposals of yours were returned for more work",
        number,
    ) % {"number": number}


def _word(actor: Actor, concerns: Sequence[Concern]) -> str:
    number = len({each.conflict.proposals for each in concerns if actor.party in each.waits_for})
    if not number:
        return ""
    return ngettext(
        "%(number)s proposal waits for the word of your party",
        "%(number)s proposals wait for the word of your party",
        number,
    ) % {"number": number}


def _position(actor: Actor, plan: WorkplanFound, said: Said) -> str:
    if not may(actor.role, Deed.POSITION_STATE, plan.stage):
        return ""
    spoken = latest_positions(said.positions, plan.current.version_id, actor.at)
    return "" if actor.party in spoken else gettext("Your party has not yet stated its position on the finalized plan")


def _asked(actor: Actor, plan: WorkplanFound, threads: Sequence[Thread]) -> str:
    number = sum(each.waits_for == actor.person for each in threads)
    if not number or not may(actor.role, Deed.THREAD_SPEAK, plan.stage):
        return ""
    return ngettext(
        "%(number)s discussion waits for your advice", "%(number)s discussions wait for your advice", number
    ) % {"number": number}
