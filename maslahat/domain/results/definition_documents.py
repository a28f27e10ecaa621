"""Definitions, code lists, units and thresholds of status as JSON documents, as their versions are kept.

Numbers are text, exact to the last digit. A definition names its code lists by code and version; the lists
themselves are documents of their own, so that a list is kept once however many indicators it splits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction

from maslahat.domain.results.indicators import (
    CodeList,
    IndicatorDefinition,
    OwnTargets,
    Rules,
    StartingValue,
    YearTarget,
)
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.kinds import AcrossPeriods, AcrossUnits, Direction, Kind
from maslahat.domain.shared.status_rules import StatusRule
from maslahat.domain.shared.texts import LocalizedText

Lists = Mapping[tuple[str, int], CodeList]
"""Code lists by code and version."""


def definition_document(definition: IndicatorDefinition) -> dict[str, Document]:
    """Return what a definition says as a document; its code and version stand beside it in the record.

    Targets of single countries stand in it only where there are any, so that older documents keep their fingerprint.
    """
    own = {"own_targets": [_own_document(each) for each in definition.own_targets]} if definition.own_targets else {}
    return {
        "result": definition.result,
        "name": definition.name.document(),
        "meaning": definition.meaning.document(),
        "unit": definition.unit,
        "kind": definition.kind.value,
        "across_units": definition.rules.across_units.value,
        "across_periods": definition.rules.across_periods.value,
        "direction": definition.direction.value,
        "baseline": _start_document(definition.baseline),
        "targets": _target_documents(definition.targets),
        "dimensions": [_named(each) for each in definition.dimensions],
        "scale": definition.scale and _named(definition.scale),
        "tolerance": str(definition.tolerance),
        "frequency": definition.frequency,
        "owners": dict(definition.owners),
        "reporters": list(definition.reporters),
        "means_of_verification": definition.means_of_verification.document(),
        "counts_people": definition.counts_people,
        "is_monitored_only": definition.is_monitored_only,
        **own,
    }


def read_definition(code: str, version: int, document: Mapping[str, Document], lists: Lists) -> IndicatorDefinition:
    """Return the definition that a document written by ``definition_document`` tells of.

    Raises KeyError if one of its code lists is not among ``lists``.
    """
    return IndicatorDefinition(
        code=code,
        version=version,
        result=document["result"],
        name=LocalizedText.read(document["name"]),
        meaning=LocalizedText.read(document["meaning"]),
        unit=document["unit"],
        kind=Kind(document["kind"]),
        rules=Rules(AcrossUnits(document["across_units"]), AcrossPeriods(document["across_periods"])),
        direction=Direction(document["direction"]),
        baseline=document["baseline"] and _starting_value(document["baseline"]),
        targets=_targets(document["targets"]),
        dimensions=tuple(lists[each["code"], each["version"]] for each in document["dimensions"]),
        scale=document["scale"] and lists[document["scale"]["code"], document["scale"]["version"]],
        tolerance=Decimal(document["tolerance"]),
        frequency=document["frequency"],
        owners=dict(document["owners"]),
        means_of_verification=LocalizedText.read(document["means_of_verification"]),
        counts_people=document["counts_people"],
        is_monitored_only=document["is_monitored_only"],
        reporters=tuple(document["reporters"]),
        own_targets=tuple(_own_targets(each) for each in document.get("own_targets", ())),
    )


def code_list_document(found: CodeList) -> dict[str, Document]:
    """Return what a code list says as a document, its codes in order."""
    return {
        "name": found.name.document(),
        "codes": [{"code": code, "name": name.document()} for code, name in found.names.items()],
    }


def read_code_list(code: str, version: int, document: Mapping[str, Document]) -> CodeList:
    """Return the code list that a document written by ``code_list_document`` tells of."""
    names = {each["code"]: LocalizedText.read(each["name"]) for each in document["codes"]}
    return CodeList(code, version, LocalizedText.read(document["name"]), names)


def unit_document(unit: ReportingUnit) -> dict[str, Document]:
    """Return what is known of a reporting unit as a document."""
    return {
        "name": unit.name.document(),
        "country": unit.country,
        "agency": unit.agency,
        "site": unit.site,
        "part_of": unit.part_of,
        "is_aggregated": unit.is_aggregated,
    }


def read_unit(code: str, document: Mapping[str, Document]) -> ReportingUnit:
    """Return the reporting unit that a document written by ``unit_document`` tells of."""
    return ReportingUnit(
        code=code,
        name=LocalizedText.read(document["name"]),
        country=document["country"],
        agency=document["agency"],
        site=document["site"],
        part_of=document["part_of"],
        is_aggregated=document["is_aggregated"],
    )


def status_rule_document(rule: StatusRule) -> dict[str, Document]:
    """Return the thresholds of a rule by name, each as a fraction in words of figures: ``4/5``."""
    return {each.name: str(getattr(rule, each.name)) for each in fields(rule)}


def read_status_rule(document: Mapping[str, Document]) -> StatusRule:
    """Return the rule that a document written by ``status_rule_document`` tells of."""
    return StatusRule(**{name: Fraction(spelled) for name, spelled in document.items()})


def _named(found: CodeList) -> dict[str, Document]:
    return {"code": found.code, "version": found.version}


def _start_document(start: StartingValue | None) -> dict[str, Document] | None:
    if start is None:
        return None
    return {"value": _spelled(start.value), "year": start.year, "source": start.source}


def _target_documents(targets: tuple[YearTarget, ...]) -> list[Document]:
    return [{"year": each.year, "value": _spelled(each.value), "is_to_date": each.is_to_date} for each in targets]


def _targets(documents: Iterable[Mapping[str, Document]]) -> tuple[YearTarget, ...]:
    return tuple(YearTarget(each["year"], _number(each["value"]), each["is_to_date"]) for each in documents)


def _own_document(own: OwnTargets) -> dict[str, Document]:
    baseline, targets = _start_document(own.baseline), _target_documents(own.targets)
    return {"country": own.country, "baseline": baseline, "targets": targets}


def _own_targets(document: Mapping[str, Document]) -> OwnTargets:
    start = document["baseline"] and _starting_value(document["baseline"])
    return OwnTargets(document["country"], start, _targets(document["targets"]))


def _starting_value(document: Mapping[str, Document]) -> StartingValue:
    return StartingValue(_number(document["value"]), document["year"], document["source"])


def _spelled(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(spelled: str | None) -> Decimal | None:
    return None if spelled is None else Decimal(spelled)
