"""The zip file of a bundle, in the one spelling that its contents allow: same names and bytes, same file.

Entries are stored without compression, in the given order, with fixed attributes and the fixed moment 1980-01-01, no
extra fields and no comments. A reader can therefore rebuild the whole file from names and contents and compare every
byte, the zip's own metadata included.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from struct import pack, unpack_from
from zlib import crc32

_LOCAL = (
    ("signature", "I", 0x04034B50),
    ("version needed", "H", 20),
    ("flags", "H", 0),
    ("method", "H", 0),
    ("modification time", "H", 0),
    ("modification date", "H", 0x21),
    ("checksum", "I", None),
    ("packed size", "I", None),
    ("size", "I", None),
    ("name length", "H", None),
    ("extra length", "H", 0),
)
_CENTRAL = (
    ("signature", "I", 0x02014B50),
    ("version made by", "H", 0x0314),
    *_LOCAL[1:],
    ("comment length", "H", 0),
    ("disk", "H", 0),
    ("internal attributes", "H", 0),
    ("external attributes", "I", 0o100644 << 16),
    ("offset", "I", None),
)
_END = (
    ("signature", "I", 0x06054B50),
    ("disk", "H", 0),
    ("directory disk", "H", 0),
    ("entries on disk", "H", None),
    ("entries", "H", None),
    ("directory size", "I", None),
    ("directory offset", "I", None),
    ("comment length", "H", 0),
)
_LOCAL_SIZE, _CENTRAL_SIZE, _END_SIZE = 30, 46, 22
_Fields = Sequence[tuple[str, str, int | None]]


@dataclass(frozen=True, slots=True)
class Region:
    """One named stretch of the canonical file: ``place`` says what stands there, for example ``zip:end:entries``."""

    place: str
    data: bytes
    fields: _Fields = ()

    def differences(self, found: bytes) -> Iterator[str]:
        """Yield the places at which other bytes stand here: the fields of a header, else the stretch itself."""
        start = 0
        for name, size, _ in self.fields:
            stop = start + (4 if size == "I" else 2)
            if stop > len(found):
                return
            if found[start:stop] != self.data[start:stop]:
                yield f"{self.place}:{name}"
            start = stop
        if not self.fields:
            yield self.place


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found inside a file: its entries in order and the places where it is not the canonical file.

    A place is a content's name or begins with ``zip``: ``zip:NAME:local:FIELD`` and ``zip:NAME:central:FIELD`` for the
    two headers of an entry, ``zip:end:FIELD``, ``zip:cut`` (the end is missing), ``zip:after:NAME`` (nothing can be
    made out after that entry), ``zip:surplus`` (bytes after the end), ``zip`` (not a zip file of this form).
    """

    entries: tuple[tuple[str, bytes], ...]
    faults: tuple[str, ...]


def pack_entries(entries: Sequence[tuple[str, bytes]]) -> bytes:
    """Return the canonical zip file with these entries (ASCII name, content) in this order."""
    return b"".join(region.data for region in regions(entries))


def regions(entries: Sequence[tuple[str, bytes]]) -> Iterator[Region]:
    """Yield the canonical file piece by piece, each piece named."""
    offsets, place = [], 0
    for name, content in entries:
        offsets.append(place)
        place += _LOCAL_SIZE + len(name) + len(content)
    measures = [_measures(*entry, offset) for entry, offset in zip(entries, offsets, strict=True)]
    for (name, content), measured in zip(entries, measures, strict=True):
        yield _header(f"zip:{name}:local", _LOCAL, measured)
        yield Region(f"zip:{name}:local:name", name.encode("latin-1"))
        yield Region(name, content)
    for (name, _), measured in zip(entries, measures, strict=True):
        yield _header(f"zip:{name}:central", _CENTRAL, measured)
        yield Region(f"zip:{name}:central:name", name.encode("latin-1"))
    directory = sum(_CENTRAL_SIZE + len(name) for name, _ in entries)
    known = {"entries on disk": len(entries), "entries": len(entries)}
    yield _header("zip:end", _END, {**known, "directory size": directory, "directory offset": place})


