"""Translations of the plan's texts: given, taken back with their original, waived by name before the text is final."""

import json

import pytest

from maslahat.actions.deciding import revert_proposal
from maslahat.actions.outcomes import NotReady, PlanFinalised, ProposalCompleted, ProposalMoved, Stale, TextTranslated
from maslahat.actions.proposals import propose_change
from maslahat.actions.translating import complete_proposal
from maslahat.actions.wishes import Edit
from maslahat.domain.shared.ids import LineId
from maslahat.stores.journal.models import Entry
from tests.cast import L1, L2, a_tabled_plan, retitle

pytestmark = pytest.mark.django_db

WORDS = {"en": "Because", "ru": "Потому что"}


@pytest.fixture
def cast():
    return a_tabled_plan()


def in_english(cast, words: str, line=L1, who: str = "head-aa") -> str:
    ref: str = cast.agree(cast.tabled(who, Edit(line, words={"title": {"en": words}})).ref).ref
    return ref


def title(cast, line=L1):
    return cast.text.line(LineId(line)).title


@pytest.mark.covers("R56", "E34")
def test_a_translation_takes_effect_at_once_and_the_text_can_be_final(cast):
    in_english(cast, "Train many officers")
    assert not title(cast).is_current("ru")

    outcome = cast.translate(L1, "Обучить многих сотрудников")

    assert outcome == TextTranslated(L1, "title", "ru", cast.draft)
    assert title(cast).texts == {"en": "Train many officers", "ru": "Обучить многих сотрудников"}
    assert title(cast).is_current("ru")
    assert cast.workplan.current.label == "C2"
    assert cast.finalise() == PlanFinalised("JWP", cast.draft, "F1")


@pytest.mark.covers("R56")
def test_the_same_words_may_be_confirmed_for_the_new_original(cast):
    in_english(cast, "Train officers well")

    cast.translate(L1, "По-русски: Train officers")

    assert title(cast).is_current("ru")
    assert cast.translate(L1, "По-русски: Train officers").codes == ("changes_nothing",)


@pytest.mark.covers("R56", "E39")
def test_a_proposal_taken_back_takes_its_translation_with_it(cast):
    ref = in_english(cast, "Train many officers")
    cast.translate(L1, "Обучить многих сотрудников")

    assert isinstance(revert_proposal(reason=WORDS, by=cast("secretariat"), **cast.on(ref)), ProposalMoved)

    assert title(cast).texts == {"en": "Train officers", "ru": "По-русски: Train officers"}
    assert title(cast).is_current("ru")


@pytest.mark.covers("E35")
def test_languages_led_apart_by_two_proposals_block_the_text_until_the_editor_renders_one(cast):
    in_english(cast, "Train judges")
    cast.agree(cast.tabled("head-bb", Edit(L1, words={"title": {"ru": "Обучить прокуроров"}})).ref)

    outcome = cast.finalise()
    cast.translate(L1, "Обучить судей")

    assert isinstance(outcome, NotReady)
    (apart,) = outcome.blocking
    assert (apart.code, apart.facts["proposals"]) == ("concern_k11_apart", "PR-AA-01, PR-BB-01")
    assert isinstance(cast.finalise(), PlanFinalised)
    assert title(cast).texts == {"en": "Train judges", "ru": "Обучить судей"}


@pytest.mark.covers("R56", "E80")
def test_a_translation_of_an_original_that_has_changed_meanwhile_is_not_taken(cast):
    in_english(cast, "Train many officers")

    assert isinstance(cast.translate(L1, "Слова", made_from="0" * 16), Stale)
    assert isinstance(cast.translate(L1, "Слова", standing="0" * 16), Stale)
    assert isinstance(cast.translate("no-such-line", "Слова"), Stale)
    assert cast.translate(L1, "  ").codes == ("translation_empty",)
    assert cast.translate(L1, "Слова", language="fr").codes == ("bad_translation_language",)
    assert cast.translate(L1, "Слова", by=cast("head-aa")).codes == ("no_right",)


@pytest.mark.covers("R56", "R48")
def test_each_text_that_is_not_translated_is_waived_by_name_with_who_and_why(cast):
    in_english(cast, "Train many officers")
    in_english(cast, "Equip all posts", L2)

    open_now = cast.finalise().acceptable
    names = [str(each.facts["name"]) for each in open_now]
    one = cast.finalise(accepted={names[0]: {"en": "Tomorrow"}})
    both = cast.finalise(accepted={name: {"en": "Tomorrow", "ru": "Завтра"} for name in names})

    assert [each.code for each in open_now] == ["translation_stale", "translation_stale"]
    assert [each.facts["line"] for each in open_now] == ["1.1.1-01", "1.1.1-02"]
    assert [each.facts["name"] for each in one.acceptable] == [names[1]]
    assert both.accepted_open == tuple(sorted(names))
    kept = {each.name: (each.party, each.role, each.reason.texts["ru"]) for each in cast.workplan.current.note}
    assert kept == dict.fromkeys(names, ("AG", "secretariat", "Завтра"))
    told = Entry.objects.filter(deed="plan.finalise").latest("number")
    assert sorted(each["name"] for each in json.loads(told.detail)["accepted_open"]) == sorted(names)


@pytest.mark.covers("R56")
def test_the_title_of_the_plan_is_translated_like_a_line(cast):
    outcome = cast.translate("@plan", "Единый план работы")

    assert isinstance(outcome, TextTranslated)
    assert cast.text.title.texts["ru"] == "Единый план работы"


@pytest.mark.covers("R56", "R41")
def test_an_author_completes_the_own_proposal_in_the_other_language(cast):
    asked = {"workplan": "JWP", "base": cast.draft, "wishes": (retitle(L1, "Train all"),), "rationale": {}}
    filed = propose_change(**asked, headline={"en": "Better"}, by=cast("head-aa"), **cast.told())
    words = {"headline": {"ru": "Лучше", "en": "Written over"}, "rationale": {}}

    stranger = complete_proposal(**words, by=cast("head-bb"), **cast.on(filed.proposal))
    outcome = complete_proposal(**words, by=cast("head-aa"), **cast.on(filed.proposal))
    again = complete_proposal(**words, by=cast("secretariat"), **cast.on(filed.proposal))

    assert stranger.codes == ("no_right_not_own",)
    assert isinstance(outcome, ProposalCompleted)
    headline = cast.proposal(filed.proposal).headline
    assert headline.texts == {"en": "Better", "ru": "Лучше"}
    assert headline.is_current("ru")
    assert again.codes == ("changes_nothing",)
