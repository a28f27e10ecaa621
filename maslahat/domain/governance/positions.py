"""Positions: what a seat says on one exact version of the plan, and whether that may stand.

A position names the fingerprint of the version it is about. All positions are kept; the latest of a seat counts.
Sources: workplans_and_decisions §7; R38, R49, R51, R52; E49, E50, E54, E80.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId, PartyCode, VersionId
from maslahat.domain.shared.texts import LocalizedText


class PositionKind(StrEnum):
    """What a seat says; a seat that has not spoken has no position (E53, E54)."""

    ENDORSE = "endorse"
    RESERVE = "endorse_reservation"
    OBJECT = "object"
    NOT_YET = "not_yet"

    @property
    def is_in_favour(self) -> bool:
        """Tell whether the seat joins the adoption; a reservation does not block (E55)."""
        return self in (PositionKind.ENDORSE, PositionKind.RESERVE)


class Channel(StrEnum):
    """How a position reached the secretariat: in the room, from afar or in writing; all have equal weight (R26)."""

    ROOM = "room"
    REMOTE = "remote"
    WRITTEN = "written"


class Method(StrEnum):
    """By what a position is proved: a press of the button by who speaks, a passkey, or a signed note verbale (§8)."""

    CLICK = "click"
    PASSKEY = "passkey"
    NOTE_VERBALE = "note_verbale"


@dataclass(frozen=True, slots=True)
class Position:
    """What one person said for one seat on one version.

    ``number`` is the place in the record (rising, never reused); ``role`` is the role held at that moment (E48);
    ``lines`` are the reserved lines and ``whole`` a reservation on the plan as a whole (only for RESERVE);
    ``is_effective`` is False for what someone said who did not hold the seat's voice: kept as a comment (E50);
    ``evidence`` is the fingerprint of the passkey or of the document, as ``method`` says.
    """

    number: int
    seat: PartyCode
    kind: PositionKind
    subject: VersionId
    person: str
    role: Role
    stated_at: datetime
    text: LocalizedText = field(default_factory=LocalizedText)
    lines: tuple[LineId, ...] = ()
    whole: bool = False
    channel: Channel = Channel.ROOM
    is_effective: bool = True
    method: Method = Method.CLICK
    evidence: str = ""


def latest_positions(positions: Iterable[Position], subject: VersionId, now: datetime) -> Mapping[PartyCode, Position]:
    """Return for each seat the position that counts: its latest effective one on this version, not after ``now``."""
    counted = [each for each in positions if each.is_effective and each.subject == subject and each.stated_at <= now]
    return {each.seat: each for each in sorted(counted, key=lambda each: each.number)}
