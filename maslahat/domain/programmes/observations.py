"""Figures that others published or the programme measured: statistical observations and indicator readings."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.shared.texts import LocalizedText


@dataclass(frozen=True, slots=True)
class Observation:
    """A published figure of one country, or of the region where ``country`` is empty. ``period`` is as published
    (``2021``, ``2024-H1``); ``caution`` warns of what makes it hard to compare."""

    code: str
    country: str
    indicator: LocalizedText
    period: str
    value: Decimal
    unit: str
    reported_by: str
    caution: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A measured value of a programme indicator for a period; ``parts`` maps (dimension, value) to its share."""

    indicator: str
    period: str
    value: Decimal
    parts: Mapping[tuple[str, str], Decimal]
