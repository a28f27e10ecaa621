"""Documents before a meeting: what kind of file each is, told by its bytes; put up and withdrawn by the secretariat."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.meetings.outcomes import DocumentPutUp, DocumentWithdrawn
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.actions.wishes import read_text
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import calling, save_calling
from maslahat.stores.meetings.reading import MeetingFound

LARGEST_DOCUMENT = 5 * 1024 * 1024
MOST_DOCUMENTS = 300
LONGEST_TITLE = 300
KINDS = ("report", "workplan", "proposal", "information")

_WORD, _SHEET, _SLIDES = "word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_PARTS: Mapping[str, tuple[str, str]] = {
    _WORD: (f"{_OFFICE}.wordprocessingml.document", "docx"),
    _SHEET: (f"{_OFFICE}.spreadsheetml.sheet", "xlsx"),
    _SLIDES: (f"{_OFFICE}.presentationml.presentation", "pptx"),
}
_STARTS: Mapping[bytes, tuple[str, str]] = {
    b"%PDF-": ("application/pdf", "pdf"),
    b"\x89PNG\r\n\x1a\n": ("image/png", "png"),
    b"\xff\xd8\xff": ("image/jpeg", "jpg"),
}
_UNFIT = re.compile(r"[^\w.() -]+")


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it came: receipts and the journal keep its fingerprint, never its content."""

    name: str
    sha256: str
    content: bytes = field(repr=False)

    @classmethod
    def of(cls, name: str, content: bytes) -> "SentFile":
        """Return a file with the fingerprint of its content."""
        return cls(name, sha256(content).hexdigest(), content)


def plain_type_of(content: bytes) -> tuple[str, str] | None:
    """Return the kind of a file and the ending of its name if its first bytes are those of a PDF, PNG or JPEG."""
    return next((found for start, found in _STARTS.items() if content.startswith(start)), None)


def type_of(content: bytes) -> tuple[str, str] | None:
    """Return the kind of a file and the ending of its name as its bytes tell it, or None for a kind that is not taken.

    Neither the name nor what the browser says of the file is trusted. Documents with macros are no kind that is taken.
    """
    if plain := plain_type_of(content):
        return plain
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    return next((found for part, found in _PARTS.items() if part in names), None)


@deed(Deed.DOCUMENT_PUBLISH)
def put_up_document(
    *,
    meeting: str,
    file: SentFile,
    title: Mapping[str, str],
    kind: str,
    item: int,
    is_public: bool,
    by: Actor,
    key: str,
    now: datetime,
) -> DocumentPutUp | Refused | Stale:
    """Put up a file for an item of the agenda (its id) or for the meeting as a whole (0).

    ``kind`` is report, workplan, proposal or information. What is not public is for those at the table.
    """
    found = hold_meeting(by, Deed.DOCUMENT_PUBLISH, meeting)
    if not isinstance(found, MeetingFound):
        return found
    reasons: list[Reason] = []
    words = read_text(title, "headline", LONGEST_TITLE, reasons)
    sniffed = _sniffed(file.content, reasons)
    if not words and not reasons:
        reasons.append(Reason("document_title_missing"))
    if kind not in KINDS:
        reasons.append(Reason("document_kind_unknown"))
    if len(calling.documents(found.id)) >= MOST_DOCUMENTS:
        reasons.append(Reason("too_many_documents", {"most": MOST_DOCUMENTS}))
    if reasons or sniffed is None:
        return Refused(tuple(reasons))
    return _kept(found, file, sniffed, words, (kind, item, is_public), by=by, now=now)


def _sniffed(content: bytes, reasons: list[Reason]) -> tuple[str, str] | None:
    if not content:
        reasons.append(Reason("file_missing"))
    elif len(content) > LARGEST_DOCUMENT:
        reasons.append(Reason("document_too_large", {"megabytes": LARGEST_DOCUMENT // (1024 * 1024)}))
    elif found := type_of(content):
        return found
    else:
        reasons.append(Reason("document_type_not_taken"))
    return None


def _kept(
    found: MeetingFound,
    file: SentFile,
    sniffed: tuple[str, str],
    title: LocalizedText,
    told: tuple[str, int, bool],
    *,
    by: Actor,
    now: datetime,
) -> DocumentPutUp:
    (kind, item, is_public), (media_type, suffix) = told, sniffed
    number = save_calling.document(
        found.id,
        file.content,
        item=item,
        kind=kind,
        title=title,
        name=safe_name(file.name, suffix),
        media_type=media_type,
        sha256=file.sha256,
        is_public=is_public,
        now=now,
    )
    detail = {"document": number, "item": item, "kind": kind, "sha256": file.sha256, "size": len(file.content)}
    detail |= {"title": title.document(), "is_public": is_public}
    tell(by=by, right=Deed.DOCUMENT_PUBLISH, about=about_meeting(found), now=now, detail=detail)
    return DocumentPutUp(found.code, number, file.sha256)


def safe_name(name: str, suffix: str) -> str:
    """Return a name under which a file can be taken away: no path, no signs that mean something, the true ending."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem = _UNFIT.sub("_", last.rpartition(".")[0] or last).strip(" ._")[:80]
    return f"{stem or 'document'}.{suffix}"


@deed(Deed.DOCUMENT_PUBLISH)
def withdraw_document(
    *, meeting: str, document: int, by: Actor, key: str, now: datetime
) -> DocumentWithdrawn | Refused | Stale:
    """Withdraw a document that was put up by mistake; that it was there stays in the record."""
    found = hold_meeting(by, Deed.DOCUMENT_PUBLISH, meeting)
    if not isinstance(found, MeetingFound):
        return found
    standing = [each for each in calling.documents(found.id) if each.number == document and not each.is_withdrawn]
    if not standing:
        return Refused.because("unknown_document", document=document)
    save_calling.withdrawn_document(found.id, document, now)
    detail = {"document": document, "sha256": standing[0].sha256}
    about = about_meeting(found)
    tell(by=by, right=Deed.DOCUMENT_PUBLISH, about=about, now=now, detail=detail, name="document.withdraw")
    return DocumentWithdrawn(found.code, document)
