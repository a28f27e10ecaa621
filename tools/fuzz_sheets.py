"""Damage workbooks in many ways and read each in a guarded process: python -m tools.fuzz_sheets 2000 [seed]

Every damaged workbook must end as cells or as a refusal with a reason; what follows the reading must never raise.
Prints how many ended in which way; exit code 1 if any did otherwise.
"""

import json
import os
import random
import re
import struct
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO

from maslahat.domain.shared.kinds import Kind
from maslahat.publishing.form_reading import read_form
from maslahat.publishing.sheet_book import plan_workbook
from maslahat.publishing.sheet_plan import read_plan_workbook
from maslahat.publishing.sheet_reading.__main__ import answer, guard_oneself
from maslahat.publishing.sheet_reading.reading import SheetRefused, Sheets, told_by
from maslahat.publishing.sheet_table import Faults
from tests.publishing.forms import a_form, a_row, written
from tests.publishing.plans import NOON
from tests.publishing.sheets import a_view

_VALUE = re.compile(rb'[">]([^<>"]{1,200})["<]')
VALUES = (
    b"", b"-1", b"1e400", b"NaN", b"9" * 400, b"&lt;", b"&#0;", b"\xff\xfe", b"XFD1048576", b"A0", b"A99999999999",
    b"=1+1", b"\xe2\x80\xae", b"x" * 40_000, b"true", b"#DIV/0!", b"4294967296", b"-0.005", b"new-1",
)  # fmt: skip


def main() -> int:
    """Run as many cases as asked and report."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)  # noqa: S311 - no secret
    kinds = (_plan(), _form())
    ends: Counter[str] = Counter()
    wrong: list[str] = []
    for case in range(count):
        whole, ended = kinds[case % len(kinds)]
        data = damaged(whole, chance)
        try:
            ends[ended(told_by(guarded(data)))] += 1
        except SheetRefused as refused:
            ends[refused.code] += 1
        except Exception as fault:
            wrong.append(f"case {case}: {type(fault).__name__}: {fault}")
    for name, number in ends.most_common():
        print(f"{number:7} {name}")
    print("\n".join(wrong[:20]) or f"{count} cases, none ended otherwise")
    return 1 if wrong else 0


def _plan() -> tuple[bytes, Callable[[Sheets], str]]:
    view = a_view(*a_view().plan.lines[:3])

    def ended(sheets: Sheets) -> str:
        read = read_plan_workbook(sheets, view, Faults())
        return "bad cells" if read.faults else "changes" if read.rows else "as it was"

    return plan_workbook(view, NOON), ended


def _form() -> tuple[bytes, Callable[[Sheets], str]]:
    view = a_form(a_row(), a_row(Kind.SCALE, "1.1.b"), a_row(Kind.TEXT, "1.1.c"))

    def ended(sheets: Sheets) -> str:
        faults = Faults()
        read = read_form(sheets, view, faults)
        return "bad cells" if faults.found else "changes" if read.changed else "as it was"

    return written(view), ended


def guarded(data: bytes) -> bytes:
    """Return what the reader answers in a forked process under its limits; nothing if it dies."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a reader that aborts for want of memory says so there
        try:
            guard_oneself()
            os.write(writing, b"{")
            _write(writing, json.dumps(answer(data)).encode()[1:])
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        told = said.read()
    os.waitpid(child, 0)
    return told


def _write(pipe: int, data: bytes) -> None:
    while data:
        data = data[os.write(pipe, data) :]


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """Return a workbook damaged in its bytes, its archive, or in the XML of one part."""
    way = chance.randrange(6)
    if way == 0:
        return _turned(whole, chance)
    if way == 1:
        return whole[: chance.randrange(len(whole))]
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if "sheet" in name or "workbook" in name or "Strings" in name])
    for _ in range(chance.choice((1, 1, 1, 3, 10))):
        parts[name] = _worse(parts[name], chance)
    if way == 2:
        del parts[chance.choice(list(parts))]
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return written.getvalue()


def _turned(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.choice((1, 4, 64))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        at = data.rfind(b"PK\x01\x02")
        data[at + 20 : at + 28] = struct.pack("<II", chance.getrandbits(32), chance.getrandbits(32))
    return bytes(data)


def _worse(content: bytes, chance: random.Random) -> bytes:
    """Return XML with one value replaced, or now and then one tag or attribute taken out, doubled or turned round."""
    ends = list(_VALUE.finditer(content))
    if not ends:
        return content + b"<"
    begin, end = chance.choice(ends).span(1)
    match chance.randrange(12):
        case 0:
            return content[: begin - 1] + content[end:]
        case 1:
            return content[:end] + content[begin - 1 : end] + content[end:]
        case 2:
            return content[:begin] + content[begin:end][::-1] + content[end:]
    return content[:begin] + chance.choice(VALUES) + content[end:]


if __name__ == "__main__":
    sys.exit(main())
