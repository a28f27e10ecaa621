"""The longer life of a proposal on its page: rewritten, divided, set aside, sent to capitals; what waits for whom."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maslahat.actions.proposals import support_proposal
from tests.cast import L1, L2, raise_budget, retitle
from tests.web.pages import LINE, PLAN

pytestmark = pytest.mark.django_db

REGISTER = f"{PLAN}proposals/"
WAITING = "/SMALL/waiting/"


def page(ref: str) -> str:
    return f"{REGISTER}{ref}/"


def form(cast, ref: str, deed: str, **told) -> dict[str, str]:
    """Return the form of a deed on a proposal as it is sent."""
    sent = {"key": cast.key(), "row_version": cast.proposal(ref).row_version, "draft": cast.draft, **told}
    return {f"{deed}-{name}": value for name, value in sent.items()}


@pytest.mark.covers("R45")
def test_a_returned_proposal_is_rewritten_on_its_page_and_shows_what_it_said_before(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    reader.signs_in_as("secretariat").sends(f"{page(ref)}return/", **form(cast, ref, "return", reason_en="More"))
    told = {"headline_en": "A better text", "amend-0": "170"}
    reader.signs_in_as("head-aa").sends(f"{page(ref)}revise/", **form(cast, ref, "revise", **told))

    shown = reader.read(page(ref))

    assert "Rev.1" in shown
    assert "As first filed" in shown
    assert str(cast.proposal(ref).change_set.operations[0].after) == "170.00"


@pytest.mark.covers("E44")
def test_a_proposal_is_divided_change_by_change_with_a_text_and_its_translation_together(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150"), retitle(L2, "Equip many posts")).ref
    shown = reader.signs_in_as("secretariat").read(page(ref))
    told = {"part-0": "a", "part-1": "b", "reason_en": "One by one"}
    reader.sends(f"{page(ref)}divide/", **form(cast, ref, "divide", **told))

    assert shown.count('name="divide-part-') == 2
    assert f"{ref}a" in reader.read(page(ref))
    assert len(cast.proposal(f"{ref}b").change_set.operations) + len(
        cast.proposal(f"{ref}a").change_set.operations
    ) == len(cast.proposal(ref).change_set.operations)


@pytest.mark.covers("E03")
def test_what_is_set_aside_stands_in_brackets_on_the_page_of_its_line(cast, reader):
    ref = cast.tabled("head-aa", retitle(L1, "Train judges")).ref
    reader.signs_in_as("secretariat").sends(f"{page(ref)}park/", **form(cast, ref, "park"))

    shown = reader.read(LINE)

    assert "In square brackets" in shown
    assert "Train judges" in shown
    assert "Train officers" in shown


def test_a_capital_is_asked_told_and_answers_by_forms_alone(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    until = (cast.now + timedelta(days=4000)).strftime("%Y-%m-%dT%H:%M")
    told = {"parties": "BB", "until": until, "lapse": "not_agreed"}
    reader.signs_in_as("secretariat").sends(f"{page(ref)}refer/", **form(cast, ref, "refer", **told))

    waits = reader.signs_in_as("head-bb").read(WAITING)
    reader.sends(f"{page(ref)}confirm/", **form(cast, ref, "confirm", answer="yes"))

    assert f'<a href="{page(ref)}">' in waits
    assert "Give the answer of your capital</td>" in waits
    assert until[:10] in waits
    assert cast.proposal(ref).state == "merged"
    assert f'<a href="{page(ref)}">' not in reader.read(WAITING)


@pytest.mark.covers("R87")
def test_the_author_reads_the_answer_in_the_language_of_the_author(cast, reader):
    ref = cast.agree(cast.tabled("head-aa", raise_budget(L1, "150")).ref).ref
    mine = reader.signs_in_as("head-aa").reads_in("ru").read(page(ref))
    other = reader.signs_in_as("head-bb").read(page(ref))

    assert "Decision: accepted." in mine
    assert "1.1.1-01" in mine
    assert "Decision: accepted." not in other


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("country=AA", True), ("country=CC", False), ("line=1.1.1-01", True), ("line=1.1.1-02", False),
        ("disposition=accepted", True), ("disposition=declined", False), ("conflict=yes", False),
        ("party=BB", True), ("party=CC", False), ("state=merged&text=better", True)
    ],
)  # fmt: skip
@pytest.mark.covers("R45")
def test_the_register_is_filtered_by_what_its_address_says(cast, reader, query, found):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    support_proposal(**cast.on(ref), by=cast("head-bb"))
    cast.agree(ref)

    shown = reader.signs_in_as("secretariat").read(f"{REGISTER}?{query}")

    assert (page(ref) in shown) is found


@pytest.mark.covers("P-18")
def test_the_register_shows_fifty_proposals_a_page_in_a_fixed_number_of_queries(cast, reader):
    for number in range(51):
        cast.file("head-aa", raise_budget(L1, str(number + 1)))
    reader.signs_in_as("secretariat")
    with CaptureQueriesContext(connection) as first:
        one = reader.read(REGISTER)
    with CaptureQueriesContext(connection) as second:
        two = reader.read(f"{REGISTER}?page=2")

    assert one.count('<th scope="row"') == 50
    assert two.count('<th scope="row"') == 1
    assert len(second) <= len(first) < 30


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("secretariat", "Table the proposal</td>"),
        ("coordinator", "Recommend: nobody has given a recommendation yet</td>"),
        ("head-cc", "Nothing waits for you"),
    ],
)
def test_everybody_sees_what_waits_for_the_own_capacity(cast, reader, who, words):
    cast.file("head-aa", raise_budget(L1, "150"))
    cast.tabled("head-aa", raise_budget(L2, "150"))

    assert words in reader.signs_in_as(who).read(WAITING)


def test_nothing_waits_for_the_public_and_the_page_says_so(cast, reader):
    assert "Sign in" in reader.read(WAITING)
    assert reader.status == 403


def test_a_compromise_text_is_sent_with_the_references_it_reconciles(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    reader.signs_in_as("head-bb").sends(f"{PLAN}lines/{L2}/change/", base=cast.draft, deed="drop")
    sent = re.findall(r'name="(key|base)" value="([^"]*)"', reader.read(f"{PLAN}wishes/"))
    reader.sends(f"{PLAN}wishes/", **dict(sent), headline_en="Meet half-way", supersedes=f"{ref},", deed="send")

    assert cast.proposal("PR-BB-01").supersedes == (ref,)
    assert "Compromise text for" in reader.read(page("PR-BB-01"))
