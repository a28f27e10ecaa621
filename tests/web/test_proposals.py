"""The register of proposals, one proposal and the deeds on it, as a reader meets them in the browser."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maslahat.actions.drafts import forget_what_was_read
from tests.cast import L1, L2, raise_budget, retitle
from tests.web.pages import Page

pytestmark = pytest.mark.django_db

REGISTER = "/SMALL/workplans/JWP/proposals/"


def one(ref: str) -> str:
    return f"{REGISTER}{ref}/"


def form_of(page: str, deed: str) -> dict[str, str]:
    """Return the hidden fields of the form for a deed."""
    part = page.split(f'id="{deed}"', 1)[1].split("</form>", 1)[0]
    return dict(re.findall(rf'name="({deed}-[\w]+)" value="([^"]*)"', part))


@pytest.mark.covers("R45")
def test_an_empty_register_says_what_will_stand_there(cast, reader):
    assert "No proposal yet" in reader.signs_in_as("coordinator").read(REGISTER)


@pytest.mark.covers("R45")
def test_the_register_tells_who_proposed_on_whose_support_and_what_was_decided(cast, reader):
    ref = cast.tabled("cso-bb", retitle(L1, "Train all officers")).ref
    cast.dispose(ref, "declined")

    page = reader.signs_in_as("secretariat").read(REGISTER)

    assert all(words in page for words in (ref, "A better plan", "Union of BB", "BB", "declined", "So decided"))


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("state=tabled", {"PR-BB-01"}),
        ("party=AA", {"PR-AA-01"}),
        ("pillar=P1", {"PR-AA-01", "PR-BB-01"}),
        ("pillar=P2", set()),
        ("text=BETTER plan", {"PR-AA-01", "PR-BB-01"}),
        ("text=nonsense", set()),
        ("state=nowhere&party=" + "x" * 5000, set()),
    ],
)
def test_filters_live_in_the_address(cast, reader, asked, shown):
    cast.file("head-aa", raise_budget(L1, "150"))
    cast.tabled("head-bb", raise_budget(L2, "90"))

    page = reader.signs_in_as("secretariat").read(f"{REGISTER}?{asked}")

    assert reader.status == 200
    assert set(re.findall(r"PR-\w+-\d+(?=</bdi></a></th>)", page)) == shown


@pytest.mark.parametrize(
    "address", ["/SMALL/workplans/NONE/proposals/", "/NONE/workplans/JWP/proposals/", one("PR-X-9")]
)
def test_what_does_not_exist_is_not_found(cast, reader, address):
    reader.signs_in_as("secretariat").read(address)

    assert reader.status == 404


def test_the_public_reads_proposals_only_once_the_plan_is_endorsed(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    reader.read(one(ref))
    assert reader.status == 403

    cast.agree(ref)
    cast.endorse()

    assert "adopted" in reader.read(one(ref))


def test_the_number_of_queries_does_not_depend_on_the_number_of_proposals(cast, reader):
    cast.file("head-aa", raise_budget(L1, "150"))
    reader.signs_in_as("secretariat").read(REGISTER)
    forget_what_was_read()
    with CaptureQueriesContext(connection) as few:
        reader.read(REGISTER)
    for value in range(8):
        cast.tabled("head-bb", raise_budget(L1, str(200 + value)))

    with CaptureQueriesContext(connection) as many:
        reader.read(REGISTER)

    assert len(many) == len(few)


@pytest.mark.covers("R45", "R87")
def test_a_proposal_shows_its_words_in_both_languages_and_the_effect_on_totals(cast, reader):
    ref = cast.file("head-aa", raise_budget(L1, "150"), retitle(L1, "Train many officers")).ref

    page = reader.signs_in_as("head-bb").read(one(ref))

    assert "По-русски: A better plan" in page
    assert re.search(r"<ins>.*many", page)
    assert "US$\u00a0350" in page
    assert "Support this proposal" in page


@pytest.mark.covers("R45", "E73")
def test_a_proposal_goes_from_support_to_adoption_by_forms_alone(cast, reader):
    ref = cast.file("cso-bb", raise_budget(L1, "150")).ref
    steps = (
        ("head-bb", "support", {}),
        ("secretariat", "table", {}),
        ("coordinator", "recommend", {"recommend-advice": "accepted", "recommend-note_en": "Sound"}),
        ("secretariat", "dispose", {"dispose-disposition": "accepted"}),
    )
    for who, deed, told in steps:
        hidden = form_of(reader.signs_in_as(who).read(one(ref)), deed)
        reader.sends(f"{one(ref)}{deed}/", **hidden, **told)
        assert reader.status == 302, (deed, reader.last.content.decode()[:3000])

    page = reader.read(one(ref))
    assert cast.proposal(ref).state == "merged"
    assert "Sound" in page
    assert page.count('data-label="By which right"') == 5


@pytest.mark.covers("E74", "E80")
def test_a_stale_form_changes_nothing_shows_how_it_stands_and_keeps_what_was_typed(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    hidden = form_of(reader.signs_in_as("secretariat").read(one(ref)), "dispose")
    cast.agree(ref)

    told = {"dispose-disposition": "declined", "dispose-reason_en": "Too dear for us"}
    page = reader.sends(f"{one(ref)}dispose/", **hidden, **told)

    assert reader.status == 409
    assert "Too dear for us" in page
    assert "merged into the draft" in page
    assert cast.proposal(ref).state == "merged"


@pytest.mark.covers("R87")
def test_a_proposal_is_accepted_with_another_value_than_it_asked_for(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150"), retitle(L2, "Equip all posts")).ref
    page = reader.signs_in_as("secretariat").read(one(ref))
    part = page.split('id="dispose"', 1)[1]
    name = re.search(r'name="(dispose-amend-\d+)" value="150.00"', part).group(1)

    told = {"dispose-disposition": "accepted_amended", "dispose-reason_en": "Less", name: "120"}
    others = dict.fromkeys(set(re.findall(r'name="(dispose-amend-\d+)"', part)) - {name}, "Equip the posts")
    reader.sends(f"{one(ref)}dispose/", **form_of(page, "dispose"), **others, **told)

    assert reader.status == 302, reader.last.content.decode()
    assert str(cast.text.line(L1).cells["budget", "DON", "USD"]) == "120.00"
    assert "What was accepted instead" in reader.read(one(ref))


@pytest.mark.covers("R37", "E94")
@pytest.mark.parametrize(
    ("who", "deed", "told", "status"),
    [
        ("donor", "dispose", {"dispose-disposition": "accepted"}, 403),
        ("secretariat", "dispose", {"dispose-disposition": "declined"}, 409),
        ("secretariat", "dispose", {"dispose-disposition": "adored"}, 422),
        ("secretariat", "dispose", {"dispose-disposition": "declined", "dispose-reason_en": "x" * 6000}, 422),
        ("secretariat", "explode", {}, 404),
        ("secretariat", "table", {"table-row_version": "x"}, 422),
        ("secretariat", "revert", {}, 403),
    ],
)
def test_bad_forms_are_refused_in_words_and_change_nothing(cast, reader, who, deed, told, status):
    proposal = cast.tabled("head-aa", raise_budget(L1, "150"))
    hidden = {f"{deed}-key": "k", f"{deed}-row_version": str(proposal.row_version), f"{deed}-draft": cast.draft}

    page = reader.signs_in_as(who).sends(f"{one(proposal.ref)}{deed}/", **hidden | told)

    assert reader.status == status
    assert status == 404 or 'role="alert"' in page
    assert Page.of(page).faults == []
    assert cast.proposal(proposal.ref).state == "tabled"


@pytest.mark.covers("R37", "R90")
def test_an_observer_reads_a_proposal_without_the_money_of_others(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "1234567"), retitle(L1, "Train them")).ref

    page = reader.signs_in_as("cso-bb").read(one(ref))

    assert "Train" in page
    assert "1,234,567" not in page
    assert "1234567" not in page
