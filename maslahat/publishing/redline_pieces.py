"""The pieces of a changed cell: words that stayed, came or went, each with whose wish that was."""

from collections.abc import Iterable
from dataclasses import dataclass

from maslahat.domain.workplans.wording import Change, compared
from maslahat.publishing.redline_view import Credit

GAP = "\u2002"
"""Stands between a value that went and the one that came, and goes with the former."""

_ORDER = (Change.SAME, Change.REMOVED, Change.ADDED)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a cell, what became of them, and whose wish that was."""

    kind: Change
    text: str
    credit: Credit


Side = tuple[Piece, ...]
"""One cell in one language. Pieces not added spell what stood there, pieces not removed what stands there now."""


def worded(before: str, after: str, credit: Credit) -> Side:
    """Return a text word by word."""
    return tuple(Piece(segment.kind, segment.text, credit) for segment in compared(before, after))


def replaced(before: str, after: str, credit: Credit) -> Side:
    """Return a value that is only ever replaced as a whole; an empty text stands for no value."""
    if before == after:
        return (Piece(Change.SAME, after, credit),) if after else ()
    gone = (Piece(Change.REMOVED, before + (GAP if after else ""), credit),) if before else ()
    come = (Piece(Change.ADDED, after, credit),) if after else ()
    return gone + come


def listed(elements: Iterable[tuple[Change, str, Credit]]) -> Side:
    """Return the elements of a set parted by commas: what stayed, what went, what came, each kind in its order.

    Commas go and come with the elements they part.
    """
    ordered = sorted(elements, key=lambda element: _ORDER.index(element[0]))
    has_stayed = any(kind is Change.SAME for kind, _, _ in ordered)
    pieces: list[Piece] = []
    for place, (kind, name, credit) in enumerate(ordered):
        before = ordered[place - 1][0] if place else None
        if before is not None and (has_stayed or before is kind):
            pieces.append(Piece(kind, ", ", credit))
        elif before is not None:
            pieces.append(Piece(before, GAP, ordered[place - 1][2]))
        pieces.append(Piece(kind, name, credit))
    return tuple(pieces)


def reads(side: Iterable[Piece], *, without: Change) -> str:
    """Return the words of a cell without those that came (as it was) or those that went (as it is)."""
    return "".join(piece.text for piece in side if piece.kind is not without)
