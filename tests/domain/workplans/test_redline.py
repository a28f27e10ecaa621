"""What the redline shows, and whose words stand in the draft."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.blame import blame
from maslahat.domain.workplans.changes import apply
from maslahat.domain.workplans.conflicts import Resolution, TakeOption, TakeValue
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.redline import LineChange, redline
from maslahat.domain.workplans.rules import PlanRules
from maslahat.domain.workplans.wording import Change, compared, words_of
from tests import notation
from tests.domain.workplans.generated import plans, revisions, rounds

BASE = notation.plan(
    """
    1.1
      L1 | Regional training of trainers | ru Региональное обучение тренеров | quarters Q1
      L2 | Study visit
    2.1
      M1 | Campaign in schools
    """
)
RULES = PlanRules(2023)
TITLE = ("title", "en")


@given(st.text(alphabet="ab ё-,.\n", max_size=30), st.text(alphabet="ab ё-,.\n", max_size=30))
def test_the_words_of_a_comparison_spell_both_texts(before, after):
    segments = compared(before, after)

    assert "".join(words_of(before)) == before
    assert "".join(one.text for one in segments if one.kind is not Change.ADDED) == before
    assert "".join(one.text for one in segments if one.kind is not Change.REMOVED) == after


@pytest.mark.covers("E01")
def test_a_changed_line_shows_cell_by_cell_and_word_by_word_in_both_languages():
    wishes = ("L1 title = Regional training of judges", "L1 title/ru = Региональное обучение судей", "L1 quarters + Q2")
    after = apply(BASE, notation.proposal(BASE, "KG", *wishes).operations)

    [line] = redline(BASE, after).changed

    shown = {(one.key, one.language): [(part.kind.value, part.text) for part in one.segments] for one in line.cells}
    assert shown == {
        (("title", "en"), "en"): [("same", "Regional training of "), ("removed", "trainers"), ("added", "judges")],
        (("title", "ru"), "ru"): [("same", "Региональное обучение "), ("removed", "тренеров"), ("added", "судей")],
        (("quarters", "Q2"), ""): [],
    }


def test_added_removed_and_moved_lines_are_told_apart_and_none_is_left_out():
    after = apply(
        BASE,
        notation.proposal(BASE, "KG", "add N1 first in 1.1: New", "delete L2", "move M1 after L1 in 1.1").operations,
    )

    shown = [(one.line, one.kind.value, one.was, one.code_after) for one in redline(BASE, after).lines]

    assert shown == [
        ("N1", "added", "", "1.1-01"),
        ("L1", "same", "1.1-01", "1.1-02"),
        ("L2", "removed", "1.1-02", ""),
        ("M1", "moved", "2.1-01", "1.1-03"),
    ]


@given(st.data())
def test_every_line_of_either_version_is_shown_once(data):
    before = data.draw(plans())
    after = data.draw(revisions(before))

    shown = redline(before, after)

    assert sorted(one.line for one in shown.lines) == sorted({one.id for one in (*before.lines, *after.lines)})
    assert [one.line for one in shown.lines if one.kind is not LineChange.REMOVED] == [one.id for one in after.lines]
    assert sum(shown.counts().values()) == len(shown.lines)


def test_a_translation_left_behind_is_marked():
    after = apply(BASE, notation.proposal(BASE, "KG", "L1 title = Regional course").operations)

    assert redline(BASE, after).changed[0].stale == (("title", "ru"),)


def drafted_words(*choices: TakeOption | TakeValue) -> list[tuple[str, tuple[ProposalRef, ...], bool]]:
    wishes = {"KG": "Regional training of judges and trainers", "UZ": "National training of trainers"}
    sets = [notation.proposal(BASE, who, f"L1 title = {words}") for who, words in wishes.items()]
    [conflict] = consolidate(BASE, sets, [], RULES).conflicts
    found = consolidate(BASE, sets, [Resolution(conflict.id, one) for one in choices], RULES)
    return [
        (one.text, one.proposals, one.decided == conflict.id) for one in blame(BASE, sets, found, LineId("L1"), TITLE)
    ]


def test_every_word_is_traced_to_who_proposed_it():
    assert drafted_words(TakeOption(ProposalRef("KG"))) == [
        ("Regional training of ", (), False),
        ("judges and ", ("KG",), False),
        ("trainers", (), False),
    ]


def test_words_of_a_decision_are_traced_to_those_who_wished_for_them_or_to_the_decision():
    assert drafted_words(TakeValue("National advanced training of judges and trainers")) == [
        ("National ", ("UZ",), False),
        ("advanced ", (), True),
        ("training of ", (), False),
        ("judges and ", ("KG",), False),
        ("trainers", (), False),
    ]


@given(rounds())
def test_the_traced_words_spell_the_text(made):
    base, sets = made
    found = consolidate(base, sets, [], RULES)
    for line in found.plan.lines:
        words = blame(base, sets, found, line.id, TITLE)

        assert "".join(one.text for one in words) == line.cells.get(TITLE, "")
        if line.id in base and base.line(line.id) == line:
            assert all(not one.proposals for one in words)
