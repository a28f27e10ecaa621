"""Agreed ad referendum: a proposal is agreed in the room, and some capitals still have to confirm it by an instant.

Source: `workplans_and_decisions` §6. What comes of it follows from the answers and the clock alone, so that it is the
same whenever it is looked at, and however late whoever closes it comes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from maslahat.domain.shared.ids import PartyCode


class Lapse(StrEnum):
    """What the silence of a capital means at the deadline. The committee's usual rule is that it does not agree."""

    NOT_AGREED = "not_agreed"
    AGREED = "agreed"


class ReferralOutcome(StrEnum):
    """What comes of a referral: it still waits, or it is decided."""

    WAITS = "waits"
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"


@dataclass(frozen=True, slots=True)
class CapitalAnswer:
    """What a capital answered through the head or alternate of its delegation, and when (aware UTC)."""

    party: PartyCode
    confirms: bool
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Referral:
    """The question to the capitals: which parties, until when (aware UTC; an answer at that instant is late)."""

    parties: tuple[PartyCode, ...]
    until: datetime
    lapse: Lapse = Lapse.NOT_AGREED


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of a referral and since when it holds; ``since`` is None while it waits."""

    outcome: ReferralOutcome
    since: datetime | None = None


def waiting_for(referral: Referral, answers: Iterable[CapitalAnswer]) -> tuple[PartyCode, ...]:
    """Return the parties that have not answered in time."""
    heard = {each.party for each in _in_time(referral, answers)}
    return tuple(party for party in referral.parties if party not in heard)


def settle(referral: Referral, answers: Iterable[CapitalAnswer], now: datetime) -> Settled:
    """Return what the referral has come to at this instant.

    The first refusal decides against it, the last confirmation for it; at the deadline silence means what the rule
    says, and the decision holds since the deadline however late it is looked at.
    """
    heard = sorted(
        (each for each in _in_time(referral, answers) if each.answered_at <= now), key=lambda each: each.answered_at
    )
    refusal = next((each for each in heard if not each.confirms), None)
    if refusal is not None:
        return Settled(ReferralOutcome.NOT_AGREED, refusal.answered_at)
    if {each.party for each in heard} >= set(referral.parties):
        return Settled(ReferralOutcome.AGREED, heard[-1].answered_at if heard else referral.until)
    if now < referral.until:
        return Settled(ReferralOutcome.WAITS)
    return Settled(ReferralOutcome(referral.lapse.value), referral.until)


def _in_time(referral: Referral, answers: Iterable[CapitalAnswer]) -> list[CapitalAnswer]:
    return [each for each in answers if each.party in referral.parties and each.answered_at < referral.until]
