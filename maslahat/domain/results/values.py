"""What was measured: exact values, one form for each kind of indicator, and the three states of a report."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText


class State(StrEnum):
    """Whether there is a value. Zero is reported; the other two never turn into zero or into one another."""

    REPORTED = "reported"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the indicator's unit of count."""

    number: Decimal


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many: never the quotient alone, for only both can be added up. ``denominator`` may be 0."""

    numerator: Decimal
    denominator: Decimal


@dataclass(frozen=True, slots=True)
class Mean:
    """The sum of some measurements and how many there were."""

    sum: Decimal
    number: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes or no."""

    is_yes: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an ordered scale, by its code in the indicator's scale."""

    code: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """What happened, in words."""

    text: LocalizedText


Value = Number | Ratio | Mean | Answer | Step | Narrative

FORM_OF: Mapping[Kind, type[Value]] = MappingProxyType(
    {
        Kind.COUNT: Number,
        Kind.STOCK: Number,
        Kind.RUNNING_TOTAL: Number,
        Kind.RATIO: Ratio,
        Kind.AVERAGE: Mean,
        Kind.HIGHEST: Number,
        Kind.LOWEST: Number,
        Kind.YES_NO: Answer,
        Kind.SCALE: Step,
        Kind.TEXT: Narrative,
    }
)
"""The form of value that each kind of indicator takes."""
