"""The report form: for every indicator its state, value and split as fields, and what was sent read back again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from maslahat.actions.results.reporting import ResultTold
from maslahat.actions.results.telling import CellTold
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell, ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.told_values import PARTS, ValueRefused, read_told, written_parts
from maslahat.domain.results.values import State, Value
from maslahat.domain.results.within import within
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.results.report_reading import ReportInShort, read_cell, spell_cell
from maslahat.web.numbers_sent import number_sent
from maslahat.web.results.parts_seen import parts_in_words
from maslahat.web.results.split_tables import axes_of, labels_of, tables_offered
from maslahat.web.templatetags.texts import localized
from maslahat.words.results import PARTS as PART_NAMES
from maslahat.words.results import VALUE_STATES

LANGUAGES = ("en", "ru")
_NO_PERIOD = Period(0, 0)


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field: its name and label, what stands in it, and what can be chosen if it is a choice."""

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    is_text: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell of the split, or the total, with its fields; ``parts`` says what its parts come to, if they do."""

    label: str
    fields: tuple[FieldShown, ...]
    parts: str = ""


@dataclass(frozen=True, slots=True)
class TableShown:
    """One table of the split: its title, the names of its columns, and its rows; None where the total stands."""

    title: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, CellShown | None], ...]], ...]


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """One indicator of the form. ``faults`` is what could not be taken when it was sent."""

    definition: IndicatorDefinition
    report: ReportInShort | None
    state: FieldShown
    total: CellShown
    tables: tuple[TableShown, ...]
    reason: FieldShown
    narrative: tuple[FieldShown, ...]
    version: FieldShown
    has_split: bool
    faults: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Written:
    """What stands in the fields of one indicator: as it was sent, or else as it is in the record."""

    definition: IndicatorDefinition
    report: ReportInShort | None
    sent: Mapping[str, Any] | None

    def value(self, name: str, kept: str = "") -> str:
        return str((self.sent or {}).get(name, kept))

    def parts(self, here: Cell) -> dict[str, str]:
        told = self.report.told_in(here) if self.report else None
        kept = written_parts(told.value if told else None)
        code, names = self.definition.code, PARTS[self.definition.kind]
        return {part: self.value(_name(code, here, part), kept.get(part, "")) for part in names}

    def cells(self) -> list[Cell]:
        """Return the cells in which anything stands, in the record or as it was sent."""
        kept = [each.cell for each in self.report.told if each.value is not None] if self.report else []
        found = dict.fromkeys([*kept, *_cells_sent(self.definition, self.sent or {})])
        return [each for each in found if any(text.strip() for text in self.parts(each).values())]

    def values(self) -> dict[Cell, Value]:
        """Return what can be read of it."""
        found = {}
        for here in self.cells():
            try:
                found[here] = read_told(self.definition, self.parts(here))
            except ValueRefused:
                continue
        return found


def cells_offered(definition: IndicatorDefinition, unit: ReportingUnit, programme: Programme) -> list[tuple[Cell, str]]:
    """Return the cells that the form offers beside the total, each with its label in the reader's language."""
    axes = axes_of(definition, unit, programme)
    return list(dict(labels_of(tables_offered(axes), axes)).items())


def shown_form(
    definition: IndicatorDefinition,
    unit: ReportingUnit,
    programme: Programme,
    report: ReportInShort | None,
    sent: Mapping[str, Any] | None,
    faults: Iterable[Mapping[str, str]] = (),
) -> IndicatorShown:
    """Return one indicator of the form as it stands in the record, or as it was sent."""
    code, total = definition.code, report.told_in(()) if report else None
    written = _Written(definition, report, sent)
    narrative = report.narrative if report else LocalizedText()
    kept = {"state": total.state.value if total else "", "reason": total.reason if total else ""}
    why = gettext("Why it does not apply, or why people are not counted by sex")
    return IndicatorShown(
        definition,
        report,
        FieldShown(f"{code}:state", gettext("State"), written.value(f"{code}:state", kept["state"]), _states()),
        _cell(written, (), gettext("Total"), written.values()),
        _tables(written, unit, programme),
        FieldShown(f"{code}:reason", why, written.value(f"{code}:reason", kept["reason"])),
        tuple(_narrative(written, narrative, each) for each in LANGUAGES),
        FieldShown(f"{code}:version", "", written.value(f"{code}:version", str(report.row_version if report else 0))),
        any(written.cells()),
        tuple(faults),
    )


