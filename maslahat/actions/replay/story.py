"""A meeting as it went: the plan as tabled, the proposals with what became of each, conflicts, positions."""

from dataclasses import dataclass

from maslahat.actions.meetings.applicants import Applicant
from maslahat.actions.meetings.day_statements import StatementTold
from maslahat.actions.wishes import Wish
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.conflicts import Choice
from maslahat.domain.workplans.plan import Plan


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a proposal: its disposition, the reason, the proposal it went into, the amended wishes."""

    disposition: str
    reason: LocalizedText
    into: str
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class Filing:
    """A proposal as it is filed: by whom (user name), supported by whom, and what its coordinator recommends."""

    ref: str
    by: str
    supported_by: str
    headline: LocalizedText
    rationale: LocalizedText
    wishes: tuple[Wish, ...]
    adviser: str
    advice: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Ruling:
    """How a conflict between proposals was decided, and why."""

    between: tuple[str, ...]
    choice: Choice
    reason: LocalizedText


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on the list of a meeting, and whether this person came."""

    applicant: Applicant
    came: bool


@dataclass(frozen=True, slots=True)
class Story:
    """Everything needed to replay a meeting; ``positions`` are the user names of those who endorse, in order.

    ``inaugurated_by`` is the office that opens the meeting, ``guests`` are all who were registered for it,
    ``statements`` is what was said.
    """

    meeting: str
    plan: Plan
    filings: tuple[Filing, ...]
    rulings: tuple[Ruling, ...]
    positions: tuple[str, ...]
    inaugurated_by: LocalizedText
    guests: tuple[Guest, ...] = ()
    statements: tuple[StatementTold, ...] = ()
