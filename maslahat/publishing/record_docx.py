"""A document of the record as DOCX: A4 upright, real headings and table heads, the language of every word named."""

from datetime import UTC
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from maslahat.publishing.record_document import Grid, Heading, Passage, RecordDocument
from maslahat.publishing.redline_docx_look import ACCENT, FACE, MUTED, RULE, place_field, saved
from maslahat.publishing.redline_docx_marks import element
from maslahat.publishing.spelling import shown

_TAGS = {"en": "en-GB", "ru": "ru-RU"}
_TEXT_WIDTH = 166.0
"""Width of the text in millimetres: A4 upright with margins of 24 and 20 mm."""


def record_docx(document: RecordDocument) -> bytes:
    """Return the document as DOCX; the same document gives the same bytes."""
    made = _blank(document)
    _describe(made, document)
    _line(made, document.over, size=10, colour=MUTED)
    made.add_heading(shown(document.title), level=0)
    if document.status:
        _line(made, document.status, is_bold=True)
    for each in document.under:
        _line(made, each)
    for block in document.blocks:
        _write(made, block)
    return saved(made)


def _blank(document: RecordDocument) -> Any:
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(24), Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)
    looks = made.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in list(looks):
        looks.remove(old)
    looks.append(element("w:rFonts", ascii=FACE, hAnsi=FACE, cs=FACE, eastAsia=FACE))
    tag = _TAGS.get(document.language, document.language)
    looks.append(element("w:lang", val=tag, eastAsia=tag, bidi="ar-SA"))
    for name, size, before, after in (("Title", 21, 0, 6), ("Heading 1", 12.5, 14, 5), ("Normal", 10, 0, 6)):
        _style(made.styles[name], size, before, after, is_head=name != "Normal")
    return made


def _style(style: Any, size: float, before: float, after: float, *, is_head: bool) -> None:
    looks = style.element.get_or_add_rPr()
    for old in list(looks):
        looks.remove(old)
    looks.append(element("w:rFonts", ascii=FACE, hAnsi=FACE, cs=FACE, eastAsia=FACE))
    style.font.size, style.font.bold = Pt(size), is_head
    if is_head:
        style.font.color.rgb = RGBColor.from_string(ACCENT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing, style.paragraph_format.keep_with_next = 1.12, is_head
    for border in list(style.element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)


def _describe(made: Any, document: RecordDocument) -> None:
    told = made.core_properties
    told.title, told.author = shown(document.title)[:250], shown(document.over)[:250]
    told.last_modified_by, told.language, told.comments = told.author, document.language, ""
    told.created = told.modified = document.as_of.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    section = made.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    _run(head, " · ".join(filter(None, (document.title, document.status))), size=8, colour=MUTED)
    _run(foot, f"{document.foot}  ", size=8, colour=MUTED)
    for each in (*place_field("PAGE"), *_slash(), *place_field("NUMPAGES")):
        foot._p.append(each)


def _slash() -> list[Any]:
    made, words = element("w:r"), element("w:t")
    words.text = "/"
    made.append(words)
    return [made]


def _write(made: Any, block: Heading | Passage | Grid) -> None:
    if isinstance(block, Heading):
        made.add_heading(shown(block.text), level=1)
    elif isinstance(block, Grid):
        _table(made, block)
    else:
        _passage(made, block)


def _passage(made: Any, block: Passage) -> None:
    paragraph = made.add_paragraph()
    if block.number:
        paragraph.paragraph_format.left_indent = Mm(9)
        paragraph.paragraph_format.first_line_indent = Mm(-9)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(9))
        _run(paragraph, f"{block.number}\t")
    for place, line in enumerate(block.text.split("\n")):
        run = _run(paragraph, line)
        if place:
            run._r.insert(0, element("w:br"))


def _table(made: Any, block: Grid) -> None:
    table = made.add_table(rows=1, cols=len(block.head))
    table.style, table.autofit = made.styles["Table Grid"], False
    _rules(table)
    table._tbl.tblPr.append(element("w:tblCaption", val=shown(block.about)[:250]))
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
    share = _TEXT_WIDTH / sum(block.widths)
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = Mm(share * width)
    for row in (block.head, *block.rows):
        is_head = row is block.head
        cells = (table.rows[0] if is_head else table.add_row()).cells
        for cell, text, width in zip(cells, row, block.widths, strict=True):
            cell.width = Mm(share * width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            _run(cell.paragraphs[0], text, size=9, is_bold=is_head, colour="FFFFFF" if is_head else "")
            if is_head:
                cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=ACCENT))
    made.add_paragraph().paragraph_format.space_after = Pt(0)


def _line(made: Any, text: str, **look: Any) -> None:
    if text:
        _run(made.add_paragraph(), text, **look)


def _run(paragraph: Any, text: str, *, size: float = 10, colour: str = "", is_bold: bool = False) -> Any:
    run = paragraph.add_run(shown(text))
    run.font.size, run.font.bold = Pt(size), is_bold or None
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    return run


def _rules(table: Any) -> None:
    """Let thin grey lines stand between the rows and none between the columns."""
    rule = {"val": "single", "sz": "4", "space": "0", "color": RULE}
    sides = [element(f"w:{side}", **rule) for side in ("top", "bottom", "insideH")]
    none = [element(f"w:{side}", val="nil") for side in ("left", "right", "insideV")]
    top, bottom, inside = sides
    left, right, between = none
    table._tbl.tblPr.append(element("w:tblBorders", top, left, bottom, right, inside, between))
