"""K12 and K13: who has a say in what a proposal changes, and whether that party has spoken."""

from dataclasses import replace

import pytest
from hypothesis import given

from maslahat.domain.workplans.authority import Lock, authority_concerns
from maslahat.domain.workplans.concerns import Concurrence, Severity, Stance, Voices, subject_of
from maslahat.domain.workplans.concurrence import concurrence_concerns
from maslahat.domain.workplans.operations import ChangeSet
from tests import notation
from tests.domain.workplans.generated import rounds

BASE = notation.plan(
    """
    1.1
      L1 | Training | countries TJ | budget JPN 100000
      L2 | Study visit | countries KZ TJ | budget USA 50000
      L3 | Campaign | countries KZ
    2.1
      M1 | Equipment | countries KG | budget JPN 20000
    """
)


def voices(*said: tuple[ChangeSet, str, Stance], supporters: dict[str, frozenset[str]] | None = None) -> Voices:
    words = tuple(Concurrence(one.proposal, party, kind, subject_of(one)) for one, party, kind in said)
    countries = {name: name.partition("-")[0] for name in ("KZ", "KZ-2", "TJ", "KG")}
    return Voices(countries, supporters or {}, words)


def stand(*sets, known: Voices | None = None, every_line: bool = False):
    found = concurrence_concerns(BASE, sets, known or voices(), {}, every_line=every_line)
    return [(one.conflict.subject, one.conflict.rule, one.severity) for one in found]


@pytest.mark.covers("E46")
def test_kazakhstan_changing_a_line_of_tajikistan_only_needs_tajikistans_word():
    change = notation.proposal(BASE, "KZ", "L1 budget JPN = 5")

    [concern] = concurrence_concerns(BASE, [change], voices(), {})

    assert (concern.conflict.kind, concern.conflict.line) == ("K12", "L1")
    assert (concern.conflict.proposals, concern.waits_for) == (("KZ",), ("TJ",))
    assert concern.severity is Severity.ENDORSEMENT
    assert concern.blocks


@pytest.mark.covers("E46")
def test_a_word_of_the_affected_country_settles_it_and_an_objection_weighs_more():
    change = notation.proposal(BASE, "KZ", "L1 budget JPN = 5")

    assert stand(change, known=voices((change, "TJ", Stance.CONCUR))) == [("TJ", "given", Severity.SOFT)]
    assert stand(change, known=voices((change, "TJ", Stance.OBJECT))) == [("TJ", "objected", Severity.HARD)]
    taken_back = voices((change, "TJ", Stance.CONCUR), (change, "TJ", Stance.NONE))
    assert stand(change, known=taken_back) == [("TJ", "missing", Severity.ENDORSEMENT)]
    assert stand(change, known=voices((change, "UZ", Stance.CONCUR))) == [("TJ", "missing", Severity.ENDORSEMENT)]


def test_a_word_falls_away_when_the_proposal_says_something_else():
    change = notation.proposal(BASE, "KZ", "L1 budget JPN = 5")
    known = voices((change, "TJ", Stance.CONCUR))

    revised = notation.proposal(BASE, "KZ", "L1 budget JPN = 6")

    assert stand(revised, known=known) == [("TJ", "missing", Severity.ENDORSEMENT)]


def test_a_country_that_stands_behind_a_proposal_concurs():
    change = notation.proposal(BASE, "KZ", "delete L1")

    known = voices(supporters={"KZ": frozenset({"KZ", "TJ"})})

    assert stand(change, known=known) == [("TJ", "given", Severity.SOFT)]


def test_a_country_that_shares_the_line_is_told_unless_the_rules_ask_for_its_word():
    change = notation.proposal(BASE, "KZ", "L2 budget USA = 5")

    assert stand(change) == [("TJ", "shared", Severity.SOFT)]
    assert stand(change, every_line=True) == [("TJ", "missing", Severity.ENDORSEMENT)]


def test_a_new_line_and_an_added_country_concern_the_country_they_bring_in():
    brings = notation.proposal(BASE, "KZ", "add N1 after L1: New | countries TJ")
    adds = notation.proposal(BASE, "KG", "M1 countries + TJ")

    assert stand(brings) == [("TJ", "missing", Severity.ENDORSEMENT)]
    assert stand(adds) == [("TJ", "shared", Severity.SOFT)]


