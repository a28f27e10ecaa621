"""Changing a line in place, adding and deleting lines, and sending it all as one proposal."""

import re
from decimal import Decimal

import pytest

from maslahat.domain.workplans.operations import Delete, Insert, Move, Write
from maslahat.stores.workplans.models import UnsentProposal
from maslahat.web.workplans.money_field import read_amount
from tests.cast import L1, L2, L3, Cast, a_programme, raise_budget, retitle
from tests.small_programme import small_programme
from tests.web.pages import LINE, PLAN, Page, Reader

pytestmark = pytest.mark.django_db

CHANGE, ADD, WISHES = f"{LINE}change/", f"{PLAN}add/", f"{PLAN}wishes/"


def as_it_stands(cast: Cast, **changes: object) -> dict[str, object]:
    """Return what a browser sends of the form of line L1 after these changes."""
    return {
        "base": cast.draft,
        "title_en": "Train officers",
        "title_ru": "По-русски: Train officers",
        "countries": ["AA"],
        "quarters": ["Q1"],
        "lead": "SEC",
        "type": "training",
        "marker_gender": "1",
        "source_0": "DON",
        "amount_0": "100",
        "currency_0": "USD",
        "output": "1.1.1",
        "deed": "change",
    } | changes


def sends(reader: Reader, **told: str) -> str:
    """Press "send" on the page of the unsent proposal and return what comes."""
    page = reader.read(WISHES)
    found = {name: re.search(rf'name="{name}" value="([^"]*)"', page) for name in ("key", "base")}
    hidden = {name: match.group(1) if match else "" for name, match in found.items()}
    return reader.sends(WISHES, **hidden | {"headline_en": "Better", "deed": "send"} | told)


@pytest.mark.covers("R45", "R85", "R86")
def test_an_observer_changes_title_and_quarters_and_gets_a_receipt(cast, reader):
    reader.signs_in_as("cso-bb").sends(CHANGE, **as_it_stands(cast, title_en="Train women", quarters=["Q1", "Q2"]))
    page = reader.read(WISHES)
    assert "<ins>women</ins>" in page
    assert "takes part as an observer" in page

    sends(reader)
    receipt = reader.read(reader.last["location"])

    filed = cast.proposal("PR-BB-01")
    assert "Proposal PR-BB-01 is sent" in receipt
    assert filed.is_comment
    assert {each.key for each in filed.change_set.operations} == {("title", "en"), ("quarters", "Q2")}
    assert "Nothing is asked yet" in reader.read(WISHES)


@pytest.mark.covers("R59")
def test_the_legal_note_of_a_line_is_proposed_like_its_other_texts(cast, reader):
    reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast, comment_en="Subject to national law"))

    sends(reader)

    written = {each.key: each.after for each in cast.proposal("PR-AA-01").change_set.operations}
    assert written[("comment", "en")] == "Subject to national law"


@pytest.mark.covers("R45", "R59")
def test_only_what_differs_is_asked_and_sums_show_the_effect(cast, reader):
    reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast, amount_0="1 500,50"))

    page = reader.read(WISHES)

    assert "+<span" in page
    assert "US$\u00a01,400.50" in page
    sends(reader)
    (write,) = cast.proposal("PR-AA-01").change_set.operations
    assert (write.key, write.after) == (("budget", "DON", "USD"), Decimal("1500.50"))


@pytest.mark.covers("R45")
def test_lines_are_deleted_moved_and_added_in_one_proposal(cast, reader):
    reader.signs_in_as("head-aa").sends(CHANGE, base=cast.draft, deed="drop")
    reader.sends(
        f"{PLAN}lines/{L3}/change/", **as_it_stands(cast, title_en="Study", title_ru="По-русски: Study", output="2.1.2")
    )
    reader.sends(ADD, base=cast.draft, title_ru="Новое", output="1.1.1", after="first")
    page = reader.read(WISHES)
    assert Page.of(page).faults == []
    assert ("to be deleted" in page, "new line" in page, "to be moved" in page) == (True, True, True)

    sends(reader)

    kinds = {type(each) for each in cast.proposal("PR-AA-01").change_set.operations}
    assert kinds == {Delete, Move, Insert}


@pytest.mark.covers("R45")
def test_indicators_and_shares_are_proposed_and_an_indicator_keeps_its_id(cast, reader):
    indicator = {"indicator_0_text:en": "Officers trained", "indicator_0_unit": "persons", "indicator_0_target": "40"}
    reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast, share_AA="60", **indicator))
    assert 'name="indicator_0_unit" value="persons"' in reader.read(CHANGE)
    sends(reader)

    written = {each.key: each.after for each in cast.proposal("PR-AA-01").change_set.operations}

    assert written["indicators", "i1", "target"] == "40"
    assert written["shares", "AA"] == Decimal("60")


