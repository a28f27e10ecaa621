"""Reads the worked cases of results: what was reported, as an officer writes it down, into the words of the domain."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from maslahat.domain.results.figures import Figure
from maslahat.domain.results.indicators import IndicatorDefinition, Rules, StartingValue, YearTarget
from maslahat.domain.results.observations import Cell, Observation, Overlap, ReportingUnit, cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roll_up import roll_up
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, State, Step, Value
from maslahat.domain.shared.kinds import AcrossPeriods, AcrossUnits, Direction, Kind

from .indicators import CYCLE, code_list, indicator, said

COUNTRIES = ("KZ", "KG", "TJ", "TM", "UZ")
WORDS = {"not reported": State.NOT_REPORTED, "not applicable": State.NOT_APPLICABLE}
SCALE = code_list("law", "draft", "opinion", "adopted", "in_force")

Case = Mapping[str, Any]


def sheets() -> list[Case]:
    """Return every sheet of worked cases, in order of its name."""
    folder = Path(__file__).parents[2] / "cases" / "results"
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]


def cases(question: str) -> list[Case]:
    """Return the cases of the sheets that ask this, each with what its sheet says for all."""
    common = ("indicator", "units", "rows")
    return [
        {**{word: sheet[word] for word in common if word in sheet}, **case, "indicator": _indicator_of(sheet, case)}
        for sheet in sheets()
        for case in sheet["cases"]
        if sheet["asks"] == question
    ]


def _indicator_of(sheet: Case, case: Case) -> Case:
    return {**sheet.get("indicator", {}), **case.get("indicator", {})}


def definition(given: Case) -> IndicatorDefinition:
    """Return the indicator that a case describes; what it leaves out is customary."""
    kind = Kind(given.get("kind", "count"))
    rules = Rules.customary(kind)
    return indicator(
        kind,
        rules=Rules(
            AcrossUnits(given.get("across units", rules.across_units)),
            AcrossPeriods(given.get("across periods", rules.across_periods)),
        ),
        direction=Direction(given.get("better", "up")),
        baseline=StartingValue(_decimal(given.get("baseline")), 2021),
        targets=tuple(YearTarget(year, _decimal(value), "to date" in given) for year, value in _targets(given)),
        tolerance=Decimal(str(given.get("tolerance", 0))),
        scale=SCALE if kind is Kind.SCALE else None,
        counts_people=bool(given.get("people", False)),
        frequency=given.get("every", 12),
    )


def _targets(given: Case) -> list[tuple[int, Any]]:
    return [(int(year), value) for year, value in {**given.get("targets", {}), **given.get("to date", {})}.items()]


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def units(given: Any) -> list[ReportingUnit]:
    """Return units: a list of countries, or ``KZ-A: KZ, part of KZ-B``, ``REG: regional``; left out, or retired."""
    named = {each: each for each in given or COUNTRIES} if not isinstance(given, Mapping) else given
    found = []
    for code, told in named.items():
        country, *more = [word.strip() for word in told.split(",")]
        part_of = next((word.removeprefix("part of ") for word in more if word.startswith("part of ")), "")
        country = "" if country == "regional" else country
        is_aggregated, is_retired = "left out" not in more, "retired" in more
        found.append(ReportingUnit(code, said(code), country, "", "", part_of, is_aggregated, is_retired))
    return found


def place(text: str) -> tuple[str, Period, Cell]:
    """Return unit or area, period and cell of ``KZ 2023-Q1 sex=f age=young``; ``programme`` is the whole."""
    name, period, *pairs = text.split()
    return (
        "" if name == "programme" else name,
        Period.read(period),
        cell((dimension, code) for dimension, _, code in (pair.partition("=") for pair in pairs)),
    )


def value(told: Any, kind: Kind) -> Value:
    """Return a value as it is written: ``7``, ``1/4``, ``80 over 4`` (a mean), yes, a step, or words."""
    match kind:
        case Kind.YES_NO:
            return Answer(told)
        case Kind.SCALE:
            return Step(told)
        case Kind.TEXT:
            return Narrative(said(told))
        case Kind.RATIO:
            return Ratio(*(Decimal(part) for part in told.split("/")))
        case Kind.AVERAGE:
            total, number = told.split(" over ")
            return Mean(Decimal(total), int(number))
        case _:
            return Number(Decimal(str(told)))


def observations(reported: Mapping[str, Any], kind: Kind) -> list[Observation]:
    """Return what was reported; the id of each is its place as written."""
    found = []
    for text, told in reported.items():
        unit, period, here = place(text)
        state = WORDS.get(told, State.REPORTED) if isinstance(told, str) else State.REPORTED
        given = value(told, kind) if state is State.REPORTED else None
        found.append(Observation(text, "1.1.a", unit, period, here, state, given))
    return found


def overlaps(given: Mapping[str, Any]) -> list[Overlap]:
    """Return declared overlaps: ``KZ+KG 2023: 4``."""
    found = []
    for text, number in given.items():
        names, period, here = place(text)
        found.append(Overlap("1.1.a", frozenset(names.split("+")), period, Decimal(str(number)), here))
    return found


def figure_of(case: Case, period: Period | None = None) -> Figure:
    """Return the figure that a case asks for, from what it says was reported; ``period`` in place of the one asked."""
    area, asked, here = place(case["asked"])
    defined = definition(case["indicator"])
    return roll_up(
        defined,
        observations(case.get("reported", {}), defined.kind),
        units(case.get("units")),
        overlaps(case.get("overlaps", {})),
        area=area,
        period=period or asked,
        cell=here,
        cycle=CYCLE,
    )


def fraction(text: Any) -> Fraction:
    """Return ``75 %``, ``2/3``, ``20`` or ``2.5`` as an exact number."""
    words = str(text).split()
    return Fraction(words[0]) / (100 if words[-1] == "%" else 1)


def day(told: Any) -> date:
    """Return the day of a case, which YAML may have read already."""
    return told if isinstance(told, date) else date.fromisoformat(told)
