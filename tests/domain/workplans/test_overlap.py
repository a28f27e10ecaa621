"""K14: two wordings of one text, and the combined wording that the chair may take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.workplans.blame import blame
from maslahat.domain.workplans.conflicts import Resolution, TakeValue
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.overlap import NotCombined, combined, text_overlaps
from maslahat.domain.workplans.rules import PlanRules
from tests import notation

BASE = notation.plan(
    """
    1.1
      L1 | Training of border officers in Osh | ru Обучение пограничников в Оше
    """
)
RULES = PlanRules(2023)
MOST = 100


def drafted(*wishes: tuple[str, str], resolutions=()):
    sets = [notation.proposal(BASE, who, f"L1 title = {words}") for who, words in wishes]
    return sets, consolidate(BASE, sets, resolutions, RULES)


def test_wordings_that_change_other_words_can_be_combined():
    _, draft = drafted(
        ("KG", "Joint training of border officers in Osh"), ("UZ", "Training of border officers in Khorog")
    )

    [overlap] = text_overlaps(draft, MOST)

    assert (overlap.conflict.kind, overlap.conflict.proposals) == ("K14", ("KG", "UZ"))
    assert overlap.of == draft.conflicts[0].id
    assert overlap.combined == "Joint training of border officers in Khorog"
    assert overlap.why_not is None


def test_a_combined_wording_is_shown_and_never_applied_by_itself():
    _, draft = drafted(
        ("KG", "Joint Training of border officers in Osh"), ("UZ", "Training of border officers in Khorog")
    )

    [overlap] = text_overlaps(draft, MOST)

    assert overlap.combined == "Joint Training of border officers in Khorog"
    assert notation.says(draft.plan, "L1 title") == "Training of border officers in Osh"
    assert [one.kind for one in draft.conflicts] == ["K2"]


def test_the_chair_may_take_the_combined_wording_and_each_word_keeps_its_author():
    wishes = (("KG", "Joint Training of border officers in Osh"), ("UZ", "Training of border officers in Khorog"))
    _, draft = drafted(*wishes)
    [overlap] = text_overlaps(draft, MOST)

    sets, settled = drafted(*wishes, resolutions=[Resolution(overlap.of, TakeValue(overlap.combined))])

    assert settled.conflicts == ()
    assert settled.merged == ("KG", "UZ")
    assert notation.says(settled.plan, "L1 title") == "Joint Training of border officers in Khorog"
    words = [(one.text.strip(), one.proposals) for one in blame(BASE, sets, settled, "L1", ("title", "en"))]
    assert words == [("Joint", ("KG",)), ("Training of border officers in", ()), ("Khorog", ("UZ",))]


@pytest.mark.parametrize(
    ("base", "one", "other", "why"),
    [
        ("Training of officers", "Training of judges", "Training of experts", NotCombined.SAME_WORDS),
        ("Training of officers", "Training for officers", "Training of judges", NotCombined.SAME_WORDS),
        ("Training of officers", "* Training of officers", "Training of judges", NotCombined.MARKUP),
        ("Обучение <b>судей</b> в Оше", "Обучение в Оше", "Обучение судей", NotCombined.MARKUP),
        ("Training of officers", f"{'very ' * 30}Training of officers", "Training of judges", NotCombined.TOO_LONG),
    ],
)
def test_no_combined_wording_where_words_meet_or_the_text_is_more_than_words(base, one, other, why):
    assert combined(base, [one, other], MOST) is why


def test_russian_wordings_are_combined_like_english_ones():
    assert combined(
        "Обучение сотрудников в Оше", ["Совместное Обучение сотрудников в Оше", "Обучение сотрудников в Хороге"], 100
    ) == ("Совместное Обучение сотрудников в Хороге")


def test_values_that_are_no_words_are_no_overlap():
    sets = [notation.proposal(BASE, who, f"L1 lead = {who}") for who in ("KG", "UZ")]

    assert text_overlaps(consolidate(BASE, sets, [], RULES), MOST) == ()


TEXTS = st.lists(st.sampled_from(("a", "b", "c", "d", "e")), max_size=8).map(" ".join)


@given(TEXTS, TEXTS, TEXTS)
def test_the_combined_wording_does_not_depend_on_who_came_first(base, one, other):
    assert combined(base, [one, other], MOST) == combined(base, [other, one], MOST)


@given(TEXTS, TEXTS)
def test_a_wording_combined_with_itself_or_with_the_base_is_that_wording(base, one):
    assert combined(base, [one, one], 1000) in (one, NotCombined.SAME_WORDS)
    assert combined(base, [one, base], 1000) in (one, NotCombined.SAME_WORDS)
