"""What a programme's indicators mean for results: definitions, code lists and reporting units, as its file says them.

Each code list, dimension or scale, is in its first version here; the record says in which version it stands.
"""

from maslahat.domain.programmes.pillars import Indicator, Target
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.programmes.provenance import Term
from maslahat.domain.results.indicators import (
    CodeList,
    IndicatorDefinition,
    OwnTargets,
    Rules,
    StartingValue,
    YearTarget,
)
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.shared.texts import LocalizedText


def code_lists_of(programme: Programme) -> tuple[CodeList, ...]:
    """Return the code lists of dimensions, then those of scales; a scale is known as ``scale.CODE``."""
    dimensions = (_code_list(each.code, each.name, each.codes) for each in programme.dimensions)
    scales = (_code_list(scale_code(each.code), each.name, each.steps) for each in programme.scales)
    return (*dimensions, *scales)


def scale_code(scale: str) -> str:
    """Return the name by which the steps of a scale are known among code lists."""
    return f"scale.{scale}"


def reporting_units_of(programme: Programme) -> tuple[ReportingUnit, ...]:
    """Return who reports in a programme."""
    return tuple(
        ReportingUnit(
            code=each.code,
            name=each.name,
            country=each.country,
            agency=each.agency,
            site=each.site,
            part_of=each.part_of,
            is_aggregated=each.is_aggregated,
        )
        for each in programme.reporters
    )


def definitions_of(programme: Programme, lists: tuple[CodeList, ...]) -> tuple[IndicatorDefinition, ...]:
    """Return every indicator of a programme as it is measured, split by those of its dimensions that have codes.

    ``lists`` are the code lists in the versions that the definitions are to name.
    """
    by_code = {each.code: each for each in lists}
    found = []
    for outcome in programme.outcomes:
        found += [_definition(programme, outcome.code, each, by_code) for each in outcome.indicators]
        for output in outcome.outputs:
            found += [_definition(programme, output.code, each, by_code) for each in output.indicators]
    return tuple(found)


def _definition(
    programme: Programme, result: str, indicator: Indicator, lists: dict[str, CodeList]
) -> IndicatorDefinition:
    sources = programme.provenance_of(f"indicator:{indicator.code}:baseline").sources
    return IndicatorDefinition(
        code=indicator.code,
        version=1,
        result=result,
        name=indicator.name,
        meaning=indicator.meaning,
        unit=indicator.unit,
        kind=indicator.kind,
        rules=Rules(indicator.across_units, indicator.across_periods),
        direction=indicator.direction,
        baseline=StartingValue(indicator.baseline.value, indicator.baseline.year, ", ".join(sources)),
        targets=_targets(indicator.targets),
        dimensions=tuple(lists[code] for code in indicator.disaggregation if code in lists),
        scale=lists.get(scale_code(indicator.scale)),
        tolerance=indicator.tolerance,
        frequency=indicator.frequency,
        owners=indicator.owners,
        means_of_verification=indicator.means_of_verification,
        counts_people=indicator.counts_people,
        is_monitored_only=indicator.monitored_only,
        reporters=indicator.reporters,
        own_targets=tuple(
            OwnTargets(each.country, StartingValue(each.baseline.value, each.baseline.year), _targets(each.targets))
            for each in indicator.country_targets
        ),
    )


def _targets(targets: tuple[Target, ...]) -> tuple[YearTarget, ...]:
    return tuple(YearTarget(each.year, each.value, each.is_to_date) for each in targets)


def _code_list(code: str, name: LocalizedText, terms: tuple[Term, ...]) -> CodeList:
    return CodeList(code, 1, name, {term.code: term.name for term in terms})
