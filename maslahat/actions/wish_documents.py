"""Wishes as JSON and back, for keeping them until they are sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from maslahat.actions.wishes import Add, Cells, Divide, Drop, Edit, Kept, Reword, Share, Shift, Unite, Wish
from maslahat.domain.shared.canonical import Document
from maslahat.domain.workplans.documents import operation_document, read_operations
from maslahat.domain.workplans.operations import Join, Restore, Split


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
        case _:
            told = _structural(wished.wish)
    return {"about": wished.about, **told}


def _structural(wish: Divide | Unite | Reword | Kept) -> dict[str, Document]:
    match wish:
        case Divide(_, survivor, parts):
            return {"wish": "divide", "survivor": _share(survivor), "parts": [_share(each) for each in parts]}
        case Unite(survivor_id, others, title):
            return {"wish": "unite", "survivor": survivor_id, "others": list(others), "title": dict(title)}
        case Reword(words):
            return {"wish": "reword", "words": _plain(words)}
        case Kept(operation):
            return {"wish": "kept", "operation": operation_document(operation)}


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
        case "drop":
            wish = Drop(about)
        case _:
            wish = _read_structural(about, document)
    return Wished(about, wish)


def _read_structural(about: str, document: Document) -> Wish:
    match document["wish"]:
        case "divide":
            parts = tuple(_read_share(each) for each in document["parts"])
            return Divide(about, _read_share(document["survivor"]), parts)
        case "unite":
            return Unite(document["survivor"], tuple(document["others"]), document["title"])
        case "reword":
            return Reword(document["words"])
    (operation,) = read_operations([document["operation"]])
    if not isinstance(operation, Split | Join | Restore):
        raise ValueError(f"{document['wish']!r} is no wish")
    return Kept(operation)


def read_wishes(documents: Iterable[Document]) -> tuple[Wished, ...]:
    """Return all wishes of an unsent proposal, in order."""
    return tuple(read_wish(document) for document in documents)


def _cells(cells: Cells) -> Document:
    return [[list(key), str(value) if isinstance(value, Decimal) else value] for key, value in cells.items()]


def _read_cells(document: Document) -> Cells:
    return {tuple(key): value for key, value in document}


def _share(share: Share) -> Document:
    money: Document = [[*pair, str(amount)] for pair, amount in share.money.items()]
    return {"title": dict(share.title), "money": money, "indicators": list(share.indicators)}


def _read_share(document: Document) -> Share:
    money = {(source, currency): Decimal(amount) for source, currency, amount in document["money"]}
    return Share(document["title"], money, tuple(document["indicators"]))


def _plain(words: object) -> Document:
    return {name: dict(wording) for name, wording in words.items()}  # type: ignore[attr-defined]
