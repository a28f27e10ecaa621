"""Two wordings of one text: whether they change the same words, and if not, the wording that has both (K14).

A combined wording is shown, never applied by itself: the chair may take it as the decision on the conflict.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from maslahat.domain.workplans.conflicts import Conflict, ConflictClass, conflict_id, option_names
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.fields import FIELDS, Holds
from maslahat.domain.workplans.wording import edits, words_of

MARKUP = frozenset("<>[]{}*_|`#\n")
"""Signs of a text that is more than words: a list, a link, a table. Such texts are not put together by a machine."""


class NotCombined(StrEnum):
    """Why no combined wording is shown."""

    SAME_WORDS = "same_words"
    TOO_LONG = "too_long"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class TextOverlap:
    """A K14: ``conflict`` is the open K2 seen as a conflict of words, ``of`` the id under which that one is decided.

    ``combined`` is the wording that has every author's change, or empty, and then ``why_not`` says why.
    """

    conflict: Conflict
    of: str
    combined: str = ""
    why_not: NotCombined | None = None


def text_overlaps(draft: Consolidation, most: int) -> tuple[TextOverlap, ...]:
    """Return one K14 for each open conflict on the words of one text; ``most`` is the most signs changed together."""
    found = (overlap_of(one, most) for one in draft.conflicts)
    return tuple(one for one in found if one is not None)


def _is_on_words(conflict: Conflict) -> bool:
    key = conflict.key or ()
    is_words = bool(key) and key[0] in FIELDS and FIELDS[key[0]].holds is Holds.WORDS
    return is_words and conflict.kind is ConflictClass.K2_DIVERGENT


def overlap_of(conflict: Conflict, most: int) -> TextOverlap | None:
    """Return a conflict of values seen as one of words (K14), or None if its values are no words."""
    if not _is_on_words(conflict):
        return None
    kind = ConflictClass.K14_TEXT_OVERLAP
    name = conflict_id(kind, conflict.line, conflict.key, *option_names(conflict.options))
    seen = Conflict(name, kind, conflict.line, conflict.key, conflict.options, conflict.proposals, conflict.standing)
    wanted = [option.wanted for option in conflict.options]
    if not all(isinstance(one, str) for one in (*wanted, conflict.standing)):
        return TextOverlap(seen, conflict.id, why_not=NotCombined.SAME_WORDS)
    found = combined(str(conflict.standing), [str(one) for one in wanted], most)
    if isinstance(found, NotCombined):
        return TextOverlap(seen, conflict.id, why_not=found)
    return TextOverlap(seen, conflict.id, found)


def combined(base: str, wordings: Sequence[str], most: int) -> str | NotCombined:
    """Return the text with the changes of every wording in it, or why it cannot be put together.

    Changes must be parted by a word that nobody touches; the order of the wordings does not matter.
    """
    if MARKUP & set("".join((base, *wordings))):
        return NotCombined.MARKUP
    words = words_of(f"{base} ")  # the last word is followed by a blank like every other
    found = sorted({edit for wording in wordings for edit in edits(f"{base} ", f"{wording} ")})
    for (_, end, _), (start, _, _) in pairwise(found):
        if start <= end:
            return NotCombined.SAME_WORDS
    if sum(len("".join(words[start:end])) + len(new) for start, end, new in found) > most:
        return NotCombined.TOO_LONG
    text, place = "", 0
    for start, end, new in found:
        text += "".join(words[place:start]) + new
        place = end
    return (text + "".join(words[place:])).rstrip()
