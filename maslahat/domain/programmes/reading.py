"""Reading a programme: from the data of a file to a programme, or to the list of everything that is wrong with it."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from maslahat.domain.programmes import read_context, read_measuring, read_parties, read_rules
from maslahat.domain.programmes.marks import Marks
from maslahat.domain.programmes.measuring import Dimension, Reporter, Scale
from maslahat.domain.programmes.parties import Category, Country, Donor, Institution, Party
from maslahat.domain.programmes.programme import Approval, Programme
from maslahat.domain.programmes.provenance import Term
from maslahat.domain.programmes.read_pillars import read_pillar
from maslahat.domain.programmes.read_status_rule import read_status_rule
from maslahat.domain.programmes.reminder_rules import read_reminders
from maslahat.domain.programmes.silence_rules import read_silence
from maslahat.domain.programmes.terms import Cycle, in_code_list, read_terms
from maslahat.domain.shared.entries import Entry, Notes
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.status_rules import StatusRule

PROGRAMME_FORMAT = "maslahat.programme/1"

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


class ProgrammeRefused(ValueError):
    """The data describe no programme; ``faults`` lists every fault as (path, what is wrong)."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {why}" for path, why in faults))
        self.faults = faults


def read_programme(data: object) -> Programme:
    """Return the programme that the data of a programme file describe (docs/formats/programme.md).

    ``data`` is made of dicts, lists, str, int, bool and None; numbers with a fraction and days are text. Raises
    ProgrammeRefused with every fault found, each named by path: ``pillars[0].outcomes[2].outputs[1].name.ru``.
    """
    notes = Notes()
    root = Entry.of(data, "", notes)
    if root.value("format") not in (PROGRAMME_FORMAT, None):
        root.fault("format", f"is not {PROGRAMME_FORMAT}")
    notes.languages = _languages(root)
    marks = Marks()
    programme = _programme(root, marks)
    marks.note_subjects(root)
    marks.note_lines(root, programme.code)
    if faults := notes.close():
        raise ProgrammeRefused(faults)
    return programme


def _languages(root: Entry) -> tuple[str, ...]:
    found = root.value("languages")
    good = isinstance(found, list) and all(isinstance(code, str) and _LANGUAGE.fullmatch(code) for code in found)
    if not good or not found or len(set(found)) != len(found):
        if found is not None:
            root.fault("languages", "is not a list of different language codes such as en, ru")
        return ()
    return tuple(found)


class _Participants(NamedTuple):
    countries: tuple[Country, ...]
    categories: tuple[Category, ...]
    institutions: tuple[Institution, ...]
    donors: tuple[Donor, ...]
    parties: tuple[Party, ...]


def _participants(root: Entry, marks: Marks) -> _Participants:
    countries = read_parties.read_countries(root, marks)
    categories = read_parties.read_categories(root, marks)
    institutions = read_parties.read_institutions(root, marks, categories)
    donors = read_parties.read_donors(root, marks)
    parties = read_parties.name_parties(root, countries, institutions, donors)
    return _Participants(countries, categories, institutions, donors, parties)


class _Measures(NamedTuple):
    dimensions: tuple[Dimension, ...]
    scales: tuple[Scale, ...]
    reporters: tuple[Reporter, ...]
    small_cells: int
    status_rule: StatusRule


def _measures(
    root: Entry, code_lists: Mapping[str, tuple[Term, ...]], participants: _Participants, marks: Marks
) -> _Measures:
    member_codes = {party.code for party in participants.parties if party.kind == "member"}
    members = tuple(each for each in participants.countries if each.code in member_codes)
    return _Measures(
        read_measuring.read_dimensions(root, code_lists),
        read_measuring.read_scales(root),
        read_measuring.read_reporters(root, members, marks),
        read_measuring.read_small_cells(root),
        read_status_rule(root),
    )


def _programme(root: Entry, marks: Marks) -> Programme:
    starts_on, ends_on = _cycle(root)
    participants = _participants(root, marks)
    parties = participants.parties
    decision, earlier = read_rules.read_decisions(root, marks)
    cycle = Cycle(starts_on.year, ends_on.year)
    code_lists = _code_lists(root)
    measures = _measures(root, code_lists, participants, marks)
    return Programme(
        code=root.code("code"),
        name=root.text("name"),
        aim=root.text("aim"),
        starts_on=starts_on,
        ends_on=ends_on,
        approval=_approval(root, marks, ends_on),
        agency=next((party.code for party in parties if party.kind == "agency"), PartyCode("")),
        secretariat=root.reference("secretariat", "institution"),
        members=tuple(party.code for party in parties if party.kind == "member"),
        languages=root.notes.languages,
        pillars=tuple(read_pillar(entry, marks, cycle) for entry in root.entries("pillars", required=True)),
        **participants._asdict(),
        agreements=read_parties.read_agreements(root, marks),
        frameworks=read_context.read_frameworks(root, marks),
        sdg_targets=read_terms(root.entries("sdg_targets"), "sdg_target"),
        code_lists=code_lists,
        cross_cutting=read_rules.read_themes(root, marks),
        seats=read_parties.read_seats(root),
        decision=decision,
        earlier_decisions=earlier,
        plan_terms=read_rules.read_plan_terms(root, marks),
        meetings=read_context.read_meetings(root, marks),
        sources=read_context.read_sources(root),
        observations=read_context.read_observations(root, marks),
        readings=read_context.read_readings(root, marks),
        provenance=marks.found,
        silence=read_silence(root, marks),
        reminders=read_reminders(root, marks),
        **measures._asdict(),
    )


def _cycle(root: Entry) -> tuple[date, date]:
    starts_on = root.day("starts_on", stand_in=date(1900, 1, 1))
    ends_on = root.day("ends_on", stand_in=date(2200, 12, 31))
    if ends_on < starts_on:
        root.fault("ends_on", f"is before the start on {starts_on}")
        return ends_on, starts_on
    return starts_on, ends_on


def _approval(root: Entry, marks: Marks, ends_on: date) -> Approval | None:
    if not root.has("approval"):
        root.value("approval", required=False)
        return None
    entry = root.entry("approval")
    marks.note(entry, "approval")
    on = entry.day("date")
    if on > ends_on:
        entry.fault("date", f"is after the programme ends on {ends_on}")
    signatories = entry.references("signatories", "party")
    if not signatories:
        entry.fault("signatories", "must name at least one party")
    return Approval(on, entry.text("place"), tuple(PartyCode(code) for code in signatories))


def _code_lists(root: Entry) -> Mapping[str, tuple[Term, ...]]:
    lists: dict[str, tuple[Term, ...]] = {}
    holder = root.entry("code_lists")
    for name in holder.raw:
        lists[name] = read_terms(holder.entries(name), in_code_list(name))
    return lists
