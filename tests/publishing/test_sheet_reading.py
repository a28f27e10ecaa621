"""A file that pretends to be a workbook ends in a refusal with a reason, whatever it does to the reader."""

import json
import os
import struct
import subprocess
import sys
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from xlsxwriter import Workbook

from maslahat.publishing.sheet_book import plan_workbook
from maslahat.publishing.sheet_reading import limits
from maslahat.publishing.sheet_reading.reading import Day, Number, SheetRefused, read_sheets, told_by
from tests.publishing.plans import NOON
from tests.publishing.sheets import a_view

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = f"<worksheet {NAMESPACE}>"
FAR = (
    f'{HEAD}<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)
WIDE = f'{HEAD}<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'
NO_REFERENCES = f"{HEAD}<sheetData>{'<row><c><v>1</v></c></row>' * 5001}</sheetData></worksheet>"
PREFIXED = FAR.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
LAUGHS = f'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>{HEAD}<sheetData/></worksheet>'
DEEP = HEAD + "<a>" * 5000 + "</a>" * 5000 + "</worksheet>"
FAULTY = f'{HEAD}<sheetData><row r="1"><c r="B1" t="e"><f>NOPE()</f><v>#NAME?</v></c></row></sheetData></worksheet>'
WHOLE_AREA = f'{HEAD}<dimension ref="A1:XFD1048576"/><sheetData/></worksheet>'


def a_workbook() -> bytes:
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet("One")
        sheet.write_string(0, 0, "text")
        sheet.write_number(1, 1, 100000)
    return written.getvalue()


def with_part(name: str, content: str | bytes, data: bytes | None = None) -> bytes:
    """Return a workbook with one part of its archive replaced or added."""
    written = BytesIO()
    with ZipFile(BytesIO(data or a_workbook())) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return written.getvalue()


def sheet(content: str | bytes) -> bytes:
    return with_part("xl/worksheets/sheet1.xml", content)


def steep() -> bytes:
    row = b'<row><c t="inlineStr"><is><t>x</t></is></c></row>' * 20_000
    return sheet(HEAD.encode() + b"<sheetData>" + row * 40 + b"</sheetData></worksheet>")


def encrypted() -> bytes:
    """Return a workbook whose archive says that its parts are encrypted."""
    data = bytearray(a_workbook())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        data[at + place] |= 1
    return bytes(data)


def lying() -> bytes:
    """Return a workbook that says of its sheet that it unfolds to less than it does."""
    data = bytearray(sheet(HEAD + "<sheetData/>" + " " * 3_000_000 + "</worksheet>"))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def strings(count: int) -> bytes:
    return with_part(
        "xl/sharedStrings.xml", f"<sst {NAMESPACE}>{''.join(_odd(number) for number in range(count))}</sst>"
    )


def _odd(number: int) -> str:
    return f"<si><t>{number * 2_654_435_761 % 2**32}</t></si>"


def many_parts() -> bytes:
    written = BytesIO(a_workbook())
    with ZipFile(written, "a") as archive:
        for number in range(300):
            archive.writestr(f"xl/media/{number}.xml", "<a/>")
    return written.getvalue()


BOMBS = {
    "far corner": (lambda: sheet(FAR), "cell_too_far"),
    "far column": (lambda: sheet(WIDE), "cell_too_far"),
    "far corner, prefixed": (lambda: sheet(PREFIXED), "cell_too_far"),
    "far corner, UTF-16": (
        lambda: sheet(('<?xml version="1.0" encoding="utf-16"?>' + FAR).encode("utf-16")),
        "cell_too_far",
    ),
    "rows without numbers": (lambda: sheet(NO_REFERENCES), "cell_too_far"),
    "whole area": (lambda: sheet(WHOLE_AREA), "cell_too_far"),
    "document type": (lambda: sheet(LAUGHS), "document_type"),
    "error in a cell": (lambda: sheet(FAULTY), "cell_holds_error"),
    "deep": (lambda: sheet(DEEP), "part_too_large"),
    "steep": (steep, "unfolds_too_steeply"),
    "strings": (lambda: strings(250_000), "too_many_strings"),
    "climbs out": (lambda: with_part("../../etc/cron.d/x", "x"), "odd_part"),
    "absolute": (lambda: with_part("/etc/passwd", "x"), "odd_part"),
    "backslash": (lambda: with_part("..\\x", "x"), "odd_part"),
    "nested": (lambda: with_part("xl/embeddings/inner.xlsx", a_workbook()), "foreign_part"),
    "macros": (lambda: with_part("xl/vbaProject.bin", b"x"), "foreign_part"),
    "many parts": (many_parts, "too_many_parts"),
    "cut": (lambda: a_workbook()[:-200], "file_damaged"),
    "not XML": (lambda: sheet("<worksheet"), "file_damaged"),
    "lies about its size": (lying, "file_damaged"),
    "encrypted parts": (encrypted, "file_encrypted"),
    "encrypted office file": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 5000, "file_encrypted"),
    "no archive": (lambda: b"Code;Title\r\n", "not_a_workbook"),
    "empty": (lambda: b"", "not_a_workbook"),
    "another archive": (lambda: _archive_of("a.txt"), "not_a_workbook"),
    "too large": (lambda: b"PK\x03\x04" + b"\0" * limits.LARGEST_FILE, "file_too_large"),
}