def open_entries(data: bytes, names: Sequence[str] | None = None) -> Opened:
    """Return the entries of a file that should be canonical, and every place where it is not.

    Damage to one header does not hide the entries: they are found from the front, or else from the directory at the
    end. ``names`` are the names that the manifest gives, used where the two headers of an entry disagree.
    """
    spans, whole = _from_front(data)
    if not whole and (found := _from_end(data)):
        spans, whole = found, True
    entries = [(_name(span, place, names), data[span.start : span.stop]) for place, span in enumerate(spans)]
    if not whole:
        return Opened(tuple(entries), (_cut_place(spans),))
    return Opened(tuple(entries), tuple(_differences(data, entries)))


@dataclass(frozen=True, slots=True)
class _Span:
    local_name: str
    central_name: str
    start: int
    stop: int


def _header(place: str, fields: _Fields, measures: dict[str, int]) -> Region:
    shape = "<" + "".join(size for _, size, _ in fields)
    values = [measures[name] if fixed is None else fixed for name, _, fixed in fields]
    return Region(place, pack(shape, *values), fields)


def _measures(name: str, content: bytes, offset: int) -> dict[str, int]:
    size = len(content)
    found = {"checksum": crc32(content), "packed size": size, "size": size, "name length": len(name)}
    return {**found, "offset": offset}


def _from_front(data: bytes) -> tuple[list[_Span], bool]:
    """Walk the local headers; the walk is whole if it ends at the directory."""
    found: list[_Span] = []
    place = 0
    while data[place : place + 4] == b"PK\x03\x04" and place + _LOCAL_SIZE <= len(data):
        size, _, name_length, extra_length = unpack_from("<IIHH", data, place + 18)
        start = place + _LOCAL_SIZE + name_length + extra_length
        if start + size > len(data):
            return found, False
        name = data[place + _LOCAL_SIZE : place + _LOCAL_SIZE + name_length].decode("latin-1")
        found.append(_Span(name, name, start, start + size))
        place = start + size
    if data[place : place + 4] != b"PK\x01\x02":
        return found, False
    central = [entry.central_name for entry in _directory(data, place, len(found))]
    central += [span.local_name for span in found[len(central) :]]
    named = zip(found, central, strict=True)
    return [_Span(span.local_name, name, span.start, span.stop) for span, name in named], True


def _from_end(data: bytes) -> list[_Span]:
    """Walk the directory; an empty list if it does not lead up to the end of the file."""
    if len(data) < _END_SIZE:
        return []
    count, _, place = unpack_from("<HII", data, len(data) - _END_SIZE + 10)
    found = _directory(data, place, count)
    used = sum(_CENTRAL_SIZE + len(span.central_name) for span in found)
    return found if len(found) == count and place + used == len(data) - _END_SIZE else []


def _directory(data: bytes, place: int, count: int) -> list[_Span]:
    found: list[_Span] = []
    while len(found) < count and place + _CENTRAL_SIZE <= len(data):
        size, _, length = unpack_from("<IIH", data, place + 20)
        (offset,) = unpack_from("<I", data, place + 42)
        central = data[place + _CENTRAL_SIZE : place + _CENTRAL_SIZE + length].decode("latin-1")
        start = offset + _LOCAL_SIZE + length
        local = data[offset + _LOCAL_SIZE : start].decode("latin-1")
        found.append(_Span(local, central, start, start + size))
        place += _CENTRAL_SIZE + length
    return found


def _name(span: _Span, place: int, names: Sequence[str] | None) -> str:
    if span.local_name == span.central_name or names is None or place >= len(names):
        return span.local_name
    return names[place]


def _cut_place(spans: Sequence[_Span]) -> str:
    if not spans:
        return "zip"
    return f"zip:after:{spans[-1].local_name}"


def _differences(data: bytes, entries: Sequence[tuple[str, bytes]]) -> Iterator[str]:
    place = 0
    for region in regions(entries):
        found = data[place : place + len(region.data)]
        if len(found) < len(region.data):
            yield from region.differences(found) if region.fields else ()
            yield "zip:cut"
            return
        if found != region.data:
            yield from region.differences(found)
        place += len(region.data)
    if place < len(data):
        yield "zip:surplus"
