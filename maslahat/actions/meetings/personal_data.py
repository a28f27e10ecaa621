"""What is known of the person behind a registration: credentials filed, badges replaced, everything erased after."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.meetings.attendance_outcomes import CredentialsFiled, NamesErased, ParticipantRegistered
from maslahat.actions.meetings.papers import plain_type_of
from maslahat.actions.meetings.registration import asked_participant
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.meetings.participants import BRINGS_CREDENTIALS, STANDING
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import attendance_queries, save_attendance
from maslahat.stores.meetings.attendance_reading import ParticipantFound
from maslahat.stores.meetings.reading import MeetingFound

LARGEST_DOCUMENT = 3 * 1024 * 1024
"""Most bytes of a credentials document."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that somebody sent; receipts keep its fingerprint, never its content."""

    content: bytes = field(repr=False)

    @property
    def kind(self) -> str:
        """The kind of file as its first bytes tell: pdf, png, jpeg, or empty for anything else."""
        found = plain_type_of(self.content)
        return found[0].rpartition("/")[2] if found else ""

    @property
    def sha256(self) -> str:
        """The fingerprint of the content, 64 lower-case hex digits."""
        return sha256(self.content).hexdigest()


@deed(Deed.PARTICIPANT_CREDENTIAL)
def file_credentials(
    *, meeting: str, number: int, document: Document, sha256: str, by: Actor, key: str, now: datetime
) -> CredentialsFiled | Refused | Stale:
    """Put the credentials of a head or alternate beside the registration, in place of earlier ones (R38).

    ``sha256`` is the fingerprint of the document; the journal keeps that alone.
    """
    found = hold_meeting(by, Deed.PARTICIPANT_CREDENTIAL, meeting)
    if not isinstance(found, MeetingFound):
        return found
    asked = asked_participant(found, Deed.PARTICIPANT_CREDENTIAL, number, None, by)
    if not isinstance(asked, ParticipantFound):
        return asked
    if code := _not_taken(asked, document, sha256):
        return Refused.because(code, most=LARGEST_DOCUMENT // 1024 // 1024)
    save_attendance.credentials(asked.id, kind=document.kind, content=document.content, sha256=sha256, now=now)
    told = {"number": number, "party": asked.party, "sha256": sha256}
    tell(by=by, right=Deed.PARTICIPANT_CREDENTIAL, about=about_meeting(found), now=now, detail=told)
    return CredentialsFiled(number, sha256)


def _not_taken(asked: ParticipantFound, document: Document, sha256: str) -> str:
    checks = (
        ("credentials_not_needed", asked.function not in BRINGS_CREDENTIALS),
        ("registration_not_standing", asked.state not in STANDING),
        ("document_too_large", len(document.content) > LARGEST_DOCUMENT),
        ("document_kind", not document.kind),
        ("document_changed", document.sha256 != sha256),
    )
    return next((code for code, holds in checks if holds), "")


@deed(Deed.PARTICIPANT_ADMIT)
def replace_badge(
    *, meeting: str, number: int, row_version: int, by: Actor, key: str, now: datetime
) -> ParticipantRegistered | Refused | Stale:
    """Make a lost badge worthless: its code checks nobody in any more, and a new one is printed."""
    found = hold_meeting(by, Deed.PARTICIPANT_ADMIT, meeting)
    if not isinstance(found, MeetingFound):
        return found
    asked = asked_participant(found, Deed.PARTICIPANT_ADMIT, number, row_version, by)
    if not isinstance(asked, ParticipantFound):
        return asked
    if asked.badge is None:
        return Refused.because("registration_step", state=asked.state.value)
    save_attendance.badge_replaced(asked.id)
    told = {"number": number, "edition": asked.edition + 1}
    tell(by=by, right=Deed.PARTICIPANT_ADMIT, about=about_meeting(found), now=now, detail=told, name="badge.replace")
    return ParticipantRegistered(number, asked.state.value, row_version + 1, asked.badge_number)


@deed(Deed.PARTICIPANT_ERASE)
def erase_names(*, meeting: str, by: Actor, key: str, now: datetime) -> NamesErased | Refused | Stale:
    """Erase names, needs and credentials of everybody once the meeting is closed; offices and numbers stay.

    What stays in the record are fingerprints whose salts are erased with the names, so that nobody can try names.
    """
    found = hold_meeting(by, Deed.PARTICIPANT_ERASE, meeting)
    if not isinstance(found, MeetingFound):
        return found
    if found.state is not MeetingState.CLOSED:
        return Refused.because("names_still_needed")
    people = save_attendance.erase(found.id)
    tell(by=by, right=Deed.PARTICIPANT_ERASE, about=about_meeting(found), now=now, detail={"people": people})
    return NamesErased(found.code, people)


def credentials_of(meeting: int, number: int) -> tuple[ParticipantFound, bytes, str] | None:
    """Return a participant with the content and kind of the filed document, or None if there is none."""
    asked = attendance_queries.participant(meeting, number)
    filed = attendance_queries.credentials(asked.id) if asked else None
    return (asked, filed.content, filed.kind) if asked and filed else None
