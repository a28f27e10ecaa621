"""An annual report as a paper in one language: what an edition holds, laid out in chapters, charts, tables, annexes.

Words that people wrote stand apart from figures and say whose they are. Sources: R94, R43; `results.md` §4.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from types import MappingProxyType

from maslahat.domain.results.annual_documents import ANNUAL_FORMAT, annual_sha256
from maslahat.domain.results.annual_report import (
    AnnualReport,
    PrintedBranch,
    PrintedIndicator,
    PrintedSection,
    ScopeKind,
)
from maslahat.domain.results.figures import Narratives
from maslahat.domain.results.restating import Restatement
from maslahat.publishing.annual_paper_cells import Cells, finding_words, in_words
from maslahat.publishing.annual_paper_charts import (
    MOST_BARS,
    advancing,
    course_chart,
    course_counts,
    money_chart,
    state_chart,
    status_chart,
    way_chart,
)
from maslahat.publishing.annual_paper_drawings import data_map, over_years, telling, years_table
from maslahat.publishing.annual_paper_grid import grid_table
from maslahat.publishing.annual_paper_phrases import BASES, SCOPES, STATUSES, told
from maslahat.publishing.annual_paper_tables import Tables
from maslahat.publishing.papers import Block, Contents, Facts, Heading, NewPage, Paper, Sentence, Table, on_side
from maslahat.publishing.phrases import PHRASES, day_in_words, instant_in_words
from maslahat.publishing.spelling import in_groups


@dataclass(frozen=True, slots=True)
class Restated:
    """What has changed since an edition was published, as it stood on a day."""

    on: date
    found: tuple[Restatement, ...] = ()


_NO_SHAPES: Mapping[str, str] = MappingProxyType({})


def annual_paper(
    report: AnnualReport,
    language: str,
    restated: Restated | None = None,
    shapes: Mapping[str, str] = _NO_SHAPES,
) -> Paper:
    """Return an edition as a paper; a draft says on every page that it is one.

    The same edition gives the same paper; ``restated`` adds an annex and changes nothing else. ``shapes`` gives the
    outline of each country (ISO 3166-1 alpha-3) by its code: without them there is no map.
    """
    return _Writer(report, language, restated, shapes).paper()


class _Writer:
    def __init__(
        self, report: AnnualReport, language: str, restated: Restated | None, shapes: Mapping[str, str]
    ) -> None:
        self.report, self.language, self.restated, self.shapes = report, language, restated, shapes
        self.tables = Tables(report, language)
        self.chapters = self.sections = self.figure_count = self.table_count = self.annexes = 0

    @property
    def _is_of_country(self) -> bool:
        """Whether figures are those of a country: no target is set for it, so nobody tells how it stands."""
        return self.report.scope.kind is ScopeKind.COUNTRY

    @property
    def _is_draft(self) -> bool:
        return not self.report.published_at

    def paper(self) -> Paper:
        """Return the whole paper."""
        report, programme = self.report, self.report.programme_name.in_language(self.language)
        checksum = annual_sha256(report)
        return Paper(
            title=self._title(),
            language=self.language,
            author=programme,
            running=self._word("running", programme=programme, year=report.year),
            over=(programme, self._scope()),
            blocks=(*self._cover(checksum), *self._chapters(), *self._annexes()),
            as_of=self._instant(),
            foot=self._word("foot", sum=checksum),
            mark=self._word("draft") if self._is_draft else "",
        )

    def _word(self, name: str, **values: object) -> str:
        return told(name, self.language, **values)

    def _title(self) -> str:
        title = self._word("title", year=self.report.year)
        if self.report.scope.kind is ScopeKind.PROGRAMME:
            return title
        return f"{title}: {self.report.scope_name.in_language(self.language)}"

    def _instant(self) -> datetime:
        report = self.report
        if not report.published_at:
            return datetime(report.as_of.year, report.as_of.month, report.as_of.day, tzinfo=UTC)
        return datetime.fromisoformat(report.published_at).astimezone(UTC)

    def _scope(self) -> str:
        name = self.report.scope_name.in_language(self.language)
        return on_side(SCOPES[self.report.scope.kind], self.language).format(name=name)

    def _cover(self, checksum: str) -> Iterator[Block]:
        report = self.report
        if self._is_draft:
            yield Sentence(self._word("draft_note"), "note")
        if report.is_illustrative:
            yield Sentence(on_side(PHRASES["illustrative_note"], self.language), "note")
        edition = str(report.revision)
        if report.replaces:
            edition = self._word("replaces", number=report.revision, before=report.replaces.revision)
        rows = [
            ("scope", self._scope()),
            ("year", str(report.year)),
            ("edition", edition),
            ("as_of", on_side(day_in_words(report.as_of), self.language)),
            ("basis", on_side(BASES[report.basis], self.language)),
        ]
        if report.plan:
            rows.append(("plan", report.plan))
        if not self._is_draft:
            rows.append(("published", on_side(instant_in_words(self._instant()), self.language)))
        shown = [(self._word(name), words) for name, words in rows]
        yield Facts((*shown, ("SHA-256", in_groups(checksum, 8))))
        yield Contents(self._word("contents"))
        yield NewPage()

    def _chapters(self) -> Iterator[Block]:
        apart = [each for each in self.report.sections if ":" not in each.name]
        opening = [each for each in apart if each.name == "introduction"]
        yield from self._written(opening)
        yield from self._at_a_glance()
        for pillar in self.report.pillars:
            yield from self._pillar(pillar)
        yield from self._lines()
        yield from self._money()
        yield from self._written([each for each in apart if each not in opening])
        yield from self._facts()

    def _written(self, sections: Sequence[PrintedSection]) -> Iterator[Block]:
        """Yield chapters that are words alone; one without words is left out."""
        for each in sections:
            words = list(self._section(each))
            if words:
                yield self._chapter(each.title.in_language(self.language))
                yield from words

    def _section(self, section: PrintedSection | None) -> Iterator[Block]:
        if section is None:
            return
        if drafted := section.drafted.in_language(self.language):
            yield Sentence(drafted)
        if narrative := in_words(section.narrative, self.language):
            party = self.report.parties.get(section.party)
            if party:
                yield Sentence(self._word("written_by", party=party.in_language(self.language)), "soft")
            yield from (Sentence(each) for each in narrative.split("\n\n"))

    def _at_a_glance(self) -> Iterator[Block]:
        yield self._chapter(self._word("results"))
        if not any(self.report.indicators):
            yield Sentence(self._word("no_results"))
            return
        branches = self._compared()
        yield from self._grid()
        title = self._word("reported_parts" if self._is_of_country else "status_figure")
        chart, table = (
            (state_chart, self.tables.states) if self._is_of_country else (status_chart, self.tables.statuses)
        )
        yield chart(self._figure(title), branches, self.language)
        yield from self._titled(title, table(title, branches))

    def _grid(self) -> Iterator[Block]:
        """Yield the one grid of countries by pillars, where an edition sets countries side by side."""
        title = self._word("grid_figure")
        table = grid_table(title, self.report, self.language)
        if table is not None:
            yield from self._map()
            yield from self._titled(title, table)

    def _map(self) -> Iterator[Block]:
        drawn = data_map(self._word("map_figure"), self.report, self.shapes, self.language)
        if drawn is not None:
            yield replace(drawn, title=self._figure(drawn.title))
            yield Sentence(self._word("map_note"), "soft")

    def _compared(self) -> Sequence[PrintedBranch]:
        """Return what is set side by side: the pillars, or the outcomes of the one there is."""
        pillars = self.report.pillars
        return pillars if len(pillars) > 1 or not pillars[0].branches else pillars[0].branches

    def _pillar(self, pillar: PrintedBranch) -> Iterator[Block]:
        measured = list(pillar.measured)
        if measured:
            yield NewPage()
        yield self._chapter(pillar.name.in_language(self.language))
        yield from self._section(self.report.section(f"pillar:{pillar.code}"))
        if not measured:
            yield Sentence(self._word("nothing_measured"))
            return
        yield from self._standing(pillar)
        yield from self._ways(measured)
        for outcome in pillar.branches:
            yield from self._outcome(outcome)
        title = self._word("by_country")
        by_country = self.tables.by_country(title, measured)
        if by_country is not None:
            yield Heading(f"{title}: {pillar.name.in_language(self.language)}", 3)
            yield by_country

    def _standing(self, branch: PrintedBranch, look: str = "") -> Iterator[Block]:
        if self._is_of_country:
            return
        status = f"{self._word('status')}: {on_side(STATUSES[branch.finding.status], self.language)}."
        decided = self._word("decided_by", code=branch.decided_by) if branch.decided_by else ""
        words = " ".join(filter(None, (status, finding_words(branch.finding, self.language), decided)))
        yield Sentence(words, look)

    def _ways(self, measured: Sequence[PrintedIndicator]) -> Iterator[Block]:
        bars = advancing(measured)
        charts = -(-len(bars) // MOST_BARS)
        for place in range(charts):
            first, last = (len(bars) * each // charts for each in (place, place + 1))
            drawn, title = bars[first:last], self._word("way_figure")
            if charts > 1:
                title += f" ({drawn[0][0].code} – {drawn[-1][0].code})"
            yield way_chart(self._figure(title), drawn, self.language)

    def _outcome(self, outcome: PrintedBranch) -> Iterator[Block]:
        name = outcome.name.in_language(self.language)
        yield self._heading(f"{self._word('outcome', code=outcome.code)}. {name}")
        yield from self._section(self.report.section(f"outcome:{outcome.code}"))
        yield from self._standing(outcome, "lead")
        yield from self._measured(outcome, outcome.indicators)
        for output in outcome.branches:
            name = output.name.in_language(self.language)
            yield Heading(f"{self._word('output', code=output.code)}. {name}", 3)
            yield from self._standing(output, "lead")
            yield from self._measured(output, tuple(output.measured))
        yield from self._years(outcome)

    def _years(self, outcome: PrintedBranch) -> Iterator[Block]:
        """Yield the line of the indicator that tells most of an outcome, with its table."""
        indicator = telling(outcome)
        if indicator is None:
            return
        name = f"{indicator.code} {indicator.name.in_language(self.language)}"
        title = self._word("years_figure", indicator=name)
        yield over_years(self._figure(title), indicator, self.report, self.language)
        yield from self._titled(title, years_table(title, indicator, self.report, self.language))

    def _measured(self, branch: PrintedBranch, indicators: Sequence[PrintedIndicator]) -> Iterator[Block]:
        if indicators:
            table = self.tables.of_country if self._is_of_country else self.tables.indicators
            yield table(branch.name.in_language(self.language), indicators)
            yield from self._stories_of(indicators)

    def _stories_of(self, indicators: Sequence[PrintedIndicator]) -> Iterator[Block]:
        """Yield what units told in words, each with whose words they are."""
        cells = Cells(self.language, self.report.places)
        for each in indicators:
            if isinstance(each.figure.value, Narratives) and each.figure.value.told:
                yield Sentence(f"{self._word('told_in_words')}: {each.code}", "strong")
                for unit, period, words in each.figure.value.told:
                    yield Sentence(f"{cells.place(unit)}, {period.code}: {in_words(words.text, self.language)}")

    def _lines(self) -> Iterator[Block]:
        if not self.report.lines:
            return
        yield NewPage()
        yield self._chapter(self._word("lines"))
        title = self._word("lines_figure")
        yield course_chart(self._figure(title), course_counts(self.report, self.language), self.language)
        yield from self._titled(title, self.tables.courses(title))
        title = self._word("lines")
        yield from self._titled(title, self.tables.lines(title, self.report.lines))

    def _money(self) -> Iterator[Block]:
        money = self.report.money
        if not money:
            return
        yield self._chapter(self._word("money"))
        title = self._word("money_figure")
        if len({each.currency for each in money}) == 1 and len(money) <= MOST_BARS:
            yield money_chart(self._figure(f"{title}, {money[0].currency}"), money, self.language)
        yield from self._titled(title, self.tables.money(title))

    def _facts(self) -> Iterator[Block]:
        names = [each for each in ("proposals", "proposals_taken_up", "decisions") if each in self.report.facts]
        if any(self.report.facts[name] for name in names):
            yield self._chapter(self._word("facts"))
            yield Facts(tuple((self._word(name), str(self.report.facts[name])) for name in names))
        if self.report.stories:
            yield self._chapter(self._word("stories"))
            yield from (Sentence(f"• {each.headline.in_language(self.language)}") for each in self.report.stories)

    def _annexes(self) -> Iterator[Block]:
        for name, table in (("years", self.tables.by_year), ("splits", self.tables.by_code)):
            title = self._word(name)
            found = table(title)
            if found is not None:
                yield from (self._annex(title), found)
        if self.restated is not None and self.restated.found:
            title = self._word("restated")
            day = on_side(day_in_words(self.restated.on), self.language)
            yield from (self._annex(title), Sentence(self._word("restated_note", day=day)))
            yield self.tables.restated(title, self.restated.found)
        yield self._annex(self._word("reading"))
        for name in ("coverage", "progress", "status", "states", "withheld", "checksum"):
            told_of = {"threshold": self.report.threshold, "format": ANNUAL_FORMAT}
            yield Sentence(self._word(f"read_{name}", **told_of))

    def _chapter(self, title: str) -> Heading:
        self.chapters, self.sections = self.chapters + 1, 0
        return Heading(f"{self.chapters}. {title}")

    def _heading(self, title: str) -> Heading:
        self.sections += 1
        return Heading(f"{self.chapters}.{self.sections}. {title}", 2)

    def _annex(self, title: str) -> Heading:
        self.annexes += 1
        return Heading(self._word("annex", number=self.annexes, title=title))

    def _figure(self, title: str) -> str:
        self.figure_count += 1
        return self._word("figure", number=self.figure_count, title=title)

    def _titled(self, title: str, table: Table) -> Iterator[Block]:
        self.table_count += 1
        yield Sentence(self._word("table", number=self.table_count, title=title), "caption")
        yield table
