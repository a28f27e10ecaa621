"""Signing a position with a passkey: what is to be signed, and whether what came back is that, signed by its owner."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from webauthn import base64url_to_bytes, verify_authentication_response
from webauthn.helpers.exceptions import WebAuthnException

from maslahat.actions.actor import Actor
from maslahat.actions.outcomes import Refused
from maslahat.actions.relying_party import domain, is_ticket, origins, ticket_for
from maslahat.domain.governance.positions import Method, Position
from maslahat.domain.governance.signing import (
    SigningFault,
    Statement,
    is_counted_on,
    statement_fault,
    statement_in,
    statement_of,
)
from maslahat.domain.record.chain import Entry
from maslahat.domain.record.plan_record import RecordHead, continues, head_of, record_of
from maslahat.domain.shared.canonical import Document
from maslahat.publishing.bundle.proofs import is_signature, key_print
from maslahat.stores.governance import load as governance
from maslahat.stores.journal import load as journal
from maslahat.stores.people import load as people
from maslahat.stores.people.shapes import PasskeyFound

_UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, RecursionError, WebAuthnException)


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """What comes back from a browser: the statement and the passkey's answer as JSON texts, and the server's ticket."""

    statement: str
    ticket: str
    answer: str


@dataclass(frozen=True, slots=True)
class ToSign:
    """What a browser gives to a passkey; ``credentials`` are the ids of the person's keys that may sign."""

    statement: Document
    challenge: bytes
    ticket: str
    domain: str
    credentials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves a position and how the record shows it; ``evidence`` is the fingerprint of the key or the paper.

    ``passkey`` (row id) signed, and counted so far; 0 for a paper.
    """

    method: Method
    evidence: str
    document: Document
    passkey: int = 0
    counter: int = 0


def to_sign(wanted: Position, *, by: Actor, workplan: str, now: datetime) -> ToSign | Refused:
    """Return the statement by which a position of this person can be signed; refused without a passkey in force."""
    keys = [each for each in people.passkeys(by.person) if each.revoked_at is None]
    if not keys:
        return _refused(SigningFault.KEY_UNKNOWN)
    head = head_of(_record(by.programme, workplan), by.programme, workplan)
    statement = statement_of(
        wanted,
        programme=by.programme,
        plan=workplan,
        record=(head.number, head.hash),
        domain=domain(),
        nonce=secrets.token_hex(32),
        now=now,
    )
    ticket = ticket_for(by.person, statement.challenge)
    names = tuple(each.credential for each in keys)
    return ToSign(statement.document(), statement.challenge, ticket, domain(), names)


def proof_of(wanted: Position, signed: SignedStatement, *, by: Actor, workplan: str, now: datetime) -> Proof | Refused:
    """Return the proof that this person signed this position now; refused with the first thing that is wrong.

    Right must be: the server's own ticket, every word of the statement, its age, its place in the record, that it was
    not used before, the owner of the passkey, origin and domain, user verification, the counter, and the signature.
    """
    statement = _statement(signed, by)
    if statement is None:
        return _refused(SigningFault.OTHER_STATEMENT)
    if fault := statement_fault(statement, wanted, programme=by.programme, plan=workplan, now=now):
        return _refused(fault)
    seen = RecordHead(by.programme, workplan, statement.record_number, statement.record_hash)
    if continues(_record(by.programme, workplan), seen, by.programme, workplan):
        return _refused(SigningFault.OTHER_RECORD)
    if governance.is_signed_already(statement.nonce):
        return _refused(SigningFault.USED_ALREADY)
    try:
        return _answered(json.loads(signed.answer), statement, by)
    except _UNREADABLE:
        return _refused(SigningFault.NOT_VERIFIED)


def _statement(signed: SignedStatement, by: Actor) -> Statement | None:
    try:
        found = statement_in(json.loads(signed.statement))
    except (ValueError, RecursionError):
        return None
    return found if found and is_ticket(signed.ticket, by.person, found.challenge) else None


def _answered(answer: Document, statement: Statement, by: Actor) -> Proof | Refused:
    key = people.passkey(str(answer["id"])[:1400])
    if key is None or key.person != by.person:
        return _refused(SigningFault.KEY_UNKNOWN)
    if key.revoked_at is not None:
        return _refused(SigningFault.KEY_REVOKED)
    response = {name: base64url_to_bytes(answer["response"][name]) for name in _PARTS}
    counter = int.from_bytes(response["authenticatorData"][33:37], "big")
    if not is_counted_on(key.counter, counter):
        return _refused(SigningFault.COUNTER_WENT_BACK)
    client = response["clientDataJSON"].decode()
    verify_authentication_response(
        credential=answer,
        expected_challenge=statement.challenge,
        expected_rp_id=statement.domain,
        expected_origin=list(origins(json.loads(client)["origin"])),
        credential_public_key=key.cose,
        credential_current_sign_count=key.counter,
        require_user_verification=True,
    )
    return _proof(key, statement, client, response)


_PARTS = ("authenticatorData", "clientDataJSON", "signature")


def _proof(key: PasskeyFound, statement: Statement, client: str, response: dict[str, bytes]) -> Proof | Refused:
    """Spell the signature as the record keeps it, and look once more whether anybody can check it so."""
    told, signature = response["authenticatorData"], response["signature"]
    if key.key["algorithm"] == "ES256":
        signature = b"".join(each.to_bytes(32, "big") for each in decode_dss_signature(signature))
    proof = {
        "statement": statement.document(),
        "client_data": client,
        "authenticator_data": told.hex(),
        "signature": signature.hex(),
        "key": key.key,
    }
    if not is_signature(key.key, told + sha256(client.encode()).digest(), signature.hex()):
        return _refused(SigningFault.NOT_VERIFIED)
    return Proof(Method.PASSKEY, key_print(key.key), proof, key.id, int.from_bytes(told[33:37], "big"))


def _record(programme: str, workplan: str) -> tuple[Entry, ...]:
    return record_of(journal.journal(programme), programme, workplan)


def _refused(fault: SigningFault) -> Refused:
    return Refused.because(f"signing_{fault.value}")
