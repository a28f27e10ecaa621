"""Notes of breakout groups by country and topic: written, mended, turned into a proposal with its source (R42)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.meetings.outcomes import NoteWritten
from maslahat.actions.outcomes import ProposalFiled, Reason, RebaseOffered, Refused, Stale
from maslahat.actions.proposals import propose_change
from maslahat.actions.wishes import Wish, read_text
from maslahat.domain.meetings.breakouts import BreakoutNote, may_become_proposal, note_faults
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.domain.shared.ids import PartyCode, ProposalRef
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import calling, save_calling
from maslahat.stores.meetings.calling_reading import NoteFound
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.programmes import queries as programmes

LONGEST_NOTE = 4_000
MOST_NOTES = 1_000


@deed(Deed.NOTE_WRITE)
def write_note(
    *,
    meeting: str,
    item: int,
    country: str,
    topic: str,
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> NoteWritten | Refused | Stale:
    """Write down what a group found out about a country and a topic (code of a pillar), in one language or more."""
    found = hold_meeting(by, Deed.NOTE_WRITE, meeting)
    if not isinstance(found, MeetingFound):
        return found
    words = _read(programmes.programme(by.programme), country, topic, text)
    if isinstance(words, Refused):
        return words
    number = len(calling.notes(found.id)) + 1
    if number > MOST_NOTES:
        return Refused.because("too_many_notes", most=MOST_NOTES)
    note = BreakoutNote(number, item, country, topic, words, PartyCode(by.party), now)
    save_calling.note(found.id, note, by.person)
    _tell(found, note, by=by, now=now, name="note.write")
    return NoteWritten(meeting, number, 1)


@deed(Deed.NOTE_WRITE)
def mend_note(
    *,
    meeting: str,
    note: int,
    row_version: int,
    country: str,
    topic: str,
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> NoteWritten | Refused | Stale:
    """Change a note of the own party; the secretariat may mend any. One that became a proposal stays as it is."""
    held = _hold(by, meeting, note, row_version)
    if not isinstance(held, tuple):
        return held
    found, written = held
    words = _read(programmes.programme(by.programme), country, topic, text)
    if isinstance(words, Refused):
        return words
    mended = replace(written.note, country=country, topic=topic, text=words)
    save_calling.changed_note(found.id, mended)
    _tell(found, mended, by=by, now=now, name="note.mend")
    return NoteWritten(meeting, note, row_version + 1)


@deed(Deed.NOTE_WRITE)
def note_became_proposal(
    *,
    meeting: str,
    note: int,
    row_version: int,
    workplan: str,
    base: str,
    wishes: Sequence[Wish],
    headline: Mapping[str, str],
    rationale: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ProposalFiled | RebaseOffered | Refused | Stale:
    """File the proposal that comes out of a note, and keep in both where it came from and what became of it.

    The proposal is filed as any other of the person's party, with all its rules; if it is not, the note stays a note.
    """
    held = _hold(by, meeting, note, row_version, any_party=True)
    if not isinstance(held, tuple):
        return held
    found, written = held
    filed = propose_change(
        workplan=workplan,
        base=base,
        wishes=wishes,
        headline=headline,
        rationale=rationale,
        by=by,
        key=f"{key}:proposal"[:200],
        now=now,
    )
    if not isinstance(filed, ProposalFiled):
        return filed
    turned = replace(written.note, workplan=workplan, proposal=ProposalRef(filed.proposal))
    save_calling.changed_note(found.id, turned)
    _tell(found, turned, by=by, now=now, name="note.propose")
    return filed


def _hold(
    by: Actor, meeting: str, number: int, row_version: int, *, any_party: bool = False
) -> tuple[MeetingFound, NoteFound] | Refused | Stale:
    found = hold_meeting(by, Deed.NOTE_WRITE, meeting)
    if not isinstance(found, MeetingFound):
        return found
    note = next((each for each in calling.notes(found.id) if each.note.number == number), None)
    if note is None:
        return Refused.because("unknown_note", note=number)
    if note.row_version != row_version:
        return Stale(f"note:{meeting}/{number}", str(row_version), str(note.row_version))
    if not may_become_proposal(note.note):
        return Refused.because("note_is_proposal", proposal=str(note.note.proposal))
    if not any_party and by.role is not Role.SECRETARIAT and note.note.wrote != by.party:
        return Refused.because("no_right_not_own", deed=Deed.NOTE_WRITE.value, role=by.role.value)
    return found, note


def _read(programme: Programme, country: str, topic: str, text: Mapping[str, str]) -> LocalizedText | Refused:
    reasons: list[Reason] = []
    words = read_text(text, "reason", LONGEST_NOTE, reasons)
    countries = tuple(each.code for each in programme.countries)
    topics = tuple(each.code for each in programme.pillars)
    faults = note_faults(country, topic, words, countries=countries, topics=topics) if not reasons else ()
    reasons += [Reason(f"note_{fault.value}") for fault in faults]
    return Refused(tuple(reasons)) if reasons else words


def _tell(found: MeetingFound, note: BreakoutNote, *, by: Actor, now: datetime, name: str) -> None:
    """Tell the journal; what groups say among themselves stays at the table, so that it keeps the fingerprint alone."""
    detail = {"note": note.number, "item": note.item, "country": note.country, "topic": note.topic}
    told = {"text": fingerprint(note.text.document()), "workplan": note.workplan, "proposal": note.proposal or ""}
    tell(by=by, right=Deed.NOTE_WRITE, about=about_meeting(found), now=now, detail={**detail, **told}, name=name)
