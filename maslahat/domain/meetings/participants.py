"""Who takes part in a meeting: what is asked of somebody who is registered, and how a registration moves (R26, R32)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from maslahat.domain.shared.ids import PartyCode


class Sex(StrEnum):
    """What somebody states of the own sex; it is counted, and shown of nobody."""

    FEMALE = "female"
    MALE = "male"
    NOT_STATED = "not_stated"


class AttendanceMode(StrEnum):
    """How somebody takes part; both ways have equal standing (R26, R27)."""

    ROOM = "room"
    ONLINE = "online"


class Function(StrEnum):
    """As what somebody takes part for a party; head and alternate bring credentials (R38)."""

    HEAD = "head"
    ALTERNATE = "alternate"
    DELEGATE = "delegate"
    ADVISER = "adviser"
    STAFF = "staff"


class RegistrationState(StrEnum):
    """How far a registration has come."""

    APPLIED = "applied"
    ADMITTED = "admitted"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class RegistrationStep(StrEnum):
    """What can be done with a registration."""

    ADMIT = "admit"
    REFUSE = "refuse"
    CANCEL = "cancel"


BRINGS_CREDENTIALS = (Function.HEAD, Function.ALTERNATE)
"""Functions whose holders can bind a party and therefore bring credentials (R38)."""

REPRESENTS = (Function.HEAD, Function.ALTERNATE, Function.DELEGATE)
"""Functions by whose holders a party is represented, so that it counts for the quorum; advisers and staff assist."""

STANDING = (RegistrationState.APPLIED, RegistrationState.ADMITTED)
"""States of a registration that counts."""

_NEXT: Mapping[tuple[RegistrationState, RegistrationStep], RegistrationState] = MappingProxyType(
    {
        (RegistrationState.APPLIED, RegistrationStep.ADMIT): RegistrationState.ADMITTED,
        (RegistrationState.APPLIED, RegistrationStep.REFUSE): RegistrationState.REFUSED,
        (RegistrationState.APPLIED, RegistrationStep.CANCEL): RegistrationState.CANCELLED,
        (RegistrationState.ADMITTED, RegistrationStep.CANCEL): RegistrationState.CANCELLED,
        (RegistrationState.REFUSED, RegistrationStep.ADMIT): RegistrationState.ADMITTED,
        (RegistrationState.REFUSED, RegistrationStep.CANCEL): RegistrationState.CANCELLED,
    }
)


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who is registered for a meeting, without anything by which others would know who it is.

    ``number`` counts the registrations of the meeting; ``country`` is a country code or empty; ``category`` is the
    code of the kind of institution.
    """

    number: int
    party: PartyCode
    country: str
    category: str
    function: Function
    mode: AttendanceMode
    sex: Sex
    state: RegistrationState


def next_state(state: RegistrationState, step: RegistrationStep) -> RegistrationState | None:
    """Return the state after a step, or None if the step cannot be taken. A cancelled registration stays so."""
    return _NEXT.get((state, step))


def steps_from(state: RegistrationState) -> tuple[RegistrationStep, ...]:
    """Return the steps that can be taken from a state, in the order in which they are offered."""
    return tuple(step for step in RegistrationStep if (state, step) in _NEXT)


def is_in_time(deadline: datetime | None, now: datetime) -> bool:
    """Tell whether a party may still register at ``now`` (aware UTC). At the deadline itself it is too late."""
    return deadline is None or now < deadline


class Sight(StrEnum):
    """How much one reader may know of a participant (R35)."""

    FULL = "full"
    OPEN = "open"
    HIDDEN = "hidden"


def sight(*, is_keeper: bool, is_own: bool, is_sensitive: bool) -> Sight:
    """Return what a reader at the table may know: FULL with needs and sex, OPEN with name and office, or HIDDEN.

    ``is_keeper`` is the secretariat, ``is_own`` the participant's own party. Of staff of a sensitive institution all
    others are told function and kind of institution alone.
    """
    if is_keeper or is_own:
        return Sight.FULL
    return Sight.HIDDEN if is_sensitive else Sight.OPEN
