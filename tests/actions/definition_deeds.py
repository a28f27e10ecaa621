"""Deeds by which indicators are defined, each with a request that is well formed and never succeeds."""

from decimal import Decimal
from typing import Any

from maslahat.actions.results.defining import Asked, define_indicator
from maslahat.domain.shared.deeds import Deed

ASKED = Asked({}, "count", "sum", "sum", "up", Decimal(0), 12, False, (), ())

DEFINITION_DEEDS: dict[Deed, tuple[Any, dict[str, Any]]] = {
    Deed.INDICATOR_DEFINE: (
        define_indicator,
        {"indicator": "nowhere", "version": 1, "asked": ASKED, "reason": "So agreed"},
    ),
}
