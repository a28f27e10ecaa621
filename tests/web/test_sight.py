"""Pages of the line of sight."""

import pytest

from tests.cast import L1

pytestmark = pytest.mark.django_db

FROM_LINE = f"/SMALL/results/sight/line/JWP/{L1}/"


def test_from_a_line_one_climbs_to_its_output_outcome_and_pillar_and_back_down_to_the_line(cast, reader):
    page = reader.signs_in_as("head-aa").read(FROM_LINE)

    assert '"/SMALL/results/sight/output/1.1.1/"' in page
    assert '"/SMALL/results/sight/outcome/1.1/"' in page
    assert '"/SMALL/results/sight/pillar/P1/"' in page
    assert f'"{FROM_LINE}"' in reader.read("/SMALL/results/sight/pillar/P1/")


def test_the_page_of_a_line_leads_to_what_it_serves(cast, reader):
    assert f'"{FROM_LINE}"' in reader.signs_in_as("head-aa").read(f"/SMALL/workplans/JWP/lines/{L1}/")


def test_who_may_not_read_the_draft_sees_no_line_of_it_from_anywhere(cast, reader):
    page = reader.read("/SMALL/results/sight/pillar/P1/")

    assert str(L1) not in page
    reader.read(FROM_LINE)
    assert reader.status == 404


@pytest.mark.parametrize("where", ["output/9.9.9", "line/x", "line/JWP/x", "sea/1", "pillar/P%3Cscript%3E"])
def test_from_nowhere_one_sees_nothing(cast, reader, where):
    reader.signs_in_as("head-aa").read(f"/SMALL/results/sight/{where}/")

    assert reader.status == 404
