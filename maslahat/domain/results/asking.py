"""Which figures can be made of some reports: areas, periods and cells, each in its order."""

from collections.abc import Iterable
from itertools import combinations

from maslahat.domain.results.observations import COUNTRY, Cell, Observation, ReportingUnit
from maslahat.domain.results.periods import Period


def areas_of(units: Iterable[ReportingUnit], observations: Iterable[Observation] = ()) -> list[str]:
    """Return the programme (an empty code), every country that a unit reports for, then every other unit."""
    known = list(units)
    shares = {code for each in observations for dimension, code in each.cell if dimension == COUNTRY}
    countries = sorted({each.country for each in known if each.country} | shares)
    return ["", *countries, *sorted({each.code for each in known} - set(countries))]


def periods_of(observations: Iterable[Observation], cycle: Period) -> list[Period]:
    """Return every period that was reported, the quarters, half-years and years that hold them, and the cycle."""
    found = {cycle}
    for period in {each.period for each in observations}:
        found.add(period)
        for months in (3, 6, 12):
            first = period.first - period.first % months
            holding = Period(first, first + months - 1)
            if holding.holds(period):
                found.add(holding)
    return sorted(found, key=lambda each: (each.first, each.months))


def cells_of(observations: Iterable[Observation]) -> list[Cell]:
    """Return the total and every cell that was reported or holds one; countries are areas and no cells."""
    found: set[Cell] = {()}
    for reported in {each.cell for each in observations}:
        pairs = [pair for pair in reported if pair[0] != COUNTRY]
        found |= {each for length in range(len(pairs) + 1) for each in combinations(pairs, length)}
    return sorted(found, key=lambda each: (len(each), each))
