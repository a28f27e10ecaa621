"""The split of a value as tables: rows by columns, a third dimension as one table after another, with their sums."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from django.utils.translation import gettext

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import COUNTRY, Cell, ReportingUnit, cell
from maslahat.domain.shared.kinds import Kind
from maslahat.web.templatetags.texts import localized

MOST_CROSSED = 60
"""Most cells that are offered crossed; a split with more is offered dimension by dimension."""

Code = tuple[str, str, str]
"""(dimension, code, name) of a row, a column or a table; an empty code for all of a dimension."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension by which a value is split: its code, its name and its codes in order of printing."""

    dimension: str
    name: str
    codes: tuple[Code, ...]

    @property
    def all(self) -> Code:
        return (self.dimension, "", gettext("all"))


@dataclass(frozen=True, slots=True)
class TableOffered:
    """One table: what it is about (empty if it is the only one), the names of its columns, and its rows.

    ``corner`` names what the rows are; a row is its name and its cells, () where the total of the report stands.
    """

    title: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def axes_of(definition: IndicatorDefinition, unit: ReportingUnit, programme: Programme) -> tuple[Axis, ...]:
    """Return the dimensions by which a unit splits an indicator; a regional unit by country as well."""
    if definition.kind is Kind.TEXT:
        return ()
    found = [(each.code, localized(each.name), each.names) for each in definition.dimensions]
    if not unit.country:
        found.append((COUNTRY, gettext("Country"), {each.code: each.name for each in programme.countries}))
    return tuple(
        Axis(code, name, tuple((code, each, localized(named)) for each, named in names.items()))
        for code, name, names in found
    )


def tables_offered(axes: Sequence[Axis]) -> list[TableOffered]:
    """Return the tables of a split: crossed with their sums, or, if that is too much, one for each dimension."""
    if not axes:
        return []
    if len(axes) == 1 or prod(len(each.codes) for each in axes) > MOST_CROSSED:
        return [_list(each, is_only=len(axes) == 1) for each in axes]
    ordered = sorted(axes, key=lambda each: len(each.codes))
    columns, rows, rest = ordered[0], ordered[-1], ordered[1:-1]
    return [_table(columns, rows, each) for each in product(*((axis.all, *axis.codes) for axis in rest))]


def labels_of(tables: Sequence[TableOffered], axes: Sequence[Axis]) -> Iterator[tuple[Cell, str]]:
    """Return every cell of the tables but the total, each with the words that say which it is."""
    names = {(dimension, code): name for axis in axes for dimension, code, name in axis.codes}
    for table in tables:
        for _, cells in table.rows:
            yield from ((here, ", ".join(names[pair] for pair in here)) for here in cells if here)


def _list(axis: Axis, *, is_only: bool) -> TableOffered:
    rows = tuple((name, (cell([(axis.dimension, code)]),)) for _, code, name in axis.codes)
    return TableOffered("" if is_only else axis.name, axis.name, (gettext("Value"),), rows)


def _table(columns: Axis, rows: Axis, section: Sequence[Code]) -> TableOffered:
    across, down = (*columns.codes, columns.all), (*rows.codes, rows.all)
    return TableOffered(
        ", ".join(name for _, _, name in section),
        rows.name,
        tuple(name for _, _, name in across),
        tuple((row[2], tuple(_cell(row, each, *section) for each in across)) for row in down),
    )


def _cell(*codes: Code) -> Cell:
    return cell((dimension, code) for dimension, code, _ in codes if code)
