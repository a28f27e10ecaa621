"""A reporting form that came back: what it tells of every indicator, and every cell that cannot be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from maslahat.domain.results.observations import Cell
from maslahat.domain.results.values import State
from maslahat.publishing.form_cells import CellReader
from maslahat.publishing.phrases import LANGUAGES
from maslahat.publishing.reporting_form import (
    SPLITS,
    VALUES,
    CellTold,
    FormRow,
    FormView,
    form_columns,
    mark_of,
    split_columns,
    split_id,
)
from maslahat.publishing.sheet_cells import place
from maslahat.publishing.sheet_reading.reading import Cell as SheetCell
from maslahat.publishing.sheet_reading.reading import Sheets
from maslahat.publishing.sheet_table import Faults, Table, facts_of, look_at_facts, read_table

_Asked = TypeVar("_Asked")
_Cells = Sequence[SheetCell]


@dataclass(frozen=True, slots=True)
class RowTold:
    """What a form tells of one indicator and changes; ``cell`` is its place in the sheet of values.

    ``told`` has every cell that says something, ``narrative`` the words by language.
    """

    cell: str
    indicator: str
    row_version: int
    told: Mapping[Cell, CellTold]
    narrative: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FormRead:
    """What a form changes, and how many of its rows say what they said when it was made."""

    changed: tuple[RowTold, ...] = ()
    untouched: int = 0


def language_of(sheets: Sheets) -> str:
    """Return the language in which a form was made, the first one if it does not say."""
    told = facts_of(sheets).get("language", "")
    return told if told in LANGUAGES else LANGUAGES[0]


def read_form(sheets: Sheets, view: FormView, faults: Faults) -> FormRead:
    """Return what a form changes; every cell that cannot be taken is added to ``faults``.

    ``view`` is the form as it would be made now, in the language of ``sheets``. A row that is missing tells nothing,
    and so does one in which nothing was touched since the form was made: what was reported meanwhile stays.
    """
    if not look_at_facts(facts_of(sheets), view.facts(), faults):
        return FormRead()
    values = read_table(sheets, VALUES, form_columns(view), view.options, faults)
    splits = read_table(sheets, SPLITS, split_columns(view), view.options, faults)
    if values is None or splits is None:
        return FormRead()
    return _Reading(view, values, splits).read()


@dataclass
class _Reading:
    view: FormView
    values: Table
    splits: Table
    parts: dict[str, dict[Cell, CellTold | None]] = field(default_factory=dict)

    def read(self) -> FormRead:
        self._read_parts()
        known, seen = {row.definition.code: row for row in self.view.rows}, dict[str, int]()
        changed, untouched = [], 0
        for row, cells in self.values.rows:
            asked = _known(self.values, row, cells, known, seen)
            if asked is None or self._is_misnamed(
                self.values, row, cells, "name", asked.definition.name.in_language(self.view.language)
            ):
                continue
            told = self._row(row, cells, asked)
            changed += [told] if told else []
            untouched += told is None
        for code in self.parts.keys() - seen.keys():
            self.splits.faults.add("form_row_missing", SPLITS, indicator=code)
        return FormRead(tuple(changed), untouched)

    def _read_parts(self) -> None:
        known = {
            split_id(row.definition.code, here): (row.definition, here) for row in self.view.rows for here in row.cells
        }
        seen: dict[str, int] = {}
        for row, cells in self.splits.rows:
            asked = _known(self.splits, row, cells, known, seen)
            if asked is None:
                continue
            definition, here = asked
            name = self.view.part(definition, here)
            if not self._is_misnamed(self.splits, row, cells, "cell", name):
                told = CellReader(self.splits, definition, name).read(row, cells)
                self.parts.setdefault(definition.code, {})[here] = told

    def _is_misnamed(self, table: Table, row: int, cells: _Cells, key: str, name: str) -> bool:
        """Tell whether a row bears another name than its id: part of the sheet was sorted without the rest."""
        found = " ".join(table.text(cells, key).split())
        if found == " ".join(name.split()):
            return False
        table.fault("form_name_differs", row, key, found=found[:80] or "–", wanted=name[:80])
        return True

    def _row(self, row: int, cells: _Cells, asked: FormRow) -> RowTold | None:
        definition, before = asked.definition, len(self.values.faults.found)
        total = CellReader(self.values, definition, self.view.word("total"), is_total=True).read(row, cells)
        here = {(): total, **self.parts.get(definition.code, {})}
        told = {each: said for each, said in here.items() if said is not None}
        told |= {each: stands for each, stands in asked.told.items() if each not in here}
        words = {each: str(self.values.given(row, cells, f"narrative:{each}") or "") for each in LANGUAGES}
        narrative = {language: text for language, text in words.items() if text}
        if len(self.values.faults.found) > before:
            return None
        now = mark_of(told, narrative)
        if now in (self.values.text(cells, "mark"), mark_of(asked.told, asked.narrative.texts)):
            return None
        self._look_at_record(row, cells, asked, [each for each, said in here.items() if said is None])
        at = place(row, self.values.places["state"])
        return RowTold(at, definition.code, asked.row_version, told, narrative)

    def _look_at_record(self, row: int, cells: _Cells, asked: FormRow, emptied: Sequence[Cell]) -> None:
        """Add a fault if the record moved on since the form was made, or a value is taken back without saying so."""
        code = asked.definition.code
        if self.values.text(cells, "definition") != str(asked.definition.version):
            self.values.fault("form_definition_changed", row, "indicator", indicator=code)
        elif self.values.text(cells, "version") != str(asked.row_version):
            self.values.fault("form_stale", row, "indicator", indicator=code)
        else:
            for here in emptied:
                stands = asked.told.get(here)
                if stands is not None and stands.state is not State.NOT_REPORTED:
                    part = self.view.part(asked.definition, here) or self.view.word("total")
                    self.values.fault("form_emptied", row, "state", indicator=code, cell=part)


def _known(table: Table, row: int, cells: _Cells, known: Mapping[str, _Asked], seen: dict[str, int]) -> _Asked | None:
    """Return what a row is about by its id, None with a fault if id and code differ, are unknown, or stand twice."""
    name, code = table.text(cells, "id"), table.text(cells, "indicator")
    if name not in known:
        table.fault("form_id_unknown", row, "id", found=name[:80] or "–", indicator=code[:80])
        return None
    if name.partition("|")[0] != code:
        table.fault("id_and_code_differ", row, "indicator", line=code[:80] or "–", found=name[:80])
        return None
    if (first := seen.setdefault(name, row)) != row:
        table.fault("row_twice", row, "indicator", other=first + 1)
        return None
    return known[name]
