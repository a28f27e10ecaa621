"""How the standing of results is said: statuses, the clauses that decide them, and why there is no progress."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maslahat.domain.results.figures import WhyExcluded
from maslahat.domain.results.progress import WhyNoProgress
from maslahat.domain.results.status import Clause, Status

STATUSES: Mapping[str, Promise] = {
    Status.ON_TRACK: _("on track"),
    Status.AT_RISK: _("at risk"),
    Status.OFF_TRACK: _("off track"),
    Status.NO_DATA: _("no data"),
}

WHY_NO_PROGRESS: Mapping[str, Promise] = {
    WhyNoProgress.NOT_REPORTED: _("not reported"),
    WhyNoProgress.NOT_APPLICABLE: _("not applicable"),
    WhyNoProgress.NO_TARGET: _("no target for this year"),
    WhyNoProgress.NO_BASELINE: _("no baseline"),
    WhyNoProgress.TARGET_IS_BASELINE: _("the target is the baseline"),
    WhyNoProgress.WITHHELD: _("the figure is not shown"),
    WhyNoProgress.OF_THE_WHOLE: _("the target is set for the whole programme"),
    WhyNoProgress.NO_NUMBER: _("not one number"),
}

CLAUSES: Mapping[str, Promise] = {
    Clause.TARGET_REACHED: _("The target is reached: %(seen)s %% of the way."),
    Clause.TOO_EARLY: _("Too early to tell: %(seen)s %% of the time is over, the rule waits for %(needed)s %%."),
    Clause.PROGRESS: _("Progress is %(seen)s %%; by now %(needed)s %% was expected."),
    Clause.MILESTONES: _("Of the lines that were due %(seen)s %% are done; the rule asks for %(needed)s %%."),
    Clause.MONEY: _("Of the money %(seen)s %% is spent; by now %(needed)s %% was expected."),
}
"""What a clause says of shares; TOLERANCE, NO_FIGURE and PARTS have words of their own."""

THRESHOLDS: Mapping[str, Promise] = {
    "on_track": _("On track: least progress as a share of the time that is over, and of the milestones due"),
    "at_risk": _("At risk: least progress, and of the milestones due; less is off track"),
    "settling": _("Before this part of the time nothing is expected"),
    "keep_at_risk": _("How many tolerances a value may lie from what it is to be kept at before it is off track"),
    "money": _("Least spending as a share of what the time would ask; less is a risk"),
    "off_track_parts": _("Share of the parts off track that puts the whole off track"),
    "unknown_parts": _("Share of the parts without data from which nobody can tell about the whole"),
}
"""What each threshold of the rule of status means."""

EXCLUSIONS: Mapping[str, Promise] = {
    WhyExcluded.NOT_AGGREGATED: _("the unit is shown but left out of every total"),
    WhyExcluded.HELD_BY_PARENT: _("a larger unit has reported it already"),
    WhyExcluded.HELD_BY_PERIOD: _("a longer period holds it already"),
    WhyExcluded.SUPERSEDED: _("a later value stands in its place"),
    WhyExcluded.SPLIT_OF_TOTAL: _("a part of a total that was reported"),
    WhyExcluded.NOT_WHOLE: _("its period lies only partly in the window"),
    WhyExcluded.CODE_UNKNOWN: _("its code is in no list of the indicator"),
}
