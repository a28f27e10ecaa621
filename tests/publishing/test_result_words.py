"""Figures of results in words: one rounding, three states that never become one another, both languages."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.figures import Distribution, FigureValue, Narratives, Tally
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import Mean, Narrative, Number, Ratio, State
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.result_words import figure_words, number_words, value_words
from tests.domain.results.indicators import figure, indicator
from tests.domain.results.reports import LAW

OF_THREE = Narratives(tuple((unit, Period.read("2023"), Narrative(LocalizedText())) for unit in ("KZ", "KG", "TJ")))
SAID: list[tuple[FigureValue, str, str]] = [
    (Number(Decimal(1250000)), "1,250,000", "1\u00a0250\u00a0000"),
    (Number(Decimal(0)), "0", "0"),
    (Number(Decimal("-3")), "\u22123", "\u22123"),
    (Ratio(Decimal(3), Decimal(8)), "37.5% (3 of 8)", "37,5\u00a0% (3 из 8)"),
    (Ratio(Decimal(0), Decimal(0)), "no cases to share out", "случаев не было"),
    (Mean(Decimal(50), 4), "12.5 (over 4)", "12,5 (по 4)"),
    (Tally(("KZ", "KG"), ("TJ",)), "2 of 3", "2 из 3"),
    (
        Distribution({"draft": ("KZ",), "opinion": (), "adopted": ("KG", "TJ")}),
        "draft: 1; adopted: 2",
        "draft: 1; adopted: 2",
    ),
    (OF_THREE, "3 narratives", "3 описания"),
]


@pytest.mark.parametrize(("value", "english", "russian"), SAID)
def test_each_kind_of_value_is_said_in_both_languages(value, english, russian):
    definition = indicator(Kind.SCALE, scale=LAW)

    assert value_words(value, definition, "en") == english
    assert value_words(value, definition, "ru") == russian


def test_zero_not_reported_and_not_applicable_are_three_different_words():
    said = [
        figure_words(figure(0), indicator(), "ru"),
        figure_words(figure(None, state=State.NOT_REPORTED), indicator(), "ru"),
        figure_words(figure(None, state=State.NOT_APPLICABLE), indicator(), "ru"),
    ]

    assert said == ["0", "не представлено", "не применимо"]


def test_what_is_not_put_together_says_so():
    assert figure_words(figure(None), indicator(), "en") == "shown by unit"


@pytest.mark.parametrize(
    ("exact", "said"), [("1/20", "0"), ("3/20", "0.2"), ("1/4", "0.2"), ("7/20", "0.4"), ("-1/4", "\u22120.2")]
)
def test_halves_are_rounded_to_the_even_digit(exact, said):
    assert number_words(Fraction(exact), "en") == said


@given(st.fractions())
def test_no_number_is_said_with_more_than_one_digit_or_further_off_than_half_of_it(exact):
    said = number_words(exact, "en").replace(",", "").replace("\u2212", "-")

    assert len(said.partition(".")[2]) <= 1
    assert abs(Fraction(said) - exact) <= Fraction(1, 20)
