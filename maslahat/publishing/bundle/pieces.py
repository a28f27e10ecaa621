"""Pieces of a file, each with its name, length and short fingerprint: they tell *where* a file was changed.

They are signs for the reader only. That a file is unchanged is shown by its SHA-256 and the signature.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from maslahat.domain.shared.canonical import Document, canonical_bytes

_SMALL = 60
"""Containers of at most so many bytes are one piece."""

_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file. ``name`` is a path such as ``lines[2].title.texts.ru`` or ``bytes 4096-8191``."""

    name: str
    size: int
    mark: str

    def document(self) -> Document:
        """Return the piece as the manifest spells it: [name, size in bytes, first 8 hex digits of its SHA-256]."""
        return [self.name, self.size, self.mark]


def pieces_of_document(document: Document) -> tuple[Piece, ...]:
    """Return the pieces of the canonical bytes of a JSON value, in order; together they cover every byte."""
    return tuple(_piece(name, data) for name, data in _split(document, "", b"", b""))


def pieces_of_bytes(data: bytes) -> tuple[Piece, ...]:
    """Return the pieces of any other file: stretches of 4096 bytes."""
    starts = range(0, len(data), _CHUNK)
    return tuple(
        _piece(f"bytes {start}-{min(start + _CHUNK, len(data)) - 1}", data[start : start + _CHUNK]) for start in starts
    )


def changed_pieces(pieces: Sequence[Piece], data: bytes) -> tuple[str, ...]:
    """Return the names of the pieces that differ in ``data``.

    If the length is the same, each piece is compared where it stood. Otherwise the unchanged pieces are found from the
    front and from the end; what lies between was changed, added or taken out.
    """
    if sum(piece.size for piece in pieces) == len(data):
        return tuple(piece.name for piece, found in zip(pieces, _cut(pieces, data), strict=True) if piece.mark != found)
    front = _unchanged(pieces, data)
    back = _unchanged_back(pieces[front:], data)
    between = pieces[front : max(front + 1, len(pieces) - back)]
    return tuple(piece.name for piece in between) or ("end",)


def _split(value: Document, name: str, before: bytes, after: bytes) -> Iterator[tuple[str, bytes]]:
    whole = canonical_bytes(value)
    if not isinstance(value, dict | list) or len(whole) <= _SMALL:
        yield name or "$", before + whole + after
        return
    is_object = isinstance(value, dict)
    opening, closing = (b"{", b"}") if is_object else (b"[", b"]")
    keys = sorted(value, key=lambda key: key.encode("utf-16-be")) if is_object else range(len(value))
    for place, key in enumerate(keys):
        lead = (before + opening if place == 0 else b",") + (canonical_bytes(key) + b":" if is_object else b"")
        tail = closing + after if place == len(value) - 1 else b""
        yield from _split(value[key], _path(name, key), lead, tail)


def _path(name: str, key: str | int) -> str:
    if isinstance(key, int):
        return f"{name}[{key}]"
    return f"{name}.{key}" if name else key


def _piece(name: str, data: bytes) -> Piece:
    return Piece(name, len(data), _mark(data))


def _mark(data: bytes) -> str:
    return sha256(data).hexdigest()[:8]


def _cut(pieces: Sequence[Piece], data: bytes) -> Iterator[str]:
    place = 0
    for piece in pieces:
        yield _mark(data[place : place + piece.size])
        place += piece.size


def _unchanged(pieces: Sequence[Piece], data: bytes) -> int:
    count = place = 0
    for piece in pieces:
        if _mark(data[place : place + piece.size]) != piece.mark:
            break
        count, place = count + 1, place + piece.size
    return count


def _unchanged_back(pieces: Sequence[Piece], data: bytes) -> int:
    count, place = 0, len(data)
    for piece in reversed(pieces):
        if piece.size > place or _mark(data[place - piece.size : place]) != piece.mark:
            break
        count, place = count + 1, place - piece.size
    return count
