"""Every page against the rights table: whom it opens to in which stage, and that a closed page tells nothing."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from pypdf import PdfReader

from maslahat.domain.shared.deeds import Deed, Role, Stage
from maslahat.domain.shared.rights import may
from tests.actions.attendance import admitted
from tests.cast import L1, SEATS, Cast, a_tabled_plan, raise_budget, retitle
from tests.prepared import prepared
from tests.web.meeting_pages import MEETING_EXPECTED
from tests.web.pages import Reader
from tests.web.result_pages import RESULT_EXPECTED
from tests.web.routes import SIGNS_OF_THE_CAST, SIGNS_OF_THE_NEIGHBOUR, good_values, routes, the_cast_and_the_neighbour

pytestmark = pytest.mark.django_db

Expected = Callable[[Role, Stage, str], int]

EVERYBODY = (("", "", "public"), *SEATS)
STAGES = (Stage.CONSULTATION, Stage.FINALIZED, Stage.ENDORSED)


def _always(status: int) -> Expected:
    return lambda role, stage, party: status


def _needs(deed: Deed, *, own: bool = False) -> Expected:
    return lambda role, stage, party: 200 if may(role, deed, stage, own) else 403


def _sent(role: Role, stage: Stage, party: str) -> int:
    if not may(role, Deed.PLAN_READ, stage):
        return 403
    return 200 if party == "AA" else 404


def _finalise(role: Role, stage: Stage, party: str) -> int:
    return 200 if may(role, Deed.PLAN_FINALISE) else 403


def _new_thread(role: Role, stage: Stage, party: str) -> int:
    """Return the answer to a question about nothing: not found, if one may ask at all."""
    return 404 if may(role, Deed.THREAD_SPEAK, stage) else 403


def _endorse(role: Role, stage: Stage, party: str) -> int:
    return 302 if stage is Stage.ENDORSED else _needs(Deed.POSITION_READ)(role, stage, party)


def _desk(role: Role, stage: Stage, party: str) -> int:
    return 404 if may(role, Deed.PROPOSAL_READ, stage) else 403


def _changes(role: Role, stage: Stage, party: str) -> int:
    if not may(role, Deed.POSITION_READ, stage):
        return 403
    return 200 if stage is Stage.ENDORSED else 404


def _year(role: Role, stage: Stage, party: str) -> int:
    if not may(role, Deed.POSITION_READ, stage) or not may(role, Deed.LINE_DECIDE_FATE):
        return 403
    return 200 if stage is Stage.ENDORSED else 404


def _notes_verbales(role: Role, stage: Stage, party: str) -> int:
    return 200 if may(role, Deed.POSITION_READ, stage) and may(role, Deed.NOTE_VERBALE_READ) else 403


OPEN = _always(200)
ONLY_POSTED = _always(405)
PLAN, MONEY = _needs(Deed.PLAN_READ), _needs(Deed.FUNDING_READ)
PROPOSE, PROPOSALS = _needs(Deed.PROPOSAL_PROPOSE, own=True), _needs(Deed.PROPOSAL_READ)

EXPECTED: dict[str, Expected] = {
    **dict.fromkeys(("home", "sign_in", "about", "accessibility", "rights", "health", "verifier"), OPEN),
    **dict.fromkeys(("grid", "programme", "people"), OPEN),
    **dict.fromkeys(("language", "theme", "sign_in_as", "sign_out"), ONLY_POSTED),
    **dict.fromkeys(
        ("invite", "accredit", "end_accreditation", "line_status", "proposal_deed", "thread_deed", "resolve"),
        ONLY_POSTED,
    ),
    **dict.fromkeys(("reopen_conflict", "discussion_order"), ONLY_POSTED),
    "waiting": lambda role, stage, party: 403 if role is Role.PUBLIC else 200,
    "workplans": _always(302),
    **dict.fromkeys(
        ("workplan", "line", "redline", "redline_file", "check", "endorsed", "translations", "translation"), PLAN
    ),
    "add_institution": _needs(Deed.INSTITUTION_ADD),
    **dict.fromkeys(("workplan_file", "workplan_sheet", "register_sheet"), MONEY),
    **dict.fromkeys(("change_line", "add_line", "wishes"), PROPOSE),
    **dict.fromkeys(("split_line", "join_lines", "restore_line", "plan_texts"), PROPOSE),
    **dict.fromkeys(
        ("new_plan", "empty_sheet"),
        lambda role, stage, party: 200 if may(role, Deed.PLAN_TABLE, Stage.DRAFT) else 403,
    ),
    "register": lambda role, stage, party: max(
        _needs(Deed.PROPOSAL_REGISTER, own=True)(role, stage, party), MONEY(role, stage, party)
    ),
    "spreadsheet": lambda role, stage, party: max(PROPOSE(role, stage, party), MONEY(role, stage, party)),
    "sent": _sent,
    **dict.fromkeys(("proposals", "proposal", "proposal_redline", "conflicts", "impact"), PROPOSALS),
    **dict.fromkeys(("threads", "thread"), _needs(Deed.THREAD_READ)),
    "new_thread": _new_thread,
    "conflict": _desk,
    "changes": _changes,
    "year": _year,
    "reservation": ONLY_POSTED,
    "finalise": _finalise,
    "endorse": _endorse,
    **dict.fromkeys(("statement_to_sign", "passkey_options"), ONLY_POSTED),
    "passkeys": _needs(Deed.PASSKEY_KEEP, own=True),
    "notes_verbales": _notes_verbales,
    "note_paper": lambda role, stage, party: 404 if _notes_verbales(role, stage, party) == 200 else 403,
    "bundle": _needs(Deed.BUNDLE_EXPORT),
    "silences": _needs(Deed.SILENCE_READ),
    "silence": lambda role, stage, party: 404 if may(role, Deed.SILENCE_READ, stage) else 403,
    "new_silence": _needs(Deed.SILENCE_OPEN),
    **dict.fromkeys(("silence_deed", "silence_addresses"), ONLY_POSTED),
    **MEETING_EXPECTED,
    **RESULT_EXPECTED,
}
"""What a page answers to a role in a stage of the plan; a new page must be declared here before it can be served."""


@prepared
def _staged(stage: Stage) -> Cast:
    cast = a_tabled_plan()
    cast.agree(cast.tabled("head-aa", retitle(L1, "Train judges")).ref)
    cast.ends(cast.asks("head-bb", "Secret question"))
    cast.states("head-bb", "Secret statement")
    admitted(cast, function="head")
    if stage is Stage.FINALIZED:
        cast.finalise()
    if stage is Stage.ENDORSED:
        cast.endorse()
    return cast


def _reader(username: str) -> Reader:
    reader = Reader(Client(headers={"accept-language": "en"}))
    return reader.signs_in_as(username) if username else reader


def test_every_page_says_whom_it_is_for():
    assert {route.name for route in routes()} == set(EXPECTED)


@pytest.mark.covers("R37", "R41", "R49")
@pytest.mark.parametrize("stage", STAGES)
def test_every_page_answers_every_role_as_the_rights_table_says(settings, stage):
    settings.MASLAHAT_DEMO = True
    values, wrong = good_values(_staged(stage)), []

    for username, party, role in EVERYBODY:
        reader = _reader(username)
        for route in routes():
            status = reader.client.get(route.address(values)).status_code
            expected = EXPECTED[route.name](Role(role), stage, party)
            wrong += [(route.name, role, status, expected)] if status != expected else []

    assert wrong == []


@pytest.mark.covers("R37")
def test_a_closed_page_tells_nothing_of_what_is_behind_it(settings):
    settings.MASLAHAT_DEMO = True
    cast = _staged(Stage.CONSULTATION)
    values = good_values(cast)
    readers = {who: _reader(who) for who in ("", "donor", "cso-bb")}

    before = {
        (who, route.name): _closed(reader, route.address(values))
        for who, reader in readers.items()
        for route in routes()
    }
    cast.agree(cast.tabled("head-bb", raise_budget(L1, "8642097.00"), headline="Secret wish").ref)
    after = {
        (who, route.name): _closed(reader, route.address(values))
        for who, reader in readers.items()
        for route in routes()
    }

    assert before == after
    told = re.compile(r"Train|Secret|PR-[A-Z]|8.?642.?097|[0-9a-f]{12}")
    assert [page for page, words in after.items() if told.search(words)] == []
    assert sum(bool(words) for words in after.values()) > 15


def _closed(reader: Reader, address: str) -> str:
    """Return the words of a page that refuses, without what the reader sent; nothing of a page that is open."""
    words = reader.read(address)
    if reader.status < 400 or reader.status == 405:
        return ""
    return re.sub(r'csrfmiddlewaretoken" value="[^"]*"', "", words).replace(address, "")


@pytest.mark.covers("R1", "E90")
@pytest.mark.parametrize("who", ["", "secretariat", "head-aa", "donor"])
def test_no_page_of_a_programme_shows_anything_of_its_neighbour(settings, who):
    settings.MASLAHAT_DEMO = True
    cast, _ = the_cast_and_the_neighbour()

    assert _found(_reader(who), good_values(cast), SIGNS_OF_THE_NEIGHBOUR) == {}


@pytest.mark.covers("R1", "E90")
@pytest.mark.parametrize("who", ["", "next-door-secretariat-off", "next-door-head-xx"])
def test_no_page_of_the_neighbour_shows_anything_of_the_programme(settings, who):
    settings.MASLAHAT_DEMO = True
    _, neighbour = the_cast_and_the_neighbour()

    assert _found(_reader(who), good_values(neighbour), SIGNS_OF_THE_CAST) == {}
    assert len(_found(_reader(who), good_values(neighbour), SIGNS_OF_THE_NEIGHBOUR)) > 2


@pytest.mark.covers("R1", "E90")
def test_who_has_a_seat_next_door_only_is_a_stranger_here(settings):
    settings.MASLAHAT_DEMO = True
    cast, _ = the_cast_and_the_neighbour()
    values = good_values(cast)
    here, next_door = _reader(""), _reader("next-door-secretariat-off")

    unlike = [
        route.name
        for route in routes()
        if "programme" in route.parameters
        and (
            here.client.get(route.address(values)).status_code,
            next_door.client.get(route.address(values)).status_code,
        )
        not in {(code, code) for code in (200, 302, 403, 404, 405, 421)}
    ]

    assert unlike == []


def _words(content: bytes) -> str:
    """Return the words of an answer; of a PDF those on its pages, of a workbook or bundle those of the files in it."""
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    with ZipFile(BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def _found(reader: Reader, values: dict[str, str], signs: re.Pattern[str]) -> dict[str, list[str]]:
    """Return the signs on each page of one programme as this reader gets it."""
    of_programme = [route for route in routes() if "programme" in route.parameters]
    pages = {route.name: _words(reader.client.get(route.address(values)).getvalue()) for route in of_programme}
    return {
        name: sorted({hit[0] for hit in signs.finditer(page)}) for name, page in pages.items() if signs.search(page)
    }
