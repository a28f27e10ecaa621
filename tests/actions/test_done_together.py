"""Many positions done together: each is answered as if they came one after the other, and all stand or none."""

from functools import partial
from inspect import unwrap
from random import Random
from threading import Lock

import pytest
from django.core import serializers
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maslahat.actions.governance import state_position
from maslahat.actions.meetings.positions import take_position
from maslahat.actions.outcomes import PositionStated, Refused, Stale
from maslahat.domain.record.chain import Intact, check_chain
from maslahat.stores.governance import queries as governance
from maslahat.stores.governance.call_models import Stance
from maslahat.stores.governance.models import Endorsement, Position
from maslahat.stores.journal import load as journal
from maslahat.stores.journal.models import Entry, Receipt
from maslahat.stores.meetings.models import RoomEvent
from maslahat.stores.people import load as people
from maslahat.stores.together import known, once, together
from tests.actions.calls import IN_MEETING, WHY, Room
from tests.actions.silences import a_final_text, opened
from tests.actions.test_whole_or_not_at_all import Cut, CutAt, everything
from tests.cast import Cast, a_tabled_plan
from tests.small_programme import STATES
from tools.races.storms import Table, at_once, faults, said

WORDS = {"en": "Because", "ru": "Потому что"}
HEADS = [f"head-{each.lower()}" for each in (*STATES, "AG")]
OTHERS = ["alternate-aa", "delegate-aa", "donor", "cso-bb", "secretariat"]
KINDS = ["endorse", "not_yet", "object", "endorse_reservation", "dance"]


@pytest.fixture
def final(db) -> Cast:
    cast = a_tabled_plan()
    cast.finalise()
    return cast


def told(cast: Cast, username: str = "head-aa", kind: str = "not_yet", **more):
    words = WORDS if kind in ("object", "endorse_reservation") else {}
    asked = {"workplan": cast.plan, "subject": cast.draft, "kind": kind, "text": words, "by": cast(username)}
    return asked | {"whole": kind == "endorse_reservation"} | cast.told() | more


def one_by_one(asked):
    return [state_position(**each) for each in asked]


def what_stands():
    """Return every row that positions leave, but for the numbers that the database gives its rows."""
    rows = serializers.serialize("python", [*Position.objects.all(), *Endorsement.objects.all(), *Entry.objects.all()])
    receipts = sorted(Receipt.objects.values_list("actor", "key", "deed", "request", "outcome"))
    told = [{name: value for name, value in each["fields"].items() if name != "version"} for each in rows]
    return told, receipts


def undone(deed):
    """Return what came of something and what stood then, and undo it."""
    with transaction.atomic():
        found = deed(), what_stands()
        transaction.set_rollback(True)
    return found


@st.composite
def crowds(draw):
    """Return who says what under which key, on which plan and text: most of it in order, some of it not."""
    one = st.tuples(
        st.sampled_from(HEADS * 3 + OTHERS),
        st.sampled_from(KINDS[:2] * 4 + KINDS),
        st.sampled_from([None] * 6 + ["key-one", "key-two", "", "x" * 201]),
        st.sampled_from(["JWP"] * 8 + ["NO-PLAN"]),
        st.sampled_from([""] * 8 + ["0" * 64]),
        st.sampled_from([0, 0, 0, 0, 1]),
    )
    return draw(st.lists(one, min_size=1, max_size=14))


@pytest.mark.covers("R-13", "R-15", "E73", "E80")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(crowd=crowds())
def test_what_is_done_together_comes_out_as_if_it_were_done_one_by_one(final, crowd):
    asked = []
    for who, kind, key, plan, subject, later in crowd:
        one = told(final, who, kind, workplan=plan)
        one["now"] = one["now"].replace(minute=later)
        asked.append(one | ({"key": key} if key is not None else {}) | ({"subject": subject} if subject else {}))

    alone = undone(lambda: one_by_one(asked))
    in_a_crowd = undone(lambda: state_position.together(asked))

    assert in_a_crowd == alone


