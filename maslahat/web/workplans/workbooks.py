"""Workbooks that somebody sends with a page: read, said what is wrong in them, and what they ask carried on, signed.

Nothing of a workbook is kept on the server: what it asks travels in the page, signed, until it is kept or forgotten.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import HttpRequest

from maslahat.actions.outcomes import Reason, Refused
from maslahat.publishing.sheet_cells import CellFault
from maslahat.publishing.sheet_reading.limits import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS
from maslahat.publishing.sheet_reading.reading import SheetRefused, Sheets, read_sheets
from maslahat.publishing.sheet_reading.scan import MEGABYTE
from maslahat.web.refusals import said_as
from maslahat.web.visits import Visit
from maslahat.words.refusals import sentence

LIMITS: Mapping[str, int] = {"megabytes": LARGEST_FILE // MEGABYTE, "rows": MOST_ROWS, "columns": MOST_COLUMNS}
"""What a page says of the size of a workbook."""

_SALT = "maslahat.workbook"
_KEPT_FOR = 24 * 60 * 60
MOST_CARRIED = 2_000_000
"""Most characters in which a page carries what a workbook asks."""

MOST_FAULTS = 500
"""Most bad cells that a page lists."""


@dataclass(frozen=True, slots=True)
class FaultShown:
    """A bad cell in words: where it is, what is wrong, the rule behind it, the way out."""

    sheet: str
    cell: str
    words: str
    rule: str
    way_out: str


def sent_workbook(request: HttpRequest) -> Sheets | Refused:
    """Return the cells of the workbook that came with a form, or why it is not taken; its type is told by its bytes."""
    file = request.FILES.get("workbook")
    if file is None or not hasattr(file, "read"):
        return Refused.because("file_missing")
    try:
        return read_sheets(file.read())
    except SheetRefused as refused:
        return Refused((Reason(refused.code, refused.facts),))


def faults_shown(faults: Iterable[CellFault]) -> list[FaultShown]:
    """Return bad cells in the reader's words, in order of their finding."""
    listed = list(faults)[:MOST_FAULTS]
    return [FaultShown(each.sheet, each.cell, **sentence(each.code, each.facts)) for each in listed]


def carried(visit: Visit, about: str, told: Mapping[str, Any]) -> str | Refused:
    """Return what a workbook asks, signed for this person, party and page; refused if it is too much for a page."""
    words = signing.dumps({**told, "for": _whom(visit, about)}, salt=_SALT, compress=True)
    return words if len(words) <= MOST_CARRIED else Refused.because("asks_too_much")


def brought_back(visit: Visit, about: str, words: str) -> dict[str, Any] | None:
    """Return what a page of ours carried for this person and party, None if it was changed, is old or another's."""
    try:
        told: dict[str, Any] = signing.loads(words, salt=_SALT, max_age=_KEPT_FOR)
    except signing.BadSignature:
        return None
    return told if told.get("for") == _whom(visit, about) else None


def _whom(visit: Visit, about: str) -> list[str]:
    return [visit.programme.code, about, str(visit.actor.person), visit.actor.party]


def said(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    """Return reasons in the reader's words."""
    return said_as(Refused(tuple(reasons)))
