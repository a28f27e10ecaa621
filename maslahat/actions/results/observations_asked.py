"""All observations of a programme that stand, or those that a reader asks for, with what their codes mean."""

from dataclasses import dataclass

from maslahat.domain.programmes.programme import Programme
from maslahat.publishing.observations_told import Hides, ObservationsTold, dimensions_of, hides_nothing
from maslahat.stores.results import queries, report_queries


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for: an indicator, a period, a country or unit, each by its code; empty for all."""

    indicator: str = ""
    period: str = ""
    area: str = ""


EVERYTHING = Asked()


def told_observations(
    programme: Programme, asked: Asked = EVERYTHING, hides: Hides = hides_nothing
) -> ObservationsTold:
    """Return what stands and counts; the observations themselves are fetched as they are written out. Reads only.

    ``hides`` tells which values the reader may not see.
    """
    code = programme.code
    definitions, units = queries.last_definitions(code), queries.last_units(code)
    wanted = {each.code for each in units if asked.area in (each.code, each.country)}
    return ObservationsTold(
        code,
        programme.agency,
        {each.code: each for each in definitions},
        {each.code: each for each in units},
        dimensions_of(definitions, report_queries.dimensions_told(code)),
        report_queries.observations_one_by_one(
            code, indicator=asked.indicator, period=asked.period, units=wanted if asked.area else None
        ),
        programme.languages,
        hides,
        {each.code: each.name for each in programme.countries},
    )
