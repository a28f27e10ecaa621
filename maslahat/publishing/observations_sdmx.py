"""All observations as SDMX-CSV 2.0: one row for each number of a value, absence told by CL_OBS_STATUS.

Sources: SDMX-CSV field guide 2.0 (sdmx-twg/sdmx-csv); cross-domain code lists CL_OBS_STATUS 2.2 and CL_FREQ 2.1.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import COUNTRY, Observation
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import State
from maslahat.publishing.csv_writing import as_text, csv_lines
from maslahat.publishing.observations_told import (
    DENOMINATOR,
    MEASUREMENTS,
    NUMBERS,
    NUMERATOR,
    ObservationsTold,
    parts_told,
    rows_of,
)

STATUS: Mapping[State, str] = MappingProxyType(
    {State.REPORTED: "A", State.NOT_REPORTED: "O", State.NOT_APPLICABLE: "M"}
)
"""CL_OBS_STATUS: normal value; missing value (why is not said); missing value, data cannot exist.

L (data exist but were not collected) would say more than anybody told.
"""

SUPPRESSED = "Q"
"""CL_OBS_STATUS: missing value, suppressed; for what the reader may not see."""

TOTAL, NO_UNIT, PURE = "_T", "_Z", "PURE_NUMB"
"""Total of a dimension; no unit of measure; a number that has none."""

REPLACE = "R"
"""The action: what is told here replaces the whole observation, so that a value that was taken back goes."""

_BEFORE = ("STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "INDICATOR", "REPORTING_UNIT", "REF_AREA")
_AFTER = ("PART", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT", "COMMENT_OBS", "OBS_ID")
_FREQUENCIES = {1: "M", 3: "Q", 6: "S", 12: "A"}


def observations_sdmx(told: ObservationsTold) -> Iterator[str]:
    """Yield the lines of the table, the headings first; without a mark of UTF-8, which is what SDMX-CSV is."""
    yield from csv_lines(_rows(told))


def columns(told: ObservationsTold) -> list[str]:
    """Return the names of all columns, in order."""
    return [*_BEFORE, *(dimension_id(each) for each in split_axes(told)), *_AFTER]


def dimension_id(dimension: str) -> str:
    """Return the id of a dimension: ``SEX`` for sex; ``SPLIT_…`` where the name stands for something else already."""
    found = re.sub(r"[^A-Z0-9_]", "_", dimension.upper())
    return f"SPLIT_{found}" if found in (*_BEFORE, *_AFTER) else found


def structure_id(told: ObservationsTold) -> str:
    """Return what the dataflow is called: ``AG:SMALL_OBSERVATIONS(1.0)``."""
    return f"{told.agency}:{flow_id(told)}(1.0)"


def flow_id(told: ObservationsTold) -> str:
    """Return the id of the dataflow of a programme, and of its structure: ``SMALL_OBSERVATIONS``."""
    return f"{re.sub(r'[^A-Za-z0-9_-]', '_', told.programme)}_OBSERVATIONS"


def time_period(period: Period) -> tuple[str, str]:
    """Return a period and its frequency as SDMX spells them: ``2023-S1`` and S; years as a range with their number."""
    year, month = divmod(period.first, 12)
    months = period.months
    if months in _FREQUENCIES and month % months == 0:
        spelled = {1: f"-{month + 1:02}", 3: f"-Q{month // 3 + 1}", 6: f"-S{month // 6 + 1}", 12: ""}[months]
        return f"{year:04}{spelled}", _FREQUENCIES[months]
    if months % 12 == 0:
        return f"{period.starts_on.isoformat()}/P{months // 12}Y", f"A{months // 12}"
    return f"{period.starts_on.isoformat()}/P{months}M", "_O"


def split_axes(told: ObservationsTold) -> list[str]:
    """Return the dimensions that are columns of their own; the country of a share is REF_AREA."""
    return [each for each in told.dimensions if each != COUNTRY]


def _rows(told: ObservationsTold) -> Iterator[list[str]]:
    yield columns(told)
    axes, name = split_axes(told), structure_id(told)
    for each, unit, definition in rows_of(told):
        split = dict(each.cell)
        period, frequency = time_period(each.period)
        area = split.get(COUNTRY) or unit.country or TOTAL
        key = ["dataflow", name, REPLACE, frequency, each.indicator, each.unit, area]
        status = SUPPRESSED if told.withholds(each) else STATUS[each.state]
        key += [split.get(axis, TOTAL) for axis in axes]
        for part, value in _parts(told, each).items():
            shown = value if part in NUMBERS else as_text(value)
            measure = _measure(part, definition)
            yield [*key, part.upper(), period, shown, status, *measure, as_text(each.reason), each.id]


def _parts(told: ObservationsTold, each: Observation) -> dict[str, str]:
    return parts_told(told.value_of(each)) or dict.fromkeys(told.parts_of(each.indicator), "")


def _measure(part: str, definition: IndicatorDefinition | None) -> tuple[str, str]:
    if part not in NUMBERS:
        return NO_UNIT, ""
    if part in (NUMERATOR, DENOMINATOR, MEASUREMENTS) or definition is None or not definition.unit:
        return PURE, "0"
    return definition.unit, "0"
