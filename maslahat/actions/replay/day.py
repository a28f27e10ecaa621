"""The day of a replayed meeting: item after item, what was said, what was decided by call, the record, the story."""

from datetime import timedelta
from typing import Any

from maslahat.actions.meetings.arranged import arranged
from maslahat.actions.meetings.calls import open_call
from maslahat.actions.meetings.closing_calls import close_call
from maslahat.actions.meetings.day_statements import StatementTold
from maslahat.actions.meetings.matters import matter_of
from maslahat.actions.meetings.minuting import agree_minutes, circulate_minutes, draft_the_minutes
from maslahat.actions.meetings.registering_decisions import take_in_decisions
from maslahat.actions.meetings.running import move_meeting, open_meeting
from maslahat.actions.meetings.statements import clear_statement, file_statement
from maslahat.actions.meetings.subjects import set_subject
from maslahat.actions.outcomes import Refused
from maslahat.actions.replay.stage import SECRETARIAT, ReplayStopped, Stage
from maslahat.actions.replay.story import Filing, Story
from maslahat.actions.rulebook import rule_at
from maslahat.actions.stories.writing import begin_story, clear_story, release_story
from maslahat.domain.governance.decision_rules import CallMethod
from maslahat.domain.governance.stances import SubjectKind
from maslahat.domain.meetings.agenda_items import Agenda, ItemKind
from maslahat.domain.meetings.meeting import MeetingAct
from maslahat.stores.governance import call_queries
from maslahat.stores.meetings import record_queries
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.stories import queries as stories

COMMUNICATIONS = "communications"
"""User name of the office that writes and releases the story."""

COUNTDOWN = timedelta(seconds=20)
CORRECTIONS = timedelta(days=10)
"""How long the delegations may ask for corrections of the minutes."""


def inaugurate(stage: Stage, story: Story) -> None:
    """Let the chair open the meeting, in the name of the office that inaugurates it."""
    found = stage.meeting(story.meeting)
    told = {"meeting": found.code, "row_version": found.row_version, "inaugurated_by": story.inaugurated_by.texts}
    stage.do(open_meeting, SECRETARIAT, **told)


def go_through(stage: Stage, story: Story, until: ItemKind) -> None:
    """Call the items before the first one of this kind, and file under each what was said on it."""
    for item in _items(stage, story):
        if item.kind is until:
            return
        _take_up(stage, story, item.id)


def come_to(stage: Stage, story: Story, kind: ItemKind) -> None:
    """Call the first item of this kind, and file under it what was said on it."""
    _take_up(stage, story, item_of(stage, story, kind))


def call_up(stage: Stage, story: Story, item: int, proposal: str = "") -> None:
    """Put an item of the agenda, and perhaps a proposal, before the meeting."""
    found = stage.meeting(story.meeting)
    told = {"meeting": found.code, "row_version": found.row_version, "item": item, "proposal": proposal}
    stage.do(set_subject, SECRETARIAT, **told)


def item_of(stage: Stage, story: Story, kind: str) -> int:
    """Return the id of the first item of this kind on the agenda; raise ReplayStopped if there is none."""
    found = next((each.id for each in _items(stage, story) if each.kind == kind), None)
    if found is None:
        raise ReplayStopped(f"the agenda of {story.meeting} has no item of the kind {kind}")
    return found


def accept_by_call(stage: Stage, story: Story, filing: Filing) -> None:
    """Ask the seats whether anybody objects to a proposal, wait for the countdown, and close the call."""
    matter = matter_of(stage.programme, stage.plan, SubjectKind.PROPOSAL, filing.ref)
    if isinstance(matter, Refused):
        raise ReplayStopped(f"{filing.ref}: {matter}")
    present = rule_at(programmes.programme(stage.programme), stage.done_at).deciding
    told: dict[str, Any] = {"kind": SubjectKind.PROPOSAL, "ref": filing.ref, "fingerprint": matter.subject.fingerprint}
    stage.do(
        open_call,
        SECRETARIAT,
        meeting=story.meeting,
        method=CallMethod.NO_OBJECTION,
        present=present,
        seconds=COUNTDOWN // timedelta(seconds=1),
        **told,
    )
    stage.wait(COUNTDOWN)
    found = call_queries.open_call(stage.meeting(story.meeting).id)
    if found is None:
        raise ReplayStopped(f"no call on {filing.ref} is open")
    told = {"call": found.call.number, "row_version": found.row_version, "fingerprint": found.call.subject.fingerprint}
    outcome = stage.do(close_call, SECRETARIAT, meeting=story.meeting, present=present, **told)
    if outcome.proposal != filing.ref:
        raise ReplayStopped(f"the call on {filing.ref} came to {outcome.result}")


def close(stage: Stage, story: Story) -> None:
    """Call the item of the closing and close the meeting."""
    come_to(stage, story, ItemKind.CLOSING)
    found = stage.meeting(story.meeting)
    told = {"meeting": found.code, "row_version": found.row_version, "act": MeetingAct.CLOSE.value}
    stage.do(move_meeting, SECRETARIAT, **told)


def keep_record(stage: Stage, story: Story) -> None:
    """Take the decisions into the register, and put the drafted minutes before the delegations."""
    stage.do(take_in_decisions, SECRETARIAT, meeting=story.meeting)
    stage.do(draft_the_minutes, SECRETARIAT, meeting=story.meeting, row_version=0)
    deadline = stage.done_at + CORRECTIONS
    told = {"meeting": story.meeting, "row_version": _minutes(stage, story), "deadline": deadline}
    stage.do(circulate_minutes, SECRETARIAT, **told)


def agree(stage: Stage, story: Story) -> None:
    """Let the time for corrections pass, and record that the minutes are agreed."""
    stage.wait(CORRECTIONS)
    stage.do(agree_minutes, SECRETARIAT, meeting=story.meeting, row_version=_minutes(stage, story))


def tell_the_public(stage: Stage, story: Story) -> None:
    """Draft the story of the meeting from its record, let another office clear it, and release it in each language."""
    slug = story.meeting.lower()
    outcome = stage.do(begin_story, COMMUNICATIONS, meeting=story.meeting, story=slug)
    for language in outcome.languages:
        for deed, by in ((clear_story, SECRETARIAT), (release_story, COMMUNICATIONS)):
            stage.do(deed, by, story=slug, language=language, revision=_revision(stage, slug, language))


def _items(stage: Stage, story: Story) -> Agenda:
    return arranged(programmes.programme(stage.programme), stage.meeting(story.meeting)).agenda


def _take_up(stage: Stage, story: Story, item: int) -> None:
    call_up(stage, story, item)
    for each in story.statements:
        if each.item == item:
            _say(stage, story, each)


def _say(stage: Stage, story: Story, told: StatementTold) -> None:
    filed = stage.do(file_statement, SECRETARIAT, meeting=story.meeting, **told.filing())
    if told.cleared_by:
        named = {"statement": filed.statement, "version": filed.version, "clearance": told.clearance}
        stage.do(clear_statement, told.cleared_by, meeting=story.meeting, **named)


def _minutes(stage: Stage, story: Story) -> int:
    found = record_queries.minutes(stage.meeting(story.meeting).id)
    return found.row_version if found else 0


def _revision(stage: Stage, slug: str, language: str) -> int:
    found = stories.story(stage.programme, slug)
    return found.texts[language].revision if found else 0
