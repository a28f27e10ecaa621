"""What the terms of reference of the committee say about taking decisions: which question by which method, and how.

They are data of the committee, in versions with the day from which each holds; each decision keeps the version that it
was taken under (E89). Source: workplans_and_decisions §7; R49.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction


class Question(StrEnum):
    """What is to be decided: the substance of the programme, or how the meeting goes on."""

    SUBSTANCE = "substance"
    PROCEDURE = "procedure"


class CallMethod(StrEnum):
    """The way in which one question is decided."""

    NO_OBJECTION = "no_objection"
    SILENCE = "silence"
    VOTE = "vote"
    RULING = "ruling"


class ReservationPolicy(StrEnum):
    """What becomes of a reservation: recorded, and never in the way; or not admitted at all."""

    RECORDED = "recorded"
    NOT_ADMITTED = "not_admitted"


class MajorityOf(StrEnum):
    """Of whom a majority is counted: of the seats present, or of those that vote yes or no."""

    PRESENT = "present"
    VOTING = "voting"


@dataclass(frozen=True, slots=True)
class Majority:
    """The share of yes that carries a vote; ``more_than`` asks for more than the share, else the share is enough."""

    share: Fraction
    of: MajorityOf = MajorityOf.VOTING
    more_than: bool = False

    def is_reached(self, in_favour: int, counted: int) -> bool:
        """Tell whether so many yes out of so many counted carry; nothing is carried where nobody is counted."""
        if not counted:
            return False
        reached = Fraction(in_favour, counted)
        return reached > self.share if self.more_than else reached >= self.share


@dataclass(frozen=True, slots=True)
class CallTerms:
    """How calls go: the methods of each kind of question, quorum to open, countdown, presence, reservations, vote.

    ``quorum_to_open`` of None is the quorum to decide; a seat counts as present for ``presence_window`` after it was
    last heard of; ``majority`` is None where the terms of reference allow no vote.
    """

    substance: tuple[CallMethod, ...] = (CallMethod.NO_OBJECTION, CallMethod.SILENCE)
    procedure: tuple[CallMethod, ...] = (CallMethod.RULING, CallMethod.NO_OBJECTION)
    quorum_to_open: int | None = None
    countdown: timedelta = timedelta(seconds=60)
    presence_window: timedelta = timedelta(minutes=15)
    reservations: ReservationPolicy = ReservationPolicy.RECORDED
    is_ruling_appealable: bool = True
    majority: Majority | None = None

    def allows(self, method: CallMethod, question: Question) -> bool:
        """Tell whether this kind of question may be decided in this way."""
        if method is CallMethod.VOTE and self.majority is None:
            return False
        return method in (self.substance if question is Question.SUBSTANCE else self.procedure)
