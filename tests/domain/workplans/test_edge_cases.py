"""Edge cases of `workplans_and_decisions` §10 that need more than a board: rules, renumbering, rebasing, withdrawal."""

from decimal import Decimal

import pytest

from maslahat.domain.shared.ids import LineId, VersionId
from maslahat.domain.workplans.changes import apply, diff, reworded
from maslahat.domain.workplans.conflicts import (
    Amend,
    ConflictClass,
    DeleteLine,
    GiveTo,
    KeepStanding,
    Resolution,
    TakeOption,
)
from maslahat.domain.workplans.figures import figures_that_differ
from maslahat.domain.workplans.merge import consolidate, without
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.rebase import NeedsAuthor, Rebased, rebase
from maslahat.domain.workplans.redline import LineChange, redline
from maslahat.domain.workplans.rules import Ceiling, CeilingOf, PlanRules, Rule, unready
from maslahat.domain.workplans.rulings import suits
from maslahat.domain.workplans.totals import effect, totals
from tests import notation

BASE = notation.plan(
    """
    1.1
      L1 | Training | ru Обучение | quarters Q1 | budget JPN 100000 | shares KZ 50 KG 50
      L2 | Study visit | ru Ознакомительный визит | budget USA 50000
      L3 | Equipment | ru Оборудование | budget JPN 20000
    2.1
      M1 | Campaign | ru Кампания | budget JPN 1000
    """
)
PILLARS = {"1.1": "P1", "2.1": "P2"}
CEILING = Ceiling(CeilingOf.PILLAR, "P1", "USD", Decimal("190000.00"))
RULES = PlanRules(2023, PILLARS, (CEILING,))


def proposed(*wishes: tuple[str, str]) -> list[ChangeSet]:
    return [notation.proposal(BASE, who, wish) for who, wish in wishes]


@pytest.mark.covers("E11")
def test_two_that_are_fine_alone_break_a_ceiling_together_and_both_are_named():
    sets = proposed(("KG", "L1 budget JPN = 115000"), ("UZ", "L2 budget USA = 65000"), ("TJ", "L3 lead = UNODC"))

    found = consolidate(BASE, sets, [], RULES)

    [broken] = found.conflicts
    assert (broken.kind, broken.rule, broken.subject) == (ConflictClass.K10_RULE_BROKEN, "pillar_ceiling", "P1")
    assert broken.proposals == ("KG", "UZ")
    assert (broken.found, broken.limit) == ("200000.00 USD", "190000.00 USD")
    assert found.held == {}
    assert len(found.merged) == 3
    assert [one.rule for one in unready(found.plan, PlanRules(2023, PILLARS, (CEILING,)))] == [Rule.PILLAR_CEILING]


@pytest.mark.covers("E11")
def test_one_that_saves_money_is_not_named_for_breaking_a_ceiling():
    sets = proposed(("KG", "L1 budget JPN = 125000"), ("UZ", "L2 budget USA = 49000"))

    [broken] = consolidate(BASE, sets, [], RULES).broken

    assert broken.proposals == ("KG",)


@pytest.mark.covers("E11")
def test_amended_amounts_settle_a_broken_ceiling():
    sets = proposed(("KG", "L1 budget JPN = 115000"), ("UZ", "L2 budget USA = 65000"))
    [broken] = consolidate(BASE, sets, [], RULES).broken
    key = ("budget", "USA", "USD")

    found = consolidate(BASE, sets, [Resolution(broken.id, Amend(((LineId("L2"), key, Decimal("55000.00")),)))], RULES)

    assert found.conflicts == ()
    assert [one.id for one in found.settled] == [broken.id]
    assert notation.says(found.plan, "L2 budget USA") == "55000"
    assert found.decided == {(LineId("L2"), key): broken.id}


@pytest.mark.covers("E11")
def test_amounts_amended_too_little_leave_the_rule_broken():
    sets = proposed(("KG", "L1 budget JPN = 115000"), ("UZ", "L2 budget USA = 65000"))
    [broken] = consolidate(BASE, sets, [], RULES).broken
    amended = Amend(((LineId("L2"), ("budget", "USA", "USD"), Decimal("64000.00")),))

    found = consolidate(BASE, sets, [Resolution(broken.id, amended)], RULES)

    assert found.settled == ()
    assert [one.rule for one in found.conflicts] == ["pillar_ceiling"]


@pytest.mark.covers("E11")
def test_a_line_that_comes_from_another_pillar_counts_there():
    rules = PlanRules(2023, PILLARS, (Ceiling(CeilingOf.PILLAR, "P2", "USD", Decimal("10000.00")),))

    [broken] = consolidate(BASE, proposed(("KG", "move L3 after M1 in 2.1")), [], rules).broken

    assert (broken.subject, broken.proposals) == ("P2", ("KG",))


