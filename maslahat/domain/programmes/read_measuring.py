"""Reading by what results are measured: dimensions, scales, reporters, and the least number shown of people."""

from collections.abc import Mapping

from maslahat.domain.programmes.marks import Marks
from maslahat.domain.programmes.measuring import SMALL_CELLS, Dimension, Reporter, Scale
from maslahat.domain.programmes.parties import Country
from maslahat.domain.programmes.provenance import Term
from maslahat.domain.programmes.terms import defined, in_code_list, read_terms
from maslahat.domain.shared.entries import Entry

FEWEST_STEPS = 2


def read_dimensions(root: Entry, code_lists: Mapping[str, tuple[Term, ...]]) -> tuple[Dimension, ...]:
    """Return the dimensions; each gives codes to an entry of the code list ``disaggregations``, whose name it takes."""
    names = {term.code: term.name for term in code_lists.get("disaggregations", ())}
    found = []
    for entry in root.entries("dimensions"):
        code = entry.reference("code", in_code_list("disaggregations"))
        if code:
            entry.notes.define("dimension", code, entry.path)
        if code in names:
            codes = read_terms(entry.entries("codes", required=True), f"code_of_{code}")
            found.append(Dimension(code, names[code], codes))
    return tuple(found)


def read_scales(root: Entry) -> tuple[Scale, ...]:
    """Return the ordered scales."""
    found = []
    for entry in root.entries("scales"):
        code = defined(entry, "scale")
        steps = read_terms(entry.entries("steps", required=True), f"step_of_{code}")
        if 0 < len(steps) < FEWEST_STEPS:
            entry.fault("steps", "must hold at least two steps")
        found.append(Scale(code, entry.text("name"), steps))
    return tuple(found)


def read_reporters(root: Entry, members: tuple[Country, ...], marks: Marks) -> tuple[Reporter, ...]:
    """Return who reports. A programme that names nobody has every member country report under its own code."""
    entries = root.entries("reporting_units")
    if not entries:
        for member in members:
            root.notes.define("reporting_unit", member.code, root.at("members"))
        return tuple(Reporter(each.code, each.name, each.code) for each in members)
    found = tuple(_reporter(entry, marks) for entry in entries)
    holders = {each.code: each.part_of for each in found}
    for entry, each in zip(entries, found, strict=True):
        if _is_its_own_part(each.code, holders):
            entry.fault("part_of", f"{each.code} would be part of itself")
    return found


def read_small_cells(root: Entry) -> int:
    """Return below how many people a figure is not shown in public; five if the programme says nothing."""
    found = root.whole_or_none("small_cells", 1, 100)
    return SMALL_CELLS if found is None else found


def _reporter(entry: Entry, marks: Marks) -> Reporter:
    code = defined(entry, "reporting_unit")
    marks.note(entry, f"reporting_unit:{code}")
    return Reporter(
        code=code,
        name=entry.text("name"),
        country=entry.reference("country", "country", required=False),
        agency=entry.reference("institution", "institution", required=False),
        site=entry.words("site"),
        part_of=entry.reference("part_of", "reporting_unit", required=False),
        is_aggregated=not entry.flag("not_aggregated"),
    )


def _is_its_own_part(code: str, holders: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while code and code not in seen:
        seen.add(code)
        code = holders.get(code, "")
    return bool(code)
