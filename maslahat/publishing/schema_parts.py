"""The parts of which JSON Schemas are made: lists, objects of fixed properties, tables."""

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]


def listed(item: Schema, **more: Any) -> Schema:
    """Return the schema of a list of such items."""
    return {"type": "array", "items": item, **more}


def structure(properties: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """Return the schema of an object of exactly these properties; all but the optional ones must be there."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def table(value: Schema, keys: Schema | None = None) -> Schema:
    """Return the schema of an object of any keys, each with such a value."""
    return {"type": "object", "propertyNames": keys or {"$ref": "#/$defs/code"}, "additionalProperties": value}


def coverage_of(units: Mapping[str, Schema]) -> Schema:
    """Return the schema of a coverage with these lists of units; units that are behind are left out where none is."""
    text: Schema = {"type": "string"}
    whole: Schema = {"type": "integer", "minimum": 0}
    behind = structure(
        {"unit": text, "last": text, "reported": whole, "expected": whole}, optional=("reported", "expected")
    )
    return structure({**units, "behind": listed(behind)}, optional=("behind",))


def or_null(value: Schema) -> Schema:
    """Return the schema of what is such a value or null."""
    return {"anyOf": [value, {"type": "null"}]}
