"""Endorsement: hearing the position of a seat on the frozen version, and the record of a version that is adopted.

Sources: workplans_and_decisions §8; R37, R38, R49, R52; E47 to E50, E80.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from maslahat.domain.governance.consensus import DecisionRule, Endorsed, Outcome, Silence, outcome
from maslahat.domain.governance.positions import Method, Position, PositionKind
from maslahat.domain.governance.reservations import Reservation, entered_with
from maslahat.domain.governance.seats import Accreditation, Seat, speaker_of
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.ids import LineId, PartyCode, VersionId


class PositionFault(StrEnum):
    """What is wrong with a position."""

    NOT_FINALIZED = "not_finalized"
    STALE_SUBJECT = "stale_subject"
    ALREADY_ENDORSED = "already_endorsed"
    SEAT_DOES_NOT_DECIDE = "seat_does_not_decide"
    NOT_ACTING_HEAD = "not_acting_head"
    TEXT_MISSING = "text_missing"
    LINES_MISSING = "lines_missing"
    LINES_NOT_ASKED = "lines_not_asked"
    WHOLE_NOT_ASKED = "whole_not_asked"
    UNKNOWN_LINE = "unknown_line"


@dataclass(frozen=True, slots=True)
class Hearing:
    """All that is known when a seat states its position.

    ``subject`` is the finalized version (None while there is none) and ``lines`` are its lines; ``aside`` names
    persons who do not hold their seat's voice now, as the chair does not (E47).
    """

    rule: DecisionRule
    subject: VersionId | None
    lines: Collection[LineId]
    seats: Sequence[Seat]
    accreditations: Sequence[Accreditation]
    positions: Sequence[Position] = ()
    silences: Sequence[Silence] = ()
    aside: Collection[str] = ()

    def speaker(self, party: PartyCode, at: datetime) -> Accreditation | None:
        """Return who speaks for this party at this instant, or None."""
        return speaker_of(party, self.seats, self.accreditations, at, self.aside)


@dataclass(frozen=True, slots=True)
class PositionHeard:
    """A position that stands, under the role that the speaker holds, and what all positions now amount to."""

    position: Position
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class PositionRefused:
    """A position that may not stand, with every fault.

    ``subject`` is the version that is open for positions; ``kept`` is the same statement to be stored as a comment
    without effect, if it came from a person of the seat (E50); ``offered_to`` is the person who speaks for the
    seat now and may take it over as a draft (E49).
    """

    faults: tuple[PositionFault, ...]
    subject: VersionId | None = None
    kept: Position | None = None
    offered_to: str | None = None


@dataclass(frozen=True, slots=True)
class Endorsement:
    """The record of an adopted version: the parties, how each joined, their reservations, the rule and the instant.

    ``previous`` is the text that was in force until then, None for a plan's first endorsement.
    """

    subject: VersionId
    endorsed_at: datetime
    rule: DecisionRule
    positions: tuple[Position, ...]
    by_silence: tuple[PartyCode, ...] = ()
    previous: VersionId | None = None

    @property
    def reservations(self) -> tuple[Reservation, ...]:
        """The reservations entered with the positions, in order of the parties to the plan."""
        return tuple(entered_with(each) for each in self.positions if each.kind is PositionKind.RESERVE)


def hear_position(wanted: Position, hearing: Hearing, now: datetime) -> PositionHeard | PositionRefused:
    """Return the position with its effect if it may stand at ``now`` (aware UTC), else every fault at once."""
    subject, speaker = hearing.subject, hearing.speaker(wanted.seat, now)
    faults = (*_faults_of_the_moment(wanted, hearing, now), *_faults_of_the_text(wanted, hearing))
    if speaker is None or speaker.person != wanted.person:
        faults = (*faults, PositionFault.NOT_ACTING_HEAD)
    if faults or speaker is None or subject is None:
        return _refused(wanted, hearing, faults, speaker)
    heard = replace(wanted, role=speaker.role, stated_at=now, is_effective=True)
    result = outcome(hearing.rule, (*hearing.positions, heard), subject, now, hearing.silences)
    return PositionHeard(heard, result)


def endorsement_of(
    rule: DecisionRule, positions: Sequence[Position], result: Endorsed, previous: VersionId | None = None
) -> Endorsement:
    """Return the record of an adopted version: for each party to the plan the position that counted.

    ``previous`` is the text that was in force until now.
    """
    from_parties = {
        each.seat: each
        for each in sorted(positions, key=lambda each: each.number)
        if each.is_effective and each.subject == result.subject and each not in result.late
    }
    counted = tuple(from_parties[party] for party in rule.parties if party in from_parties)
    return Endorsement(result.subject, result.endorsed_at, rule, counted, result.by_silence, previous)


def endorsement_document(endorsement: Endorsement) -> Document:
    """Return the endorsement as a JSON value for the record and the bundle; instants are ISO 8601 in UTC."""
    rule = endorsement.rule
    return {
        "format": "maslahat.endorsement/1",
        "subject": endorsement.subject,
        "endorsed_at": endorsement.endorsed_at.isoformat(),
        "rule": {
            "method": str(rule.method),
            "deciding": list(rule.deciding),
            "quorum": rule.quorum,
            "absent": str(rule.absent),
            "agency": rule.agency,
            "valid_from": rule.valid_from.isoformat(),
            "source": rule.source,
        },
        "positions": [position_document(each) for each in endorsement.positions],
        "by_silence": list(endorsement.by_silence),
        **({"previous": endorsement.previous} if endorsement.previous else {}),
    }


def position_document(position: Position) -> Document:
    """Return a position as a JSON value; the person is left out, the role and the seat stand for them.

    ``method`` stands in it only for what was signed.
    """
    return {
        "number": position.number,
        "seat": position.seat,
        "kind": str(position.kind),
        "subject": position.subject,
        "role": str(position.role),
        "stated_at": position.stated_at.isoformat(),
        "text": dict(position.text.texts),
        "lines": list(position.lines),
        "whole": position.whole,
        "channel": str(position.channel),
        **({"method": str(position.method)} if position.method is not Method.CLICK else {}),
    }


def _faults_of_the_moment(wanted: Position, hearing: Hearing, now: datetime) -> tuple[PositionFault, ...]:
    subject = hearing.subject
    is_adopted = subject is not None and isinstance(
        outcome(hearing.rule, hearing.positions, subject, now, hearing.silences), Endorsed
    )
    checks = (
        (PositionFault.NOT_FINALIZED, subject is None),
        (PositionFault.STALE_SUBJECT, subject is not None and wanted.subject != subject),
        (PositionFault.ALREADY_ENDORSED, is_adopted),
        (PositionFault.SEAT_DOES_NOT_DECIDE, wanted.seat not in hearing.rule.parties),
    )
    return tuple(fault for fault, holds in checks if holds)


def _faults_of_the_text(wanted: Position, hearing: Hearing) -> tuple[PositionFault, ...]:
    is_reserving = wanted.kind is PositionKind.RESERVE
    needs_text = is_reserving or wanted.kind is PositionKind.OBJECT
    checks = (
        (PositionFault.TEXT_MISSING, needs_text and not wanted.text),
        (PositionFault.LINES_MISSING, is_reserving and not wanted.whole and not wanted.lines),
        (PositionFault.LINES_NOT_ASKED, bool(wanted.lines) and (wanted.whole or not is_reserving)),
        (PositionFault.WHOLE_NOT_ASKED, wanted.whole and not is_reserving),
        (PositionFault.UNKNOWN_LINE, any(line not in hearing.lines for line in wanted.lines)),
    )
    return tuple(fault for fault, holds in checks if holds)


def _refused(
    wanted: Position, hearing: Hearing, faults: tuple[PositionFault, ...], speaker: Accreditation | None
) -> PositionRefused:
    of_the_seat = [
        each for each in hearing.accreditations if each.person == wanted.person and each.party == wanted.seat
    ]
    if PositionFault.NOT_ACTING_HEAD not in faults or not of_the_seat:
        return PositionRefused(faults, hearing.subject)
    kept = replace(wanted, is_effective=False)
    return PositionRefused(faults, hearing.subject, kept, None if speaker is None else speaker.person)
