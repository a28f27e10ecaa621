"""Charts, contents and links inside a paper for a word processor (Office Open XML, ECMA-376 part 1)."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from maslahat.publishing.papers import Contents, Heading
from maslahat.publishing.pictures import picture_of
from maslahat.publishing.redline_docx_look import paragraph
from maslahat.publishing.redline_docx_marks import element, run
from maslahat.publishing.spelling import shown

_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def picture(document: Any, number: int, svg: str, says: str, width: int) -> Any:
    """Return a paragraph with a drawing, ``width`` in millimetres: SVG for programs that show it, dots for the others.

    ``says`` is what a screen reader says of it; ``number`` is that of the drawing in the document.
    """
    name, image = document.part.get_or_add_image(BytesIO(picture_of(svg)))
    wide = Mm(width)
    high = round(wide * image.px_height / image.px_width)
    drawn = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "pic", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="Chart {number}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Chart {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{name}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{_svg_part(document, number, svg)}"/>'
        "</a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    for each in (*drawn.iter(qn("wp:docPr")), *drawn.iter(qn("pic:cNvPr"))):
        each.set("descr", shown(says))
    return paragraph("Said", element("w:r", drawn))


def _svg_part(document: Any, number: int, svg: str) -> str:
    where = PackURI(f"/word/media/chart{number}.svg")
    part = Part(where, "image/svg+xml", shown(svg).encode(), document.part.package)
    return str(document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))


def heading(number: int, block: Heading, side: int, *, is_on_new_page: bool) -> Any:
    """Return a heading that contents lead to; ``number`` is its place among the headings of the document."""
    start = element("w:bookmarkStart", id=str(number), name=_anchor(number))
    end = element("w:bookmarkEnd", id=str(number))
    made = paragraph(f"Heading{block.level}", start, run(block.words, side), end)
    if is_on_new_page:
        made.get_or_add_pPr().append(element("w:pageBreakBefore"))
    return made


def in_a_box(told: Any) -> Any:
    """Return a paragraph on a ground of its own with a line at its left."""
    looks = told.get_or_add_pPr()
    looks.append(element("w:pBdr", element("w:left", val="single", sz="18", space="6", color="A86A00")))
    looks.append(element("w:shd", val="clear", color="auto", fill="FDF3DC"))
    return told


def kept_together(table: Any) -> None:
    """Keep all rows of a table on one page: every paragraph but those of the last row stays with the next."""
    for row in table.findall(qn("w:tr"))[:-1]:
        for each in row.iter(qn("w:p")):
            each.get_or_add_pPr().get_or_add_keepNext()


def contents(block: Contents, headings: Sequence[Heading], side: int) -> Iterator[Any]:
    """Yield the paragraphs of a table of contents: links to the headings, in a field that a word processor renews.

    Only it knows on which pages they stand; it is asked to fill them in when the file is opened (w:dirty).
    """
    told = [(number, each) for number, each in enumerate(headings) if each.level <= 2]
    yield paragraph("Contentstitle", run(block.title, side))
    for place, (number, each) in enumerate(told):
        link = element("w:hyperlink", run(each.words, side), anchor=_anchor(number))
        begins = [] if place else [_mark("begin", dirty="true"), _code(), _mark("separate")]
        ends = [_mark("end")] if place == len(told) - 1 else []
        yield paragraph(f"toc{each.level}", *begins, link, *ends)


def _mark(kind: str, **more: str) -> Any:
    return element("w:r", element("w:fldChar", fldCharType=kind, **more))


def _code() -> Any:
    made = element("w:instrText")
    made.text = ' TOC \\o "1-2" \\h \\z \\u '
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("w:r", made)


def _anchor(number: int) -> str:
    return f"_Toc{number:06d}"
