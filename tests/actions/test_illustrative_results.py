"""The illustrative reports that ship with the package: taken through the deeds, marked, told once."""

from datetime import UTC, datetime

import pytest

from maslahat.actions.demonstration import prepare_demonstration
from maslahat.actions.illustrative_editions import (
    CORRECTED,
    PUBLISHED,
    EditionsIllustrated,
    draft_illustrative_editions,
)
from maslahat.actions.illustrative_progress import tell_illustrative_progress
from maslahat.actions.illustrative_results import report_illustrative_results
from maslahat.actions.results.annual_record import restated
from maslahat.actions.results.known import results_known
from maslahat.domain.results.periods import Period
from maslahat.domain.results.restating import CauseKind
from maslahat.domain.results.values import State
from maslahat.stores.results import edition_queries, report_queries
from tests.prepared import prepared

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
illustrated = prepared(report_illustrative_results)


def test_every_report_of_the_file_is_taken_and_a_second_time_changes_nothing():
    first, second = illustrated(NOON), report_illustrative_results(NOON)

    assert first.reports > 1000
    assert (second.periods, second.reports) == (0, 0)


def test_the_meeting_can_be_prepared_after_the_results_as_well():
    illustrated(NOON)

    prepared_after = prepare_demonstration(NOON)

    assert (prepared_after.new_seats, prepared_after.is_new_plan) == (0, True)


def test_before_the_plan_is_endorsed_no_progress_of_its_lines_is_told():
    illustrated(NOON)

    assert tell_illustrative_progress(NOON) == 0


def test_every_report_says_that_it_is_invented():
    illustrated(NOON)

    told = report_queries.reports("PCA-2022-2025", "2022")

    assert told
    assert all("invented" in each.narrative.in_language("en") for each in told)


def test_every_indicator_that_was_reported_has_a_figure_for_the_programme():
    illustrated(NOON)
    known = results_known("PCA-2022-2025")

    reported = [each for each in known.definitions if each.code in known.observations]
    found = [known.figure(each, "", Period.read("2022")) for each in reported]

    assert len(found) > 80
    assert {each.state for each in found} <= {State.REPORTED, State.NOT_REPORTED}
    assert sum(each.state is State.REPORTED for each in found) > 75


@pytest.mark.covers("R94")
def test_one_annual_report_is_published_with_a_restatement_and_three_are_in_work_and_a_second_time_changes_nothing():
    illustrated(NOON)

    first, second = draft_illustrative_editions(NOON), draft_illustrative_editions(NOON)

    found = edition_queries.newest_published("PCA-2022-2025", PUBLISHED)
    assert (first, second) == (EditionsIllustrated(1, 3), EditionsIllustrated(0, 0))
    restated_here = restated("PCA-2022-2025", found)
    assert {each.printed.key.indicator for each in restated_here} == {CORRECTED[2]}
    assert {cause.kind for each in restated_here for cause in each.causes} == {CauseKind.CORRECTED}
