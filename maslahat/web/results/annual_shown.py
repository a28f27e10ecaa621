"""An annual report in the reader's words: rows of indicators, branches with their chart, lines, restatements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from maslahat.domain.results.annual_report import (
    AnnualReport,
    PrintedBranch,
    PrintedFigure,
    PrintedIndicator,
    PrintedSection,
)
from maslahat.domain.results.figures import FigureKey
from maslahat.domain.results.progress import Advance
from maslahat.domain.results.restating import Cause, Restatement
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.annual_words import (
    figure_words,
    number_or_dash,
    printed_words,
    progress_words,
    target_words,
)
from maslahat.publishing.charts.bar_chart import Bar, BarChart, bar_chart
from maslahat.publishing.result_words import behind_in_print, provisional_words
from maslahat.stores.results.edition_reading import EditionFound
from maslahat.web.results.standing_words import finding_in_words
from maslahat.words.editions import CAUSES
from maslahat.words.labels import label
from maslahat.words.results import REPORT_STATES
from maslahat.words.standings import STATUSES

MOST_CAUSES = 3
"""Most causes that are named beside one restated figure; the history of the reports has them all."""


@dataclass(frozen=True, slots=True)
class IndicatorPrinted:
    """One indicator of an edition in the reader's words; ``status`` is empty where it would give a count away."""

    code: str
    name: LocalizedText
    address: str
    baseline: str
    target: str
    figure: str
    previous: str
    progress: str
    provisional: str
    reported: int
    expected: int | None
    behind: str
    states: str
    status: str
    status_label: str
    why: str


@dataclass(frozen=True, slots=True)
class BranchPrinted:
    """A pillar, outcome or output: how it stands, its words, its chart, its indicators and what is below it."""

    code: str
    name: LocalizedText
    status: str
    status_label: str
    why: str
    section: PrintedSection | None
    chart: SafeString
    indicators: tuple[IndicatorPrinted, ...]
    branches: tuple["BranchPrinted", ...]


@dataclass(frozen=True, slots=True)
class CauseShown:
    """One cause of a restatement: what happened, on which day, and the reason that was given."""

    kind: str
    at: datetime
    reason: LocalizedText


@dataclass(frozen=True, slots=True)
class RestatedShown:
    """A restated figure: what it is about, the number printed, the number now, and why."""

    code: str
    name: LocalizedText
    about: str
    printed: str
    now: str
    causes: tuple[CauseShown, ...]


class Edition:
    """An edition as one page shows it to one reader; ``arguments`` are those of its address."""

    def __init__(self, report: AnnualReport, arguments: tuple[str, int, str, int]) -> None:
        self.report, self.arguments = report, arguments
        self.language = get_language() or "en"
        self.sections = {each.name: each for each in report.sections}

    def branches(self) -> tuple[BranchPrinted, ...]:
        """Return the pillars with all below them."""
        return tuple(self._branch(each, f"pillar:{each.code}") for each in self.report.pillars)

    def around(self) -> tuple[tuple[PrintedSection, ...], tuple[PrintedSection, ...]]:
        """Return the sections before the pillars and those after them."""
        return tuple(self.report.sections[:1]), tuple(each for each in self.report.sections[1:] if ":" not in each.name)

    def indicator(self, code: str) -> PrintedIndicator | None:
        """Return an indicator by its code; None if the edition has none."""
        return next((each for each in self.report.indicators if each.code == code), None)

    def row(self, each: PrintedIndicator) -> IndicatorPrinted:
        """Return one indicator in words."""
        coverage = each.figure.coverage
        reported, expected = (len(coverage.reported), coverage.expected) if coverage else (0, None)
        return IndicatorPrinted(
            code=each.code,
            name=each.name,
            address=reverse("annual_indicator", args=(*self.arguments, each.code)),
            baseline=number_or_dash(each.baseline.value if each.baseline else None, self.language),
            target=target_words(each, self.language),
            figure=figure_words(each, self.language),
            previous=printed_words(each.previous, each, self.language),
            progress=progress_words(each, self.language),
            provisional=provisional_words(each.provisional, self.language),
            reported=reported,
            expected=expected,
            behind=behind_in_print(coverage, self.language),
            states=states_in_words(each.figure),
            status=each.finding.status.value if each.finding else "",
            status_label=label(STATUSES, each.finding.status) if each.finding else "",
            why=finding_in_words(each.finding, self.language) if each.finding else "",
        )

    def restated(self, found: Iterable[Restatement]) -> Iterator[RestatedShown]:
        """Yield what is restated, in words."""
        indicators = {each.code: each for each in self.report.indicators}
        for each in found:
            indicator = indicators[each.printed.key.indicator]
            gone = gettext("no longer measured")
            yield RestatedShown(
                indicator.code,
                indicator.name,
                self.about(each.printed.key),
                printed_words(each.printed, indicator, self.language),
                printed_words(each.now, indicator, self.language) if each.now else gone,
                tuple(_cause(cause) for cause in each.causes[:MOST_CAUSES]),
            )

    def about(self, key: FigureKey) -> str:
        """Return where, when and of what part a figure is, in words."""
        place = self.report.places.get(key.area)
        where = place.in_language(self.language) if place else key.area or gettext("the programme")
        return " · ".join((where, key.period.code, *(self._code(key.indicator, *pair) for pair in key.cell)))

    def _code(self, indicator: str, dimension: str, code: str) -> str:
        found = self.indicator(indicator)
        splits = found.splits if found else ()
        names = next((split.dimension.names for split in splits if split.dimension.code == dimension), {})
        return names[code].in_language(self.language) if code in names else f"{dimension} {code}"

    def _branch(self, branch: PrintedBranch, section: str) -> BranchPrinted:
        why = finding_in_words(branch.finding, self.language)
        if branch.decided_by:
            why += " " + gettext("Decided by %(code)s.") % {"code": branch.decided_by}
        return BranchPrinted(
            branch.code,
            branch.name,
            branch.finding.status.value,
            label(STATUSES, branch.finding.status),
            why,
            self.sections.get(section),
            self._chart(branch) if section in self.sections else SafeString(""),
            tuple(self.row(each) for each in branch.indicators),
            tuple(self._branch(each, f"outcome:{each.code}") for each in branch.branches),
        )

    def _chart(self, branch: PrintedBranch) -> SafeString:
        """Return how far each indicator has come as bars against the whole way; empty where none can be told."""
        told = [each for each in branch.measured if isinstance(each.progress, Advance)]
        if not told:
            return SafeString("")
        bars = [Bar(each.code, _share(each), progress_words(each, self.language), Fraction(100)) for each in told]
        described = "; ".join(f"{bar.name}: {bar.shown}" for bar in bars)
        title = f"{gettext('Progress')}: {branch.name.in_language(self.language)}"
        return SafeString(bar_chart(BarChart(title, described, tuple(bars))))


def states_in_words(figure: PrintedFigure) -> str:
    """Return how the reports behind a figure stand: ``3 verified, 2 reported``."""
    return ", ".join(f"{label(REPORT_STATES, state)}: {number}" for state, number in figure.by_state.items())


def arguments_of(programme: str, found: EditionFound) -> tuple[str, int, str, int]:
    """Return the arguments of the address of an edition."""
    return programme, found.year, str(found.scope), found.revision


def _share(each: PrintedIndicator) -> Fraction | None:
    return each.progress.share * 100 if isinstance(each.progress, Advance) else None


def _cause(cause: Cause) -> CauseShown:
    return CauseShown(label(CAUSES, cause.kind), cause.at, cause.reason)
