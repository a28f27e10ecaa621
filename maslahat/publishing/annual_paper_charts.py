"""The charts of an annual report: status and progress as segments, the way to the target as bars, money by source."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from maslahat.domain.results.annual_report import AnnualReport, Course, PrintedBranch, PrintedIndicator, PrintedMoney
from maslahat.domain.results.progress import Advance
from maslahat.domain.results.status import Status
from maslahat.domain.results.values import State
from maslahat.publishing.annual_paper_cells import percent
from maslahat.publishing.annual_paper_phrases import STATUSES, told
from maslahat.publishing.annual_phrases import COURSES
from maslahat.publishing.charts.bar_chart import Bar, BarChart, bar_chart
from maslahat.publishing.charts.stacked_chart import Part, StackedBar, StackedChart, stacked_chart
from maslahat.publishing.papers import Chart, on_side
from maslahat.publishing.result_words import number_words

_LOOKS: Mapping[Status | Course, str] = MappingProxyType(
    {
        Status.ON_TRACK: "good",
        Status.AT_RISK: "risk",
        Status.OFF_TRACK: "bad",
        Status.NO_DATA: "open",
        Course.DONE: "good",
        Course.UNDER_WAY: "going",
        Course.CANCELLED: "bad",
        Course.NOT_TOLD: "open",
    }
)
_STATE_LOOKS: Mapping[State, str] = MappingProxyType(
    {State.REPORTED: "good", State.NOT_REPORTED: "open", State.NOT_APPLICABLE: "going"}
)
MOST_BARS = 15
"""Most bars of one chart: more of them do not fit on a page beside their table."""

_FARTHEST, _LOWEST = Fraction(2), Fraction(-1)


def status_counts(branch: PrintedBranch) -> tuple[int, ...]:
    """Return how many indicators of a branch have each status; those that do not tell theirs are last."""
    found = [each.finding.status if each.finding else None for each in branch.measured]
    return tuple(found.count(each) for each in (*Status, None))


def status_chart(title: str, branches: Sequence[PrintedBranch], language: str) -> Chart:
    """Return the statuses of the indicators of each branch."""
    parts = [Part(on_side(STATUSES[each], language), _LOOKS[each]) for each in Status]
    bars = [(each.name.in_language(language), status_counts(each)) for each in branches]
    if any(numbers[-1] for _, numbers in bars):
        parts.append(Part(told("withheld_status", language), "other"))
    return _stacked(title, "status_says", parts, bars, language)


def course_chart(title: str, counted: Sequence[tuple[str, tuple[int, ...]]], language: str) -> Chart:
    """Return how the work on the lines of each pillar goes."""
    parts = [Part(on_side(COURSES[each], language), _LOOKS[each]) for each in Course]
    return _stacked(title, "lines_says", parts, counted, language)


def state_counts(branch: PrintedBranch) -> tuple[int, ...]:
    """Return on how many indicators of a branch there are data, none, and on how many it does not apply."""
    found = [each.figure.state for each in branch.measured]
    return tuple(found.count(each) for each in (*State, None))


def state_chart(title: str, branches: Sequence[PrintedBranch], language: str) -> Chart:
    """Return on which indicators of each branch there are data."""
    parts = [Part(told(each.value, language), look) for each, look in _STATE_LOOKS.items()]
    bars = [(each.name.in_language(language), state_counts(each)) for each in branches]
    if any(numbers[-1] for _, numbers in bars):
        parts.append(Part(told("withheld_status", language), "other"))
    return _stacked(title, "status_says", parts, bars, language)


def _stacked(
    title: str, says: str, parts: Sequence[Part], bars: Iterable[tuple[str, tuple[int, ...]]], language: str
) -> Chart:
    drawn = tuple(StackedBar(name, numbers[: len(parts)]) for name, numbers in bars)
    sums = [sum(bar.numbers[at] for bar in drawn) for at in range(len(parts))]
    listed = ", ".join(f"{part.name} – {number}" for part, number in zip(parts, sums, strict=True))
    words = told(says, language, all=sum(sums), told=listed)
    return Chart(title, stacked_chart(StackedChart(title, words, tuple(parts), drawn)), words)


def advancing(indicators: Iterable[PrintedIndicator]) -> list[tuple[PrintedIndicator, Fraction]]:
    """Return the indicators whose progress is a share of a way, with that share."""
    return [(each, each.progress.share) for each in indicators if isinstance(each.progress, Advance)]


def way_chart(title: str, bars: Sequence[tuple[PrintedIndicator, Fraction]], language: str) -> Chart:
    """Return the progress of these indicators beside the whole way; a bar that is cut shows by an arrow where to."""
    shares = [share for _, share in bars]
    words = told(
        "way_says",
        language,
        count=len(bars),
        least=percent(min(shares), language),
        most=percent(max(shares), language),
    )
    drawn = tuple(
        Bar(
            f"{each.code} {each.name.in_language(language)}",
            max(min(share, _FARTHEST), _LOWEST),
            _way(share, language),
            Fraction(1),
        )
        for each, share in bars
    )
    return Chart(title, bar_chart(BarChart(title, words, drawn)), words)


def _way(share: Fraction, language: str) -> str:
    sign = "→ " if share > _FARTHEST else "← " if share < _LOWEST else ""
    return f"{sign}{percent(share, language)}"


def money_chart(title: str, money: Sequence[PrintedMoney], language: str) -> Chart:
    """Return amounts of one currency by source."""
    bars = tuple(
        Bar(source_name(each, language), Fraction(each.amount), number_words(each.amount, language)) for each in money
    )
    words = told("money_says", language)
    return Chart(title, bar_chart(BarChart(title, words, bars)), words)


def source_name(money: PrintedMoney, language: str) -> str:
    """Return the name of a source of money; that of none is still to be found."""
    return money.name.in_language(language) or money.source or told("unknown_source", language)


def course_counts(report: AnnualReport, language: str) -> list[tuple[str, tuple[int, ...]]]:
    """Return for each pillar how many lines of its outputs go in each way; lines of other outputs come last."""
    outputs = {each.code: pillar for pillar in report.pillars for each in _below(pillar)}
    found: dict[str, list[Course]] = {}
    for line in report.lines:
        pillar = outputs.get(line.output)
        name = pillar.name.in_language(language) if pillar else told("other_outputs", language)
        found.setdefault(name, []).append(line.course)
    order = [*(each.name.in_language(language) for each in report.pillars), told("other_outputs", language)]
    return [(name, tuple(found[name].count(each) for each in Course)) for name in order if name in found]


def _below(branch: PrintedBranch) -> Iterable[PrintedBranch]:
    for each in branch.branches:
        yield each
        yield from _below(each)
