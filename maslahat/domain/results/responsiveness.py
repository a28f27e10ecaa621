"""Three measures of how the programme is run (R88): how soon it answers, what a result costs, which targets it met."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from maslahat.domain.results.progress import Advance, Keeping, NoProgress, Progress


@dataclass(frozen=True, slots=True)
class Handled:
    """A proposal: the day it was filed and the day it was disposed of, None while it is open."""

    proposal: str
    filed_on: date
    disposed_on: date | None


@dataclass(frozen=True, slots=True)
class Disposition:
    """Days from proposal to disposition: the median, the mean, and the lists they rest on, longest first.

    ``open`` are the proposals without disposition, with the days they have waited; they count in no average, for
    nobody knows yet how long they will take, but they are shown.
    """

    median: Fraction | None
    mean: Fraction | None
    disposed: tuple[tuple[str, int], ...]
    open: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Costed:
    """A result with what was spent on the lines that serve it, and how many units of it were reported, None if none."""

    result: str
    spent: Fraction
    reached: Fraction | None


@dataclass(frozen=True, slots=True)
class CostPerResult:
    """What one unit of each result cost, dearest first, and the results of which that cannot be told.

    There is no cost over all results: a trained officer and an adopted law cannot be added up.
    """

    costs: tuple[tuple[Costed, Fraction], ...]
    untold: tuple[Costed, ...]


@dataclass(frozen=True, slots=True)
class TargetsMet:
    """The share of targets met, and the lists of indicators it rests on.

    ``share`` is of the targets that could be measured; it is None if there is none. ``unmeasured`` names the rest with
    the reason, so that nobody takes silence for success.
    """

    share: Fraction | None
    met: tuple[str, ...]
    missed: tuple[str, ...]
    unmeasured: tuple[tuple[str, NoProgress], ...]


def days_to_disposition(proposals: Iterable[Handled], today: date) -> Disposition:
    """Return how many days it takes from proposal to disposition; a proposal disposed of on its own day took 0."""
    disposed: list[tuple[str, int]] = []
    waiting: list[tuple[str, int]] = []
    for each in proposals:
        days = ((each.disposed_on or today) - each.filed_on).days
        (waiting if each.disposed_on is None else disposed).append((each.proposal, days))
    days_taken = [Fraction(days) for _, days in disposed]
    return Disposition(
        Fraction(median(days_taken)) if days_taken else None,
        sum(days_taken, Fraction(0)) / len(days_taken) if days_taken else None,
        tuple(sorted(disposed, key=_longest_first)),
        tuple(sorted(waiting, key=_longest_first)),
    )


def _longest_first(entry: tuple[str, int]) -> tuple[int, str]:
    return -entry[1], entry[0]


def cost_per_result(results: Iterable[Costed]) -> CostPerResult:
    """Return what one unit of each result cost. If nothing was reached or reported: no number, but the money."""
    listed = sorted(results, key=lambda each: each.result)
    told = [(each, each.spent / each.reached) for each in listed if each.reached]
    told.sort(key=lambda entry: (-entry[1], entry[0].result))
    return CostPerResult(tuple(told), tuple(each for each in listed if not each.reached))


def targets_met(standings: Iterable[tuple[str, Progress]]) -> TargetsMet:
    """Return which targets were met: the whole way done, or a value kept inside its tolerance."""
    met, missed, unmeasured = [], [], []
    for code, progress in sorted(standings, key=lambda entry: entry[0]):
        match progress:
            case NoProgress():
                unmeasured.append((code, progress))
            case Advance(share=share) if share >= 1:
                met.append(code)
            case Keeping(is_inside=True):
                met.append(code)
            case _:
                missed.append(code)
    measured = len(met) + len(missed)
    share_met = Fraction(len(met), measured) if measured else None
    return TargetsMet(share_met, tuple(met), tuple(missed), tuple(unmeasured))