@pytest.mark.covers("E12")
def test_shares_that_no_longer_make_up_a_hundred_name_who_changed_them():
    sets = proposed(("KG", "L1 shares KZ = 60"), ("UZ", "L1 lead = UNODC"))

    [broken] = consolidate(BASE, sets, [], RULES).conflicts

    assert (broken.rule, broken.found, broken.proposals) == ("shares_not_100", "110.00", ("KG",))


def test_a_share_that_is_taken_away_is_a_change_of_shares_too():
    [broken] = consolidate(BASE, proposed(("KG", "L1 shares KZ = nothing")), [], RULES).conflicts

    assert (broken.rule, broken.found, broken.proposals) == ("shares_not_100", "50.00", ("KG",))


def test_a_quarter_outside_the_year_and_a_second_like_activity_are_broken_rules():
    sets = proposed(("KG", "L1 quarters + 2024-Q1"), ("UZ", "add N1 after L2: study VISIT"))

    found = consolidate(BASE, sets, [], RULES)

    assert {(one.rule, one.proposals) for one in found.conflicts} == {
        ("quarter_outside_year", ("KG",)),
        ("duplicate_activity", ("UZ",)),
    }


def test_what_the_base_broke_by_itself_is_no_conflict_but_stands_before_endorsement():
    rules = PlanRules(2023, PILLARS, (Ceiling(CeilingOf.PILLAR, "P1", "USD", Decimal("1.00")),))

    found = consolidate(BASE, proposed(("UZ", "L1 lead = UNODC")), [], rules)

    assert found.conflicts == ()
    assert [one.rule for one in unready(found.plan, rules)] == [Rule.PILLAR_CEILING]


@pytest.mark.covers("E08")
def test_totals_are_computed_from_the_draft_and_never_stored():
    board = notation.plan("1.1\n L1 | Training | budget JPN 100000 USA 50000")
    sets = [
        notation.proposal(board, "KG", "L1 budget JPN = 110000"),
        notation.proposal(board, "UZ", "L1 budget USA = 40000"),
    ]

    found = consolidate(board, sets, [], RULES)

    assert totals(found.plan, PILLARS).whole.required == {"USD": Decimal("150000.00")}
    assert [(one.part, one.code, one.by) for one in effect(board, found.plan, PILLARS)] == [
        ("donor", "JPN", Decimal("10000.00")),
        ("donor", "USA", Decimal("-10000.00")),
    ]


@pytest.mark.covers("E30")
def test_a_new_order_shows_as_moved_without_a_change_of_text_or_money():
    after = apply(BASE, notation.proposal(BASE, "KG", "move L1 after L3").operations)

    shown = redline(BASE, after)

    assert [(one.line, one.kind) for one in shown.changed] == [("L1", LineChange.MOVED)]
    assert all(one.cells == () for one in shown.lines)
    assert effect(BASE, after, PILLARS) == ()


@pytest.mark.covers("E32")
def test_the_code_once_printed_stays_visible_and_ids_keep_working():
    found = consolidate(BASE, proposed(("KG", "add N1 first in 1.1: New activity")), [], RULES)

    shown = {one.line: one for one in redline(BASE, found.plan).lines}

    assert (shown[LineId("L1")].code_after, shown[LineId("L1")].was) == ("1.1-02", "1.1-01")
    assert found.plan.line(LineId("L1")) is BASE.line(LineId("L1"))
    assert shown[LineId("M1")].was == ""


@pytest.mark.covers("E33")
def test_a_proposal_on_an_older_draft_is_held_until_it_is_rebased():
    old = notation.proposal(BASE, "KG", "L1 lead = UNODC")
    current = apply(BASE, notation.proposal(BASE, "UZ", "L2 lead = UZ-NCDC").operations)

    held = consolidate(current, [old], [], RULES)
    rebased = rebase(old, BASE, current)

    assert [one.kind for one in held.conflicts] == [ConflictClass.K0_STALE]
    assert held.merged == ()
    assert isinstance(rebased, Rebased)
    assert rebased.dropped == ()
    assert consolidate(current, [rebased.change_set], [], RULES).merged == ("KG",)


@pytest.mark.covers("E33")
def test_a_proposal_whose_ground_has_moved_needs_its_author():
    old = notation.proposal(BASE, "KG", "L1 lead = UNODC", "L2 lead = UZ-NCDC", "delete L3", "move M1 first in 1.1")
    current = apply(
        BASE, notation.proposal(BASE, "UZ", "L1 lead = UZ-MOI", "L2 lead = UZ-NCDC", "L3 lead = UZ-MOI").operations
    )

    found = rebase(old, BASE, current)

    assert isinstance(found, NeedsAuthor)
    assert [(one.line, one.then, one.now) for one in found.clashes[:1]] == [("L1", None, "UZ-MOI")]
    assert [one.line for one in found.clashes] == ["L1", "L3"]
    assert [one.line for one in found.dropped] == ["L2"]
    assert consolidate(current, [found.preview], [], RULES).merged == ("KG",)


