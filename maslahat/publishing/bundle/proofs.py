"""By what a position in the record is proved: nothing more than its entry, a note verbale, or a passkey's signature.

A signature is kept as the passkey gave it, with the statement that was signed and the public key, all as text, so that
it can be checked offline for ever. The rules are in docs/formats/bundle.md; verify.py and verify.js follow them too.
"""

import json
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from maslahat.domain.governance.signing import STATEMENT_FORMAT, base64url, reservation_print
from maslahat.domain.record.chain import Entry
from maslahat.domain.record.plan_record import beginning
from maslahat.domain.shared.canonical import Document, canonical_bytes, fingerprint
from maslahat.publishing.bundle.seals import is_ed25519

_PROOF = {"statement", "client_data", "authenticator_data", "signature", "key"}
_PRESENT_AND_VERIFIED = 0b101
_KEY_MEMBERS = {"ES256": {"x", "y"}, "EdDSA": {"x"}, "RS256": {"n", "e"}}
_SHAPELESS = (KeyError, TypeError, AttributeError, IndexError, ValueError, RecursionError)


def is_proved(position: Mapping[str, Document], number: int, record: Sequence[Entry], plan: Document) -> bool:
    """Tell whether a position holds the proof that its method promises.

    ``position`` is the detail of entry ``number`` of the ``record`` of the ``plan`` (its document).
    """
    try:
        method, proof = position.get("method", "click"), position.get("proof")
        if method == "passkey":
            return _is_signed(position, number, record, plan)
        if method == "note_verbale":
            return proof is not None and set(proof) == {"document"} and _is_hex(proof["document"], 64)
        return bool(method == "click" and proof is None)
    except _SHAPELESS:
        return False


def key_print(key: Document) -> str:
    """Return the fingerprint of a passkey's public key, 64 hex digits: what its holder can compare."""
    return fingerprint(key)


def _is_signed(position: Mapping[str, Document], number: int, record: Sequence[Entry], plan: Document) -> bool:
    proof = position["proof"]
    statement, data, answer = proof["statement"], proof["authenticator_data"], proof["client_data"]
    domain = statement["domain"]
    if set(proof) != _PROOF or statement != _statement(position, statement, plan) or not _is_hex(data):
        return False
    if not _stands_at(statement["record"], number, record, plan) or not _is_answer(answer, statement, domain):
        return False
    told = bytes.fromhex(data)
    is_from_domain = told[:32] == sha256(domain.encode()).digest()
    if not is_from_domain or told[32] & _PRESENT_AND_VERIFIED != _PRESENT_AND_VERIFIED or len(told) < 37:
        return False
    return is_signature(proof["key"], told + sha256(answer.encode()).digest(), proof["signature"])


def _statement(position: Mapping[str, Document], told: Document, plan: Document) -> Document:
    """Return what must have been signed for this position; free are the moment, the domain, and the head that is
    looked up in the record."""
    return {
        "format": STATEMENT_FORMAT,
        "programme": plan["programme"],
        "plan": plan["code"],
        "subject": position["subject"],
        "seat": position["seat"],
        "kind": position["kind"],
        "reservation": reservation_print(position["text"], tuple(position["lines"]), position["whole"]),
        **{name: told[name] for name in ("record", "domain", "nonce", "asked_at")},
    }


def _stands_at(seen: Document, number: int, record: Sequence[Entry], plan: Document) -> bool:
    """Tell whether the record had this head before the position was entered in it."""
    place = seen["number"]
    if set(seen) != {"number", "hash"} or type(place) is not int or not 0 <= place < number:
        return False
    there = record[place - 1].hash if place else beginning(plan["programme"], plan["code"])
    return bool(seen["hash"] == there)


def _is_answer(client_data: str, statement: Document, domain: str) -> bool:
    """Tell whether the browser says that it asked for this very challenge, on a page of this domain."""
    told = json.loads(client_data)
    challenge = base64url(sha256(canonical_bytes(statement)).digest())
    if (told["type"], told["challenge"], told.get("crossOrigin", False)) != ("webauthn.get", challenge, False):
        return False
    found = re.fullmatch(r"https?://([a-z0-9.-]+)(:[0-9]+)?", told["origin"])
    return found is not None and (found[1] == domain or found[1].endswith(f".{domain}"))


def is_signature(key: Document, message: bytes, signature: str) -> bool:
    """Tell whether this is the signature of this key over the message. All numbers are lower-case hex.

    ES256: ``x`` and ``y``, signature r and s of 32 bytes each; EdDSA: ``x``; RS256: ``n`` and ``e`` (PKCS #1 v1.5).
    """
    algorithm = key["algorithm"]
    if set(key) != {"algorithm", *_KEY_MEMBERS[algorithm]} or not _is_hex(signature):
        return False
    numbers = {name: key[name] for name in _KEY_MEMBERS[algorithm]}
    if not all(_is_hex(each) for each in numbers.values()):
        return False
    try:
        _CHECKS[algorithm](numbers, message, bytes.fromhex(signature))
    except (InvalidSignature, ValueError):
        return False
    return True


def _check_es256(key: Mapping[str, str], message: bytes, signature: bytes) -> None:
    if len(signature) != 64 or len(key["x"]) != 64 or len(key["y"]) != 64:
        raise InvalidSignature
    numbers = ec.EllipticCurvePublicNumbers(int(key["x"], 16), int(key["y"], 16), ec.SECP256R1())
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    numbers.public_key().verify(encode_dss_signature(r, s), message, ec.ECDSA(SHA256()))


def _check_eddsa(key: Mapping[str, str], message: bytes, signature: bytes) -> None:
    if not is_ed25519(key["x"], message, signature.hex()):
        raise InvalidSignature


def _check_rs256(key: Mapping[str, str], message: bytes, signature: bytes) -> None:
    if not 512 <= len(key["n"]) <= 1024 or len(signature) * 2 != len(key["n"]) or key["e"] != "010001":
        raise InvalidSignature
    public = rsa.RSAPublicNumbers(int(key["e"], 16), int(key["n"], 16)).public_key()
    public.verify(signature, message, padding.PKCS1v15(), SHA256())


_CHECKS = {"ES256": _check_es256, "EdDSA": _check_eddsa, "RS256": _check_rs256}


def _is_hex(text: object, length: int = 0) -> bool:
    if not isinstance(text, str) or len(text) % 2 or (length and len(text) != length):
        return False
    return bool(re.fullmatch("[0-9a-f]+", text))
