"""A programme: its aim, cycle, pillars, parties and rules, as the parties agreed them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from maslahat.domain.programmes.frameworks import Framework
from maslahat.domain.programmes.measuring import SMALL_CELLS, Dimension, Reporter, Scale
from maslahat.domain.programmes.meetings import Meeting
from maslahat.domain.programmes.observations import Observation, Reading
from maslahat.domain.programmes.parties import Agreement, Category, Country, Donor, Institution, Party, Seat
from maslahat.domain.programmes.pillars import Indicator, Outcome, Output, Pillar
from maslahat.domain.programmes.provenance import Mark, Provenance, Source, Term
from maslahat.domain.programmes.reminder_rules import USUAL, ReminderRules
from maslahat.domain.programmes.rules import CrossCuttingTheme, PlanTerms, TermsOfReference
from maslahat.domain.programmes.silence_rules import CUSTOMARY, SilenceRules
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.status_rules import CUSTOMARY as CUSTOMARY_STATUS
from maslahat.domain.shared.status_rules import StatusRule
from maslahat.domain.shared.texts import LocalizedText

BENEFICIARY_GROUPS = "beneficiary_groups"
"""The code list of the groups of people that a line may serve."""


@dataclass(frozen=True, slots=True)
class Approval:
    """The event by which the programme came into being: the day, the place, and the parties that signed."""

    on: date
    place: LocalizedText
    signatories: tuple[PartyCode, ...]


@dataclass(frozen=True)
class Programme:
    """The whole programme. Codes are unique inside their kind; output and indicator codes across all pillars.

    ``starts_on`` and ``ends_on`` are the first and last day of the cycle. ``agency`` is the party code of the agency,
    ``secretariat`` the code of the institution that prepares and records. ``languages`` are in order of printing.
    ``earlier_decisions`` are the terms of reference that ``decision`` followed, oldest first.
    ``small_cells`` is the number below which people are not counted in public, ``status_rule`` what status is told by.
    ``provenance`` maps a subject (``indicator:1.1.i1:baseline``) to its mark; see ``is_illustrative``.
    """

    code: str
    name: LocalizedText
    aim: LocalizedText
    starts_on: date
    ends_on: date
    approval: Approval | None
    agency: PartyCode
    secretariat: str
    members: tuple[PartyCode, ...]
    languages: tuple[str, ...]
    pillars: tuple[Pillar, ...]
    countries: tuple[Country, ...]
    categories: tuple[Category, ...]
    institutions: tuple[Institution, ...]
    donors: tuple[Donor, ...]
    agreements: tuple[Agreement, ...]
    frameworks: tuple[Framework, ...]
    sdg_targets: tuple[Term, ...]
    code_lists: Mapping[str, tuple[Term, ...]]
    cross_cutting: tuple[CrossCuttingTheme, ...]
    parties: tuple[Party, ...]
    seats: tuple[Seat, ...]
    decision: TermsOfReference
    earlier_decisions: tuple[TermsOfReference, ...]
    plan_terms: PlanTerms
    meetings: tuple[Meeting, ...]
    sources: tuple[Source, ...]
    observations: tuple[Observation, ...]
    readings: tuple[Reading, ...]
    provenance: Mapping[str, Provenance]
    silence: SilenceRules = CUSTOMARY
    dimensions: tuple[Dimension, ...] = ()
    scales: tuple[Scale, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    small_cells: int = SMALL_CELLS
    reminders: ReminderRules = USUAL
    status_rule: StatusRule = CUSTOMARY_STATUS

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return tuple(outcome for pillar in self.pillars for outcome in pillar.outcomes)

    @property
    def outputs(self) -> tuple[Output, ...]:
        return tuple(output for pillar in self.pillars for output in pillar.outputs)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(indicator for pillar in self.pillars for indicator in pillar.indicators)

    @cached_property
    def pillar_of(self) -> Mapping[str, str]:
        """Return {output code: code of its pillar}."""
        return {output.code: pillar.code for pillar in self.pillars for output in pillar.outputs}

    def pillar(self, code: str) -> Pillar:
        """Return the pillar with this code; raise KeyError if there is none."""
        return {pillar.code: pillar for pillar in self.pillars}[code]

    def output(self, code: str) -> Output:
        """Return the output with this code; raise KeyError if there is none."""
        return self._outputs[code]

    def country(self, code: str) -> Country:
        """Return the country with this code; raise KeyError if there is none."""
        return {country.code: country for country in self.countries}[code]

    def institution(self, code: str) -> Institution:
        """Return the institution with this code; raise KeyError if there is none."""
        return self._institutions[code]

    def sensitive_category(self, institution: str) -> Category | None:
        """Return the category of an institution whose staff are not shown by office (R35); None for any other."""
        found = self._institutions.get(institution)
        return next(
            (each for each in self.categories if found and each.code == found.category and each.is_sensitive), None
        )

    def donor(self, code: str) -> Donor:
        """Return the donor with this code; raise KeyError if there is none."""
        return {donor.code: donor for donor in self.donors}[code]

    def party(self, code: str) -> Party:
        """Return the party with this code; raise KeyError if there is none."""
        return self._parties[code]

    def meeting(self, code: str) -> Meeting:
        """Return the meeting with this code; raise KeyError if there is none."""
        return {meeting.code: meeting for meeting in self.meetings}[code]

    @property
    def beneficiary_groups(self) -> tuple[Term, ...]:
        """Return the groups of people that a line of a plan may serve (R76); none if the programme names none."""
        return self.code_lists.get(BENEFICIARY_GROUPS, ())

    def label(self, code_list: str, code: str) -> LocalizedText:
        """Return the name of a code in a code list; an empty text if the list does not hold it."""
        return next((term.name for term in self.code_lists.get(code_list, ()) if term.code == code), LocalizedText())

    def is_illustrative(self, subject: str) -> bool:
        """Tell whether a value was invented for illustration.

        The subject is a kind, a code and if need be a part, joined by colons: ``output:1.1.1``,
        ``indicator:1.1.i1:baseline``, ``line:<line id>:budget``, ``proposal:PR-KG-01:disposition``. Where the part has
        no mark of its own that of the whole counts, then that of the kind.
        """
        return self.provenance_of(subject).mark is Mark.ILLUSTRATIVE

    def provenance_of(self, subject: str) -> Provenance:
        """Return the mark and sources of a subject (see ``is_illustrative``); SOURCED without sources if unmarked."""
        while subject:
            if found := self.provenance.get(subject):
                return found
            subject = subject.rpartition(":")[0]
        return Provenance(Mark.SOURCED)

    @cached_property
    def _outputs(self) -> Mapping[str, Output]:
        return {output.code: output for output in self.outputs}

    @cached_property
    def _institutions(self) -> Mapping[str, Institution]:
        return {institution.code: institution for institution in self.institutions}

    @cached_property
    def _parties(self) -> Mapping[str, Party]:
        return {party.code: party for party in self.parties}
