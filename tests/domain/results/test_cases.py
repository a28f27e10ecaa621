"""The worked cases of tests/cases/results, which a monitoring officer can read and add to, asked of the real code."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from maslahat.domain.insight.results_tree import Measured, Moment, measure
from maslahat.domain.results.figures import Behind, Distribution, Figure, Narratives, Tally
from maslahat.domain.results.periods import Period
from maslahat.domain.results.progress import Advance, Keeping, NoProgress, Progress, WhyNoProgress, compared_over
from maslahat.domain.results.progress import progress as progress_of
from maslahat.domain.results.protection import withheld
from maslahat.domain.results.responsiveness import Costed, Handled, cost_per_result, days_to_disposition, targets_met
from maslahat.domain.results.status import (
    Milestones,
    Spending,
    Standing,
    elapsed,
    standing,
    standing_of_whole,
)
from maslahat.domain.results.values import Mean, Ratio, State
from maslahat.domain.shared.kinds import ACROSS_PERIODS, ACROSS_UNITS, Kind
from maslahat.domain.shared.status_rules import StatusRule

from .indicators import CYCLE, figure
from .worked_cases import (
    COUNTRIES,
    WORDS,
    Case,
    cases,
    day,
    definition,
    figure_of,
    fraction,
    place,
    sheets,
    units,
)

WAY = Advance(Fraction(0), Fraction(0), Fraction(1))


def _each(question: str) -> list[Any]:
    return [
        pytest.param(case, id=case["title"], marks=pytest.mark.covers(*case.get("rows", ["R-18"])))
        for case in cases(question)
    ]


@pytest.mark.parametrize("case", _each("figures"))
def test_a_figure_is_that_of_the_careful_officer(case: Case):
    told = figure_of(case)

    answer = case["answer"] if isinstance(case["answer"], dict) else {"value": case["answer"]}
    assert {word: _told(told, word) for word in answer} == answer


def _told(told: Figure, word: str) -> Any:
    """Return what a figure says about one word of an answer, written as in the sheets."""
    every = {
        "value": _value(told),
        "state": _words(told.state),
        "reported": list(told.coverage.reported),
        "missing": list(told.coverage.missing),
        "behind": {each.unit: _behind(each) for each in told.coverage.behind},
        "not applicable": list(told.coverage.not_applicable),
        "counted": list(told.inputs),
        "excluded": {each.observation: _words(each.why) for each in told.exclusions},
        "gross": _plain(told.gross),
        "overlap": _plain(sum(each.number for each in told.overlaps)),
        "without split": _plain(told.without_split),
        "differs": [f"{each.unit} {each.period}: parts {each.parts}, total {each.total}" for each in told.differences],
    }
    return every[word]


def _behind(each: Behind) -> str:
    last = f"last {each.last}"
    return last if each.periods is None else f"{each.periods[0]} of {each.periods[1]}, {last}"


def _words(code: str) -> str:
    return str(code).replace("_", " ")


def _value(told: Figure) -> Any:
    match told.value:
        case None:
            return "side by side" if told.state is State.REPORTED else _words(told.state)
        case Ratio(numerator, denominator):
            return f"{numerator}/{denominator}" + (f" = {_plain(told.number)} %" if denominator else "")
        case Mean(total, number):
            return f"{total} over {number}" + (f" = {_plain(told.number)}" if number else "")
        case Tally(yes, no):
            return {True: list(yes), False: list(no)}
        case Distribution(steps):
            return {step: list(names) for step, names in steps.items() if names}
        case Narratives(words):
            return [f"{unit} {period}: {each.text.in_language('en')}" for unit, period, each in words]
        case _:
            return _plain(told.number)


def _plain(number: Any) -> Any:
    """Return a number as it is written: whole, with a finite fraction, or else as a quotient."""
    if number is None:
        return None
    exact = Fraction(number)
    if exact.denominator == 1:
        return int(exact)
    return float(exact) if Fraction(str(float(exact))) == exact else str(exact)


@pytest.mark.parametrize("case", _each("progress"))
def test_progress_is_told_as_by_hand(case: Case):
    assert _progress_words(_progress(case)) == case["answer"]


def _progress(case: Case) -> Progress:
    defined = definition(case["indicator"])
    asked = place(case["asked"])[1]
    target = defined.target(asked.last // 12)
    over = compared_over(target, asked, CYCLE) if target else asked
    return progress_of(defined, figure_of(case, over), target)


@pytest.mark.parametrize("case", _each("provisional"))
def test_a_progress_says_of_how_many_periods_it_is(case: Case):
    told = _measured(case)
    found = told.provisional

    periods = "all there" if found is None else f"{found.reported} of {found.expected}"
    assert {"progress": _progress_words(told.progress), "periods": periods} == case["answer"]


def _measured(case: Case) -> Measured:
    at = Moment(place(case["asked"])[1].last // 12, date(2023, 12, 31), CYCLE)
    return measure(
        definition(case["indicator"]),
        lambda _, over: figure_of(case, over),
        lambda _, over: figure_of(case, over).periods,
        at,
        Milestones(0, 0),
    )


def _progress_words(told: Progress) -> str:
    match told:
        case NoProgress(why):
            return _words(why)
        case Keeping():
            return "inside tolerance" if told.is_inside else "outside tolerance"
        case Advance():
            return f"{_plain(told.share * 100)} %"


@pytest.mark.parametrize("case", _each("status"))
def test_status_follows_the_written_rule(case: Case):
    defined = definition(case["indicator"])
    target = defined.target(place(case["asked"])[1].last // 12)
    window = compared_over(target, Period.read(str(target.year)), CYCLE) if target else CYCLE

    told = standing(
        defined.code,
        _progress(case),
        elapsed(window, day(case["day"])),
        Milestones(*reversed([int(each) for each in case.get("milestones", "0 of 0").split(" of ")])),
        Spending(*reversed([Fraction(each) for each in case.get("money", "0 of 0").split(" of ")])),
        rule=_rule(case),
    )

    found = told.decided_by
    compared = f"{_plain(found.seen)} with {_plain(found.needed)}"
    said = {"status": found.status.value, "clause": found.clause.value, "compared": compared}
    said["why"] = _words(found.why) if found.why else ""
    assert {word: said[word] for word in case["answer"]} == case["answer"]


def _rule(case: Case) -> StatusRule:
    return StatusRule(**{word.replace(" ", "_"): fraction(text) for word, text in case.get("rule", {}).items()})


@pytest.mark.parametrize("case", _each("status of the whole"))
def test_the_status_of_the_whole_follows_from_its_parts(case: Case):
    told = _whole("whole", case["parts"], _rule(case))

    assert {"status": told.status.value, "decided by": told.path[-1]} == case["answer"]


def _whole(code: str, parts: Any, rule: StatusRule) -> Standing:
    if isinstance(parts, dict):
        return standing_of_whole(code, [_whole(name, each, rule) for name, each in parts.items()], rule=rule)
    done, _, time = parts.partition(" at ")
    return standing(code, _said(done), fraction(time or 1), rule=rule)


def _said(words: str) -> Progress:
    """Return the progress that ``75 %``, ``inside`` or ``no baseline`` tells."""
    if words in {"inside", "outside"}:
        return Keeping(Fraction(words == "outside"), Fraction(0), Fraction(0))
    if words.endswith("%"):
        return Advance(fraction(words), WAY.baseline, WAY.target)
    return NoProgress(WhyNoProgress(words.replace(" ", "_")))


@pytest.mark.parametrize("case", _each("protection"))
def test_what_is_withheld_protects_and_is_no_more_than_needed(case: Case):
    shown = {text: _figure_shown(text, told) for text, told in case["figures"].items()}
    of_country = [(each.country, each.code) for each in units(case.get("units")) if each.code != each.country]
    areas: list[tuple[str, tuple[str, ...]]] = [("", COUNTRIES)]
    areas += [(name, tuple(code for country, code in of_country if country == name)) for name in dict(of_country)]
    defined = definition({"people": True, **case["indicator"]})

    hidden = withheld(defined, list(shown.values()), tuple(areas), case.get("threshold", 5))

    assert sorted(text for text, each in shown.items() if each.key in hidden) == sorted(case["answer"])


def _figure_shown(text: str, told: Any) -> Figure:
    area, period, here = place(text)
    if told in WORDS:
        return figure(None, state=WORDS[told], area=area, period=period.code, cell=here)
    if isinstance(told, str):
        ratio = Ratio(*(Decimal(part) for part in told.split("/")))
        return figure(ratio, area=area, period=period.code, cell=here)
    return figure(told, area=area, period=period.code, cell=here)


@pytest.mark.parametrize("case", _each("days to disposition"))
def test_days_to_disposition_are_counted_as_by_hand(case: Case):
    told = days_to_disposition([_handled(*each) for each in case["proposals"].items()], day(case["day"]))

    found = {"median": _plain(told.median), "mean": _plain(told.mean), "open": dict(told.open)}
    assert {word: found[word] for word in case["answer"]} == case["answer"]


def _handled(code: str, told: str) -> Handled:
    filed, _, disposed = told.partition(" to ")
    return Handled(code, date.fromisoformat(filed), date.fromisoformat(disposed) if disposed else None)


@pytest.mark.parametrize("case", _each("cost per result"))
def test_the_cost_of_a_result_is_reckoned_as_by_hand(case: Case):
    told = cost_per_result([_costed(*each) for each in case["results"].items()])

    found = {each.result: _plain(cost) for each, cost in told.costs}
    assert {**found, **{each.result: "not to be told" for each in told.untold}} == case["answer"]


def _costed(code: str, told: str) -> Costed:
    spent, reached = told.split(" for ")
    return Costed(code, Fraction(spent), None if reached == "nothing reported" else Fraction(reached))


@pytest.mark.parametrize("case", _each("targets met"))
def test_the_share_of_targets_met_is_counted_as_by_hand(case: Case):
    told = targets_met([(code, _said(words)) for code, words in case["targets"].items()])

    found: dict[str, Any] = {"share": f"{_plain(told.share * 100)} %" if told.share is not None else "none"}
    found |= {"met": list(told.met), "missed": list(told.missed), "not measured": [code for code, _ in told.unmeasured]}
    assert {word: found[word] for word in case["answer"]} == case["answer"]


def test_the_sheets_hold_many_cases_each_with_its_own_title_and_reckoned_by_hand():
    every = [case for sheet in sheets() for case in sheet["cases"]]

    assert len(every) >= 120
    assert len({case["title"] for case in every}) == len(every)
    assert [case["title"] for case in every if not case.get("by hand")] == []


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_worked_with_every_rule_it_may_declare(kind: Kind):
    rules = [definition(case["indicator"]).rules for case in cases("figures") if _kind(case) is kind]

    assert {each.across_units for each in rules} == set(ACROSS_UNITS[kind])
    assert {each.across_periods for each in rules} == set(ACROSS_PERIODS[kind])


def _kind(case: Case) -> Kind:
    return Kind(case["indicator"].get("kind", "count"))
