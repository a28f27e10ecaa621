"""Seven logins meet seven start pages; whatever they open from there, nobody meets words that are not for them."""

import re

import pytest
from django.test import Client

from tests.actions.results_asked import LAW, TRAINED
from tests.cast import Cast
from tests.web.busy_programme import INTERNAL, RETURNED, SECRETS, SENT, TOUCHING, a_busy_programme
from tests.web.pages import Reader

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R96")]

LOGINS = ("head-aa", "focal-aa", "expert", "donor", "rc", "cso-bb", "")
START, OVERVIEW = "/SMALL/waiting/", "/SMALL/"

DATA = (
    "/SMALL/results/published/results.json",
    "/SMALL/results/published/results.csv",
    "/SMALL/results/annual/2022/programme/1/",
    "/SMALL/results/annual/2022/programme/1/document.json",
    "/SMALL/results/annual/2022/programme/1/results.json",
    "/SMALL/results/reports/take-away/observations.csv",
    f"/SMALL/results/reports/2022/AA/{LAW}/",
    f"/SMALL/results/reports/2022/AA/on/{LAW}/",
    "/SMALL/workplans/JWP/files/B-proposals.xlsx",
    "/SMALL/workplans/JWP/discussions/",
    "/SMALL/workplans/JWP/wishes/",
    "/SMALL/meetings/calendar.ics",
    "/SMALL/meetings/PSC/participants/list.csv",
    "/SMALL/meetings/PSC/decisions/",
    "/SMALL/meetings/PSC/statements/",
)


@pytest.fixture
def busy() -> Cast:
    return a_busy_programme()


def goes_in(reader: Reader, who: str) -> Reader:
    return reader.signs_in_as(who) if who else reader


def start_page(reader: Reader, who: str) -> str:
    """Return what somebody sees first: the page to which signing in leads, for the public the overview."""
    goes_in(reader, who)
    page = reader.read(reader.last["location"] if who else OVERVIEW)
    assert reader.status == 200
    return re.sub(r"\s+", " ", page[page.index("<main") :])


def opened_from_there(reader: Reader) -> list[str]:
    """Return every address of the programme to which the start page and the overview lead, and the files of data."""
    pages = [reader.read(each) for each in (START, OVERVIEW)]
    linked = (found for page in pages for found in re.findall(r'href="(/SMALL/[^"#]*)"', page))
    return list(dict.fromkeys((START, OVERVIEW, *linked, *DATA)))


def test_seven_logins_see_seven_start_pages(busy, reader, settings):
    settings.MASLAHAT_DEMO = True
    pages = {who: start_page(Reader(Client()), who) for who in LOGINS}

    assert len(set(pages.values())) == len(LOGINS)


@pytest.mark.parametrize(
    ("who", "named", "not_named"),
    [
        (
            "head-aa",
            (TOUCHING, RETURNED, "Say what may be quoted", INTERNAL),
            ("Decision for all",),
        ),
        (
            "focal-aa",
            (RETURNED, "Report: the last day has passed: 2</td>", INTERNAL),
            (SENT, "Say what may be quoted</td>"),
        ),
        ("expert", ("Question of a delegation", "Confirm what the other side reported"), (SENT, RETURNED)),
        ("donor", ("What comes to this page in your capacity",), (RETURNED, "Decision for")),
        ("rc", ("PR-BB-03", "Rework your proposal: it was returned</td>"), (SENT, INTERNAL)),
        ("cso-bb", ("Say what may be quoted of your statement</td>",), (RETURNED, "Decision for")),
    ],
)
def test_a_start_page_names_the_matters_of_its_reader_and_of_nobody_else(busy, reader, who, named, not_named):
    page = start_page(reader, who)

    assert [each for each in named if each not in page] == []
    assert [each for each in not_named if each in page] == []


def test_a_stranger_is_led_to_the_public_page_and_told_of_no_matter(busy, reader):
    page = start_page(reader, "")

    assert "Waiting for you" not in page
    reader.read(START)
    assert reader.status == 403


def without_counts_of_things(page: str) -> str:
    """Return a page without the columns that count reports, outputs, indicators or lines: those are no people."""
    columns = "Still to report|Of them late|Outputs|Indicators|Lines"
    return re.sub(rf'<td[^>]* data-label="(?:{columns})">.*?</td>', "", page)


@pytest.mark.covers("R70")
@pytest.mark.parametrize("who", ["donor", "rc", "cso-bb", ""])
def test_a_count_of_three_women_stands_in_no_page_and_no_file_of_who_does_not_work_on_it(busy, reader, who):
    goes_in(reader, who)
    written = re.compile(r"\b(?:3|37) women|>(?:3|37)<|,(?:3|37),|\"(?:3|37)\"(?=[,}])")
    addresses = (f"/SMALL/results/reports/2022/AA/on/{TRAINED}/", *opened_from_there(reader))

    found = {each: without_counts_of_things(reader.read(each)) for each in addresses if "/results/" in each}
    assert [each for each, page in found.items() if written.search(page)] == []


def met_by(reader: Reader) -> list[tuple[str, str]]:
    """Return every secret that stands in the source of what is opened from the start page, with the address."""
    met = []
    for address in opened_from_there(reader):
        reader.read(address)
        source = reader.last.getvalue() + repr(dict(reader.last.items())).encode()
        met += [(each.words, address) for each in SECRETS if each.words.encode() in source]
    return met


@pytest.mark.parametrize("who", LOGINS)
def test_nothing_that_a_login_opens_from_its_start_page_tells_what_is_not_for_it(busy, reader, who):
    forbidden = {each.words for each in SECRETS if who not in each.readers}

    assert [each for each in met_by(goes_in(reader, who)) if each[0] in forbidden] == []


def test_every_secret_is_met_by_somebody_who_may_read_it(busy, reader):
    met = {words for who in ("head-aa", "focal-aa") for words, _ in met_by(goes_in(reader, who))}

    assert {each.words for each in SECRETS} - met == set()
