"""Positions that come at one moment are answered as each would be alone; what is no plain yes goes to the pages."""

import asyncio
from io import BytesIO
from urllib.parse import urlencode

import pytest
from a2wsgi.wsgi import build_environ
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from maslahat.actions.governance import state_position
from maslahat.actions.people import end_accreditation
from maslahat.domain.record.chain import Intact, check_chain
from maslahat.stores.governance import call_queries
from maslahat.stores.governance import queries as governance
from maslahat.stores.journal import load as journal
from maslahat.stores.people import queries as people
from maslahat.web.live.crowd import LONGEST_FORM, Crowd, Page, Sent, is_for_a_crowd
from maslahat.web.live.door import Door
from maslahat.web.live.hub import Hub
from tests.actions.calls import Room
from tests.actions.silences import a_final_text, opened
from tests.actions.test_done_together import undone
from tests.actions.test_whole_or_not_at_all import everything
from tests.cast import a_tabled_plan
from tests.web.live.record import FakeRecord, played
from tests.web.live.test_gate import session_of

PLACE = "/SMALL/workplans/JWP/endorse/"
MARK = "a" * 32
REFUSED = (400, 403, 404, 409, 422)
WORDS = {"text_en": "Because", "text_ru": "Потому что"}


@pytest.fixture(autouse=True)
def _keeps_connection(monkeypatch):
    """Keep the connection of the test: pages would take its open transaction for one that somebody forgot."""
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


@pytest.fixture(autouse=True)
def _one_second(monkeypatch):
    """Let everything be signed in the same second: a cookie with words for the next page tells when it was made."""
    monkeypatch.setattr("django.core.signing.TimestampSigner.timestamp", lambda signer: "1xVzLF")


@pytest.fixture
def final(cast):
    cast.finalise()
    return cast


@pytest.fixture
def crowd():
    return Crowd(get_wsgi_application())


def sent(
    session="", path=PLACE, cookies=f"csrftoken={MARK}", host="localhost", language="en", mark=MARK, **form
) -> Sent:
    """Return a form as the server hands it over."""
    body = urlencode({"csrfmiddlewaretoken": mark, "channel": "room", **form}).encode()
    headers = {
        "host": host,
        "cookie": f"{cookies}; sessionid={session}",
        "accept-language": language,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": str(len(body)),
    }
    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "query_string": b"",
        "http_version": "1.1",
        "scheme": "http",
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 50000),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    return Sent(scope, body)


def alone(one: Sent) -> tuple[int, list[tuple[str, str]]]:
    """Return the status and the headers of the answer that the pages give to a form that comes by itself."""
    told = []
    environ = build_environ(one.scope, BytesIO(one.body))
    answer = get_wsgi_application()(environ, lambda status, headers: told.append((int(status[:3]), headers)))
    answer.close()
    return told[0]


def through_the_door(forms, pages, crowd):
    """Let forms come to the door at one instant, and return the messages sent for each."""

    async def one(door, form):
        parts, told = [form.body[:20], form.body[20:]], []

        async def receive():
            return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

        async def send(message):
            told.append(message)

        await door(form.scope, receive, send)
        return told

    async def all_of_them():
        door = Door(pages, Hub(FakeRecord(), lambda _: True), crowd)
        return await asyncio.wait_for(asyncio.gather(*(one(door, each) for each in forms)), 20)

    return played(all_of_them())


