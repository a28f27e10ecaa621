"""The life of a proposal through its deeds: rewritten, divided, set aside, sent to capitals, fallen and back."""

from datetime import timedelta

import pytest

from maslahat.actions.deciding import revert_proposal
from maslahat.actions.drafts import draft_on_screen
from maslahat.actions.outcomes import PlanFinalised, ProposalDivided, ProposalMoved, Refused, Stale
from maslahat.actions.proposals import propose_change, support_proposal, take_over_proposal, withdraw_proposal
from maslahat.actions.publications import sealed_bundle
from maslahat.actions.referring import answer_for_capital, lapse_overdue, lapse_referral, refer_to_capitals
from maslahat.actions.revising import Part, divide_proposal, revise_proposal
from maslahat.actions.sponsoring import leave_proposal
from maslahat.actions.tabling import discuss_proposal, park_proposal, return_proposal, table_proposal
from maslahat.actions.wishes import Add
from maslahat.publishing.bundle.checking import check_bundle
from maslahat.publishing.bundle.keys import Keyring
from maslahat.stores.journal.load import journal
from tests.cast import L1, L2, L3, Cast, a_tabled_plan, raise_budget, retitle

pytestmark = pytest.mark.django_db

WORDS = {"en": "Because", "ru": "Потому что"}
HEADLINE = {"en": "A better plan still", "ru": "План ещё лучше"}


@pytest.fixture
def cast() -> Cast:
    return a_tabled_plan()


def does(cast, deed, ref, who, **more):
    """Carry out a deed on a proposal as it stands."""
    return deed(**{**cast.on(ref), "by": cast(who), **more})


def revised(cast, ref, who, *wishes, **more):
    told = {"base": cast.draft, "wishes": wishes, "headline": HEADLINE, "rationale": WORDS}
    return does(cast, revise_proposal, ref, who, **told, **more)


def referred(cast, ref, *parties, hours=24, lapse="not_agreed"):
    until = cast.now + timedelta(hours=hours)
    told = {"draft": cast.draft, "parties": parties, "until": until, "lapse": lapse, "reason": WORDS}
    return does(cast, refer_to_capitals, ref, "secretariat", **told)


def answers(cast, ref, who, confirms=True):
    return does(cast, answer_for_capital, ref, who, confirms=confirms, text=WORDS)


def usd(cast, line=L1):
    return str(cast.text.line(line).budget["DON", "USD"])


