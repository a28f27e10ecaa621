"""What is still open before a plan can be finalised, and which of it may be accepted as it is (R48)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from maslahat.actions.concerns import draft_concerns, texts_of
from maslahat.actions.outcomes import Fact, Reason
from maslahat.domain.discussions.threads import Thread, blocking
from maslahat.domain.workplans.concerns import Concern
from maslahat.domain.workplans.conflicts import Conflict, ConflictClass
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.languages import ONE_LANGUAGE
from maslahat.domain.workplans.plan import PLAN_TEXTS, Plan
from maslahat.domain.workplans.proposals import TAKES_EFFECT, ProposalState
from maslahat.domain.workplans.rules import BrokenRule, PlanRules, Rule, broken_rules, unready
from maslahat.domain.workplans.translations import TextState, open_states
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound

UNDECIDED = (
    ProposalState.SUBMITTED,
    ProposalState.RETURNED,
    ProposalState.TABLED,
    ProposalState.UNDER_DISCUSSION,
    ProposalState.PARKED,
    ProposalState.AGREED,
    ProposalState.AGREED_AD_REF,
)
"""States of a proposal whose fate is still open: AGREED ones wait for a conflict or for another proposal."""

ACCEPTABLE = (Rule.INDICATOR_MISSING,)
"""Rules that the chair may waive for a line, with a reason: the text stands, something beside it is to be done yet."""

TRANSLATIONS = (Rule.TRANSLATION_MISSING, Rule.TRANSLATION_STALE)
"""Rules of which each text is listed by itself (``texts_of`` sees more texts than the rules of a line do)."""


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """All that is open. ``blocking`` must be mended; ``acceptable`` is accepted by its name (fact ``name``)."""

    blocking: tuple[Reason, ...]
    acceptable: tuple[Reason, ...]

    @property
    def is_empty(self) -> bool:
        return not self.blocking and not self.acceptable


def open_matters(
    base: Plan,
    draft: Consolidation,
    found: WorkplanFound,
    proposals: Sequence[ProposalFound],
    rules: PlanRules,
    threads: Iterable[Thread],
) -> OpenMatters:
    """Return everything that stands between this draft and a final text; ``threads`` are all discussions of it.

    A text that is not translated is accepted by its own name. Where two proposals led the languages of one text apart
    (E35), where a country or an owner that is touched has not consented (K12, K13), the text cannot be final.
    """
    faults = [each for each in unready(draft.plan, rules) if each.rule not in TRANSLATIONS]
    known = {(broken.rule.value, broken.subject) for broken in broken_rules(draft.plan, rules)}
    conflicts = [each for each in draft.conflicts if (each.rule, each.subject) not in known]
    texts = texts_of(base, draft, found, rules)
    concerns = [each for each in draft_concerns(base, draft, texts, proposals, rules) if each.blocks]
    blocking = [
        *(_conflict(draft.plan, each) for each in conflicts),
        *_undecided(proposals),
        *_discussed(draft.plan, proposals, threads),
        *(concern_reason(draft.plan, each) for each in concerns if each.conflict.rule != ONE_LANGUAGE),
        *(_fault(draft.plan, each) for each in faults if each.rule not in ACCEPTABLE),
    ]
    acceptable = [
        *(text_reason(draft.plan, each) for each in open_states(texts)),
        *(_fault(draft.plan, each) for each in faults if each.rule in ACCEPTABLE),
    ]
    return OpenMatters(tuple(blocking), tuple(acceptable))


def concern_reason(plan: Plan, concern: Concern) -> Reason:
    """Return a concern as something that can be said: ``concern_`` with its class and how the party stands."""
    conflict = concern.conflict
    facts: dict[str, Fact] = {
        "name": f"concern:{conflict.id}",
        "proposals": ", ".join(conflict.proposals),
        "proposal": conflict.proposals[0] if len(conflict.proposals) == 1 else "",
        "line": ", ".join(code for each in concern.lines if (code := _printed(plan, each))),
        "line_id": concern.lines[0] if concern.lines else "",
        "party": conflict.subject,
        "language": conflict.subject,
    }
    return Reason(f"concern_{conflict.kind.value.lower()}_{conflict.rule}", facts)


def text_reason(plan: Plan, text: TextState) -> Reason:
    """Return a text that is not translated, by its name: what it is, where, in which language, and how it stands."""
    place = text.place
    of_plan = place.line == PLAN_TEXTS
    facts: dict[str, Fact] = {
        "name": f"translation_{text.state.value}:{place.line}:{place.name}:{text.language}",
        "line": "" if of_plan else _printed(plan, place.line),
        "line_id": "" if of_plan else place.line,
        "text_kind": place.kind,
        "language": text.language,
    }
    return Reason(f"{'plan_' if of_plan else ''}translation_{text.state.value}", facts)


def _conflict(plan: Plan, conflict: Conflict) -> Reason:
    code = "open_conflict_rule" if conflict.kind is ConflictClass.K10_RULE_BROKEN else "open_conflict"
    facts: dict[str, Fact] = {
        "name": f"conflict:{conflict.id}",
        "kind": conflict.kind.value,
        "proposals": ", ".join(conflict.proposals),
        "line": _printed(plan, conflict.line),
        "line_id": conflict.line or "",
    }
    return Reason(code, facts)


def _undecided(proposals: Iterable[ProposalFound]) -> Iterator[Reason]:
    for each in proposals:
        if each.state in UNDECIDED:
            yield Reason(
                "undecided_proposal", {"name": f"proposal:{each.ref}", "proposal": each.ref, "state": each.state}
            )


def _discussed(plan: Plan, proposals: Iterable[ProposalFound], threads: Iterable[Thread]) -> Iterator[Reason]:
    living = [each.ref for each in proposals if each.state in UNDECIDED or each.state in TAKES_EFFECT]
    for each in blocking(threads, (line.id for line in plan.lines), living):
        line, proposal = each.topic.line, each.topic.proposal
        facts: dict[str, Fact] = {
            "name": f"thread:{each.number}",
            "thread": each.number,
            "about": proposal or _printed(plan, line),
            "line_id": line or "",
            "proposal": proposal or "",
        }
        yield Reason("open_thread", facts)


def _fault(plan: Plan, broken: BrokenRule) -> Reason:
    line = broken.line or ""
    return Reason(
        f"rule_{broken.rule.value}",
        {
            "name": f"{broken.rule.value}:{line}:{broken.subject}",
            "line": _printed(plan, broken.line),
            "line_id": line,
            "subject": broken.subject,
            "found": broken.found,
            "limit": broken.limit,
        },
    )


def _printed(plan: Plan, line: object) -> str:
    return next((code for each, code in plan.printed_codes.items() if each == line), "")