async def pages(scope, receive, send):
    """Answer with what was sent."""
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message["body"], message["more_body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


def saying(cast, session: str, key: str, kind: str = "not_yet", **more) -> Sent:
    return sent(session, **{"subject": cast.draft, "kind": kind, "key": key, **more})


@pytest.mark.covers("P-21", "R38")
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", ["not_yet", "object", "endorse_reservation"])
def test_a_position_is_answered_in_a_crowd_word_for_word_as_by_itself(final, settings, crowd, kind, language):
    session = session_of(settings, "head-aa")
    words = {"whole": "1"} if kind == "endorse_reservation" else {}
    forms = [saying(final, session, f"key-{n}", kind, language=language, **WORDS, **words) for n in range(3)]

    status, headers = alone(forms[0])
    together = crowd.answer_all(forms[1:])

    spelled = [(name.lower().encode(), value.strip().encode()) for name, value in headers]
    assert [set(each.headers) ^ set(spelled) for each in together] == [set(), set()]
    assert [len(each.headers) for each in together] == [len(spelled)] * 2
    assert [each.status for each in together] == [status] * 2
    assert (status, together[0].body) == (302, b"")
    names = [name for name, _ in together[0].headers]
    assert {b"content-security-policy", b"x-frame-options", b"content-language", b"set-cookie"} <= set(names)
    assert [each.kind for each in governance.said(final.workplan.id).positions] == [kind] * 3


@pytest.mark.django_db
@pytest.mark.covers("P-21", "R38")
def test_a_position_in_the_room_is_answered_in_a_crowd_as_by_itself(settings, crowd):
    room = Room()
    room.opens()
    session, mark = session_of(settings, "head-aa"), room.call.call.subject.fingerprint
    told = {"path": "/SMALL/meetings/PSC/positions/position/", "fingerprint": mark, "kind": "no_objection"}
    forms = [sent(session, key=f"key-{n}", **told) for n in range(3)]

    status, headers = alone(forms[0])
    pages = crowd.answer_all([*forms[1:], sent(session, key="key-4", **told | {"kind": "object"})])

    assert all(is_for_a_crowd(each.scope) for each in forms)
    spelled = sorted((name.lower().encode(), value.strip().encode()) for name, value in headers)
    assert [each and (each.status, sorted(each.headers)) for each in pages] == [(status, spelled)] * 2 + [None]
    assert status == 302
    assert len(call_queries.stances(room.id)) == 3


def strange(final, settings, what):
    """Return a form that the pages do not answer with a plain yes."""
    who = {"a donor": "donor", "not the speaker": "delegate-aa", "civil society": "cso-bb"}.get(what, "head-aa")
    session = session_of(settings, who)
    form = {
        "no mark": {"mark": "b" * 32},
        "no cookie": {"cookies": "theme=dark"},
        "other host": {"host": "evil.example"},
        "an old text": {"subject": "0" * 64},
        "no position": {"kind": "dance"},
        "no words": {"kind": "object"},
        "no key": {"key": ""},
        "unreadable": {"kind": "not_yet\x00"},
        "unknown line": {"kind": "endorse_reservation", "lines": "nowhere", **WORDS},
        "no plan": {"path": "/SMALL/workplans/NONE/endorse/"},
        "no programme": {"path": "/NONE/workplans/JWP/endorse/"},
    }.get(what, {})
    person = get_user_model().objects.get(username=who)
    if what == "expired":
        Session.objects.update(expire_date=timezone.now())
    if what == "closed":
        get_user_model().objects.filter(pk=person.pk).update(is_active=False)
    if what == "new password":
        person.set_password("another-one-altogether")
        person.save()
    if what == "signed out":
        Session.objects.all().delete()
    if what == "no seat":
        held = next(each for each in people.accreditations("SMALL") if each.username == who)
        end_accreditation(accreditation=held.id, by=final("secretariat"), **final.told())
    if what == "key taken":
        state_position(**a_position(final) | {"key": "key-1", "kind": "object", "text": {"en": "No"}})
    return saying(final, session, **{"key": "key-1", **form})


def a_position(final):
    return {"workplan": "JWP", "subject": final.draft, "kind": "not_yet", "by": final("head-aa"), **final.told()}


@pytest.mark.covers("E48", "E50", "E73", "E80", "E90")
@pytest.mark.parametrize(
    "what",
    [
        *("no mark", "no cookie", "other host", "an old text", "no position", "no words", "no key", "unreadable"),
        *("unknown line", "no plan", "no programme", "expired", "closed", "new password", "signed out", "no seat"),
        *("key taken", "a donor", "civil society"),
    ],
)
def test_whatever_is_no_plain_yes_leaves_nothing_and_goes_to_the_pages_without_harm_to_the_others(
    final, settings, crowd, what
):
    one = strange(final, settings, what)
    before = everything()
    assert crowd.answer_all([one]) == [None]
    assert everything() == before
    assert alone(one)[0] in REFUSED

    others = [saying(final, session_of(settings, "head-bb"), f"other-{n}") for n in range(2)]
    first, found, last = crowd.answer_all([others[0], one, others[1]])

    assert (first.status, found, last.status) == (302, None, 302)


@pytest.mark.covers("E50", "E73")
def test_a_word_kept_as_a_comment_is_told_by_the_pages_and_kept_once(final, settings, crowd):
    one = saying(final, session_of(settings, "alternate-aa"), "key-1")

    assert crowd.answer_all([one]) == [None]
    assert alone(one)[0] == 302
    assert [each.is_effective for each in governance.said(final.workplan.id).positions] == [False]


@pytest.mark.covers("R49", "E73")
def test_whoever_completes_the_endorsement_in_a_crowd_is_led_to_the_endorsed_plan(final, settings, crowd):
    sessions = [session_of(settings, f"head-{each}") for each in ("aa", "bb", "cc", "ag")]
    forms = [saying(final, each, "key", "endorse") for each in sessions]

    *first, last = crowd.answer_all(forms)

    assert [each.status for each in first] == [302] * 3
    assert last is None
    assert dict(alone(forms[-1])[1])["Location"] == "/SMALL/workplans/JWP/endorsed/"
    assert len(governance.said(final.workplan.id).positions) == 4


@pytest.mark.covers("E73")
def test_a_form_sent_twice_in_one_crowd_has_its_effect_once_and_is_answered_twice(final, settings, crowd):
    one = saying(final, session_of(settings, "head-aa"), "key-1")

    first, second = crowd.answer_all([one, one])

    assert first == second
    assert len(governance.said(final.workplan.id).positions) == 1


@pytest.mark.django_db
@pytest.mark.covers("E53")
def test_where_a_silence_ran_out_a_crowd_comes_to_what_each_would_come_to_alone(settings, crowd):
    cast = a_final_text()
    opened(cast)
    form = saying(cast, session_of(settings, "head-aa"), "key-1")

    def came_to(answer):
        return answer(), cast.workplan.stage

    by_itself = undone(lambda: came_to(lambda: alone(form)[0]))[0]
    in_a_crowd = undone(lambda: came_to(lambda: (crowd.answer_all([form])[0] or Page(alone(form)[0], (), b"")).status))[
        0
    ]

    assert in_a_crowd == by_itself


@pytest.mark.covers("R-02")
def test_a_crowd_that_breaks_leaves_nothing_and_each_goes_to_the_pages(final, settings, crowd, monkeypatch, caplog):
    forms = [saying(final, session_of(settings, f"head-{each}"), "key") for each in ("aa", "bb")]
    before = everything()

    def breaks(row, person):
        raise OSError("the disk is gone")

    with monkeypatch.context() as broken:
        broken.setattr("maslahat.stores.governance.save.know_position", breaks)
        assert crowd.answer_all(forms) == [None, None]
    assert everything() == before
    assert "2 positions could not be taken down together" in caplog.text

    assert [each.status for each in crowd.answer_all(forms)] == [302, 302]


@pytest.mark.covers("P-21")
def test_a_larger_crowd_of_the_same_people_asks_the_database_no_more(final, settings, crowd):
    sessions, asked = [session_of(settings, f"head-{each}") for each in ("aa", "bb", "cc")], []
    for size in (6, 30):
        forms = [saying(final, sessions[n % 3], f"{size}-{n}") for n in range(size)]
        with CaptureQueriesContext(connection) as each:
            assert all(crowd.answer_all(forms))
        asked.append(len(each))

    assert asked[0] == asked[1]


def plain_scope(**told):
    return {**sent().scope, **told}


@pytest.mark.parametrize(
    "scope",
    [
        plain_scope(method="GET"),
        plain_scope(path="/SMALL/workplans/JWP/endorse/statement/"),
        plain_scope(path="/SMALL/workplans/JWP/finalise/"),
        plain_scope(path="/SMALL/workplans/J\x00P/endorse/"),
        plain_scope(type="websocket"),
        plain_scope(headers=[(b"content-type", b"multipart/form-data; boundary=x"), (b"content-length", b"20")]),
        plain_scope(headers=[(b"content-type", b"application/x-www-form-urlencoded")]),
        *(
            plain_scope(headers=[(b"content-type", b"application/x-www-form-urlencoded"), (b"content-length", length)])
            for length in (b"-1", b"x", b"9" * 30, str(LONGEST_FORM + 1).encode())
        ),
    ],
)
def test_only_a_short_form_with_a_position_waits_for_a_crowd(scope):
    assert is_for_a_crowd(sent().scope)
    assert not is_for_a_crowd(scope)


def test_the_door_gives_a_form_that_the_crowd_does_not_answer_to_the_pages_whole(monkeypatch):
    crowd = Crowd(get_wsgi_application())
    monkeypatch.setattr(crowd, "answer_all", lambda forms: [None for _ in forms])
    forms = [sent(key=f"key-{n}") for n in range(3)]

    told = through_the_door(forms, pages, crowd)

    assert [body["body"] for _, body in told] == [each.body for each in forms]


@pytest.mark.covers("R-13", "R-15")
@pytest.mark.django_db(transaction=True)
def test_positions_that_come_to_the_door_at_one_moment_are_all_taken_down_in_one_order(settings):
    cast, crowd = a_tabled_plan(), Crowd(get_wsgi_application())
    cast.finalise()
    sessions = [session_of(settings, f"head-{each}") for each in ("aa", "bb", "cc")]
    forms = [saying(cast, sessions[n % 3], f"key-{n // 2}") for n in range(60)]

    told = through_the_door(forms, pages, crowd)
    crowd.pool.submit(connections.close_all).result()
    crowd.pool.shutdown()

    assert [start["status"] for start, _ in told] == [302] * 60
    rows = governance.said(cast.workplan.id).positions
    assert [each.number for each in rows] == list(range(1, len(rows) + 1))
    assert len(rows) == len({(n % 3, n // 2) for n in range(60)})
    assert isinstance(check_chain(journal.journal("SMALL")), Intact)
