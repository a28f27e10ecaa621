"""What one reporting unit told for a period, pillar by pillar, as a paper in one language: the report of a country.

Source: R43. The words of values and states come from those who know the reader's language; here they are laid out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from maslahat.domain.results.values import State
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.annual_paper_cells import in_words
from maslahat.publishing.annual_paper_phrases import told
from maslahat.publishing.charts.stacked_chart import Part, StackedBar, StackedChart, stacked_chart
from maslahat.publishing.papers import Block, Chart, Contents, Facts, Heading, Paper, Sentence, Table, on_side
from maslahat.publishing.phrases import PHRASES, day_in_words, instant_in_words


@dataclass(frozen=True, slots=True)
class ToldLine:
    """What was told of one indicator. ``value`` is None and the rest empty while nothing was; ``split`` are its parts.

    ``standing`` says whether there is a value: as REPORTED, NOT_REPORTED, NOT_APPLICABLE, or None for nothing told.
    """

    code: str
    name: LocalizedText
    unit: LocalizedText
    standing: State | None = None
    value: str = ""
    split: str = ""
    state: str = ""
    narrative: LocalizedText | None = None
    papers: int = 0


@dataclass(frozen=True, slots=True)
class PillarTold:
    """A pillar with every indicator that the unit is asked in the period."""

    name: LocalizedText
    lines: tuple[ToldLine, ...]


@dataclass(frozen=True, slots=True)
class UnitReport:
    """The report of a unit on a period as one reader sees it at an instant (``as_of``, aware UTC)."""

    programme: LocalizedText
    unit: LocalizedText
    period: str
    period_state: str
    due_on: date
    pillars: tuple[PillarTold, ...]
    as_of: datetime
    is_illustrative: bool = False

    @property
    def lines(self) -> tuple[ToldLine, ...]:
        """Every line of every pillar."""
        return tuple(line for pillar in self.pillars for line in pillar.lines)


_LOOKS = ((State.REPORTED, "good"), (State.NOT_REPORTED, "risk"), (State.NOT_APPLICABLE, "going"), (None, "open"))


def unit_report_paper(report: UnitReport, language: str) -> Paper:
    """Return the report as a paper; the same report gives the same paper."""
    programme, unit = (each.in_language(language) for each in (report.programme, report.unit))
    return Paper(
        title=told("unit_title", language, period=report.period, unit=unit),
        language=language,
        author=programme,
        running=told("unit_running", language, programme=programme, unit=unit, period=report.period),
        over=(programme,),
        blocks=tuple(_blocks(report, language)),
        as_of=report.as_of,
        foot=on_side(instant_in_words(report.as_of), language),
    )


def _blocks(report: UnitReport, language: str) -> Iterator[Block]:
    if report.is_illustrative:
        yield Sentence(on_side(PHRASES["illustrative_note"], language), "note")
    lines = report.lines
    rows = (
        ("unit", report.unit.in_language(language)),
        ("period", report.period),
        ("due_on", on_side(day_in_words(report.due_on), language)),
        ("period_state", report.period_state),
        ("asked", str(len(lines))),
        ("answered", str(sum(each.standing is not None for each in lines))),
        ("as_of_day", on_side(instant_in_words(report.as_of), language)),
    )
    yield Facts(tuple((told(name, language), words) for name, words in rows))
    if lines:
        yield Contents(told("contents", language))
        yield from _overview(report, language)
    for number, pillar in enumerate(report.pillars, 1):
        yield Heading(f"{number}. {pillar.name.in_language(language)}")
        yield from _pillar(pillar, language)


def _overview(report: UnitReport, language: str) -> Iterator[Block]:
    title = told("figure", language, number=1, title=told("reported_parts", language))
    parts = tuple(Part(_standing(each, language), look) for each, look in _LOOKS)
    counted = [(pillar.name.in_language(language), _counts(pillar.lines)) for pillar in report.pillars]
    whole = _counts(report.lines)
    listed = ", ".join(f"{part.name} – {number}" for part, number in zip(parts, whole, strict=True))
    says = told("status_says", language, all=len(report.lines), told=listed)
    drawn = StackedChart(title, says, parts, tuple(StackedBar(*each) for each in counted))
    yield Chart(title, stacked_chart(drawn), says)
    rows = [*counted, (told("all_pillars", language), whole)]
    yield Table(
        told("reported_parts", language),
        (on_side(PHRASES["pillar"], language), *(each.name for each in parts)),
        tuple((name, *(str(number) for number in numbers)) for name, numbers in rows),
        (72, 23, 23, 23, 23),
        frozenset({1, 2, 3, 4}),
        has_total=True,
        is_dense=True,
    )


def _standing(state: State | None, language: str) -> str:
    return told(state.value if state else "nothing_told", language)


def _counts(lines: Iterable[ToldLine]) -> tuple[int, ...]:
    found = [each.standing for each in lines]
    return tuple(found.count(state) for state, _ in _LOOKS)


def _pillar(pillar: PillarTold, language: str) -> Iterator[Block]:
    if not pillar.lines:
        yield Sentence(told("nothing_asked", language))
        return
    head = tuple(told(name, language) for name in ("indicator", "value", "report_state", "papers"))
    rows = tuple(_row(each, language) for each in pillar.lines)
    yield Table(pillar.name.in_language(language), head, rows, (62, 44, 42, 16), frozenset({3}), is_dense=True)
    yield from _stories(pillar.lines, language)


def _row(line: ToldLine, language: str) -> tuple[str, ...]:
    unit = line.unit.in_language(language)
    name = f"{line.code} {line.name.in_language(language)}" + (f" ({unit})" if unit else "")
    if line.standing is None:
        return name, told("nothing_told", language), "–", "–"
    value = "\n".join(filter(None, (line.value, line.split)))
    return name, value, line.state, str(line.papers)


def _stories(lines: Sequence[ToldLine], language: str) -> Iterator[Block]:
    """Yield the narratives beside the values, apart from them."""
    told_of = [each for each in lines if each.narrative]
    if told_of:
        yield Sentence(told("story", language), "caption")
    for each in told_of:
        yield Sentence(f"{each.code}. {in_words(each.narrative or LocalizedText(), language)}")
