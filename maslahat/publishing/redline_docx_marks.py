"""Tracked changes of a word processor: words and whole rows inserted or deleted, by whom and when.

Office Open XML, ECMA-376 part 1, §17.13.5 (w:ins, w:del), §17.4.78 (w:trPr): what Word and LibreOffice accept and
reject one by one. Elements are built from values only; no text is ever read as mark-up.
"""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from maslahat.domain.workplans.wording import Change
from maslahat.publishing.redline_pieces import Piece
from maslahat.publishing.redline_view import Credit, RedlineView
from maslahat.publishing.spelling import shown

TAGS = ("en-GB", "ru-RU")
"""Language tags of the two sides, for spelling checkers and for screen readers."""

_MARKS = {Change.ADDED: "w:ins", Change.REMOVED: "w:del"}


def element(tag: str, *inner: Any, **attributes: str) -> Any:
    """Return an element of WordprocessingML; attributes are named without their prefix."""
    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    for each in inner:
        made.append(each)
    return made


class Marks:
    """Writes tracked changes of one document and numbers them in order, so that the same input gives the same file."""

    def __init__(self, view: RedlineView) -> None:
        self.view = view
        self.count = 0

    def mark(self, change: Change, credit: Credit, *inner: Any) -> Any:
        """Return w:ins or w:del around these elements, with author and instant (UTC)."""
        self.count += 1
        author = shown(self.view.author(credit))
        return element(_MARKS[change], *inner, id=str(self.count), author=author, date=stamp(credit))

    def pieces(self, pieces: Iterable[Piece], side: int, *looks: Any) -> list[Any]:
        """Return the runs of a cell: what stayed as it is, what came in w:ins, what went in w:del."""
        return [self._piece(piece, side, looks) for piece in pieces]

    def _piece(self, piece: Piece, side: int, looks: tuple[Any, ...]) -> Any:
        made = run(piece.text, side, *looks, is_deleted=piece.kind is Change.REMOVED)
        return made if piece.kind is Change.SAME else self.mark(piece.kind, piece.credit, made)

    def row(self, cells: Iterable[Any], credit: Credit, change: Change = Change.SAME, *, is_head: bool = False) -> Any:
        """Return a table row; one that came or went is tracked as a whole, with the ends of its paragraphs."""
        told = [element("w:cantSplit")] + ([element("w:tblHeader")] if is_head else [])
        cells = list(cells)
        if change is not Change.SAME:
            told.append(self.mark(change, credit))
            for paragraph in (each for cell in cells for each in cell.iter(qn("w:p"))):
                self._whole(paragraph, credit, change)
        return element("w:tr", element("w:trPr", *told), *cells)

    def _whole(self, paragraph: Any, credit: Credit, change: Change) -> None:
        """Track a paragraph from first word to end: LibreOffice takes a row away only if all in it is tracked."""
        paragraph.get_or_add_pPr().append(element("w:rPr", self.mark(change, credit)))
        for made in [each for each in paragraph if each.tag == qn("w:r")]:
            place = self.mark(change, credit)
            paragraph.replace(made, place)
            place.append(made)
            for words in made.findall(qn("w:t")) if change is Change.REMOVED else ():
                words.tag = qn("w:delText")


def stamp(credit: Credit) -> str:
    """Return the instant of a change as the format spells it: 2022-10-26T12:00:00Z."""
    return credit.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def run(text: str, side: int, *looks: Any, is_deleted: bool = False) -> Any:
    """Return a run in one of the two languages; line breaks and tabs are kept, signs no file may hold spelled out."""
    made = element("w:r", element("w:rPr", *(element(look) for look in looks), element("w:lang", val=TAGS[side])))
    for place, line in enumerate(shown(text).split("\n")):
        if place:
            made.append(element("w:br"))
        for column, words in enumerate(line.split("\t")):
            if column:
                made.append(element("w:tab"))
            made.append(_words(words, is_deleted))
    return made


def _words(words: str, is_deleted: bool) -> Any:
    made = element("w:delText" if is_deleted else "w:t")
    made.text = words
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made
