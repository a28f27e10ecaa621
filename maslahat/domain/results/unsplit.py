"""What a split leaves of a total, told from the shown figures alone: it gives nothing hidden away (results §2)."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

from maslahat.domain.results.adding import ADD_UP
from maslahat.domain.results.annual_report import PrintedIndicator, PrintedSplit
from maslahat.domain.shared.kinds import Kind


class _Shown(Protocol):
    """A figure as a reader sees it: its number, if it has one, and whether it is withheld."""

    @property
    def number(self) -> Fraction | None: ...

    @property
    def is_withheld(self) -> bool: ...


def left_by(kind: Kind, total: _Shown | None, parts: Iterable[_Shown]) -> Fraction | None:
    """Return the total minus the parts of one dimension: below zero where the parts exceed it.

    None where they are equal, where the kind does not add up, and where the total or all parts are not told: a part
    that is withheld would follow from the rest. A part that nobody reported counts as nothing.
    """
    shown = list(parts)
    if kind not in ADD_UP or total is None or any(each.is_withheld for each in (total, *shown)):
        return None
    numbers = [each.number for each in shown if each.number is not None]
    if total.number is None or not numbers:
        return None
    return (total.number - sum(numbers)) or None


def left_in_print(indicator: PrintedIndicator, split: PrintedSplit) -> Fraction | None:
    """Return what a split of an edition leaves of the total of the same place and months, by ``left_by``."""
    if not split.figures:
        return None
    whole = replace(split.figures[0].key, cell=())
    total = next((each for each in indicator.figures if each.key == whole), None)
    return left_by(indicator.kind, total, split.figures)
