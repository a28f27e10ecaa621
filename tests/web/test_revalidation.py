"""A page that a browser has already is not sent again while it is the same, and never instead of another."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from maslahat.actions.people import end_accreditation
from maslahat.stores.people import queries as people
from tests.actions.results_asked import TRAINED, a_reported_programme, must, number, reports, told
from tests.cast import Cast
from tests.web.pages import Reader

pytestmark = pytest.mark.django_db

TREE = "/SMALL/results/"
PAGES = (
    TREE,
    "/SMALL/results/grid/",
    f"/SMALL/results/figures/{TRAINED}/",
    f"/SMALL/results/figures/{TRAINED}/explained/?period=2022",
    "/SMALL/results/sight/",
    "/SMALL/results/reports/",
    f"/SMALL/results/indicators/{TRAINED}/",
    "/SMALL/programme/",
)


@pytest.fixture
def cast() -> Cast:
    return a_reported_programme()


def asks_again(reader: Reader, address: str = TREE) -> int:
    """Ask for a page with the name under which the reader has it, and return what the server answers."""
    reader.last = reader.client.get(address, headers={"If-None-Match": reader.last["ETag"]})
    return reader.status


@pytest.mark.parametrize("page", PAGES)
def test_what_did_not_change_is_not_sent_again(cast, reader, page):
    reader.signs_in_as("head-aa").read(page)
    reader.read(page)

    assert asks_again(reader, page) == 304
    assert reader.last.content == b""
    assert reader.last["Cache-Control"] == "private, no-cache"
    assert {"Cookie", "Accept-Language"} <= {each.strip() for each in reader.last["Vary"].split(",")}


@pytest.mark.parametrize("page", PAGES)
def test_what_is_kept_holds_no_key_that_serves_once(cast, reader, page):
    reader.signs_in_as("secretariat")

    assert 'name="key"' not in reader.read(page)


@pytest.fixture
def kept(cast: Cast, reader: Reader) -> Reader:
    """A reader who has the tree, and whose browser has the cookie of forms."""
    reader.signs_in_as("head-aa").read(TREE)
    reader.read(TREE)
    return reader


def test_a_deed_makes_another_page(cast, kept):
    must(reports(cast, told(number("1")), unit="BB", who="monitor"))

    assert asks_again(kept) == 200


def test_another_language_or_look_or_address_is_another_page(kept):
    assert asks_again(kept, f"{TREE}?year=2022") == 200
    kept.read(TREE)
    kept.client.post("/theme/", {"theme": "dark"})
    assert asks_again(kept) == 200
    assert asks_again(kept.reads_in("ru")) == 200


def test_another_day_is_another_page(kept, monkeypatch):
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)

    assert asks_again(kept) == 200


def test_what_one_reader_has_is_nothing_to_the_next(kept):
    name = kept.last["ETag"]
    kept.signs_in_as("head-bb").read(TREE)

    assert kept.last["ETag"] != name


def test_a_form_of_another_session_is_another_page(kept):
    name = kept.last["ETag"]
    kept.signs_in_as("head-aa").read(TREE)
    kept.read(TREE)

    assert kept.last["ETag"] != name


def test_whoever_lost_the_right_is_refused_and_not_told_that_nothing_changed(cast, kept):
    held = next(each for each in people.accreditations(cast.programme) if each.username == "head-aa")
    must(end_accreditation(accreditation=held.id, by=cast("secretariat"), **cast.told()))

    assert asks_again(kept) == 403
    assert "ETag" not in kept.last


def test_a_page_that_says_what_was_done_is_for_once(kept):
    _leave_a_message(kept)

    kept.read(TREE)

    assert "It is done" in kept.last.content.decode()
    assert "ETag" not in kept.last


def test_asking_again_costs_the_session_the_seat_and_the_record(kept):
    with CaptureQueriesContext(connection) as asked:
        assert asks_again(kept) == 304

    assert len(asked) <= 5


def _leave_a_message(reader: Reader) -> None:
    storage = CookieStorage(None)
    said = storage._encode([Message(constants.SUCCESS, "It is done")])  # type: ignore[attr-defined]
    reader.client.cookies[CookieStorage.cookie_name] = said
