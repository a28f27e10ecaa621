"""The minutes of a meeting: drafted from the record, edited, put before the delegations, corrected, agreed (R53)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.meetings.record_outcomes import (
    CorrectionAnswered,
    CorrectionFiled,
    MinutesMoved,
    ParagraphWritten,
)
from maslahat.actions.meetings.telling import meeting_record
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.meetings.minutes import (
    Correction,
    CorrectionState,
    MinutesFault,
    MinutesState,
    check_agreement,
    check_circulation,
    check_correction,
    minutes_fingerprint,
)
from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.minutes_drafting import draft_minutes
from maslahat.stores.meetings import record_queries, save, save_record
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.meetings.record_reading import MinutesFound
from maslahat.stores.programmes import queries as programmes

_Asked = tuple[MeetingFound, MinutesFound]


@deed(Deed.MINUTES_DRAFT)
def draft_the_minutes(
    *, meeting: str, row_version: int, by: Actor, key: str, now: datetime
) -> MinutesMoved | Refused | Stale:
    """Draft the minutes of a closed meeting from its record; draft them anew while they are with the secretariat.

    ``row_version`` is that of the minutes on the screen, 0 if there were none.
    """
    found = hold_meeting(by, Deed.MINUTES_DRAFT, meeting)
    if not isinstance(found, MeetingFound):
        return found
    if found.state is not MeetingState.CLOSED:
        return _refused(MinutesFault.NOT_CLOSED)
    known = record_queries.minutes(found.id)
    if (known.row_version if known else 0) != row_version:
        return Stale(f"minutes:{found.code}", str(row_version), known.minutes.state.value if known else "")
    if known is not None and known.minutes.state is not MinutesState.DRAFT:
        return _refused(MinutesFault.NOT_DRAFT)
    paragraphs = draft_minutes(meeting_record(programmes.programme(by.programme), found, now))
    save_record.draft(found.id, paragraphs, (by.person, by.role.value), now)
    tell(by=by, right=Deed.MINUTES_DRAFT, about=about_meeting(found), now=now, detail={"paragraphs": len(paragraphs)})
    return MinutesMoved(found.code, MinutesState.DRAFT.value, len(paragraphs))


@deed(Deed.MINUTES_DRAFT)
def write_paragraph(
    *, meeting: str, paragraph: int, revision: int, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> ParagraphWritten | Refused | Stale:
    """Give a paragraph another wording, as long as the minutes are not agreed; it keeps the facts it rests on."""
    asked = _hold(by, Deed.MINUTES_DRAFT, meeting)
    if isinstance(asked, Refused | Stale):
        return asked
    found, known = asked
    stands = known.minutes.paragraph(paragraph)
    if known.minutes.state is MinutesState.AGREED:
        return _refused(MinutesFault.AGREED_ALREADY)
    if stands is None:
        return _refused(MinutesFault.UNKNOWN_PARAGRAPH)
    if stands.revision != revision:
        return Stale(f"minutes:{found.code}", str(revision), str(stands.revision))
    words = say(text, required=True)
    if isinstance(words, Refused):
        return words
    _write(found, known, paragraph, words, by=by, now=now)
    return ParagraphWritten(found.code, paragraph, revision + 1)


@deed(Deed.MINUTES_DRAFT)
def circulate_minutes(
    *, meeting: str, row_version: int, deadline: datetime, by: Actor, key: str, now: datetime
) -> MinutesMoved | Refused | Stale:
    """Put the draft before the delegations, which may ask for corrections until before ``deadline`` (aware UTC)."""
    asked = _hold(by, Deed.MINUTES_DRAFT, meeting, row_version)
    if isinstance(asked, Refused | Stale):
        return asked
    found, known = asked
    languages = programmes.programme(by.programme).languages
    if fault := check_circulation(known.minutes, deadline, languages, now):
        return _refused(fault)
    save_record.circulated(known.id, deadline, now)
    save.announce(found.id, "minutes", {"state": "circulated", "deadline": deadline.isoformat()}, now)
    detail = {"state": "circulated", "deadline": deadline.isoformat()}
    tell(by=by, right=Deed.MINUTES_DRAFT, about=about_meeting(found), now=now, detail=detail)
    return MinutesMoved(found.code, MinutesState.CIRCULATED.value, len(known.minutes.paragraphs))


@deed(Deed.MINUTES_CORRECT)
def file_correction(
    *, meeting: str, paragraph: int, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> CorrectionFiled | Refused | Stale:
    """Ask for a correction of one paragraph, before the deadline; at or after it it is refused (E91)."""
    asked = _hold(by, Deed.MINUTES_CORRECT, meeting)
    if isinstance(asked, Refused | Stale):
        return asked
    found, known = asked
    words = say(text)
    if isinstance(words, Refused):
        return words
    if fault := check_correction(known.minutes, paragraph, words, now):
        return _refused(fault)
    number = len(known.minutes.corrections) + 1
    save_record.correction(known.id, Correction(number, paragraph, by.party, by.role.value, words, now), by.person)
    detail = {"correction": number, "paragraph": paragraph, "text": fingerprint(words.document())}
    tell(by=by, right=Deed.MINUTES_CORRECT, about=about_meeting(found), now=now, detail=detail)
    return CorrectionFiled(found.code, number)


@deed(Deed.MINUTES_DRAFT)
def answer_correction(
    *,
    meeting: str,
    correction: int,
    takes_in: bool,
    answer: Mapping[str, str],
    wording: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> CorrectionAnswered | Refused | Stale:
    """Take a correction in, with the new ``wording`` of its paragraph, or decline it with a reason in ``answer``."""
    asked = _hold(by, Deed.MINUTES_DRAFT, meeting)
    if isinstance(asked, Refused | Stale):
        return asked
    found, known = asked
    stands = next((each for each in known.minutes.corrections if each.number == correction), None)
    if stands is None:
        return Refused.because("unknown_correction")
    if stands.state is not CorrectionState.OPEN:
        return Stale(f"minutes:{found.code}", CorrectionState.OPEN.value, stands.state.value)
    reason, words = say(answer, required=not takes_in), say(wording, required=takes_in)
    if isinstance(reason, Refused) or isinstance(words, Refused):
        return reason if isinstance(reason, Refused) else Refused.because("minutes_wording_missing")
    state = CorrectionState.TAKEN_IN if takes_in else CorrectionState.DECLINED
    if takes_in:
        _write(found, known, stands.paragraph, words, by=by, now=now)
    save_record.answer(known.id, replace(stands, state=state, answer=reason), now)
    detail = {"correction": correction, "state": state.value, "reason": reason.document()}
    tell(by=by, right=Deed.MINUTES_DRAFT, about=about_meeting(found), now=now, detail=detail)
    return CorrectionAnswered(found.code, correction, state.value)


@deed(Deed.MINUTES_AGREE)
def agree_minutes(
    *, meeting: str, row_version: int, by: Actor, key: str, now: datetime
) -> MinutesMoved | Refused | Stale:
    """Record that the minutes are agreed: from now on they are frozen under their fingerprint."""
    asked = _hold(by, Deed.MINUTES_AGREE, meeting, row_version)
    if isinstance(asked, Refused | Stale):
        return asked
    found, known = asked
    if fault := check_agreement(known.minutes, now):
        return _refused(fault)
    print_of = minutes_fingerprint(known.minutes)
    save_record.agreed(known.id, print_of, now)
    save.announce(found.id, "minutes", {"state": "agreed", "fingerprint": print_of}, now)
    detail = {"state": "agreed", "fingerprint": print_of}
    tell(by=by, right=Deed.MINUTES_AGREE, about=about_meeting(found), now=now, detail=detail)
    return MinutesMoved(found.code, MinutesState.AGREED.value, len(known.minutes.paragraphs), print_of)


def _hold(by: Actor, right: Deed, meeting: str, row_version: int | None = None) -> _Asked | Refused | Stale:
    found = hold_meeting(by, right, meeting)
    if not isinstance(found, MeetingFound):
        return found
    known = record_queries.minutes(found.id)
    if known is None:
        return Refused.because("unknown_minutes", meeting=found.code)
    if row_version is not None and known.row_version != row_version:
        return Stale(f"minutes:{found.code}", str(row_version), known.minutes.state.value)
    return found, known


def _write(
    found: MeetingFound, known: MinutesFound, paragraph: int, words: LocalizedText, *, by: Actor, now: datetime
) -> None:
    stands = known.minutes.paragraph(paragraph)
    if stands is None:
        raise LookupError(f"no paragraph {paragraph}")
    written = replace(stands, text=words, revision=stands.revision + 1)
    save_record.paragraph(known.id, written, (by.person, by.role.value), now)
    detail = {"paragraph": paragraph, "revision": written.revision, "text": words.document()}
    tell(by=by, right=Deed.MINUTES_DRAFT, about=about_meeting(found), now=now, detail=detail)


def _refused(fault: MinutesFault) -> Refused:
    return Refused.because(f"minutes_{fault.value}")