def _archive_of(name: str) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr(name, "x")
    return written.getvalue()


@pytest.mark.covers("S-08", "E93", "E94")
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_with_its_reason(bomb):
    make, code = BOMBS[bomb]

    with pytest.raises(SheetRefused) as refused:
        read_sheets(make())

    assert refused.value.code == code


def test_cells_come_back_as_text_numbers_days_and_marks():
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        one = book.add_worksheet("One")
        one.write_row(0, 0, ["text", 100000.0, 0.1 + 0.2, True])
        one.write_datetime(1, 1, NOON.replace(tzinfo=None), book.add_format({"num_format": "yyyy-mm-dd"}))
        one.write_formula(1, 3, "=1+1", None, 2)

    sheets = read_sheets(written.getvalue())

    assert sheets == {
        "One": [
            ["text", Number("100000"), Number("0.3"), True],
            [None, Day("2022-10-26T12:00:00"), None, Number("2")],
        ]
    }


def test_the_workbook_of_a_plan_is_read_as_it_was_written():
    assert len(read_sheets(plan_workbook(a_view(), NOON))) == 4


def test_a_reader_that_dies_or_babbles_is_a_refusal(monkeypatch):
    for answer in (b"", b"Traceback", b'{"refused": "file_damaged", "facts": {}}'):
        with pytest.raises(SheetRefused):
            told_by(answer)


@pytest.mark.covers("S-08")
@pytest.mark.parametrize(
    "deed", ["os.abort()", "os.kill(os.getpid(), 9)", "bytearray(1 << 31)", "open(1, 'w').write('x')"]
)
def test_whatever_happens_in_the_guarded_process_ends_in_a_refusal(monkeypatch, deed):
    code = f"import os; from maslahat.publishing.sheet_reading.__main__ import guard_oneself; guard_oneself(); {deed}"
    monkeypatch.setattr("maslahat.publishing.sheet_reading.reading._COMMAND", (sys.executable, "-c", code))

    with pytest.raises(SheetRefused) as refused:
        read_sheets(a_workbook())

    assert refused.value.code == "reader_died"


def test_a_reader_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr("maslahat.publishing.sheet_reading.limits.WALL_SECONDS", 0.5)
    monkeypatch.setattr(
        "maslahat.publishing.sheet_reading.reading._COMMAND", (sys.executable, "-c", "import time; time.sleep(60)")
    )

    with pytest.raises(SheetRefused) as refused:
        read_sheets(a_workbook())

    assert refused.value.code == "reader_too_slow"


def test_the_guarded_process_inherits_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "very secret")
    code = "import json, os; print(json.dumps({'sheets': {'One': [sorted(os.environ)]}}))"
    monkeypatch.setattr("maslahat.publishing.sheet_reading.reading._COMMAND", (sys.executable, "-c", code))

    names = set(read_sheets(a_workbook())["One"][0])

    assert names == {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "LC_ALL"} | (names & {"LC_CTYPE"})
    assert "SECRET_KEY" in os.environ


def test_the_guarded_process_meets_no_framework():
    code = (
        "import sys, maslahat.publishing.sheet_reading.__main__;"
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'psycopg', 'socket')])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert json.loads(done.stdout.replace("'", '"')) == []


def test_a_part_that_stands_twice_is_refused():
    written = BytesIO(a_workbook())
    with ZipFile(written, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(ZipInfo("xl/workbook.xml"), "<workbook/>")

    with pytest.raises(SheetRefused) as refused:
        read_sheets(written.getvalue())

    assert refused.value.code == "file_damaged"


@pytest.mark.covers("S-08")
def test_a_small_file_that_spreads_over_many_sheets_is_refused_before_it_fills_the_memory():
    held = BytesIO()
    with Workbook(held) as book:
        for number in range(4):
            book.add_worksheet(f"S{number}").write(limits.MOST_ROWS - 1, limits.MOST_COLUMNS - 1, "x")

    with pytest.raises(SheetRefused) as refused:
        read_sheets(held.getvalue())

    assert refused.value.code == "too_many_cells"
