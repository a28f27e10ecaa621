"""A paper as a document for a word processor, so that an office can put it on its own letterhead and change it."""

from collections.abc import Iterable, Iterator
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from maslahat.publishing.paper_docx_parts import contents, heading, in_a_box, kept_together, picture
from maslahat.publishing.papers import (
    Chart,
    Contents,
    Facts,
    Heading,
    NewPage,
    Paper,
    Sentence,
    Table,
    on_side,
    side_of,
)
from maslahat.publishing.phrases import PHRASES
from maslahat.publishing.redline_docx_look import SOFT, blank_document, cell, paragraph, place_field, saved, table
from maslahat.publishing.redline_docx_marks import TAGS, element, run

_STANDING, _LYING = 164, 265
"""Width of the text in millimetres."""

_STYLE = {
    "": "Said",
    "note": "Said",
    "strong": "Label",
    "soft": "Small",
    "right": "Said",
    "caption": "Charttitle",
    "lead": "Lead",
}


def paper_docx(paper: Paper) -> bytes:
    """Return a paper as DOCX; the same paper gives the same bytes."""
    document, side = blank_document(), side_of(paper.language)
    _lay_out(document, paper)
    body = document.element.body
    parts = [_plain("Over", words, side) for words in paper.over]
    parts.append(_plain("Title", paper.title, side))
    parts += _Writer(document, paper).parts()
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
        document.styles["Title"].font.size = Mm(6)
    document.styles["Said"].font.size = Mm(3.7)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), TAGS[side_of(paper.language)])
    section.different_first_page_header_footer = True
    for header in (section.header, section.first_page_header):
        _head(header.paragraphs[0], paper, is_first=header is not section.header)
    for footer in (section.footer, section.first_page_footer):
        _foot(footer.paragraphs[0], paper)


def _head(place: Any, paper: Paper, *, is_first: bool) -> None:
    side = side_of(paper.language)
    place._p.style = "Small"
    if paper.running and not is_first:
        place._p.append(run(f"{paper.running}   ", side))
    if paper.mark:
        place._p.append(run(paper.mark, side, "w:b", "w:caps"))


def _foot(place: Any, paper: Paper) -> None:
    before, after = on_side(PHRASES["page_of"], paper.language).split("{page}")
    between, after = after.split("{pages}")
    side = side_of(paper.language)
    place._p.get_or_add_pPr().append(
        element("w:tabs", element("w:tab", val="right", pos=str(round(Mm(_width(paper)).twips))))
    )
    pieces = [
        run(f"{paper.foot or paper.author}\t{before}", side),
        *place_field("PAGE"),
        run(between, side),
        *place_field("NUMPAGES"),
        run(after, side),
    ]
    place._p.style = "Small"
    for piece in pieces:
        place._p.append(piece)


def _describe(document: Any, paper: Paper) -> None:
    about, at = document.core_properties, paper.as_of.replace(tzinfo=None, microsecond=0)
    about.title, about.author, about.comments = paper.title, paper.author, ""
    about.language = TAGS[side_of(paper.language)]
    about.created = about.modified = at


class _Writer:
    """Writes the blocks of a paper one after the other, and numbers its headings and charts."""

    def __init__(self, document: Any, paper: Paper) -> None:
        self.document, self.paper = document, paper
        self.side, self.width = side_of(paper.language), _width(paper)
        self.headings = self.charts = 0
        self.is_on_new_page = self.is_after_table = False

    def parts(self) -> Iterator[Any]:
        """Yield what the body of the document holds; two tables are kept apart, and none is the last of all."""
        for block in self.paper.blocks:
            if isinstance(block, NewPage):
                self.is_on_new_page = True
            elif isinstance(block, Heading):
                yield self._heading(block)
            else:
                yield from self._gap()
                yield from self._block(block)
                self.is_after_table = isinstance(block, Facts | Table)
        yield from self._gap()

    def _heading(self, block: Heading) -> Any:
        made = heading(self.headings, block, self.side, is_on_new_page=self.is_on_new_page)
        self.headings, self.is_on_new_page, self.is_after_table = self.headings + 1, False, False
        return made

    def _gap(self) -> Iterator[Any]:
        if self.is_on_new_page:
            yield element("w:p", element("w:r", element("w:br", type="page")))
        elif self.is_after_table:
            yield _plain("Small", "", self.side)
        self.is_on_new_page = self.is_after_table = False

    def _block(self, block: Sentence | Facts | Table | Chart | Contents) -> Iterable[Any]:
        match block:
            case Sentence(words=words, look=look):
                told = _plain(_STYLE[look], words, self.side, at_right=look == "right")
                return [in_a_box(told) if look == "note" else told]
            case Facts(rows=rows):
                return [_facts(rows, self.side, self.width)]
            case Table():
                notes = [_plain("Small", note, self.side) for note in block.notes]
                told = _table(block, self.side, self.width)
                if block.stays_whole:
                    kept_together(told)
                return [told, *notes]
            case Chart(title=title, svg=svg, says=says):
                self.charts += 1
                drawn = picture(self.document, self.charts, svg, says, self.width)
                return [_plain("Charttitle", title, self.side), drawn]
            case Contents():
                headings = [each for each in self.paper.blocks if isinstance(each, Heading)]
                return contents(block, headings, self.side)


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
    head_style = "Densehead" if block.is_dense else "Tablehead"
    head = element(
        "w:tr",
        element("w:trPr", element("w:cantSplit"), element("w:tblHeader")),
        *(
            cell(widths[at], [_plain(head_style, words, side, at_right=at in block.numbers)], fill="17456B")
            for at, words in enumerate(block.head)
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
    style = "Dense" if block.is_dense else "Cell"
    told = _plain("Label" if is_total else style, words, side, at_right=at in block.numbers)
    return cell(width, [told], fill=SOFT if is_total else "")
