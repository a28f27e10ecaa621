"""Of what there are versions: indicators, code lists, units, thresholds, each with the rows that keep them."""

from enum import Enum

from maslahat.stores.results import models


class Subject(Enum):
    """What a version is a version of."""

    INDICATOR = models.IndicatorVersion
    CODE_LIST = models.CodeListVersion
    UNIT = models.UnitVersion
    STATUS_RULE = models.StatusRuleVersion
