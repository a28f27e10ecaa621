"""A paper as a PDF: A4, tagged for screen readers, for archives, with our own fonts."""

from pathlib import Path
from typing import Any

from maslahat.publishing.papers import Block, Chart, Contents, Facts, Heading, NewPage, Paper, Sentence, Table, on_side
from maslahat.publishing.pdf import typeset
from maslahat.publishing.phrases import PHRASES
from maslahat.publishing.printed import all_printable

_TEMPLATE = Path(__file__).with_name("templates") / "paper.typ"


def paper_pdf(paper: Paper) -> bytes:
    """Return a paper as PDF; the same paper gives the same bytes."""
    page = {
        "title": paper.title,
        "language": paper.language,
        "author": paper.author,
        "foot": paper.foot or paper.author,
        "mark": paper.mark,
        "running": paper.running,
        "over": paper.over,
        "wide": paper.is_wide,
        "date": [paper.as_of.year, paper.as_of.month, paper.as_of.day],
        "page_of": on_side(PHRASES["page_of"], paper.language),
        "blocks": [_block(each) for each in paper.blocks],
    }
    return typeset(_TEMPLATE, all_printable(page), paper.as_of)


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(words=words, level=level):
            return {"is": "heading", "words": words, "level": level}
        case Sentence(words=words, look=look):
            return {"is": "sentence", "words": words, "look": look}
        case Facts(rows=rows):
            return {"is": "facts", "rows": rows}
        case Chart(title=title, svg=svg, says=says):
            return {"is": "chart", "title": title, "svg": svg, "says": says}
        case Contents(title=title):
            return {"is": "contents", "title": title}
        case NewPage():
            return {"is": "new_page"}
        case Table():
            return {
                "is": "table",
                "about": block.about,
                "head": block.head,
                "rows": block.rows,
                "widths": block.widths,
                "numbers": sorted(block.numbers),
                "total": block.has_total,
                "notes": block.notes,
                "dense": block.is_dense,
                "whole": block.stays_whole,
            }
