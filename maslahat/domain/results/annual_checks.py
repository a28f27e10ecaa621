"""Whether an annual report agrees with itself, and with the reports it was drawn from: for whoever checks a copy."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from maslahat.domain.results.annual_report import PrintedFigure, PrintedIndicator
from maslahat.domain.results.figures import Figure, FigureKey
from maslahat.domain.results.progress import Advance, Keeping
from maslahat.domain.results.status import Clause
from maslahat.domain.shared.kinds import Kind

ANNUAL_CHECK_FORMAT = "maslahat.annualcheck/1"

_OF_THE_WAY = frozenset({Clause.TARGET_REACHED, Clause.PROGRESS})


class Disagreement(StrEnum):
    """What does not agree: progress with figure, baseline and target; status with progress; a figure with reports."""

    PROGRESS = "progress"
    STATUS = "status"
    FIGURE = "figure"
    TOLD_THOUGH_WITHHELD = "told_though_withheld"


@dataclass(frozen=True, slots=True)
class Disagrees:
    """One disagreement: of which indicator, of what kind, and of which figure (None: that of the year)."""

    indicator: str
    what: Disagreement
    key: FigureKey | None = None


def disagreements(indicators: Iterable[PrintedIndicator]) -> tuple[Disagrees, ...]:
    """Return where progress or status of an edition do not follow from its figures, baselines and targets."""
    found = []
    for each in indicators:
        told = (each.progress, each.finding, each.provisional)
        if each.figure.is_withheld and any(one is not None for one in told):
            found.append(Disagrees(each.code, Disagreement.TOLD_THOUGH_WITHHELD))
        elif each.kind is not Kind.SCALE and not _follows(each):
            found.append(Disagrees(each.code, Disagreement.PROGRESS))
        elif _is_of_another_way(each):
            found.append(Disagrees(each.code, Disagreement.STATUS))
    return tuple(found)


def unlike_reports(
    indicators: Iterable[PrintedIndicator], roll: Callable[[FigureKey], Figure | None]
) -> tuple[Disagrees, ...]:
    """Return every figure that is another when it is rolled up again; ``roll`` gives None for an unknown indicator."""
    return tuple(
        Disagrees(each.code, Disagreement.FIGURE, figure.key)
        for each in indicators
        for figure in each.figures
        if not figure.is_withheld and not _is_like(figure, roll(figure.key))
    )


def _is_like(printed: PrintedFigure, found: Figure | None) -> bool:
    return found is None or (found.state, found.value) == (printed.state, printed.value)


def _follows(each: PrintedIndicator) -> bool:
    aim = _exact(each.target.value if each.target else None)
    match each.progress:
        case Advance(actual, baseline, target):
            start = _exact(each.baseline.value if each.baseline else None)
            return (actual, baseline, target) == (each.figure.number, start, aim)
        case Keeping(actual, target, _):
            return (actual, target) == (each.figure.number, aim)
        case _:
            return True


def _is_of_another_way(each: PrintedIndicator) -> bool:
    if each.finding is None or each.finding.clause not in _OF_THE_WAY or not isinstance(each.progress, Advance):
        return False
    return each.finding.seen != each.progress.share


def _exact(number: Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)
