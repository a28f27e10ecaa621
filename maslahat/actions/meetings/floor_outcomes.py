"""What the deeds on the floor and on statements answer."""

from dataclasses import dataclass

from maslahat.actions.outcomes import Done


@dataclass(frozen=True, slots=True)
class FloorMoved(Done):
    """The request stands so now; ``event`` is the number of the room's event, 0 if nothing changed (E92)."""

    meeting: str
    number: int
    state: str
    event: int


@dataclass(frozen=True, slots=True)
class SpeakersListRuled(Done):
    """The list of speakers of the item is under these rules; ``seconds`` is 0 where there is no limit."""

    meeting: str
    item: int
    is_open: bool
    seconds: int
    observers_in_turn: bool
    event: int


@dataclass(frozen=True, slots=True)
class StatementFiled(Done):
    """The statement has its number; this is the version that counts."""

    meeting: str
    statement: int
    version: int


@dataclass(frozen=True, slots=True)
class StatementCleared(Done):
    """This much of the statement's version may be quoted: ``none``, ``summary`` or ``quote``."""

    meeting: str
    statement: int
    version: int
    clearance: str
