"""What the meeting still has to decide on its plan, shortest first: conflicts, proposals on the table, open matters."""

from dataclasses import dataclass

from maslahat.actions.drafts import DraftOnScreen
from maslahat.actions.open_matters import open_matters
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.changes import subject
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.stores.discussions import queries as discussions
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.meetings.room_facts import RoomFacts
from maslahat.web.proposals.desk import groups_of
from maslahat.web.proposals.opening import party_name
from maslahat.words.decisions import CONFLICTS
from maslahat.words.labels import PROPOSAL_STATES, label

ON_THE_TABLE = (ProposalState.TABLED, ProposalState.UNDER_DISCUSSION, ProposalState.PARKED)


@dataclass(frozen=True, slots=True)
class ToDecide:
    """One thing to decide. ``line`` and ``proposal`` are what is put on the screens; ``conflict`` leads to its desk."""

    words: LocalizedText
    by: LocalizedText
    state: str
    state_label: str
    code: str = ""
    line: str = ""
    proposal: str = ""
    conflict: str = ""
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class StillOpen:
    """Everything that is still to decide; ``matters`` counts what stands between the draft and a final text."""

    conflicts: tuple[ToDecide, ...] = ()
    proposals: tuple[ToDecide, ...] = ()
    matters: int = 0


def still_open(facts: RoomFacts) -> StillOpen:
    """Return what is still to decide on the plan of the meeting; nothing if there is no plan."""
    draft = facts.draft
    if draft is None:
        return StillOpen()
    plan, base = (queries.plan(each.version_id) for each in (draft.workplan.current, draft.workplan.base))
    on_the_table = [each for each in draft.proposals if each.state in ON_THE_TABLE]
    threads = [each.thread for each in discussions.threads(draft.workplan.id)]
    matters = open_matters(base, draft.consolidation, draft.workplan, draft.proposals, draft.rules, threads)
    return StillOpen(
        _conflicts(facts, draft, plan),
        tuple(_proposal(facts, draft, plan, each) for each in on_the_table),
        len(matters.blocking),
    )


def line_of(found: ProposalFound, plan: Plan) -> LineId | None:
    """Return the one line of the plan that a proposal is about, or None if it is about several or a new one."""
    lines = {subject(each) for each in found.effective.operations}
    return next(iter(lines)) if len(lines) == 1 and lines <= set(plan.printed_codes) else None


def _proposal(facts: RoomFacts, draft: DraftOnScreen, plan: Plan, found: ProposalFound) -> ToDecide:
    line = line_of(found, plan)
    return ToDecide(
        words=found.headline,
        by=party_name(draft.programme, found.party),
        state=found.state,
        state_label=label(PROPOSAL_STATES, found.state),
        code=plan.printed_codes[line] if line else "",
        line=line or "",
        proposal=found.ref,
        is_now=facts.subject.subject.proposal == found.ref,
    )


def _conflicts(facts: RoomFacts, draft: DraftOnScreen, plan: Plan) -> tuple[ToDecide, ...]:
    found = [turn.conflict for group in groups_of(draft) for turn in group.turns]
    return tuple(
        ToDecide(
            words=plan.line(each.line).title if each.line in plan and each.line else LocalizedText(),
            by=LocalizedText.of(en=", ".join(each.proposals)),
            state="held",
            state_label=label(CONFLICTS, each.kind),
            code=plan.printed_codes.get(each.line, "") if each.line else "",
            line=each.line if each.line in plan and each.line else "",
            proposal=each.proposals[0] if each.proposals else "",
            conflict=each.id,
            is_now=bool(each.line) and facts.subject.subject.line == each.line,
        )
        for each in found
    )