@pytest.mark.covers("R45")
def test_a_returned_proposal_is_rewritten_under_its_own_reference_and_its_first_text_stays(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    does(cast, return_proposal, ref, "secretariat", reason=WORDS)

    revised(cast, ref, "head-aa", raise_budget(L1, "170"))

    found = cast.proposal(ref)
    assert (found.state, found.revision, found.headline.texts["en"]) == ("submitted", 1, "A better plan still")
    assert [(each.revision, len(each.change_set.operations)) for each in found.earlier] == [(0, 1)]
    assert str(found.change_set.operations[0].after) == "170.00"


def test_only_the_author_rewrites_a_proposal_and_not_once_it_is_decided(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    other = revised(cast, ref, "head-bb", raise_budget(L1, "170"))
    cast.agree(ref)

    late = revised(cast, ref, "head-aa", raise_budget(L1, "170"))

    assert other.codes == ("no_right_not_own",)
    assert late.codes == ("no_right_proposal_state",)
    assert cast.proposal(ref).revision == 0


@pytest.mark.covers("E44")
def test_a_divided_proposal_is_decided_part_by_part_and_the_whole_gives_way_to_them(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150"), retitle(L2, "Equip many posts")).ref
    places = range(len(cast.proposal(ref).change_set.operations))
    money = [n for n in places if cast.proposal(ref).change_set.operations[n].line == L1]
    parts = [Part(tuple(money), {}), Part(tuple(set(places) - set(money)), HEADLINE)]

    done = does(cast, divide_proposal, ref, "secretariat", parts=parts, reason=WORDS)
    cast.agree(f"{ref}a")
    cast.dispose(f"{ref}b", "declined")

    assert done == ProposalDivided(ref, (f"{ref}a", f"{ref}b"))
    assert [cast.proposal(each).state for each in (ref, f"{ref}a", f"{ref}b")] == [
        "superseded", "merged", "not_agreed",
    ]  # fmt: skip
    assert (usd(cast), cast.text.line(L2).title.texts["en"]) == ("150.00", "Equip posts")
    assert cast.proposal(f"{ref}a").divided_from == ref


@pytest.mark.covers("E44")
@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([Part((0, 1, 2, 3, 4), {})], "guard_too_few_parts"),
        ([Part((0,), {}), Part((0,), {})], "parts_do_not_add_up"),
        ([Part((0,), {}), Part((1,), {})], "parts_do_not_add_up"),
        ([Part((0, 1, 2, 3, 9), {}), Part((4,), {})], "parts_do_not_add_up"),
        ([Part((0, 1, 2, 3, 4), {}), Part((), {})], "parts_do_not_add_up"),
    ],
)
def test_a_division_that_loses_or_doubles_a_change_is_refused(cast, parts, code):
    ref = cast.tabled("head-aa", raise_budget(L1, "150"), retitle(L2, "Equip many posts")).ref

    answer = does(cast, divide_proposal, ref, "secretariat", parts=parts, reason=WORDS)

    assert answer.codes == (code,)
    assert cast.proposal(ref).state == "tabled"


@pytest.mark.covers("E42", "E43")
def test_a_fallen_proposal_comes_back_when_the_decision_that_felled_it_is_taken_back(cast):
    adopted = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    moot = cast.tabled("head-bb", raise_budget(L1, "170")).ref
    cast.agree(adopted)
    cast.dispose(moot, "fallen", into=adopted)
    fallen = cast.proposal(moot)

    does(cast, revert_proposal, adopted, "secretariat", reason=WORDS)

    assert (fallen.state, fallen.merged_into) == ("fallen", adopted)
    assert (cast.proposal(moot).state, cast.proposal(moot).merged_into) == ("tabled", "")
    assert [each.deed for each in journal("SMALL")][-2:] == ["proposal.restore", "proposal.revert"]


@pytest.mark.covers("E42")
def test_a_proposal_falls_only_for_one_that_is_agreed(cast):
    other = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    moot = cast.tabled("head-bb", raise_budget(L1, "170")).ref

    answer = cast.dispose(moot, "fallen", into=other)

    assert answer.codes == ("guard_no_target",)


@pytest.mark.covers("E41")
def test_a_sponsor_leaves_and_an_author_hands_the_proposal_to_the_oldest_supporter(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    does(cast, support_proposal, ref, "head-bb")
    does(cast, support_proposal, ref, "head-cc")

    does(cast, leave_proposal, ref, "head-cc")
    does(cast, leave_proposal, ref, "head-aa")

    found = cast.proposal(ref)
    assert (found.party, found.sponsors) == ("BB", ("BB",))
    assert {(each.party, each.kind) for each in found.supports} == {
        ("AA", "former_author"), ("BB", "author"), ("CC", "left"),
    }  # fmt: skip


@pytest.mark.covers("E41")
def test_the_last_sponsor_cannot_leave_and_a_stranger_has_nothing_to_leave(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref

    assert does(cast, leave_proposal, ref, "head-aa").codes == ("last_sponsor",)
    assert does(cast, leave_proposal, ref, "head-bb").codes == ("not_a_sponsor",)


@pytest.mark.covers("E40")
def test_a_withdrawn_proposal_goes_on_under_its_reference_with_both_names(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    does(cast, withdraw_proposal, ref, "head-aa", reason=WORDS)

    does(cast, take_over_proposal, ref, "head-bb")

    found = cast.proposal(ref)
    assert (found.ref, found.party, found.state) == (ref, "BB", "submitted")
    assert ("AA", "former_author") in {(each.party, each.kind) for each in found.supports}


def test_a_compromise_text_takes_the_place_of_those_it_reconciles_once_it_is_agreed(cast):
    first = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    second = cast.tabled("head-bb", raise_budget(L1, "170")).ref
    compromise = cast.tabled("head-cc", raise_budget(L1, "160"), supersedes=(first, second)).ref
    before = [cast.proposal(each).state for each in (first, second)]

    cast.agree(compromise)

    assert before == ["tabled", "tabled"]
    assert [(cast.proposal(each).state, cast.proposal(each).merged_into) for each in (first, second)] == [
        ("superseded", compromise)
    ] * 2
    assert "PR-CC-01" in cast.proposal(first).reason.texts["ru"]
    assert usd(cast) == "160.00"


def test_a_compromise_with_something_unknown_is_not_filed(cast):
    told = {"workplan": "JWP", "base": cast.draft, "wishes": (raise_budget(L1, "160"),), "headline": HEADLINE}

    answer = propose_change(**told, rationale=WORDS, supersedes=("PR-QQ-1",), by=cast("head-cc"), **cast.told())

    assert answer.codes == ("unknown_proposal",)


def test_what_is_parked_waits_in_brackets_and_can_be_taken_up_again(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref

    does(cast, park_proposal, ref, "secretariat", reason=WORDS)
    parked = cast.proposal(ref).state
    does(cast, discuss_proposal, ref, "secretariat")

    assert (parked, cast.proposal(ref).state, usd(cast)) == ("parked", "under_discussion", "100.00")


@pytest.mark.parametrize(
    ("said", "state", "money"),
    [
        ([("head-bb", True), ("head-cc", True)], "merged", "150.00"),
        ([("head-bb", True)], "agreed_ad_ref", "100.00"),
        ([("head-bb", False)], "not_agreed", "100.00"),
    ],
)
def test_what_is_agreed_ad_referendum_takes_effect_once_every_capital_has_confirmed(cast, said, state, money):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    referred(cast, ref, "BB", "CC")

    for who, confirms in said:
        answers(cast, ref, who, confirms)

    assert (cast.proposal(ref).state, usd(cast)) == (state, money)


@pytest.mark.parametrize(("lapse", "state"), [("not_agreed", "not_agreed"), ("agreed", "merged")])
def test_silence_lapses_at_the_deadline_however_late_it_is_closed(cast, lapse, state):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    referred(cast, ref, "BB", hours=24, lapse=lapse)
    deadline = cast.now + timedelta(hours=24)
    early = does(cast, lapse_referral, ref, "secretariat")

    closed = lapse_overdue("SMALL", deadline + timedelta(hours=2))

    assert early.codes == ("referral_still_waits",)
    assert [each.proposal for each in closed] == [ref]
    assert (cast.proposal(ref).state, cast.proposal(ref).decided_at) == (state, deadline)


def test_an_answer_at_the_deadline_is_late_and_nobody_answers_twice_or_unasked(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    referred(cast, ref, "BB", "CC")
    answers(cast, ref, "head-bb")

    twice, unasked = answers(cast, ref, "head-bb"), answers(cast, ref, "head-aa")
    cast.now += timedelta(hours=24)
    late = answers(cast, ref, "head-cc")

    assert [each.codes[0] for each in (twice, unasked, late)] == ["answered_already", "not_asked", "referral_is_over"]


@pytest.mark.parametrize(
    ("parties", "hours", "code"), [(("BB",), 0, "guard_no_deadline"), (("DON",), 1, "no_such_capital"),
                                   ((), 1, "no_such_capital")]
)  # fmt: skip
def test_a_referral_needs_member_states_and_a_time_to_come(cast, parties, hours, code):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref

    assert referred(cast, ref, *parties, hours=hours).codes == (code,)
    assert cast.proposal(ref).state == "tabled"


@pytest.mark.covers("R48", "R87")
def test_the_plan_is_not_final_while_a_capital_still_has_to_answer(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    referred(cast, ref, "BB")
    held = cast.finalise()
    answers(cast, ref, "head-bb")

    assert [each.code for each in held.blocking] == ["undecided_proposal"]
    assert isinstance(cast.finalise(), PlanFinalised)


@pytest.mark.covers("E74")
def test_a_second_press_of_agree_is_told_how_the_proposal_stands_now(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    seen = {**cast.on(ref), "draft": cast.draft}

    first, again = cast.dispose(ref, **seen), cast.dispose(ref, **seen)
    other = cast.dispose(ref, **{**seen, "key": "another press"})

    assert isinstance(first, ProposalMoved)
    assert again == first
    assert other == Stale(f"proposal:{ref}", str(seen["row_version"]), "merged")


@pytest.mark.covers("E39")
def test_what_rests_on_a_reverted_proposal_waits_for_it(cast):

    maker = cast.tabled("head-aa", Add("1.1.1", L1, {("countries", "AA"): True}, {"title": HEADLINE})).ref
    cast.agree(maker)
    line = next(each.id for each in cast.text.lines if each.title.texts.get("en") == HEADLINE["en"])
    builder = cast.tabled("head-bb", raise_budget(line, "5")).ref
    cast.agree(builder)

    does(cast, revert_proposal, maker, "secretariat", reason=WORDS)

    found = draft_on_screen("SMALL", "JWP").consolidation
    assert [(each.kind, each.proposals) for each in found.conflicts] == [("K9", (builder,))]
    assert cast.proposal(builder).state == "agreed"


def test_a_comment_of_an_observer_can_be_rewritten_and_stays_a_comment(cast):
    ref = cast.file("cso-bb", raise_budget(L1, "150")).ref

    revised(cast, ref, "cso-bb", raise_budget(L1, "155"))
    tabled = does(cast, table_proposal, ref, "secretariat")

    assert isinstance(tabled, Refused)
    assert cast.proposal(ref).is_comment


@pytest.mark.covers("E45", "R86")
def test_a_rewritten_proposal_of_an_observer_is_a_comment_again_until_a_state_supports_the_new_text(cast):
    ref = cast.file("cso-bb", raise_budget(L1, "150")).ref
    does(cast, support_proposal, ref, "head-aa")
    supported = cast.proposal(ref).is_comment

    revised(cast, ref, "cso-bb", raise_budget(L1, "900"))

    assert (supported, cast.proposal(ref).is_comment) == (False, True)
    assert isinstance(does(cast, table_proposal, ref, "secretariat"), Refused)


@pytest.mark.covers("E81", "R98")
def test_the_sealed_record_proves_every_turn_in_the_life_of_a_proposal(cast, tmp_path):
    whole = cast.tabled("head-aa", raise_budget(L1, "150"), retitle(L2, "Equip many posts")).ref
    does(cast, divide_proposal, whole, "secretariat", parts=halves(cast, whole), reason=WORDS)
    cast.agree(f"{whole}a")
    cast.dispose(f"{whole}b", "declined")
    rewritten = cast.tabled("head-aa", raise_budget(L3, "310")).ref
    revised(cast, rewritten, "head-aa", raise_budget(L3, "320"))
    does(cast, table_proposal, rewritten, "secretariat")
    compromise = cast.tabled("head-aa", raise_budget(L3, "315"), supersedes=(rewritten,)).ref
    referred(cast, compromise, "BB")
    answers(cast, compromise, "head-bb")
    cast.dispose(cast.tabled("head-aa", raise_budget(L1, "155")).ref, "fallen", into=f"{whole}a")
    cast.endorse()

    sealed = sealed_bundle("SMALL", "JWP", signer=Keyring(tmp_path / "keys").signer(cast.now), sealed_at=cast.now)

    assert check_bundle(sealed).findings == ()
    assert cast.proposal(compromise).state == "adopted"
    assert cast.proposal(rewritten).state == "superseded"


def halves(cast, ref):
    """Return a division of a proposal into what it does to the first line, and the rest."""
    operations = cast.proposal(ref).change_set.operations
    first = [place for place, each in enumerate(operations) if each.line == L1]
    rest = [place for place in range(len(operations)) if place not in first]
    return [Part(tuple(first), {}), Part(tuple(rest), HEADLINE)]


@pytest.mark.covers("E45", "E41")
def test_an_observers_proposal_is_a_comment_again_once_the_last_state_has_left_it(cast):
    ref = cast.file("donor", raise_budget(L1, "150")).ref
    for who in ("head-bb", "head-cc"):
        does(cast, support_proposal, ref, who)

    does(cast, leave_proposal, ref, "head-bb")
    with_one = cast.proposal(ref).is_comment
    does(cast, leave_proposal, ref, "head-cc")

    assert (with_one, cast.proposal(ref).is_comment) == (False, True)
    assert does(cast, table_proposal, ref, "secretariat").codes == ("guard_not_a_deciding_party",)
