"""Versions of a plan: each an immutable text with a fingerprint, a kind and a number of that kind."""

from dataclasses import dataclass
from enum import StrEnum

from maslahat.domain.shared.ids import VersionId


class VersionKind(StrEnum):
    """Prepared by the secretariat; tabled; consolidated with agreed proposals; final, put to endorsement; endorsed;
    and after endorsement corrected by a corrigendum, or adjusted within the limits of the plan."""

    PREPARED = "prepared"
    TABLED = "tabled"
    CONSOLIDATED = "consolidated"
    FINAL = "final"
    ENDORSED = "endorsed"
    CORRECTED = "corrected"
    ADJUSTED = "adjusted"

    @property
    def letter(self) -> str:
        """Return the letter that is printed: D, B, C, F or E."""
        return _LETTERS[self]

    @property
    def is_in_force(self) -> bool:
        """Tell whether a version of this kind is the plan that the parties carry out, once it stands."""
        return self in IN_FORCE


_LETTERS = {
    VersionKind.PREPARED: "D",
    VersionKind.TABLED: "B",
    VersionKind.CONSOLIDATED: "C",
    VersionKind.FINAL: "F",
    VersionKind.ENDORSED: "E",
    VersionKind.CORRECTED: "E",
    VersionKind.ADJUSTED: "E",
}

IN_FORCE = (VersionKind.ENDORSED, VersionKind.CORRECTED, VersionKind.ADJUSTED)
AFTER_ENDORSEMENT = (VersionKind.CORRECTED, VersionKind.ADJUSTED)
"""Kinds that follow an endorsed version without a new endorsement: E1.1, E1.2."""


@dataclass(frozen=True, slots=True)
class VersionLabel:
    """Kind and number of a version; ``str()`` gives the printed label: ``B``, ``C3``, ``F1``, ``E1``.

    ``part`` counts the corrigenda and minor adjustments of one endorsed version, together: ``E1.1``, ``E1.2``.
    """

    kind: VersionKind
    number: int = 1
    part: int = 0

    def __str__(self) -> str:
        letter = self.kind.letter
        if self.part:
            return f"{letter}{self.number}.{self.part}"
        return letter if self.kind is VersionKind.TABLED and self.number == 1 else f"{letter}{self.number}"


@dataclass(frozen=True, slots=True)
class VersionHead:
    """What is known of a version without its text. ``parents`` are the versions it was made from."""

    label: VersionLabel
    version_id: VersionId
    parents: tuple[VersionId, ...] = ()


class NotAVersion(ValueError):
    """The text is not a version label such as ``C3``."""


def read_label(text: str) -> VersionLabel:
    """Return the label that this text prints; raise NotAVersion for anything else.

    A label with a part, ``E1.2``, does not tell whether a corrigendum or an adjustment made it: read as corrected.
    """
    kind = next((kind for kind, letter in _LETTERS.items() if letter == text[:1]), None)
    whole, dot, part = text[1:].partition(".")
    number = whole or ("1" if kind is VersionKind.TABLED else "")
    if kind is None or not _is_count(number) or (dot and (kind is not VersionKind.ENDORSED or not _is_count(part))):
        raise NotAVersion(f"{text!r} is not a version label")
    return VersionLabel(VersionKind.CORRECTED, int(number), int(part)) if dot else VersionLabel(kind, int(number))


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and not text.startswith("0") and len(text) <= 6


_FOLLOWS = {
    VersionKind.PREPARED: frozenset({VersionKind.PREPARED}),
    VersionKind.TABLED: frozenset({VersionKind.PREPARED, *IN_FORCE}),
    VersionKind.CONSOLIDATED: frozenset({VersionKind.TABLED, VersionKind.CONSOLIDATED, VersionKind.FINAL}),
    VersionKind.FINAL: frozenset({VersionKind.TABLED, VersionKind.CONSOLIDATED}),
    VersionKind.ENDORSED: frozenset({VersionKind.FINAL}),
    VersionKind.CORRECTED: frozenset(IN_FORCE),
    VersionKind.ADJUSTED: frozenset(IN_FORCE),
}


def may_follow(current: VersionKind | None, following: VersionKind) -> bool:
    """Tell whether a version of this kind may come after the current one (None: the plan has no version yet).

    A final text that is not endorsed may be reopened as a consolidated draft; one in force is corrected, adjusted, or
    starts a new round by being tabled again (§8).
    """
    if current is None:
        return following in (VersionKind.PREPARED, VersionKind.TABLED)
    return current in _FOLLOWS[following]


def may_be_endorsed(kind: VersionKind) -> bool:
    """Tell whether parties may give their position on a version of this kind: only on a final text."""
    return kind is VersionKind.FINAL
