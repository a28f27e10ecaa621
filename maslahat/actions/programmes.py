"""Setting up a programme: everything it is, as data, taken whole or not at all."""

from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.outcomes import ProgrammeLoaded, Reason, Refused
from maslahat.actions.results.from_file import take_definitions
from maslahat.domain.programmes.reading import ProgrammeRefused, read_programme
from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import save as meetings
from maslahat.stores.people import save as people
from maslahat.stores.programmes import save
from maslahat.stores.results.save_definitions import Author


@deed(Deed.PROGRAMME_LOAD)
def load_programme(*, document: Document, by: Actor, key: str, now: datetime) -> ProgrammeLoaded | Refused:
    """Take a programme from the data of a programme file (docs/formats/programme.md), or name every fault by path.

    Loading a newer file of the same programme replaces what the programme says; plans, people and the journal stay.
    Of indicators, code lists and reporting units about which it says something new it makes a new version.
    """
    try:
        programme = read_programme(document)
    except ProgrammeRefused as refused:
        return Refused(tuple(Reason("programme_fault", {"path": path, "why": why}) for path, why in refused.faults))
    if programme.code != by.programme:
        return Refused.because("foreign_programme", programme=programme.code)
    is_new = save.programme(programme, document, now)
    people.parties(programme.code, programme.parties)
    meetings.meetings(programme.code, programme.meetings)
    versions = take_definitions(programme, Author(programme.code, by.person or None, by.role, now))
    detail = {"fingerprint": fingerprint(document), "is_new": is_new, "new_versions": len(versions)}
    tell(by=by, right=Deed.PROGRAMME_LOAD, about=f"programme:{programme.code}", now=now, detail=detail)
    return ProgrammeLoaded(programme.code, is_new)
