"""Canonical JSON: one and the same content always has one and the same bytes.

The form is RFC 8785 (JSON Canonicalization Scheme, 2020) restricted to what a record needs: no binary fractions
(amounts are strings with a fixed scale) and no whole number beyond 2**53, so that every JSON reader agrees.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

Document = Any
"""A JSON value made of None, bool, int, str, lists and dicts with str keys."""

_LARGEST_WHOLE_NUMBER = 2**53 - 1


class NotCanonical(ValueError):
    """The value or the bytes have no canonical form, or are not in it; the message says where and why."""


def canonical_bytes(value: Document) -> bytes:
    """Return the canonical UTF-8 bytes of a JSON value; raise NotCanonical if it has none."""
    try:
        return json.dumps(_ordered(value, "$"), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except UnicodeEncodeError as fault:
        raise NotCanonical("text holds half of a surrogate pair") from fault
    except RecursionError as fault:
        raise NotCanonical("values are nested too deeply") from fault


def fingerprint(value: Document) -> str:
    """Return the SHA-256 of the canonical bytes as 64 lower-case hex digits."""
    return sha256(canonical_bytes(value)).hexdigest()


def read_canonical(data: bytes) -> Document:
    """Return the JSON value that these canonical bytes spell; raise NotCanonical for any other spelling."""
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_refuse_doubles, parse_float=_refuse_fraction)
    except NotCanonical:
        raise
    except (ValueError, RecursionError) as fault:
        raise NotCanonical(f"not JSON: {fault}") from fault
    if canonical_bytes(value) != data:
        raise NotCanonical("the bytes spell this content in another form than the canonical one")
    return value


def _ordered(value: Document, path: str) -> Document:
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        if abs(value) > _LARGEST_WHOLE_NUMBER:
            raise NotCanonical(f"{path}: whole number beyond 2**53")
        return value
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise NotCanonical(f"{path}: a key is not text")
        keys = sorted(value, key=None if "".join(value).isascii() else _utf16)
        return {key: _ordered(value[key], f"{path}.{key}") for key in keys}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_ordered(item, f"{path}[{place}]") for place, item in enumerate(value)]
    raise NotCanonical(f"{path}: {type(value).__name__} has no canonical form")


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")


def _refuse_doubles(pairs: list[tuple[str, Document]]) -> dict[str, Document]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotCanonical("a key stands twice in one object")
    return found


def _refuse_fraction(text: str) -> Document:
    raise NotCanonical(f"{text}: numbers with a fraction are written as text")
