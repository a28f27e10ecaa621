"""The code on a badge: nobody can guess it, no table holds it, and it can be printed again at any time.

It is computed from the registration with the secret of the installation (HMAC-SHA-256), 100 bits of it, so that
neither the database nor a backup of it is of any use to whoever wants to check in somebody else.
"""

from base64 import b32encode
from hmac import compare_digest

from django.utils.crypto import salted_hmac

from maslahat.stores.meetings import attendance_queries
from maslahat.stores.meetings.attendance_reading import ParticipantFound

_LENGTH = 20


def code_of(meeting: int, participant: ParticipantFound) -> str:
    """Return what stands in the QR code of a participant's badge: number and secret, ``7-ABCDEFGHIJKLMNOPQRST``."""
    about = f"{meeting}:{participant.number}:{participant.edition}"
    digest = salted_hmac("maslahat.badge", about, algorithm="sha256").digest()
    return f"{participant.number}-{b32encode(digest).decode()[:_LENGTH]}"


def participant_behind(meeting: int, code: str) -> ParticipantFound | None:
    """Return the participant of a meeting (its row id) whose present badge bears this code, or None."""
    number, _, secret = code.partition("-")
    if not (number.isascii() and number.isdigit() and len(number) <= 6 and secret.isascii()):
        return None
    found = attendance_queries.participant(meeting, int(number))
    if found is None or found.badge is None or not compare_digest(code_of(meeting, found), code):
        return None
    return found