@pytest.mark.django_db
@pytest.mark.covers("R-13", "R-15", "E50")
@pytest.mark.parametrize("seed", range(3))
def test_positions_on_a_call_are_taken_together_as_if_they_were_taken_one_by_one(seed):
    room, chance = Room(), Random(seed)
    room.opens()
    mark, asked = room.call.call.subject.fingerprint, []
    for n in range(20):
        kind = chance.choice(["no_objection", "support", "object", "ad_referendum", "dance"])
        who, key = chance.choice([*HEADS * 3, "delegate-aa", "donor"]), f"call-{chance.randrange(30)}"
        by, now = room.cast(who), room.cast.now.replace(minute=n // 10)
        words = WHY if kind == "object" else {}
        told_of = {"kind": kind, "text": words, "by": by, "key": key, "now": now}
        asked.append(IN_MEETING | told_of | {"fingerprint": chance.choice([mark, mark, mark, "0" * 64])})

    def stands():
        said_there = Stance.objects.order_by("number").values_list("number", "party", "kind", "weight", "supersedes")
        return [*said_there], [*RoomEvent.objects.order_by("number").values_list("meeting", "number", "kind", "body")]

    alone = undone(lambda: ([take_position(**each) for each in asked], stands()))

    assert undone(lambda: (list(take_position.together(asked)), stands())) == alone
    assert len(alone[0][1][0]) > 3


@pytest.mark.covers("R49")
def test_the_last_word_waited_for_endorses_the_plan_and_whoever_comes_after_it_in_the_crowd_is_told(final):
    asked = [told(final, each, "endorse") for each in HEADS] + [told(final, "head-aa", "not_yet")]

    *first, last, late = state_position.together(asked)

    assert [each.is_endorsed for each in (*first, last)] == [False] * (len(HEADS) - 1) + [True]
    assert isinstance(late, Refused | Stale)
    assert final.workplan.stage == "endorsed"


@pytest.mark.django_db
def test_an_objection_in_a_crowd_breaks_the_silence_as_it_does_alone():
    cast = a_final_text()
    opened(cast)
    asked = [told(cast, "head-bb"), told(cast, "head-cc", "object"), told(cast, "head-aa")]

    alone = undone(lambda: one_by_one(asked))

    assert undone(lambda: state_position.together(asked)) == alone
    assert any("silence" in str(each.get("deed")) for each in alone[1][0])


@pytest.mark.covers("R-02")
def test_a_crowd_cut_off_at_any_statement_leaves_no_trace_and_everybody_can_be_heard_after_it(final):
    asked = [told(final, each) for each in HEADS * 3]
    before, place, answers = everything(), 0, None

    while answers is None:
        try:
            with connection.execute_wrapper(CutAt(place)):
                answers = state_position.together(asked)
        except Cut:
            assert everything() == before, f"statement {place}"
            place += 1

    assert place >= 3
    assert [each.position for each in answers] == list(range(1, len(asked) + 1))
    assert one_by_one(asked) == answers


@pytest.mark.covers("R-02")
def test_one_at_whom_everything_breaks_takes_no_half_done_deeds_along(final, monkeypatch):
    before, asked = everything(), [told(final, each) for each in HEADS]
    is_valid = people.is_valid

    def breaks(accreditation, at):
        if accreditation == asked[2]["by"].accreditation:
            raise OSError("the disk is gone")
        return is_valid(accreditation, at)

    monkeypatch.setattr(people, "is_valid", breaks)
    with pytest.raises(OSError, match="disk"):
        state_position.together(asked)

    assert everything() == before


def test_a_row_that_reaches_the_database_changed_undoes_the_whole_crowd(final, monkeypatch):
    before, asked = everything(), [told(final, each) for each in HEADS]
    written = journal._written
    monkeypatch.setattr(journal, "_written", lambda hashes: [(*row[:-1], "0" * 64) for row in written(hashes)])

    with pytest.raises(journal.NotAsWritten):
        state_position.together(asked)

    assert everything() == before


@pytest.mark.covers("P-21")
def test_a_crowd_of_sixty_asks_the_database_as_often_as_one_of_twelve(final):
    asked = []
    for size in (12, 60):
        crowd = [told(final, HEADS[n % 4]) for n in range(size)]
        with CaptureQueriesContext(connection) as each:
            state_position.together(crowd)
        asked.append(len(each))

    assert asked[0] == asked[1]


@pytest.mark.covers("R-13", "R-15", "T-07")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", range(3))
def test_crowds_and_single_positions_from_many_threads_make_one_order_without_gaps(seed):
    cast, chance, keys = a_tabled_plan(), Random(seed), Lock()
    cast.finalise()
    heads = {each: cast(f"head-{each.lower()}") for each in (*STATES, "AG")}
    table = Table("SMALL", "JWP", cast.workplan.id, cast.draft, heads, cast.now)
    answers = []

    def crowd(asked):
        given_now = state_position.together(asked) if len(asked) > 1 else one_by_one(asked)
        with keys:
            answers.extend(given_now)

    sizes = [chance.choice((1, 1, 2, 7, 20)) for _ in range(16)]
    asked = [[told(cast, HEADS[chance.randrange(4)]) for _ in range(size)] for size in sizes]
    again = [chance.sample(each, len(each)) for each in asked]
    broken = [each for each in at_once([partial(crowd, each) for each in [*asked, *again]], 8) if each]

    assert broken == []
    assert len({each.position for each in answers}) == len(said(table)) == sum(sizes)
    assert len(answers) == 2 * sum(sizes)
    assert faults(table, answers) == []


def test_a_question_in_between_finds_what_was_said_before_it(final):
    with transaction.atomic(), together(keeps_rows=True):
        state = partial(unwrap(state_position), **told(final))
        journal.hold("SMALL")
        assert isinstance(state(), PositionStated)
        assert known(("last said", final.workplan.id)) == 1
        assert len(governance.said(final.workplan.id).positions) == 1
        Receipt.objects.create(actor="x", key="y", deed="z", request="", outcome="", at=final.now)
        assert known(("last said", final.workplan.id)) is None
        assert once("anything", lambda: 7) == 7

    assert isinstance(check_chain(journal.journal("SMALL")), Intact)
