"""Values as people write them: read exactly, kept exactly, refused by name."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.told_values import PARTS, ValueRefused, read_told, read_value, value_document
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, Step
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from tests.domain.results.indicators import code_list, indicator

SCALE = code_list("law", "draft", "in_force")
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)
values = st.one_of(
    numbers.map(Number),
    st.builds(Ratio, numbers, numbers),
    st.builds(Mean, numbers, st.integers(0, 10**6)),
    st.booleans().map(Answer),
    st.sampled_from(["draft", "in_force"]).map(Step),
    st.just(Narrative(LocalizedText.of(en="Told", ru="Сказано"))),
)


@given(values)
def test_every_value_is_kept_exactly(value):
    assert read_value(value_document(value)) == value


@pytest.mark.parametrize(
    ("kind", "told", "value"),
    [
        (Kind.COUNT, {"number": "0"}, Number(Decimal(0))),
        (Kind.STOCK, {"number": "1 234,50"}, Number(Decimal("1234.50"))),
        (Kind.LOWEST, {"number": "−3"}, Number(Decimal(-3))),
        (Kind.RATIO, {"numerator": "2", "denominator": "4"}, Ratio(Decimal(2), Decimal(4))),
        (Kind.AVERAGE, {"sum": "10.5", "number": "3"}, Mean(Decimal("10.5"), 3)),
        (Kind.YES_NO, {"answer": "no"}, Answer(False)),
        (Kind.SCALE, {"step": "draft"}, Step("draft")),
        (Kind.TEXT, {"en": "Told", "ru": ""}, Narrative(LocalizedText.of(en="Told"))),
    ],
)
def test_what_is_written_is_read_by_the_kind_of_the_indicator(kind, told, value):
    assert set(told) == set(PARTS[kind])
    assert read_told(indicator(kind, scale=SCALE), told) == value


@pytest.mark.parametrize(
    ("kind", "told", "code"),
    [
        (Kind.COUNT, {"number": ""}, "number_unreadable"),
        (Kind.COUNT, {"number": "1e5"}, "number_unreadable"),
        (Kind.COUNT, {"number": "٣"}, "number_unreadable"),
        (Kind.COUNT, {"number": "-1"}, "number_negative"),
        (Kind.COUNT, {"number": "1.5"}, "number_not_whole"),
        (Kind.AVERAGE, {"sum": "1", "number": "1.5"}, "number_not_whole"),
        (Kind.AVERAGE, {"sum": "1", "number": "-1"}, "number_negative"),
        (Kind.RATIO, {"numerator": "1"}, "number_unreadable"),
        (Kind.YES_NO, {"answer": "maybe"}, "answer_missing"),
        (Kind.SCALE, {"step": "other"}, "step_unknown"),
        (Kind.TEXT, {"en": " "}, "words_missing"),
        (Kind.TEXT, {"en": "\x00"}, "words_refused"),
    ],
)
def test_what_is_no_value_is_refused_by_name(kind, told, code):
    with pytest.raises(ValueRefused) as refused:
        read_told(indicator(kind, scale=SCALE, counts_people=True), told)

    assert refused.value.code == code


def test_no_value_stays_none():
    assert value_document(None) is None
    assert read_value(None) is None
