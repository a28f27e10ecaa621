"""The tables of an annual report: indicators, countries, years, splits, lines of the plan, money, restatements."""

from collections.abc import Iterable, Sequence

from maslahat.domain.results.annual_report import AnnualReport, PrintedBranch, PrintedIndicator, PrintedLine
from maslahat.domain.results.restating import Cause, Restatement
from maslahat.domain.results.status import Status
from maslahat.domain.results.unsplit import left_in_print
from maslahat.domain.results.values import State
from maslahat.publishing.annual_paper_cells import NONE, Cells, in_words, years_words
from maslahat.publishing.annual_paper_charts import course_counts, source_name, state_counts, status_counts
from maslahat.publishing.annual_paper_phrases import CAUSES, STATUSES, told
from maslahat.publishing.annual_phrases import COURSES
from maslahat.publishing.annual_sentences import counted
from maslahat.publishing.papers import Table, on_side
from maslahat.publishing.phrases import day_in_words
from maslahat.publishing.result_words import left_in_words, number_words

_MOST_CAUSES = 3
"""Most causes told of one figure: the newest."""


class Tables:
    """Makes the tables of one report in one language."""

    def __init__(self, report: AnnualReport, language: str) -> None:
        self.report, self.language = report, language

    def _word(self, name: str, **values: object) -> str:
        return told(name, self.language, **values)

    def _cells(self) -> Cells:
        return Cells(self.language, {**self.report.parties, **self.report.places})

    def statuses(self, title: str, branches: Sequence[PrintedBranch]) -> Table:
        """Return how many indicators of each branch have which status."""
        counted = [(each.name.in_language(self.language), status_counts(each)) for each in branches]
        head = [on_side(STATUSES[each], self.language) for each in Status] + [self._word("withheld_status")]
        return self._counts(title, self._word("indicator"), head, counted)

    def states(self, title: str, branches: Sequence[PrintedBranch]) -> Table:
        """Return on how many indicators of each branch there are data."""
        counted = [(each.name.in_language(self.language), state_counts(each)) for each in branches]
        head = [self._word(each.value) for each in State] + [self._word("withheld_status")]
        return self._counts(title, self._word("indicator"), head, counted)

    def courses(self, title: str) -> Table:
        """Return how the work on the lines of each pillar goes."""
        head = [on_side(each, self.language) for each in COURSES.values()]
        return self._counts(title, self._word("line"), head, course_counts(self.report, self.language))

    def _counts(
        self, title: str, first: str, head: Sequence[str], counted: Sequence[tuple[str, tuple[int, ...]]]
    ) -> Table:
        used = [at for at in range(len(head)) if at < 3 or any(numbers[at] for _, numbers in counted)]
        whole = tuple(sum(numbers[at] for _, numbers in counted) for at in range(len(head)))
        rows = [
            (name, *(str(numbers[at]) for at in used), str(sum(numbers)))
            for name, numbers in (*counted, (self._word("all_pillars"), whole))
        ]
        return Table(
            title,
            (first, *(head[at] for at in used), self._word("all_pillars")),
            tuple(rows),
            (70, *(18 for _ in used), 16),
            frozenset(range(1, len(used) + 2)),
            has_total=True,
            is_dense=True,
        )

    def _countries(self) -> list[str]:
        return list(dict.fromkeys(each.key.area for one in self.report.indicators for each in one.countries))

    def of_country(self, title: str, indicators: Sequence[PrintedIndicator]) -> Table:
        """Return the figures of a country beside those of a year before; targets are those of the whole programme."""
        cells, year = self._cells(), self.report.year
        rows = [
            (
                self._named(each),
                cells.figure(each.previous, each),
                cells.checked(each.figure, each),
                cells.target(each),
                cells.coverage(each.figure),
            )
            for each in indicators
        ]
        head = (
            self._word("indicator"),
            self._word("previous"),
            self._word("actual", year=year),
            self._word("target_of_programme", year=year),
            self._word("coverage"),
        )
        return self._dense(title, head, rows, (74, 24, 26, 26, 15), cells)

    def indicators(self, title: str, indicators: Sequence[PrintedIndicator]) -> Table:
        """Return indicators with baseline, target, figure, progress, status and coverage."""
        cells, year = self._cells(), self.report.year
        rows = [
            (
                self._named(each),
                cells.baseline(each),
                cells.target(each),
                cells.checked(each.figure, each),
                cells.progress(each),
                cells.status(each.finding),
                cells.coverage(each.figure),
            )
            for each in indicators
        ]
        head = (
            self._word("indicator"),
            self._word("baseline"),
            self._word("target", year=year),
            self._word("actual", year=year),
            self._word("progress"),
            self._word("state_of"),
            self._word("coverage"),
        )
        return self._dense(title, head, rows, (49, 19, 20, 21, 24, 19, 13), cells, words_at=5)

    def _named(self, indicator: PrintedIndicator) -> str:
        unit = indicator.unit.in_language(self.language)
        return f"{indicator.code} {indicator.name.in_language(self.language)}" + (f" ({unit})" if unit else "")

    def by_country(self, title: str, indicators: Iterable[PrintedIndicator]) -> Table | None:
        """Return the figures of each country beside that of the programme; None if there are none to compare."""
        countries, cells = self._countries(), self._cells()
        rows = []
        for each in indicators:
            found = {figure.key.area: figure for figure in each.countries}
            if found:
                shown = (cells.figure(found.get(code), each, is_short=True) for code in countries)
                rows.append((self._named(each), *shown, cells.figure(each.figure, each, is_short=True)))
        head = (self._word("indicator"), *(cells.place(each) for each in countries), self._word("whole"))
        shares = (42, *(round(105 / len(countries)) for _ in countries), 19) if countries else ()
        return self._dense(title, head, rows, shares, cells) if rows else None

    def by_year(self, title: str) -> Table | None:
        """Return every indicator with its figure of each year of the cycle until now."""
        cells, first = self._cells(), self.report.year
        shown = [each for each in self.report.indicators if len(each.years) > 1]
        if not shown:
            return None
        count = max(len(each.years) for each in shown)
        rows = []
        for each in shown:
            figures = [cells.figure(one, each, is_short=True) for one in each.years]
            rows.append((self._named(each), *([NONE] * (count - len(figures))), *figures))
        years = [str(year) for year in range(first - count + 1, first + 1)]
        shares = (max(164 - 26 * count, 60), *(26 for _ in years))
        return self._dense(title, (self._word("indicator"), *years), rows, shares, cells)

    def by_code(self, title: str) -> Table | None:
        """Return the figures of every indicator by the codes of its breakdowns."""
        cells, rows = self._cells(), []
        for each in self.report.indicators:
            for split in each.splits:
                parts = (
                    f"{split.dimension.names[figure.key.cell[0][1]].in_language(self.language)}: "
                    f"{cells.figure(figure, each, is_short=True)}"
                    for figure in split.figures
                )
                name = split.dimension.name.in_language(self.language)
                left = left_in_words(left_in_print(each, split), self.language)
                rows.append((self._named(each), name, ". ".join(filter(None, ("; ".join(parts), left)))))
        head = (self._word("indicator"), self._word("split_by"), self._word("figures"))
        return self._dense(title, head, rows, (66, 28, 70), cells, are_numbers=False) if rows else None

    def lines(self, title: str, lines: Sequence[PrintedLine]) -> Table:
        """Return the lines of the plan with what was told of the work on them."""
        cells = self._cells()
        rows = [
            (
                each.code,
                self._line(each, cells),
                self._course(each),
                in_words(each.problem, self.language) or NONE,
                in_words(each.next_step, self.language) or NONE,
            )
            for each in lines
        ]
        names = ("code", "line", "line_status", "problem", "next_step")
        head = tuple(self._word(name) for name in names)
        return self._dense(title, head, rows, (16, 54, 27, 34, 34), cells, are_numbers=False)

    def _course(self, line: PrintedLine) -> str:
        """Return how a line goes and, where it names groups, for how many the work is done and for which not yet."""
        word = line.status.in_language(self.language) or on_side(COURSES[line.course], self.language)
        if not line.groups:
            return word
        left = ", ".join(each.name.in_language(self.language) for each in line.groups if not each.is_done)
        of = on_side(counted("of_groups", len(line.groups)), self.language)
        groups = self._word("groups_left" if left else "groups_all", done=line.groups_done, of=of, left=left)
        return f"{word}; {groups}"

    def _line(self, line: PrintedLine, cells: Cells) -> str:
        countries = ", ".join(cells.place(code) for code in line.countries)
        title = line.title.in_language(self.language)
        return f"{title} ({countries})" if countries else title

    def money(self, title: str) -> Table:
        """Return what the lines of the plan need from each source."""
        rows = tuple(
            (source_name(each, self.language), each.currency, number_words(each.amount, self.language))
            for each in self.report.money
        )
        head = tuple(self._word(name) for name in ("source", "currency", "amount"))
        return Table(title, head, rows, (100, 24, 40), frozenset({2}), is_dense=True)

    def restated(self, title: str, found: Iterable[Restatement]) -> Table:
        """Return every figure that is otherwise now, with both values and the causes."""
        cells, known = self._cells(), {each.code: each for each in self.report.indicators}
        rows = []
        for each in found:
            indicator = known[each.printed.key.indicator]
            now = cells.figure(each.now, indicator) if each.now else self._word("gone")
            where = self._where(each, cells, indicator)
            rows.append((self._named(indicator), where, cells.figure(each.printed, indicator), now, self._causes(each)))
        names = ("indicator", "where", "printed", "now", "cause")
        head = tuple(self._word(name) for name in names)
        return self._dense(title, head, rows, (46, 30, 22, 22, 44), cells, are_numbers=False)

    def _where(self, restatement: Restatement, cells: Cells, indicator: PrintedIndicator) -> str:
        key = restatement.printed.key
        parts = [cells.place(key.area) if key.area else self._word("everywhere"), years_words(key.period)]
        lists = {split.dimension.code: split.dimension for split in indicator.splits}
        parts += [lists[name].names[code].in_language(self.language) for name, code in key.cell if name in lists]
        return ", ".join(parts)

    def _causes(self, restatement: Restatement) -> str:
        return "\n".join(self._cause(each) for each in restatement.causes[:_MOST_CAUSES])

    def _cause(self, cause: Cause) -> str:
        day, kind = on_side(day_in_words(cause.at), self.language), on_side(CAUSES[cause.kind], self.language)
        return f"{day}: {kind}. {in_words(cause.reason, self.language)}".rstrip()

    def _dense(
        self,
        title: str,
        head: tuple[str, ...],
        rows: Iterable[tuple[str, ...]],
        shares: tuple[int, ...],
        cells: Cells,
        *,
        are_numbers: bool = True,
        words_at: int = 0,
    ) -> Table:
        """Return a table in small print. Rows come first: they write the notes. ``words_at``: a column of words."""
        shown = tuple(rows)
        numbers = frozenset(range(1, len(head))) - {words_at} if are_numbers else frozenset[int]()
        return Table(title, head, shown, shares, numbers, notes=cells.notes.told(), is_dense=True)
