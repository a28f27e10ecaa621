"""Reading JSON objects by a table of their fields, with every fault by its path."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from maslahat.domain.results.observations import Cell
from maslahat.domain.results.observations import cell as in_order
from maslahat.domain.results.periods import Period
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.texts import LocalizedText, TextRefused

CODE = re.compile(r"[^\s\u0000-\u001f\u007f-\u009f]{1,80}")
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,12})?")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

NEEDED = object()
"""Stands for the default of a field that must be there."""


class NotSo(ValueError):
    """A value is not what its field holds; the message says what it is instead."""


@dataclass(frozen=True, slots=True)
class Entry:
    """How one field is read, and what it holds if it is left out."""

    read: Callable[[Document], Any]
    default: Any = NEEDED


class Faults:
    """Gathers what is wrong in a document, by path, while as much of it as can be is read."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def add(self, path: str, why: str) -> None:
        """Note a fault."""
        self.found.append((path, why))

    def read(self, raw: Document, path: str, fields: Mapping[str, Entry]) -> dict[str, Any] | None:
        """Return the fields of an object; None, with its faults noted, if any is wrong."""
        if not isinstance(raw, dict):
            self.add(path, "has the wrong shape")
            return None
        before = len(self.found)
        for name in sorted(set(raw) - set(fields)):
            self.add(_below(path, name), "is not part of the format")
        values = {name: self._field(raw, path, name, entry) for name, entry in fields.items()}
        return values if len(self.found) == before else None

    def _field(self, raw: Mapping[str, Document], path: str, name: str, entry: Entry) -> Any:
        if name not in raw:
            if entry.default is NEEDED:
                self.add(_below(path, name), "is missing")
            return entry.default
        try:
            return entry.read(raw[name])
        except NotSo as fault:
            self.add(_below(path, name), str(fault))
            return None

    def rows(self, raw: Document, path: str, fields: Mapping[str, Entry]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield path and fields of every object of a list that is right; note the faults of the others."""
        if not isinstance(raw, list):
            self.add(path, "is not a list")
            return
        for place, each in enumerate(raw):
            if (found := self.read(each, f"{path}[{place}]", fields)) is not None:
                yield f"{path}[{place}]", found


def _below(path: str, name: str) -> str:
    return f"{path}.{name}".lstrip(".")


def code(raw: Document) -> str:
    """Return a code: a word without blanks, at most 80 characters."""
    if not isinstance(raw, str) or not CODE.fullmatch(raw):
        raise NotSo("is missing or is not a code")
    return raw


def code_or_none(raw: Document) -> str:
    """Return a code, or an empty text."""
    return "" if raw == "" else code(raw)


def codes(raw: Document) -> tuple[str, ...]:
    """Return different codes in order."""
    if not isinstance(raw, list):
        raise NotSo("is not a list of codes")
    found = tuple(code(each) for each in raw)
    if len(set(found)) < len(found):
        raise NotSo("holds something twice")
    return found


def words(raw: Document) -> str:
    """Return a plain text."""
    if not isinstance(raw, str) or len(raw) > 10_000:
        raise NotSo("is not text")
    return raw


def text(raw: Document) -> LocalizedText:
    """Return a text told by language: ``{"en": "Training", "ru": "Обучение"}``."""
    if not isinstance(raw, dict) or not all(isinstance(each, str) for each in raw.values()):
        raise NotSo("has the wrong shape")
    if not all(LANGUAGE.fullmatch(each) for each in raw):
        raise NotSo("names something that is not a language")
    try:
        return LocalizedText.of(**raw)
    except TextRefused as fault:
        raise NotSo(str(fault)) from fault


def whole(raw: Document) -> int:
    """Return a whole number that is not negative."""
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise NotSo("is not a whole number")
    return raw


def number(raw: Document) -> Decimal:
    """Return an exact number, written as text: ``"12.5"``."""
    if not isinstance(raw, str) or not NUMBER.fullmatch(raw):
        raise NotSo("is not a number written as text")
    return Decimal(raw)


def number_or_none(raw: Document) -> Decimal | None:
    """Return an exact number, or None for null."""
    return None if raw is None else number(raw)


def flag(raw: Document) -> bool:
    """Return true or false."""
    if not isinstance(raw, bool):
        raise NotSo("is neither true nor false")
    return raw


def period(raw: Document) -> Period:
    """Return the period that a text names."""
    if not isinstance(raw, str):
        raise NotSo("is not text")
    try:
        return Period.read(raw)
    except ValueError as fault:
        raise NotSo(f"{raw[:20]!r} is no period") from fault


def cell(raw: Document) -> Cell:
    """Return a cell: ``{"sex": "F", "age": "18+"}``."""
    if not isinstance(raw, dict):
        raise NotSo("has the wrong shape")
    return in_order((code(name), code(each)) for name, each in raw.items())


def one_of(choices: type[StrEnum]) -> Callable[[Document], Any]:
    """Return what reads a member of an enumeration."""

    def read(raw: Document) -> StrEnum:
        if not isinstance(raw, str) or raw not in {each.value for each in choices}:
            raise NotSo(f"is none of {', '.join(choices)}")
        return choices(raw)

    return read


def anything(raw: Document) -> Document:
    """Return what stands there, to be read when the rest is known."""
    return raw
