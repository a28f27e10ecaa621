"""How the standing of results is said: statuses, the clauses that decide them, and why there is no progress."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maslahat.domain.results.figures import WhyExcluded
from maslahat.domain.results.kinds import AcrossPeriods, AcrossUnits
from maslahat.domain.results.progress import Keeping, NoProgress, Progress, WhyNoProgress
from maslahat.domain.results.status import Clause, Finding, Status
from maslahat.publishing.result_words import number_words
from maslahat.words.labels import label

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

RULES_ACROSS_UNITS: Mapping[str, Promise] = {
    AcrossUnits.SUM: _("sum of the reporting units"),
    AcrossUnits.RATIO_OF_SUMS: _("sum of numerators over sum of denominators"),
    AcrossUnits.WEIGHTED: _("weighted average"),
    AcrossUnits.MAXIMUM: _("highest of the reporting units"),
    AcrossUnits.MINIMUM: _("lowest of the reporting units"),
    AcrossUnits.TALLY: _("number of units that say yes"),
    AcrossUnits.DISTRIBUTION: _("number of units on each step"),
    AcrossUnits.LIST: _("list of what the units told"),
    AcrossUnits.NONE: _("units stand side by side and are not put together"),
}

RULES_ACROSS_PERIODS: Mapping[str, Promise] = {
    AcrossPeriods.SUM: _("sum of the periods"),
    AcrossPeriods.LATEST: _("latest value of each unit"),
    AcrossPeriods.RATIO_OF_SUMS: _("sum of numerators over sum of denominators"),
    AcrossPeriods.WEIGHTED: _("weighted average"),
    AcrossPeriods.MAXIMUM: _("highest of the periods"),
    AcrossPeriods.MINIMUM: _("lowest of the periods"),
    AcrossPeriods.LIST: _("list of what was told"),
}

EXCLUSIONS: Mapping[str, Promise] = {
    WhyExcluded.NOT_AGGREGATED: _("the unit is shown but left out of every total"),
    WhyExcluded.HELD_BY_PARENT: _("a larger unit has reported it already"),
    WhyExcluded.HELD_BY_PERIOD: _("a longer period holds it already"),
    WhyExcluded.SUPERSEDED: _("a later value stands in its place"),
    WhyExcluded.SPLIT_OF_TOTAL: _("a part of a total that was reported"),
    WhyExcluded.NOT_WHOLE: _("its period lies only partly in the window"),
    WhyExcluded.CODE_UNKNOWN: _("its code is in no list of the indicator"),
}


def percent(share: Fraction, language: str) -> str:
    """Return a share in percent, without the sign."""
    return number_words(share * 100, language)


def finding_in_words(finding: Finding, language: str) -> str:
    """Return the sentence that says which clause decided, with the two numbers it compared."""
    match finding.clause:
        case Clause.NO_FIGURE:
            why = label(WHY_NO_PROGRESS, finding.why) if finding.why else ""
            return gettext("Nobody can tell: %(why)s.") % {"why": why}
        case Clause.TOLERANCE:
            told = {"seen": _exact(finding.seen, language), "needed": _exact(finding.needed, language)}
            return gettext("%(seen)s away from the target; %(needed)s is tolerated.") % told
        case Clause.PARTS:
            return _of_parts(finding)
        case _:
            told = {"seen": _share(finding.seen, language), "needed": _share(finding.needed, language)}
            return label(CLAUSES, finding.clause) % told


def progress_in_words(progress: Progress, language: str) -> str:
    """Return how far an indicator has come in words; more than the whole way is said as it is."""
    match progress:
        case NoProgress(why):
            return label(WHY_NO_PROGRESS, why)
        case Keeping():
            return gettext("inside the tolerance") if progress.is_inside else gettext("outside the tolerance")
        case _:
            sign = "\u00a0%" if language == "ru" else "%"
            return f"{percent(progress.share, language)}{sign}"


def _of_parts(finding: Finding) -> str:
    match finding.status:
        case Status.OFF_TRACK:
            return gettext("Too many of its parts are off track.")
        case Status.AT_RISK:
            return gettext("Some of its parts are off track or at risk.")
        case Status.NO_DATA:
            return gettext("Of too many of its parts nobody can tell.")
        case _:
            return gettext("All of its parts that can be told are on track.")


def _share(number: Fraction | None, language: str) -> str:
    return "–" if number is None else percent(number, language)


def _exact(number: Fraction | None, language: str) -> str:
    return "–" if number is None else number_words(number, language)
