"""What the programme is to change: pillars, their outcomes and outputs, and the indicators that measure them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.programmes.provenance import Term
from maslahat.domain.shared.texts import LocalizedText


@dataclass(frozen=True, slots=True)
class Baseline:
    """The value an indicator starts from; ``value`` is None while nobody has measured it."""

    value: Decimal | None
    year: int


@dataclass(frozen=True, slots=True)
class Target:
    """The value an indicator is to reach by the end of a calendar year; None where it is only monitored."""

    year: int
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure of an outcome or output. ``direction`` is ``up`` or ``down``: where better lies."""

    code: str
    name: LocalizedText
    unit: str
    baseline: Baseline
    targets: tuple[Target, ...]
    direction: str
    monitored_only: bool
    disaggregation: tuple[str, ...]
    means_of_verification: LocalizedText


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
