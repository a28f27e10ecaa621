"""What the heights of the line of sight are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maslahat.domain.insight.line_of_sight import Height

HEIGHTS: Mapping[str, Promise] = {
    Height.SDG_TARGET: _("Targets of the Sustainable Development Goals"),
    Height.STRATEGY: _("Strategy of the agency"),
    Height.FRAMEWORK: _("Cooperation frameworks of countries"),
    Height.PILLAR: _("Pillars"),
    Height.OUTCOME: _("Outcomes"),
    Height.OUTPUT: _("Outputs"),
    Height.INDICATOR: _("Indicators"),
    Height.LINE: _("Lines of the workplans"),
}
"""Several of a height, as the head of a list."""

ONE: Mapping[str, Promise] = {
    Height.SDG_TARGET: _("Target of the Sustainable Development Goals"),
    Height.STRATEGY: _("Result of the agency’s strategy"),
    Height.FRAMEWORK: _("Result of a cooperation framework"),
    Height.PILLAR: _("Pillar"),
    Height.OUTCOME: _("Outcome"),
    Height.OUTPUT: _("Output"),
    Height.INDICATOR: _("Indicator"),
    Height.LINE: _("Line of a workplan"),
}
"""One place of a height, above its name."""
