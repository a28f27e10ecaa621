"""What a workbook asks: nothing if nothing was changed, and for every changed cell exactly one operation."""

from decimal import Decimal
from io import BytesIO
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from maslahat.actions.deciding import revert_proposal
from maslahat.actions.importing import workbook_asks
from maslahat.actions.outcomes import Done, RebaseOffered, Refused, Stale
from maslahat.actions.unsent import put_all
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.footprint import follows_text
from maslahat.domain.workplans.operations import Delete, Insert, Move, Write
from maslahat.domain.workplans.plan import Plan
from maslahat.publishing.gathering import sheet_view
from maslahat.publishing.sheet_book import plan_workbook
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries as plans
from tests.cast import L1, L2, NOON, a_line, a_tabled_plan, line_id, raise_budget
from tests.publishing.sheets import cells_of, put, saved
from tests.small_programme import STATES

pytestmark = pytest.mark.django_db

EDITS = (
    ("participants", st.integers(1, 500)),
    ("budget:DON:USD", st.integers(101, 10_000_000).map(lambda cents: cents / 100 + 100)),
    ("title:en", st.text("abc", min_size=1, max_size=5).map(lambda words: f"New {words}")),
    ("women_share", st.integers(1, 100)),
    ("countries:BB", st.just("x")),
    ("quarters:Q3", st.just("x")),
    ("lead", st.just("AA-MIN")),
    ("markers:gender", st.sampled_from(("0", "2", "3"))),
    ("shares:AA", st.integers(1, 100)),
)


def a_large_plan(count: int) -> Plan:
    lines = tuple(a_line(line_id(n), f"{n % 2 + 1}.1.{n % 4 // 2 + 1}", f"Activity {n}") for n in range(1, count + 1))
    title = LocalizedText.of(en="Joint workplan", ru="Совместный план работы")
    return Plan("SMALL", "JWP", 2023, title, LocalizedText(), (*STATES, "AG"), lines)


def workbook(cast, *changes, language="en"):
    """Return the workbook of the newest version after these changes."""
    found = cast.workplan
    programme = programmes.programme(cast.programme)
    view = sheet_view(programme, plans.plan(found.current.version_id), found.current.label, language)
    book = load_workbook(BytesIO(plan_workbook(view, NOON)))
    for change in changes:
        change(book)
    return saved(book)


def asks(cast, data, language="en"):
    return workbook_asks(cast.workplan, programmes.programme(cast.programme), cells_of(data), language)


def counted(operations):
    """Return the operations without those that only tell how the languages of a text hang together."""
    return [each for each in operations if not (isinstance(each, Write) and follows_text(each.key))]


def test_an_unchanged_workbook_asks_for_nothing_in_either_language():
    cast = a_tabled_plan(plan=a_large_plan(40))

    for written, read in (("en", "en"), ("ru", "ru"), ("ru", "en")):
        found = asks(cast, workbook(cast, language=written), read)
        assert (found.wished, found.faults, found.reasons) == ((), (), ())
        assert found.after == found.plan


def test_fifty_changed_cells_are_exactly_fifty_operations():
    cast = a_tabled_plan(plan=a_large_plan(60))
    chance = Random(7)
    places = chance.sample([(row, place) for row in range(3, 63) for place in range(len(EDITS))], 50)
    values = ("37", 250.5, "Other title", 40, "x", "x", "AA-MIN", "3", 60)

    found = asks(cast, workbook(cast, *(put(EDITS[place][0], values[place], row) for row, place in places)))

    assert (found.faults, found.reasons) == ((), ())
    assert len(counted(found.operations)) == 50
    assert len({(each.line, each.key) for each in counted(found.operations)}) == 50