def test_own_lines_and_parties_without_a_country_ask_nobody():
    own = notation.proposal(BASE, "KZ", "L3 lead = UNODC")
    agency = replace(notation.proposal(BASE, "KZ", "L1 lead = UNODC"), proposal="AG", party="UNODC")

    assert stand(own, agency) == []


def test_two_lines_of_one_country_are_one_concern_that_names_both():
    change = notation.proposal(BASE, "KG", "L1 lead = UNODC", "L2 lead = UNODC")

    found = {one.conflict.subject: one.lines for one in concurrence_concerns(BASE, [change], voices(), {})}

    assert found == {"TJ": ("L1", "L2"), "KZ": ("L2",)}


EARMARK = Lock("budget", "JPN", part="JPN")
NOTE = Lock("comment", "UNODC")


def test_an_earmarked_amount_changes_only_with_the_donors_consent():
    change = notation.proposal(BASE, "KZ", "L1 budget JPN = 5", "L2 budget USA = 5")

    [concern] = authority_concerns(BASE, [change], [EARMARK, NOTE], voices(), {})

    assert (concern.conflict.kind, concern.conflict.subject, concern.lines) == ("K13", "JPN", ("L1",))
    assert (concern.conflict.rule, concern.severity) == ("without_consent", Severity.HARD)
    assert authority_concerns(BASE, [change], [EARMARK], voices((change, "JPN", Stance.CONCUR)), {}) == ()
    [refused] = authority_concerns(BASE, [change], [EARMARK], voices((change, "JPN", Stance.OBJECT)), {})
    assert refused.conflict.rule == "refused"


def test_deleting_a_line_or_adding_one_touches_the_earmark_in_it():
    sets = [
        notation.proposal(BASE, "KZ", "delete L1"),
        notation.proposal(BASE, "KG", "add N1 after L1: New | budget JPN 5"),
    ]

    found = authority_concerns(BASE, sets, [EARMARK], voices(), {})

    assert [one.conflict.proposals for one in found] == [("KZ",), ("KG",)]


def test_the_owner_itself_and_other_cells_are_free():
    own = replace(notation.proposal(BASE, "KZ", "L1 budget JPN = 5"), party="JPN")
    other = notation.proposal(BASE, "KG", "L1 title = Better", "L2 budget USA = 1")

    assert authority_concerns(BASE, [own, other], [EARMARK, NOTE], voices(), {}) == ()


def test_a_legal_note_that_stands_belongs_to_its_owner_and_a_first_one_takes_nothing():
    noted = BASE.with_lines([BASE.line("L1").with_cells({("comment", "en"): "Agreed text"}), *BASE.lines[1:]])
    sets = [notation.proposal(noted, who, f"{line} comment = Other") for who, line in (("KZ", "L1"), ("KG", "L2"))]

    [concern] = authority_concerns(noted, sets, [EARMARK, NOTE], voices(), {})

    assert (concern.conflict.subject, concern.lines) == ("UNODC", ("L1",))


def test_a_lock_may_hold_under_one_output_or_on_one_line_only():
    sets = [notation.proposal(BASE, "KZ", "L1 budget JPN = 5"), notation.proposal(BASE, "TJ", "M1 budget JPN = 5")]

    under = authority_concerns(BASE, sets, [replace(EARMARK, outputs=("2.1",))], voices(), {})
    on = authority_concerns(BASE, sets, [replace(EARMARK, lines=("L1",))], voices(), {})

    assert [one.conflict.line for one in under] == ["M1"]
    assert [one.conflict.line for one in on] == ["L1"]


@given(rounds())
def test_concerns_are_the_same_whatever_the_order_of_the_proposals(made):
    base, sets = made
    known = Voices({one.proposal: "KZ" for one in sets})
    turned = list(reversed(sets))

    def found(one):
        concerns = (*concurrence_concerns(base, one, known, {}), *authority_concerns(base, one, [EARMARK], known, {}))
        return {concern.conflict.id: concern for concern in concerns}

    assert found(sets) == found(turned)
