"""A paper with charts, contents and notes: seen, read aloud and taken apart by programs as PDF and as DOCX alike."""

import subprocess
from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from shutil import which
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader

from maslahat.publishing.charts.drawing import fitted
from maslahat.publishing.charts.stacked_chart import LOOKS, Part, StackedBar, StackedChart, stacked_chart
from maslahat.publishing.paper_docx import paper_docx
from maslahat.publishing.paper_pdf import paper_pdf
from maslahat.publishing.papers import Chart, Contents, Heading, NewPage, Paper, Sentence, Table
from maslahat.publishing.pictures import picture_of
from tests.publishing.papers import words_of_docx, words_of_pdf

OFFICE = which("soffice") or which("libreoffice")
SVG = "{http://www.w3.org/2000/svg}"
SAYS = "На графике: 3 показателя в графике & 1 без данных"


def a_stack(*numbers: int) -> str:
    parts = tuple(Part(look, look) for look in LOOKS)[: len(numbers)]
    return stacked_chart(StackedChart("Status", SAYS, parts, (StackedBar("Borders", numbers),)))


def a_paper(**changes: Any) -> Paper:
    table = Table(
        "Показатели",
        ("Показатель", "Факт"),
        (("Пограничные отделы", "3¹"),) * 120,
        (3, 1),
        frozenset({1}),
        notes=("¹ Не представлено.",),
        is_dense=True,
    )
    told: dict[str, Any] = {
        "title": "Годовой доклад",
        "language": "ru",
        "author": "Секретариат",
        "running": "Программа · 2023",
        "over": ("Программа",),
        "blocks": (
            Contents("Содержание"),
            NewPage(),
            Heading("1. Обзор"),
            Chart("Рисунок 1", a_stack(3, 0, 0, 1), SAYS),
            table,
            Heading("1.1. Раздел", 2),
            Heading("Часть раздела", 3),
            NewPage(),
            Sentence("Конец."),
        ),
        "as_of": datetime(2024, 1, 31, tzinfo=UTC),
        "foot": "SHA-256 abcd",
    }
    return Paper(**told | changes)


def alternatives(pdf: bytes) -> list[str]:
    """Return the alternative texts in the structure tree of a PDF, in order of reading."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = getattr(node, "get_object", lambda: node)()
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            if "/Alt" in node:
                found.append(str(node["/Alt"]))
            walk(node.get("/K", []))

    root: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]
    walk(root["/StructTreeRoot"])
    return found


def test_a_chart_is_read_aloud_from_the_tagged_pdf_in_its_language():
    pdf = paper_pdf(a_paper())
    root: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "ru"
    assert alternatives(pdf) == [SAYS]


def test_contents_lead_to_the_first_two_levels_of_headings_with_their_pages():
    pages = [page.extract_text() for page in PdfReader(BytesIO(paper_pdf(a_paper()))).pages]
    document = Document(BytesIO(paper_docx(a_paper())))

    assert "1. Обзор" in pages[0]
    assert "Часть раздела" not in pages[0]
    links = [each for each in document.element.body.iter() if each.tag.endswith("}hyperlink")]
    marks = [each for each in document.element.body.iter() if each.tag.endswith("}bookmarkStart")]
    names = [next(iter(each.attrib.values())) for each in links]
    assert len(links) == 2
    assert set(names) <= {value for each in marks for value in each.attrib.values()}


def test_the_head_of_a_long_table_the_foot_and_the_mark_stand_on_every_page():
    pages = [page.extract_text() for page in PdfReader(BytesIO(paper_pdf(a_paper(mark="ПРОЕКТ")))).pages]

    assert all("Показатель" in page for page in pages[1:3])
    assert all("SHA-256 abcd" in page for page in pages)
    assert all("ПРОЕКТ" in page for page in pages)
    assert "¹ Не представлено." in words_of_pdf(paper_pdf(a_paper()))


def test_the_document_of_a_word_processor_holds_the_chart_as_drawing_and_as_dots_with_its_words():
    with ZipFile(BytesIO(paper_docx(a_paper()))) as file:
        names, body = file.namelist(), file.read("word/document.xml").decode()
        drawing = next(each for each in names if each.endswith(".svg"))
        ElementTree.fromstring(file.read(drawing))
        types = file.read("[Content_Types].xml").decode()

    assert [each for each in names if each.endswith(".png")]
    assert SAYS.replace("&", "&amp;") in body
    assert "image/svg+xml" in types


def test_a_draft_says_so_in_the_head_of_a_word_document_from_its_first_page():
    section = Document(BytesIO(paper_docx(a_paper(mark="ПРОЕКТ")))).sections[0]

    assert "ПРОЕКТ" in section.first_page_header.paragraphs[0].text
    assert "Программа · 2023" in section.header.paragraphs[0].text
    assert "SHA-256 abcd" in section.footer.paragraphs[0].text


def test_notes_stand_under_their_table_in_a_word_document():
    words = words_of_docx(paper_docx(a_paper()))

    assert words.index("¹ Не представлено.") > words.rindex("Пограничные отделы")


def test_the_same_paper_gives_the_same_bytes_with_its_charts():
    assert paper_pdf(a_paper()) == paper_pdf(a_paper())
    assert paper_docx(a_paper()) == paper_docx(a_paper())


def test_a_drawing_becomes_dots_of_its_own_shape():
    dots = picture_of(a_stack(1, 2))

    wide, high = (int.from_bytes(dots[at : at + 4]) for at in (16, 20))
    assert dots.startswith(b"\x89PNG")
    assert abs(Fraction(wide, high) - Fraction(720, 82)) < Fraction(1, 10)


def test_segments_are_as_long_as_their_numbers_and_no_two_looks_are_alike_without_colour():
    svg = ElementTree.fromstring(a_stack(10, 5))
    widths = [Fraction(each.get("width")) for each in svg.iter(f"{SVG}rect") if each.get("class") == "chart-segment"]

    assert abs(widths[-2] - 2 * widths[-1]) < Fraction(1, 5)
    assert len({each.slants or each.fill for each in LOOKS.values()}) == len(LOOKS)


def test_a_part_of_nothing_is_not_drawn_and_a_whole_of_nothing_says_so():
    words = [each.text for each in ElementTree.fromstring(a_stack(0, 0)).iter(f"{SVG}text")]

    assert words[-2:] == ["Borders", "0"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ("",)),
        ("one two", ("one two",)),
        ("one two three four", ("one two", "three…")),
        ("a" * 9, ("aaaaaaa", "aa")),
    ],
)
def test_a_name_is_cut_between_words_to_the_room_there_is(text, lines):
    assert fitted(text, 7 if text != "one two three four" else 8, 2) == lines


def test_libreoffice_opens_the_document_and_shows_the_same_words(tmp_path):
    assert OFFICE, "LibreOffice was not found: the tests open documents with it"
    (tmp_path / "paper.docx").write_bytes(paper_docx(a_paper()))
    home = (tmp_path / "home").as_uri()
    command = [str(OFFICE), f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf", "--outdir", tmp_path]

    subprocess.run([*command, tmp_path / "paper.docx"], check=True, capture_output=True, timeout=120)

    made = (tmp_path / "paper.pdf").read_bytes()
    words = words_of_pdf(made)
    assert "Годовой доклад" in words
    assert words.count("Показатель") >= 3
    assert [image for page in PdfReader(BytesIO(made)).pages for image in page.images] or "Borders" in words
