"""Indicators, periods and figures that the tests of results measure; everything is made up."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from maslahat.domain.results.figures import Coverage, Figure, FigureKey, FigureValue
from maslahat.domain.results.indicators import CodeList, IndicatorDefinition, Rules, StartingValue
from maslahat.domain.results.observations import Cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import Number, State
from maslahat.domain.shared.kinds import Direction, Kind
from maslahat.domain.shared.texts import LocalizedText

CYCLE = Period.read("2022/2025")


def said(text: str) -> LocalizedText:
    """Return a text in one language."""
    return LocalizedText(MappingProxyType({"en": text}))


def code_list(code: str, *codes: str) -> CodeList:
    """Return a code list, or a scale, of these codes in order."""
    return CodeList(code, 1, said(code), MappingProxyType({each: said(each) for each in codes}))


def indicator(kind: Kind = Kind.COUNT, **changed: Any) -> IndicatorDefinition:
    """Return an indicator of a kind with its customary rules, baseline 0 and no target."""
    given: Mapping[str, Any] = {
        "code": "1.1.a",
        "version": 1,
        "result": "1.1",
        "name": said("Officers trained"),
        "meaning": said(""),
        "unit": "persons",
        "kind": kind,
        "rules": Rules.customary(kind),
        "direction": Direction.UP,
        "baseline": StartingValue(Decimal(0), 2021),
        "targets": (),
    }
    return IndicatorDefinition(**{**given, **changed})


def figure(
    value: FigureValue | int | None,
    *,
    state: State = State.REPORTED,
    area: str = "",
    period: str = "2023",
    cell: Cell = (),
    units: tuple[tuple[str, ...], ...] = (("KZ",), (), ()),
) -> Figure:
    """Return a figure of the indicator ``1.1.a``; a plain number stands for itself."""
    held = Number(Decimal(value)) if isinstance(value, int) else value
    key = FigureKey("1.1.a", area, Period.read(period), cell)
    return Figure(key, state, held, Rules.customary(Kind.COUNT), Coverage(*units), ())
