"""Pages of the room: what each reader sees of the subject, and how the state is asked for."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from maslahat.actions.meetings.subjects import set_subject
from maslahat.stores.meetings import queries
from tests.actions.closed_meeting import close
from tests.cast import L1, L2, Cast, raise_budget, retitle
from tests.web.pages import Reader

pytestmark = pytest.mark.django_db

MEETING = "/SMALL/meetings/PSC/"


def chair_puts(cast: Cast, **what: str) -> str:
    found = queries.meeting("SMALL", "PSC")
    told = {"meeting": "PSC", "row_version": found.row_version, "by": cast("secretariat")}
    return str(set_subject(**told, **cast.told(), **what).print)


@pytest.fixture
def proposed(cast) -> str:
    ref = str(cast.tabled("head-aa", retitle(L1, "Train judges"), headline="Judges as well").ref)
    chair_puts(cast, line=L1, proposal=ref)
    return str(ref)


@pytest.mark.covers("E90")
def test_the_public_sees_neither_line_nor_proposal_on_the_page_nor_in_the_state(proposed, reader):
    seen = reader.read(f"{MEETING}room/") + reader.read(f"{MEETING}room/state")

    assert "Judges" not in seen
    assert proposed not in seen
    assert L1 not in seen
    assert reader.last.json()["subject"] == {"item": 0, "item_title": {}}


@pytest.mark.covers("E90")
def test_the_number_of_the_public_does_not_tell_how_much_happened_inside(cast, proposed, reader):
    before = reader.read(f"{MEETING}room/state")

    chair_puts(cast, line=L2)

    assert reader.read(f"{MEETING}room/state") == before


@pytest.mark.covers("E78")
def test_who_polls_is_told_that_nothing_happened_until_something_does(cast, proposed, reader):
    reader.signs_in_as("delegate-aa").read(f"{MEETING}room/state")
    tag = reader.last["etag"]

    same = reader.client.get(f"{MEETING}room/state", headers={"if-none-match": tag})
    chair_puts(cast, line=L2)
    other = reader.client.get(f"{MEETING}room/state", headers={"if-none-match": tag})

    assert (same.status_code, same.content) == (304, b"")
    assert other.json()["subject"]["line"] == cast.text.printed_codes[L2]


@pytest.mark.covers("E80")
def test_a_change_of_the_draft_is_another_subject_for_who_polls(cast, proposed, reader):
    before = reader.signs_in_as("delegate-aa").read(f"{MEETING}room/state")

    cast.agree(cast.tabled("head-bb", retitle(L2, "Equip more posts")).ref)

    assert reader.read(f"{MEETING}room/state") != before


@pytest.mark.covers("E79")
def test_the_hall_screen_shows_the_proposal_word_by_word_in_both_languages(proposed, reader):
    page = reader.signs_in_as("secretariat").read(f"{MEETING}screen/")

    english, russian = page.split('lang="ru">\n<p', 1)
    assert "Judges as well" in english
    assert "<ins>" in english
    assert "По-русски: Judges as well" in russian
    assert '<meta http-equiv="refresh"' in page


@pytest.mark.covers("E90")
def test_the_hall_screen_shows_no_amount_that_not_everybody_may_see(cast, reader):
    ref = cast.tabled("head-cc", raise_budget(L2, "8642097.00"), headline="More posts").ref
    chair_puts(cast, line=L2, proposal=ref)

    page = reader.signs_in_as("secretariat").read(f"{MEETING}screen/")

    assert "More posts" in page
    assert "8642097" not in page
    assert "8,642,097" not in page


@pytest.mark.covers("E79")
def test_a_screen_link_is_made_shown_once_works_without_signing_in_and_is_taken_back(proposed, reader):
    page = reader.signs_in_as("secretariat").sends(f"{MEETING}screens/make/", place="Hall A", key="one")
    link = page.split('<a href="http://testserver', 1)[1].split('"', 1)[0]
    wall = Reader(Client())

    assert link not in reader.read(f"{MEETING}screens/")
    assert "Judges as well" in wall.read(link)
    assert wall.last["referrer-policy"] == "no-referrer"
    assert wall.read(f"{link}state")
    assert wall.last.json()["subject"]["proposal"] == proposed

    reader.sends(f"{MEETING}screens/1/end/", key="two")

    assert wall.read(link)
    assert wall.status == 404


@pytest.mark.covers("E80")
def test_a_chair_who_looks_at_how_it_stood_before_is_shown_how_it_stands_now(cast, proposed, reader):
    told = {"row_version": "1", "item": "0", "line": L2, "proposal": "", "key": "one"}

    page = reader.signs_in_as("secretariat").sends(f"{MEETING}chair/subject/", **told)

    assert reader.status == 409
    assert "Nothing was done" in page
    assert queries.meeting("SMALL", "PSC").subject.line == L1


def test_the_desk_lists_what_is_still_to_decide_and_nothing_that_is_decided(cast, proposed, reader):
    decided = cast.agree(cast.tabled("head-bb", retitle(L2, "Equip more posts"), headline="More posts").ref).ref

    page = reader.signs_in_as("secretariat").read(f"{MEETING}chair/")

    assert f"put-{proposed}" not in page  # it is on the screens already
    assert proposed in page
    assert decided not in page


def test_the_parts_of_a_page_cost_the_same_however_many_proposals_there_are(cast, proposed, reader):
    reader.signs_in_as("delegate-aa").read(f"{MEETING}room/")

    def asked() -> int:
        cast.tabled("head-bb", retitle(L2, "Equip more posts"))
        with CaptureQueriesContext(connection) as found:
            reader.client.get(f"{MEETING}room/", headers={"x-room-part": "1"})
        return len(found)

    few = asked()
    for _ in range(4):
        cast.tabled("head-cc", retitle(L2, "Equip all posts"))

    assert asked() == few
    assert few < 80


@pytest.mark.covers("R30", "E80")
def test_the_desk_of_a_closed_meeting_offers_nothing_that_would_be_refused(cast, proposed, reader):
    cast.tabled("head-cc", retitle(L2, "Train guards"), headline="Guards as well")
    before = reader.signs_in_as("secretariat").read(f"{MEETING}chair/")
    close(cast)

    after = reader.read(f"{MEETING}chair/")

    assert 'action="/SMALL/meetings/PSC/chair/subject/"' in before
    assert 'action="/SMALL/meetings/PSC/chair/subject/"' not in after
    assert "The meeting is closed" in after
