"""Inviting the parties: one letter to each, numbered and dated, to the office that answers for it (R28)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.meetings.arranged import Arranged, arranged, view_of
from maslahat.actions.meetings.outcomes import LettersIssued
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.programmes.parties import Party
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText, TextRefused
from maslahat.publishing.letters import LetterView
from maslahat.stores.meetings import attendance_queries, calling, save_calling
from maslahat.stores.meetings.calling_reading import LetterFound
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.people import queries as people
from maslahat.stores.people.shapes import AccreditationFound
from maslahat.stores.programmes import queries as programmes

ANSWERS = (Role.FOCAL_POINT, Role.HEAD_OF_DELEGATION, Role.DONOR, Role.RC_OFFICE, Role.UN_PARTNER, Role.CIVIL_SOCIETY)
"""Who answers for a party, first to last: letters go to the first of these offices that is held."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """A party and the office and institution to which a letter to it goes."""

    party: PartyCode
    name: LocalizedText
    office: LocalizedText
    institution: LocalizedText


def addressees(programme: Programme, found: MeetingFound, now: datetime) -> tuple[Addressee, ...]:
    """Return whom letters go to: every party but the agency, which invites. Reads only; two queries.

    Of a sensitive institution only the institution is named (R35).
    """
    held = [each for each in people.accreditations(programme.code) if each.held.holds_at(now)]
    invited = [each for each in programme.parties if each.code != programme.agency]
    return tuple(_addressee(programme, party, held) for party in invited)


def _addressee(programme: Programme, party: Party, held: Sequence[AccreditationFound]) -> Addressee:
    of_party = [each for each in held if each.party == party.code and each.role in ANSWERS]
    answers = min(of_party, key=lambda each: ANSWERS.index(each.role), default=None)
    if answers is None:
        return Addressee(party.code, party.name, LocalizedText(), LocalizedText())
    hidden = programme.sensitive_category(answers.institution) is not None
    return Addressee(
        party.code,
        party.name,
        LocalizedText() if hidden else answers.office,
        _institution(programme, answers.institution),
    )


def _institution(programme: Programme, code: str) -> LocalizedText:
    try:
        return programme.institution(code).name
    except KeyError:
        return LocalizedText()


@deed(Deed.LETTER_ISSUE)
def issue_letters(
    *,
    meeting: str,
    parties: Sequence[str],
    by: Actor,
    key: str,
    now: datetime,
    office: Mapping[str, str] | None = None,
) -> LettersIssued | Refused | Stale:
    """Issue a letter of invitation to each of these parties, all or none.

    ``office`` by language stands in for the office that is known, if one party alone is invited. A letter never
    changes: another one to the same party bears the next number.
    """
    found = hold_meeting(by, Deed.LETTER_ISSUE, meeting)
    if not isinstance(found, MeetingFound):
        return found
    if found.state is MeetingState.CLOSED:
        return Refused.because("meeting_is_over", meeting=found.code)
    programme = programmes.programme(by.programme)
    known = {each.party: each for each in addressees(programme, found, now)}
    if unknown := [code for code in parties if code not in known]:
        return Refused.because("unknown_party", party=unknown[0][:80])
    if not parties:
        return Refused.because("nobody_to_invite")
    try:
        wanted = LocalizedText.of(**{name: words[:300] for name, words in (office or {}).items()})
    except TextRefused:
        return Refused.because("office_missing")
    invited = [known[PartyCode(code)] for code in dict.fromkeys(parties)]
    if wanted and len(invited) == 1:
        invited = [replace(invited[0], office=wanted)]
    return _issue(arranged(programme, found), invited, by=by, now=now)


def _issue(found: Arranged, invited: Sequence[Addressee], *, by: Actor, now: datetime) -> LettersIssued:
    before = [each.party for each in calling.letters(found.meeting.id)]
    deadline = attendance_queries.terms(found.meeting.id).deadline_at
    told = replace(found.arrangements, duties={})
    numbers = []
    for each in invited:
        number = f"{found.meeting.code}/INV/{each.party}-{before.count(each.party) + 1}"
        save_calling.letter(
            found.meeting.id,
            number=number,
            party=each.party,
            office=each.office,
            institution=each.institution,
            arrangements=told,
            revision=found.revision,
            registers_until=deadline,
            dated_on=now.astimezone(found.zone).date(),
            now=now,
        )
        numbers.append(number)
    detail = {"letters": numbers, "revision": found.revision}
    tell(by=by, right=Deed.LETTER_ISSUE, about=about_meeting(found.meeting), now=now, detail=detail)
    return LettersIssued(found.meeting.code, tuple(numbers))


def letter_view(
    programme: Programme, found: Arranged, letter: LetterFound, *, plan: LocalizedText, address: str
) -> LetterView:
    """Return a letter as it was issued: with the arrangements and the revision of the agenda of that instant."""
    as_issued = replace(found, revisions=found.revisions[: letter.revision])
    view = view_of(programme, as_issued, plan=plan, address=address, arrangements=letter.arrangements)
    view = replace(view, registers_until=letter.registers_until)
    return LetterView(
        view,
        letter.number,
        letter.dated_on,
        letter.issued_at,
        letter.office,
        letter.institution,
        programme.party(letter.party).name,
    )
