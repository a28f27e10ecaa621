"""State and value of one row of a reporting form, read as the indicator takes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.people_counted import is_by_sex
from maslahat.domain.results.told_values import ValueRefused, read_told
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import Kind
from maslahat.publishing.reporting_form import PART_OF, ZERO, CellTold, value_columns
from maslahat.publishing.sheet_reading.reading import Cell as SheetCell
from maslahat.publishing.sheet_table import Table

_Cells = Sequence[SheetCell]
_WITHOUT_ZERO = (Kind.YES_NO, Kind.SCALE, Kind.TEXT)


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads rows of one sheet for one indicator; ``part`` names the cell in what is said of a fault.

    A total that counts people may say why it is not split by sex (R44); any other reason is why it does not apply.
    """

    table: Table
    definition: IndicatorDefinition
    part: str
    is_total: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the columns in which the value of this indicator stands."""
        return value_columns(self.definition.kind)

    def read(self, row: int, cells: _Cells) -> CellTold | None:
        """Return what a row tells; None if it says nothing, or with its faults if it cannot be taken."""
        before = len(self.table.faults.found)
        self._look_at_other_columns(row, cells)
        state = self.table.given(row, cells, "state")
        reason = str(self.table.given(row, cells, "reason") or "")
        parts = self._parts(row, cells)
        if len(self.table.faults.found) > before:
            return None
        if state is None:
            if reason and not parts:
                self._fault("state_unknown", row, "state")
            state = State.REPORTED.value if parts else None
        return None if state is None else self._told(row, str(state), parts, reason)

    def _told(self, row: int, state: str, parts: dict[str, str], reason: str) -> CellTold | None:
        if reason and state == State.NOT_REPORTED:
            self._fault("form_reason_alone", row, "reason")
        if state in (State.NOT_REPORTED, State.NOT_APPLICABLE):
            if parts:
                self._fault("form_value_not_reported", row, "state")
            if state == State.NOT_APPLICABLE and not reason:
                self._fault("not_applicable_without_reason", row, "reason")
            return CellTold(State(state), None, reason)
        if state == ZERO:
            parts = self._with_zero(row, parts)
        return self._reported(row, parts, reason)

    def _with_zero(self, row: int, parts: dict[str, str]) -> dict[str, str]:
        if self.definition.kind in _WITHOUT_ZERO:
            self._fault("form_zero_not_taken", row, "state")
            return parts
        first = PART_OF[self.keys[0]]
        if Decimal(parts.get(first, "0")):
            self._fault("form_zero_with_value", row, self.keys[0])
        return {**parts, first: "0"}

    def _reported(self, row: int, parts: Mapping[str, str], reason: str) -> CellTold | None:
        if reason and not (self.is_total and is_by_sex(self.definition)):
            self._fault("form_reason_alone", row, "reason")
        for key in self.keys:
            if PART_OF[key] not in parts and self.definition.kind is not Kind.TEXT:
                self._fault("form_value_missing", row, key)
                return None
        try:
            return CellTold(State.REPORTED, read_told(self.definition, parts), reason)
        except ValueRefused as refused:
            self._fault(refused.code, row, self.keys[0])
            return None

    def _parts(self, row: int, cells: _Cells) -> dict[str, str]:
        found = {}
        for key in self.keys:
            given = self.table.given(row, cells, key) if key in self.table.places else None
            if given is not None:
                found[PART_OF[key]] = f"{given:f}" if isinstance(given, Decimal) else str(given)
        return found

    def _look_at_other_columns(self, row: int, cells: _Cells) -> None:
        for key in PART_OF.keys() - set(self.keys):
            if self.table.cell(cells, key) not in (None, ""):
                self._fault("form_value_of_another_kind", row, key)

    def _fault(self, code: str, row: int, key: str) -> None:
        self.table.fault(code, row, key, indicator=self.definition.code, cell=self.part)
