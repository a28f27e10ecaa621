"""The own part of donors, civil society, Resident Coordinators, strangers: all of it, and nothing of others (R96)."""

from datetime import timedelta
from typing import Any

import pytest

from maslahat.actions import people
from maslahat.actions.meetings.running import open_meeting
from maslahat.actions.results.progressing import report_progress
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.programmes import queries as programmes
from maslahat.web.start.desk import Desk
from maslahat.web.start.own_meetings import meetings_ahead
from maslahat.web.visits import Visit
from tests.actions.results_asked import must, with_indicators
from tests.actions.test_groups_served import FIVE, six_groups_endorsed, tells
from tests.cast import L1, L2, Cast, a_line, a_tabled_plan, line_id, raise_budget, retitle, small_plan
from tests.small_programme import small_programme, text

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R96")]

START, OVERVIEW = "/SMALL/waiting/", "/SMALL/"


def of_two_donors() -> dict[str, Any]:
    document = small_programme()
    document["donors"].append({"code": "OTHER", "name": text("Another donor"), "kind": "government"})
    return document


def with_a_resident_coordinator(country: str = "BB") -> Cast:
    """Return the cast at a plan whose second line is of this country, which has a UN office and a framework."""
    document = with_indicators()
    document["categories"].append({"code": "rc", "name": text("Coordinators"), "party_kind": "rc_office"})
    document["institutions"].append({"code": "RCO", "category": "rc", "country": country, "name": text("UN office")})
    result = {"code": "1", "name": text("Effective institutions"), "outputs": ["1.1.1"]}
    framework = {"code": "CF", "name": text("Cooperation Framework"), "scope": country, "starts": 2021, "ends": 2025}
    document["frameworks"] = [framework | {"results": [result]}]
    first, second, third = small_plan().lines
    second = second.with_cells({("countries", "AA"): None, ("countries", country): True})
    cast = a_tabled_plan(plan=small_plan().with_lines((first, second, third)), document=document)
    office = {"en": "Resident Coordinator", "ru": "Постоянный координатор"}
    invited = {"username": "rc-bb", "office": office, "institution": "", "language": "en"}
    must(people.invite_person(by=cast.keeper, **invited, **cast.told()))
    seat = {"username": "rc-bb", "party": "RCO", "role": "rc_office"}
    must(people.accredit(by=cast("secretariat"), **seat, **cast.told()))
    return cast


def test_a_donor_reads_its_lines_with_their_progress_and_no_money_of_others(reader):
    plan = small_plan()
    first, *others = plan.lines
    first = first.with_cells({("budget", "OTHER", "USD"): 7777})
    foreign = a_line(line_id(9), "1.1.1", "Paid by another").with_cells(
        {("budget", "DON", "USD"): None, ("budget", "OTHER", "USD"): 8888}
    )
    cast = a_tabled_plan(plan=plan.with_lines((first, *others, foreign)), document=of_two_donors())
    cast.endorse()

    page = reader.signs_in_as("donor").read(START)

    assert "Our funds in the joint workplan 2023" in page
    assert "Train officers" in page
    assert "300" in page
    for hidden in ("7,777", "7777", "8,888", "8888", "Paid by another"):
        assert hidden not in page


@pytest.mark.covers("R76")
def test_a_donor_reads_for_how_many_groups_its_line_is_done(reader):
    tells(six_groups_endorsed(), FIVE)

    assert "5 of 6 groups" in reader.signs_in_as("donor").read(START)


def test_civil_society_reads_what_became_of_its_own_proposals_and_of_no_other(cast, reader):
    own = cast.tabled("cso-bb", retitle(L1, "Train women"), headline="Women in training").ref
    other = cast.file("head-aa", raise_budget(L2, "150"), headline="More posts").ref
    cast.dispose(own, "declined", reason={"en": "No trainers", "ru": "Нет тренеров"})

    page = reader.signs_in_as("cso-bb").read(START)

    for told in (own, "Women in training", "declined", "No trainers", "still open</", "/SMALL/workplans/JWP/add/"):
        assert told.removesuffix("</") in page
    assert other not in page
    assert "More posts" not in page


def test_civil_society_is_told_where_it_may_register_and_speak():
    cast = a_tabled_plan(open_meetings=False)

    def ahead(days):
        now = cast.now + timedelta(days=days)
        desk = Desk(Visit(programmes.programme("SMALL"), cast("cso-bb"), now))
        return [(each.code, each.may_register, each.may_ask_for_floor, each.is_open) for each in meetings_ahead(desk)]

    assert ahead(-30) == [("PSC", True, False, False)]
    assert ahead(30) == []
    for each in meetings.meetings("SMALL"):
        must(open_meeting(meeting=each.code, row_version=each.row_version, **cast.inaugurating()))
    assert ahead(0) == [("PSC", True, True, True)]


def test_the_page_leads_to_the_meeting_that_is_held(cast, reader):
    page = reader.signs_in_as("cso-bb").read(START)

    assert "Meetings ahead" in page
    assert "/SMALL/meetings/PSC/speakers/" in page
    assert "/SMALL/meetings/PSC/statements/" in page


def test_a_resident_coordinator_reads_the_part_of_the_own_country_alone(reader):
    cast = with_a_resident_coordinator()
    cast.endorse()

    page = reader.signs_in_as("rc-bb").read(START)

    assert "its part of the programme" in page
    assert "?country=BB&amp;pillar=P1" in page
    assert "pillar=P2" not in page
    assert "Cooperation Framework" in page
    assert "Effective institutions" in page


def test_a_problem_told_of_a_line_of_the_country_stands_on_the_page_of_its_coordinator(reader):
    cast = with_a_resident_coordinator()
    cast.endorse()
    for line, username in ((L2, "coordinator"), (L1, "coordinator")):
        words = {"problem": {"en": f"Late {line}"}, "next_step": {"en": "Hurry"}}
        told = {"workplan": "JWP", "line": line, "standing": 0, "status": "implementation"}
        must(report_progress(**told, **words, by=cast(username), **cast.told()))

    page = reader.signs_in_as("rc-bb").read(START)

    assert f"Late {L2}" in page
    assert f"Late {L1}" not in page


def test_a_stranger_finds_the_endorsed_plan_and_nothing_of_the_inside(reader):
    cast = a_tabled_plan()
    ref = cast.file("head-aa", retitle(L1, "A secret wish")).ref
    before = reader.read(OVERVIEW)
    for hidden in (ref, "A secret wish", "JWP", "Train officers", "Joint workplan 2023"):
        assert hidden not in before
    assert reader.read(START)
    assert reader.status == 403


def test_a_stranger_finds_what_is_open_to_everybody_once_there_is_something(reader):
    cast = a_tabled_plan()
    cast.endorse()

    page = reader.read(OVERVIEW)

    assert "Open to everybody" in page
    assert "/SMALL/workplans/JWP/endorsed/" in page
    assert "/SMALL/workplans/JWP/check/" in page
    assert "Published results" not in page
    assert "Open to everybody" not in reader.signs_in_as("head-aa").read(OVERVIEW)


@pytest.mark.parametrize("who", ["secretariat", "head-aa", "focal-aa", "expert"])
def test_those_who_have_duties_have_the_list_alone(cast, reader, who):
    page = reader.signs_in_as(who).read(START)

    for panel in ("Our funds", "Our proposals", "Open for proposals", "its part of the programme"):
        assert panel not in page
