"""Rules that the parties wrote down: how they decide, what a plan must hold, and how much it may spend."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from maslahat.domain.programmes.provenance import Term
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText


@dataclass(frozen=True, slots=True)
class CrossCuttingTheme:
    """An aim that every line is judged by. ``scale`` lists the marker's codes (whole numbers as text) from least to
    most; a theme without a scale is followed by other means, as the SDGs are by targets."""

    code: str
    name: LocalizedText
    scale: tuple[Term, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that one plan may ask under a pillar or from a donor. ``of`` is ``pillar`` or ``donor``."""

    plan: str
    of: str
    code: str
    currency: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class AdjustmentTerms:
    """How an endorsed plan may be changed without a new endorsement (`workplans_and_decisions` §8).

    A minor adjustment moves work by at most ``shift_quarters`` and an amount by at most ``percent``, counted from the
    endorsed text. Parties may object for so many working days to a corrigendum, and to a minor adjustment.
    """

    shift_quarters: int = 1
    percent: int = 10
    corrigendum_days: int = 5
    adjustment_days: int = 5


@dataclass(frozen=True, slots=True)
class Lock:
    """Values that change only with their owner's consent: the money of a donor with an earmark, the legal note.

    ``field`` is budget or comment; ``source`` names the source of the money, empty for all; ``outputs`` says under
    which outputs the lock holds, everywhere if empty; ``plan`` on which plan, every one if empty; ``basis`` says why.
    """

    field: str
    owner: PartyCode
    source: str
    outputs: tuple[str, ...]
    plan: str
    basis: LocalizedText


@dataclass(frozen=True, slots=True)
class PlanTerms:
    """What every plan of the programme must keep to.

    ``locks`` are values with an owner. ``concurrence`` says on whose lines a country needs another country's word:
    ``foreign_lines`` in which it has no part, or ``every_line`` that it shares. ``combined_characters`` is the most
    that two wordings may change together to be shown as one.
    """

    currency: str
    max_sdg_targets: int
    ceilings: tuple[Ceiling, ...]
    adjustments: AdjustmentTerms = AdjustmentTerms()
    locks: tuple[Lock, ...] = ()
    concurrence: str = "foreign_lines"
    combined_characters: int = 100


@dataclass(frozen=True, slots=True)
class VoteTerms:
    """That the committee may vote: the share of yes that carries, as two whole numbers, ``more_than`` which if so said,
    counted of those ``present`` or of those ``voting`` yes or no."""

    share: tuple[int, int]
    of: str
    more_than: bool


@dataclass(frozen=True, slots=True)
class RoomTerms:
    """How the committee decides in the room: the methods for substance and for procedure, and how a call goes.

    Methods are no_objection, silence, vote and ruling (of the chair). ``quorum_to_open`` of None is the quorum to
    decide; ``countdown_seconds`` is how long a call runs; a seat is present for ``presence_minutes`` after it was
    last heard of; ``reservations`` are recorded or not_admitted; without ``vote`` there is none.
    """

    substance: tuple[str, ...] = ("no_objection", "silence")
    procedure: tuple[str, ...] = ("ruling", "no_objection")
    quorum_to_open: int | None = None
    countdown_seconds: int = 60
    presence_minutes: int = 15
    reservations: str = "recorded"
    is_ruling_final: bool = False
    vote: VoteTerms | None = None


@dataclass(frozen=True, slots=True)
class TermsOfReference:
    """How the committee decides, in one version of its terms of reference.

    ``method`` is ``consensus``; ``deciding`` are the parties whose positions decide; ``quorum`` is how many of them
    must be represented; ``absent`` is blocks, follow_by_silence or counted_if_notified; ``silence_hours`` is how long
    silence lasts; ``agency_acceptance`` tells whether the agency's acceptance is recorded beside theirs. The rule
    holds from ``valid_from`` until a later one does; ``basis`` names the document it stands in; ``calls`` says how a
    decision is taken in the room.
    """

    method: str
    deciding: tuple[PartyCode, ...]
    quorum: int
    absent: str
    silence_hours: int
    agency_acceptance: bool
    valid_from: date
    basis: LocalizedText
    calls: RoomTerms = RoomTerms()
