"""Results written in the format ``maslahat.results/1``, so that reading them again gives the same."""

from maslahat.domain.results.indicators import CodeList, IndicatorDefinition
from maslahat.domain.results.observations import Observation, Overlap, ReportingUnit
from maslahat.domain.results.result_documents import RESULTS_FORMAT, exact, value_document
from maslahat.domain.shared.canonical import Document
from maslahat.publishing.results_document import ResultsDocument


def results_document(found: ResultsDocument) -> dict[str, Document]:
    """Return results as a JSON object in RESULTS_FORMAT, with everything that ``read_results`` reads."""
    lists = {
        each.code: each
        for definition in found.indicators
        for each in (*definition.dimensions, *filter(None, (definition.scale,)))
    }
    return {
        "format": RESULTS_FORMAT,
        "cycle": found.cycle.code,
        "code_lists": [_code_list(each) for each in lists.values()],
        "units": [_unit(each) for each in found.units],
        "indicators": [_indicator(each) for each in found.indicators],
        "overlaps": [_overlap(each) for each in found.overlaps],
        "observations": [_observation(each) for each in found.observations],
    }


def _code_list(found: CodeList) -> dict[str, Document]:
    codes = [{"code": code, "name": dict(name.texts)} for code, name in found.names.items()]
    return {"code": found.code, "version": found.version, "name": dict(found.name.texts), "codes": codes}


def _unit(unit: ReportingUnit) -> dict[str, Document]:
    return {
        "code": unit.code,
        "name": dict(unit.name.texts),
        "country": unit.country,
        "agency": unit.agency,
        "site": unit.site,
        "part_of": unit.part_of,
        "is_aggregated": unit.is_aggregated,
        "is_retired": unit.is_retired,
    }


def _indicator(definition: IndicatorDefinition) -> dict[str, Document]:
    return {
        "code": definition.code,
        "version": definition.version,
        "result": definition.result,
        "name": dict(definition.name.texts),
        "unit": definition.unit,
        "kind": definition.kind.value,
        "across_units": definition.rules.across_units.value,
        "across_periods": definition.rules.across_periods.value,
        "direction": definition.direction.value,
        "frequency": definition.frequency,
        "dimensions": [each.code for each in definition.dimensions],
        "scale": definition.scale.code if definition.scale else "",
        "reporters": list(definition.reporters),
    }


def _overlap(overlap: Overlap) -> dict[str, Document]:
    return {
        "indicator": overlap.indicator,
        "units": sorted(overlap.units),
        "period": overlap.period.code,
        "cell": dict(overlap.cell),
        "number": exact(overlap.number),
    }


def _observation(each: Observation) -> dict[str, Document]:
    return {
        "id": each.id,
        "indicator": each.indicator,
        "unit": each.unit,
        "period": each.period.code,
        "cell": dict(each.cell),
        "state": each.state.value,
        "value": None if each.value is None else value_document(each.value),
        "reason": each.reason,
    }
