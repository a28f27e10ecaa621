"""Whatever is sent to whatever address by whomever: never a broken page, never a change that nobody asked for."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.cast import SEATS, Cast
from tests.web.pages import Reader
from tests.web.routes import MISSING, good_values, routes, rows, the_cast_and_the_neighbour

pytestmark = pytest.mark.django_db

WHO = (None, *(username for username, _, _ in SEATS))
BAD = (
    "nowhere", "0", "-1", "1.5", "99999999999999999999999", "x" * 3000, "\x00", "a\x00b", "\u202egnp.exe", "\x07",
    "\ud83d", "..", "%2e%2e", "' OR 1=1 --", "<script>alert(1)</script>", "{{ 7*7 }}", "ё" * 300, "None", "[]", "\n",
)  # fmt: skip
METHODS = ("put", "patch", "delete", "options", "head", "trace")
NAMES = (
    "username",
    "next",
    "language",
    "row_version",
    "draft",
    "status",
    "version",
    "pillar",
    "page",
    "q",
    "base",
)


@pytest.fixture
def world(db, settings) -> tuple[Cast, Cast]:
    """Two programmes side by side, in a demonstration, so that any seat is one press away."""
    settings.MASLAHAT_DEMO = True
    return the_cast_and_the_neighbour()


@pytest.fixture
def asks(world) -> Any:
    """Give a way to sit down as somebody whose server errors are answers, not exceptions."""

    def sit_down(who: str | None) -> Reader:
        reader = Reader(Client(headers={"accept-language": "en"}, raise_request_exception=False))
        return reader.signs_in_as(who) if who else reader

    return sit_down


def _encoded(value: str) -> str:
    return value.encode("utf-8", "replace").decode() if "\ud83d" in value else value


def _bad_addresses(values: dict[str, str], start: int) -> Iterator[str]:
    """Give each route with each of its parameters spoilt in turn; each reader begins elsewhere among the bad values."""
    bad = itertools.islice(itertools.cycle(BAD), start, None)
    for route in routes():
        for name in route.parameters:
            yield route.address({**values, name: _encoded(next(bad))})
            yield route.address({**values, name: _encoded(next(bad))})


@pytest.mark.parametrize("who", WHO)
def test_no_address_breaks_a_page_or_changes_a_row(world, asks, who):
    reader, before = asks(who), rows()
    addresses = list(_bad_addresses(good_values(world[0]), WHO.index(who)))

    told = {
        address: {getattr(reader.client, method)(address).status_code for method in ("get", "post")}
        for address in addresses
    }

    assert {address: codes for address, codes in told.items() if max(codes) >= 500} == {}
    assert rows() == before


@pytest.mark.parametrize("who", WHO)
def test_no_field_of_an_address_or_form_breaks_a_page_or_changes_a_row(world, asks, who):
    reader, before, broken = asks(who), rows(), []
    bad = itertools.islice(itertools.cycle(BAD), WHO.index(who), None)
    values = good_values(world[0])

    for route in routes():
        told = {name: [_encoded(next(bad)), _encoded(next(bad))] for name in NAMES}
        answers = [reader.client.get(route.address(values), told), reader.client.post(route.address(values), told)]
        broken += [(route.name, answer.status_code) for answer in answers if answer.status_code >= 500]
        reader.signs_in_as(who) if who and route.name == "sign_out" else None

    assert broken == []
    assert rows() == before


@pytest.mark.parametrize("who", [None, "secretariat", "head-aa"])
def test_no_method_or_body_that_a_page_does_not_know_breaks_it(world, asks, who):
    reader, before, broken = asks(who), rows(), []
    values = good_values(world[0])
    bodies = (b"", b"{", b'{"key": [1]}', b"\xff\xfe=\xff", b"a=1&" * 3000, b"--x\r\nnot a part")
    kinds = ("application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x", "text/\xff")

    for route in routes():
        address = route.address(values)
        answers = [getattr(reader.client, method)(address) for method in METHODS]
        answers += [
            reader.client.post(address, body, content_type=kind) for body, kind in zip(bodies, itertools.cycle(kinds))
        ]
        broken += [(route.name, answer.status_code) for answer in answers if answer.status_code >= 500]

    assert broken == []
    assert rows() == before


@pytest.mark.covers("R1")
@pytest.mark.parametrize("who", WHO)
def test_what_belongs_to_another_programme_answers_as_what_does_not_exist(world, asks, who):
    reader, before, unlike = asks(who), rows(), []
    own, foreign = (good_values(each) for each in world)

    for route in routes():
        for name in set(route.parameters) & {"workplan", "line", "ref", "conflict", "accreditation"}:
            there, nowhere = foreign[name], MISSING.get(name, "nowhere")
            for method in ("get", "post"):
                answers = [
                    _told(reader, method, route.address({**own, name: value}), value) for value in (there, nowhere)
                ]
                unlike += [(route.name, name, method)] if answers[0] != answers[1] else []

    assert unlike == []
    assert rows() == before


@pytest.mark.parametrize("key", ["", "x" * 201, "a\x00b", "a\nb", "\x1b"])
def test_a_deed_under_a_key_that_cannot_be_kept_is_not_done(world, asks, key):
    before, values = rows(), good_values(world[0])

    answer = asks("secretariat").client.post(f"/SMALL/people/{values['accreditation']}/end/", {"key": key})

    assert 400 <= answer.status_code < 500
    assert rows() == before


def _told(reader: Reader, method: str, address: str, value: str) -> tuple[int, str]:
    answer = getattr(reader.client, method)(address)
    words = re.sub(r'(csrfmiddlewaretoken"|key") value="[^"]*"', "", answer.content.decode())
    return answer.status_code, words.replace(value, "")


@pytest.mark.parametrize("who", [None, "secretariat"])
def test_every_unsafe_request_without_its_token_is_refused(world, asks, who):
    reader, values = asks(who), good_values(world[0])
    reader.client.handler.enforce_csrf_checks = True
    before = rows()

    told = {
        (route.name, method): getattr(reader.client, method)(route.address(values)).status_code
        for route in routes()
        for method in ("post", "put", "patch", "delete")
    }

    assert {asked: code for asked, code in told.items() if code != 403} == {}
    assert rows() == before
