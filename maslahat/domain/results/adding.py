"""How values of one kind become one: exact sums, sums of numerator and denominator, the highest and the lowest."""

from collections.abc import Iterator, Sequence
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow

from maslahat.domain.results.values import Mean, Number, Ratio, Value
from maslahat.domain.shared.kinds import Kind

_EXACT = Context(prec=1000, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])

ADD_UP = frozenset({Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL})
"""Kinds whose values are numbers that add up."""

MADE_OF_PARTS = ADD_UP | {Kind.RATIO, Kind.AVERAGE, Kind.HIGHEST, Kind.LOWEST}
"""Kinds of which parts alone make a total; an answer or a step of a whole does not follow from those of its parts."""


def exact_sum(numbers: Sequence[Decimal]) -> Decimal:
    """Return the sum without any rounding; raise decimal.Inexact if it needs more than 1000 digits."""
    total = Decimal(0)
    for number in numbers:
        total = _EXACT.add(total, number)
    return total


def exact_difference(one: Decimal, other: Decimal) -> Decimal:
    """Return one − other without any rounding; raise decimal.Inexact if it needs more than 1000 digits."""
    return _EXACT.subtract(one, other)


def made_one(kind: Kind, values: Sequence[Value]) -> Value:
    """Return what values of a kind that is MADE_OF_PARTS are together, in any order; there is at least one."""
    if kind is Kind.HIGHEST:
        return Number(max(each.number for each in values if isinstance(each, Number)))
    if kind is Kind.LOWEST:
        return Number(min(each.number for each in values if isinstance(each, Number)))
    sums = [exact_sum(numbers) for numbers in zip(*(tuple(_numbers(each)) for each in values), strict=True)]
    if kind is Kind.RATIO:
        return Ratio(*sums)
    return Mean(sums[0], int(sums[1])) if kind is Kind.AVERAGE else Number(*sums)


def unlike(parts: Value, total: Value) -> tuple[Decimal, Decimal] | None:
    """Return the first numbers in which parts and total differ: numerator before denominator; None if in none."""
    pairs = zip(_numbers(parts), _numbers(total), strict=True)
    return next((pair for pair in pairs if pair[0] != pair[1]), None)


def _numbers(value: Value) -> Iterator[Decimal]:
    match value:
        case Number(number):
            yield number
        case Ratio(numerator, denominator):
            yield numerator
            yield denominator
        case Mean(total, number):
            yield total
            yield Decimal(number)