def _narrative(written: _Written, kept: LocalizedText, language: str) -> FieldShown:
    name = f"{written.definition.code}:narrative:{language}"
    value = written.value(name, kept.texts.get(language, ""))
    return FieldShown(name, str(PART_NAMES[language]), value, is_text=True, language=language)


def _tables(written: _Written, unit: ReportingUnit, programme: Programme) -> tuple[TableShown, ...]:
    """Return the tables of the split; what stands in other cells is shown below them, so that nothing is lost."""
    axes = axes_of(written.definition, unit, programme)
    offered, values = tables_offered(axes), written.values()
    labels = dict(labels_of(offered, axes))
    found = [
        TableShown(
            table.title,
            table.corner,
            table.columns,
            tuple(
                (
                    name,
                    tuple(
                        (column, _cell(written, here, labels[here], values) if here else None)
                        for column, here in zip(table.columns, cells, strict=True)
                    ),
                )
                for name, cells in table.rows
            ),
        )
        for table in offered
    ]
    others = [here for here in written.cells() if here and here not in labels]
    if others:
        column = gettext("Value")
        rows = tuple((name := _spelled(each), ((column, _cell(written, each, name, values)),)) for each in others)
        found.append(TableShown(gettext("other cells"), gettext("Split"), (column,), rows))
    return tuple(found)


def read_form(definitions: Iterable[IndicatorDefinition], sent: Mapping[str, Any]) -> tuple[ResultTold, ...]:
    """Return what was filled in of these indicators; one of which nothing is said is left out."""
    read = (_read(each, sent) for each in definitions)
    return tuple(each for each in read if each is not None)


def _read(definition: IndicatorDefinition, sent: Mapping[str, Any]) -> ResultTold | None:
    code, written = definition.code, _Written(definition, None, sent)
    state = str(sent.get(f"{code}:state", ""))
    filled = {here: written.parts(here) for here in written.cells()}
    total = filled.pop((), {})
    parts = [CellTold(here, State.REPORTED.value, told) for here, told in filled.items()]
    if not state and not total and not parts:
        return None
    state = state or (State.REPORTED.value if total else "")
    cells = [CellTold((), state, total, str(sent.get(f"{code}:reason", "")))] if state else []
    if state in ("", State.REPORTED.value):
        cells += parts
    words = {each: str(sent.get(f"{code}:narrative:{each}", "")) for each in LANGUAGES}
    return ResultTold(
        code,
        number_sent(str(sent.get(f"{code}:version", ""))),
        tuple(cells),
        {language: text for language, text in words.items() if text.strip()},
    )


def _cells_sent(definition: IndicatorDefinition, sent: Mapping[str, Any]) -> list[Cell]:
    """Return the cells of an indicator that stand in what was sent, the total first."""
    names = [name.removeprefix(f"{definition.code}:") for name in sent if name.startswith(f"{definition.code}:")]
    found = dict.fromkeys(spelled for spelled, _, _ in (name.rpartition(":") for name in names) if "=" in spelled)
    return [(), *(read_cell(each) for each in found)]


def _cell(written: _Written, here: Cell, label: str, values: Mapping[Cell, Value]) -> CellShown:
    definition = written.definition
    fields = tuple(
        FieldShown(
            _name(definition.code, here, part),
            str(PART_NAMES[part]),
            text,
            _choices(definition, part),
            is_text=definition.kind is Kind.TEXT,
            language=part if definition.kind is Kind.TEXT else "",
        )
        for part, text in written.parts(here).items()
    )
    found = within(definition, _NO_PERIOD, values, here)
    return CellShown(label, fields, parts_in_words(definition, found))


def _spelled(here: Cell) -> str:
    return ", ".join(f"{dimension} {code}" for dimension, code in here)


def _name(code: str, here: Cell, part: str) -> str:
    return f"{code}:{spell_cell(here)}:{part}"


def _states() -> tuple[tuple[str, str], ...]:
    return (("", gettext("nothing said yet")), *((code, str(name)) for code, name in VALUE_STATES.items()))


def _choices(definition: IndicatorDefinition, part: str) -> tuple[tuple[str, str], ...]:
    if part == "answer":
        return (("", "—"), ("yes", gettext("yes")), ("no", gettext("no")))
    if part == "step" and definition.scale is not None:
        return (("", "—"), *((code, localized(name)) for code, name in definition.scale.names.items()))
    return ()
