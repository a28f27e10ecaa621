"""Which units count though their reports do not reach over the whole window: the age of what stands, and what lacks.

It is told beside the figure and changes no number, state or count of units (ADR 0029).
"""

from collections.abc import Iterable

from maslahat.domain.results.figures import Behind
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell
from maslahat.domain.results.periods import Period, months_of
from maslahat.domain.results.spans import last_of
from maslahat.domain.results.splits import lies_in
from maslahat.domain.results.unit_figures import UnitFigure, UnitReports
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import AcrossPeriods


def behind(definition: IndicatorDefinition, reports: UnitReports, one: UnitFigure, wanted: Cell) -> Behind | None:
    """Return how far a unit that counts is behind the window that is asked about; None if it is not.

    Where the latest counts, its value is from before the last reporting period of the window. Where periods are put
    together, it reported a part of them; a period of which it said that the indicator does not apply is not asked of
    it. No unit is behind in a window that is shorter than a reporting period.
    """
    last = last_of([each.period for each in one.counted])
    window, frequency = reports.window, definition.frequency
    if last is None or window.months < frequency:
        return None
    if definition.rules.across_periods is AcrossPeriods.LATEST:
        return Behind(one.unit, last) if last.last <= window.last - frequency else None
    told = months_of(each.period for each in one.counted)
    spared = months_of(_not_asked(reports, wanted)) - told
    if len(told) + len(spared) >= window.months:
        return None
    expected = -((len(spared) - window.months) // frequency)
    return Behind(one.unit, last, (len(told) // frequency, expected))


def _not_asked(reports: UnitReports, wanted: Cell) -> Iterable[Period]:
    """Return the periods of which a unit said that the cell, or a whole that it lies in, does not apply."""
    for period, placed in reports.source.by_period.items():
        said = any(each.state is State.NOT_APPLICABLE and lies_in(wanted, here) for here, each in placed)
        if said and reports.window.holds(period):
            yield period