@given(data=st.data())
def test_any_number_of_changed_cells_is_that_number_of_operations(data):
    cast = _once()
    places = data.draw(
        st.lists(st.tuples(st.integers(3, 10), st.integers(0, len(EDITS) - 1)), unique=True, max_size=12)
    )

    found = asks(cast, workbook(cast, *(put(EDITS[at][0], data.draw(EDITS[at][1]), row) for row, at in places)))

    assert found.faults == ()
    assert len(counted(found.operations)) == len(places)


_KEPT = {}


def _once():
    """Return one cast for all examples of a test: they only read."""
    if "cast" not in _KEPT or plans.workplan("SMALL", "JWP") is None:
        _KEPT["cast"] = a_tabled_plan(plan=a_large_plan(8))
    return _KEPT["cast"]


def test_lines_come_go_and_move_by_the_workbook():
    cast = a_tabled_plan()
    new = (put("output", "1.1.2", 8), put("title:en", "New", 8), put("source:1", "DON", 8), put("amount:1", 5, 8))

    found = asks(cast, workbook(cast, put("do", "delete"), put("output", "2.1.1", 4), *new))

    insert, move, delete = found.operations
    assert isinstance(insert, Insert)
    assert (insert.line.output, insert.line.budget) == ("1.1.2", {("DON", "USD"): Decimal(5)})
    assert isinstance(move, Move)
    assert (move.line, move.output) == (L2, "2.1.1")
    assert delete == Delete(L1, cast.text.line(L1))


def test_what_stood_before_is_read_from_the_version_of_the_workbook_and_not_from_its_cells():
    cast = a_tabled_plan()
    data = workbook(cast, put("budget:DON:USD", 130))
    cast.agree(cast.tabled("head-bb", raise_budget(L1, "120.00")).ref)

    found = asks(cast, data)

    (write,) = found.operations
    assert (write.before, write.after) == (100, 130)
    assert isinstance(found.moved, Stale)


@pytest.mark.covers("E33")
def test_a_workbook_of_an_older_draft_that_touches_nothing_new_can_be_brought_forward():
    cast = a_tabled_plan()
    data = workbook(cast, put("participants", 5, 4))
    cast.agree(cast.tabled("head-bb", raise_budget(L1, "120.00")).ref)

    assert isinstance(asks(cast, data).moved, RebaseOffered)


@pytest.mark.covers("E73", "E93")
def test_wishes_of_a_workbook_are_kept_all_or_none():
    cast = a_tabled_plan()
    wished = asks(
        cast, workbook(cast, put("participants", 5), put("output", "1.1.1", 8), put("title:en", "N", 8))
    ).wished
    told = {"workplan": "JWP", "base": cast.draft, "by": cast("focal-aa"), "now": NOON}

    first, second = put_all(wished=wished, **told), put_all(wished=wished, **told)
    bad = put_all(
        wished=[*wished, type(wished[0])("nowhere", type(wished[0].wish)("nowhere", {("participants",): 1}))], **told
    )

    assert (first.wishes, second.wishes) == (2, 2)
    assert isinstance(bad, Refused)
    assert len(plans.unsent(cast.workplan.id, cast("focal-aa").person, "AA").wishes) == 2


def test_what_a_workbook_asks_can_be_filed_as_a_proposal():
    cast = a_tabled_plan()
    wished = asks(cast, workbook(cast, put("participants", 5), put("title:ru", "Другое", 4))).wished

    proposal = cast.file("focal-aa", *(each.wish for each in wished))

    assert {(each.line, each.key) for each in counted(proposal.change_set.operations)} == {
        (L1, ("participants",)),
        (L2, ("title", "ru")),
    }


def test_a_workbook_is_of_the_newest_version_that_says_the_same():
    cast = a_tabled_plan()
    data = workbook(cast, put("participants", 5))
    agreed = cast.agree(cast.tabled("head-bb", raise_budget(L1, "120.00")).ref)
    reverted = revert_proposal(by=cast("secretariat"), reason={"en": "So decided"}, **cast.on(agreed.ref))

    assert isinstance(reverted, Done)
    assert asks(cast, data).version == cast.workplan.current
