"""What the words of measuring are called: kinds of indicator, rules of roll-up, directions, frequencies."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maslahat.domain.shared.kinds import AcrossPeriods, AcrossUnits, Direction, Kind

KINDS: Mapping[str, Promise] = {
    Kind.COUNT: _("number of the period"),
    Kind.STOCK: _("number standing at the end of the period"),
    Kind.RUNNING_TOTAL: _("total to date"),
    Kind.RATIO: _("share: so many of so many"),
    Kind.AVERAGE: _("average"),
    Kind.HIGHEST: _("highest value"),
    Kind.LOWEST: _("lowest value"),
    Kind.YES_NO: _("yes or no"),
    Kind.SCALE: _("step of a scale"),
    Kind.TEXT: _("account in words"),
}

ACROSS_UNITS: Mapping[str, Promise] = {
    AcrossUnits.SUM: _("sum of the units"),
    AcrossUnits.RATIO_OF_SUMS: _("sum of numerators over sum of denominators"),
    AcrossUnits.WEIGHTED: _("average over all measurements"),
    AcrossUnits.MAXIMUM: _("the highest"),
    AcrossUnits.MINIMUM: _("the lowest"),
    AcrossUnits.TALLY: _("how many yes of how many answers, and who"),
    AcrossUnits.DISTRIBUTION: _("which units stand on which step"),
    AcrossUnits.LIST: _("one after the other"),
    AcrossUnits.NONE: _("side by side, never as one number"),
}

ACROSS_PERIODS: Mapping[str, Promise] = {
    AcrossPeriods.SUM: _("sum of the periods"),
    AcrossPeriods.LATEST: _("the last period that has a value"),
    AcrossPeriods.RATIO_OF_SUMS: _("sum of numerators over sum of denominators"),
    AcrossPeriods.WEIGHTED: _("average over all measurements"),
    AcrossPeriods.MAXIMUM: _("the highest"),
    AcrossPeriods.MINIMUM: _("the lowest"),
    AcrossPeriods.LIST: _("one after the other"),
}

DIRECTIONS: Mapping[str, Promise] = {
    Direction.UP: _("more is better"),
    Direction.DOWN: _("less is better"),
    Direction.KEEP: _("to be kept as it is"),
}

FREQUENCIES: Mapping[int, Promise] = {
    12: _("every year"),
    6: _("every half-year"),
    3: _("every quarter"),
    1: _("every month"),
}
