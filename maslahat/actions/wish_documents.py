"""Wishes as JSON and back, for keeping them until they are sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from maslahat.actions.wishes import Add, Cells, Drop, Edit, Shift, Wish
from maslahat.domain.shared.canonical import Document


@dataclass(frozen=True, slots=True)
class Wished:
    """A wish and what it is about: the id of a line, or the name that a new line bears until it is sent."""

    about: str
    wish: Wish


def wish_document(wished: Wished) -> Document:
    """Return a wish as a JSON object that ``read_wish`` understands; amounts are spelled as text."""
    match wished.wish:
        case Edit(_, cells, words):
            told: dict[str, Document] = {"wish": "edit", "cells": _cells(cells), "words": _plain(words)}
        case Add(output, after, cells, words, source):
            place: dict[str, Document] = {"output": output, "after": after, "source": source}
            told = {"wish": "add", "cells": _cells(cells), "words": _plain(words), **place}
        case Drop():
            told = {"wish": "drop"}
        case Shift(_, output, after):
            told = {"wish": "shift", "output": output, "after": after}
    return {"about": wished.about, **told}


def read_wish(document: Document) -> Wished:
    """Return the wish that a stored JSON object tells of."""
    about = document["about"]
    match document["wish"]:
        case "edit":
            wish: Wish = Edit(about, _read_cells(document["cells"]), document["words"])
        case "add":
            cells = _read_cells(document["cells"])
            wish = Add(document["output"], document["after"], cells, document["words"], document["source"])
        case "shift":
            wish = Shift(about, document["output"], document["after"])
        case _:
            wish = Drop(about)
    return Wished(about, wish)


def read_wishes(documents: Iterable[Document]) -> tuple[Wished, ...]:
    """Return all wishes of an unsent proposal, in order."""
    return tuple(read_wish(document) for document in documents)


def _cells(cells: Cells) -> Document:
    return [[list(key), str(value) if isinstance(value, Decimal) else value] for key, value in cells.items()]


def _read_cells(document: Document) -> Cells:
    return {tuple(key): value for key, value in document}


def _plain(words: object) -> Document:
    return {name: dict(wording) for name, wording in words.items()}  # type: ignore[attr-defined]
