"""Workbooks damaged in two thousand ways, and one saved anew by another program."""

import subprocess
import sys
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
from openpyxl import load_workbook

from maslahat.domain.results.values import Number, State
from maslahat.domain.shared.kinds import Kind
from maslahat.publishing.form_reading import FormRead
from maslahat.publishing.reporting_form import VALUES, CellTold
from maslahat.publishing.sheet_book import plan_workbook
from maslahat.publishing.sheet_plan import read_plan_workbook
from maslahat.publishing.sheet_reading.reading import read_sheets
from maslahat.publishing.sheet_table import Faults
from tests.publishing.forms import a_form, a_row, filled, read, told, value, written
from tests.publishing.plans import NOON, a_line
from tests.publishing.sheets import a_view, changed, put
from tests.publishing.test_sheet_plan import FULL

ROOT = Path(__file__).resolve().parents[2]
OFFICE = which("soffice") or which("libreoffice")


@pytest.mark.covers("S-07", "E93")
def test_two_thousand_damaged_workbooks_end_as_cells_or_as_a_refusal():
    command = [sys.executable, "-m", "tools.fuzz_sheets", "2000"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert "2000 cases, none ended otherwise" in done.stdout


def saved_anew(data: bytes, folder: Path) -> bytes:
    """Return a workbook as LibreOffice saves it after opening it."""
    (folder / "book.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    where = ["--outdir", str(folder / "out"), str(folder / "book.xlsx")]
    command = [str(OFFICE), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", *where]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return (folder / "out" / "book.xlsx").read_bytes()


@pytest.mark.covers("R-22")
def test_a_workbook_saved_anew_by_libreoffice_asks_for_nothing_else(tmp_path):
    assert OFFICE, "LibreOffice was not found: the tests open workbooks with it"
    view = a_view(FULL, a_line(4), a_line(8), language="ru")
    plain = read_plan_workbook(read_sheets(saved_anew(plan_workbook(view, NOON), tmp_path)), view, Faults())
    edited = changed(view, put("budget:JPN:USD", 100000.5, 4), put("title:en", "Other", 4))
    asked = read_plan_workbook(read_sheets(saved_anew(edited, tmp_path)), view, Faults())

    assert (plain.rows, plain.faults) == ((), ())
    assert asked.faults == ()
    assert [(row.line, row.words, len(row.cells)) for row in asked.rows] == [
        (view.plan.lines[1].id, {"title": {"en": "Other"}}, 1)
    ]


@pytest.mark.covers("R-22")
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_reporting_form_saved_anew_by_libreoffice_says_the_same_and_keeps_its_lists(tmp_path, language):
    stands = {(): CellTold(State.REPORTED, Number(Decimal("0.5")))}
    view = a_form(a_row(told=stands), a_row(Kind.SCALE, "1.1.b"), language=language)
    plain = saved_anew(written(view), tmp_path)
    edited = saved_anew(filled(written(view), *value(0, state="not_reported", number=None)), tmp_path)
    lists = load_workbook(BytesIO(plain))[VALUES].data_validations.dataValidation

    assert read(plain, view) == (FormRead(untouched=2), [])
    assert told(read(edited, view)[0]) == {(): CellTold(State.NOT_REPORTED)}
    assert sum(each.type == "list" for each in lists) == 3
    assert load_workbook(BytesIO(plain))[VALUES].protection.sheet
