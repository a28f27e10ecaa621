"""Looking a workbook over before it is read: is it one, is it whole, does it unfold to a bearable size."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from maslahat.publishing.sheet_reading import limits

MEGABYTE = 1024 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_FORBIDDEN = re.compile(r"vbaProject|workbook\.bin|^content\.xml$|\.(zip|xlsx|xlsm|xlsb|xls|exe|dll)$", re.IGNORECASE)
_CELL = re.compile(r"([A-Z]{1,4})([0-9]{1,8})")


class NotTaken(ValueError):
    """A workbook is not taken; ``code`` names the reason, ``facts`` fill in its sentence."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def scan(data: bytes) -> None:
    """Raise NotTaken unless the bytes are an XLSX workbook within the limits; every part is unfolded and counted."""
    if len(data) > limits.LARGEST_FILE:
        raise NotTaken("file_too_large", most=limits.LARGEST_FILE // MEGABYTE)
    if data.startswith(_OLD_OFFICE):
        raise NotTaken("file_encrypted")
    if not data.startswith(b"PK\x03\x04"):
        raise NotTaken("not_a_workbook")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _look_at_names(parts)
            _look_at_sizes(parts, len(data))
            _look_at_parts(archive, parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as fault:
        if isinstance(fault, NotTaken):
            raise
        raise NotTaken("file_damaged") from fault


def _look_at_names(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len(names) > limits.MOST_PARTS:
        raise NotTaken("too_many_parts", most=limits.MOST_PARTS)
    if len({name.lower() for name in names}) != len(names):
        raise NotTaken("file_damaged")
    if any(part.flag_bits & 0x1 for part in parts):
        raise NotTaken("file_encrypted")
    for name in names:
        if name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name:
            raise NotTaken("odd_part", part=name[:80])
        if _FORBIDDEN.search(name):
            raise NotTaken("foreign_part", part=name[:80])
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise NotTaken("not_a_workbook")


def _look_at_sizes(parts: list[zipfile.ZipInfo], size: int) -> None:
    if sum(part.compress_size for part in parts) > size:
        raise NotTaken("file_damaged")  # parts that overlap one another
    if len({part.header_offset for part in parts}) != len(parts):
        raise NotTaken("file_damaged")
    if sum(part.file_size for part in parts) > limits.LARGEST_UNFOLDED:
        raise NotTaken("unfolds_too_large", most=limits.LARGEST_UNFOLDED // MEGABYTE)
    for part in parts:
        if part.file_size > MEGABYTE and part.file_size > limits.STEEPEST * max(part.compress_size, 1):
            raise NotTaken("unfolds_too_steeply", part=part.filename[:80], most=limits.STEEPEST)


def _look_at_parts(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    left = limits.LARGEST_UNFOLDED
    for part in parts:
        look = _Look(part.filename) if part.filename.endswith((".xml", ".rels")) else None
        for piece in _pieces(archive, part):
            left -= len(piece)
            if left < 0:
                raise NotTaken("unfolds_too_large", most=limits.LARGEST_UNFOLDED // MEGABYTE)
            if look:
                look.take(piece)
        if look:
            look.end()


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as opened:
        while piece := opened.read(MEGABYTE):
            yield piece


class _Look:
    """One XML part being looked at: no document type, not too deep, no cell beyond the limits."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.depth = self.elements = self.strings = self.sheets = self.row = self.column = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end_of_element
        self.parser.StartDoctypeDeclHandler = self._doctype

    def take(self, piece: bytes) -> None:
        """Look at the next bytes of the part."""
        try:
            self.parser.Parse(piece, False)
        except expat.ExpatError as fault:
            raise NotTaken("file_damaged") from fault

    def end(self) -> None:
        """Look whether the part is whole."""
        try:
            self.parser.Parse(b"", True)
        except expat.ExpatError as fault:
            raise NotTaken("file_damaged") from fault

    def _doctype(self, *_: object) -> None:
        raise NotTaken("document_type", part=self.name[:80])

    def _start(self, tag: str, told: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        match tag.rpartition(":")[2]:
            case "c":
                self._cell(told.get("r", ""))
                if told.get("t") == "e":  # the reader would show such a cell as empty
                    raise NotTaken("cell_holds_error", cell=told.get("r", "")[:20])
            case "row":
                self._begin_row(told.get("r", ""))
            case "dimension" | "mergeCell":
                self._area(told.get("ref", ""))
            case "si":
                self.strings += 1
            case "sheet":
                self.sheets += 1
        self._count()

    def _count(self) -> None:
        if self.depth > limits.DEEPEST or self.elements > limits.MOST_ELEMENTS:
            raise NotTaken("part_too_large", part=self.name[:80])
        if self.strings > limits.MOST_STRINGS:
            raise NotTaken("too_many_strings", most=limits.MOST_STRINGS)
        if self.sheets > limits.MOST_SHEETS:
            raise NotTaken("too_many_sheets", most=limits.MOST_SHEETS)

    def _end_of_element(self, _tag: str) -> None:
        self.depth -= 1

    def _begin_row(self, number: str) -> None:
        self.column = 0
        self.row = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else self.row + 1
        self._check(f"row {self.row}")

    def _area(self, reference: str) -> None:
        for corner in reference.split(":"):
            self._cell(corner)
        self.row = self.column = 0

    def _cell(self, reference: str) -> None:
        found = _CELL.fullmatch(reference.replace("$", ""))
        if found is None:
            self.column += 1
        else:
            self.row = int(found[2])
            self.column = 0
            for letter in found[1]:
                self.column = self.column * 26 + ord(letter) - 64
        self._check(reference)

    def _check(self, reference: str) -> None:
        if self.row > limits.MOST_ROWS or self.column > limits.MOST_COLUMNS:
            raise NotTaken("cell_too_far", cell=reference[:20], rows=limits.MOST_ROWS, columns=limits.MOST_COLUMNS)
