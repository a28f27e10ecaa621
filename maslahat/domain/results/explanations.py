"""Explain this number: the steps by which a figure was made, from which anyone can make it again (results §3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from maslahat.domain.results.figures import Difference, Figure, WhyExcluded
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Observation, Overlap
from maslahat.domain.results.periods import Period


@dataclass(frozen=True, slots=True)
class RuleApplied:
    """Which indicator it is, by its kind and rules, and the months whose whole periods count."""

    definition: IndicatorDefinition
    window: Period


@dataclass(frozen=True, slots=True)
class Counted:
    """An observation that counts, as it was reported."""

    observation: Observation


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An observation in reach that does not count, with the reason."""

    observation: Observation
    why: WhyExcluded


@dataclass(frozen=True, slots=True)
class TakenOff:
    """An overlap that was taken off the sum."""

    overlap: Overlap


@dataclass(frozen=True, slots=True)
class Differs:
    """Parts and total of a unit, as reported, that are not the same."""

    difference: Difference


@dataclass(frozen=True, slots=True)
class FigureMade:
    """The figure that comes of it, with its coverage."""

    figure: Figure


ExplanationStep = RuleApplied | Counted | LeftOut | TakenOff | Differs | FigureMade


def explain(
    figure: Figure, definition: IndicatorDefinition, observations: Iterable[Observation], cycle: Period
) -> tuple[ExplanationStep, ...]:
    """Return the steps of a figure: its rule, what counts, what does not and why, overlaps, differences, the outcome.

    ``definition``, ``observations`` and ``cycle`` are those it was rolled up from. Rolling up the observations and
    overlaps of these steps alone gives the same value. Raises KeyError if an observation it rests on is not among them.
    """
    by_id = {each.id: each for each in observations if each.indicator == definition.code}
    return (
        RuleApplied(definition, definition.window(figure.key.period, cycle)),
        *(Counted(by_id[name]) for name in figure.inputs),
        *(LeftOut(by_id[each.observation], each.why) for each in figure.exclusions),
        *(TakenOff(each) for each in figure.overlaps),
        *(Differs(each) for each in figure.differences),
        FigureMade(figure),
    )