def test_a_new_line_can_be_changed_again_before_it_is_sent(cast, reader):
    reader.signs_in_as("head-aa").sends(ADD, base=cast.draft, title_en="First words", output="1.1.1")
    assert "First words" in reader.read(f"{ADD}?about=new-1")

    reader.sends(ADD, base=cast.draft, title_en="Better words", output="1.1.1", about="new-1")

    page = reader.read(WISHES)
    assert ("First words" in page, "Better words" in page) == (False, True)


def test_a_line_is_taken_out_of_the_proposal_again(cast, reader):
    reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast, title_en="Other"))
    assert 'value="undo"' in reader.read(CHANGE)

    reader.sends(WISHES, deed="undo", about=L1)

    assert "Nothing is asked yet" in reader.read(WISHES)
    assert "Train officers" in reader.read(CHANGE)


@pytest.mark.covers("E31")
def test_a_form_sent_unchanged_asks_nothing(cast, reader):
    reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast))

    assert "Nothing is asked of this line any more" in reader.read(WISHES)
    assert UnsentProposal.objects.get().wishes == []


@pytest.mark.covers("E73")
def test_a_double_click_sends_one_proposal(cast, reader):
    reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast, title_en="Other"))
    sends(reader, key="same")
    first = reader.last["location"]
    reader.sends(WISHES, key="same", base=cast.draft, headline_en="Better", deed="send")

    assert reader.last["location"] == first
    assert cast.workplan.proposals_filed == 1


@pytest.mark.covers("E33")
def test_a_draft_that_moved_on_elsewhere_asks_to_confirm(cast, reader):
    reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast, title_en="Train all officers"))
    cast.agree(cast.tabled("head-bb", retitle(L2, "Equip all posts")).ref)

    page = sends(reader, key="k")

    assert reader.status == 409
    assert "Yes, send it on the newest draft" in page
    base, written_on = (re.search(rf'name="{name}" value="(\w+)"', page).group(1) for name in ("base", "written_on"))
    told = {"key": "k", "base": base, "written_on": written_on, "headline_en": "Better", "deed": "send"}
    reader.sends(WISHES, **told)
    assert reader.status == 302
    assert cast.proposal("PR-AA-01").change_set.operations[0].line == L1


@pytest.mark.covers("E33", "E74")
def test_a_draft_that_changed_the_same_words_keeps_what_was_typed_and_shows_it_anew(cast, reader):
    reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast, title_en="Train all officers"))
    cast.agree(cast.tabled("head-bb", retitle(L1, "Train few officers")).ref)

    page = sends(reader)

    assert reader.status == 409
    assert "1.1.1-01" in page
    assert "Better" in page
    reader.sends(WISHES, deed="forward")
    page = reader.read(WISHES)
    assert ("<del>few" in page, "<ins>all" in page, "Better" in page) == (True, True, True)
    sends(reader)
    assert reader.status == 302


@pytest.mark.covers("E33")
def test_a_form_opened_on_an_older_text_of_its_line_comes_back_with_what_was_typed(cast, reader):
    told = as_it_stands(cast, title_en="My own words")
    cast.agree(cast.tabled("head-bb", retitle(L1, "Train few officers")).ref)

    page = reader.signs_in_as("head-aa").sends(CHANGE, **told)

    assert reader.status == 409
    assert "My own words" in page
    assert f'value="{cast.draft}"' in page


def test_what_was_typed_comes_back_after_signing_in_again(cast, reader):
    page = reader.sends(CHANGE, **as_it_stands(cast, title_en="Typed while signed out"))
    assert reader.status == 403
    assert "What you typed is kept" in page

    reader.signs_in_as("head-aa")

    assert "Typed while signed out" in reader.read(CHANGE)
    assert "Typed while signed out" not in reader.read(CHANGE)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title_en": "x" * 10_001}, "title_en"),
        ({"title_ru": "a\x07b"}, "title_ru"),
        ({"quarters": ["Q9"]}, "quarters"),
        ({"countries": ["ZZ"]}, "countries"),
        ({"lead": "NOBODY"}, "lead"),
        ({"marker_gender": "7"}, "marker_gender"),
        ({"participants": "many"}, "participants"),
        ({"participants": "-1"}, "participants"),
        ({"women_share": "101"}, "women_share"),
        ({"women_share": "NaN"}, "women_share"),
        ({"amount_0": "1e9"}, "amount_0"),
        ({"amount_0": "-5"}, "amount_0"),
        ({"amount_0": ""}, "amount_0"),
        ({"source_0": ""}, "source_0"),
        ({"source_1": "DON", "amount_1": "3", "currency_1": "USD"}, "source_1"),
        ({"currency_0": "EUR"}, "currency_0"),
        ({"output": "9.9.9"}, "output"),
        ({"output": ""}, "output"),
        ({"after": L3}, "after"),
        ({"after": "nonsense"}, "after"),
        ({"base": ""}, "base"),
    ],
)
@pytest.mark.covers("E94")
def test_a_wrong_value_is_refused_by_field_and_nothing_is_kept(cast, reader, wrong, field):
    page = reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast, **wrong))

    assert reader.status == 422
    assert f'href="#id_{field}"' in page
    assert not UnsentProposal.objects.exists()


