"""Which figures of an indicator one who does not work on them may read, found once for all that was reported."""

from collections.abc import Iterable

from maslahat.domain.results.areas import Reports
from maslahat.domain.results.counted_tables import NotCountable, areas_of, known_to_states
from maslahat.domain.results.figures import FigureKey
from maslahat.domain.results.indicators import IndicatorTold
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.protection import NOTHING_PUBLISHED, PublishedBefore, withheld
from maslahat.domain.results.public_keys import public_keys
from maslahat.domain.results.roll_up import made_from


def readable(
    told: IndicatorTold,
    units: Iterable[ReportingUnit],
    countries: Iterable[str],
    cycle: Period,
    threshold: int,
    past: PublishedBefore = NOTHING_PUBLISHED,
) -> frozenset[FigureKey]:
    """Return the figures that may be read by everybody at the table: of the programme and its countries, by year.

    What is small is not among them, nor what would give it away to one who has the published editions, or to a State
    that knows its own reports; nor anything that no page shows (results §5; ADR 0026, 0036). Where people were reported
    in no whole numbers nothing can be protected, and nothing is readable.
    """
    definition, known = told.definition, tuple(units)
    keys = public_keys(definition, countries, cycle, sorted({each.cell for each in told.observations}))
    reports = Reports(definition, told.observations, known)
    cells = tuple(dict.fromkeys(key.cell for key in keys))
    figures = [
        figure
        for area, period in dict.fromkeys((key.area, key.period) for key in keys)
        for figure in made_from(reports, told.overlaps, area, period, cells, cycle)
    ]
    try:
        readers = known_to_states(told.observations, known)
        hidden = withheld(definition, figures, areas_of(known), threshold, past, readers)
    except NotCountable:
        return frozenset()
    return frozenset(keys) - hidden
