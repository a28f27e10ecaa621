"""The open list of institutions: one more is named in every language of the programme, without a new file (R36)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.outcomes import Done, Reason, Refused
from maslahat.actions.wishes import read_text
from maslahat.domain.programmes.reading import ProgrammeRefused, read_programme
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.people import save as people
from maslahat.stores.programmes import load, queries, save

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class InstitutionAdded(Done):
    """The programme knows the institution under this code."""

    institution: str


@deed(Deed.INSTITUTION_ADD)
def add_institution(
    *, code: str, country: str, category: str, name: Mapping[str, str], by: Actor, key: str, now: datetime
) -> InstitutionAdded | Refused:
    """Add an institution to the programme; ``country`` is empty for a regional or international one.

    The name is needed in every language of the programme. Everything else the programme says stays; an institution of
    a kind that takes part as a party becomes a party. Faults are named as those of a programme file are.
    """
    known = queries.programme(by.programme)
    reasons: list[Reason] = []
    words = read_text(name, "name", LONGEST_NAME, reasons)
    reasons += [
        Reason("institution_name_missing", {"language": each}) for each in known.languages if each not in words.texts
    ]
    if any(each.code == code for each in known.institutions):
        reasons.append(Reason("institution_known", {"institution": code}))
    if reasons:
        return Refused(tuple(reasons))
    entry = {"code": code, "category": category, "name": dict(words.texts)} | ({"country": country} if country else {})
    said: dict[str, Any] = load.document(by.programme) or {}
    document = said | {"institutions": [*said["institutions"], entry]}
    try:
        programme = read_programme(document)
    except ProgrammeRefused as refused:
        return Refused(tuple(Reason("programme_fault", {"path": path, "why": why}) for path, why in refused.faults))
    save.programme(programme, document, now)
    people.parties(programme.code, programme.parties)
    tell(by=by, right=Deed.INSTITUTION_ADD, about=f"institution:{code}", now=now, detail=entry)
    return InstitutionAdded(code)
