"""The statements of a meeting's day as they stand in a file, ready to be filed and cleared one after the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from maslahat.actions.meetings.statements import party_of
from maslahat.domain.meetings.floor import SpeakingMode
from maslahat.domain.meetings.statements import Clearance
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.entries import Entry, Notes
from maslahat.publishing.files import read_file

MODES = tuple(each.value for each in SpeakingMode)
CLEARANCES = tuple(each.value for each in Clearance)


class DayRefused(ValueError):
    """The data tell no day of a meeting; ``faults`` lists every fault as (path, what is wrong)."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {why}" for path, why in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class StatementTold:
    """One statement of the file: the first fields are the keywords of ``file_statement``.

    ``clearance`` is what its delegation allows through the person with the user name ``cleared_by`` (empty: nobody).
    """

    institution: str
    item: int
    office: Mapping[str, str]
    language: str
    mode: str
    text: Mapping[str, str]
    summary: Mapping[str, str]
    clearance: str
    cleared_by: str

    def filing(self) -> dict[str, object]:
        """Return the keywords with which the statement is filed."""
        names = ("institution", "item", "office", "language", "mode", "text", "summary")
        return {name: getattr(self, name) for name in names}


def reference_statements(programme: Programme) -> tuple[StatementTold, ...]:
    """Return the statements of the meeting whose day ships with the package; raise DayRefused with every fault."""
    data = files("maslahat").joinpath("reference", "meeting_day.yaml").read_bytes()
    notes = Notes(programme.languages)
    root = Entry.of(read_file(data).data, "", notes)
    found = read_statements(root, programme)
    faults = [fault for fault in notes.faults if fault[0].startswith("statements")]
    if faults:
        raise DayRefused(faults)
    return found


def read_statements(root: Entry, programme: Programme) -> tuple[StatementTold, ...]:
    """Return the section ``statements`` of a day's file; every fault is noted with its path."""
    return tuple(_statement(entry, programme) for entry in root.entries("statements"))


def _statement(entry: Entry, programme: Programme) -> StatementTold:
    institution = entry.code("institution")
    if institution and party_of(programme, institution) is None:
        entry.fault("institution", "is no institution of this programme that speaks for a party")
    clearance, cleared_by = entry.choice("clearance", CLEARANCES), entry.words("cleared_by")
    if (clearance == Clearance.NONE) == bool(cleared_by):
        entry.fault("cleared_by", "is given exactly where something may be quoted")
    return StatementTold(
        institution=institution,
        item=entry.whole("item", 0, 999),
        office=entry.text("office").texts,
        language=entry.choice("language", programme.languages),
        mode=entry.choice("mode", MODES),
        text=entry.text("text", required=False).texts,
        summary=entry.text("summary").texts,
        clearance=clearance,
        cleared_by=cleared_by,
    )
