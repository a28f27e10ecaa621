"""Whether a signature and the keys behind it hold: strict Ed25519, one algorithm, no second spelling of anything."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from maslahat.domain.shared.canonical import Document, canonical_bytes
from maslahat.publishing.bundle.keys import ALGORITHM, KEY_FORMAT, key_fingerprint

_PRIME = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_SMALL_ORDER = frozenset(
    {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    }
)
"""The eight points that sign everything or nothing, in their canonical spelling."""

_STATEMENT = ("algorithm", "format", "number", "previous", "public_key", "valid_from", "valid_until")
_SIGNATURES = ("previous_signature", "self_signature")


@lru_cache(maxsize=256)
def holds(public_key: str, purpose: str, message: bytes, signature: str) -> bool:
    """Tell whether this is the signature of this key (both in hex) over purpose and message."""
    return is_ed25519(public_key, purpose.encode() + b"\n" + message, signature)


def is_ed25519(public_key: str, message: bytes, signature: str) -> bool:
    """Tell whether this is the Ed25519 signature of this key (both in hex) over a message, strictly spelled."""
    if not _is_hex(public_key, 64) or not _is_hex(signature, 128):
        return False
    if not _is_sound_point(public_key) or not _is_sound_point(signature[:64]):
        return False
    if int.from_bytes(bytes.fromhex(signature[64:]), "little") >= _ORDER:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def key_chain(statements: Document) -> tuple[str, ...]:
    """Return the fingerprints of a chain of key statements, first to last; empty if any link does not hold."""
    if not isinstance(statements, list) or not statements:
        return ()
    found: list[str] = []
    before: Mapping[str, Document] | None = None
    for number, statement in enumerate(statements, 1):
        if not _is_statement(statement, number) or not _is_vouched_for(statement, before):
            return ()
        found.append(key_fingerprint(statement["public_key"]))
        before = statement
    return tuple(found)


def is_valid_at(statement: Mapping[str, Document], at: str) -> bool:
    """Tell whether a key may seal at a moment, given in the spelling of the record."""
    return is_instant(at) and at < str(statement["valid_until"])


def is_instant(text: object) -> bool:
    """Tell whether a text is a moment in the spelling of the record: ``2022-10-26T04:30:00.000000Z``."""
    if not isinstance(text, str) or len(text) != 27 or not text.isascii():
        return False
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%f%z").strftime("%Y-%m-%dT%H:%M:%S.%fZ") == text
    except ValueError:
        return False


def _is_statement(statement: Document, number: int) -> bool:
    if not isinstance(statement, dict) or set(statement) != {*_STATEMENT, *_SIGNATURES}:
        return False
    named = (statement["format"], statement["algorithm"], statement["number"])
    if named != (KEY_FORMAT, ALGORITHM, number) or type(statement["number"]) is not int:
        return False
    return is_instant(statement["valid_from"]) and is_instant(statement["valid_until"])


def _is_vouched_for(statement: Mapping[str, Document], before: Mapping[str, Document] | None) -> bool:
    message = canonical_bytes({name: statement[name] for name in _STATEMENT})
    if not holds(str(statement["public_key"]), KEY_FORMAT, message, str(statement["self_signature"])):
        return False
    if before is None:
        return (statement["previous"], statement["previous_signature"]) == ("", "")
    in_time = bool(before["valid_from"] <= statement["valid_from"] < before["valid_until"])
    vouched = holds(str(before["public_key"]), KEY_FORMAT, message, str(statement["previous_signature"]))
    return in_time and vouched and bool(statement["previous"] == key_fingerprint(before["public_key"]))


def _is_hex(text: str, length: int) -> bool:
    return len(text) == length and all(sign in "0123456789abcdef" for sign in text)


def _is_sound_point(spelling: str) -> bool:
    height = int.from_bytes(bytes.fromhex(spelling), "little") & ~(1 << 255)
    return height < _PRIME and spelling not in _SMALL_ORDER
