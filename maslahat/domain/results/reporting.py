"""The life of a reported result: from draft to published, what moves it, and what stands in the way (results §4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class ReportState(StrEnum):
    """Where a report stands; ``SENT_BACK`` waits for answers, ``CORRECTED`` was changed after its period was locked."""

    DRAFT = "draft"
    REPORTED = "reported"
    SENT_BACK = "sent_back"
    CONFIRMED = "confirmed"
    VERIFIED = "verified"
    PUBLISHED = "published"
    CORRECTED = "corrected"

    @property
    def counts(self) -> bool:
        """Tell whether the figures of such a report are rolled up: not while it is written or asked about."""
        return self not in (ReportState.DRAFT, ReportState.SENT_BACK)

    @property
    def awaits_partner(self) -> bool:
        """Tell whether one side alone stands behind the report (R95)."""
        return self in (ReportState.REPORTED, ReportState.CORRECTED)


class PeriodState(StrEnum):
    """Whether a period takes reports, only answers to questions, or only corrections."""

    OPEN = "open"
    CLOSED = "closed"
    LOCKED = "locked"


class ReportAct(StrEnum):
    """What is done to a report."""

    KEEP_DRAFT = "keep_draft"
    REPORT = "report"
    ATTACH = "attach"
    CONFIRM = "confirm"
    VERIFY = "verify"
    SEND_BACK = "send_back"
    PUBLISH = "publish"
    CORRECT = "correct"


class PeriodAct(StrEnum):
    """What is done to a period."""

    OPEN = "open"
    CLOSE = "close"
    LOCK = "lock"


class Side(StrEnum):
    """The two sides of the joint responsibility for a result: what one reports the other confirms (R95)."""

    COUNTRY = "country"
    AGENCY = "agency"

    @property
    def other(self) -> "Side":
        return Side.AGENCY if self is Side.COUNTRY else Side.COUNTRY


class Obstacle(StrEnum):
    """Why a report cannot be moved so."""

    NOT_IN_STATE = "not_in_state"
    PERIOD_CLOSED = "period_closed"
    PERIOD_LOCKED = "period_locked"
    PERIOD_NOT_LOCKED = "period_not_locked"
    NOT_CONFIRMED = "not_confirmed"
    NO_EVIDENCE = "no_evidence"
    SAME_SIDE = "same_side"
    OWN_REPORT = "own_report"


@dataclass(frozen=True, slots=True)
class ReportCircumstances:
    """What decides beside the state: the period, whether values are reported, how many papers bear them out, and
    whether who acts now is of the side, or is the person, that reported last."""

    period: PeriodState
    has_value: bool = True
    evidence: int = 0
    is_same_side: bool = False
    is_same_person: bool = False


_WRITTEN = (None, ReportState.DRAFT, ReportState.REPORTED, ReportState.SENT_BACK)
_STANDING = (
    ReportState.REPORTED,
    ReportState.CONFIRMED,
    ReportState.VERIFIED,
    ReportState.PUBLISHED,
    ReportState.CORRECTED,
)

MOVES: Mapping[ReportAct, tuple[tuple[ReportState | None, ...], ReportState | None]] = MappingProxyType(
    {
        ReportAct.KEEP_DRAFT: ((None, ReportState.DRAFT), ReportState.DRAFT),
        ReportAct.REPORT: (_WRITTEN, ReportState.REPORTED),
        ReportAct.ATTACH: (
            (
                ReportState.DRAFT,
                ReportState.REPORTED,
                ReportState.SENT_BACK,
                ReportState.CONFIRMED,
                ReportState.CORRECTED,
            ),
            None,
        ),
        ReportAct.CONFIRM: ((ReportState.REPORTED, ReportState.CORRECTED), ReportState.CONFIRMED),
        ReportAct.VERIFY: ((ReportState.CONFIRMED,), ReportState.VERIFIED),
        ReportAct.SEND_BACK: (
            (ReportState.REPORTED, ReportState.CONFIRMED, ReportState.VERIFIED),
            ReportState.SENT_BACK,
        ),
        ReportAct.PUBLISH: ((ReportState.VERIFIED,), ReportState.PUBLISHED),
        ReportAct.CORRECT: (_STANDING, ReportState.CORRECTED),
    }
)
"""For each act the states it starts from (None: nothing is reported yet) and the state it leads to (None: the same)."""


def obstacles(act: ReportAct, state: ReportState | None, known: ReportCircumstances) -> tuple[Obstacle, ...]:
    """Return everything that stands against an act on a report in this state, in one order; nothing if it is possible.

    A first report needs an open period; answers to questions are taken until it is locked. A lock freezes values, not
    their review: what was reported can still be confirmed and verified, a correction must be so anew (R92, R95).
    """
    found = []
    if act is ReportAct.VERIFY and state is not None and state.awaits_partner:
        found.append(Obstacle.NOT_CONFIRMED)
    elif state not in MOVES[act][0]:
        found.append(Obstacle.NOT_IN_STATE)
    return (*found, *_of_period(act, state, known.period), *_of_review(act, known))


def after(act: ReportAct, state: ReportState | None) -> ReportState:
    """Return the state to which an act leads that nothing stands against; ValueError if there is no report to keep."""
    reached = MOVES[act][1] or state
    if reached is None:
        raise ValueError(f"{act} needs a report")
    return reached


def _of_period(act: ReportAct, state: ReportState | None, period: PeriodState) -> tuple[Obstacle, ...]:
    if act is ReportAct.CORRECT:
        return () if period is PeriodState.LOCKED else (Obstacle.PERIOD_NOT_LOCKED,)
    if act not in (ReportAct.KEEP_DRAFT, ReportAct.REPORT, ReportAct.SEND_BACK):
        return ()
    if period is PeriodState.LOCKED:
        return (Obstacle.PERIOD_LOCKED,)
    is_late = period is PeriodState.CLOSED and act is not ReportAct.SEND_BACK and state is not ReportState.SENT_BACK
    return (Obstacle.PERIOD_CLOSED,) if is_late else ()


def _of_review(act: ReportAct, known: ReportCircumstances) -> tuple[Obstacle, ...]:
    found = []
    if act is ReportAct.CONFIRM and known.is_same_side:
        found.append(Obstacle.SAME_SIDE)
    if act is ReportAct.VERIFY and known.has_value and not known.evidence:
        found.append(Obstacle.NO_EVIDENCE)
    if act is ReportAct.VERIFY and known.is_same_person:
        found.append(Obstacle.OWN_REPORT)
    return tuple(found)


def period_after(act: PeriodAct, state: PeriodState | None) -> PeriodState | None:
    """Return the state of a period after an act (None for ``state``: it is not known yet), None if it cannot be done.

    A closed period can be opened again; a locked one never.
    """
    return {
        (PeriodAct.OPEN, None): PeriodState.OPEN,
        (PeriodAct.OPEN, PeriodState.CLOSED): PeriodState.OPEN,
        (PeriodAct.CLOSE, PeriodState.OPEN): PeriodState.CLOSED,
        (PeriodAct.LOCK, PeriodState.CLOSED): PeriodState.LOCKED,
    }.get((act, state))
