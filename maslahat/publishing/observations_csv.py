"""All observations as comma-separated values, one a row, codes and names in both languages, exact numbers."""

from collections.abc import Iterator

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Observation, ReportingUnit
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.csv_writing import BOM, as_text, csv_lines
from maslahat.publishing.observations_told import (
    ANSWER,
    NUMBERS,
    STEP,
    TEXT,
    WITHHELD,
    ObservationsTold,
    parts_told,
    rows_of,
)
from maslahat.publishing.phrases import LANGUAGES

ABOUT = (
    "observation",
    "indicator",
    *(f"indicator_name_{each}" for each in LANGUAGES),
    "result",
    "kind",
    "unit_of_count",
    "reporting_unit",
    *(f"reporting_unit_name_{each}" for each in LANGUAGES),
    "country",
    "agency",
    "period",
    "first_day",
    "last_day",
    "cell",
    *(f"cell_name_{each}" for each in LANGUAGES),
)
"""Columns that say what was observed; the dimensions (``split:sex``) follow, then state and value."""

SPLIT = "split:"


def observations_csv(told: ObservationsTold) -> Iterator[str]:
    """Yield the lines of the table, the mark of UTF-8 and the headings first. Numbers have a point, no blanks."""
    yield BOM
    yield from csv_lines(_rows(told))


def columns(told: ObservationsTold) -> list[str]:
    """Return the names of all columns, in order."""
    texts = [f"{TEXT}{each}" for each in told.languages]
    return [*ABOUT, *(f"{SPLIT}{each}" for each in told.dimensions), "state", *NUMBERS, ANSWER, STEP, *texts, "reason"]


def _rows(told: ObservationsTold) -> Iterator[list[str]]:
    names = columns(told)
    yield [as_text(name) for name in names]
    values = {*NUMBERS, ANSWER, STEP}
    for each, unit, definition in rows_of(told):
        cells = {**_about(told, each, unit, definition), **_told(told, each)}
        yield [cells.get(name, "") if name in values else as_text(cells.get(name, "")) for name in names]


def _about(
    told: ObservationsTold, each: Observation, unit: ReportingUnit, definition: IndicatorDefinition | None
) -> dict[str, str]:
    split = [told.name_of(each.indicator, dimension, code) for dimension, code in each.cell]
    found = {
        "observation": each.id,
        "indicator": each.indicator,
        "result": definition.result if definition else "",
        "kind": definition.kind.value if definition else "",
        "unit_of_count": definition.unit if definition else "",
        "reporting_unit": each.unit,
        "country": unit.country,
        "agency": unit.agency,
        "period": each.period.code,
        "first_day": each.period.starts_on.isoformat(),
        "last_day": each.period.ends_on.isoformat(),
        "cell": ";".join(f"{dimension}={code}" for dimension, code in each.cell),
    }
    for language in LANGUAGES:
        found[f"indicator_name_{language}"] = _in(definition.name if definition else None, language)
        found[f"reporting_unit_name_{language}"] = _in(unit.name, language)
        found[f"cell_name_{language}"] = ", ".join(_in(name, language) for name in split)
    return found


def _told(told: ObservationsTold, each: Observation) -> dict[str, str]:
    split = {f"{SPLIT}{dimension}": code for dimension, code in each.cell}
    state = WITHHELD if told.withholds(each) else each.state.value
    return {**split, "state": state, **parts_told(told.value_of(each)), "reason": each.reason}


def _in(text: LocalizedText | None, language: str) -> str:
    return text.texts.get(language, "") if text else ""
