"""Numbers typed into the narrative of an annual report, compared with the numbers that its edition holds.

A number is not forbidden because the edition has it nowhere: it may come from elsewhere. But whoever publishes is shown
it with its sentence, and says that it was seen. Sources: R94; ADR 0035.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from maslahat.domain.results.annual_report import AnnualReport, PrintedIndicator, PrintedSection
from maslahat.domain.results.figures import FigureKey
from maslahat.domain.results.progress import Advance
from maslahat.domain.results.typed_numbers import Typed, TypedNumber, typed_numbers
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText


class Holding(StrEnum):
    """What a number of an edition is: a figure, a target, a baseline, a progress, an amount of money, or a count."""

    FIGURE = "figure"
    TARGET = "target"
    BASELINE = "baseline"
    PROGRESS = "progress"
    MONEY = "money"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class HeldNumber:
    """A number that an edition holds: of which indicator, of which figure of it, or of which source or count."""

    what: Holding
    value: Fraction
    is_percent: bool = False
    indicator: str = ""
    key: FigureKey | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A typed number, and the numbers of the edition that it says, those nearest to its section first."""

    number: TypedNumber
    same: tuple[HeldNumber, ...] = ()

    @property
    def is_unfounded(self) -> bool:
        """Whether it says how many, and the edition has no such number."""
        return self.number.kind is Typed.NUMBER and not self.same


@dataclass(frozen=True, slots=True)
class SectionCompared:
    """The numbers of a section by language, and those that one language names and another does not."""

    section: PrintedSection
    numbers: Mapping[str, tuple[Compared, ...]]
    differing: tuple[tuple[str, TypedNumber], ...]


def compared(report: AnnualReport) -> tuple[SectionCompared, ...]:
    """Return every narrative in which a number was typed, compared with all that the edition shows.

    What is withheld is no number of the edition: a narrative that tells it is told as one that the edition has not.
    """
    held = tuple(held_numbers(report))
    found = (_compared(each, held, _near(report, each.name)) for each in report.sections if each.narrative)
    return tuple(each for each in found if any(each.numbers.values()))


def unfounded(found: Iterable[SectionCompared]) -> tuple[TypedNumber, ...]:
    """Return every number in any language that the edition has not, in the order of sections and languages."""
    return tuple(
        each.number for one in found for numbers in one.numbers.values() for each in numbers if each.is_unfounded
    )


def held_numbers(report: AnnualReport) -> Iterator[HeldNumber]:
    """Yield every number that an edition shows."""
    for indicator in report.indicators:
        yield from _of_indicator(indicator)
    sums: dict[str, Fraction] = {}
    for each in report.money:
        amount = Fraction(each.amount)
        sums[each.currency] = sums.get(each.currency, Fraction(0)) + amount
        yield HeldNumber(Holding.MONEY, amount, name=each.source)
    yield from (HeldNumber(Holding.MONEY, amount, name=currency) for currency, amount in sums.items())
    yield from (HeldNumber(Holding.COUNT, Fraction(count), name=name) for name, count in _counts(report).items())


def _of_indicator(indicator: PrintedIndicator) -> Iterator[HeldNumber]:
    code, is_percent = indicator.code, indicator.kind is Kind.RATIO or "cent" in indicator.unit.in_language("en")
    for figure in indicator.figures:
        if figure.number is not None:
            yield HeldNumber(Holding.FIGURE, figure.number, is_percent, code, figure.key)
    for what, told in ((Holding.TARGET, indicator.target), (Holding.BASELINE, indicator.baseline)):
        if told is not None and told.value is not None:
            yield HeldNumber(what, Fraction(told.value), is_percent, code)
    if isinstance(indicator.progress, Advance):
        yield HeldNumber(Holding.PROGRESS, indicator.progress.share * 100, True, code)


def _counts(report: AnnualReport) -> dict[str, int]:
    indicators = list(report.indicators)
    countries = {figure.key.area for each in indicators for figure in each.countries}
    counts = {
        "indicators": len(indicators),
        "with_data": sum(each.figure.number is not None for each in indicators),
        "pillars": len(report.pillars),
        "countries": len(countries),
        "lines": len(report.lines),
        "stories": len(report.stories),
    }
    for indicator in indicators:
        if indicator.finding is not None:
            status = indicator.finding.status.value
            counts[status] = counts.get(status, 0) + 1
    for line in report.lines:
        counts[line.course.value] = counts.get(line.course.value, 0) + 1
    return {name: count for name, count in (counts | dict(report.facts)).items() if count}


def _compared(section: PrintedSection, held: Iterable[HeldNumber], near: frozenset[str]) -> SectionCompared:
    every = tuple(sorted(held, key=lambda each: each.indicator not in near))
    typed = {language: typed_numbers(words, language) for language, words in section.narrative.texts.items()}
    numbers = {
        language: tuple(Compared(each, _same(each, every)) for each in found) for language, found in typed.items()
    }
    return SectionCompared(section, numbers, tuple(_differing(section.narrative, typed)))


def _same(typed: TypedNumber, held: Iterable[HeldNumber]) -> tuple[HeldNumber, ...]:
    if typed.kind is not Typed.NUMBER:
        return ()
    return tuple(each for each in held if each.is_percent == typed.is_percent and typed.says(each.value))


def _differing(
    narrative: LocalizedText, typed: Mapping[str, tuple[TypedNumber, ...]]
) -> Iterator[tuple[str, TypedNumber]]:
    """Yield each number of a language that another one, in which the section is written, does not name."""
    written = [each for each in typed if narrative.texts.get(each)]
    for language in written:
        for number in typed[language]:
            others = (typed[each] for each in written if each != language)
            if _is_a_value(number) and any(not _names(other, number) for other in others):
                yield language, number


def _names(typed: Iterable[TypedNumber], number: TypedNumber) -> bool:
    return any(
        each.kind is number.kind and each.is_percent == number.is_percent and each.value == number.value
        for each in typed
    )


def _is_a_value(number: TypedNumber) -> bool:
    return number.kind is Typed.NUMBER or (number.kind is Typed.DATE and number.value != 0)


def _near(report: AnnualReport, section: str) -> frozenset[str]:
    """Return the codes of the indicators that a section is about; of one about the whole, none."""
    kind, _, code = section.partition(":")
    branches = report.pillars if kind == "pillar" else [each for one in report.pillars for each in one.branches]
    return frozenset(one.code for each in branches if each.code == code for one in each.measured)
