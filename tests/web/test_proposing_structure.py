"""Splitting, joining and bringing back lines, and rewording the plan itself: forms that lead to one proposal."""

from decimal import Decimal

import pytest

from maslahat.actions.amending import open_amendment_round
from maslahat.actions.wishes import Drop
from maslahat.domain.workplans.operations import PLAN_TEXTS, Join, Restore, Split, Write
from tests.cast import L1, L2
from tests.web.pages import LINE, PLAN, Page, Reader
from tests.web.test_propose import sends

pytestmark = pytest.mark.django_db

SPLIT, JOIN, RESTORE, TEXTS = f"{LINE}split/", f"{PLAN}join/", f"{PLAN}restore/", f"{PLAN}texts/"
WISHES = f"{PLAN}wishes/"


def divided(cast, **changes: str) -> dict[str, str]:
    """Return what a browser sends to divide line L1 (100 dollars) into two, after these changes."""
    told = {"title_0_en": "Train officers", "title_1_en": "Train judges", "amount_0_0": "60", "amount_0_1": "40"}
    return {"base": cast.draft, "parts": "1", "deed": "keep"} | told | changes


@pytest.mark.covers("E18", "R45")
def test_a_line_is_split_and_the_new_line_stands_beside_it(cast, reader):
    reader.signs_in_as("head-aa").sends(SPLIT, **divided(cast))
    page = reader.read(WISHES)
    assert ("split into" in page, "split off from" in page, "Train judges" in page) == (True, True, True)
    assert (Page.of(page).faults, SPLIT in page) == ([], True)

    sends(reader)

    (split,) = cast.proposal("PR-AA-01").change_set.operations
    assert isinstance(split, Split)
    assert [each.budget for each in (split.survivor, *split.parts)] == [
        {("DON", "USD"): Decimal("60.00")},
        {("DON", "USD"): Decimal("40.00")},
    ]
    assert split.parts[0].countries == split.before.countries


@pytest.mark.covers("E21", "R45")
@pytest.mark.parametrize(
    ("language", "said"), [("en", "is not handed out to any line"), ("ru", "не распределено ни по одному пункту")]
)
def test_a_split_that_leaves_money_over_is_refused_with_the_difference_and_keeps_what_was_typed(
    cast, reader, language, said
):
    reader.reads_in(language).signs_in_as("head-aa")

    page = reader.sends(SPLIT, **divided(cast, amount_0_1="35.25"))

    assert reader.status == 422
    assert ("4.75" in page or "4,75" in page, said in page, "E21" in page) == (True, True, True)
    assert ("Train judges" in page, 'value="35.25"' in page) == (True, True)
    assert "Train judges" not in reader.read(WISHES)


def test_one_more_new_line_is_asked_for_without_a_script_and_what_was_typed_stays(cast, reader):
    reader.signs_in_as("head-aa")

    page = reader.sends(SPLIT, **divided(cast, deed="more"))

    assert ('name="amount_0_2"' in page, "Train judges" in page, 'value="60"' in page) == (True, True, True)


def test_every_line_of_a_split_needs_a_title(cast, reader):
    page = reader.signs_in_as("head-aa").sends(SPLIT, **divided(cast, title_1_en=""))

    assert (reader.status, "Every line needs a title" in page) == (422, True)


def test_a_split_is_changed_again_and_taken_back(cast, reader):
    reader.signs_in_as("head-aa").sends(SPLIT, **divided(cast))
    assert 'value="40.00"' in reader.read(SPLIT)
    assert (reader.read(f"{LINE}change/"), reader.last["location"]) == ("", SPLIT)

    reader.sends(WISHES, deed="undo", about=L1)

    assert "Nothing is asked yet" in reader.read(WISHES)


def test_who_does_not_see_money_by_line_is_told_why_no_line_can_be_split(cast, reader):
    page = reader.signs_in_as("cso-bb").read(SPLIT)

    assert ("does not see money by line" in page, "amount_0_0" in page) == (True, False)


def unites(cast, reader: Reader, **changes: object) -> str:
    told = {"base": cast.draft, "line": [L1, L2], "survivor": L2, "title_en": "Train all", "deed": "keep"}
    return reader.sends(JOIN, **told | changes)


