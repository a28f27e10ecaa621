"""K11: languages that no longer say the same, and translations bound to the very original they render (R56)."""

import pytest
from hypothesis import given

from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import text_hash
from maslahat.domain.workplans.changes import reworded
from maslahat.domain.workplans.concerns import Severity
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.languages import APART, ONE_LANGUAGE, language_concerns
from maslahat.domain.workplans.merge import consolidate, without
from maslahat.domain.workplans.operations import ChangeSet, Insert, Write
from maslahat.domain.workplans.plan import PLAN_TEXTS, Line, Plan, text_cells
from maslahat.domain.workplans.rules import PlanRules
from maslahat.domain.workplans.translations import (
    TextPlace,
    Translation,
    TranslationState,
    open_states,
    replaced_hash,
    text_at,
    text_states,
    translated,
)
from tests import notation
from tests.domain.workplans.generated import rounds

BASE = notation.plan(
    """
    1.1
      L1 | Training of officers | ru Обучение сотрудников
      L2 | Study visit | ru Ознакомительный визит
    """
)
RULES = PlanRules(2023)
LANGUAGES = ("en", "ru")
L1, L2 = LineId("L1"), LineId("L2")
TITLE = TextPlace(L1, ("title",))


def rewording(who: str, number: int, line: LineId = L1, field: str = "title", **words: str) -> ChangeSet:
    return ChangeSet(who, number, who, BASE.version_id, reworded(BASE.line(line), field, words))


def drafted(*sets: ChangeSet, base: Plan = BASE) -> Consolidation:
    return consolidate(base, sets, [], RULES)


def concerns_of(draft: Consolidation, base: Plan = BASE):
    return language_concerns(base, draft, text_states(draft.plan, base, LANGUAGES), LANGUAGES)


def rendering(plan: Plan, words: str, place: TextPlace = TITLE, language: str = "ru", original: str = "en"):
    texts = text_at(plan, place).texts
    return Translation(
        place, language, words, original, text_hash(texts[original]), replaced_hash(texts.get(language, ""))
    )


@pytest.mark.covers("E34")
def test_a_text_changed_in_one_language_leaves_the_other_stale_until_it_is_translated():
    draft = drafted(rewording("KG", 1, en="Training of border officers"))

    [concern] = concerns_of(draft)

    assert (concern.conflict.kind, concern.conflict.rule, concern.conflict.subject) == ("K11", ONE_LANGUAGE, "ru")
    assert (concern.conflict.line, concern.conflict.proposals) == (L1, ("KG",))
    assert concern.severity is Severity.ENDORSEMENT
    after = translated(draft.plan, [rendering(draft.plan, "Обучение пограничников")])
    assert open_states(text_states(after.plan, BASE, LANGUAGES)) == ()
    assert after.plan.line(L1).title.texts["ru"] == "Обучение пограничников"


@pytest.mark.covers("E35")
def test_english_of_one_and_russian_of_another_are_a_divergence_that_names_both_authors():
    draft = drafted(rewording("KG", 1, en="Training of judges"), rewording("UZ", 2, ru="Обучение прокуроров"))

    [concern] = concerns_of(draft)

    assert (concern.conflict.kind, concern.conflict.rule) == ("K11", APART)
    assert concern.conflict.proposals == ("KG", "UZ")
    assert concern.severity is Severity.HARD
    wanted = [(option.wanted, option.proposals) for option in concern.conflict.options]
    assert wanted == [("Training of judges", ("KG",)), ("Обучение прокуроров", ("UZ",))]


@pytest.mark.covers("E35")
def test_the_language_editor_ends_a_divergence_by_rendering_one_of_the_two():
    draft = drafted(rewording("KG", 1, en="Training of judges"), rewording("UZ", 2, ru="Обучение прокуроров"))

    after = translated(draft.plan, [rendering(draft.plan, "Обучение судей")]).plan

    assert after.line(L1).title.texts == {"en": "Training of judges", "ru": "Обучение судей"}
    assert after.line(L1).title.is_current("ru")
    assert after.line(L1).title.is_current("en")


def test_both_languages_changed_by_one_proposal_are_nobodys_concern():
    draft = drafted(rewording("KG", 1, en="Training of judges", ru="Обучение судей"), rewording("UZ", 2, L2, en="Trip"))

    assert [concern.conflict.line for concern in concerns_of(draft)] == [L2]


def test_a_translation_that_was_stale_on_the_base_is_nobodys_conflict_but_a_matter_of_translation():
    title = {**text_cells("title", BASE.line(L1).title), ("title", "en"): "Changed long ago"}
    base = BASE.with_lines([Line(L1, "1.1", title), BASE.line(L2)])
    draft = drafted(base=base)

    assert concerns_of(draft, base) == ()
    assert [(one.place.line, one.language, one.state) for one in open_states(text_states(base, base, LANGUAGES))] == [
        (L1, "ru", TranslationState.STALE)
    ]


