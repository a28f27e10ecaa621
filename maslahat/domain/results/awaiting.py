"""On whom a report waits: who is to report, to answer questions, to confirm, to verify, and who asked (R92, R95)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maslahat.domain.results.due import DueReport, DueStanding
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.reporting import Side


class Awaited(StrEnum):
    """The step for which a report waits on somebody; ``ASKED``: others are to answer the questions of our side."""

    TO_REPORT = "to_report"
    LATE = "late"
    TO_ANSWER = "to_answer"
    TO_CONFIRM = "to_confirm"
    TO_VERIFY = "to_verify"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class ReportTold:
    """What is known of a report that was made: the side and person that made it, its papers, the day of the last step,
    and the party that sent it back last (empty if nobody did)."""

    side: Side
    person: int
    papers: int
    changed_on: date
    asked_by: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """What somebody may do with the reports of one unit, and for which side and party of the responsibility."""

    side: Side
    party: str
    person: int
    reports: bool
    confirms: bool
    verifies: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that waits on somebody, and for what; ``told`` is None while nothing is reported."""

    due: DueReport
    step: Awaited
    told: ReportTold | None


def asked_first(unit: ReportingUnit) -> Side:
    """Return the side that is asked to report of a unit: the State it lies in, the agency for a regional unit."""
    return Side.COUNTRY if unit.country else Side.AGENCY


def steps(due: DueReport, asked: Side, told: ReportTold | None, hand: Hand) -> tuple[Awaited, ...]:
    """Return every step for which a report waits on somebody, or on the answer to questions of the own party.

    Who made a report does not verify it, and the side that made it does not confirm it (R95). Questions go to the side
    that reported.
    """
    match due.standing:
        case DueStanding.DUE | DueStanding.LATE:
            step = Awaited.LATE if due.standing is DueStanding.LATE else Awaited.TO_REPORT
            return (step,) if hand.reports and hand.side is asked else ()
        case DueStanding.TO_ANSWER if told is not None:
            answers = (Awaited.TO_ANSWER,) if hand.reports and hand.side is told.side else ()
            asks = (Awaited.ASKED,) if hand.verifies and hand.party == told.asked_by else ()
            return answers + asks
        case DueStanding.AWAITING_PARTNER if told is not None:
            return (Awaited.TO_CONFIRM,) if hand.confirms and hand.side is not told.side else ()
        case DueStanding.AWAITING_VERIFICATION if told is not None:
            return (Awaited.TO_VERIFY,) if hand.verifies and hand.person != told.person else ()
    return ()
