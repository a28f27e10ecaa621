"""What the deeds of registration and presence answer."""

from dataclasses import dataclass

from maslahat.actions.outcomes import Done


@dataclass(frozen=True, slots=True)
class AttendanceArranged(Done):
    """What the meeting asks of those who come is set."""

    meeting: str


@dataclass(frozen=True, slots=True)
class ParticipantRegistered(Done):
    """The registration stands under this number, in this state; ``badge`` is empty before admission."""

    number: int
    state: str
    row_version: int
    badge: str = ""


@dataclass(frozen=True, slots=True)
class ParticipantsRegistered(Done):
    """Everybody on the list is registered, under so many numbers from ``first`` to ``last``."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ParticipantsAdmitted(Done):
    """So many people who waited for it are admitted, each with a badge number."""

    people: int


@dataclass(frozen=True, slots=True)
class CredentialsFiled(Done):
    """The document is with the registration; ``sha256`` is its fingerprint."""

    number: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PresenceNoted(Done):
    """The participant stands so now; ``is_new`` is false if that was known already."""

    number: int
    kind: str
    channel: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class NamesErased(Done):
    """Names, needs and credentials of so many people at the meeting are erased."""

    meeting: str
    people: int