def test_all_faults_are_told_at_once(cast, reader):
    wrong = as_it_stands(cast, amount_0="lots", quarters=["Q9"], women_share="200")

    page = reader.signs_in_as("head-aa").sends(CHANGE, **wrong)

    assert [f'href="#id_{field}"' in page for field in ("amount_0", "quarters", "women_share")] == [True] * 3


def test_a_new_line_needs_a_title(cast, reader):
    page = reader.signs_in_as("head-aa").sends(ADD, base=cast.draft, output="1.1.1")

    assert reader.status == 422
    assert "needs a title" in page


def test_a_proposal_needs_a_headline_and_keeps_its_reasons(cast, reader):
    reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast, title_en="Other"))

    page = sends(reader, headline_en="", rationale_ru="Потому что")

    assert reader.status == 422
    assert "Say in one sentence" in page
    assert "Потому что" in page
    sends(reader, rationale_ru="х" * 5001)
    assert reader.status == 422
    reader.sends(WISHES, deed="keep", key="k", base=cast.draft, headline_en="Half a thought")
    assert "Half a thought" in reader.read(WISHES)


def test_nothing_can_be_sent_where_nothing_is_asked(cast, reader):
    page = sends(reader.signs_in_as("head-aa"), key="k", base=cast.draft)

    assert reader.status == 409
    assert "Nothing would change" in page
    assert cast.workplan.proposals_filed == 0


@pytest.mark.covers("R37", "R45")
@pytest.mark.parametrize("who", ["secretariat", "coordinator", "host-aa"])
@pytest.mark.parametrize("address", [CHANGE, ADD, WISHES])
def test_who_may_not_propose_is_told_the_rule(cast, reader, who, address):
    page = reader.signs_in_as(who).read(address)

    assert reader.status == 403
    assert "R45" in page or "R37" in page


def test_after_endorsement_nothing_can_be_proposed(cast, reader):
    cast.endorse()

    assert "R48" in reader.signs_in_as("head-aa").read(CHANGE)
    assert reader.status == 403
    assert "Propose a change" not in reader.read(LINE)


@pytest.mark.covers("R1")
def test_unknown_and_foreign_addresses_are_not_found(cast, reader):
    a_programme("OTHER", small_programme("OTHER"))
    reader.signs_in_as("head-aa")

    for address in (f"{PLAN}lines/x/change/", f"{WISHES}sent/PR-ZZ-01/", ADD.replace("SMALL", "OTHER")):
        reader.read(address)
        assert reader.status == 404


def test_nobody_sees_the_unsent_proposal_or_the_receipt_of_another_party(cast, reader):
    reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast, title_en="Secret wish"))
    assert "Secret wish" not in reader.signs_in_as("head-bb").read(WISHES)
    assert "Secret wish" not in reader.signs_in_as("delegate-aa").read(WISHES)

    ref = cast.file("head-aa", raise_budget(L1, "150")).ref
    reader.signs_in_as("head-bb").read(f"{WISHES}sent/{ref}/")
    assert reader.status == 404


@pytest.mark.covers("R37")
def test_who_does_not_see_money_is_shown_none_and_takes_none_away(cast, reader):
    page = reader.signs_in_as("cso-bb").read(CHANGE)
    assert "amount_0" not in page

    told = as_it_stands(cast, title_en="Other")
    reader.sends(CHANGE, **{name: value for name, value in told.items() if not name.endswith("_0")})
    sends(reader)

    operations = cast.proposal("PR-BB-01").change_set.operations
    assert {each.key[0] for each in operations if isinstance(each, Write)} == {"title"}


@pytest.mark.covers("E94")
def test_markup_stays_text_on_every_page_of_a_proposal(cast, reader):
    canary = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast, title_en=canary))
    pages = [reader.read(CHANGE), reader.read(WISHES), sends(reader, headline_en=canary)]
    pages += [reader.read(f"{WISHES}sent/PR-AA-01/"), reader.read(LINE)]

    assert [page for page in pages if "<script>alert" in page or "<img" in page] == []


@pytest.mark.parametrize("typed", ["130000", "130 000", "130\u00a0000", "130,000", "130000.00", "130 000,0"])
def test_amounts_are_read_as_either_language_writes_them(typed):
    assert read_amount(typed) == Decimal("130000.00")


def test_the_form_reads_the_database_a_fixed_number_of_times(cast, reader, django_assert_max_num_queries):
    reader.signs_in_as("head-aa").sends(CHANGE, **as_it_stands(cast, title_en="Other"))
    reader.read(CHANGE)

    for address in (CHANGE, WISHES):
        with django_assert_max_num_queries(18):
            reader.read(address)
