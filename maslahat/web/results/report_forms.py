"""The report form: for every indicator its state, value and split as fields, and what was sent read back again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maslahat.actions.results.reporting import ResultTold
from maslahat.actions.results.telling import CellTold
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import COUNTRY, Cell, ReportingUnit, cell
from maslahat.domain.results.told_values import PARTS, value_document
from maslahat.domain.results.values import State, Value
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.results.report_reading import ReportFound, spell_cell
from maslahat.web.numbers_sent import number_sent
from maslahat.web.templatetags.texts import localized
from maslahat.words.results import PARTS as PART_NAMES
from maslahat.words.results import VALUE_STATES

MOST_CROSSED = 40
"""Most cells that are offered crossed; a split with more is offered dimension by dimension."""

_WHY = _("Why it does not apply, or why people are not counted by sex")


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
    """One cell of the split, or the total, with its fields."""

    label: str
    fields: tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """One indicator of the form. ``faults`` is what could not be taken when it was sent."""

    definition: IndicatorDefinition
    report: ReportFound | None
    state: FieldShown
    total: CellShown
    split: tuple[CellShown, ...]
    reason: FieldShown
    narrative: tuple[FieldShown, ...]
    version: FieldShown
    faults: tuple[Mapping[str, str], ...] = ()

    @property
    def has_split(self) -> bool:
        return any(field.value for cell in self.split for field in cell.fields)


def cells_offered(definition: IndicatorDefinition, unit: ReportingUnit, programme: Programme) -> list[tuple[Cell, str]]:
    """Return the cells that the form offers beside the total, each with its label in the reader's language."""
    axes = [(each.code, each.names) for each in definition.dimensions]
    if not unit.country:
        axes.append((COUNTRY, {each.code: each.name for each in programme.countries}))
    if not axes or definition.kind is Kind.TEXT:
        return []
    coded = [[(dimension, code, names[code]) for code in names] for dimension, names in axes]
    crossed = list(product(*coded))
    wanted = crossed if len(crossed) <= MOST_CROSSED else [(each,) for one in coded for each in one]
    return [
        (cell((dimension, code) for dimension, code, _ in each), ", ".join(localized(name) for _, _, name in each))
        for each in wanted
    ]


def shown_form(
    definition: IndicatorDefinition,
    unit: ReportingUnit,
    programme: Programme,
    report: ReportFound | None,
    sent: Mapping[str, Any] | None,
    faults: Iterable[Mapping[str, str]] = (),
) -> IndicatorShown:
    """Return one indicator of the form as it stands in the record, or as it was sent."""
    code, total = definition.code, report.told_in(()) if report else None
    cells = cells_offered(definition, unit, programme)
    narrative = report.narrative if report else LocalizedText()
    return IndicatorShown(
        definition,
        report,
        _field(f"{code}:state", gettext("State"), total.state if total else "", sent, _states()),
        _cell(definition, (), gettext("Total"), report, sent),
        tuple(_cell(definition, here, label, report, sent) for here, label in cells),
        _field(
            f"{code}:reason",
            gettext("Why it does not apply, or why people are not counted by sex"),
            total.reason if total else "",
            sent,
        ),
        tuple(
            FieldShown(
                f"{code}:narrative:{each}",
                str(PART_NAMES[each]),
                str((sent or {}).get(f"{code}:narrative:{each}", narrative.texts.get(each, ""))),
                is_text=True,
                language=each,
            )
            for each in ("en", "ru")
        ),
        _field(f"{code}:version", "", str(report.row_version if report else 0), sent),
        tuple(faults),
    )


def read_form(
    definitions: Iterable[IndicatorDefinition], unit: ReportingUnit, programme: Programme, sent: Mapping[str, Any]
) -> tuple[ResultTold, ...]:
    """Return what was filled in of these indicators; one of which nothing is said is left out."""
    read = (_read(each, unit, programme, sent) for each in definitions)
    return tuple(each for each in read if each is not None)


def _read(
    definition: IndicatorDefinition, unit: ReportingUnit, programme: Programme, sent: Mapping[str, Any]
) -> ResultTold | None:
    code = definition.code
    state = str(sent.get(f"{code}:state", ""))
    total = _parts(definition, (), sent)
    split = [(here, _parts(definition, here, sent)) for here, _ in cells_offered(definition, unit, programme)]
    parts = [CellTold(here, State.REPORTED.value, told) for here, told in split if told]
    if not state and not total and not parts:
        return None
    state = state or (State.REPORTED.value if total else "")
    cells = [CellTold((), state, total, str(sent.get(f"{code}:reason", "")))] if state else []
    if state in ("", State.REPORTED.value):
        cells += parts
    words = {each: str(sent.get(f"{code}:narrative:{each}", "")) for each in ("en", "ru")}
    return ResultTold(
        code,
        number_sent(str(sent.get(f"{code}:version", ""))),
        tuple(cells),
        {language: text for language, text in words.items() if text.strip()},
    )


def _parts(definition: IndicatorDefinition, here: Cell, sent: Mapping[str, Any]) -> dict[str, str]:
    names = PARTS[definition.kind]
    found = {part: str(sent.get(_name(definition, here, part), "")) for part in names}
    return found if any(text.strip() for text in found.values()) else {}


def _cell(
    definition: IndicatorDefinition, here: Cell, label: str, report: ReportFound | None, sent: Mapping[str, Any] | None
) -> CellShown:
    told = report.told_in(here) if report else None
    written = _written(told.value if told else None)
    fields = tuple(
        FieldShown(
            name := _name(definition, here, part),
            str(PART_NAMES[part]),
            str((sent or {}).get(name, written.get(part, ""))),
            _choices(definition, part),
            is_text=definition.kind is Kind.TEXT,
            language=part if definition.kind is Kind.TEXT else "",
        )
        for part in PARTS[definition.kind]
    )
    return CellShown(label, fields)


def _field(
    name: str, label: str, value: str, sent: Mapping[str, Any] | None, choices: tuple[tuple[str, str], ...] = ()
) -> FieldShown:
    return FieldShown(name, label, str((sent or {}).get(name, value)), choices)


def _name(definition: IndicatorDefinition, here: Cell, part: str) -> str:
    return f"{definition.code}:{spell_cell(here)}:{part}"


def _states() -> tuple[tuple[str, str], ...]:
    return (("", gettext("nothing said yet")), *((code, str(name)) for code, name in VALUE_STATES.items()))


def _choices(definition: IndicatorDefinition, part: str) -> tuple[tuple[str, str], ...]:
    if part == "answer":
        return (("", "—"), ("yes", gettext("yes")), ("no", gettext("no")))
    if part == "step" and definition.scale is not None:
        return (("", "—"), *((code, localized(name)) for code, name in definition.scale.names.items()))
    return ()


def _written(value: Value | None) -> dict[str, str]:
    document = value_document(value) or {}
    if "text" in document:
        return dict(document["text"]["texts"])
    if "answer" in document:
        return {"answer": "yes" if document["answer"] else "no"}
    return {part: str(written) for part, written in document.items()}
