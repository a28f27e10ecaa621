"""What concerns others in the proposals of a plan: whose word is needed, who owns what they change, which languages
they led apart; gathered for pages and for the final text alike."""

from collections.abc import Iterable, Sequence

from maslahat.actions.drafts import translations_on
from maslahat.domain.workplans.authority import authority_concerns
from maslahat.domain.workplans.concerns import Concern, Voices
from maslahat.domain.workplans.concurrence import concurrence_concerns
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.footprint import first_lines
from maslahat.domain.workplans.languages import language_concerns
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.proposals import TAKES_EFFECT, ProposalState
from maslahat.domain.workplans.rules import PlanRules
from maslahat.domain.workplans.translations import TextState, text_states
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound


def voices(proposals: Iterable[ProposalFound]) -> Voices:
    """Return who made each proposal, who stands behind it, and what parties said to it."""
    known = tuple(proposals)
    return Voices(
        {each.ref: each.country for each in known},
        {each.ref: _behind(each) for each in known},
        tuple(said.word for each in known for said in each.said),
    )


def _behind(proposal: ProposalFound) -> frozenset[str]:
    return frozenset(each.party for each in proposal.supports if each.kind in ("author", "support"))


def say_of_others(
    base: Plan, proposals: Sequence[ProposalFound], rules: PlanRules, about: Iterable[str]
) -> tuple[Concern, ...]:
    """Return the concerns of other parties (K12, K13) with the proposals of these references."""
    known, wanted = voices(proposals), frozenset(about)
    created = first_lines(each.effective for each in proposals)
    sets = [each.effective for each in proposals if each.ref in wanted]
    return (
        *concurrence_concerns(base, sets, known, created, every_line=rules.every_line_concurs),
        *authority_concerns(base, sets, rules.locks, known, created),
    )


def texts_of(base: Plan, draft: Consolidation, found: WorkplanFound, rules: PlanRules) -> tuple[TextState, ...]:
    """Return how the translation of every text of the draft stands."""
    return text_states(draft.plan, base, rules.languages, translations_on(found))


def draft_concerns(
    base: Plan, draft: Consolidation, texts: Iterable[TextState], proposals: Sequence[ProposalFound], rules: PlanRules
) -> tuple[Concern, ...]:
    """Return every concern with what is agreed: languages (K11), other countries (K12), owners (K13)."""
    agreed = [each.ref for each in proposals if ProposalState(each.state) in TAKES_EFFECT]
    return (
        *language_concerns(base, draft, texts, rules.languages),
        *say_of_others(base, proposals, rules, agreed),
    )
