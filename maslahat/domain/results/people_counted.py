"""People are counted by sex: one total alone is taken only with the reason why there is no split (R44)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell
from maslahat.domain.results.values import Number, Value
from maslahat.domain.shared.kinds import Kind

SEX = "sex"
"""The dimension by which people are counted apart, as in the concept SEX of SDMX (Cross-Domain Concepts)."""

_Told = TypeVar("_Told")
_NUMBERS_OF_PEOPLE = frozenset({Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL})


def is_by_sex(definition: IndicatorDefinition) -> bool:
    """Tell whether an indicator counts people and is declared by sex, so that a split is asked for."""
    return definition.counts_people and any(each.code == SEX for each in definition.dimensions)


def lacks_split(definition: IndicatorDefinition, told: Mapping[Cell, Value | None], reason: str) -> bool:
    """Tell whether people are told of in one total, without a split by sex and without the reason for that.

    ``told`` are the values of the cells that were reported. No split is asked for where nobody was counted.
    """
    total = told.get(())
    if not is_by_sex(definition) or reason or not isinstance(total, Number) or total.number == 0:
        return False
    return not any(value is not None and SEX in dict(here) for here, value in told.items())


class Counted(Protocol):
    """What counts people or not: an indicator as it stands, or as an edition shows it."""

    @property
    def counts_people(self) -> bool: ...

    @property
    def kind(self) -> Kind: ...


def is_number_of_people(indicator: Counted) -> bool:
    """Tell whether a figure of an indicator is a number of people: a share or a mean of people is none."""
    return indicator.counts_people and indicator.kind in _NUMBERS_OF_PEOPLE


def in_usual_unit(told: Iterable[tuple[str, _Told]]) -> tuple[_Told, ...]:
    """Return, of what is told with its unit of count, that in the unit in which most is; of equals the first.

    Only such figures are compared: families are not set beside persons (ADR 0033).
    """
    found = list(told)
    units = Counter(unit for unit, _ in found)
    usual = max(units, key=lambda unit: units[unit], default="")
    return tuple(each for unit, each in found if unit == usual)