@pytest.mark.covers("R56")
def test_every_text_of_the_plan_has_an_original_and_a_state_for_each_other_language():
    cells = {
        ("indicators", "I1", "text:en"): "Officers trained",
        ("indicators", "I1", "text:ru"): "Число обученных",
        ("indicators", "I1", "means:en"): "Lists",
        ("comment", "en"): "Note",
        ("comment", "@source"): "en",
    }
    plan = BASE.with_lines([BASE.line(L1).with_cells(cells), BASE.line(L2)])

    states = text_states(plan, plan, LANGUAGES)

    assert [(one.place.line, one.place.name, one.original, one.language, one.state.value) for one in states] == [
        (L1, "title", "en", "ru", "current"),
        (L1, "comment", "en", "ru", "missing"),
        (L1, "indicators:I1:means", "en", "ru", "missing"),
        (L1, "indicators:I1:text", "en", "ru", "current"),
        (L2, "title", "en", "ru", "current"),
    ]


@pytest.mark.covers("R56")
def test_an_indicator_changed_in_one_language_since_the_base_is_stale_in_the_other():
    both = {("indicators", "I1", "text:en"): "Officers trained", ("indicators", "I1", "text:ru"): "Число обученных"}
    base = BASE.with_lines([BASE.line(L1).with_cells(both), BASE.line(L2)])
    place = TextPlace(L1, ("indicators", "I1", "text"))
    change = Write(L1, place.cell("en"), "Officers trained", "Judges trained")
    draft = drafted(ChangeSet("KG", 1, "KG", base.version_id, (change,)), base=base)

    [stale] = open_states(text_states(draft.plan, base, LANGUAGES))
    given = [rendering(draft.plan, "Число обученных", place)]
    after = translated(draft.plan, given)

    assert (stale.place, stale.original, stale.language, stale.state) == (place, "en", "ru", TranslationState.STALE)
    assert open_states(text_states(after.plan, base, LANGUAGES, given)) == ()


@pytest.mark.covers("R56")
def test_a_translation_takes_no_effect_once_its_original_says_something_else():
    first = rewording("KG", 1, en="Training of judges")
    draft = drafted(first).plan
    given = rendering(draft, "Обучение судей")

    assert translated(drafted(*without([first], "KG")).plan, [given]).plan == BASE
    assert translated(drafted(rewording("KG", 1, en="Training of all")).plan, [given]).cells == {}


@pytest.mark.covers("R56")
def test_a_translation_never_covers_words_that_a_later_proposal_wrote_in_that_language():
    draft = drafted(rewording("KG", 1, en="Training of judges")).plan
    given = rendering(draft, "Обучение судей")

    later = drafted(rewording("KG", 1, en="Training of judges"), rewording("UZ", 2, ru="Обучение следователей"))

    assert translated(later.plan, [given]).plan.line(L1).title.texts["ru"] == "Обучение следователей"


@pytest.mark.covers("R56")
def test_of_two_translations_of_one_text_the_later_counts():
    draft = drafted(rewording("KG", 1, en="Training of judges")).plan
    given = [rendering(draft, "Обучение судей"), rendering(draft, "Подготовка судей")]

    assert translated(draft, given).plan.line(L1).title.texts["ru"] == "Подготовка судей"


def test_the_title_of_the_plan_is_translated_like_any_text():
    plan = Plan("PCA", "P", 2023, text_at(BASE, TITLE), text_at(BASE, TITLE), (), ())
    place = TextPlace(PLAN_TEXTS, ("title",))

    after = translated(plan, [rendering(plan, "План обучения", place)]).plan

    assert after.title.texts["ru"] == "План обучения"
    assert after.preamble == plan.preamble


def test_a_new_line_in_one_language_names_the_proposal_that_brings_it():
    new = Line(LineId("N1"), "1.1", text_cells("title", notation.line("N1 | Fresh", "1.1").title))
    draft = drafted(ChangeSet("KG", 1, "KG", BASE.version_id, (Insert(new, None),)))

    [concern] = concerns_of(draft)

    assert (concern.conflict.line, concern.conflict.proposals, concern.conflict.found) == ("N1", ("KG",), "missing")


@given(rounds())
def test_concerns_about_languages_do_not_depend_on_the_order_of_the_proposals(made):
    base, sets = made

    one, other = consolidate(base, sets, [], RULES), consolidate(base, list(reversed(sets)), [], RULES)

    assert concerns_of(one, base) == concerns_of(other, base)


@pytest.mark.parametrize("field", [("indicators",), ("indicators", "I1"), ("indicators", "I1", "text", "more")])
def test_a_place_that_no_indicator_has_holds_no_text(field):
    assert not text_at(BASE, TextPlace(BASE.lines[0].id, field))
