"""What a deed in a silence procedure answers."""

from dataclasses import dataclass

from maslahat.actions.outcomes import Done


@dataclass(frozen=True, slots=True)
class SilenceMoved(Done):
    """The silence procedure has one entry more and stands in ``state``; ``deadline`` is ISO 8601 in UTC, or empty.

    ``in_time`` is false for an objection that came too late to break it.
    """

    silence: int
    entry: int
    state: str
    deadline: str = ""
    in_time: bool = True


@dataclass(frozen=True, slots=True)
class AddressesNoted(Done):
    """Letters for the party go to so many addresses."""

    party: str
    addresses: int
