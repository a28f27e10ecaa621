"""How an indicator is measured: its kind, rules, baseline, targets, dimensions and owners, as one definition."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from maslahat.domain.results.observations import Observation, Overlap, ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.shared.kinds import ACROSS_PERIODS, ACROSS_UNITS, AcrossPeriods, AcrossUnits, Direction, Kind
from maslahat.domain.shared.texts import LocalizedText

MOST_DIMENSIONS = 3
"""Most dimensions by which one indicator is split (results §1)."""


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes of a dimension or scale in one version; the order is that of printing, and of a scale's steps."""

    code: str
    version: int
    name: LocalizedText
    names: Mapping[str, LocalizedText]


@dataclass(frozen=True, slots=True)
class StartingValue:
    """The value an indicator starts from, in percent for a ratio; None while nobody has measured it."""

    value: Decimal | None
    year: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class YearTarget:
    """The value to reach in a year, or until its end counted from the start of the cycle if ``is_to_date``."""

    year: int
    value: Decimal | None
    is_to_date: bool = False


@dataclass(frozen=True, slots=True)
class OwnTargets:
    """What one country is to reach by itself, from a baseline of its own (ADR 0033)."""

    country: str
    baseline: StartingValue | None
    targets: tuple[YearTarget, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The two separately declared rules of roll-up."""

    across_units: AcrossUnits
    across_periods: AcrossPeriods

    @classmethod
    def customary(cls, kind: Kind) -> "Rules":
        """Return the rules that are meant if an indicator of this kind declares none."""
        return cls(ACROSS_UNITS[kind][0], ACROSS_PERIODS[kind][0])


@dataclass(frozen=True, slots=True)
class IndicatorDefinition:
    """An indicator as it is measured, in one version (results §1).

    ``result`` is the code of the outcome or output it belongs to; ``unit`` the unit of count; ``counts_people`` puts
    its figures under protection (results §5). ``dimensions`` are the code lists it is split by, crossed, at most
    MOST_DIMENSIONS; ``scale`` the steps of a SCALE indicator in order. ``tolerance`` is how far a KEEP indicator may
    lie from its target. ``frequency`` is the length of a reporting period in months (1, 3, 6 or 12). ``owners`` maps a
    country to the institution that answers for its data; ``reporters`` are the codes of the units that report it, all
    units if none is named.

    ``baseline`` and ``targets`` are those of ``aims_of``: of the programme if that is empty, else of a country.
    ``own_targets`` are those of single countries: no part of the programme's, and never added to them.
    """

    code: str
    version: int
    result: str
    name: LocalizedText
    meaning: LocalizedText
    unit: str
    kind: Kind
    rules: Rules
    direction: Direction
    baseline: StartingValue | None
    targets: tuple[YearTarget, ...]
    dimensions: tuple[CodeList, ...] = ()
    scale: CodeList | None = None
    tolerance: Decimal = Decimal(0)
    frequency: int = 12
    owners: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    means_of_verification: LocalizedText = field(default_factory=LocalizedText)
    counts_people: bool = False
    is_monitored_only: bool = False
    reporters: tuple[str, ...] = ()
    own_targets: tuple[OwnTargets, ...] = ()
    aims_of: str = ""

    def expects(self, unit: ReportingUnit) -> bool:
        """Tell whether a unit is one of those that report this indicator; a retired one is not."""
        return not unit.is_retired and (not self.reporters or unit.code in self.reporters)

    def target(self, year: int) -> YearTarget | None:
        """Return the target of a year; None if there is none."""
        return next((target for target in self.targets if target.year == year and target.value is not None), None)

    def aimed_at(self, area: str) -> "IndicatorDefinition":
        """Return the indicator with what an area is to reach by itself; as it is for one without targets of its own."""
        own = next((each for each in self.own_targets if each.country == area), None)
        return self if own is None else replace(self, baseline=own.baseline, targets=own.targets, aims_of=area)

    def window(self, period: Period, cycle: Period) -> Period:
        """Return the months whose reports make the figure of a period: from the start of the cycle for a total to date.

        A running total stands until its unit reports a later one, so what was reported before the period counts.
        """
        return cycle.until(period) if self.kind is Kind.RUNNING_TOTAL else period


@dataclass(frozen=True, slots=True)
class IndicatorTold:
    """What was told of one indicator: its definition, the reports that stand, and the overlaps declared."""

    definition: IndicatorDefinition
    observations: tuple[Observation, ...]
    overlaps: tuple[Overlap, ...]
