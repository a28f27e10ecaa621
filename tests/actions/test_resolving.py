"""Decisions on conflicts: replaced or taken back only on purpose, never from an old screen, and kept for ever."""

import pytest

from maslahat.actions.drafts import draft_on_screen
from maslahat.actions.outcomes import ConflictReopened, ConflictResolved, DiscussionReordered, Stale
from maslahat.actions.resolving import reorder_discussion, resolve_conflict, revise_resolution, withdraw_resolution
from maslahat.domain.workplans.conflicts import DeleteLine, KeepStanding, TakeOption
from maslahat.stores.journal.load import journal
from maslahat.stores.workplans import queries
from tests.cast import L1, L2, Cast, a_tabled_plan, raise_budget, retitle

pytestmark = pytest.mark.django_db

WORDS = {"en": "Because", "ru": "Потому что"}


@pytest.fixture
def cast() -> Cast:
    return a_tabled_plan()


def collide(cast, line=L1):
    for who, to in (("head-aa", "150"), ("head-bb", "130")):
        cast.agree(cast.tabled(who, raise_budget(line, to)).ref)
    return next(each.id for each in still_open(cast) if each.line == line)


def still_open(cast):
    return draft_on_screen("SMALL", "JWP").consolidation.conflicts


def asked(cast, conflict, **more):
    told = {"workplan": "JWP", "conflict": conflict, "draft": cast.draft, "reason": WORDS}
    return told | {"by": cast("secretariat")} | cast.told() | more


def settled(cast):
    conflict = collide(cast)
    assert isinstance(resolve_conflict(**asked(cast, conflict, choice=TakeOption("PR-BB-01"))), ConflictResolved)
    return conflict


def usd(cast):
    return str(cast.text.line(L1).budget["DON", "USD"])


def history(cast, conflict):
    return [(each.number, each.ended_at is None) for each in queries.resolution_history(cast.workplan.id, conflict)]


@pytest.mark.covers("E75")
def test_a_decision_is_replaced_only_on_purpose_and_the_former_one_stays_in_the_record(cast):
    conflict = settled(cast)

    revised = revise_resolution(**asked(cast, conflict, number=1, choice=TakeOption("PR-AA-01")))

    assert isinstance(revised, ConflictResolved)
    assert (usd(cast), history(cast, conflict)) == ("150.00", [(1, False), (2, True)])
    assert journal("SMALL")[-1].detail["instead_of"] == 1


def test_a_decision_taken_back_opens_the_conflict_again(cast):
    conflict = settled(cast)

    reopened = withdraw_resolution(**asked(cast, conflict, number=1))

    assert isinstance(reopened, ConflictReopened)
    assert (usd(cast), history(cast, conflict)) == ("100.00", [(1, False)])
    assert [each.id for each in still_open(cast)] == [conflict]


def test_what_was_taken_back_can_be_decided_again(cast):
    conflict = settled(cast)
    withdraw_resolution(**asked(cast, conflict, number=1))

    again = resolve_conflict(**asked(cast, conflict, choice=KeepStanding()))

    assert isinstance(again, ConflictResolved)
    assert history(cast, conflict) == [(1, False), (2, True)]


@pytest.mark.covers("E75")
def test_two_who_revise_the_same_decision_never_overwrite_each_other(cast):
    conflict = settled(cast)
    second = asked(cast, conflict, number=1, choice=KeepStanding())
    revise_resolution(**asked(cast, conflict, number=1, choice=TakeOption("PR-AA-01")))

    late = revise_resolution(**second)

    assert isinstance(late, Stale)
    assert "PR-AA-01" in late.current
    assert usd(cast) == "150.00"


@pytest.mark.covers("E80")
@pytest.mark.parametrize("deed", ["resolve", "revise", "withdraw"])
def test_nothing_is_decided_on_a_conflict_from_a_page_that_shows_an_older_draft(cast, deed):
    conflict = collide(cast) if deed == "resolve" else settled(cast)
    seen = cast.draft
    cast.agree(cast.tabled("head-cc", raise_budget(L2, "90")).ref)
    told = asked(cast, conflict, draft=seen)

    outcome = {
        "resolve": lambda: resolve_conflict(**told, choice=KeepStanding()),
        "revise": lambda: revise_resolution(**told, number=1, choice=KeepStanding()),
        "withdraw": lambda: withdraw_resolution(**told, number=1),
    }[deed]()

    assert outcome == Stale("draft", seen, cast.draft)


def test_what_does_not_suit_replaces_nothing(cast):
    conflict = settled(cast)

    assert revise_resolution(**asked(cast, conflict, number=1, choice=DeleteLine())).codes == ("choice_does_not_suit",)
    assert withdraw_resolution(**asked(cast, conflict, number=1, reason={})).codes == ("reason_missing",)
    assert history(cast, conflict) == [(1, True)]


def test_the_order_of_discussion_is_changed_with_a_reason_and_the_suggested_one_comes_back(cast):
    first, second = collide(cast), collide(cast, L2)
    told = {"workplan": "JWP", "by": cast("secretariat"), "reason": WORDS}

    changed = reorder_discussion(**told, number=0, conflicts=(second, first), **cast.told())
    back = reorder_discussion(**told, number=1, conflicts=(), **cast.told())

    assert changed == DiscussionReordered("JWP", 1, (second, first))
    assert isinstance(back, DiscussionReordered)
    assert queries.discussion_order(cast.workplan.id).conflicts == ()
    assert journal("SMALL")[-2].detail["conflicts"] == [second, first]


def test_an_order_from_an_old_page_or_of_unknown_conflicts_is_refused(cast):
    conflict = collide(cast)
    told = {"workplan": "JWP", "by": cast("secretariat"), "reason": WORDS}

    assert reorder_discussion(**told, number=3, conflicts=(conflict,), **cast.told()) == Stale(
        "discussion_order", "3", "0"
    )
    for wrong in ((conflict, conflict), ("0123456789abcdef",)):
        refused = reorder_discussion(**told, number=0, conflicts=wrong, **cast.told())
        assert refused.codes == ("unknown_conflict_order",)


def test_one_decision_settles_the_same_text_in_both_languages(cast):
    for who, title in (("head-aa", "Train many officers"), ("head-bb", "Train few officers")):
        cast.agree(cast.tabled(who, retitle(L1, title)).ref)
    english = next(each.id for each in still_open(cast) if each.key == ("title", "en"))

    resolve_conflict(**asked(cast, english, choice=TakeOption("PR-AA-01")), with_companions=True)

    assert still_open(cast) == ()
    assert cast.text.line(L1).title.texts == {"en": "Train many officers", "ru": "По-русски: Train many officers"}
    assert len(journal("SMALL")[-1].detail["companions"]) == 1
