"""What reporting units observed: a value or its absence for one indicator, unit, period and disaggregation cell."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import State, Value
from maslahat.domain.shared.texts import LocalizedText

Cell = tuple[tuple[str, str], ...]
"""(dimension, code) for each dimension that is named, in order of the dimension's code; () is the total."""

COUNTRY = "country"
"""The dimension by which a regional unit splits what it reports once for several countries (results §3)."""


def cell(pairs: Iterable[tuple[str, str]]) -> Cell:
    """Return the cell of these (dimension, code) pairs, whatever their order."""
    return tuple(sorted(pairs))


@dataclass(frozen=True, slots=True)
class ReportingUnit:
    """Who reports: a country, an agency of it, or a site of an agency; ``country`` is empty for a regional unit.

    ``part_of`` is the code of the unit whose own report already holds this one's, where it reports for itself.
    ``is_aggregated`` is False for a unit that is shown but left out of every total (results §3). ``is_retired`` marks
    one that is asked for nothing any more: what it reported counts on.
    """

    code: str
    name: LocalizedText
    country: str
    agency: str = ""
    site: str = ""
    part_of: str = ""
    is_aggregated: bool = True
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Observation:
    """What one unit reported. ``value`` is given if and only if the state is REPORTED; ``reason`` says why a report is
    NOT_APPLICABLE, or why a total of people is not split by sex (R44). ``id`` names the record it stands in."""

    id: str
    indicator: str
    unit: str
    period: Period
    cell: Cell = ()
    state: State = State.REPORTED
    value: Value | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Several units report the same people: ``number`` of them were counted once too often in a period."""

    indicator: str
    units: frozenset[str]
    period: Period
    number: Decimal
    cell: Cell = ()
