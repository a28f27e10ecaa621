"""One reminder for one person: all that waits in one letter, and whether it is time for the next one (R92)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from maslahat.domain.results.awaiting import Awaited, Waiting
from maslahat.domain.results.periods import Period


@dataclass(frozen=True, slots=True)
class DigestLine:
    """What waits for one step from one unit in one period: the indicators, in order, and the last day for them."""

    step: Awaited
    unit: str
    period: Period
    due_on: date
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """All that one person is reminded of on a day, most urgent first."""

    lines: tuple[DigestLine, ...]

    @property
    def number(self) -> int:
        """Return how many reports wait."""
        return sum(len(line.indicators) for line in self.lines)

    @property
    def marks(self) -> frozenset[str]:
        """Return a mark for every report and the step it waits for: what the next digest is compared with."""
        return frozenset(
            f"{line.step.value} {line.period} {line.unit} {indicator}"
            for line in self.lines
            for indicator in line.indicators
        )


@dataclass(frozen=True, slots=True)
class DigestSent:
    """The last digest that a person was sent: the day, and its marks."""

    on: date
    marks: frozenset[str]


_ORDER = (Awaited.LATE, Awaited.TO_ANSWER, Awaited.TO_REPORT, Awaited.TO_CONFIRM, Awaited.TO_VERIFY)


def digest_of(waiting: Iterable[Waiting], today: date, days_before: int) -> Digest:
    """Return what a person is reminded of: what is due within so many days, and all that is late or waits otherwise.

    The own questions to others are no reminder: they wait for somebody else.
    """
    found: dict[tuple[int, Period, str], list[Waiting]] = {}
    for each in waiting:
        is_early = each.step is Awaited.TO_REPORT and (each.due.due_on - today).days > days_before
        if each.step in _ORDER and not is_early:
            found.setdefault((_ORDER.index(each.step), each.due.period, each.due.unit), []).append(each)
    return Digest(tuple(_line(found[key]) for key in sorted(found)))


def _line(group: list[Waiting]) -> DigestLine:
    first = group[0]
    indicators = tuple(dict.fromkeys(each.due.indicator for each in group))
    return DigestLine(first.step, first.due.unit, first.due.period, first.due.due_on, indicators)


def is_time(digest: Digest, last: DigestSent | None, today: date, again_after: int) -> bool:
    """Tell whether a digest is to be sent on a day: never an empty one, never two on one day.

    It is sent if something in it was not in the last one, and again after so many days while anything waits.
    """
    if not digest.lines:
        return False
    if last is None:
        return True
    is_new = bool(digest.marks - last.marks)
    return last.on < today and (is_new or (today - last.on).days >= again_after)
