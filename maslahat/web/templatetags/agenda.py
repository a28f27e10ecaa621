"""Looking up what an item of an agenda names by code."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of(table: Mapping[str, Any], code: str) -> Any:
    """Return what stands under a code in a table, or None."""
    return table.get(code)
