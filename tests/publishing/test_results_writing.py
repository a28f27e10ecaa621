"""Results that are written and read again are the same: no state turns into another, no digit is lost."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.values import State
from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.domain.shared.kinds import Kind
from maslahat.publishing.results_document import ResultsDocument, read_results
from maslahat.publishing.results_writing import results_document
from tests.domain.results import generated
from tests.domain.results.indicators import CYCLE
from tests.domain.results.reports import indicator, reports, unit
from tests.publishing.test_formats import is_valid
from tools.print_formats import EXAMPLES


def written(document):
    return json.loads(canonical_bytes(results_document(document)))


@pytest.mark.covers("R-18")
@given(data=st.data(), kind=st.sampled_from([kind for kind in Kind if kind is not Kind.SCALE]))
def test_the_three_states_and_every_digit_survive_writing_and_reading(data, kind):
    units = data.draw(generated.units())
    definition = indicator(kind, scale=None)
    found = [replace(each, id=f"O{place}") for place, each in enumerate(data.draw(generated.observations(kind, units)))]
    document = ResultsDocument(
        CYCLE, tuple(units), (definition,), tuple(data.draw(generated.overlaps(units))), tuple(found)
    )
    again = read_results(written(document))

    assert is_valid(written(document))
    assert (again.units, again.overlaps, again.observations) == (
        document.units,
        document.overlaps,
        document.observations,
    )
    assert written(again) == written(document)


def test_zero_silence_and_what_does_not_apply_stay_apart():
    rows = reports("KZ-GOV 2022: 0", "KZ-GOV 2023: -", "KZ-GOV 2024: n/a")
    found = tuple(replace(each, id=f"O{place}", reason="why") for place, each in enumerate(rows))
    document = ResultsDocument(CYCLE, (unit("KZ-GOV"),), (indicator(scale=None),), (), found)

    assert [each.state for each in read_results(written(document)).observations] == [
        State.REPORTED,
        State.NOT_REPORTED,
        State.NOT_APPLICABLE,
    ]
    assert read_results(written(document)).observations == found


def test_the_example_is_read_as_it_is_written():
    example = read_results(json.loads((EXAMPLES / "reports.json").read_text("utf-8")))

    assert read_results(written(example)) == example
