"""Sentences on how results stand: the clause that decided with the numbers it compared, and the way that is behind."""

from fractions import Fraction

from django.utils.translation import gettext

from maslahat.domain.results.progress import Keeping, NoProgress, Progress
from maslahat.domain.results.status import Clause, Finding, Status
from maslahat.publishing.result_words import number_words
from maslahat.words.labels import label
from maslahat.words.standings import CLAUSES, WHY_NO_PROGRESS


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