@pytest.mark.covers("E22", "E23", "R45")
def test_lines_are_joined_into_the_one_that_was_chosen(cast, reader):
    page = reader.signs_in_as("head-aa").read(f"{JOIN}?line={L1}&line={L2}")
    assert ("Together" in page, Page.of(page).faults) == (True, [])

    unites(cast, reader)
    shown = reader.read(WISHES)
    assert ("joined into" in shown, "joined with" in shown, "Train all" in shown) == (True, True, True)

    sends(reader)
    (join,) = cast.proposal("PR-AA-01").change_set.operations
    assert isinstance(join, Join)
    assert (join.survivor.id, join.survivor.title.texts["en"]) == (L2, "Train all")
    assert sum(join.survivor.budget.values()) == sum(sum(each.budget.values()) for each in join.before)


def test_a_joining_without_a_title_is_refused_and_keeps_the_choice(cast, reader):
    reader.signs_in_as("head-aa")

    page = unites(cast, reader, title_en="", title_ru="")

    assert (reader.status, f'value="{L2}"' in page, "Every line needs a title" in page) == (422, True, True)


def test_choosing_another_line_to_stay_replaces_the_joining_asked_before(cast, reader):
    unites(cast, reader.signs_in_as("head-aa"))

    unites(cast, reader, survivor=L1, title_en="Train everybody")

    page = reader.read(WISHES)
    assert ("Train everybody" in page, "Train all" in page) == (True, False)


def test_one_line_alone_is_not_joined(cast, reader):
    page = unites(cast, reader.signs_in_as("head-aa"), line=[L1])

    assert (reader.status, "from 2 to 10 lines" in page) == (422, True)


@pytest.mark.covers("R45")
@pytest.mark.parametrize(("language", "said"), [("en", "comes back from version"), ("ru", "возвращается из версии")])
def test_a_line_deleted_in_an_earlier_round_is_brought_back_from_the_version_that_had_it(cast, reader, language, said):
    before = cast.draft
    cast.agree(cast.tabled("head-aa", Drop(L1)).ref)
    cast.endorse()
    asked = {"workplan": "JWP", "base": cast.draft, "reason": {"en": "Anew", "ru": "Заново"}}
    open_amendment_round(by=cast("secretariat"), **asked, **cast.told())
    reader.reads_in(language).signs_in_as("head-bb")
    assert "Train officers" in reader.read(RESTORE)

    reader.sends(RESTORE, base=cast.draft, line=L1)
    page = reader.read(WISHES)
    sends(reader)

    assert (said in page, Page.of(page).faults) == (True, [])
    (restore,) = cast.proposal("PR-BB-01").change_set.operations
    assert isinstance(restore, Restore)
    assert (restore.line.id, restore.version) == (L1, before)
    assert said in reader.read(f"{PLAN}proposals/PR-BB-01/")


def test_a_line_that_went_in_this_round_is_shown_with_the_way_to_argue_for_it(cast, reader):
    cast.agree(cast.tabled("head-aa", Drop(L1)).ref)

    page = reader.signs_in_as("head-bb").read(RESTORE)

    assert ("Train officers" in page, "Ask that this proposal be reverted" in page) == (True, True)
    assert "Propose that it comes back" not in page
    assert (reader.sends(RESTORE, base=cast.draft, line=L1) != "", reader.status) == (True, 422)


def test_only_a_line_that_an_earlier_version_had_comes_back(cast, reader):
    page = reader.signs_in_as("head-aa").sends(RESTORE, base=cast.draft, line="made-up")

    assert (reader.status, "No earlier version has that line" in page) == (422, True)
    assert "No line has been deleted" in page


@pytest.mark.covers("R45")
def test_the_plans_own_title_and_preamble_are_reworded_in_both_languages(cast, reader):
    told = {"title_en": "Joint plan", "preamble_en": "Recalling", "preamble_ru": "Напоминая"}
    reader.signs_in_as("head-aa").sends(TEXTS, base=cast.draft, **told)
    page = reader.read(WISHES)
    assert ("The plan itself" in page, "Напоминая" in page, Page.of(page).faults) == (True, True, [])
    assert "Recalling" in reader.read(TEXTS)

    sends(reader)

    written = {each.key: each for each in cast.proposal("PR-AA-01").change_set.operations if isinstance(each, Write)}
    assert {each.line for each in written.values()} == {PLAN_TEXTS}
    assert written["preamble", "ru"].after == "Напоминая"


def test_a_form_opened_before_the_plan_moved_on_comes_back_with_what_was_typed(cast, reader):
    page = reader.signs_in_as("head-aa").sends(SPLIT, **divided(cast, base="0" * 64))

    assert (reader.status, "The plan has moved on" in page, "Train judges" in page) == (409, True, True)
