"""What has changed since an edition was published: figures that the record gives otherwise now, and why (results §4).

The edition stays as it is; a restatement stands beside it with both numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from maslahat.domain.results.annual_report import PrintedFigure, PrintedIndicator
from maslahat.domain.results.figures import FigureKey
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.shared.texts import LocalizedText


class CauseKind(StrEnum):
    """What can change a figure: a value, what counts, what the indicator means, who reports, or an overlap."""

    CORRECTED = "corrected"
    REPORTED = "reported"
    SENT_BACK = "sent_back"
    DEFINED = "defined"
    UNITS = "units"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Cause:
    """Something in the record that can have changed figures, with its day and its reason in words.

    ``indicator`` and ``unit`` are empty, ``period`` None, where it bears on all of them.
    """

    kind: CauseKind
    at: datetime
    reason: LocalizedText
    indicator: str = ""
    unit: str = ""
    period: Period | None = None

    def bears_on(self, key: FigureKey, countries: Mapping[str, str]) -> bool:
        """Tell whether it can have changed a figure; ``countries`` gives the country of each reporting unit.

        A report bears on all later figures that hold its months or stand on them; one of a regional unit, whose
        country is empty, bears on every country.
        """
        if self.indicator and self.indicator != key.indicator:
            return False
        if self.period is not None and self.period.last > key.period.last:
            return False
        place = countries.get(self.unit, "")
        return not self.unit or not key.area or not place or key.area in (place, self.unit)


@dataclass(frozen=True, slots=True)
class Restatement:
    """A figure of an edition and what it is now (None: it is no longer measured), with the causes, newest first."""

    printed: PrintedFigure
    now: PrintedFigure | None
    causes: tuple[Cause, ...] = ()


def restatements(
    printed: Iterable[PrintedIndicator],
    now: Mapping[FigureKey, PrintedFigure],
    causes: Iterable[Cause] = (),
    units: Iterable[ReportingUnit] = (),
) -> tuple[Restatement, ...]:
    """Return every figure of these indicators of an edition that is shown otherwise now, in order; none twice.

    ``now`` are the figures as they may be shown today, ``causes`` what happened since the edition was published. A
    figure that the edition withheld is never restated: its number would be told.
    """
    known, countries = (
        sorted(causes, key=lambda each: each.at, reverse=True),
        {each.code: each.country for each in units},
    )
    found, seen = [], set()
    for each in (figure for indicator in printed for figure in indicator.figures):
        if each.is_withheld or each.key in seen:
            continue
        seen.add(each.key)
        today = now.get(each.key)
        if today is None or (today.state, today.value) != (each.state, each.value):
            why = tuple(cause for cause in known if cause.bears_on(each.key, countries))
            found.append(Restatement(each, today, why))
    return tuple(found)
