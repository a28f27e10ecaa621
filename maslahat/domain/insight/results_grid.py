"""The grid of countries by pillars: how results stand, people counted and stories told in each cell.

No total is a sum of numbers that are seen: those of a pillar, a country or the programme are told from figures that are
rolled up anew. Sources: requirement R93; ADR 0033.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from maslahat.domain.insight.results_tree import Branch, Measured, all_measured, results_tree
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.figures import FigureInShort, Narratives
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.people_counted import in_usual_unit, is_number_of_people
from maslahat.domain.results.periods import Period
from maslahat.domain.results.progress import WhyNoProgress
from maslahat.domain.results.status import Standing, Status, standing_of_whole
from maslahat.domain.results.values import State
from maslahat.domain.shared.status_rules import CUSTOMARY, StatusRule
from maslahat.domain.shared.texts import LocalizedText

ALL = ""
"""Stands for all countries, or for all pillars."""

CellKey = tuple[str, str]
"""A country and a pillar by their codes."""


@dataclass(frozen=True, slots=True)
class ResultStory:
    """What a unit told in words of an indicator for a period: as the value of it, or beside verified numbers."""

    indicator: str
    unit: str
    period: Period
    words: LocalizedText


@dataclass(frozen=True, slots=True)
class PeopleFigure:
    """A figure that is a number of people, with the indicator whose it is."""

    definition: IndicatorDefinition
    figure: FigureInShort


@dataclass(frozen=True, slots=True)
class PeopleCounted:
    """The figures of one cell that count people, indicator by indicator, as the reader may see them.

    They are never added: who was trained may have been advised as well. Of those that are shown in the unit of count in
    which most are, the largest is told; families are not set beside persons.
    """

    figures: tuple[PeopleFigure, ...] = ()

    @property
    def compared(self) -> tuple[PeopleFigure, ...]:
        """Return those that tell a number to this reader in the unit in which most do, of equals the first."""
        shown = (each for each in self.figures if each.figure.number is not None)
        return in_usual_unit((each.definition.unit, each) for each in shown)

    @property
    def withheld(self) -> int:
        """Return how many were reported and are not shown to this reader."""
        return sum(each.figure.is_withheld for each in self.figures)

    @property
    def largest(self) -> PeopleFigure | None:
        """Return the largest of those compared, of equals the first; None where none tells any number."""
        return max(self.compared, key=lambda each: each.figure.number or Fraction(0), default=None)


@dataclass(frozen=True, slots=True)
class ResultsCell:
    """Results of one country under one pillar.

    ``measured`` is how many indicators are reported here, ``stands`` how those of them stand that have a target here:
    a target that is set for the whole programme tells nothing of a country that has none of its own.
    """

    standing: Standing
    measured: int
    stands: tuple[Status, ...]
    reported: int
    people: PeopleCounted
    stories: tuple[ResultStory, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the grid is made of: by area what was measured, the people counted by an indicator, and all stories.

    ``measured`` and ``people`` give what the reader may see; the area ALL is the programme.
    """

    measured: Callable[[str], tuple[Measured, ...]]
    people: Callable[[IndicatorDefinition, str], FigureInShort]
    stories: tuple[ResultStory, ...]
    country_of: Mapping[str, str]


def results_grid(programme: Programme, told: Told, rule: StatusRule = CUSTOMARY) -> Mapping[CellKey, ResultsCell]:
    """Return {(country, pillar): cell}, ALL for all countries and for all pillars.

    ``told.country_of`` says for each reporting unit its country, empty for a regional one.
    """
    cells = {}
    for country in (ALL, *(each.code for each in programme.countries)):
        tree = results_tree(programme, told.measured(country), rule)
        whole = standing_of_whole(ALL, [each.standing for each in tree], rule=rule)
        for branch in (Branch(ALL, programme.name, whole, (), tree), *tree):
            cells[country, branch.code] = _cell(branch, country, told)
    return cells


def _cell(branch: Branch, country: str, told: Told) -> ResultsCell:
    measured = [each for each in all_measured(branch) if _applies(each)]
    return ResultsCell(
        branch.standing,
        len(measured),
        tuple(each.standing.status for each in measured if _has_target(each, country)),
        sum(each.figure.state is State.REPORTED for each in measured),
        people_in((each.definition for each in measured), country, told.people),
        _stories(measured, country, told),
    )


def people_in(
    definitions: Iterable[IndicatorDefinition], area: str, people: Callable[[IndicatorDefinition, str], FigureInShort]
) -> PeopleCounted:
    """Return the figures of those indicators that are numbers of people, in an area."""
    found = (PeopleFigure(each, people(each, area)) for each in definitions if is_number_of_people(each))
    return PeopleCounted(tuple(found))


def _stories(measured: Iterable[Measured], country: str, told: Told) -> tuple[ResultStory, ...]:
    """Return what was told in words, of each report once, in order of indicator, unit and period."""
    measured = tuple(measured)
    codes = {each.definition.code for each in measured}
    beside = (each for each in told.stories if each.indicator in codes)
    here = (each for each in beside if country in (ALL, told.country_of.get(each.unit, "")))
    found = {(each.indicator, each.unit, each.period): each for each in here}
    for each in measured:
        if isinstance(each.figure.value, Narratives):
            code = each.definition.code
            for unit, period, narrative in each.figure.value.told:
                found[code, unit, period] = ResultStory(code, unit, period, narrative.text)
    return tuple(found[key] for key in sorted(found, key=lambda key: (key[0], key[1], key[2].first, key[2].last)))


def _applies(measured: Measured) -> bool:
    return measured.standing.decided_by.why is not WhyNoProgress.NOT_APPLICABLE


def _has_target(measured: Measured, country: str) -> bool:
    """Tell whether there is something to be on track to: what is judged, or could be if it were reported."""
    why = measured.standing.decided_by.why
    return why is None or (measured.definition.aims_of == country and measured.target is not None)
