"""Whether the codes in a proposal are codes of its programme: outputs, countries, institutions, donors, lists."""

from collections.abc import Collection, Iterator, Mapping

from maslahat.actions.outcomes import Reason
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.workplans.changes import created
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED, CellKey, Value
from maslahat.domain.workplans.operations import Join, Move, Operation, Split, Write
from maslahat.domain.workplans.plan import Line

_LISTS = {"type": "activity_types", "scope": "activity_scope", "modality": "modality"}
"""Single fields whose value must stand in a code list of the programme, if the programme has that list."""

_IN_KEY = ("countries", "shares", "partners", "beneficiaries", "sdg_targets", "quarters", "markers", "budget")


def unknown_codes(programme: Programme, operations: tuple[Operation, ...]) -> tuple[Reason, ...]:
    """Return every code that these operations bring in and the programme does not know."""
    known = _known(programme)
    found: list[Reason] = []
    for operation in operations:
        match operation:
            case Write(_, key, _, after) if after is not None:
                found += _cell(known, key, after)
            case Move(output=output):
                found += _output(programme, output)
            case Join(survivor):
                found += _line(programme, known, survivor)
        if isinstance(operation, Split):
            found += _line(programme, known, operation.survivor)
        for line in created(operation):
            found += _line(programme, known, line)
    return tuple(reason for place, reason in enumerate(found) if reason not in found[:place])


def _line(programme: Programme, known: Mapping[str, Collection[str]], line: Line) -> Iterator[Reason]:
    yield from _output(programme, line.output)
    for key, value in line.cells.items():
        yield from _cell(known, key, value)


def _output(programme: Programme, output: str) -> Iterator[Reason]:
    if output not in programme.pillar_of:
        yield Reason("unknown_code", {"field": "output", "value": output})


def _cell(known: Mapping[str, Collection[str]], key: CellKey, value: Value) -> Iterator[Reason]:
    field = key[0]
    code = key[1] if field in _IN_KEY else str(value)
    if field in known and code not in known[field]:
        yield Reason("unknown_code", {"field": field, "value": code})


def _known(programme: Programme) -> Mapping[str, Collection[str]]:
    countries = {country.code for country in programme.countries}
    bodies = {each.code for each in programme.institutions} | {party.code for party in programme.parties}
    lists = {
        field: {term.code for term in programme.code_lists[name]}
        for field, name in _LISTS.items()
        if name in programme.code_lists
    }
    return {
        "countries": countries,
        "shares": countries,
        "lead": bodies,
        "partners": bodies,
        "beneficiaries": {group.code for group in programme.beneficiary_groups},
        "budget": {donor.code for donor in programme.donors} | {TO_BE_MOBILIZED},
        "sdg_targets": {target.code for target in programme.sdg_targets},
        "quarters": {"Q1", "Q2", "Q3", "Q4"},
        "markers": {theme.code for theme in programme.cross_cutting if theme.scale},
        **lists,
    }
