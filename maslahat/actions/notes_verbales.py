"""Notes verbales: an officer of the secretariat enters a signed paper, another one confirms it (four eyes)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from maslahat.actions.actor import Actor
from maslahat.actions.asking import about, hold_plan
from maslahat.actions.doing import deed, tell
from maslahat.actions.endorsing import hearing_now
from maslahat.actions.governance import cannot_stand, enter_position, position_wanted
from maslahat.actions.moving import say
from maslahat.actions.outcomes import NoteVerbaleMoved, PositionStated, Refused, Stale
from maslahat.actions.signing import Proof
from maslahat.domain.governance.endorsement import Hearing, PositionHeard, PositionRefused, hear_position
from maslahat.domain.governance.notes_verbales import (
    MOST_BYTES,
    NoteVerbaleFault,
    NoteVerbaleState,
    checking_fault,
    paper_fault,
)
from maslahat.domain.governance.positions import Channel, Method, Position
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import load as governance
from maslahat.stores.governance import save
from maslahat.stores.governance.notes_verbales import NoteFound, notes
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.people import queries as people
from maslahat.stores.workplans.shapes import WorkplanFound

LONGEST_FILE_NAME = 120


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that was sent: its name, its SHA-256, and its bytes, which receipts and journal never hold."""

    name: str
    document: str
    content: bytes = field(repr=False, compare=False)

    @classmethod
    def of(cls, name: str, content: bytes) -> "Paper":
        """Return the paper with these bytes."""
        return cls(name[-LONGEST_FILE_NAME:], sha256(content).hexdigest(), content)


@deed(Deed.NOTE_VERBALE_ENTER)
def enter_note(
    *,
    workplan: str,
    party: str,
    subject: str,
    kind: str,
    paper: Paper,
    by: Actor,
    key: str,
    now: datetime,
    text: Mapping[str, str] | None = None,
    lines: Sequence[str] = (),
    whole: bool = False,
    meeting: str = "",
) -> NoteVerbaleMoved | Refused | Stale:
    """Enter a signed note verbale of a party on the final text; nothing counts before another officer confirms it."""
    found = hold_plan(by, Deed.NOTE_VERBALE_ENTER, workplan)
    if isinstance(found, Refused):
        return found
    if fault := paper_fault(paper.content):
        return _refused(fault)
    if meeting and meetings.meeting(by.programme, meeting) is None:
        return Refused.because("unknown_meeting", meeting=meeting[:80])
    asked = position_wanted(by, 0, subject, kind, (text, lines, whole, Channel.WRITTEN.value), now)
    if isinstance(asked, Refused):
        return asked
    hearing = hearing_now(found, by.programme, party, now)
    wanted = _of_the_seat(asked, party, hearing, now)
    if wanted is None:
        return _refused(NoteVerbaleFault.NO_HEAD, party)
    heard = hear_position(wanted, hearing, now)
    if isinstance(heard, PositionRefused):
        return cannot_stand(heard, wanted)
    number = len(notes(found.id)) + 1
    save.note(found.id, number, wanted, meeting=meeting, file_name=paper.name, content=paper.content, person=by.person)
    return _told(found, number, NoteVerbaleState.ENTERED, paper.document, Deed.NOTE_VERBALE_ENTER, by=by, now=now)


@deed(Deed.NOTE_VERBALE_CHECK)
def confirm_note(
    *, workplan: str, note: int, document: str, by: Actor, key: str, now: datetime
) -> PositionStated | Refused | Stale:
    """Confirm that a note another officer entered says what its paper says: it becomes the position of its seat.

    ``document`` is the SHA-256 of the paper that was looked at. The position is that of whoever speaks for the seat.
    """
    held = _held(workplan, note, by)
    if not isinstance(held, tuple):
        return held
    found, entered = held
    if document != entered.document:
        return Stale(f"note_verbale:{note}", document[:64], entered.document)
    hearing = hearing_now(found, by.programme, entered.party, now)
    asked = (entered.text.texts, entered.lines, entered.whole, Channel.WRITTEN.value)
    plain = position_wanted(by, governance.last_number(found.id) + 1, entered.subject, entered.kind, asked, now)
    if isinstance(plain, Refused):
        return plain
    wanted = _of_the_seat(plain, entered.party, hearing, now)
    if wanted is None:
        return _refused(NoteVerbaleFault.NO_HEAD, entered.party)
    heard = hear_position(wanted, hearing, now)
    if isinstance(heard, PositionRefused):
        return cannot_stand(heard, wanted)
    stated = _entered(found, entered, hearing, heard, by=by, now=now)
    nothing = LocalizedText()
    save.note_checked(entered.id, position=stated.position, words=nothing, person=by.person, now=now)
    return stated


@deed(Deed.NOTE_VERBALE_CHECK)
def return_note(
    *, workplan: str, note: int, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> NoteVerbaleMoved | Refused | Stale:
    """Return a note that does not say what was entered; the words say what is wrong, and the paper stays."""
    held = _held(workplan, note, by)
    if not isinstance(held, tuple):
        return held
    found, entered = held
    words = say(text, required=True)
    if isinstance(words, Refused):
        return words
    save.note_checked(entered.id, position=None, words=words, person=by.person, now=now)
    return _told(found, note, NoteVerbaleState.RETURNED, entered.document, Deed.NOTE_VERBALE_CHECK, by=by, now=now)


def _held(workplan: str, note: int, by: Actor) -> tuple[WorkplanFound, NoteFound] | Refused:
    found = hold_plan(by, Deed.NOTE_VERBALE_CHECK, workplan)
    if isinstance(found, Refused):
        return found
    entered = next((each for each in notes(found.id) if each.number == note), None)
    if entered is None:
        return Refused.because("unknown_note_verbale", note=note)
    fault = checking_fault(entered.state, entered.entered_by, by.person)
    return _refused(fault) if fault else (found, entered)


def _entered(
    found: WorkplanFound, note: NoteFound, hearing: Hearing, heard: PositionHeard, *, by: Actor, now: datetime
) -> PositionStated:
    proof = Proof(Method.NOTE_VERBALE, note.document, {"document": note.document})
    speaker = people.person(heard.position.person)
    return enter_position(
        found,
        hearing,
        heard,
        proof,
        by=by,
        person=speaker.id if speaker else by.person,
        now=now,
        meeting=note.meeting,
        right=Deed.NOTE_VERBALE_CHECK,
    )


def _of_the_seat(asked: Position, party: str, hearing: Hearing, now: datetime) -> Position | None:
    """Return the position as that of whoever speaks for the party now; None if nobody does."""
    speaker = hearing.speaker(PartyCode(party), now)
    return replace(asked, seat=speaker.party, person=speaker.person, role=speaker.role) if speaker else None


def _told(
    found: WorkplanFound, number: int, state: NoteVerbaleState, document: str, right: Deed, *, by: Actor, now: datetime
) -> NoteVerbaleMoved:
    detail = {"note": number, "state": state.value, "document": document}
    tell(by=by, right=right, about=about(found), now=now, detail=detail)
    return NoteVerbaleMoved(number, state.value, document)


def _refused(fault: NoteVerbaleFault, party: str = "") -> Refused:
    return Refused.because(f"note_verbale_{fault.value}", party=party[:80], most=MOST_BYTES // 1024 // 1024)
