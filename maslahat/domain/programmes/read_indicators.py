"""Reading indicators from a programme file: what each measures, by which rules, from where to where."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from maslahat.domain.programmes.marks import Marks
from maslahat.domain.programmes.pillars import Baseline, CountryTargets, Indicator, Target
from maslahat.domain.programmes.terms import Cycle, defined, in_code_list
from maslahat.domain.shared.entries import Entry
from maslahat.domain.shared.kinds import ACROSS_PERIODS, ACROSS_UNITS, Direction, Kind

FREQUENCIES: Mapping[str, int] = MappingProxyType({"year": 12, "half_year": 6, "quarter": 3, "month": 1})
"""How often an indicator is reported, with the length of the period in months; the first if nothing is said."""

MOST_DIMENSIONS = 3
"""Most dimensions by which one indicator is split (results §1)."""

_Rule = TypeVar("_Rule", bound=StrEnum)


def read_indicator(entry: Entry, marks: Marks, cycle: Cycle) -> Indicator:
    """Return the indicator that an entry describes; a kind and a rule that do not go together are a fault (results §1).

    Dimensions must have been read before. What is not said is as is customary for the kind, and the kind is a count.
    """
    code = defined(entry, "indicator")
    marks.note(entry, f"indicator:{code}")
    baseline = entry.entry("baseline")
    marks.note(baseline, f"indicator:{code}:baseline")
    kind = Kind(entry.choice("kind", tuple(Kind), required=False) or Kind.COUNT)
    direction = Direction(entry.choice("direction", tuple(Direction)) or Direction.UP)
    return Indicator(
        code=code,
        name=entry.text("name"),
        unit=entry.reference("unit", in_code_list("units")),
        baseline=_baseline(baseline, cycle),
        targets=_targets(entry, cycle),
        direction=direction,
        monitored_only=entry.flag("monitored_only"),
        disaggregation=_disaggregation(entry),
        means_of_verification=entry.text("means_of_verification", required=False),
        kind=kind,
        across_units=_rule(entry, "across_units", kind, ACROSS_UNITS[kind]),
        across_periods=_rule(entry, "across_periods", kind, ACROSS_PERIODS[kind]),
        meaning=entry.text("meaning", required=False),
        frequency=FREQUENCIES[entry.choice("frequency", tuple(FREQUENCIES), required=False) or "year"],
        owners=_owners(entry),
        reporters=entry.references("reporters", "reporting_unit"),
        scale=_scale(entry, kind),
        tolerance=_tolerance(entry, direction),
        counts_people=entry.flag("counts_people"),
        country_targets=_country_targets(entry, cycle),
    )


def _baseline(entry: Entry, cycle: Cycle) -> Baseline:
    return Baseline(entry.number("value", required=False), entry.whole("year", 1900, cycle.last))


def _country_targets(entry: Entry, cycle: Cycle) -> tuple[CountryTargets, ...]:
    """Return what single countries are to reach, each once and with a target at least."""
    told: list[CountryTargets] = []
    for found in entry.entries("country_targets"):
        country = found.reference("country", "country")
        if any(country == other.country for other in told):
            found.fault("country", f"{country} has its targets already")
        targets = _targets(found, cycle)
        if not any(target.value is not None for target in targets):
            found.fault("targets", "must hold a value to be reached")
        told.append(CountryTargets(country, _baseline(found.entry("baseline"), cycle), targets))
    return tuple(told)


def _targets(entry: Entry, cycle: Cycle) -> tuple[Target, ...]:
    targets: list[Target] = []
    for found in entry.entries("targets"):
        value = found.number("value", required=False)
        target = Target(found.whole("year", cycle.first, cycle.last), value, found.flag("to_date"))
        if any(target.year == other.year for other in targets):
            found.fault("year", f"{target.year} has a target already")
        targets.append(target)
    return tuple(targets)


def _disaggregation(entry: Entry) -> tuple[str, ...]:
    found = entry.references("disaggregation", in_code_list("disaggregations"))
    crossed = [code for code in found if code in entry.notes.codes("dimension")]
    if len(crossed) > MOST_DIMENSIONS:
        entry.fault("disaggregation", f"crosses {len(crossed)} dimensions; {MOST_DIMENSIONS} are the most")
    return found


def _rule(entry: Entry, name: str, kind: Kind, allowed: tuple[_Rule, ...]) -> _Rule:
    given = entry.value(name, required=False)
    for rule in allowed:
        if given in (None, rule.value):
            return rule
    entry.fault(name, f"is no rule for the kind {kind.value}, which takes {' or '.join(allowed)}")
    return allowed[0]


def _owners(entry: Entry) -> Mapping[str, str]:
    owners = {}
    for country, raw in entry.items("owners"):
        path = entry.at(f"owners.{country}")
        entry.notes.references.append((path, "country", country))
        entry.notes.references.append((path, "institution", str(raw)))
        owners[country] = str(raw)
    return owners


def _scale(entry: Entry, kind: Kind) -> str:
    found = entry.reference("scale", "scale", required=kind is Kind.SCALE)
    if found and kind is not Kind.SCALE:
        entry.fault("scale", f"is given although the kind is {kind.value}")
    return found


def _tolerance(entry: Entry, direction: Direction) -> Decimal:
    found = entry.number("tolerance", required=False)
    if found is None:
        return Decimal(0)
    if direction is not Direction.KEEP or found < 0:
        entry.fault("tolerance", "is a distance of 0 or more and belongs to the direction keep")
    return found
