"""A deed that fails at any statement leaves nothing of itself behind, and two that meet both count or one is told."""

import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from threading import Barrier

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection, connections

from maslahat.actions.outcomes import PositionStated, ProposalFiled, ProposalMoved, Stale
from maslahat.actions.proposals import propose_change
from maslahat.domain.record.chain import Intact, check_chain
from maslahat.stores.journal.load import journal
from tests.cast import L1, Cast, a_tabled_plan, raise_budget

WORDS = {"en": "Because", "ru": "Потому что"}


class Cut(Exception):
    """The database went away."""


class CutAt:
    """Lets a number of statements that write through and fails at the next one."""

    def __init__(self, place: int) -> None:
        self.left = place

    def __call__(self, execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            if self.left == 0:
                raise Cut
            self.left -= 1
        return execute(sql, params, many, context)


def everything() -> str:
    """Return a fingerprint of every row of ours."""
    rows = [
        row for model in apps.get_models() if "maslahat" in model.__module__ for row in model._default_manager.all()
    ]
    return sha256(json.dumps(serializers.serialize("python", rows), default=str, sort_keys=True).encode()).hexdigest()


def propose(cast: Cast):
    return propose_change(**_form(cast, "head-aa", "150"))


def accept(cast: Cast):
    return cast.dispose("PR-BB-01")


def endorse(cast: Cast):
    return cast.say("head-ag")


def _about_to_accept(cast: Cast) -> None:
    cast.tabled("head-bb", raise_budget(L1, "130"))


def _about_to_endorse(cast: Cast) -> None:
    cast.agree(cast.tabled("head-bb", raise_budget(L1, "130")).ref)
    cast.finalise()
    for username in ("head-aa", "head-bb", "head-cc"):
        cast.say(username)


@pytest.mark.django_db
@pytest.mark.covers("R-02")
@pytest.mark.parametrize(
    ("prepare", "act"), [(lambda cast: None, propose), (_about_to_accept, accept), (_about_to_endorse, endorse)]
)
def test_a_deed_cut_off_at_any_statement_leaves_no_trace(prepare, act):
    cast = a_tabled_plan()
    prepare(cast)
    before, place, outcome = everything(), 0, None

    while outcome is None:
        try:
            with connection.execute_wrapper(CutAt(place)):
                outcome = act(cast)
        except Cut:
            assert everything() == before, f"statement {place}"
            place += 1

    assert isinstance(outcome, ProposalFiled | ProposalMoved | PositionStated)
    assert place >= 4
    assert everything() != before


@pytest.mark.django_db(transaction=True)
@pytest.mark.covers("R-13", "E74")
def test_of_many_who_decide_at_once_one_decides_and_the_others_are_told():
    cast = a_tabled_plan()
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    asked = {"draft": cast.draft, "by": cast("secretariat"), **cast.on(ref)}

    decide = [partial(cast.dispose, ref, **{**asked, "key": f"click-{n}"}) for n in range(8)]
    outcomes = _at_once(decide)

    assert sorted(type(each).__name__ for each in outcomes) == ["ProposalMoved", *["Stale"] * 7]
    assert {each.current for each in outcomes if isinstance(each, Stale)} == {"merged"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.covers("R-13", "E73")
def test_of_many_who_propose_at_once_nobody_is_lost_and_no_number_is_given_twice():
    cast = a_tabled_plan()
    forms = [_form(cast, who, str(n), key=f"{who}-{n % 4}") for n in range(12) for who in ("head-aa", "head-bb")]
    same = [{**form, "wishes": (raise_budget(L1, str(int(form["key"][-1]) + 1)),)} for form in forms]

    outcomes = _at_once([partial(propose_change, **form) for form in same])

    assert all(isinstance(each, ProposalFiled) for each in outcomes), outcomes
    assert sorted({each.number for each in outcomes}) == list(range(1, 9))
    assert len({each.proposal for each in outcomes}) == cast.workplan.proposals_filed == 8
    assert isinstance(check_chain(journal("SMALL")), Intact)


def _form(cast: Cast, username: str, amount: str, **more):
    asked = {"workplan": "JWP", "base": cast.draft, "wishes": (raise_budget(L1, amount),)}
    return asked | {"headline": WORDS, "rationale": WORDS, "by": cast(username)} | cast.told() | more


def _at_once(acts):
    start = Barrier(len(acts))

    def run(act):
        start.wait(timeout=30)
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
