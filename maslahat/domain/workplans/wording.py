"""Two texts compared word by word: what stayed, what was taken out, what was put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Segment:
    """Some words, with the blanks after them, and what became of them."""

    kind: Change
    text: str


_WORDS = re.compile(r"\w+(?:[-’'.,]\w+)*\s*|[^\w\s]\s*|\s+")


def words_of(text: str) -> list[str]:
    """Return the words and signs of a text, each with the blanks after it; joined they are the text again."""
    return _WORDS.findall(text)


def compared(before: str, after: str) -> tuple[Segment, ...]:
    """Return the text as segments: those not added spell ``before``, those not removed spell ``after``."""
    if before == after:
        return (Segment(Change.SAME, before),) if before else ()
    segments: list[Segment] = []
    old, new = words_of(before), words_of(after)
    for tag, old_from, old_to, new_from, new_to in _steps(old, new):
        if tag == "equal":
            segments.append(Segment(Change.SAME, "".join(old[old_from:old_to])))
            continue
        if old_to > old_from:
            segments.append(Segment(Change.REMOVED, "".join(old[old_from:old_to])))
        if new_to > new_from:
            segments.append(Segment(Change.ADDED, "".join(new[new_from:new_to])))
    return tuple(segments)


def matching(before: Sequence[str], after: Sequence[str]) -> Iterator[int]:
    """Yield the places of the words of ``after`` that come from ``before``."""
    for tag, _, _, new_from, new_to in _steps(before, after):
        if tag == "equal":
            yield from range(new_from, new_to)


def edits(before: str, after: str) -> tuple[tuple[int, int, str], ...]:
    """Return what turns one text into the other: (first word, word after the last, text put there) each, in order."""
    old, new = words_of(before), words_of(after)
    steps = _steps(old, new)
    return tuple((start, end, "".join(new[first:last])) for tag, start, end, first, last in steps if tag != "equal")


def _steps(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
