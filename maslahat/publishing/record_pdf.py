"""A document of the record as a PDF: A4 upright, tagged for screen readers, made for archives."""

from pathlib import Path
from typing import Any

from maslahat.publishing.pdf import typeset
from maslahat.publishing.printed_lines import Printed
from maslahat.publishing.record_document import Block, Grid, Heading, RecordDocument
from maslahat.publishing.spelling import shown

_TEMPLATE = Path(__file__).with_name("templates") / "record.typ"


def record_pdf(document: RecordDocument) -> bytes:
    """Return the document as PDF/A and PDF/UA; the same document gives the same bytes."""
    return typeset(_TEMPLATE, printed_record(document), document.as_of)


def printed_record(document: RecordDocument) -> Printed:
    """Return the document as the data that the template sets."""
    day = document.as_of
    return {
        "language": document.language,
        "title": shown(document.title),
        "over": shown(document.over),
        "under": [shown(each) for each in document.under],
        "status": shown(document.status),
        "foot": shown(document.foot),
        "draft": document.is_draft,
        "date": [day.year, day.month, day.day],
        "of": "из" if document.language == "ru" else "of",
        "blocks": [_block(each) for each in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "text": shown(block.text)}
    if isinstance(block, Grid):
        return {
            "kind": "table",
            "about": shown(block.about),
            "head": [shown(each) for each in block.head],
            "rows": [[shown(each) for each in row] for row in block.rows],
            "widths": list(block.widths),
        }
    return {"kind": "passage", "number": shown(block.number), "lines": shown(block.text).split("\n")}
