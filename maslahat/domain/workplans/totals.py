"""What a plan adds up to: lines and money by pillar, country, donor and quarter, and the weight of each marker.

Totals are computed, never stored. Money of different currencies is never added together; a line's money is split among
countries by its shares (else evenly) and among its quarters evenly, to the cent, so that the parts make up the whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal
from typing import TypeVar, cast

from maslahat.domain.shared.money import CENT
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED
from maslahat.domain.workplans.plan import Line, Plan

_Key = TypeVar("_Key")

ZERO = Decimal("0.00")
NOWHERE = ""
"""Stands for no pillar, country or quarter: the line does not say."""


@dataclass
class Sum:
    """Lines and money of some part of the plan; amounts by currency. ``available`` is what donors have promised."""

    lines: int = 0
    available: dict[str, Decimal] = field(default_factory=dict)
    to_be_mobilized: dict[str, Decimal] = field(default_factory=dict)

    @property
    def required(self) -> dict[str, Decimal]:
        """Return what the plan needs, by currency: available and still to be mobilized."""
        currencies = sorted({*self.available, *self.to_be_mobilized})
        return {one: self.available.get(one, ZERO) + self.to_be_mobilized.get(one, ZERO) for one in currencies}

    def add(self, source: str, currency: str, amount: Decimal) -> None:
        """Add an amount of one source of funds."""
        kept = self.to_be_mobilized if source == TO_BE_MOBILIZED else self.available
        kept[currency] = kept.get(currency, ZERO) + amount


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of one plan. Keys are codes; ``grid`` is keyed by (country, pillar), ``markers`` by (marker, code).

    ``donors`` leaves out what is to be mobilized. The code of a marker is None where the marker is empty.
    """

    whole: Sum
    pillars: Mapping[str, Sum]
    countries: Mapping[str, Sum]
    donors: Mapping[str, Sum]
    quarters: Mapping[str, Sum]
    grid: Mapping[tuple[str, str], Sum]
    markers: Mapping[tuple[str, int | None], Sum]

    def marker_share(self, marker: str, code: int, currency: str) -> Decimal:
        """Return the share of the budget in a currency on lines with this code of the marker, in per cent."""
        whole = self.whole.required.get(currency, ZERO)
        part = self.markers.get((marker, code), Sum()).required.get(currency, ZERO)
        return (part * 100 / whole).quantize(CENT) if whole else ZERO


def totals(plan: Plan, pillar_of: Mapping[str, str], markers: Sequence[str] = ()) -> Totals:
    """Return what the plan adds up to.

    ``pillar_of`` maps outputs to pillars; ``markers`` are those of which lines that leave them empty are counted too.
    """
    found = Totals(Sum(), {}, {}, {}, {}, {}, {})
    for line in plan.lines:
        _add_line(found, line, pillar_of.get(line.output, NOWHERE), markers)
    return Totals(
        found.whole,
        dict(sorted(found.pillars.items())),
        dict(sorted(found.countries.items())),
        dict(sorted(found.donors.items())),
        dict(sorted(found.quarters.items())),
        dict(sorted(found.grid.items())),
        dict(sorted(found.markers.items(), key=lambda entry: _marker_order(entry[0]))),
    )


def _marker_order(key: tuple[str, int | None]) -> tuple[str, int]:
    marker, code = key
    return marker, -1 if code is None else code


