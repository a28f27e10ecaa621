"""What a document needs to know of a workplan: its text, all names in it, who adopted it and on what terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Line, Plan

NameTable = Mapping[str, LocalizedText]
"""Code to name in every language of the programme."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names behind the codes of a plan, each table from code to text. A code without a name is printed as itself.

    ``pillar_of`` maps the code of an output to the code of its pillar. ``institutions`` holds every body that may lead
    or partner; ``types`` the kinds of activity; ``beneficiaries`` the groups that lines serve; ``markers`` the
    cross-cutting markers, ``marker_steps`` the steps of the scale of each.
    """

    pillars: NameTable
    outputs: NameTable
    pillar_of: Mapping[str, str]
    countries: NameTable
    institutions: NameTable
    donors: NameTable
    markers: NameTable
    types: NameTable
    scopes: NameTable = field(default_factory=dict)
    modalities: NameTable = field(default_factory=dict)
    sdg_targets: NameTable = field(default_factory=dict)
    beneficiaries: NameTable = field(default_factory=dict)
    risks: NameTable = field(default_factory=dict)
    parties: NameTable = field(default_factory=dict)
    marker_steps: Mapping[str, NameTable] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanView:
    """A workplan version as a document shows it.

    ``as_of`` is the aware UTC instant at which the text was fixed; it is also the date inside the file. ``label`` names
    the version ("Final draft 1"). ``illustrative_lines`` are the lines whose content was made up for demonstration.
    ``check_address`` is where anyone can check the text, empty if there is no such place.
    """

    plan: Plan
    programme_name: LocalizedText
    names: Names
    label: LocalizedText
    as_of: datetime
    illustrative_lines: frozenset[LineId] = frozenset()
    check_address: str = ""

    def __post_init__(self) -> None:
        if self.as_of.utcoffset() is None:
            raise ValueError("as_of has no time zone")

    @property
    def is_illustrative(self) -> bool:
        """Tell whether any line was made up for demonstration."""
        return bool(self.illustrative_lines)


@dataclass(frozen=True, slots=True)
class PartyPosition:
    """What one party said on the text: ``position`` is a PositionKind, empty while the party has not spoken.

    ``role`` says as what the party takes part: ``member`` or ``agency``. ``office`` is the office that spoke for it;
    ``method`` is ``passkey`` or ``note_verbale``, or empty; ``evidence`` is the fingerprint of the key or the paper.
    """

    party: str
    name: LocalizedText
    role: str
    position: str = ""
    office: LocalizedText = field(default_factory=LocalizedText)
    stated_at: datetime | None = None
    method: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ReservationView:
    """A reservation: the party, the lines it does not accept, where they are therefore not applied, and its words.

    A reservation on no line speaks of the plan as a whole. ``lifted_at`` tells since when it no longer holds;
    ``is_moot`` that all its lines have left the plan (E56).
    """

    party: str
    lines: tuple[LineId, ...]
    text: LocalizedText
    not_applied_in: tuple[str, ...] = ()
    lifted_at: datetime | None = None
    is_moot: bool = False


@dataclass(frozen=True, slots=True)
class EndorsedPlanView(PlanView):
    """An endorsed workplan: the text, the position of each party, and the reservations made with them."""

    endorsed_on: date = date.min
    place: LocalizedText = field(default_factory=LocalizedText)
    meeting: LocalizedText = field(default_factory=LocalizedText)
    parties: tuple[PartyPosition, ...] = ()
    reservations: tuple[ReservationView, ...] = ()

    def reservations_on(self, line: Line) -> tuple[ReservationView, ...]:
        """Return the reservations in force that name this line."""
        return tuple(each for each in self.reservations if line.id in each.lines and each.lifted_at is None)
