"""The form in which a unit reports its results for a period (``maslahat.reportingform/1``): its rows and columns.

Writer and reader share them, so that what is written can be read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from types import MappingProxyType

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import COUNTRY, Cell, cell
from maslahat.domain.results.values import State, Value
from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.form_phrases import FORM_PHRASES, FORM_STATES
from maslahat.publishing.observations_told import NUMBERS, parts_told
from maslahat.publishing.phrases import LANGUAGES
from maslahat.publishing.sheet_columns import SheetColumn, Writes

REPORTING_FORM = "maslahat.reportingform/1"
VALUES, SPLITS = "Values · Значения", "Splits · Разбивка"
"""Names of the sheets to be filled in."""

ZERO = "zero"
"""A state that stands for a reported value of nothing: nobody takes a zero for an empty cell."""

MOST_CROSSED = 120
"""Most crossed cells that are offered; a split with more is offered dimension by dimension."""

PART_OF: Mapping[str, str] = MappingProxyType(
    {
        **{name: name for name in NUMBERS},
        "measurements": "number",
        "answer": "answer",
        "step": "step",
        **{f"text:{language}": language for language in LANGUAGES},
    }
)
"""The part of a value that each column of values holds, by key of the column."""

_NUMBER = ("number",)
_COLUMNS_OF: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.RATIO: ("numerator", "denominator"),
        Kind.AVERAGE: ("sum", "measurements"),
        Kind.YES_NO: ("answer",),
        Kind.SCALE: ("step",),
        Kind.TEXT: tuple(f"text:{language}" for language in LANGUAGES),
    }
)


@dataclass(frozen=True, slots=True)
class CellTold:
    """What is told of one cell: its state, its value if it is reported, why it does not apply."""

    state: State
    value: Value | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One indicator of the form.

    ``told`` is what stands in the record, ``row_version`` that of the report, 0 for none. ``cells`` are those beside
    the total that can be filled in. ``last`` is what was reported before this period, in words. ``is_open`` is False
    where the report can be changed no more.
    """

    definition: IndicatorDefinition
    row_version: int = 0
    told: Mapping[Cell, CellTold] = field(default_factory=lambda: MappingProxyType({}))
    narrative: LocalizedText = field(default_factory=LocalizedText)
    cells: tuple[Cell, ...] = ()
    last: str = ""
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class FormView:
    """What a form is made of: whose it is, for which period, what is asked, and the names behind the codes.

    ``countries`` name the shares of a regional unit, ``units`` the units of count.
    """

    programme: str
    unit: str
    period: str
    rows: tuple[FormRow, ...]
    countries: Mapping[str, LocalizedText]
    units: Mapping[str, LocalizedText]
    language: str = "en"
    options: Mapping[str, Mapping[str, str]] = field(init=False)
    """The lists of codes with their names: those of the drop-downs, then dimensions and countries."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "options", _lists(self))

    @property
    def side(self) -> int:
        """Return which of a pair of words the form speaks."""
        return LANGUAGES.index(self.language)

    def facts(self) -> dict[str, str]:
        """Return by what the form is recognized when it comes back, in whatever language."""
        return {"format": REPORTING_FORM, "programme": self.programme, "unit": self.unit, "period": self.period}

    def word(self, name: str) -> str:
        """Return a fixed word of the form in its language."""
        return FORM_PHRASES[name][self.side]

    def part(self, definition: IndicatorDefinition, here: Cell) -> str:
        """Return what a cell is called: the names of its codes, as the form shows them."""
        names = {each.code: each.names for each in definition.dimensions} | {COUNTRY: self.countries}
        shown = (names.get(dimension, {}).get(code, LocalizedText()) for dimension, code in here)
        return ", ".join(name.in_language(self.language) or code for name, (_, code) in zip(shown, here, strict=True))


def value_columns(kind: Kind) -> tuple[str, ...]:
    """Return the keys of the columns in which a value of this kind is written."""
    return _COLUMNS_OF.get(kind, _NUMBER)


def form_columns(view: FormView) -> list[SheetColumn]:
    """Return the columns of the sheet of values, in order."""
    return [
        *_shown(view, indicator=10, name=42, kind=16, unit=12, period=9, target=11, last=16),
        *_told(view),
        *(_column(view, f"text:{each}", "text", 34, Writes.WORDS, each) for each in LANGUAGES),
        _column(view, "reason", "reason", 24, Writes.WORDS),
        *(_column(view, f"narrative:{each}", "narrative", 32, Writes.WORDS, each) for each in LANGUAGES),
        *_hidden(view, "id", "version", "definition", "mark"),
    ]


def split_columns(view: FormView) -> list[SheetColumn]:
    """Return the columns of the sheet of splits, in order."""
    return [
        *_shown(view, indicator=10, cell=36, name=36),
        *_told(view),
        _column(view, "reason", "reason", 28, Writes.WORDS),
        *_hidden(view, "id"),
    ]


def offered_cells(
    definition: IndicatorDefinition, is_regional: bool, countries: tuple[str, ...], told: Mapping[Cell, object]
) -> tuple[Cell, ...]:
    """Return the cells beside the total that a form offers: all dimensions crossed, and whatever else stands already.

    Where that would be more than MOST_CROSSED, each dimension by itself. A regional unit is offered its countries.
    """
    if definition.kind is Kind.TEXT:
        return ()
    axes = [[(each.code, code) for code in each.names] for each in definition.dimensions]
    axes += [[(COUNTRY, code) for code in countries]] if is_regional else []
    crossed = list(product(*axes)) if axes else []
    wanted = crossed if len(crossed) <= MOST_CROSSED else [(pair,) for axis in axes for pair in axis]
    return tuple(dict.fromkeys((*map(cell, wanted), *(here for here in sorted(told) if here))))


def split_id(indicator: str, here: Cell) -> str:
    """Return the id of a row of the sheet of splits: ``1.1.a|age=18+;sex=F``."""
    return f"{indicator}|{';'.join(f'{dimension}={code}' for dimension, code in here)}"


def mark_of(told: Mapping[Cell, CellTold], narrative: Mapping[str, str]) -> str:
    """Return the fingerprint of what a row and its parts say, the same for the same content, however it is written."""
    cells = [
        [list(map(list, here)), each.state.value, parts_told(each.value), each.reason]
        for here, each in sorted(told.items())
    ]
    return fingerprint([cells, {name: narrative[name] for name in LANGUAGES if narrative.get(name)}])


def _told(view: FormView) -> list[SheetColumn]:
    return [
        _column(view, "state", "state", 24, Writes.CHOICE, options="states"),
        *(_column(view, name, name, 12, Writes.NUMBER) for name in NUMBERS),
        _column(view, "answer", "answer", 10, Writes.CHOICE, options="answers"),
        _column(view, "step", "step", 20, Writes.CHOICE),
    ]


def _column(
    view: FormView, key: str, name: str, width: int, writes: Writes, language: str = "", *, options: str = ""
) -> SheetColumn:
    heading = view.word(name) + (f" ({language.upper()})" if language else "")
    is_hidden = key in PART_OF and all(key not in value_columns(row.definition.kind) for row in view.rows)
    return SheetColumn(key, (heading, heading), width, writes, options=options, is_hidden=is_hidden)


def _shown(view: FormView, **widths: int) -> list[SheetColumn]:
    return [
        SheetColumn(key, (view.word(key), view.word(key)), width, Writes.SHOWN, is_locked=True)
        for key, width in widths.items()
    ]


def _hidden(view: FormView, *keys: str) -> list[SheetColumn]:
    return [
        SheetColumn(key, (view.word(key), view.word(key)), 12, Writes.SHOWN, is_locked=True, is_hidden=True)
        for key in keys
    ]


def _lists(view: FormView) -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {
        "states": {code: pair[view.side] for code, pair in FORM_STATES.items()},
        "answers": {"yes": view.word("yes"), "no": view.word("no")},
    }
    for row in view.rows:
        for each in (*filter(None, (row.definition.scale,)), *row.definition.dimensions):
            found[each.code] = {code: name.in_language(view.language) for code, name in each.names.items()}
    return found | {COUNTRY: {code: name.in_language(view.language) for code, name in view.countries.items()}}
