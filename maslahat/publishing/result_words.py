"""How figures of results stand in words, on pages and in print alike: rounded once, here, and never before.

Rounding is half to even (results, introduction): a whole number stays whole, anything else has one digit after the
point. What is rounded is only read; it feeds no other figure.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Protocol

from babel.numbers import get_decimal_symbol, get_group_symbol

from maslahat.domain.results.figures import (
    Behind,
    Coverage,
    Distribution,
    FigureInShort,
    FigureValue,
    Narratives,
    Tally,
)
from maslahat.domain.results.indicators import CodeList, IndicatorDefinition
from maslahat.domain.results.observations import Observation
from maslahat.domain.results.progress import Provisional
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, State, Step
from maslahat.domain.shared.counting import agreed
from maslahat.domain.shared.kinds import AcrossPeriods

_LOCALES = MappingProxyType({"en": "en_GB"})
_NO_BREAK = "\u00a0"

RESULT_PHRASES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "not_reported": {"en": "not reported", "ru": "не представлено"},
        "not_applicable": {"en": "not applicable", "ru": "не применимо"},
        "inside": {"en": "inside the tolerance", "ru": "в пределах допуска"},
        "outside": {"en": "outside the tolerance", "ru": "за пределами допуска"},
        "not_one_figure": {"en": "shown by unit", "ru": "по отчётным единицам"},
        "withheld": {"en": "not shown", "ru": "не раскрывается"},
        "no_cases": {"en": "no cases to share out", "ru": "случаев не было"},
        "yes": {"en": "yes", "ru": "да"},
        "no": {"en": "no", "ru": "нет"},
        "yes_of": {"en": "{yes} of {all}", "ru": "{yes} из {all}"},
        "ratio_of": {"en": "{share} % ({part} of {whole})", "ru": "{share} % ({part} из {whole})"},
        "mean_of": {"en": "{mean} (over {number})", "ru": "{mean} (по {number})"},
        "left": {"en": "Reported without this split: {number}", "ru": "Сообщено без этой разбивки: {number}"},
        "exceeded": {
            "en": "The parts add up to {number} more than the total",
            "ru": "Сумма частей превышает итог на {number}",
        },
        "told": {"en": "{number} {word}", "ru": "{number} {word}"},
        "old": {"en": "{number} not up to date", "ru": "не обновлено: {number}"},
        "partly": {"en": "{number} in part", "ru": "частично: {number}"},
        "last_told": {"en": "last reported {period}", "ru": "последние данные за {period}"},
        "partly_told": {
            "en": "{reported} of {expected} periods in full, last reported {period}",
            "ru": "периодов с полными данными: {reported} из {expected}, последние данные за {period}",
        },
        "provisional": {
            "en": "provisional, {reported} of {expected} periods reported",
            "ru": "предварительно, представлено периодов: {reported} из {expected}",
        },
    }
)
_REPORTS = MappingProxyType({"en": ("narrative", "narratives"), "ru": ("описание", "описания", "описаний")})


def number_words(number: Fraction | Decimal | int, language: str) -> str:
    """Return a number as the language writes it: whole if it is whole, else to one digit, half to even.

    A number that is not nothing and yet rounds to nothing is written as zero.
    """
    tenths = round(Fraction(number) * 10)  # Python rounds a Fraction half to even
    whole, rest = divmod(abs(tenths), 10)
    locale = _LOCALES.get(language, language)
    text = f"{whole:,}".replace(",", get_group_symbol(locale))
    text += f"{get_decimal_symbol(locale)}{rest}" if rest else ""
    return f"\u2212{text}" if tenths < 0 else text


def figure_words(figure: FigureInShort, definition: IndicatorDefinition, language: str) -> str:
    """Return a figure in words: its value, or the word that says why there is none. Zero is a value."""
    if figure.state is not State.REPORTED:
        return phrase(figure.state.value, language)
    if figure.value is None:
        return phrase("withheld" if figure.is_withheld else "not_one_figure", language)
    return value_words(figure.value, definition, language)


class Scaled(Protocol):
    """What is measured on a scale, or on none: an indicator as it stands, or as an edition shows it."""

    @property
    def scale(self) -> CodeList | None: ...


def value_words(value: FigureValue, definition: Scaled, language: str) -> str:
    """Return the value of a figure in words: a ratio with both its numbers, a tally as so many of so many."""
    match value:
        case Number(number):
            return number_words(number, language)
        case Ratio(part, whole):
            return _ratio(part, whole, language)
        case Mean(total, count):
            return _mean(total, count, language)
        case Tally(yes, no):
            return phrase("yes_of", language).format(yes=len(yes), all=len(yes) + len(no))
        case Distribution(units):
            return _distribution(units, definition, language)
        case Narratives(told):
            word = agreed(len(told), _REPORTS.get(language, _REPORTS["en"]), language)
            return phrase("told", language).format(number=len(told), word=word)


def observation_words(observation: Observation, definition: IndicatorDefinition, language: str) -> str:
    """Return what one unit reported in words; why it does not apply, where it does not."""
    match observation.value:
        case None:
            told = phrase(observation.state.value, language)
            return f"{told}: {observation.reason}" if observation.reason else told
        case Number(number):
            return number_words(number, language)
        case Ratio(part, whole):
            return _ratio(part, whole, language)
        case Mean(total, count):
            return _mean(total, count, language)
        case Answer(is_yes):
            return phrase("yes" if is_yes else "no", language)
        case Step(code):
            name = definition.scale.names.get(code) if definition.scale else None
            return name.in_language(language) if name else code
        case Narrative(text):
            return text.in_language(language)


def left_in_words(rest: Fraction | None, language: str) -> str:
    """Return what a split leaves of its total, or by how much the parts exceed it; nothing where they are equal."""
    if not rest:
        return ""
    return phrase("left" if rest > 0 else "exceeded", language).format(number=number_words(abs(rest), language))


def provisional_words(found: Provisional | None, language: str) -> str:
    """Return that a progress is provisional, with the periods there are; nothing where all are there."""
    if found is None:
        return ""
    return phrase("provisional", language).format(reported=found.reported, expected=found.expected)


def behind_words(number: int, across_periods: AcrossPeriods, language: str) -> str:
    """Return how many of the units that count are behind the months asked about; nothing where none is."""
    kind = "old" if across_periods is AcrossPeriods.LATEST else "partly"
    return phrase(kind, language).format(number=number) if number else ""


def behind_in_print(coverage: Coverage | None, language: str) -> str:
    """Return how many of the units of an edition's figure are behind, in the same words."""
    if coverage is None or not coverage.behind:
        return ""
    kind = "old" if coverage.behind[0].periods is None else "partly"
    return phrase(kind, language).format(number=len(coverage.behind))


