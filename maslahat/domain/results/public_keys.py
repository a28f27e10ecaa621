"""Which figures of an indicator are ever shown in public: one set for every edition, page, table and export.

What one of them shows may give away what another withholds; so the protection of small counts looks at all of them at
once, whichever a single edition prints (results §5; ADR 0027).
"""

from collections.abc import Iterable

from maslahat.domain.results.figures import FigureKey
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell
from maslahat.domain.results.periods import Period


def years_of(cycle: Period) -> tuple[Period, ...]:
    """Return the calendar years of a cycle."""
    return tuple(Period.read(str(year)) for year in range(cycle.first // 12, cycle.last // 12 + 1))


def public_keys(
    definition: IndicatorDefinition, countries: Iterable[str], cycle: Period, cells: Iterable[Cell]
) -> tuple[FigureKey, ...]:
    """Return what can be shown: programme and countries, years and years to date, the total and each single code.

    ``cells`` are those in which something was reported; crossed ones are not shown in public, nor are codes that the
    indicator is no longer split by.
    """
    codes = {each.code: each.names for each in definition.dimensions}
    shown = [cell for cell in cells if len(cell) < 2 and all(code in codes.get(name, ()) for name, code in cell)]
    periods = dict.fromkeys(each for year in years_of(cycle) for each in (year, cycle.until(year)))
    return tuple(
        FigureKey(definition.code, area, period, cell)
        for area in ("", *countries)
        for period in periods
        for cell in (shown if () in shown else [(), *shown])
    )
