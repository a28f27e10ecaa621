"""What somebody tells of an indicator, read: the cells with their states and values, and what is new in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from maslahat.actions.outcomes import Reason
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import COUNTRY, Cell, ReportingUnit, cell
from maslahat.domain.results.people_counted import is_by_sex, lacks_split
from maslahat.domain.results.told_values import ValueRefused, read_told
from maslahat.domain.results.values import State
from maslahat.domain.shared.texts import TextRefused, clean
from maslahat.stores.results.report_reading import ReportFound
from maslahat.stores.results.save_reports import NewTold

LONGEST_REASON = 1000
MOST_CELLS = 400
"""Most cells that one report may have."""


@dataclass(frozen=True, slots=True)
class CellTold:
    """One cell as it was filled in: (dimension, code) pairs, none for the total; its state; the parts of its value."""

    pairs: tuple[tuple[str, str], ...]
    state: str
    parts: Mapping[str, str]
    reason: str = ""


def read_cells(
    definition: IndicatorDefinition,
    unit: ReportingUnit,
    countries: Iterable[str],
    told: tuple[CellTold, ...],
    reasons: list[Reason],
) -> list[NewTold]:
    """Return what was filled in, without what it supersedes; what cannot be taken is added to ``reasons``."""
    if len(told) > MOST_CELLS or len({cell(each.pairs) for each in told}) != len(told):
        reasons.append(Reason("cells_refused", {"indicator": definition.code}))
        return []
    codes = {each.code: frozenset(each.names) for each in definition.dimensions}
    if not unit.country:
        codes[COUNTRY] = frozenset(countries)
    return [found for each in told if (found := _read(definition, codes, each, reasons)) is not None]


def new_only(report: ReportFound | None, told: Iterable[NewTold]) -> list[NewTold]:
    """Return what differs from what stands in a report, each naming what it supersedes.

    A cell that is no longer filled in is not reported any more.
    """
    standing = {each.cell: each for each in report.told} if report else {}
    found, named = [], set()
    for each in told:
        before = standing.get(each.cell)
        named.add(each.cell)
        if before is None:
            found.append(each)
        elif (before.state, before.value, before.reason) != (each.state, each.value, each.reason):
            found.append(NewTold(each.cell, each.state, each.value, each.reason, before.id))
    gone = (each for here, each in standing.items() if here not in named and each.state is not State.NOT_REPORTED)
    return found + [NewTold(each.cell, State.NOT_REPORTED, None, "", each.id) for each in gone]


def _read(
    definition: IndicatorDefinition, codes: Mapping[str, frozenset[str]], told: CellTold, reasons: list[Reason]
) -> NewTold | None:
    here = cell(told.pairs)
    facts = {"indicator": definition.code, "cell": spelled(here)}
    if any(code not in codes.get(dimension, ()) for dimension, code in here) or len(dict(here)) != len(here):
        reasons.append(Reason("cell_unknown", facts))
        return None
    if told.state == State.NOT_REPORTED:
        return NewTold(here, State.NOT_REPORTED, None, "", None)
    if told.state == State.NOT_APPLICABLE:
        return _not_applicable(here, told.reason, facts, reasons)
    if told.state != State.REPORTED:
        reasons.append(Reason("state_unknown", facts))
        return None
    return _reported(definition, here, told, facts, reasons)


def _reported(
    definition: IndicatorDefinition, here: Cell, told: CellTold, facts: Mapping[str, str], reasons: list[Reason]
) -> NewTold | None:
    words = _words(told.reason) if not here and is_by_sex(definition) else ""
    if words is None:
        reasons.append(Reason("reason_refused", facts))
        return None
    try:
        return NewTold(here, State.REPORTED, read_told(definition, told.parts), words, None)
    except ValueRefused as refused:
        reasons.append(Reason(refused.code, facts))
        return None


def _not_applicable(here: Cell, reason: str, facts: Mapping[str, str], reasons: list[Reason]) -> NewTold | None:
    words = _words(reason)
    if not words:
        reasons.append(Reason("not_applicable_without_reason", facts))
        return None
    return NewTold(here, State.NOT_APPLICABLE, None, words, None)


def _words(reason: str) -> str | None:
    """Return a reason as it is kept, None if it cannot be."""
    try:
        words = clean(reason)
    except TextRefused:
        return None
    return words if len(words) <= LONGEST_REASON else None


def split_asked(definition: IndicatorDefinition, told: Iterable[NewTold], reasons: list[Reason]) -> None:
    """Add to ``reasons`` that people are told of without a split by sex and without the reason for that (R44)."""
    cells = list(told)
    values = {each.cell: each.value for each in cells if each.state is State.REPORTED}
    if lacks_split(definition, values, next((each.reason for each in cells if not each.cell), "")):
        reasons.append(Reason("split_by_sex_missing", {"indicator": definition.code}))


def spelled(here: Cell) -> str:
    """Return a cell for the record and for messages; the total as ``total``."""
    return ", ".join(f"{dimension} {code}" for dimension, code in here) or "total"
