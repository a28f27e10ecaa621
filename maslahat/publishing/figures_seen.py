"""Figures as one reader sees them now, as a JSON document: what may not be shown to him says so and has no number."""

from collections.abc import Iterable
from dataclasses import dataclass

from maslahat.domain.results.figures import FigureInShort
from maslahat.domain.results.result_documents import exact, figure_value_document
from maslahat.domain.shared.canonical import Document

FIGURES_SEEN_FORMAT = "maslahat.figures_seen/1"


@dataclass(frozen=True, slots=True)
class FigurePage:
    """One page of a list of figures: ``total`` figures altogether, ``later`` the address of the next page if there is.

    Each figure comes with the address at which it is explained.
    """

    programme: str
    page: int
    pages: int
    total: int
    later: str | None
    figures: Iterable[tuple[FigureInShort, str]]


def figures_seen(found: FigurePage) -> dict[str, Document]:
    """Return a page of figures as a JSON object in FIGURES_SEEN_FORMAT."""
    return {
        "format": FIGURES_SEEN_FORMAT,
        "programme": found.programme,
        "page": found.page,
        "pages": found.pages,
        "total": found.total,
        "next": found.later,
        "figures": [_figure(each, address) for each, address in found.figures],
    }


def _figure(figure: FigureInShort, address: str) -> Document:
    key = figure.key
    return {
        "indicator": key.indicator,
        "area": key.area,
        "period": key.period.code,
        "cell": dict(key.cell),
        "withheld": figure.is_withheld,
        "state": figure.state.value,
        "value": None if figure.value is None else figure_value_document(figure.value),
        "number": None if figure.number is None else exact(figure.number),
        "reported": figure.units_reported,
        "expected": figure.units_expected,
        "explained": address,
    }
