"""Everything ever published of an indicator, read together: no later edition gives away what one of them withholds.

An attacker lays the JSON and the sheets of all editions side by side: of the programme and of countries, before reports
were corrected and after. A report that was corrected is another unknown than before; all others are what they were.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maslahat.domain.insight.annual_drafting import Ledger
from maslahat.domain.results.annual_report import AnnualReport, ScopeKind
from maslahat.domain.results.concealment import THRESHOLD
from maslahat.domain.results.indicators import YearTarget
from maslahat.domain.results.observations import Observation
from maslahat.domain.results.protection import PublishedBefore
from maslahat.domain.results.roll_up import roll_up
from maslahat.domain.results.values import Number
from maslahat.domain.shared.kinds import Kind
from maslahat.publishing.public_results import public_document
from tests.domain.results.annual_reports import annual_report, asked, ledger, reported
from tests.domain.results.attacker import Public, solved
from tests.domain.results.indicators import CYCLE, code_list, indicator
from tests.domain.results.reports import unit

pytestmark = pytest.mark.covers("R70", "R94")

UNITS = (unit("AA"), unit("BB"), unit("CC"), unit("REG", ""))
CELLS = ((), (("sex", "F"),), (("sex", "M"),))
SCOPES = ((ScopeKind.PROGRAMME, ""), (ScopeKind.COUNTRY, "AA"), (ScopeKind.COUNTRY, "BB"))
counts = st.one_of(st.integers(0, 8), st.sampled_from([0, 30]))
Reports = tuple[Observation, ...]


def people(kind: Kind) -> Any:
    sex, target = code_list("sex", "F", "M"), YearTarget(2023, Decimal(100))
    return indicator(kind, code="1.1.1.i1", result="1.1.1", counts_people=True, dimensions=(sex,), targets=(target,))


@dataclass(frozen=True)
class Issue:
    """An edition with the reports that it was made of."""

    report: AnnualReport
    observations: Reports


def told_by(code: str, period: str, women: int, men: int) -> Reports:
    numbers = zip(CELLS, (women + men, women, men), strict=True)
    return tuple(reported(code, number, period, **dict(here)) for here, number in numbers)


def corrected(before: Reports, *new: Reports) -> Reports:
    """Return the reports after some were replaced; a report that says another number is another one."""
    changed = {each.id: each for some in new for each in some}
    kept = []
    for each in before:
        name = each.id.partition(" corrected")[0]
        other = changed.pop(name, each)
        kept.append(each if other.value == each.value else replace(other, id=f"{each.id} corrected"))
    return (*kept, *changed.values())


def published(kind: Kind, *editions: tuple[tuple[ScopeKind, str], Reports]) -> list[Issue]:
    """Return editions over these scopes and reports, one after the other, each with all before it in mind."""
    found: list[Issue] = []
    past = PublishedBefore()
    for scope, observations in editions:
        book = ledger(observations, people(kind), UNITS, past=past)
        report = annual_report(asked(*scope), book)
        found.append(Issue(report, observations))
        past = _with(past, book, report, people(kind))
    return found


def _with(past: PublishedBefore, book: Ledger, report: AnnualReport, definition: Any) -> PublishedBefore:
    hidden = {key for key, each in book.shown(definition).items() if each.is_withheld}
    shown = {each.key: each.value for one in report.indicators for each in one.figures if not each.is_withheld}
    return PublishedBefore(past.withheld | hidden, (*past.shown, shown))


def seen(kind: Kind, issues: list[Issue], own: tuple[str, ...] = ()) -> Public:
    """Return what is read in all editions by one who also knows the reports of his own units."""
    told = {each.id: each for issue in issues for each in issue.observations}
    ids = sorted(told)
    at = {name: number for number, name in enumerate(ids)}
    members: dict[Any, tuple[int, ...]] = {}
    shown: dict[Any, int] = {}
    hidden: set[Any] = set()
    open_rows: set[tuple[int, ...]] = set()
    for number, issue in enumerate(issues):
        figures: Any = public_document(issue.report)["figures"]
        keys = [each.key for one in issue.report.indicators for each in one.figures]
        for key, figure in zip(keys, figures, strict=True):
            made = roll_up(
                people(kind), issue.observations, UNITS, area=key.area, period=key.period, cell=key.cell, cycle=CYCLE
            )
            members[number, key] = tuple(int(each in made.inputs) for each in ids)
            others = sum(_number(told[each]) for each in made.inputs if told[each].unit not in own)
            if figure.get("number"):
                shown[number, key] = int(figure["number"])
                open_rows.add(members[number, key])
            elif figure["withheld"] and 0 < others < THRESHOLD:
                hidden.add((number, key))
        for row in _sums(issue.observations, at):
            members["sum", row], shown["sum", row] = row, 0
    for each in told.values():
        if each.unit in own:
            members["own", each.id], shown["own", each.id] = _only(at[each.id], len(ids)), _number(each)
    return Public(members, shown, frozenset(each for each in hidden if members[each] not in open_rows))


def _sums(observations: Reports, at: dict[str, int]) -> list[tuple[int, ...]]:
    """Return that the total of each unit and period is that of its women and men."""
    found = {(each.unit, each.period, each.cell): at[each.id] for each in observations}
    rows = []
    for (code, period, here), place in found.items():
        if not here:
            row = [0] * len(at)
            row[place] = 1
            for split in CELLS[1:]:
                row[found[code, period, split]] = -1
            rows.append(tuple(row))
    return rows


def _only(place: int, size: int) -> tuple[int, ...]:
    return tuple(int(each == place) for each in range(size))


def _number(each: Observation) -> int:
    assert isinstance(each.value, Number)
    return int(each.value.number)


@st.composite
def histories(draw):
    """Return editions of some scopes over reports; from one to the next few reports are corrected or added."""
    places = [(one.code, period) for one in UNITS for period in ("2022", "2023")]
    asked_now = draw(st.lists(st.sampled_from(places), min_size=3, unique=True))
    observations: Reports = ()
    found = []
    for _ in range(draw(st.integers(2, 3))):
        new = [told_by(code, period, draw(counts), draw(counts)) for code, period in asked_now]
        observations = corrected(observations, *new)
        found += [(scope, observations) for scope in draw(st.permutations(SCOPES))[: draw(st.integers(1, 3))]]
        asked_now = draw(st.lists(st.sampled_from(places), min_size=1, max_size=2, unique=True))
    return found


@settings(max_examples=15, deadline=None)
@given(
    histories(),
    st.sampled_from([Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL]),
    st.sampled_from([(), ("AA", "REG"), ("BB", "REG")]),
)
def test_no_small_count_follows_from_all_editions_together_not_even_for_a_state(editions, kind, own):
    assert solved(seen(kind, published(kind, *editions), own)) == set()


PROGRAMME, OF_AA = (ScopeKind.PROGRAMME, ""), (ScopeKind.COUNTRY, "AA")
FIRST = told_by("AA", "2023", 10, 30) + told_by("BB", "2023", 20, 20) + told_by("CC", "2023", 15, 15)
FEWER, LATE = told_by("AA", "2023", 3, 0), told_by("REG", "2023", 3, 10)


def hidden_in(issue: Issue) -> list[tuple[str, str]]:
    figures = (each for one in issue.report.indicators for each in one.figures)
    return sorted({(each.key.area, "".join(code for _, code in each.key.cell)) for each in figures if each.is_withheld})


def test_a_count_that_became_small_is_not_what_the_unchanged_ones_leave_of_the_new_total():
    before, after = published(Kind.COUNT, (PROGRAMME, FIRST), (PROGRAMME, corrected(FIRST, FEWER)))

    assert hidden_in(before) == []
    assert hidden_in(after) == [("", ""), ("", "F"), ("", "M"), ("AA", "")]
    assert solved(seen(Kind.COUNT, [before, after])) == set()


def test_few_people_of_a_late_report_are_not_the_difference_of_two_totals():
    before, after = published(Kind.COUNT, (PROGRAMME, FIRST), (PROGRAMME, corrected(FIRST, LATE)))

    assert solved(seen(Kind.COUNT, [before, after])) == set()


def test_the_edition_over_a_country_hides_what_gives_another_country_away_beside_the_programme():
    few = told_by("AA", "2023", 30, 30) + told_by("BB", "2023", 3, 20) + told_by("CC", "2023", 15, 15)

    country, programme = published(Kind.COUNT, (OF_AA, few), (PROGRAMME, few))

    assert hidden_in(country) == [("AA", "F"), ("AA", "M")]
    assert solved(seen(Kind.COUNT, [country, programme])) == set()
