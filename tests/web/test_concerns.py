"""Whom a proposal concerns, as readers meet it: on its page, on its line, and before the text is final."""

import re

import pytest

from maslahat.actions.drafts import draft_on_screen
from maslahat.actions.outcomes import Done
from maslahat.actions.proposals import propose_change
from maslahat.actions.wishes import Edit
from tests.cast import L1, L2, a_tabled_plan, raise_budget
from tests.small_programme import small_programme, text

pytestmark = pytest.mark.django_db

PLAN = "/SMALL/workplans/JWP/"
LINE = f"{PLAN}lines/{L1}/"
FINALISE = f"{PLAN}finalise/"


def one(ref: str) -> str:
    return f"{PLAN}proposals/{ref}/"


def in_quarter_two(cast, who: str = "head-bb") -> str:
    ref: str = cast.tabled(who, Edit(L1, cells={("quarters", "Q2"): True})).ref
    return ref


def hidden(page: str, form: str = "") -> dict[str, str]:
    prefix = f"{form}-" if form else ""
    found = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page))
    return {name: value for name, value in found.items() if name.startswith(prefix)}


@pytest.mark.covers("E46")
def test_the_country_concerned_is_told_on_the_proposal_and_states_its_word_there(cast, reader):
    ref = in_quarter_two(cast)
    page = reader.signs_in_as("head-aa").read(one(ref))
    assert "AA has not said where it stands" in page
    assert "Say where your party stands" in page
    assert "Say where your party stands" in reader.read("/SMALL/")

    sent = {"concur-kind": "object", "concur-text_en": "Too late in the year", **hidden(page, "concur")}
    reader.sends(f"{one(ref)}concur/", **sent)

    assert reader.status == 302
    page = reader.read(one(ref))
    assert f"AA objects to what {ref} changes" in page
    assert "Say where your party stands" not in reader.read("/SMALL/")
    assert "Too late in the year" in page


@pytest.mark.covers("E46")
def test_who_is_not_concerned_is_offered_no_word(cast, reader):
    ref = in_quarter_two(cast)

    for who in ("head-bb", "head-cc", "focal-aa", "donor"):
        assert "Say where your party stands" not in reader.signs_in_as(who).read(one(ref))


@pytest.mark.covers("E46", "R48")
def test_a_missing_word_stands_on_the_line_and_before_the_final_text(cast, reader):
    cast.dispose(in_quarter_two(cast))
    reader.signs_in_as("secretariat")

    assert "AA has not said where it stands" in reader.read(LINE)
    page = reader.read(FINALISE)
    assert "AA has not said where it stands" in page
    assert "Make this text final" not in page
    reader.reads_in("ru")
    assert "ещё не выразил своего отношения" in reader.read(FINALISE)


def test_an_owner_consents_to_a_change_of_its_money(reader):
    document = small_programme()
    lock = {"field": "budget", "source": "DON", "owner": "DON", "basis": text("Agreement")}
    document["plan_terms"]["locks"] = [lock]
    cast = a_tabled_plan(document=document)
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref

    page = reader.signs_in_as("donor").read(one(ref))
    reader.sends(f"{one(ref)}concur/", **{"concur-kind": "concur", **hidden(page, "concur")})

    assert "DON has not consented" in page
    assert cast.asked(ref) == ()
    assert "Agreement" in reader.read("/SMALL/programme/")


@pytest.mark.covers("E36")
def test_a_figure_in_words_that_its_field_denies_is_a_warning_on_the_proposal(cast, reader):
    words = {"title": {"en": "Train 25 officers", "ru": "Обучить 20 сотрудников"}}
    ref = cast.tabled("head-aa", Edit(L1, cells={("participants",): "20"}, words=words)).ref

    page = reader.signs_in_as("coordinator").read(one(ref))

    assert "the words say 25" in page
    assert "says 20" in page
    assert "(RU)" not in page


@pytest.mark.covers("R56")
def test_the_author_adds_the_other_language_on_the_page_of_the_proposal(cast, reader):
    asked = {"workplan": "JWP", "base": cast.draft, "wishes": (raise_budget(L1, "150"),), "rationale": {}}
    filed = propose_change(**asked, headline={"en": "Better"}, by=cast("head-aa"), **cast.told())
    assert isinstance(filed, Done)
    address = one(filed.proposal)

    page = reader.signs_in_as("head-aa").read(address)
    reader.sends(f"{address}complete/", **{"complete-headline_ru": "Лучше", **hidden(page, "complete")})

    assert "complete-headline_en" not in page
    assert cast.proposal(filed.proposal).headline.texts == {"en": "Better", "ru": "Лучше"}
    assert "Complete it in the other language" not in reader.read(address)
    assert "Every text is translated" in reader.read(f"{PLAN}translations/")


@pytest.mark.covers("R56", "R48")
def test_all_texts_of_one_kind_are_waived_by_name_and_stand_on_the_page_afterwards(cast, reader):
    for line, words in ((L1, "Train many officers"), (L2, "Equip all posts")):
        cast.agree(cast.tabled("head-aa", Edit(line, words={"title": {"en": words}})).ref)
    page = reader.signs_in_as("secretariat").read(FINALISE)
    assert "title · Russian · out of date (2)" in page

    kinds = re.findall(r'name="accept_kind" value="([^"]*)"', page)
    reader.sends(FINALISE, accept_kind=kinds[0], reason_en="The editor is ill", **hidden(page))

    assert reader.status == 302
    assert len(cast.workplan.current.note) == 2
    page = reader.read(FINALISE)
    assert "Accepted as it is (2)" in re.sub(r"</?\w[^>]*>", "", page)
    assert "The editor is ill" in page
    assert "Office secretariat" in page


def test_a_combined_wording_is_offered_on_the_desk_and_stands_once_the_chair_takes_it(cast, reader):
    for who, words in (("head-aa", "Train young officers"), ("head-bb", "Train officers of Osh")):
        cast.agree(cast.tabled(who, Edit(L1, words={"title": {"en": words}})).ref)
    draft = draft_on_screen("SMALL", "JWP")
    assert draft is not None
    (conflict,) = draft.consolidation.conflicts
    address = f"{PLAN}conflicts/{conflict.id}/"

    page = reader.signs_in_as("secretariat").read(address)
    assert "Every side’s change together" in page
    assert cast.text.line(L1).title.texts["en"] == "Train officers"
    reader.sends(f"{address}decide/", choice="combined", reason_en="Both are right", **hidden(page))

    assert reader.status == 302
    assert cast.text.line(L1).title.texts["en"] == "Train young officers of Osh"
