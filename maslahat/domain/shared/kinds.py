"""What an indicator counts, and by which of two declared rules its values become one figure (results §1)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What one value of an indicator is."""

    COUNT = "count"
    STOCK = "stock"
    RUNNING_TOTAL = "running_total"
    RATIO = "ratio"
    AVERAGE = "average"
    HIGHEST = "highest"
    LOWEST = "lowest"
    YES_NO = "yes_no"
    SCALE = "scale"
    TEXT = "text"


class AcrossUnits(StrEnum):
    """How the values of several reporting units become one. ``NONE``: they are shown side by side, never as one."""

    SUM = "sum"
    RATIO_OF_SUMS = "ratio_of_sums"
    WEIGHTED = "weighted"
    MAXIMUM = "maximum"
    MINIMUM = "minimum"
    TALLY = "tally"
    DISTRIBUTION = "distribution"
    LIST = "list"
    NONE = "none"


class AcrossPeriods(StrEnum):
    """How the values of several periods become one. ``LATEST``: the value of the last period that has one."""

    SUM = "sum"
    LATEST = "latest"
    RATIO_OF_SUMS = "ratio_of_sums"
    WEIGHTED = "weighted"
    MAXIMUM = "maximum"
    MINIMUM = "minimum"
    LIST = "list"


class Direction(StrEnum):
    """Where better lies: up, down, or in keeping the value inside a tolerance."""

    UP = "up"
    DOWN = "down"
    KEEP = "keep"


ACROSS_UNITS: Mapping[Kind, tuple[AcrossUnits, ...]] = MappingProxyType(
    {
        Kind.COUNT: (AcrossUnits.SUM, AcrossUnits.NONE),
        Kind.STOCK: (AcrossUnits.SUM, AcrossUnits.NONE),
        Kind.RUNNING_TOTAL: (AcrossUnits.SUM, AcrossUnits.NONE),
        Kind.RATIO: (AcrossUnits.RATIO_OF_SUMS, AcrossUnits.NONE),
        Kind.AVERAGE: (AcrossUnits.WEIGHTED, AcrossUnits.NONE),
        Kind.HIGHEST: (AcrossUnits.MAXIMUM, AcrossUnits.NONE),
        Kind.LOWEST: (AcrossUnits.MINIMUM, AcrossUnits.NONE),
        Kind.YES_NO: (AcrossUnits.TALLY, AcrossUnits.NONE),
        Kind.SCALE: (AcrossUnits.DISTRIBUTION, AcrossUnits.NONE),
        Kind.TEXT: (AcrossUnits.LIST,),
    }
)
"""The rules that an indicator of each kind may declare across reporting units; the first is meant if none is."""

ACROSS_PERIODS: Mapping[Kind, tuple[AcrossPeriods, ...]] = MappingProxyType(
    {
        Kind.COUNT: (AcrossPeriods.SUM, AcrossPeriods.LATEST),
        Kind.STOCK: (AcrossPeriods.LATEST,),
        Kind.RUNNING_TOTAL: (AcrossPeriods.LATEST,),
        Kind.RATIO: (AcrossPeriods.RATIO_OF_SUMS, AcrossPeriods.LATEST),
        Kind.AVERAGE: (AcrossPeriods.WEIGHTED, AcrossPeriods.LATEST),
        Kind.HIGHEST: (AcrossPeriods.MAXIMUM, AcrossPeriods.LATEST),
        Kind.LOWEST: (AcrossPeriods.MINIMUM, AcrossPeriods.LATEST),
        Kind.YES_NO: (AcrossPeriods.LATEST,),
        Kind.SCALE: (AcrossPeriods.LATEST,),
        Kind.TEXT: (AcrossPeriods.LIST, AcrossPeriods.LATEST),
    }
)
"""The rules that an indicator of each kind may declare across periods; the first is meant if none is."""
