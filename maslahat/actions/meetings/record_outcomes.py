"""What the deeds on a meeting's register of decisions and on its minutes answer."""

from dataclasses import dataclass

from maslahat.actions.outcomes import Done


@dataclass(frozen=True, slots=True)
class DecisionsRecorded(Done):
    """These decisions stand in the register of the meeting now; none if the record held nothing new."""

    meeting: str
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionNoted(Done):
    """What became of the decision is noted; ``state`` is what it was set to."""

    decision: str
    state: str


@dataclass(frozen=True, slots=True)
class MinutesMoved(Done):
    """The minutes of the meeting stand so; agreed ones have a ``fingerprint``."""

    meeting: str
    state: str
    paragraphs: int
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphWritten(Done):
    """The paragraph has a new wording."""

    meeting: str
    paragraph: int
    revision: int


@dataclass(frozen=True, slots=True)
class CorrectionFiled(Done):
    """The correction is with the secretariat."""

    meeting: str
    correction: int


@dataclass(frozen=True, slots=True)
class CorrectionAnswered(Done):
    """The correction is taken in or declined."""

    meeting: str
    correction: int
    state: str
