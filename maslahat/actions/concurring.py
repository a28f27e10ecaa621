"""What a party says to another's proposal that touches it: it concurs, objects, takes back its word (K12, K13)."""

from collections.abc import Mapping
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import Asked, about, hold_proposal
from maslahat.actions.concerns import say_of_others
from maslahat.actions.doing import deed, tell
from maslahat.actions.moving import say
from maslahat.actions.outcomes import ConcurrenceStated, Refused, Stale
from maslahat.actions.rulebook import plan_rules
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.workplans.authority import owners_of
from maslahat.domain.workplans.concerns import Concurrence, Stance, subject_of
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load, save


@deed(Deed.PROPOSAL_CONCUR)
def state_concurrence(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    kind: str,
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ConcurrenceStated | Refused | Stale:
    """State where the person's party stands on a proposal that touches it (K12, K13, E46).

    ``kind`` is concur, object (with ``text``) or none, which takes back what was said. The word holds for what the
    proposal does now: once it does something else, the party is asked anew. Who is not touched has no say here.
    """
    asked = hold_proposal(by, Deed.PROPOSAL_CONCUR, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    if kind not in tuple(Stance):
        return Refused.because("unknown_stance", value=kind[:40])
    if asked.proposal.party == by.party:
        return Refused.because("own_proposal", proposal=asked.proposal.ref)
    if not _is_touched(asked, by):
        return Refused.because("not_touched", party=by.party, proposal=asked.proposal.ref)
    words = say(text, required=kind == Stance.OBJECT)
    if isinstance(words, Refused):
        return words
    change_set = asked.proposal.effective
    word = Concurrence(change_set.proposal, PartyCode(by.party), Stance(kind), subject_of(change_set))
    save.concurrence(word, proposal=asked.proposal.id, text=words, person=by.person, role=by.role.value, now=now)
    save.touch_proposal(asked.proposal.id)
    save.touch(asked.workplan.id)
    detail = {"kind": kind, "subject": word.subject, "text": words.document()}
    tell(by=by, right=Deed.PROPOSAL_CONCUR, about=about(asked.workplan, proposal), now=now, detail=detail)
    return ConcurrenceStated(proposal, by.party, kind, row_version + 1)


def _is_touched(asked: Asked, by: Actor) -> bool:
    """Tell whether the party is a country whose line the proposal changes, or the owner of something in it."""
    found = asked.workplan
    rules = plan_rules(programmes.programme(by.programme), found.code, found.year)
    base = load.plan(found.base.version_id)
    if by.party in owners_of(base, asked.proposal.effective, rules.locks):
        return True
    concerns = say_of_others(base, load.proposals(found.id), rules, [asked.proposal.ref])
    return any(each.conflict.subject == by.party for each in concerns)
