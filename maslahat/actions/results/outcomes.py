"""What the deeds on reporting periods and reported results answer."""

from dataclasses import dataclass

from maslahat.actions.outcomes import Done


@dataclass(frozen=True, slots=True)
class PeriodMoved(Done):
    """The reporting period stands in this state."""

    period: str
    state: str


@dataclass(frozen=True, slots=True)
class ResultsReported(Done):
    """The unit reported these indicators for the period, or kept them as drafts."""

    period: str
    unit: str
    state: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportMoved(Done):
    """The report stands in this state."""

    period: str
    unit: str
    indicator: str
    state: str
    row_version: int


@dataclass(frozen=True, slots=True)
class EvidenceAttached(Done):
    """The paper stands under this number; ``sha256`` is its fingerprint."""

    period: str
    unit: str
    indicator: str
    number: int
    sha256: str


@dataclass(frozen=True, slots=True)
class OverlapDeclared(Done):
    """The units report so many of the same people in the period; 0: none any more."""

    period: str
    indicator: str
    units: tuple[str, ...]
    number: str


@dataclass(frozen=True, slots=True)
class ProgressReported(Done):
    """What was told of the line stands, tied to the endorsed text with this fingerprint."""

    line: str
    status: str
    version: str


@dataclass(frozen=True, slots=True)
class ReportSent(Done):
    """The unit sent its report for the period as a whole; ``without`` are the pillars with nothing to report."""

    period: str
    unit: str
    without: tuple[str, ...]
