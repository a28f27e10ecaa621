"""Writing a story for the public: a first draft from the record, edits, clearance, release, withdrawal (R54, R56).

Whoever wrote a text does not clear it. Every figure and quote is looked up at clearance, again at release, and again
whenever the page is shown; the journal keeps the fingerprint of each text, not its words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import hold_meeting
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.actions.stories.facts import public_facts
from maslahat.actions.stories.outcomes import StoryBegun, StoryMoved
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import why_not
from maslahat.domain.shared.texts import TextRefused, clean
from maslahat.domain.stories.checking import findings
from maslahat.domain.stories.facts import Fact
from maslahat.domain.stories.life import StoryDeed, StoryState, StoryText, after, released_without
from maslahat.domain.stories.segments import StoryBody, StoryRefused, read_body
from maslahat.publishing.story_drafting import draft_story
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.meetings import save_statements
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.stories import load, save
from maslahat.stores.stories.reading import StoryFound

LONGEST_SLUG = 80
LONGEST_HEADLINE = 300
LONGEST_NOTE = 1000
MOST_FINDINGS = 20
TAKEN_ADDRESSES = frozenset({"begin"})
"""Words that lead to a page of the site where a story would stand."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class _Asked:
    story: StoryFound
    text: StoryText
    meeting: int
    programme: Programme
    facts: Mapping[str, Fact]


@deed(Deed.STORY_WRITE)
def begin_story(*, meeting: str, story: str, by: Actor, key: str, now: datetime) -> StoryBegun | Refused | Stale:
    """Draft a story about a closed meeting from its record, in every language; ``story`` names it in its address."""
    found = hold_meeting(by, Deed.STORY_WRITE, meeting)
    if not isinstance(found, MeetingFound):
        return found
    if found.state is not MeetingState.CLOSED:
        return Refused.because("minutes_not_closed")
    if not _SLUG.fullmatch(story) or len(story) > LONGEST_SLUG:
        return Refused.because("story_bad_address")
    if story in TAKEN_ADDRESSES or load.story(by.programme, story) is not None:
        return Refused.because("story_address_taken", story=story)
    programme = programmes.programme(by.programme)
    facts, original = public_facts(programme, found, now), programme.languages[0]
    row, made_from = save.story(by.programme, found.id, story, original, now), ""
    for language in programme.languages:
        headline, body = draft_story(facts, language)
        text = StoryText(language, headline, body, made_from=made_from, writer=by.person)
        save.text(row, text, by.role.value, now)
        made_from = made_from or text.hash
    tell(by=by, right=Deed.STORY_WRITE, about=f"story:{story}", now=now, detail={"meeting": meeting})
    return StoryBegun(story, programme.languages)


@deed(Deed.STORY_WRITE)
def edit_story(
    *,
    story: str,
    language: str,
    revision: int,
    headline: str,
    body: str,
    is_translation: bool,
    by: Actor,
    key: str,
    now: datetime,
) -> StoryMoved | Refused | Stale:
    """Write the text of one language anew; ``is_translation`` says that it renders the original as it stands now."""
    asked = _hold(by, Deed.STORY_WRITE, story, language, revision, now)
    if isinstance(asked, Refused | Stale):
        return asked
    words = _read(headline, body)
    if isinstance(words, Refused):
        return words
    found, stands = asked.story, asked.text
    original = found.texts[found.original]
    made_from = original.hash if is_translation and language != found.original else stands.made_from
    written = StoryText(
        language, words[0], words[1], StoryState.EDITED, stands.revision + 1, made_from, by.person, stands.told
    )
    save.text(found.id, written, by.role.value, now)
    detail = {"language": language, "revision": written.revision, "text": written.hash}
    tell(by=by, right=Deed.STORY_WRITE, about=f"story:{story}", now=now, detail=detail)
    return StoryMoved(story, language, StoryState.EDITED.value, written.revision)


@deed(Deed.STORY_CLEAR)
def clear_story(
    *, story: str, language: str, revision: int, by: Actor, key: str, now: datetime
) -> StoryMoved | Refused | Stale:
    """Clear the text of one language: every figure and quote rests on the record, and another person has read it."""
    asked = _hold(by, Deed.STORY_CLEAR, story, language, revision, now)
    if isinstance(asked, Refused | Stale):
        return asked
    if asked.text.writer == by.person:
        return Refused.because("story_own_text")
    refused = _not_possible(asked, StoryDeed.CLEAR) or _faulty(asked)
    if refused is not None:
        return refused
    told = {each.name: asked.facts[each.name].value(language) for each in asked.text.body.references}
    save.state(asked.story.id, language, StoryState.CLEARED, told)
    return _moved(asked, StoryState.CLEARED, Deed.STORY_CLEAR, by=by, now=now)


