"""Redline, finalising, endorsing, the endorsed plan and its check, as readers meet them in the browser."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import L1, L2, raise_budget, retitle
from tests.small_programme import STATES
from tests.web.pages import Page

pytestmark = pytest.mark.django_db

PLAN = "/SMALL/workplans/JWP/"


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(key|draft|subject)" value="([^"]*)"', page))


@pytest.mark.covers("R46")
def test_two_versions_stand_word_by_word_with_the_effect_on_totals(cast, reader):
    cast.agree(cast.tabled("head-aa", retitle(L1, "Train many officers"), raise_budget(L1, "150")).ref)

    page = reader.signs_in_as("coordinator").read(f"{PLAN}redline/?from=B&to=C1")

    assert re.search(r"<ins>.*many", page)
    assert "По-русски" in page
    assert "Effect on totals" in page
    assert "US$\u00a0350" in page
    assert "These two are the same text" in reader.read(f"{PLAN}redline/?from=B&to=B")


@pytest.mark.parametrize("address", ["redline/?from=X9", "redline/?to=C0", "redline/redline.html?to=C7"])
def test_versions_that_do_not_exist_are_not_found(cast, reader, address):
    reader.signs_in_as("secretariat").read(PLAN + address)

    assert reader.status == 404


@pytest.mark.covers("R48")
def test_finalising_lists_what_is_open_and_freezes_what_is_ready(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    page = reader.signs_in_as("secretariat").read(f"{PLAN}finalise/")
    assert f"The proposal {ref} has no decision yet" in page
    assert "Make this text final" not in page

    reader.sends(f"{PLAN}finalise/", **hidden(page))
    assert (reader.status, cast.workplan.stage) == (409, "consultation")

    cast.agree(ref)
    reader.sends(f"{PLAN}finalise/", **hidden(reader.read(f"{PLAN}finalise/")), **accepted(reader))
    assert (reader.status, cast.workplan.stage) == (302, "finalized"), reader.last.content.decode()[-3000:]
    assert "The text is final" in reader.read(f"{PLAN}finalise/")


def accepted(reader) -> dict[str, Any]:
    names = re.findall(r'name="accept" value="([^"]*)"', reader.last.content.decode())
    return {"accept": names, "reason_en": "The chair waives it"} if names else {}


@pytest.mark.covers("R48", "E80")
def test_an_open_matter_is_accepted_by_name_with_a_reason_and_an_old_draft_is_refused(cast, reader):
    from maslahat.actions.wishes import Edit

    cast.agree(cast.tabled("head-aa", Edit(L1, words={"title": {"en": "Only in English now"}})).ref)
    reader.signs_in_as("secretariat")
    told = hidden(reader.read(f"{PLAN}finalise/"))
    ticked = accepted(reader)["accept"]
    assert ticked

    page = reader.sends(f"{PLAN}finalise/", **told, accept=ticked)
    assert reader.status == 409
    assert "The reason is missing" in page
    assert "checked" in page

    reader.sends(f"{PLAN}finalise/", **told | {"draft": "0" * 64}, accept=ticked, reason_en="It follows")
    assert reader.status == 409
    assert "It follows" in reader.last.content.decode()

    reader.sends(f"{PLAN}finalise/", **told, accept=ticked, reason_en="It follows")
    assert cast.workplan.stage == "finalized"


@pytest.mark.parametrize("who", ["head-aa", "donor", "coordinator"])
def test_only_the_secretariat_finalises(cast, reader, who):
    reader.signs_in_as(who).read(f"{PLAN}finalise/")

    assert reader.status == 403


@pytest.mark.covers("R49", "E53")
def test_the_page_says_how_many_have_joined_and_who_is_waited_for(cast, reader):
    assert "The text is not final yet" in reader.signs_in_as("head-aa").read(f"{PLAN}endorse/")
    cast.finalise()
    cast.say("head-aa")
    cast.say("head-bb", "not_yet")

    page = reader.read(f"{PLAN}endorse/")

    assert "1 of 4 parties have endorsed; waiting for: BB, CC, Agency." in page
    assert "not yet ready" in page
    assert cast.draft[:8] in page


@pytest.mark.covers("R51", "E55")
def test_a_reservation_needs_words_and_lines_and_nothing_typed_is_lost(cast, reader):
    cast.finalise()
    told = hidden(reader.signs_in_as("head-aa").read(f"{PLAN}endorse/"))

    page = reader.sends(f"{PLAN}endorse/", **told, kind="endorse_reservation", text_en="Not in our country")
    assert reader.status == 409
    assert "names its lines" in page
    assert "Not in our country" in page

    told = {**hidden(page), "kind": "endorse_reservation", "text_en": "Not in our country", "lines": str(L1)}
    reader.sends(f"{PLAN}endorse/", **told)
    assert reader.status == 302
    assert "endorses with a reservation" in reader.read(f"{PLAN}endorse/")


@pytest.mark.covers("E80")
def test_an_old_text_cannot_be_endorsed(cast, reader):
    cast.finalise()
    told = hidden(reader.signs_in_as("head-aa").read(f"{PLAN}endorse/"))

    page = reader.sends(f"{PLAN}endorse/", **told | {"subject": "f" * 64}, kind="endorse")

    assert reader.status == 409
    assert "an older text cannot be endorsed" in page


@pytest.mark.parametrize(
    ("who", "told", "status"),
    [
        ("donor", {"kind": "endorse"}, 403),
        ("head-aa", {"kind": "adore"}, 409),
        ("head-aa", {}, 409),
        ("head-aa", {"kind": "object"}, 409),
        ("head-aa", {"kind": "object", "text_en": "x" * 9000}, 409),
        ("head-aa", {"kind": "endorse", "channel": "pigeon"}, 409),
        ("head-aa", {"kind": "endorse", "key": ""}, 409),
    ],
)
def test_what_is_no_position_is_refused_in_words(cast, reader, who, told, status):
    cast.finalise()
    asked = hidden(reader.signs_in_as(who).read(f"{PLAN}endorse/")) | {"subject": cast.draft}

    page = reader.sends(f"{PLAN}endorse/", **{"key": "k", **asked, **told})

    assert reader.status == status
    assert 'role="alert"' in page or status == 403
    assert Page.of(page).faults == []


@pytest.mark.covers("R49", "R52")
def test_with_the_last_party_the_plan_is_endorsed_and_open_to_everybody(cast, reader):
    cast.finalise()
    for party in (*STATES, "AG"):
        told = hidden(reader.signs_in_as(f"head-{party.lower()}").read(f"{PLAN}endorse/"))
        reader.sends(f"{PLAN}endorse/", **told, kind="endorse", meeting="PSC")

    assert reader.last["location"] == f"{PLAN}endorsed/"
    reader.client.logout()
    page = reader.read(f"{PLAN}endorsed/")
    print_of = " ".join(re.findall(".{8}", cast.draft))
    assert print_of in page
    assert "Endorsed in Almaty on <time" in page
    assert "4 / 4" in page
    assert "No party entered a reservation" in page


def test_before_endorsement_the_page_is_closed_to_the_public_and_empty_for_the_rest(cast, reader):
    reader.read(f"{PLAN}endorsed/")
    assert reader.status == 403

    assert "The plan is not endorsed yet" in reader.signs_in_as("donor").read(f"{PLAN}endorsed/")


@pytest.mark.covers("R98")
def test_the_sealed_record_is_given_to_anybody_and_its_check_finds_a_changed_bit(cast, reader):
    cast.endorse()
    sealed = reader.client.get(f"{PLAN}endorsed/bundle.zip").content

    def checked(data: bytes) -> str:
        sent = {"bundle": SimpleUploadedFile("b.zip", data)}
        return str(reader.client.post(f"{PLAN}check/", sent).content.decode())

    assert sealed[:2] == b"PK"
    assert "exactly as it was sealed" in checked(sealed)
    assert "not as it was sealed" in checked(sealed[:-40] + bytes([sealed[-40] ^ 1]) + sealed[-39:])
    assert "not as it was sealed" in checked(b"no zip at all")
    assert "Choose the ZIP file" in checked(b"")


def test_the_steps_of_the_check_stand_in_print_and_the_verifier_is_given_away(cast, reader):
    cast.endorse()

    assert "python3 verify.py" in reader.read(f"{PLAN}check/")
    assert "def " in reader.read("/verify.py")


def test_reading_the_decision_costs_the_same_for_one_position_as_for_all(cast, reader, django_assert_max_num_queries):
    cast.agree(cast.tabled("head-aa", raise_budget(L2, "90")).ref)
    cast.endorse()
    reader.read(f"{PLAN}endorsed/")

    with django_assert_max_num_queries(12):
        reader.read(f"{PLAN}endorsed/")
