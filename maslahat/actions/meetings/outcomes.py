"""What the deeds on a meeting as a whole answer."""

from dataclasses import dataclass

from maslahat.actions.outcomes import Done


@dataclass(frozen=True, slots=True)
class MeetingMoved(Done):
    """The meeting is in this state; ``event`` is the number of the room's event that tells of it."""

    meeting: str
    state: str
    row_version: int
    event: int


@dataclass(frozen=True, slots=True)
class MeetingArranged(Done):
    """The meeting is called and arranged as asked; ``row_version`` is that of its arrangements."""

    meeting: str
    row_version: int


@dataclass(frozen=True, slots=True)
class AgendaChanged(Done):
    """The agenda that is worked on holds the item (its id) as asked, or no longer; nothing of it is published yet."""

    meeting: str
    item: int
    row_version: int


@dataclass(frozen=True, slots=True)
class AgendaPublished(Done):
    """The agenda is published as this revision."""

    meeting: str
    revision: int
    row_version: int


@dataclass(frozen=True, slots=True)
class DocumentPutUp(Done):
    """The document stands under this number; ``sha256`` is its fingerprint."""

    meeting: str
    document: int
    sha256: str


@dataclass(frozen=True, slots=True)
class DocumentWithdrawn(Done):
    """The document can no longer be taken away."""

    meeting: str
    document: int


@dataclass(frozen=True, slots=True)
class LettersIssued(Done):
    """The letters with these numbers are issued."""

    meeting: str
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteWritten(Done):
    """The note stands under this number."""

    meeting: str
    note: int
    row_version: int