@deed(Deed.STORY_RELEASE)
def release_story(
    *, story: str, language: str, revision: int, by: Actor, key: str, now: datetime, note: str = ""
) -> StoryMoved | Refused | Stale:
    """Give a cleared text to the public. A second release is a correction: ``note`` then says what was corrected.

    The answer names the languages of the programme in which the public cannot read the story.
    """
    asked = _hold(by, Deed.STORY_RELEASE, story, language, revision, now)
    if isinstance(asked, Refused | Stale):
        return asked
    is_correction = bool(asked.story.releases.get(language))
    said = _note(note, required=is_correction)
    refused = said if isinstance(said, Refused) else _not_possible(asked, StoryDeed.RELEASE) or _faulty(asked)
    if refused is not None or isinstance(said, Refused):
        return refused or Refused.because("story_note_missing")
    save.released(asked.story.id, asked.text, said, by.person, now)
    save_statements.mark_quoted(asked.meeting, _quoted(asked.text), now)
    save.state(asked.story.id, language, StoryState.RELEASED)
    missing = released_without(asked.programme.languages, {*asked.story.in_public, language})
    moved = _moved(asked, StoryState.RELEASED, Deed.STORY_RELEASE, by=by, now=now, note=said)
    return replace(moved, missing=missing)


@deed(Deed.STORY_RELEASE)
def withdraw_story(
    *, story: str, language: str, because: str, by: Actor, key: str, now: datetime
) -> StoryMoved | Refused | Stale:
    """Take what is in public in one language back; its page then says that it was withdrawn, when and why."""
    asked = _hold(by, Deed.STORY_RELEASE, story, language, None, now)
    if isinstance(asked, Refused | Stale):
        return asked
    said = _note(because, required=True)
    if isinstance(said, Refused):
        return said
    if language not in asked.story.in_public:
        return Refused.because("story_not_in_public", language=language)
    save.withdrawn(asked.story.id, language, said, now)
    state = after(asked.text.state, StoryDeed.WITHDRAW) or asked.text.state
    save.state(asked.story.id, language, state)
    return _moved(asked, state, Deed.STORY_RELEASE, by=by, now=now, note=said)


def _hold(
    by: Actor, right: Deed, story: str, language: str, revision: int | None, now: datetime
) -> _Asked | Refused | Stale:
    found = load.story(by.programme, story)
    if found is None or language not in found.texts:
        return Refused.because("unknown_story")
    if refusal := why_not(by.role, right):
        return Refused.because(f"no_right_{refusal.because[0].value}", deed=right.value, role=by.role.value)
    text = found.texts[language]
    if revision is not None and text.revision != revision:
        return Stale(f"story:{found.slug}", str(revision), str(text.revision))
    programme, meeting = programmes.programme(by.programme), meetings.meeting(by.programme, found.meeting)
    if meeting is None:
        return Refused.because("unknown_meeting", meeting=found.meeting)
    return _Asked(found, text, meeting.id, programme, public_facts(programme, meeting, now))


def _quoted(text: StoryText) -> set[int]:
    """Return the numbers of the statements that a text quotes or summarizes."""
    names = (each.name.partition(":") for each in text.body.references)
    return {int(rest.split(".")[0]) for kind, _, rest in names if kind == "statement"}


def _read(headline: str, body: str) -> tuple[str, StoryBody] | Refused:
    try:
        title, text = clean(headline), read_body(body)
    except StoryRefused as fault:
        return Refused.because("story_brace", about=fault.where)
    except TextRefused:
        return Refused.because("story_unreadable")
    if not title or len(title) > LONGEST_HEADLINE or "\n" in title:
        return Refused.because("story_headline", longest=LONGEST_HEADLINE)
    return title, text


def _note(note: str, *, required: bool) -> str | Refused:
    try:
        said = clean(note)
    except TextRefused:
        return Refused.because("story_unreadable")
    if len(said) > LONGEST_NOTE or (required and not said):
        return Refused.because("story_note_missing")
    return said


def _not_possible(asked: _Asked, wanted: StoryDeed) -> Refused | None:
    if after(asked.text.state, wanted) is not None:
        return None
    return Refused.because(f"story_not_{wanted.value}", state=asked.text.state.value)


def _faulty(asked: _Asked) -> Refused | None:
    text = asked.text
    uncleared = {
        each.name
        for each in text.body.references
        if each.name.startswith("statement:") and each.name not in asked.facts
    }
    found = findings(text.headline, text.body, asked.facts, text.language, uncleared)
    reasons = tuple(
        Reason(f"story_{each.fault.value}", {"about": each.about, "paragraph": each.paragraph})
        for each in found[:MOST_FINDINGS]
    )
    return Refused(reasons) if reasons else None


def _moved(asked: _Asked, state: StoryState, right: Deed, *, by: Actor, now: datetime, note: str = "") -> StoryMoved:
    text = asked.text
    detail = {"language": text.language, "revision": text.revision, "state": state.value, "text": text.hash}
    tell(by=by, right=right, about=f"story:{asked.story.slug}", now=now, detail={**detail, "note": note})
    return StoryMoved(asked.story.slug, text.language, state.value, text.revision)