@pytest.mark.covers("E33")
def test_an_anchor_that_is_gone_falls_back_when_a_proposal_is_rebased():
    old = notation.proposal(BASE, "KG", "add N1 after L2: New activity", "N1 lead = UNODC")
    current = apply(BASE, notation.proposal(BASE, "UZ", "delete L2").operations)

    found = rebase(old, BASE, current)

    assert isinstance(found, Rebased)
    assert notation.order(apply(current, found.change_set.operations)) == "L1 N1 L3 M1"


def test_what_is_done_to_a_line_that_others_bring_stays_when_a_proposal_is_rebased():
    adding = notation.proposal(BASE, "KG", "add N1 after L2: New activity")
    drafted = consolidate(BASE, [adding], [], RULES).plan
    later = notation.proposal(drafted, "UZ", "N1 lead = UNODC")

    found = rebase(later, drafted, BASE, coming=[LineId("N1")])

    assert isinstance(found, Rebased)
    assert notation.says(consolidate(BASE, [adding, found.change_set], [], RULES).plan, "N1 lead") == "UNODC"


def test_a_proposal_on_a_base_that_nobody_knows_is_stale():
    made = notation.proposal(BASE, "KG", "L1 lead = UNODC")
    unknown = ChangeSet(made.proposal, made.number, made.party, VersionId("0" * 64), made.operations)

    assert list(consolidate(BASE, [unknown], [], RULES).held) == ["KG"]


@pytest.mark.covers("E34", "E35")
def test_words_changed_in_one_language_each_stand_before_endorsement():
    sets = [
        ChangeSet(made.proposal, made.number, made.party, made.base, reworded(BASE.line(LineId("L1")), "title", words))
        for made, words in zip(
            proposed(("KG", "delete L1"), ("UZ", "delete L1")),
            ({"en": "Training of judges"}, {"ru": "Обучение полиции"}),
            strict=True,
        )
    ]

    found = consolidate(BASE, sets, [], PlanRules(2023))

    assert found.conflicts == ()
    assert len(found.merged) == 2
    assert [(one.rule, one.subject) for one in unready(found.plan, PlanRules(2023))] == [
        (Rule.TRANSLATION_STALE, "title:en")
    ]


def test_a_chosen_wording_brings_its_own_translation_along():
    title = BASE.line(LineId("L1"))
    wordings = {"KG": {"en": "Course", "ru": "Курс"}, "UZ": {"en": "Lesson", "ru": "Урок"}}
    sets = [
        ChangeSet(made.proposal, made.number, made.party, made.base, reworded(title, "title", wordings[made.party]))
        for made in proposed(("KG", "delete L1"), ("UZ", "delete L1"))
    ]
    conflicts = consolidate(BASE, sets, [], RULES).conflicts

    found = consolidate(BASE, sets, [Resolution(one.id, TakeOption(sets[1].proposal)) for one in conflicts], RULES)

    assert len(conflicts) == 2
    assert dict(found.plan.line(LineId("L1")).title.texts) == wordings["UZ"]
    assert found.plan.line(LineId("L1")).title.is_current("ru")


@pytest.mark.covers("E36")
def test_a_figure_in_the_text_that_differs_from_the_field_is_a_warning():
    board = notation.plan(
        "1.1\n"
        " L1 | Training of 25 judges and 30 participants | ru Обучение для 20 участников | participants 30\n"
        " L2 | Equipment for USD 12,000 | ru Оборудование на 12 000 долл. США | budget JPN 12000.50\n"
        " L3 | Visit of 20 officers for $12,000.50 | participants 20 | budget JPN 12000.50"
    )

    found = [(one.line, one.language, one.field, one.found, one.expected) for one in figures_that_differ(board)]

    assert found == [
        ("L1", "ru", "participants", "20", "30"),
        ("L2", "en", "budget", "12000.00", "12000.50"),
        ("L2", "ru", "budget", "12000.00", "12000.50"),
    ]


@pytest.mark.covers("E38")
def test_conflicts_of_a_withdrawn_proposal_disappear():
    sets = proposed(("KG", "L1 title = Course"), ("UZ", "L1 title = Lesson"))

    assert consolidate(BASE, sets, [], RULES).conflicts != ()
    assert consolidate(BASE, without(sets, sets[0].proposal), [], RULES).conflicts == ()


