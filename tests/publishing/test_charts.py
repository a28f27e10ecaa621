"""Charts and maps: what is drawn where, what is said in words, and what is left out."""

import re
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.publishing.charts.bar_chart import Bar, BarChart, bar_chart
from maslahat.publishing.charts.drawing import ticks
from maslahat.publishing.charts.line_chart import ChartLine, ChartPoint, LineChart, line_chart, marks_for
from maslahat.publishing.charts.region_map import Shape, has_outline, region_map

SVG = "{http://www.w3.org/2000/svg}"
FIVE = ("KAZ", "KGZ", "TJK", "TKM", "UZB")


def drawn(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def words_of(markup: str) -> list[str]:
    return [each.text or "" for each in drawn(markup).iter(f"{SVG}text")]


def a_line(*values: int | None, name: str = "Actual", kind: str = "actual") -> ChartLine:
    points = (ChartPoint(None if each is None else Fraction(each), f"{each} offices") for each in values)
    return ChartLine(name, kind, tuple(points))


def chart_of(*lines: ChartLine) -> str:
    axis = tuple(str(2021 + each) for each in range(len(lines[0].points)))
    marks = tuple((each, str(each)) for each in marks_for(lines))
    return line_chart(LineChart("Offices operating", "From 19 to 24", axis, lines, marks))


def test_a_line_breaks_where_nothing_was_reported():
    svg = drawn(chart_of(a_line(1, 2, None, 4, 5)))

    assert len(svg.findall(f"{SVG}path")) == 2
    assert len(svg.findall(f"{SVG}circle")) == 4


def test_a_reported_zero_is_a_point_and_no_gap():
    svg = drawn(chart_of(a_line(1, 0, 2)))

    assert len(svg.findall(f"{SVG}path")) == 1
    assert [each.find(f"{SVG}title").text for each in svg.findall(f"{SVG}circle")][1] == "Actual: 0 offices"


def test_a_larger_value_lies_higher_and_a_later_one_further_right():
    places = [
        (Fraction(each.get("cx")), Fraction(each.get("cy")))
        for each in drawn(chart_of(a_line(1, 3))).iter(f"{SVG}circle")
    ]

    assert places[1][0] > places[0][0]
    assert places[1][1] < places[0][1]


def test_the_target_is_told_from_the_figure_by_more_than_colour():
    svg = drawn(chart_of(a_line(1, 2), a_line(3, 4, name="Target", kind="target")))

    assert [each.get("stroke-dasharray") for each in svg.findall(f"{SVG}path")] == [None, "6 5"]


def test_a_key_under_the_chart_names_every_line():
    svg = drawn(chart_of(a_line(1, 2), a_line(3, 4, name="Target", kind="target")))

    assert [each.findtext(f"{SVG}text") for each in svg.findall(f"{SVG}g")] == ["Actual", "Target"]


def test_a_drawing_says_what_it_shows_to_those_who_do_not_see_it():
    svg = drawn(chart_of(a_line(19, 24)))

    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "Offices operating. From 19 to 24"


def test_words_in_a_drawing_are_words_and_never_markup():
    svg = bar_chart(BarChart("<script>", "&", (Bar("<b>North</b>", Fraction(1), "1 & more"),)))

    assert words_of(svg) == ["<b>North</b>", "1 & more"]
    assert "<script>" not in svg


@given(st.fractions(-1000000, 1000000), st.fractions(-1000000, 1000000))
def test_marks_at_the_side_hold_every_value_and_are_few(one, other):
    marks = ticks(min(one, other), max(one, other))

    assert marks[0] <= min(one, other)
    assert marks[-1] >= max(one, other)
    assert 2 <= len(marks) <= 8
    assert len({later - sooner for sooner, later in pairwise(marks)}) == 1


def test_a_bar_without_a_figure_says_why_and_has_no_length():
    svg = bar_chart(BarChart("By country", "", (Bar("KZ", Fraction(2), "2"), Bar("TJ", None, "not reported"))))

    assert words_of(svg) == ["KZ", "2", "TJ", "not reported"]
    assert len(drawn(svg).findall(f"{SVG}rect")) == 1


def test_bars_are_as_long_as_their_figures():
    svg = bar_chart(
        BarChart("", "", (Bar("A", Fraction(10), "10"), Bar("B", Fraction(5), "5"), Bar("C", Fraction(-5), "−5")))
    )
    widths = [Fraction(each.get("width")) for each in drawn(svg).iter(f"{SVG}rect")]

    assert abs(widths[0] - 2 * widths[1]) <= Fraction(1, 5)
    assert widths[1] == widths[2]


def test_bars_of_nothing_but_zeros_are_drawn():
    assert words_of(bar_chart(BarChart("", "", (Bar("A", Fraction(0), "0"),)))) == ["A", "0"]


def test_the_map_of_the_region_names_every_country_and_its_figure():
    svg = region_map([Shape(each, each, f"{place} acts", place) for place, each in enumerate(FIVE)], "Acts", "")

    assert len(drawn(svg).findall(f"{SVG}path")) == 5
    assert words_of(svg) == [word for place, each in enumerate(FIVE) for word in (each, f"{place} acts")]


def test_a_country_keeps_its_exclaves_and_its_holes():
    svg = drawn(region_map([Shape("UZB", "Uzbekistan", "", 1)], "", ""))

    assert svg.find(f"{SVG}path").get("d").count("M") > 1


@pytest.mark.parametrize("unknown", ["", "XXA", "../"])
def test_a_country_that_no_atlas_knows_is_left_out(unknown):
    assert not has_outline(unknown)
    assert region_map([Shape(unknown, "Elsewhere", "1", 1)], "", "") == ""


def test_the_map_puts_the_north_up_and_the_east_right():
    svg = drawn(region_map([Shape(each, each, "", None) for each in ("KAZ", "TKM", "KGZ")], "", ""))
    at = {each.text: (Fraction(each.get("x")), Fraction(each.get("y"))) for each in svg.iter(f"{SVG}text") if each.text}

    assert at["KAZ"][1] < at["TKM"][1]
    assert at["KGZ"][0] > at["TKM"][0]


def corners_of(path: str) -> set[tuple[Fraction, Fraction]]:
    """Return the places where an outline turns, walked step by step."""
    found = set()
    for ring in re.findall(r"M([^z]*)z", path):
        start, _, steps = ring.partition("l")
        x, y = map(Fraction, start.split())
        numbers = [Fraction(each) for each in re.findall(r"-?[\d.]+", steps)]
        found.add((x, y))
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            found.add((x, y))
    return found


def test_neighbours_on_the_map_meet_at_the_same_corners():
    svg = drawn(region_map([Shape(each, each, "", 1) for each in ("KGZ", "UZB", "KAZ")], "", ""))
    kyrgyzstan, uzbekistan, kazakhstan = (corners_of(each.get("d")) for each in svg.findall(f"{SVG}path"))

    assert len(kyrgyzstan & uzbekistan) > 50
    assert len(kyrgyzstan & kazakhstan) > 10
