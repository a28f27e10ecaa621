"""Progress of lines: what is told of an endorsed line, by whom, tied to the text that promised it (R92)."""

import pytest

from maslahat.stores.results import progress_queries
from tests.cast import L1, L3

pytestmark = pytest.mark.django_db

LIST = "/SMALL/results/progress/JWP/"
FORM = f"{LIST}{L1}/"
TOLD = {"key": "k", "standing": "0", "status": "implementation", "problem_en": "No trainer", "next_step_en": "Hire one"}


@pytest.fixture
def endorsed(cast):
    cast.endorse()
    return cast


@pytest.mark.covers("R92")
def test_what_is_told_of_a_line_stands_with_the_endorsed_text_that_promised_it(endorsed, reader):
    reader.signs_in_as("focal-aa").sends(FORM, **TOLD)

    page = reader.read(LIST)

    assert "No trainer" in page
    assert "Hire one" in page
    told = progress_queries.progress(endorsed.workplan.id)[L1]
    assert told.version == endorsed.workplan.in_force.version_id


@pytest.mark.covers("R92")
def test_a_problem_is_told_with_what_comes_next_and_nothing_typed_is_lost(endorsed, reader):
    page = reader.signs_in_as("expert").sends(FORM, **TOLD | {"next_step_en": ""})

    assert reader.status == 409
    assert "No trainer" in page
    assert progress_queries.progress(endorsed.workplan.id) == {}


def test_a_screen_that_is_no_longer_new_changes_nothing(endorsed, reader):
    reader.signs_in_as("expert").sends(FORM, **TOLD)

    page = reader.sends(FORM, **TOLD | {"key": "k2", "problem_en": "Another"})

    assert "changed while you were writing" in page
    assert progress_queries.progress(endorsed.workplan.id)[L1].problem.texts == {"en": "No trainer"}


def test_an_unknown_status_is_refused_and_a_line_of_others_is_closed(endorsed, reader):
    assert "Hire one" in reader.signs_in_as("expert").sends(FORM, **TOLD | {"status": "none"})
    reader.read(f"{LIST}00000000-0000-5000-8000-000000000000/")
    assert reader.status == 404
    reader.signs_in_as("head-bb").read(f"{LIST}{L3}/")
    assert reader.status == 403


def test_before_endorsement_there_is_nothing_to_tell(cast, reader):
    assert "not endorsed yet" in reader.signs_in_as("expert").read(LIST)
    reader.read(FORM)
    assert reader.status == 404
