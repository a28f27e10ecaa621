"""Pages of silence procedures: opened, read, broken, extended and closed by forms alone, in both languages."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maslahat.actions.silence import conduct
from maslahat.domain.shared.deeds import Stage
from tests.actions.silences import (
    a_final_text,
    attaches,
    confirms,
    later,
    objects,
    opened,
    procedure,
    receives,
    second,
    started,
)
from tests.cast import Cast
from tests.web.pages import PLAN, Page

pytestmark = pytest.mark.django_db

SILENCE = f"{PLAN}silence/"
ONE = f"{SILENCE}1/"


def today(**silence) -> Cast:
    """Return a final text on which all but CC have spoken, as of the clock of the machine."""
    return later(a_final_text(**silence), seconds=(datetime.now(UTC) - a_final_moment()).total_seconds())


def a_final_moment() -> datetime:
    return datetime(2022, 10, 26, 12, tzinfo=UTC)


def said(prefix: str, **told: str) -> dict[str, str]:
    """Return a form of the page as it is sent."""
    return {f"{prefix}-{name}": value for name, value in {"key": f"key-{prefix}", **told}.items()}


def asked_text(reader) -> str:
    """Return the fingerprint of the final text from the page of endorsement."""
    return str(re.findall(r'name="subject" value="([^"]*)"', reader.read(f"{PLAN}endorse/"))[0])


@pytest.mark.covers("E53", "E65", "E66", "R50")
def test_the_secretariat_opens_it_and_the_visit_of_the_last_seat_starts_the_clock(reader):
    cast = today()
    reader.signs_in_as("secretariat")
    form = reader.read(f"{SILENCE}new/")
    told = dict(re.findall(r'name="(key|subject)" value="([^"]*)"', form))
    reader.sends(f"{SILENCE}new/", published="en", text_en="Please look at the text", **told)
    before = reader.read(ONE)
    reader.sends(f"{ONE}publish/", **said("publish", language="ru"))

    mine = reader.signs_in_as("head-cc").read(ONE)

    assert "not published yet: Russian" in before
    assert "without notice yet" in before
    assert procedure(cast).started_at is not None
    assert "Please look at the text" in mine
    assert "3 days left" in mine
    assert "your time" in mine


@pytest.mark.covers("E53", "E54")
def test_the_form_names_the_parties_that_are_asked_or_the_rule_that_forbids_it(reader):
    today()
    reader.signs_in_as("secretariat")

    asked = Page.of(reader.read(f"{SILENCE}new/"))
    reader.signs_in_as("head-cc").sends(f"{PLAN}endorse/", kind="not_yet", subject=asked_text(reader), key="p")
    all_spoken = reader.signs_in_as("secretariat").read(f"{SILENCE}new/")

    assert "CC" in [text for _, text in asked.words]
    assert "Every party that decides has spoken" in all_spoken
    assert 'name="subject"' not in all_spoken


@pytest.mark.covers("E67", "E68")
def test_the_deadline_is_told_in_utc_and_in_every_capital(reader):
    cast = today()
    started(cast)

    page = Page.of(reader.signs_in_as("donor").read(ONE))

    words = " ".join(text for _, text in page.words)
    for zone in ("Asia/Almaty", "Asia/Bishkek", "Asia/Tashkent", "Europe/Vienna", "tzdata 20"):
        assert zone in words
    assert "(UTC+5)" in words
    assert "(UTC+6)" in words


@pytest.mark.covers("E57")
def test_a_delegate_breaks_the_silence_by_the_form_and_everybody_reads_it(reader):
    started(today())

    reader.signs_in_as("head-cc").sends(f"{ONE}object/", **said("object", kind="objection", text_en="Not like this"))
    page = reader.signs_in_as("donor").read(ONE)

    assert "broken by an objection" in page
    assert "Not like this" in page
    assert "breaks the silence" in page


@pytest.mark.covers("E58", "E71")
def test_whoever_comes_after_the_deadline_finds_it_ended_and_an_objection_is_told_to_be_late(reader):
    cast = a_final_text()
    started(cast)

    page = reader.signs_in_as("head-cc").read(ONE)
    reader.sends(f"{ONE}object/", **said("object", kind="objection", text_en="Too late"))
    told = reader.read(ONE)

    assert cast.workplan.stage == Stage.ENDORSED
    assert "adopted: nobody objected" in page
    assert "Your objection came after the deadline" in told
    assert "late: kept, breaks nothing" in told


@pytest.mark.covers("E53", "E62", "R50")
def test_the_endorsed_plan_says_who_joined_by_silence_and_prints_the_statements(reader):
    cast = a_final_text()
    started(cast)
    attaches(cast, "head-cc", "statement", text={"en": "We read it so"})
    reader.signs_in_as("head-cc").read(ONE)

    page = reader.signs_in_as("donor").read(f"{PLAN}endorsed/")

    assert "joins by silence" in page
    assert "<dd>4 / 4</dd>" in page
    assert "We read it so" in page


@pytest.mark.covers("E59")
def test_the_endorsed_plan_says_that_an_objection_had_come_in_time(reader):
    cast = a_final_text()
    received = started(cast).opened_at + timedelta(hours=2)
    reader.signs_in_as("head-cc").read(ONE)
    later(cast, hours=100)
    second(cast)
    confirms(cast, receives(cast, "CC", received).entry, "second-secretary")

    page = reader.signs_in_as("donor").read(f"{PLAN}endorsed/")

    assert "The endorsement is contested" in page


@pytest.mark.covers("E54")
def test_the_endorsement_page_ends_what_is_due_and_else_says_that_silence_runs(reader):
    cast = today()
    started(cast)

    page = reader.signs_in_as("secretariat").read(f"{PLAN}endorse/")

    assert "the silence procedure still runs for: CC" in page
    assert f'href="{SILENCE}new/"' in page


@pytest.mark.covers("E63", "E64", "E80")
def test_the_chair_extends_by_the_form_and_a_shorter_or_stale_one_is_refused_with_what_was_typed(reader):
    cast = today()
    deadline = cast.now + timedelta(hours=72)
    started(cast)
    reader.signs_in_as("secretariat")
    until = (deadline + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    form = said("extend", deadline=deadline.isoformat(), until=until, text_en="More time for all")

    reader.sends(f"{ONE}extend/", **form)
    extended = procedure(cast).deadline
    stale = reader.sends(f"{ONE}extend/", **form | {"extend-key": "another"})
    shorter = reader.sends(f"{ONE}extend/", **form | {"extend-key": "third", "extend-deadline": extended.isoformat()})

    assert extended.strftime("%Y-%m-%dT%H:%M") == until
    assert "Somebody was quicker" in stale
    assert "More time for all" in stale
    assert "A deadline is never brought forward." in shorter


@pytest.mark.covers("E66")
def test_a_letter_that_came_back_is_flagged_on_the_page_and_waits_for_the_secretariat(reader):
    cast = today()
    opened(cast)

    reader.signs_in_as("secretariat").sends(f"{ONE}bounce/", **said("bounce", seat="CC", text_en="No such mailbox"))
    page, desk = reader.read(ONE), reader.read("/SMALL/waiting/")

    assert "A letter came back" in page
    assert "the silence of that party says nothing</td>" in desk


@pytest.mark.covers("E59")
def test_a_letter_is_entered_with_its_evidence_and_confirmed_by_another_person(reader):
    cast = later(today(), hours=-1)
    started(cast)
    received = (cast.now + timedelta(minutes=30)).strftime("%Y-%m-%dT%H:%M")
    form = said("record", seat="CC", received_at=received, evidence="Mail 17", text_en="We object")
    reader.signs_in_as("secretariat").sends(f"{ONE}record/", **form)
    mine, public = reader.read(ONE), reader.signs_in_as("head-aa").read(ONE)
    number = str(procedure(cast).unconfirmed[0].number)
    second(cast)

    reader.signs_in_as("second-secretary").sends(f"{ONE}confirm/", **said("confirm", objection=number, confirms="yes"))

    assert 'id="confirm"' not in mine
    assert "Mail 17" in mine
    assert "Mail 17" not in public
    assert "broken by an objection" in reader.read(ONE)


@pytest.mark.covers("E60", "E62")
def test_a_delegate_attaches_a_statement_and_withdraws_an_objection_by_forms(reader):
    cast = today(withdrawal_restores=True)
    started(cast)
    reader.signs_in_as("head-cc")

    reader.sends(f"{ONE}attach/", **said("attach", kind="statement", text_en="We read it so"))
    reader.sends(f"{ONE}object/", **said("object", kind="counter_amendment", text_en="Rather so"))
    number = str(procedure(cast).breaking[0].number)
    reader.sends(f"{ONE}withdraw/", **said("withdraw", objection=number))
    page = reader.read(ONE)

    assert "We read it so" in page
    assert "withdrawn" in page
    assert procedure(cast).breaking == ()


@pytest.mark.covers("R50")
def test_where_the_rule_hides_who_objected_only_that_party_and_the_secretariat_read_it(reader):
    cast = today(objector_unnamed=True)
    started(cast)
    objects(cast, "head-cc")

    others, own = reader.signs_in_as("donor").read(ONE), reader.signs_in_as("head-cc").read(ONE)

    assert "one of the parties" in others
    assert "one of the parties" not in own


@pytest.mark.covers("R50", "E66")
def test_the_notice_stands_on_the_page_of_what_waits_and_is_delivered_by_it(reader):
    cast = today()
    opened(cast)

    page = reader.signs_in_as("head-cc").read("/SMALL/waiting/")

    assert "Object, or let the text be adopted by silence</td>" in page
    assert procedure(cast).of("delivered")[0].word == "displayed"
    assert procedure(cast).started_at is not None


def test_a_page_fetched_ahead_of_any_reader_delivers_nothing(reader):
    cast = today()
    opened(cast)

    reader.signs_in_as("head-cc")
    reader.client.get(ONE, headers={"sec-purpose": "prefetch"})

    assert procedure(cast).of("delivered") == ()


def test_the_secretariat_notes_where_letters_go_and_a_wrong_address_is_refused(reader):
    cast = today()
    told = said("addresses", party="CC", addresses="ministry@example.org")

    reader.signs_in_as("secretariat").sends(f"{SILENCE}addresses/", **told)
    page = reader.read(SILENCE)
    wrong = reader.sends(f"{SILENCE}addresses/", **told | {"addresses-key": "b", "addresses-addresses": "nobody"})

    assert "ministry@example.org" in page
    assert "Not every line is an e-mail address." in wrong
    assert "ministry@example.org" not in reader.signs_in_as("head-aa").read(SILENCE)
    assert cast.workplan


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_state_of_a_procedure_is_a_sound_page_in_both_languages(reader, language):
    cast = today()
    opened(cast)
    reader.signs_in_as("secretariat").reads_in(language)
    pages = [reader.read(SILENCE), reader.read(ONE), reader.read(f"{SILENCE}new/")]
    procedure_runs(cast)
    attaches(cast, "head-cc", "reservation", whole=True)
    pages += [reader.read(ONE), reader.signs_in_as("head-cc").reads_in(language).read(ONE)]
    objects(cast, "head-cc")
    pages += [reader.read(ONE)]

    for each in pages:
        assert Page.of(each).faults == []
        assert Page.of(each).inline == []


def procedure_runs(cast: Cast) -> None:
    told = {"workplan": "JWP", "silence": 1, "seat": "CC", "text": {"en": "By hand"}, "by": cast("secretariat")}
    conduct.record_delivery(**told, **cast.told())


def test_the_number_of_queries_does_not_grow_with_procedures(reader):
    cast = today()
    reader.signs_in_as("donor")
    counts = []
    for _ in range(2):
        started(cast)
        objects(cast, "head-cc", number=len(counts) + 1)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            reader.read(SILENCE)
        counts.append(len(seen))

    assert counts[0] == counts[1]


def test_what_is_not_there_is_not_found_and_what_is_not_asked_is_refused(reader):
    cast = today()
    opened(cast)

    reader.signs_in_as("head-aa").read(f"{SILENCE}7/")
    missing = reader.status
    reader.sends(f"{ONE}nonsense/")
    nonsense = reader.status
    reader.sends(f"{ONE}object/", **said("object", kind="objection", text_en="But"))
    refused = reader.status

    assert (missing, nonsense, refused) == (404, 404, 409)
    assert confirms(cast, 1, "secretariat").codes == ("silence_nothing_to_confirm",)
    assert receives(cast, "CC", cast.now).state
