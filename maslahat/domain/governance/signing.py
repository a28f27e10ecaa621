"""Statements that a head of delegation signs: what exactly is signed, and whether it is the position that is stated.

The challenge that a passkey signs is the SHA-256 of the canonical statement, so that the signature itself proves the
text, the seat, the position, the reservation and how far the record of the plan had come when it was given. A
statement is asked for by the server, valid for ten minutes, and used once. Sources: workplans_and_decisions §8; R49;
E48, E80, E81; ADR 0018.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from maslahat.domain.governance.positions import Position
from maslahat.domain.shared.canonical import Document, canonical_bytes, fingerprint
from maslahat.domain.shared.ids import PartyCode, VersionId

STATEMENT_FORMAT = "maslahat.statement/1"
STATEMENT_LIFE = timedelta(minutes=10)
ALGORITHMS: Mapping[int, str] = {-7: "ES256", -8: "EdDSA", -257: "RS256"}
"""The algorithms that are taken, by COSE number: those that the offline verifier checks in plain Python."""


class SigningFault(StrEnum):
    """Why a signed statement does not carry a position."""

    OTHER_STATEMENT = "other_statement"
    OTHER_RECORD = "other_record"
    TOO_OLD = "too_old"
    USED_ALREADY = "used_already"
    KEY_UNKNOWN = "key_unknown"
    KEY_REVOKED = "key_revoked"
    NOT_VERIFIED = "not_verified"
    COUNTER_WENT_BACK = "counter_went_back"


@dataclass(frozen=True, slots=True)
class Statement:
    """What is signed. ``record_number`` and ``record_hash`` are the head of the plan's record at ``asked_at`` (UTC).

    ``reservation`` is the hash of words and lines (reservation_print); ``domain`` is the relying party of the passkey;
    ``nonce`` is drawn by the server.
    """

    programme: str
    plan: str
    subject: VersionId
    seat: PartyCode
    kind: str
    reservation: str
    record_number: int
    record_hash: str
    domain: str
    nonce: str
    asked_at: datetime

    def document(self) -> Document:
        """Return the statement as the JSON value whose canonical bytes are signed."""
        return {
            "format": STATEMENT_FORMAT,
            "programme": self.programme,
            "plan": self.plan,
            "subject": self.subject,
            "seat": self.seat,
            "kind": self.kind,
            "reservation": self.reservation,
            "record": {"number": self.record_number, "hash": self.record_hash},
            "domain": self.domain,
            "nonce": self.nonce,
            "asked_at": self.asked_at.astimezone(UTC).isoformat(),
        }

    @property
    def challenge(self) -> bytes:
        """The 32 bytes that the passkey is asked to sign."""
        return sha256(canonical_bytes(self.document())).digest()


def statement_in(document: Document) -> Statement | None:
    """Return the statement that a JSON value spells, or None if it spells none."""
    try:
        record = document["record"]
        found = Statement(
            programme=document["programme"],
            plan=document["plan"],
            subject=document["subject"],
            seat=document["seat"],
            kind=document["kind"],
            reservation=document["reservation"],
            record_number=record["number"],
            record_hash=record["hash"],
            domain=document["domain"],
            nonce=document["nonce"],
            asked_at=datetime.fromisoformat(document["asked_at"]),
        )
        is_text = isinstance(found.nonce, str) and isinstance(found.domain, str)
        return found if is_text and found.asked_at.tzinfo and found.document() == document else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def reservation_print(text: Mapping[str, str], lines: tuple[str, ...], whole: bool) -> str:
    """Return the hash that stands in a statement for the words of a position and the lines it reserves."""
    return fingerprint({"lines": list(lines), "text": dict(text), "whole": whole})


def statement_of(
    wanted: Position, *, programme: str, plan: str, record: tuple[int, str], domain: str, nonce: str, now: datetime
) -> Statement:
    """Return the statement by which this position can be signed; ``record`` is number and hash of the record's head."""
    return Statement(
        programme=programme,
        plan=plan,
        subject=wanted.subject,
        seat=wanted.seat,
        kind=wanted.kind.value,
        reservation=reservation_print(wanted.text.texts, wanted.lines, wanted.whole),
        record_number=record[0],
        record_hash=record[1],
        domain=domain,
        nonce=nonce,
        asked_at=now,
    )


def statement_fault(
    signed: Statement, wanted: Position, *, programme: str, plan: str, now: datetime
) -> SigningFault | None:
    """Return why a statement does not say what is now to be recorded, or None if it says exactly that, in time."""
    record = (signed.record_number, signed.record_hash)
    same = statement_of(
        wanted,
        programme=programme,
        plan=plan,
        record=record,
        domain=signed.domain,
        nonce=signed.nonce,
        now=signed.asked_at,
    )
    if same.document() != signed.document():
        return SigningFault.OTHER_STATEMENT
    return None if signed.asked_at <= now < signed.asked_at + STATEMENT_LIFE else SigningFault.TOO_OLD


def is_counted_on(before: int, now: int) -> bool:
    """Tell whether the counter of a passkey went on; one that counts nothing says 0 both times (WebAuthn §6.1.1)."""
    return now > before or (before, now) == (0, 0)


def base64url(data: bytes) -> str:
    """Return bytes in the spelling of WebAuthn: base64 for addresses, without padding."""
    return urlsafe_b64encode(data).decode().rstrip("=")
