"""The grid: what a cell tells of results, people and stories, and that no total is a sum of what is seen."""

from dataclasses import replace
from decimal import Decimal

import pytest

from maslahat.domain.insight.results_grid import ALL, CellKey, ResultsCell, ResultStory, Told, results_grid
from maslahat.domain.insight.results_tree import Measured, measure
from maslahat.domain.programmes.reading import read_programme
from maslahat.domain.results.figures import Figure, Narratives
from maslahat.domain.results.indicators import IndicatorDefinition, YearTarget
from maslahat.domain.results.periods import Period
from maslahat.domain.results.protection import covered
from maslahat.domain.results.status import Status
from maslahat.domain.results.values import Narrative
from maslahat.domain.shared.kinds import Kind
from tests.domain.insight.test_results_tree import END_OF_2023, NONE_DUE
from tests.domain.results.indicators import figure, indicator, said
from tests.small_programme import small_programme

pytestmark = pytest.mark.covers("R93")

YEAR = Period.read("2023")
TRAINED = indicator(code="a", result="1.1.1", counts_people=True, targets=(YearTarget(2023, Decimal(100)),))
ADVISED = indicator(code="b", result="1.1.1", counts_people=True)
LAWS = indicator(code="c", result="1.1.1")
SHARE = indicator(Kind.RATIO, code="d", result="1.1.1", counts_people=True)
TOLD = indicator(Kind.TEXT, code="e", result="1.1.1")
COUNTRY_OF = {"AA": "AA", "AA-1": "AA", "BB": "BB", "REG": ""}


def of(definition: IndicatorDefinition, found: Figure, area: str) -> Figure:
    return replace(found, key=replace(found.key, indicator=definition.code, area=area))


def the_grid(
    numbers: dict[str, Figure], *definitions: IndicatorDefinition, stories: tuple[ResultStory, ...] = ()
) -> dict[CellKey, ResultsCell]:
    """Return the grid in which every area has these figures by indicator."""

    def measured(area: str) -> tuple[Measured, ...]:
        return tuple(
            measure(
                each,
                lambda what, over: of(what, numbers[what.code], area),
                lambda what, over: [over],
                END_OF_2023,
                NONE_DUE,
            )
            for each in definitions
        )

    told = Told(measured, lambda what, area: of(what, numbers[what.code], area), stories, COUNTRY_OF)
    return dict(results_grid(read_programme(small_programme()), told))


def test_people_of_two_indicators_are_not_added_the_larger_figure_is_told():
    cell = the_grid({"a": figure(40), "b": figure(25)}, TRAINED, ADVISED)["AA", "P1"]

    assert [each.figure.number for each in cell.people.figures] == [40, 25]
    assert cell.people.largest is not None
    assert cell.people.largest.figure.number == 40


def test_what_counts_no_people_or_is_a_share_of_them_is_no_number_of_people():
    cell = the_grid({"a": figure(40), "c": figure(90), "d": figure(95)}, TRAINED, LAWS, SHARE)["AA", "P1"]

    assert [each.definition.code for each in cell.people.figures] == ["a"]


def test_a_total_is_the_figure_of_the_whole_and_no_sum_of_its_cells():
    found = the_grid({"a": figure(40)}, TRAINED)

    assert {key: cell.people.largest.figure.number for key, cell in found.items() if cell.people.largest} == {
        (country, pillar): 40 for country in (ALL, "AA", "BB", "CC") for pillar in (ALL, "P1")
    }


def test_what_is_withheld_is_neither_the_largest_nor_shown():
    people = the_grid({"a": covered(figure(40)), "b": figure(25)}, TRAINED, ADVISED)["AA", "P1"].people

    assert people.largest is not None
    assert people.largest.figure.number == 25
    assert (people.withheld, len(people.compared)) == (1, 1)


def test_families_are_not_compared_with_persons():
    families = replace(TRAINED, code="f", unit="families")
    numbers = {"a": figure(40), "b": figure(25), "f": figure(900)}

    people = the_grid(numbers, families, TRAINED, ADVISED)["AA", "P1"].people

    assert people.largest is not None
    assert (people.largest.definition.code, len(people.compared), len(people.figures)) == ("a", 2, 3)


def test_a_target_of_the_whole_programme_tells_nothing_of_a_country():
    found = the_grid({"a": figure(95)}, TRAINED)

    assert (found[ALL, "P1"].stands, found["AA", "P1"].stands) == ((Status.ON_TRACK,), ())


def test_a_report_is_one_story_whether_it_tells_a_result_or_words_beside_it():
    told = Narratives((("AA", YEAR, Narrative(said("As a result"))),))
    beside = ResultStory("e", "AA", YEAR, said("Beside it"))

    stories = the_grid({"e": figure(told)}, TOLD, stories=(beside,))["AA", "P1"].stories

    assert [each.words for each in stories] == [said("As a result")]


@pytest.mark.parametrize(
    ("country", "units"), [("AA", ["AA", "AA-1"]), ("BB", ["BB"]), (ALL, ["AA", "AA-1", "BB", "REG"])]
)
def test_a_story_stands_in_the_cell_of_the_country_whose_unit_told_it(country, units):
    beside = tuple(ResultStory("a", unit, YEAR, said("Told")) for unit in COUNTRY_OF)

    stories = the_grid({"a": figure(40)}, TRAINED, stories=beside)[country, "P1"].stories

    assert [each.unit for each in stories] == units


def test_a_story_of_another_pillar_is_in_no_cell_of_this_one():
    beside = (ResultStory("a", "AA", YEAR, said("Told")),)

    found = the_grid({"a": figure(40)}, TRAINED, stories=beside)

    assert [key for key, cell in found.items() if cell.stories] == [(ALL, ALL), (ALL, "P1"), ("AA", ALL), ("AA", "P1")]
