"""Versions of a plan: each an immutable text with a fingerprint, a kind and a number of that kind."""

from dataclasses import dataclass
from enum import StrEnum

from maslahat.domain.shared.ids import VersionId


class VersionKind(StrEnum):
    """The draft as tabled; consolidated with agreed proposals; final, put to endorsement; endorsed."""

    TABLED = "tabled"
    CONSOLIDATED = "consolidated"
    FINAL = "final"
    ENDORSED = "endorsed"

    @property
    def letter(self) -> str:
        """Return the letter that is printed: B, C, F or E."""
        return _LETTERS[self]


_LETTERS = {
    VersionKind.TABLED: "B",
    VersionKind.CONSOLIDATED: "C",
    VersionKind.FINAL: "F",
    VersionKind.ENDORSED: "E",
}


@dataclass(frozen=True, slots=True)
class VersionLabel:
    """Kind and number of a version; ``str()`` gives the printed label: ``B``, ``C3``, ``F1``, ``E1``."""

    kind: VersionKind
    number: int = 1

    def __str__(self) -> str:
        letter = self.kind.letter
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
    """Return the label that this text prints; raise NotAVersion for anything else."""
    kind = next((kind for kind, letter in _LETTERS.items() if letter == text[:1]), None)
    number = text[1:] or ("1" if kind is VersionKind.TABLED else "")
    if kind is None or not number.isascii() or not number.isdigit() or number.startswith("0") or len(number) > 6:
        raise NotAVersion(f"{text!r} is not a version label")
    return VersionLabel(kind, int(number))


_FOLLOWS = {
    VersionKind.TABLED: frozenset({VersionKind.ENDORSED}),
    VersionKind.CONSOLIDATED: frozenset({VersionKind.TABLED, VersionKind.CONSOLIDATED, VersionKind.FINAL}),
    VersionKind.FINAL: frozenset({VersionKind.TABLED, VersionKind.CONSOLIDATED}),
    VersionKind.ENDORSED: frozenset({VersionKind.FINAL}),
}


def may_follow(current: VersionKind | None, following: VersionKind) -> bool:
    """Tell whether a version of this kind may come after the current one (None: the plan has no version yet).

    A final text that is not endorsed may be reopened as a consolidated draft; an endorsed one only starts a new round
    by being tabled again.
    """
    if current is None:
        return following is VersionKind.TABLED
    return current in _FOLLOWS[following]


def may_be_endorsed(kind: VersionKind) -> bool:
    """Tell whether parties may give their position on a version of this kind: only on a final text."""
    return kind is VersionKind.FINAL
