"""How a redline looks in a word processor: A4 landscape, a typeface every office has, tables with repeated heads."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from maslahat.publishing.redline_docx_marks import TAGS, element

FACE = "Arial"
ACCENT, SOFT, RULE, MUTED = "17456B", "E9EEF4", "B9C3CD", "4A5560"
WIDTH = 267
"""Width of the text in millimetres: A4 lying, with margins of 15 mm."""

_TWIPS = 1440 / 25.4
_STYLES: dict[str, tuple[float, bool, str, float]] = {
    "Cell": (9, False, "16202A", 0),
    "Label": (8.5, True, "16202A", 0),
    "Second": (8, False, MUTED, 0),
    "Small": (7.5, False, MUTED, 0),
    "Table head": (8, True, "FFFFFF", 0),
    "Line head": (9.5, True, ACCENT, 0),
    "Over": (10, False, MUTED, 0),
    "Said": (10, False, "16202A", 4),
    "Dense": (8, False, "16202A", 0),
    "Dense head": (7, True, "FFFFFF", 0),
    "Lead": (8.5, False, MUTED, 3),
    "Chart title": (9.5, True, "16202A", 3),
    "Contents title": (11.5, True, ACCENT, 4),
    "toc 1": (9, False, "16202A", 2),
    "toc 2": (8, False, MUTED, 1),
}
"""Styles of paragraphs: size in points, bold, colour, space after in points."""

_LEADING = ("Chart title", "Contents title", "Lead")
"""Styles of paragraphs that stay with what follows them."""


def blank_document() -> Any:
    """Return an empty document: page, languages, styles. What the model brings along is taken out."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(18), Mm(16)
    section.header_distance = section.footer_distance = Mm(8)
    _default_look(document)
    for name, (size, is_bold, colour, after) in _STYLES.items():
        _style(document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), size, is_bold, colour, after)
    for name in _LEADING:
        document.styles[name].paragraph_format.keep_with_next = True
    for name, size, before in (("Title", 22, 0), ("Heading 1", 15, 14), ("Heading 2", 11.5, 10), ("Heading 3", 10, 9)):
        style = document.styles[name]
        _style(style, size, True, ACCENT, 4)
        style.paragraph_format.space_before, style.paragraph_format.keep_with_next = Pt(before), True
        for border in list(style.element.iter(qn("w:pBdr"))):
            border.getparent().remove(border)
    _take_out_the_picture(document)
    return document


def _default_look(document: Any) -> None:
    """Set the typeface and the languages of every run that says nothing else (w:docDefaults)."""
    looks = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in list(looks):
        looks.remove(old)
    looks.append(element("w:rFonts", ascii=FACE, hAnsi=FACE, cs=FACE, eastAsia=FACE))
    looks.append(element("w:sz", val="18"))
    looks.append(element("w:lang", val=TAGS[0], eastAsia=TAGS[0], bidi="ar-SA"))


def _style(style: Any, size: float, is_bold: bool, colour: str, after: float) -> None:
    looks = style.element.get_or_add_rPr()
    for old in list(looks):
        looks.remove(old)
    looks.append(element("w:rFonts", ascii=FACE, hAnsi=FACE, cs=FACE, eastAsia=FACE))
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), is_bold, RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(after)
    style.paragraph_format.line_spacing = 1.1


def _take_out_the_picture(document: Any) -> None:
    relations = document.part.package.rels
    for name in [name for name, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        del relations[name]


def paragraph(style: str, *runs: Any, at_right: bool = False) -> Any:
    """Return a paragraph in one of our styles."""
    looks = element("w:pPr", element("w:pStyle", val=style.replace(" ", "")))
    if at_right:
        looks.append(element("w:jc", val="right"))
    return element("w:p", looks, *runs)


def cell(width: float, paragraphs: Iterable[Any], *, span: int = 1, fill: str = "") -> Any:
    """Return a table cell, ``width`` in millimetres; ``fill`` is the colour behind the words."""
    told = [element("w:tcW", w=str(round(width * _TWIPS)), type="dxa")]
    if span > 1:
        told.append(element("w:gridSpan", val=str(span)))
    if fill:
        told.append(element("w:shd", val="clear", color="auto", fill=fill))
    return element("w:tc", element("w:tcPr", *told), *paragraphs)


def table(widths: Sequence[float], rows: Iterable[Any], *, about: str) -> Any:
    """Return a table of fixed columns with thin rules; ``about`` is what a screen reader says of it."""
    rule = {"val": "single", "sz": "4", "space": "0", "color": RULE}
    looks = element(
        "w:tblPr",
        element("w:tblW", w=str(round(sum(widths) * _TWIPS)), type="dxa"),
        element("w:tblBorders", *(element(f"w:{side}", **rule) for side in ("top", "bottom", "insideH"))),
        element("w:tblLayout", type="fixed"),
        element(
            "w:tblCellMar",
            *(element(f"w:{side}", w=w, type="dxa") for side, w in zip(_SIDES, ("45", "85", "45", "85"), strict=True)),
        ),
        element("w:tblLook", val="0020", firstRow="1", noVBand="1"),
        element("w:tblCaption", val=about),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=str(round(width * _TWIPS))) for width in widths))
    return element("w:tbl", looks, grid, *rows)


_SIDES = ("top", "left", "bottom", "right")


def place_field(code: str) -> list[Any]:
    """Return the runs of a field that the word processor fills in: PAGE or NUMPAGES."""
    return [
        element("w:r", element("w:fldChar", fldCharType="begin")),
        element("w:r", _instruction(code)),
        element("w:r", element("w:fldChar", fldCharType="separate")),
        element("w:r", _number()),
        element("w:r", element("w:fldChar", fldCharType="end")),
    ]


def _instruction(code: str) -> Any:
    made = element("w:instrText")
    made.text = code
    return made


def _number() -> Any:
    made = element("w:t")
    made.text = "1"
    return made


def saved(document: Any) -> bytes:
    """Return the file; the dates inside its archive are fixed, so that the same document gives the same bytes."""
    first, fixed = BytesIO(), BytesIO()
    document.save(first)
    with ZipFile(first) as made, ZipFile(fixed, "w", ZIP_DEFLATED) as file:
        for name in made.namelist():
            part = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type, part.external_attr, part.create_system = ZIP_DEFLATED, 0o600 << 16, 3
            file.writestr(part, made.read(name))
    return fixed.getvalue()
