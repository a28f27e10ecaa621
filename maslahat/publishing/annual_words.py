"""Figures, targets and progress of an annual report in words, the same on a page, in a document and in a sentence."""

from decimal import Decimal
from fractions import Fraction

from maslahat.domain.results.annual_report import PrintedFigure, PrintedIndicator
from maslahat.domain.results.progress import Advance, Keeping
from maslahat.domain.results.values import State
from maslahat.publishing.result_words import number_words, phrase, value_words

_NO_BREAK = "\u00a0"


def printed_words(figure: PrintedFigure | None, indicator: PrintedIndicator, language: str) -> str:
    """Return a figure in words: its value, or the word that says why there is none; a dash where none is asked."""
    if figure is None:
        return "–"
    if figure.state is None:
        return phrase("withheld", language)
    if figure.state is not State.REPORTED:
        return phrase(figure.state.value, language)
    if figure.value is None:
        return phrase("not_one_figure", language)
    return value_words(figure.value, indicator, language)


def figure_words(indicator: PrintedIndicator, language: str) -> str:
    """Return the figure that is compared with the target, in words."""
    return printed_words(indicator.figure, indicator, language)


def number_or_dash(number: Decimal | Fraction | None, language: str) -> str:
    """Return a baseline or target in words; a dash where there is none."""
    return "–" if number is None else number_words(number, language)


def target_words(indicator: PrintedIndicator, language: str) -> str:
    """Return the target of the year in words; a dash where there is none."""
    return number_or_dash(indicator.target.value if indicator.target else None, language)


def progress_words(indicator: PrintedIndicator, language: str) -> str:
    """Return the progress in words: a share of the way, inside or outside the tolerance, or a dash."""
    match indicator.progress:
        case Advance() as advance:
            return f"{number_words(advance.share * 100, language)}{_NO_BREAK if language == 'ru' else ''}%"
        case Keeping() as keeping:
            return phrase("inside" if keeping.is_inside else "outside", language)
        case _:
            return "–"
