"""Numbers that people type: what each one says, read as its language writes it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.typed_numbers import Typed, typed_numbers

pytestmark = pytest.mark.covers("R94")


def numbers(text, language="en"):
    return {each.words: each.value for each in typed_numbers(text, language) if each.kind is Typed.NUMBER}


def kinds(text, language="en"):
    return {each.words: each.kind for each in typed_numbers(text, language)}


def test_english_groups_by_commas_and_has_a_decimal_point():
    assert numbers("1,250 officers, 12.5 of 1 000 000, USD2,500, 10, 12.") == {
        "1,250": 1250,
        "12.5": Fraction(25, 2),
        "1 000 000": 1_000_000,
        "2,500": 2500,
        "10": 10,
        "12": 12,
    }


def test_russian_groups_by_spaces_and_has_a_decimal_comma():
    assert numbers("1\u00a0250 сотрудников, 12,5 из 1\u202f000\u202f000, 1,250", "ru") == {
        "1\u00a0250": 1250,
        "12,5": Fraction(25, 2),
        "1\u202f000\u202f000": 1_000_000,
        "1,250": Fraction(5, 4),
    }


def test_thousands_and_millions_in_words_count_and_say_how_exactly():
    (english,), (russian,) = typed_numbers("2.5 million dollars", "en"), typed_numbers("2,5 млн долларов", "ru")

    assert english.value == russian.value == 2_500_000
    assert english.says(Fraction(2_460_000))
    assert not english.says(Fraction(2_440_000))


def test_per_cent_is_known_in_both_languages():
    english, russian = "45%, 45 per cent, 45 percent", "45 %, 45 процентов"

    assert [each.is_percent for each in typed_numbers(english, "en")] == [True] * 3
    assert [each.is_percent for each in typed_numbers(russian, "ru")] == [True] * 2


@pytest.mark.parametrize(
    "text",
    ["2022", "2022–2025", "26 October", "26 октября", "2022-10-26", "26.10.2022"],
)
def test_years_and_dates_are_no_counts(text):
    assert set(kinds(text).values()) == {Typed.DATE}


@pytest.mark.parametrize(
    "text",
    ["1.3.2.i1", "P1", "1.2.3", "COVID-19", "A/RES/70/1", "SDG 16.1", "ЦУР 16", "No. 12", "№ 12", "3rd", "5-летний"],
)
def test_codes_names_and_ordinals_are_no_counts(text):
    assert set(kinds(text).values()) == {Typed.NAME}


def test_a_number_stands_in_its_sentence():
    first, second = typed_numbers("In 2022 all went well. We trained 12 persons!\nAnd more.", "en")

    assert (first.sentence, second.sentence) == ("In 2022 all went well.", "We trained 12 persons!")


@given(st.integers(0, 10**9).filter(lambda number: number not in range(1900, 2101)))
def test_every_whole_number_is_read_back_as_each_language_prints_it(number):
    english = f"It was {number:,} in all."
    russian = f"Всего {number:,}.".replace(",", "\u00a0")

    assert list(numbers(english).values()) == list(numbers(russian, "ru").values()) == [number]


@given(st.text(max_size=200), st.sampled_from(["en", "ru"]))
def test_no_text_is_too_odd_to_be_looked_through(text, language):
    assert all(each.words and each.sentence for each in typed_numbers(text, language))


def test_a_long_word_without_numbers_is_looked_through_at_once():
    assert typed_numbers("a-" * 5_000 + "b" * 5_000, "en") == ()
