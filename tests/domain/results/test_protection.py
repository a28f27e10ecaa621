"""Which figures of an indicator the public sees, from the figures as they were rolled up."""

from dataclasses import replace
from decimal import Decimal

import pytest

from maslahat.domain.results.counted_tables import NotCountable
from maslahat.domain.results.figures import Difference, Figure
from maslahat.domain.results.indicators import Rules
from maslahat.domain.results.periods import Period
from maslahat.domain.results.protection import PublishedBefore, Withheld, public_figures, withheld
from maslahat.domain.results.values import Mean, Number, Ratio, State
from maslahat.domain.shared.kinds import AcrossPeriods, AcrossUnits, Kind

from .indicators import figure, indicator

AREAS = (("", ("KZ", "KG", "TJ")), ("KZ", ("KZ-1", "KZ-2")))
PEOPLE = indicator(counts_people=True)


def _named(hidden):
    return {(key.area, key.period.code, *(code for _, code in key.cell)) for key in hidden}


def _over(**counts):
    """Return figures of areas; ``all`` is the whole programme."""
    return [figure(count, area="" if area == "all" else area) for area, count in counts.items()]


def test_a_small_figure_and_one_beside_it_are_withheld():
    hidden = withheld(PEOPLE, _over(KZ=40, KG=12, TJ=3, all=55), AREAS)

    assert _named(hidden) == {("TJ", "2023"), ("KG", "2023")}


def test_what_a_unit_of_a_country_reported_is_part_of_the_tables():
    hidden = withheld(
        PEOPLE, [*_over(KZ=40, KG=12, TJ=60, all=112), figure(38, area="KZ-1"), figure(2, area="KZ-2")], AREAS
    )

    assert _named(hidden) == {("KZ-2", "2023"), ("KZ-1", "2023")}


@pytest.mark.parametrize("plain", [indicator(), indicator(Kind.HIGHEST, counts_people=True)])
def test_figures_that_count_no_people_are_all_shown(plain):
    assert withheld(plain, _over(KZ=40, KG=12, TJ=3, all=55), AREAS) == frozenset()


def test_a_programme_sets_its_own_threshold():
    assert withheld(PEOPLE, _over(KZ=40, KG=12, TJ=3, all=55), AREAS, threshold=3) == frozenset()
    assert _named(withheld(PEOPLE, _over(KZ=40, KG=12, TJ=9, all=61), AREAS, threshold=10)) == {
        ("TJ", "2023"),
        ("KG", "2023"),
    }


def test_a_report_that_is_missing_is_not_withheld_but_said_to_be_missing():
    missing = figure(None, state=State.NOT_REPORTED, area="TJ")

    hidden = withheld(PEOPLE, [*_over(KZ=40, KG=3, all=43), missing], AREAS)

    assert _named(hidden) == {("KG", "2023"), ("KZ", "2023")}
    assert missing in public_figures([missing], hidden)


def test_a_ratio_is_withheld_if_few_had_or_few_had_not_what_it_measures():
    ratio = indicator(Kind.RATIO, counts_people=True)
    few_without = figure(Ratio(Decimal(98), Decimal(100)), area="KZ")
    enough = figure(Ratio(Decimal(50), Decimal(100)), area="KG")

    assert _named(withheld(ratio, [few_without], AREAS)) == {("KZ", "2023")}
    assert withheld(ratio, [enough], AREAS) == frozenset()


def test_an_average_over_few_people_is_withheld():
    average = indicator(Kind.AVERAGE, counts_people=True)

    assert _named(withheld(average, [figure(Mean(Decimal(80), 4), area="KZ")], AREAS)) == {("KZ", "2023")}


def test_a_running_total_that_no_new_report_changed_gives_nothing_away():
    running = indicator(Kind.RUNNING_TOTAL, counts_people=True)

    def at(period, sex, count, report):
        cell = (("sex", sex),) if sex else ()
        return replace(figure(count, area="KZ", period=period, cell=cell), inputs=(report,))

    first = [at("2023-Q1", "f", 3, "a"), at("2023-Q1", "m", 50, "b"), at("2023-Q1", "", 53, "c")]
    second = [at("2023-Q2", "f", 6, "d"), at("2023-Q2", "m", 50, "b"), at("2023-Q2", "", 56, "e")]

    hidden = withheld(running, [*first, *second], AREAS)

    assert {("KZ", "2023-Q1", "m"), ("KZ", "2023-Q2", "m")} <= _named(hidden) or ("KZ", "2023-Q1") in _named(hidden)
    assert ("KZ", "2023-Q1", "f") in _named(hidden)


def test_a_withheld_figure_has_no_number_and_the_others_tell_no_sums():
    difference = Difference("KG", Period.read("2023"), ("sex",), Decimal(9), Decimal(12))
    told = replace(figure(12, area="KG"), inputs=("r1",), differences=(difference,), gross=Decimal(13))
    small = figure(3, area="TJ")

    seen = public_figures([told, small], {small.key})

    assert seen[1] == Withheld(small.key)
    assert isinstance(seen[0], Figure)
    assert seen[0].value == Number(Decimal(12))
    assert (seen[0].inputs, seen[0].differences, seen[0].gross) == ((), (), None)


def test_where_nothing_is_withheld_figures_are_told_whole():
    told = replace(figure(12, area="KG"), inputs=("r1",))

    assert public_figures([told], frozenset()) == (told,)


def test_what_an_earlier_issue_withheld_stays_withheld():
    figures = _over(KZ=40, KG=12, TJ=9, all=61)

    assert _named(withheld(PEOPLE, figures, AREAS, past=PublishedBefore(frozenset({figures[2].key})))) == {
        ("TJ", "2023"),
        ("KG", "2023"),
    }


def test_countries_shown_side_by_side_hide_only_what_is_small():
    aside = replace(PEOPLE, rules=Rules(AcrossUnits.NONE, AcrossPeriods.SUM))

    assert _named(withheld(aside, _over(KZ=40, KG=12, TJ=3), AREAS)) == {("TJ", "2023")}


@pytest.mark.parametrize("number", ["2.5", "-1"])
def test_half_a_person_is_refused(number):
    with pytest.raises(NotCountable, match=number):
        withheld(PEOPLE, [figure(Number(Decimal(number)))], AREAS)
