"""What all published annual reports of a programme told of people, and what they withheld."""

from collections.abc import Mapping
from functools import lru_cache

from maslahat.domain.results.annual_documents import read_annual
from maslahat.domain.results.figures import FigureKey, FigureValue
from maslahat.domain.results.protection import PublishedBefore
from maslahat.domain.shared.canonical import read_canonical
from maslahat.stores.results import edition_queries

EDITIONS_KEPT = 256
"""Of how many editions the values stay in memory; what is published never changes."""


def published_before(programme: str) -> PublishedBefore:
    """Return what the published editions of a programme (its code) withheld, and what each of them showed: two queries.

    Values are those of indicators that count people, for nothing else is ever withheld.
    """
    shown = tuple(_shown(content) for content in edition_queries.contents(programme))
    return PublishedBefore(edition_queries.withheld(programme), shown)


@lru_cache(maxsize=EDITIONS_KEPT)
def _shown(content: bytes) -> Mapping[FigureKey, FigureValue | None]:
    report = read_annual(read_canonical(content))
    return {
        each.key: each.value
        for indicator in report.indicators
        if indicator.counts_people
        for each in indicator.figures
        if not each.is_withheld
    }
