"""Results in the grid of countries by pillars as pages show them: each number with the address of its records."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from maslahat.actions.results.grids import results_grid_of
from maslahat.domain.insight.results_grid import ALL, CellKey, PeopleCounted, ResultsCell
from maslahat.domain.insight.results_tree import Moment
from maslahat.domain.results.status import Status
from maslahat.publishing.result_words import number_words
from maslahat.stores.discussions import practices as stored
from maslahat.web.results.tree import Asked, StandingShown, milestones_in, standing_shown
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """People counted in a cell: in how many figures, how many of them are compared, the largest of these in words.

    ``withheld`` is how many are not shown to this reader.
    """

    figures: int
    compared: int
    withheld: int
    largest: str
    address: str


@dataclass(frozen=True, slots=True)
class CellShown:
    """Results of one country under one pillar: how they stand as a whole, and how many of those with a target here are
    on track, at risk, off track, without data; how many of all are reported; people, stories and practices."""

    standing: StandingShown
    measured: int
    with_target: int
    on_track: int
    at_risk: int
    off_track: int
    no_data: int
    reported: int
    people: PeopleShown
    stories: int
    practices: int
    address: str
    stories_address: str
    practices_address: str


def results_in_grid(visit: Visit, asked: Asked) -> Mapping[CellKey, CellShown]:
    """Return {(country, pillar): cell} for a year, "" for all countries and for all pillars."""
    shared = practices_in(visit.programme.code)
    return {key: _shown(visit, asked.year, key, cell, shared) for key, cell in cells_of(visit, asked).items()}


def cells_of(visit: Visit, asked: Asked) -> Mapping[CellKey, ResultsCell]:
    """Return the cells of a year as the visitor may see them."""
    at = Moment(asked.year, visit.now.date(), asked.known.cycle)
    return results_grid_of(asked.known, at, milestones_in(visit, asked.year))


def _shown(visit: Visit, year: int, key: CellKey, cell: ResultsCell, shared: Mapping[CellKey, int]) -> CellShown:
    country, pillar = key
    year_of = {"year": str(year)} | ({"country": country} if country else {})
    place = {name: code for name, code in (("country", country), ("pillar", pillar)) if code}
    anchor = f"#branch-{pillar.lower()}" if pillar else ""

    def address(page: str, query: Mapping[str, str]) -> str:
        return reverse(page, args=(visit.programme.code,)) + (f"?{urlencode(query)}" if query else "")

    return CellShown(
        standing_shown(cell.standing),
        cell.measured,
        len(cell.stands),
        cell.stands.count(Status.ON_TRACK),
        cell.stands.count(Status.AT_RISK),
        cell.stands.count(Status.OFF_TRACK),
        cell.stands.count(Status.NO_DATA),
        cell.reported,
        _people(visit, cell.people, address("people_counted", {"year": str(year)} | place)),
        len(cell.stories),
        shared.get(key, 0),
        address("results", year_of) + anchor,
        address("stories_of_results", {"year": str(year)} | place),
        address("practices", place),
    )


def _people(visit: Visit, people: PeopleCounted, address: str) -> PeopleShown:
    words = people_in_words(visit, people)
    return PeopleShown(len(people.figures), len(people.compared), people.withheld, words, address)


def people_in_words(visit: Visit, people: PeopleCounted) -> str:
    """Return the largest figure of people with its unit of count: ``3,513 persons``; empty if there is none."""
    largest = people.largest
    if largest is None or largest.figure.number is None:
        return ""
    unit = largest.definition.unit
    name = localized(visit.programme.label("units", unit)) or unit
    return f"{number_words(largest.figure.number, get_language() or 'en')} {name}"


def practices_in(programme: str) -> Mapping[CellKey, int]:
    """Return how many good practices each cell holds that has any; those that were taken back do not count."""
    shared = [each for each in stored.practices(programme) if not each.is_withdrawn]
    return Counter(
        (country, pillar) for each in shared for country in (each.country, ALL) for pillar in (each.pillar, ALL)
    )
