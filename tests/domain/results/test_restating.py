"""What is restated beside an edition: exactly the figures that are shown otherwise now, with both numbers and why."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maslahat.domain.results.annual_documents import annual_bytes
from maslahat.domain.results.figures import FigureKey
from maslahat.domain.results.indicators import Rules
from maslahat.domain.results.periods import Period
from maslahat.domain.results.restating import Cause, CauseKind, restatements
from maslahat.domain.shared.kinds import AcrossPeriods, AcrossUnits
from tests.domain.results.annual_reports import REPORTED, TRAINED, UNITS, annual_report, ledger, reported
from tests.domain.results.indicators import said

pytestmark = pytest.mark.covers("R94")

AFTER = datetime(2024, 3, 1, tzinfo=UTC)
COUNTS_NO_PEOPLE = replace(TRAINED, counts_people=False)


def now(book):
    return book.shown(book.definitions[0])


def test_nothing_is_restated_while_the_record_says_the_same():
    assert restatements(annual_report().indicators, now(ledger())) == ()


def test_a_corrected_value_is_restated_with_both_numbers_and_the_reason():
    corrected = (*REPORTED[:3], reported("BB", 35))
    cause = Cause(CauseKind.CORRECTED, AFTER, said("Counted twice"), TRAINED.code, "BB", Period.read("2023"))

    found = restatements(annual_report().indicators, now(ledger(corrected)), [cause], UNITS)

    told = {each.printed.key.area: (each.printed.number, each.now.number, each.causes) for each in found}
    assert told == {"": (Fraction(90), Fraction(95), (cause,)), "BB": (Fraction(30), Fraction(35), (cause,))}


def test_a_figure_that_was_withheld_is_never_restated():
    few = ledger((reported("AA", 60), reported("BB", 3)))
    more = ledger((reported("AA", 60), reported("BB", 30)))

    printed = annual_report(book=few).indicators

    withheld = {each.key for one in printed for each in one.figures if each.is_withheld}
    assert {each.area for each in withheld} == {"", "AA", "BB"}
    assert not withheld & {each.printed.key for each in restatements(printed, now(more))}


def test_a_figure_that_is_no_longer_measured_is_restated_without_a_number():
    assert {each.now for each in restatements(annual_report().indicators, {})} == {None}


def test_a_changed_rule_is_restated():
    side_by_side = replace(TRAINED, rules=Rules(AcrossUnits.NONE, AcrossPeriods.SUM))

    found = restatements(annual_report().indicators, now(ledger(definition=side_by_side)))

    assert [(each.printed.number, each.now.number) for each in found if not each.printed.key.area] == [
        (Fraction(90), None)
    ]


@pytest.mark.parametrize(
    ("cause", "bears"),
    [
        (Cause(CauseKind.DEFINED, AFTER, said(""), TRAINED.code), True),
        (Cause(CauseKind.DEFINED, AFTER, said(""), "9.9"), False),
        (Cause(CauseKind.CORRECTED, AFTER, said(""), TRAINED.code, "AA", Period.read("2023-Q1")), True),
        (Cause(CauseKind.CORRECTED, AFTER, said(""), TRAINED.code, "BB", Period.read("2023-Q1")), False),
        (Cause(CauseKind.CORRECTED, AFTER, said(""), TRAINED.code, "AA", Period.read("2024")), False),
        (Cause(CauseKind.REPORTED, AFTER, said(""), TRAINED.code, "REG", Period.read("2022")), True),
    ],
)
def test_a_cause_bears_on_the_figures_that_can_hold_it(cause, bears):
    key = FigureKey(TRAINED.code, "AA", Period.read("2023"))

    assert cause.bears_on(key, {"AA": "AA", "BB": "BB", "REG": ""}) is bears


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("AA", "BB")), st.sampled_from(("2022", "2023")), st.integers(0, 60))))
def test_whatever_is_changed_the_edition_stays_and_exactly_what_differs_is_restated(changes):
    report = annual_report(book=ledger(definition=COUNTS_NO_PEOPLE))
    frozen = annual_bytes(report)
    standing = {each.id: each for each in REPORTED}
    for unit, period, number in changes:
        changed = reported(unit, number, period)
        standing[changed.id] = changed
    book = ledger(tuple(standing.values()), COUNTS_NO_PEOPLE)

    found = restatements(report.indicators, now(book))

    differing = {
        each.key
        for each in report.figures
        if book.figure(COUNTS_NO_PEOPLE, each.key.area, each.key.period, each.key.cell).value != each.value
    }
    assert {each.printed.key for each in found} == differing
    assert annual_bytes(report) == frozen
