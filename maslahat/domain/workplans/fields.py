"""What a workplan line can say: every field, what it holds, and how it behaves when two proposals meet.

This table is the one place that names the fields. The canonical form, the comparison, the merge, the forms on screen,
the exports and the labels all read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from sys import intern
from types import MappingProxyType

from maslahat.domain.shared.money import NotAnAmount, amount
from maslahat.domain.shared.texts import TextRefused, clean

Value = str | int | Decimal | bool
"""What one cell holds: text or code, whole number, exact decimal, or True for "this element is in the set"."""

CellKey = tuple[str, ...]
"""Where a value stands inside a line: the field, then language, element or map key."""

TO_BE_MOBILIZED = "TBM"
"""Source of the part of a budget that no donor has promised yet."""

SOURCE_LANGUAGE = "@source"
TRANSLATED_FROM = "@from"
"""Second parts of the two kinds of cell that say how the languages of a text hang together."""


class Kind(StrEnum):
    """How the values of a field merge: whole text per language, single cell, set of elements, map of keys."""

    TEXT = "text"
    CELL = "cell"
    SET = "set"
    MAP = "map"


class Holds(StrEnum):
    """What a value of the field is."""

    CODE = "code"
    WORDS = "words"
    WHOLE = "whole"
    AMOUNT = "amount"
    PERCENT = "percent"
    LINE = "line"


class ValueRefused(ValueError):
    """A value does not fit its field; ``field`` names the field and the message says why."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field = field
        self.why = why


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a line. ``key`` names the parts of a map key in order, for example (source, currency)."""

    name: str
    kind: Kind
    holds: Holds
    key: tuple[str, ...] = ()

    def read(self, raw: object) -> Value:
        """Return the value that a document or form spells; raise ValueRefused if it does not fit the field."""
        try:
            return self._read(raw)
        except (TextRefused, NotAnAmount, InvalidOperation, ValueError, TypeError) as fault:
            raise ValueRefused(self.name, str(fault)) from fault

    def _read(self, raw: object) -> Value:
        if self.holds is Holds.WHOLE:
            return _whole_number(raw)
        if self.holds in (Holds.AMOUNT, Holds.PERCENT):
            return _decimal(raw, most=100 if self.holds is Holds.PERCENT else None)
        return _words(raw, is_code=self.holds in (Holds.CODE, Holds.LINE))


def _whole_number(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int | str):
        raise ValueError(f"{raw!r} is not a whole number")
    try:
        number = int(raw)
    except ValueError as fault:
        raise ValueError(f"{str(raw)[:80]!r} is not a whole number") from fault
    if not 0 <= number <= 1_000_000_000:
        raise ValueError(f"{number} is not between 0 and 1 000 000 000")
    return number


def _decimal(raw: object, *, most: int | None) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | str | Decimal):
        raise ValueError(f"{raw!r} is not a decimal number")
    found = amount(raw)
    if most is not None and found > most:
        raise ValueError(f"{found} is more than {most} %")
    return found


def _words(raw: object, *, is_code: bool) -> str:
    if not isinstance(raw, str):
        raise ValueError(f"{raw!r} is not text")
    text = clean(raw)
    if not text:
        raise ValueError("is empty")
    if not is_code:
        return text
    if len(text) > 80 or text.split() != [text]:
        raise ValueError(f"{text[:80]!r} is not a code")
    return intern(text)


FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        field.name: field
        for field in (
            Field("title", Kind.TEXT, Holds.WORDS),
            Field("description", Kind.TEXT, Holds.WORDS),
            Field("type", Kind.CELL, Holds.CODE),
            Field("scope", Kind.CELL, Holds.CODE),
            Field("modality", Kind.CELL, Holds.CODE),
            Field("countries", Kind.SET, Holds.CODE),
            Field("quarters", Kind.SET, Holds.CODE),
            Field("lead", Kind.CELL, Holds.CODE),
            Field("partners", Kind.SET, Holds.CODE),
            Field("beneficiaries", Kind.SET, Holds.CODE),
            Field("budget", Kind.MAP, Holds.AMOUNT, ("source", "currency")),
            Field("shares", Kind.MAP, Holds.PERCENT, ("country",)),
            Field("markers", Kind.MAP, Holds.WHOLE, ("marker",)),
            Field("sdg_targets", Kind.SET, Holds.CODE),
            Field("participants", Kind.CELL, Holds.WHOLE),
            Field("women_share", Kind.CELL, Holds.PERCENT),
            Field("indicators", Kind.MAP, Holds.WORDS, ("indicator", "part")),
            Field("risk", Kind.CELL, Holds.CODE),
            Field("comment", Kind.TEXT, Holds.WORDS),
            Field("continues", Kind.CELL, Holds.LINE),
            Field("derived_from", Kind.CELL, Holds.LINE),
        )
    }
)
"""All fields in printing order. Indicator parts are ``text:LANGUAGE``, ``unit``, ``baseline``, ``target``
and ``means:LANGUAGE``. ``beneficiaries`` are the groups of people a line serves (R76). ``continues`` names a line of
last year, ``derived_from`` a line of this plan that was split."""

PLAN_FIELDS: Mapping[str, Field] = MappingProxyType(
    {"title": FIELDS["title"], "preamble": Field("preamble", Kind.TEXT, Holds.WORDS)}
)
"""What the plan says of itself: the fields of its own texts."""

CHANGEABLE: Mapping[str, Field] = MappingProxyType({**FIELDS, **PLAN_FIELDS})
"""Every field that an operation may write: those of a line, and those of the plan's own texts."""


@lru_cache(maxsize=1 << 16)
def cell_key(*parts: str) -> CellKey:
    """Return the key with these parts, the same object each time: keys of many lines cost memory once."""
    return parts


def spelled(value: Value) -> str | int:
    """Return the canonical JSON spelling of a value: decimals as text with two places, elements as 1."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, bool):
        return 1
    return value
