"""Money: exact decimal amounts, each with its currency; different currencies are never added together."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

CENT = Decimal("0.01")
LARGEST_AMOUNT = Decimal("9999999999999.99")


class NotAnAmount(ValueError):
    """The text or number is not an amount of money with at most two decimals inside the allowed size."""


def amount(value: str | int | Decimal) -> Decimal:
    """Return an exact amount with two decimals; raise NotAnAmount for anything else, negative numbers included."""
    try:
        found = Decimal(value)
        exact = found.quantize(CENT)
    except (InvalidOperation, ValueError, TypeError) as fault:
        raise NotAnAmount(f"{value!r} is not an amount") from fault
    if exact != found:
        raise NotAnAmount(f"{value!r} has more than two decimals")
    if not 0 <= exact <= LARGEST_AMOUNT:
        raise NotAnAmount(f"{value!r} is not between 0 and {LARGEST_AMOUNT}")
    return exact


def written(value: Decimal) -> str:
    """Return the canonical spelling of an amount: plain digits and two decimals, for example ``130000.00``."""
    return f"{value:.2f}"


def add_up(amounts: Iterable[tuple[str, Decimal]]) -> Mapping[str, Decimal]:
    """Return the sum of (currency, amount) pairs for each currency, in order of currency code."""
    totals: dict[str, Decimal] = {}
    for currency, value in amounts:
        totals[currency] = totals.get(currency, Decimal("0.00")) + value
    return dict(sorted(totals.items()))
