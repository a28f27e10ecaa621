"""A paper as a document for a word processor, so that an office can put it on its own letterhead and change it."""

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from maslahat.publishing.papers import Block, Facts, Heading, NewPage, Paper, Sentence, Table, on_side, side_of
from maslahat.publishing.phrases import PHRASES
from maslahat.publishing.redline_docx_look import SOFT, blank_document, cell, paragraph, place_field, saved, table
from maslahat.publishing.redline_docx_marks import TAGS, element, run

_STANDING, _LYING = 164, 265
"""Width of the text in millimetres."""

_STYLE = {"": "Said", "note": "Said", "strong": "Label", "soft": "Small", "right": "Said"}


def paper_docx(paper: Paper) -> bytes:
    """Return a paper as DOCX; the same paper gives the same bytes."""
    document, side = blank_document(), side_of(paper.language)
    _lay_out(document, paper)
    body = document.element.body
    parts = [_plain("Over", words, side) for words in paper.over]
    parts.append(_plain("Title", paper.title, side))
    for block in paper.blocks:
        parts += _block(block, side, _width(paper))
    for part in parts:
        body.insert(len(body) - 1, part)
    _describe(document, paper)
    return saved(document)


def _width(paper: Paper) -> int:
    return _LYING if paper.is_wide else _STANDING


def _lay_out(document: Any, paper: Paper) -> None:
    section = document.sections[0]
    if not paper.is_wide:
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(24), Mm(22)
        section.top_margin = section.bottom_margin = Mm(24)
    document.styles["Said"].font.size = Mm(3.7)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), TAGS[side_of(paper.language)])
    foot = section.footer.paragraphs[0]
    before, after = on_side(PHRASES["page_of"], paper.language).split("{page}")
    between, after = after.split("{pages}")
    side = side_of(paper.language)
    pieces = [
        run(f"{paper.author}   {before}", side),
        *place_field("PAGE"),
        run(between, side),
        *place_field("NUMPAGES"),
        run(after, side),
    ]
    for piece in pieces:
        foot._p.append(piece)


def _describe(document: Any, paper: Paper) -> None:
    about, at = document.core_properties, paper.as_of.replace(tzinfo=None, microsecond=0)
    about.title, about.author, about.comments = paper.title, paper.author, ""
    about.language = TAGS[side_of(paper.language)]
    about.created = about.modified = at


def _block(block: Block, side: int, width: int) -> list[Any]:
    match block:
        case Heading(words=words, level=level):
            return [_plain(f"Heading{level}", words, side)]
        case Sentence(words=words, look=look):
            return [_plain(_STYLE[look], words, side, at_right=look == "right")]
        case Facts(rows=rows):
            return [_facts(rows, side, width), _plain("Small", "", side)]
        case Table():
            return [_table(block, side, width), _plain("Small", "", side)]
        case NewPage():
            return [element("w:p", element("w:r", element("w:br", type="page")))]


def _plain(style: str, words: str, side: int, *, at_right: bool = False) -> Any:
    return paragraph(style, run(words, side), at_right=at_right)


def _facts(rows: tuple[tuple[str, str], ...], side: int, width: int) -> Any:
    columns = (width * 0.3, width * 0.7)
    made = [
        element(
            "w:tr",
            cell(columns[0], [_plain("Second", name, side)]),
            cell(columns[1], [_plain("Label", words, side)]),
        )
        for name, words in rows
    ]
    return table(columns, made, about=rows[0][0] if rows else "")


def _table(block: Table, side: int, width: int) -> Any:
    whole = sum(block.widths)
    widths = [width * share / whole for share in block.widths]
    head = element(
        "w:tr",
        element("w:trPr", element("w:cantSplit"), element("w:tblHeader")),
        *(
            cell(w, [_plain("Tablehead", words, side)], fill="17456B")
            for w, words in zip(widths, block.head, strict=True)
        ),
    )
    rows = [head]
    for place, row in enumerate(block.rows):
        is_total = block.has_total and place == len(block.rows) - 1
        rows.append(
            element(
                "w:tr",
                element("w:trPr", element("w:cantSplit")),
                *(_cell(block, at, words, widths[at], side, is_total) for at, words in enumerate(row)),
            )
        )
    return table(widths, rows, about=block.about)


def _cell(block: Table, at: int, words: str, width: float, side: int, is_total: bool) -> Any:
    told = _plain("Label" if is_total else "Cell", words, side, at_right=at in block.numbers)
    return cell(width, [told], fill=SOFT if is_total else "")
