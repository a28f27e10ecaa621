"""A meeting played again through the deeds that people use: filed, tabled, advised, decided, finalised, endorsed."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from maslahat.actions.deciding import dispose_proposal
from maslahat.actions.drafts import DraftOnScreen, draft_on_screen
from maslahat.actions.governance import state_position
from maslahat.actions.proposals import propose_change, support_proposal
from maslahat.actions.replay.agenda import publish
from maslahat.actions.replay.day import (
    accept_by_call,
    agree,
    call_up,
    close,
    come_to,
    go_through,
    inaugurate,
    item_of,
    keep_record,
    tell_the_public,
)
from maslahat.actions.replay.participants import receive, register
from maslahat.actions.replay.stage import SECRETARIAT, ReplayStopped, Stage
from maslahat.actions.replay.story import Filing, Ruling, Story
from maslahat.actions.resolving import resolve_conflict
from maslahat.actions.tabling import recommend_proposal, table_proposal
from maslahat.actions.workplans import finalise_plan, table_draft
from maslahat.domain.meetings.agenda_items import ItemKind
from maslahat.domain.programmes.meetings import Meeting
from maslahat.domain.workplans.proposals import Disposition
from maslahat.stores.workplans import queries as plans
from maslahat.stores.workplans.shapes import WorkplanFound

TABLED_BEFORE = timedelta(days=30)
BEGINS_AT = time(4, tzinfo=UTC)
REGISTERED_BEFORE = timedelta(days=14)
DESK_OPENS_BEFORE = timedelta(minutes=30)


def opening(meeting: Meeting) -> datetime:
    """Return the instant (aware UTC) at which the story of a meeting begins, long enough before to table the draft."""
    return datetime.combine(meeting.on, BEGINS_AT) - TABLED_BEFORE


def prepare(stage: Stage, story: Story) -> None:
    """Table the draft, publish the agenda, invite the parties, register who comes; wait for the meeting."""
    if plans.workplan(stage.programme, stage.plan) is not None:
        raise ReplayStopped(f"{stage.plan} is here already")
    begins = stage.now + TABLED_BEFORE
    stage.do(table_draft, SECRETARIAT, plan=story.plan)
    stage.now = begins - REGISTERED_BEFORE
    publish(stage, story.meeting)
    register(stage, story.meeting, story.guests)
    stage.now = begins


def begin(stage: Stage, story: Story) -> None:
    """Check in who came, open the meeting, and go through the agenda as far as the proposals."""
    receive(stage, story.meeting, story.guests)
    inaugurate(stage, story)
    go_through(stage, story, until=ItemKind.PROPOSALS)
    come_to(stage, story, ItemKind.PROPOSALS)


def file(stage: Stage, filing: Filing) -> None:
    """File a proposal, with the support it had."""
    texts = {"headline": filing.headline.texts, "rationale": filing.rationale.texts}
    told = {"workplan": stage.plan, "base": stage.draft, "wishes": filing.wishes, "ref": filing.ref, **texts}
    outcome = stage.do(propose_change, filing.by, **told)
    if outcome.proposal != filing.ref:
        raise ReplayStopped(f"{filing.ref} was filed as {outcome.proposal}")
    if filing.supported_by:
        stage.do(support_proposal, filing.supported_by, **stage.on(filing.ref))


def table(stage: Stage, filing: Filing) -> None:
    """Put a proposal before the parties."""
    stage.do(table_proposal, SECRETARIAT, **stage.on(filing.ref))


def advise(stage: Stage, filing: Filing) -> None:
    """Let the coordinator of its pillar recommend on a proposal."""
    told = {"advice": filing.advice, "note": filing.fate.reason.texts}
    stage.do(recommend_proposal, filing.adviser, **told, **stage.on(filing.ref))


def decide(stage: Stage, story: Story, filing: Filing) -> None:
    """Put a proposal before the meeting, and let it be accepted by a call or record what else became of it."""
    call_up(stage, story, item_of(stage, story, ItemKind.DECISION), filing.ref)
    fate = filing.fate
    if fate.disposition == Disposition.ACCEPTED and not fate.reason:
        accept_by_call(stage, story, filing)
        return
    amended = fate.wishes if fate.disposition == Disposition.ACCEPTED_AMENDED else ()
    told = {"disposition": fate.disposition, "reason": fate.reason.texts, "into": fate.into, "wishes": amended}
    stage.do(dispose_proposal, SECRETARIAT, draft=stage.draft, **told, **stage.on(filing.ref))


def resolve(stage: Stage, rulings: Iterable[Ruling]) -> None:
    """Decide the conflicts between proposals as the story says."""
    for ruling in rulings:
        conflicts = _draft(stage).consolidation.conflicts
        met = [each.id for each in conflicts if set(ruling.between) <= set(each.proposals)]
        if len(met) != 1:
            raise ReplayStopped(f"{len(met)} conflicts between {', '.join(ruling.between)}")
        told = {"conflict": met[0], "choice": ruling.choice, "reason": ruling.reason.texts}
        stage.do(resolve_conflict, SECRETARIAT, workplan=stage.plan, draft=stage.draft, **told)


def endorse(stage: Stage, story: Story) -> None:
    """Finalise the draft and let every party endorse it."""
    stage.do(finalise_plan, SECRETARIAT, workplan=stage.plan, draft=stage.draft)
    for username in story.positions:
        told = {"workplan": stage.plan, "subject": stage.draft, "kind": "endorse", "meeting": story.meeting}
        stage.do(state_position, username, **told)


def replay(stage: Stage, story: Story) -> WorkplanFound:
    """Play a story from the tabled draft to what the public reads, and return the plan that was endorsed.

    Raises ReplayStopped where the story breaks.
    """
    prepare(stage, story)
    play_day(stage, story)
    agree(stage, story)
    return stage.workplan


def play_day(stage: Stage, story: Story) -> None:
    """Play the day itself: from the first badge at the door to the story in two languages."""
    begin(stage, story)
    for step in (file, table, advise):
        for filing in story.filings:
            step(stage, filing)
    come_to(stage, story, ItemKind.DECISION)
    for filing in story.filings:
        decide(stage, story, filing)
    resolve(stage, story.rulings)
    endorse(stage, story)
    close(stage, story)
    keep_record(stage, story)
    tell_the_public(stage, story)


def _draft(stage: Stage) -> DraftOnScreen:
    found = draft_on_screen(stage.programme, stage.plan)
    if found is None:
        raise ReplayStopped(f"{stage.programme} has no plan {stage.plan}")
    return found
