"""The table of a workplan: pillars, their outputs, their lines, and what each of them adds up to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.changes import subject, subjects
from maslahat.domain.workplans.plan import Line
from maslahat.domain.workplans.totals import NOWHERE, ZERO, Sum
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.workplans.bodies import body_name
from maslahat.web.workplans.opening import OPEN_STATES, Opened

Amount = tuple[str, Decimal, Decimal]
"""Currency, what donors have promised, what is still to be mobilized."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line as the table shows it. ``touched`` counts open proposals on it; ``markers`` are (name, code, most)."""

    line: Line
    code: str
    was: str
    lead: LocalizedText
    countries: tuple[LocalizedText, ...]
    money: tuple[Amount, ...]
    markers: tuple[tuple[LocalizedText, int | None, int], ...]
    touched: int


@dataclass(frozen=True, slots=True)
class OutputGroup:
    """The lines under one output, with what they add up to."""

    code: str
    name: LocalizedText
    rows: tuple[Row, ...]
    money: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class PillarGroup:
    """The outputs of one pillar that have lines; ``place`` counts pillars from 1 and is 0 for lines under none."""

    code: str
    name: LocalizedText
    place: int
    outputs: tuple[OutputGroup, ...]
    money: tuple[Amount, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Table:
    """Everything shown, and its sums."""

    pillars: tuple[PillarGroup, ...]
    money: tuple[Amount, ...]
    lines: int


def table(found: Opened, lines: Sequence[Line]) -> Table:
    """Return these lines of the opened version as the table shows them."""
    touched = touched_lines(found.proposals)
    programme = found.visit.programme
    places = [(pillar.code, pillar.name, place) for place, pillar in enumerate(programme.pillars, 1)]
    groups = (
        _pillar(found, code, name, place, [line for line in lines if _pillar_of(found, line) == code], touched)
        for code, name, place in [*places, (NOWHERE, LocalizedText(), 0)]
    )
    return Table(tuple(group for group in groups if group.lines), _money(found, lines), len(lines))


def touched_lines(proposals: Iterable[ProposalFound]) -> Mapping[LineId, int]:
    """Return for each line how many open proposals would change it."""
    return Counter(
        line
        for each in proposals
        if each.state in OPEN_STATES
        for line in {
            line for operation in each.effective.operations for line in (subject(operation), *subjects(operation))
        }
    )


def _pillar_of(found: Opened, line: Line) -> str:
    return found.visit.programme.pillar_of.get(line.output, NOWHERE)


def _pillar(
    found: Opened, code: str, name: LocalizedText, place: int, lines: Sequence[Line], touched: Mapping[LineId, int]
) -> PillarGroup:
    outputs = dict.fromkeys(line.output for line in lines)
    groups = tuple(
        _output(found, output, [line for line in lines if line.output == output], touched) for output in outputs
    )
    return PillarGroup(code, name, place, groups, _money(found, lines), len(lines))


def _output(found: Opened, code: str, lines: Sequence[Line], touched: Mapping[LineId, int]) -> OutputGroup:
    programme = found.visit.programme
    name = programme.output(code).name if code in programme.pillar_of else LocalizedText()
    rows = tuple(_row(found, line, touched.get(line.id, 0)) for line in lines)
    return OutputGroup(code, name, rows, _money(found, lines))


def _row(found: Opened, line: Line, touched: int) -> Row:
    programme = found.visit.programme
    names = {country.code: country.name for country in programme.countries}
    code, was = found.plan.printed_codes[line.id], found.printed_before.get(line.id, "")
    return Row(
        line=line,
        code=code,
        was=was if was != code else "",
        lead=body_name(programme, line.one("lead") or ""),
        countries=tuple(names[country] for country in line.countries if country in names),
        money=_money(found, [line]),
        markers=markers_of(found, line),
        touched=touched,
    )


def markers_of(found: Opened, line: Line) -> tuple[tuple[LocalizedText, int | None, int], ...]:
    """Return (name, code or None, highest code) of every marker that has a scale."""
    return tuple(
        (theme.name, line.cells.get(("markers", theme.code)), len(theme.scale) - 1)  # type: ignore[misc]
        for theme in found.visit.programme.cross_cutting
        if theme.scale
    )


def _money(found: Opened, lines: Iterable[Line]) -> tuple[Amount, ...]:
    added = Sum()
    for line in lines:
        for (source, currency), amount in line.budget.items():
            if found.sees_money_of(source):
                added.add(source, currency, amount)
    return tuple(
        (currency, added.available.get(currency, ZERO), added.to_be_mobilized.get(currency, ZERO))
        for currency in added.required
    )
