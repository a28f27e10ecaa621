"""The grid of countries by pillars as one class of readers sees it: found once for each state of the record, and held.

The grid that is held belongs to what is known (ADR 0030): once something is reported it is forgotten with it.
"""

from collections.abc import Mapping
from functools import partial

from maslahat.actions.results.annual_record import VERIFIED
from maslahat.actions.results.known import ResultsKnown
from maslahat.domain.insight.results_grid import CellKey, ResultsCell, ResultStory, Told, results_grid
from maslahat.domain.insight.results_tree import Moment
from maslahat.domain.results.figures import FigureInShort
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.status import Milestones
from maslahat.stores.results import report_queries

GRIDS_KEPT = 32
"""How many grids of a programme are held: of a year and a day, of the milestones of a plan, for a class of readers."""


def results_grid_of(
    known: ResultsKnown, at: Moment, milestones: Mapping[str, Milestones]
) -> Mapping[CellKey, ResultsCell]:
    """Return the cells as the reader of ``known`` may see them. ``milestones`` are those of that year's plan."""
    key = (at.year, at.on, known.open_areas, frozenset(milestones.items()))
    found = known.grids.get(key)
    if found is None:
        found = results_grid(known.programme, _told(known, at, milestones), known.rule)
        known.grids[key] = found
        for oldest in list(known.grids)[:-GRIDS_KEPT]:
            known.grids.pop(oldest, None)
    return found


def _told(known: ResultsKnown, at: Moment, milestones: Mapping[str, Milestones]) -> Told:
    narratives = report_queries.narratives(known.programme.code, at.period, VERIFIED)
    return Told(
        measured=partial(known.measured, at, milestones),
        people=partial(_people, known, at),
        stories=tuple(ResultStory(*each) for each in narratives),
        country_of={each.code: each.country for each in known.units},
    )


def _people(known: ResultsKnown, at: Moment, definition: IndicatorDefinition, area: str) -> FigureInShort:
    return known.in_short(definition, area, at.period)
