"""What the public may see of figures that count people: small ones, and what would give them away, are withheld."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from maslahat.domain.results.concealment import THRESHOLD, SeenBefore, conceal
from maslahat.domain.results.counted_tables import Areas, CountedTables, Known
from maslahat.domain.results.figures import Figure, FigureKey, FigureMade, FigureValue
from maslahat.domain.results.giving_away import follows_from_editions, follows_from_reports
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import Kind

PROTECTED_KINDS = frozenset({Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL, Kind.RATIO, Kind.AVERAGE})
"""Kinds of which a value says how many people there are; of a ratio or average those are its parts."""


@dataclass(frozen=True, slots=True)
class PublishedBefore:
    """What earlier issues said: the figures that one of them withheld, and for each issue the values that it showed.

    Shown without a value is what was not reported then.
    """

    withheld: frozenset[FigureKey] = frozenset()
    shown: tuple[Mapping[FigureKey, FigureValue | None], ...] = ()


NOTHING_PUBLISHED = PublishedBefore()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A figure whose value is not shown. Whether it is small, or would give a small one away, is not said."""

    key: FigureKey


def is_protected(definition: IndicatorDefinition) -> bool:
    """Tell whether an indicator counts people in a form that says how many."""
    return definition.counts_people and definition.kind in PROTECTED_KINDS


def withheld(
    definition: IndicatorDefinition,
    figures: Collection[Figure | FigureMade],
    areas: Areas,
    threshold: int = THRESHOLD,
    past: PublishedBefore = NOTHING_PUBLISHED,
    readers: Collection[Known] = (),
) -> frozenset[FigureKey]:
    """Return which figures of one indicator must not be shown (results §5; ADR 0022, 0036).

    ``figures`` are all that is ever shown of the indicator, in whatever page, table or export, because one may give
    another away. They are protected together with all that was published before, ``past``, and from each of
    ``readers``: one who knows these reports takes them off, and what is left is protected as the whole is.
    Raises NotCountable.
    """
    if not is_protected(definition):
        return frozenset()
    whole = CountedTables.of(definition, figures, areas)
    editions = [whole.places_of(_of(definition, each)) for each in past.shown]
    told = {place for each in editions for place, count in each.items() if whole.counts.get(place) == count}
    hidden = {place for place, key in whole.figure_at.items() if key in past.withheld}
    before = SeenBefore(frozenset(told), frozenset(hidden))
    views = [whole, *(whole.without(each) for each in readers)]
    settled = dict.fromkeys(range(len(views)), -1)
    while any(size != len(hidden) for size in settled.values()):
        for number, view in enumerate(views):
            if settled[number] != len(hidden):
                hidden |= conceal(view.tables, threshold, hidden, before).hidden
                further = follows_from_reports(view, hidden, told)
                further = further or follows_from_editions(view, hidden, editions, told)
                settled[number] = len(hidden)
                hidden |= {further} if further else set()
    return frozenset(whole.figure_at[place] for place in hidden if place in whole.figure_at)


def _of(
    definition: IndicatorDefinition, shown: Mapping[FigureKey, FigureValue | None]
) -> Mapping[FigureKey, FigureValue | None]:
    return {key: value for key, value in shown.items() if key.indicator == definition.code}


def public_figures(figures: Iterable[Figure], hidden: Collection[FigureKey]) -> tuple[Figure | Withheld, ...]:
    """Return the figures of one indicator as the public sees them, those withheld without any of their numbers.

    As soon as one is withheld no figure of the indicator tells its differences, overlaps or what has no split, for
    these are sums as well; nor the ids of the observations it was made from, for equal ids tell equal numbers.
    """
    if not hidden:
        return tuple(figures)
    return tuple(Withheld(figure.key) if figure.key in hidden else bare(figure) for figure in figures)


def covered(figure: Figure) -> Figure:
    """Return a figure without its value, for a reader inside who does not work on it; one without a value as it is."""
    if figure.state is not State.REPORTED:
        return bare(figure)
    coverage = replace(figure.coverage, behind=())
    return replace(bare(figure), value=None, coverage=coverage, is_withheld=True, periods=())


def bare(figure: Figure) -> Figure:
    """Return a figure with its value and coverage alone: its inputs, differences and rests are counts as well."""
    return replace(figure, inputs=(), exclusions=(), overlaps=(), gross=None, differences=(), without_split=None)