def unit_behind_words(found: Behind, language: str) -> str:
    """Return of when the last report of a unit is, and of how many periods it reported where they are put together."""
    if found.periods is None:
        return phrase("last_told", language).format(period=found.last.code)
    reported, expected = found.periods
    return phrase("partly_told", language).format(reported=reported, expected=expected, period=found.last.code)


def phrase(key: str, language: str) -> str:
    """Return a fixed word of results in a language; in English where it is not known in that language."""
    found = RESULT_PHRASES[key]
    return found.get(language, found["en"])


def _ratio(part: Decimal, whole: Decimal, language: str) -> str:
    if not whole:
        return phrase("no_cases", language)
    share = number_words(Fraction(part) / Fraction(whole) * 100, language)
    words = phrase("ratio_of", language).format(
        share=share, part=number_words(part, language), whole=number_words(whole, language)
    )
    return words.replace(" %", f"{_NO_BREAK}%" if language == "ru" else "%")


def _mean(total: Decimal, count: int, language: str) -> str:
    if not count:
        return phrase("no_cases", language)
    mean = number_words(Fraction(total) / count, language)
    return phrase("mean_of", language).format(mean=mean, number=number_words(count, language))


def _distribution(units: Mapping[str, tuple[str, ...]], definition: Scaled, language: str) -> str:
    names = definition.scale.names if definition.scale else {}
    told = (
        f"{names[code].in_language(language) if code in names else code}: {len(at)}" for code, at in units.items() if at
    )
    return "; ".join(told)
