"""What the programme is to change: pillars, their outcomes and outputs, and the indicators that measure them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.programmes.provenance import Term
from maslahat.domain.shared.kinds import AcrossPeriods, AcrossUnits, Direction, Kind
from maslahat.domain.shared.texts import LocalizedText


@dataclass(frozen=True, slots=True)
class Baseline:
    """The value an indicator starts from; ``value`` is None while nobody has measured it."""

    value: Decimal | None
    year: int


@dataclass(frozen=True, slots=True)
class Target:
    """The value an indicator is to reach in a calendar year, or if ``is_to_date`` from the start of the cycle to its
    end; None where it is only monitored."""

    year: int
    value: Decimal | None
    is_to_date: bool = False


@dataclass(frozen=True, slots=True)
class CountryTargets:
    """What one country is to reach by itself, from a baseline of its own; no part of the programme's targets."""

    country: str
    baseline: Baseline
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure of an outcome or output, with what it counts and the two rules of roll-up (results §1).

    ``frequency`` is the length of a reporting period in months. ``owners`` maps a country to the institution that
    answers for its data; ``reporters`` are the codes of those who report, all if none is named. ``scale`` is the code
    of the scale of a SCALE indicator, ``tolerance`` how far a KEEP indicator may lie from its target.
    """

    code: str
    name: LocalizedText
    unit: str
    baseline: Baseline
    targets: tuple[Target, ...]
    direction: Direction
    monitored_only: bool
    disaggregation: tuple[str, ...]
    means_of_verification: LocalizedText
    kind: Kind
    across_units: AcrossUnits
    across_periods: AcrossPeriods
    meaning: LocalizedText
    frequency: int
    owners: Mapping[str, str]
    reporters: tuple[str, ...]
    scale: str
    tolerance: Decimal
    counts_people: bool
    country_targets: tuple[CountryTargets, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """What the programme delivers. ``theme`` is the code of the theme of its pillar that it belongs to, or empty."""

    code: str
    name: LocalizedText
    theme: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A change that outputs lead to, with its main risk and the assumption it rests on."""

    code: str
    name: LocalizedText
    risk: LocalizedText
    assumption: LocalizedText
    sdg_targets: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    outputs: tuple[Output, ...]


@dataclass(frozen=True, slots=True)
class Pillar:
    """A main field of work. ``coordinator`` names the office that leads it; ``strategy_areas`` are framework results
    of the agency's strategy that it serves; ``themes`` divide its scope."""

    code: str
    name: LocalizedText
    scope: LocalizedText
    coordinator: LocalizedText
    themes: tuple[Term, ...]
    sdg_targets: tuple[str, ...]
    strategy_areas: tuple[str, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def outputs(self) -> tuple[Output, ...]:
        return tuple(output for outcome in self.outcomes for output in outcome.outputs)

    @property
    def indicators(self) -> Iterator[Indicator]:
        """Yield every indicator of the pillar: those of each outcome, then those of its outputs."""
        for outcome in self.outcomes:
            yield from outcome.indicators
            for output in outcome.outputs:
                yield from output.indicators
