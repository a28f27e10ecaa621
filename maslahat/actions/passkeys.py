"""Passkeys of people: making one known, giving it another name, revoking it. Each person keeps only their own."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from webauthn import (
    base64url_to_bytes,
    generate_registration_options,
    options_to_json,
    verify_registration_response,
)
from webauthn.helpers import decode_credential_public_key
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.decode_credential_public_key import DecodedEC2PublicKey, DecodedOKPPublicKey
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    CredentialDeviceType,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.outcomes import PasskeyKept, Refused
from maslahat.actions.relying_party import domain, is_ticket, origins, ticket_for
from maslahat.domain.governance.signing import ALGORITHMS, base64url
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import may
from maslahat.publishing.bundle.proofs import key_print
from maslahat.stores.people import load, save
from maslahat.stores.people.shapes import NewPasskey, PasskeyFound

LONGEST_NAME = 60
MOST_KEYS = 20
_TAKEN = [COSEAlgorithmIdentifier(number) for number in ALGORITHMS]
_UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, RecursionError, WebAuthnException)


def registration_options(by: Actor, site: str) -> tuple[Mapping[str, Any], str] | Refused:
    """Return what a browser needs to make a passkey, and the ticket to send back with it; ``site`` names this site.

    The authenticator must know its user, and is asked for an algorithm that anybody can check offline.
    """
    if not may(by.role, Deed.PASSKEY_KEEP):
        return Refused.because("no_right", deed=Deed.PASSKEY_KEEP.value, role=by.role.value)
    challenge = secrets.token_bytes(32)
    known = [each.credential for each in load.passkeys(by.person) if each.revoked_at is None]
    options = generate_registration_options(
        rp_id=domain(),
        rp_name=site,
        user_name=by.username,
        user_id=f"maslahat:{by.person}".encode(),
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(each)) for each in known],
        supported_pub_key_algs=_TAKEN,
    )
    return json.loads(options_to_json(options)), ticket_for(by.person, challenge)


@deed(Deed.PASSKEY_KEEP)
def add_passkey(*, name: str, answer: str, ticket: str, by: Actor, key: str, now: datetime) -> PasskeyKept | Refused:
    """Make a passkey known as this person's: ``answer`` is what the browser gave back (JSON), for this ticket."""
    words = name.strip()
    if not words or len(words) > LONGEST_NAME or not words.isprintable():
        return Refused.because("passkey_name", longest=LONGEST_NAME)
    if len(load.passkeys(by.person)) >= MOST_KEYS:
        return Refused.because("passkey_too_many", most=MOST_KEYS)
    try:
        made = _made(json.loads(answer), words, ticket, by)
    except _UNREADABLE:
        return Refused.because("passkey_not_verified")
    if made is None or load.passkey(made.credential) is not None:
        return Refused.because("passkey_not_verified" if made is None else "passkey_known")
    number = save.passkey(by.person, made, now)
    return _told(number, made.key, "passkey.add", by=by, now=now)


@deed(Deed.PASSKEY_KEEP)
def rename_passkey(*, passkey: int, name: str, by: Actor, key: str, now: datetime) -> PasskeyKept | Refused:
    """Give one of the person's own passkeys another name."""
    found, words = _own(by, passkey), name.strip()
    if found is None:
        return Refused.because("unknown_passkey")
    if not words or len(words) > LONGEST_NAME or not words.isprintable():
        return Refused.because("passkey_name", longest=LONGEST_NAME)
    save.passkey_named(found.id, words)
    return _told(found.id, found.key, "passkey.rename", by=by, now=now)


@deed(Deed.PASSKEY_KEEP)
def revoke_passkey(*, passkey: int, by: Actor, key: str, now: datetime) -> PasskeyKept | Refused:
    """Let one of the person's own passkeys sign nothing more; what it signed stays proved."""
    found = _own(by, passkey)
    if found is None:
        return Refused.because("unknown_passkey")
    if found.revoked_at is not None:
        return Refused.because("signing_key_revoked")
    save.passkey_revoked(found.id, now)
    return _told(found.id, found.key, "passkey.revoke", by=by, now=now)


def _told(number: int, key: Document, name: str, *, by: Actor, now: datetime) -> PasskeyKept:
    mark = key_print(key)
    about = f"person:{by.username}"
    tell(by=by, right=Deed.PASSKEY_KEEP, about=about, now=now, detail={"key": mark}, name=name)
    return PasskeyKept(number, mark)


def _own(by: Actor, passkey: int) -> PasskeyFound | None:
    return next((each for each in load.passkeys(by.person) if each.id == passkey), None)


def _made(answer: Any, name: str, ticket: str, by: Actor) -> NewPasskey | None:
    told = json.loads(base64url_to_bytes(answer["response"]["clientDataJSON"]))
    challenge = base64url_to_bytes(told["challenge"])
    if len(challenge) != 32 or not is_ticket(ticket, by.person, challenge):
        return None
    verified = verify_registration_response(
        credential=answer,
        expected_challenge=challenge,
        expected_rp_id=domain(),
        expected_origin=list(origins(told["origin"])),
        require_user_verification=True,
        supported_pub_key_algs=_TAKEN,
    )
    return NewPasskey(
        credential=base64url(verified.credential_id),
        name=name,
        cose=verified.credential_public_key,
        key=_public(verified),
        counter=verified.sign_count,
        is_synced=verified.credential_device_type is CredentialDeviceType.MULTI_DEVICE,
    )


def _public(verified: VerifiedRegistration) -> Document:
    """Return the public key as a proof spells it."""
    key = decode_credential_public_key(verified.credential_public_key)
    algorithm = ALGORITHMS[int(key.alg)]
    if isinstance(key, DecodedEC2PublicKey):
        return {"algorithm": algorithm, "x": key.x.hex(), "y": key.y.hex()}
    if isinstance(key, DecodedOKPPublicKey):
        return {"algorithm": algorithm, "x": key.x.hex()}
    return {"algorithm": algorithm, "n": key.n.hex(), "e": key.e.hex()}
