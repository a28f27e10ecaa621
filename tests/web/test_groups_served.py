"""The groups of people that a line serves on the pages: proposed as a set, told by group, counted everywhere (R76)."""

import pytest

from tests.actions.test_groups_served import FIVE, SIX, six_groups_endorsed, tells
from tests.cast import L1
from tests.web.pages import LINE, PLAN
from tests.web.test_propose import CHANGE, WISHES, as_it_stands, sends

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R76")]

LIST = "/SMALL/results/progress/JWP/"
FORM = f"{LIST}{L1}/"


def test_one_proposal_adds_six_groups_and_its_redline_names_each(cast, reader):
    reader.signs_in_as("cso-bb").sends(CHANGE, **as_it_stands(cast, beneficiaries=list(SIX)))

    assert reader.read(WISHES).count("Beneficiary groups") >= 1
    sends(reader)

    filed = cast.proposal("PR-BB-01").change_set.operations
    assert {each.key for each in filed} == {("beneficiaries", code) for code in SIX}
    assert "Forensic doctors" in reader.read(f"{PLAN}proposals/PR-BB-01/")


def test_the_focal_point_ticks_five_groups_and_every_page_says_five_of_six(reader):
    six_groups_endorsed()
    reader.signs_in_as("focal-aa")
    assert reader.read(FORM).count('name="done_for"') == 6

    reader.sends(FORM, key="k", standing="0", status="implementation", done_for=list(FIVE))

    for address in (LIST, LINE):
        assert "5 of 6 groups" in reader.read(address)
        assert "5 из 6 групп" in reader.reads_in("ru").read(address)
        reader.reads_in("en")


def test_a_line_called_closed_with_one_group_left_is_refused_and_nothing_ticked_is_lost(reader):
    cast = six_groups_endorsed()
    page = reader.signs_in_as("focal-aa").sends(FORM, key="k", standing="0", status="closed", done_for=list(FIVE))

    assert reader.status == 409
    assert "done for 5 of 6 beneficiary groups" in page
    assert page.count("checked") == 5
    tells(cast, SIX, "closed")
    assert "6 of 6 groups" in reader.read(LIST)


def test_how_far_each_group_has_come_is_for_those_who_read_results(reader):
    tells(six_groups_endorsed(), FIVE)

    assert "5 of 6 groups" not in reader.read(LINE)
    assert "Forensic doctors" in reader.read(LINE)