def _add_line(found: Totals, line: Line, pillar: str, markers: Sequence[str]) -> None:
    shares = {key[0]: Decimal(value) for key, value in line.entries("shares").items()}
    countries = shares or dict.fromkeys(line.countries or (NOWHERE,), Decimal(1))
    quarters = dict.fromkeys(line.quarters or (NOWHERE,), Decimal(1))
    codes: dict[str, int | None] = dict.fromkeys(markers)
    codes |= {key[0]: int(value) for key, value in line.entries("markers").items()}
    whole = [found.whole, _of(found.pillars, pillar), *(_of(found.markers, pair) for pair in codes.items())]
    budget = line.budget
    parts = [
        *whole,
        *(_of(found.countries, country) for country in countries),
        *(_of(found.grid, (country, pillar)) for country in countries),
        *(_of(found.quarters, quarter) for quarter in quarters),
        *(_of(found.donors, donor) for donor in sorted({source for source, _ in budget} - {TO_BE_MOBILIZED})),
    ]
    for part in parts:
        part.lines += 1
    for (source, currency), amount in budget.items():
        for part in whole:
            part.add(source, currency, amount)
        _add_amount(found, pillar, (source, currency, amount), countries, quarters)


def _add_amount(
    found: Totals,
    pillar: str,
    money: tuple[str, str, Decimal],
    countries: Mapping[str, Decimal],
    quarters: Mapping[str, Decimal],
) -> None:
    source, currency, amount = money
    if source != TO_BE_MOBILIZED:
        _of(found.donors, source).add(source, currency, amount)
    for country, part in split(amount, countries).items():
        _of(found.countries, country).add(source, currency, part)
        _of(found.grid, (country, pillar)).add(source, currency, part)
    for quarter, part in split(amount, quarters).items():
        _of(found.quarters, quarter).add(source, currency, part)


def _of(sums: Mapping[_Key, Sum], key: _Key) -> Sum:
    return cast(dict[_Key, Sum], sums).setdefault(key, Sum())


def split(amount: Decimal, weights: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return an amount split by weight, to the cent: the cents left over go to the largest remainders, then by code.

    Weights that add up to nothing count as equal.
    """
    total = sum(weights.values(), Decimal(0))
    weights = weights if total else dict.fromkeys(weights, Decimal(1))
    total = total or Decimal(len(weights))
    exact = {key: amount * weight / total for key, weight in weights.items()}
    parts = {key: value.quantize(CENT, ROUND_DOWN) for key, value in exact.items()}
    left = int((amount - sum(parts.values(), ZERO)) / CENT)
    for key in sorted(parts, key=lambda key: (parts[key] - exact[key], key))[: max(left, 0)]:
        parts[key] += CENT
    return parts


@dataclass(frozen=True, slots=True)
class Shift:
    """One figure then and now. ``part`` is ``pillar``, ``country``, ``donor``, ``quarter`` or ``plan``."""

    part: str
    code: str
    currency: str
    before: Decimal
    after: Decimal

    @property
    def by(self) -> Decimal:
        """Return the difference: more is positive."""
        return self.after - self.before


def effect(before: Plan, after: Plan, pillar_of: Mapping[str, str]) -> tuple[Shift, ...]:
    """Return every required amount that differs between two versions, the whole plan's first."""
    every = compared(totals(before, pillar_of), totals(after, pillar_of))
    return tuple(shift for shift in every if shift.by)


def compared(old: Totals, new: Totals) -> tuple[Shift, ...]:
    """Return every required amount of two plans side by side, also those that stay alike; the whole plan's first."""
    pairs: list[tuple[str, Mapping[str, Sum], Mapping[str, Sum]]] = [
        ("plan", {"": old.whole}, {"": new.whole}),
        ("pillar", old.pillars, new.pillars),
        ("country", old.countries, new.countries),
        ("donor", old.donors, new.donors),
        ("quarter", old.quarters, new.quarters),
    ]
    return tuple(
        shift
        for part, then, now in pairs
        for code in sorted({*then, *now})
        for shift in _shifts(part, code, then.get(code, Sum()), now.get(code, Sum()))
    )


def _shifts(part: str, code: str, then: Sum, now: Sum) -> list[Shift]:
    before, after = then.required, now.required
    return [
        Shift(part, code, currency, before.get(currency, ZERO), after.get(currency, ZERO))
        for currency in sorted({*before, *after})
    ]