@pytest.mark.covers("E39")
def test_who_builds_on_a_reverted_proposal_is_held_and_named():
    sets = proposed(("KG", "add N1 after L2: New activity"), ("UZ", "N1 lead = UNODC"))

    assert consolidate(BASE, sets, [], RULES).held == {}
    found = consolidate(BASE, without(sets, sets[0].proposal), [], RULES)

    assert [(one.kind, one.line, one.proposals) for one in found.conflicts] == [
        (ConflictClass.K9_DEPENDENCY, "N1", ("UZ",))
    ]
    assert found.plan == BASE
    assert diff(BASE, found.plan) == ()


@pytest.mark.covers("E28")
@pytest.mark.parametrize("wish", ["add N1 after L2 in 1.1: New", "restore X1 after L2: Old", "move M1 after L2 in 1.1"])
def test_nothing_comes_under_an_output_that_is_no_longer_there(wish):
    rules = PlanRules(2023, {"2.1": "P2"})
    sets = proposed(("KG", wish), ("UZ", "N1 lead = UNODC"), ("TJ", "M1 lead = TJ-DCA"))

    found = consolidate(BASE, sets, [], rules)

    blocked = found.conflicts[0]
    assert (blocked.kind, blocked.rule, blocked.subject) == (
        ConflictClass.K3_EDIT_VERSUS_DELETE,
        "unknown_output",
        "1.1",
    )
    assert list(found.held) == ["KG", "UZ"]
    assert found.merged == ("TJ",)
    assert not any(suits(blocked, choice) for choice in (TakeOption(sets[0].proposal), KeepStanding(), DeleteLine()))


@pytest.mark.covers("E33")
def test_a_division_on_an_older_draft_is_stated_anew_if_its_line_has_changed_and_dropped_if_it_was_done():
    old = notation.proposal(BASE, "KG", "split L1: L1 | Judges | budget JPN 60000 // P1 | Police | budget JPN 40000")
    elsewhere = apply(BASE, notation.proposal(BASE, "UZ", "L2 lead = UZ-NCDC").operations)
    there = apply(BASE, notation.proposal(BASE, "UZ", "L1 lead = UZ-NCDC").operations)

    assert isinstance(rebase(old, BASE, elsewhere), Rebased)
    moved_on = rebase(old, BASE, there)
    assert isinstance(moved_on, NeedsAuthor)
    assert [one.line for one in moved_on.clashes] == ["L1"]
    assert rebase(old, BASE, apply(BASE, old.operations)).dropped == old.operations


@pytest.mark.covers("E33")
def test_a_join_and_a_restored_line_come_along_to_a_newer_draft():
    old = notation.proposal(BASE, "KG", "join L1 L3: Both", "restore X1 after L2: Old")
    newer = apply(BASE, notation.proposal(BASE, "UZ", "delete L2").operations)

    found = rebase(old, BASE, newer)

    assert isinstance(found, Rebased)
    assert notation.order(apply(newer, found.change_set.operations)) == "L1 X1 M1"


@pytest.mark.covers("E17")
def test_a_question_of_two_divisions_shows_what_each_allocates():
    sets = proposed(
        ("KG", "split L2: L2 | A | budget USA 20000 // P1 | B | budget USA 30000"),
        ("UZ", "split L2: L2 | A | budget USA 10000 // P2 | B | budget USA 40000"),
    )

    [asked] = consolidate(BASE, sets, [], RULES).conflicts

    assert asked.kind is ConflictClass.K4_STRUCTURE
    shown = [[line.budget["USA", "USD"] for line in option.wanted.lines] for option in asked.options]
    assert shown == [[Decimal("20000.00"), Decimal("30000.00")], [Decimal("10000.00"), Decimal("40000.00")]]


@pytest.mark.covers("E19")
def test_the_parts_that_inherited_a_value_are_proposed_for_an_edit_of_it():
    division = "split L1: L1 | A | quarters Q1 | budget JPN 100000 // P1 | B | quarters Q1"
    sets = proposed(("KG", division), ("UZ", "L1 quarters - Q1"), ("TJ", "L1 budget JPN = 90000"))

    money, quarter = consolidate(BASE, sets, [], RULES).conflicts

    assert (quarter.key, quarter.proposed) == (("quarters", "Q1"), ("L1", "P1"))
    assert (money.key, money.proposed) == (("budget", "JPN", "USD"), ("L1",))
    assert suits(quarter, GiveTo((LineId("L1"), LineId("P1"))))
    assert not suits(money, GiveTo((LineId("L1"), LineId("P1"))))
    assert not suits(quarter, GiveTo((LineId("L2"),)))
