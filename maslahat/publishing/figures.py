"""What a plan adds up to, as tables for print and for a workbook: by pillar, country, donor and quarter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.workplans.fields import TO_BE_MOBILIZED
from maslahat.domain.workplans.totals import ZERO, Sum, totals
from maslahat.publishing.phrases import PHRASES, Pair
from maslahat.publishing.spelling import name_of
from maslahat.publishing.view import NameTable, PlanView

QUARTERS: Mapping[str, Pair] = {
    "Q1": ("First quarter", "Первый квартал"),
    "Q2": ("Second quarter", "Второй квартал"),
    "Q3": ("Third quarter", "Третий квартал"),
    "Q4": ("Fourth quarter", "Четвёртый квартал"),
    "": PHRASES["not_said"],
}
_HEADS = ("lines", "currency", "required", "available", "to_be_mobilized")


@dataclass(frozen=True, slots=True)
class Figures:
    """A row of a table of totals: lines, currency, and the amounts required, available and to be mobilized."""

    code: str
    name: Pair
    values: tuple[Decimal | int | str, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of totals; ``head`` names the columns after code and name."""

    caption: Pair
    head: tuple[Pair, ...]
    rows: tuple[Figures, ...]


def sheets(view: PlanView) -> tuple[Sheet, ...]:
    """Return the totals of a plan, table by table; each ends with the same row for the whole plan.

    A line in several countries or quarters is counted in each, so lines there add up to more than the whole.
    """
    found, names = totals(view.plan, view.names.pillar_of), view.names
    return (
        _sheet("totals_by_pillar", _named(found.pillars, names.pillars), found.whole),
        _sheet("totals_by_country", _named(found.countries, names.countries), found.whole),
        _sheet("totals_by_donor", [*_named(found.donors, names.donors), _unpromised(view, found.whole)], found.whole),
        _sheet("totals_by_quarter", _quarters(found.quarters), found.whole),
    )


def _named(parts: Mapping[str, Sum], table: NameTable) -> list[tuple[str, Pair, Sum]]:
    order = [*(code for code in table if code in parts), *(code for code in parts if code not in table)]
    return [(code, name_of(table, code) if code else PHRASES["not_said"], parts[code]) for code in order]


def _unpromised(view: PlanView, whole: Sum) -> tuple[str, Pair, Sum]:
    lines = sum(any(key[0] == TO_BE_MOBILIZED for key in line.budget) for line in view.plan.lines)
    return "", PHRASES["to_be_mobilized"], Sum(lines, {}, whole.to_be_mobilized)


def _quarters(parts: Mapping[str, Sum]) -> list[tuple[str, Pair, Sum]]:
    return [(code, QUARTERS.get(code, (code, code)), part) for code, part in parts.items()]


def _sheet(caption: str, parts: Iterable[tuple[str, Pair, Sum]], whole: Sum) -> Sheet:
    rows = [row for code, name, part in parts for row in _rows(code or "–", name, part)]
    rows += _rows("", PHRASES["total"], whole, is_total=True)
    return Sheet(PHRASES[caption], tuple(PHRASES[name] for name in _HEADS), tuple(rows))


def _rows(code: str, name: Pair, part: Sum, *, is_total: bool = False) -> list[Figures]:
    """Return one row a currency, since currencies are never added; a part without money has one row."""
    return [
        Figures(
            code,
            name,
            (
                part.lines,
                currency,
                part.required.get(currency, ZERO),
                part.available.get(currency, ZERO),
                part.to_be_mobilized.get(currency, ZERO),
            ),
            is_total,
        )
        for currency in part.required or ("",)
    ]
