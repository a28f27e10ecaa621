"""Reading what people wrote in a file: every value by name, every fault noted with its path, none stops the reading."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from maslahat.domain.shared.money import NotAnAmount, amount
from maslahat.domain.shared.texts import LocalizedText, TextRefused, clean

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,59}")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PART_OF_A_YEAR = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_MOST_FAULTS = 500
_NEVER = date(1900, 1, 1)


@dataclass
class Notes:
    """What is learned while reading one file: faults, codes defined by kind, codes referred to, entries read.

    ``languages`` are those in which every text must be given, in order; the first is the source language.
    """

    languages: tuple[str, ...] = ()
    faults: list[tuple[str, str]] = field(default_factory=list)
    defined: dict[str, dict[str, str]] = field(default_factory=dict)
    references: list[tuple[str, str, str]] = field(default_factory=list)
    entries: list["Entry"] = field(default_factory=list)

    def fault(self, path: str, why: str) -> None:
        """Note that the value at this path is wrong, and why; beyond 500 faults only that there are more."""
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append((path, why))
        elif len(self.faults) == _MOST_FAULTS:
            self.faults.append(("", "has more faults than are listed here"))

    def define(self, kind: str, code: str, path: str) -> None:
        """Note that a code of this kind is defined here; a second definition is a fault."""
        known = self.defined.setdefault(kind, {})
        if code in known:
            self.fault(path, f"{code} stands twice, first at {known[code]}")
        known.setdefault(code, path)

    def codes(self, kind: str) -> Mapping[str, str]:
        """Return the codes of this kind defined so far, each with the path of its definition."""
        return self.defined.get(kind, {})

    def close(self) -> list[tuple[str, str]]:
        """Check references and leftover keys, and return every fault in order of finding."""
        for path, kind, code in self.references:
            if code not in self.codes(kind):
                self.fault(path, f"{code} is no {kind.replace('_', ' ')} of this programme")
        for entry in self.entries:
            for name in entry.raw:
                if name not in entry.seen:
                    self.fault(entry.at(name), "is not a key known here")
        return self.faults


@dataclass(frozen=True)
class Entry:
    """One object of the file. Each method reads one key; where it cannot, it notes the fault and returns a stand-in."""

    raw: Mapping[str, Any]
    path: str
    notes: Notes
    seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, raw: object, path: str, notes: Notes) -> "Entry":
        """Return the entry for a value of the file; a value that is no object is a fault and reads as empty."""
        if isinstance(raw, Mapping):
            entry = cls({str(name): value for name, value in raw.items()}, path, notes)
        else:
            notes.fault(path, "is not a list of named values")
            entry = cls({}, path, notes, {"*"})
        notes.entries.append(entry)
        return entry

    @property
    def is_broken(self) -> bool:
        return "*" in self.seen

    def at(self, name: str) -> str:
        """Return the path of a key of this entry."""
        return f"{self.path}.{name}" if self.path else name

    def has(self, name: str) -> bool:
        """Tell whether the key is given with a value."""
        return self.raw.get(name) is not None

    def fault(self, name: str, why: str) -> None:
        """Note a fault at a key of this entry."""
        self.notes.fault(self.at(name), why)

    def value(self, name: str, required: bool = True) -> Any:
        """Return the raw value of a key, or None; a required key without a value is a fault."""
        self.seen.add(name)
        found = self.raw.get(name)
        if found is None and required and not self.is_broken:
            self.fault(name, "is missing")
        return found

    def code(self, name: str, required: bool = True) -> str:
        """Return a code: letters, digits, dots, hyphens, up to 60 characters; empty if not given or not a code."""
        return self._code(self.value(name, required), self.at(name))

    def reference(self, name: str, kind: str, required: bool = True) -> str:
        """Return a code that must be defined somewhere in the file as one of this kind."""
        code = self.code(name, required)
        if code:
            self.notes.references.append((self.at(name), kind, code))
        return code

    def references(self, name: str, kind: str) -> tuple[str, ...]:
        """Return a list of codes of one kind, none of them twice; empty if the key is not given."""
        codes = []
        for place, raw in enumerate(self._list(name)):
            path = f"{self.at(name)}[{place}]"
            code = self._code(raw, path)
            if code and code in codes:
                self.notes.fault(path, f"{code} stands twice")
            elif code:
                self.notes.references.append((path, kind, code))
                codes.append(code)
        return tuple(codes)

    def choice(self, name: str, options: tuple[str, ...], required: bool = True) -> str:
        """Return one of a few words; anything else is a fault."""
        found = self.value(name, required)
        if found is None:
            return ""
        if found not in options:
            self.fault(name, f"is not one of {', '.join(options)}")
            return ""
        return str(found)

    def choices(self, name: str, options: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of words out of a few, none of them twice; empty if the key is not given."""
        found = []
        for place, raw in enumerate(self._list(name)):
            if raw not in options:
                self.fault(f"{name}[{place}]", f"is not one of {', '.join(options)}")
            elif raw in found:
                self.fault(f"{name}[{place}]", f"{raw} stands twice")
            else:
                found.append(str(raw))
        return tuple(found)

    def words(self, name: str, required: bool = False) -> str:
        """Return a text in one language."""
        found = self.value(name, required)
        return "" if found is None else self._clean(found, self.at(name))

    def text(self, name: str, required: bool = True) -> LocalizedText:
        """Return a text given in every language of the programme."""
        found = self.value(name, required)
        if found is None:
            return LocalizedText()
        if not isinstance(found, Mapping):
            self.fault(name, f"is not a text in {', '.join(self.notes.languages)}")
            return LocalizedText()
        texts = {str(key): self._clean(raw, f"{self.at(name)}.{key}") for key, raw in found.items()}
        for language in self.notes.languages:
            if language not in texts:
                self.fault(f"{name}.{language}", "is missing")
        for language in texts.keys() - set(self.notes.languages):
            self.fault(f"{name}.{language}", "is no language of this programme")
        source = self.notes.languages[0] if self.notes.languages else ""
        return LocalizedText.of(source, **texts)

    def whole(self, name: str, least: int, most: int, required: bool = True) -> int:
        """Return a whole number between two bounds; ``least`` stands in for a missing or wrong one."""
        found = self.value(name, required)
        if found is None:
            return least
        if isinstance(found, bool) or not isinstance(found, int):
            self.fault(name, "is not a whole number")
        elif not least <= found <= most:
            self.fault(name, f"is not between {least} and {most}")
        else:
            return found
        return least

    def whole_or_none(self, name: str, least: int, most: int) -> int | None:
        """Return a whole number between two bounds, or None if it is not given."""
        return self.whole(name, least, most, required=False) if self.has(name) else self.value(name, required=False)

    def number(self, name: str, required: bool = True) -> Decimal | None:
        """Return an exact number, or None if it is not given."""
        found = self.value(name, required)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | str) or not _NUMBER.fullmatch(str(found)):
            self.fault(name, "is not a number")
            return None
        return Decimal(str(found))

    def amount(self, name: str) -> Decimal:
        """Return an amount of money with two decimals, never negative."""
        found = self.value(name)
        try:
            return Decimal("0.00") if found is None or self.is_broken else _amount(found)
        except (NotAnAmount, InvalidOperation):
            self.fault(name, "is not an amount of money with at most two decimals")
            return Decimal("0.00")

    def day(self, name: str, stand_in: date = _NEVER) -> date:
        """Return a calendar day written as 2022-01-31; ``stand_in`` for a missing or wrong one."""
        found = self.value(name)
        if found is None:
            return stand_in
        try:
            if not isinstance(found, str) or not _DAY.fullmatch(found):
                raise ValueError
            return date.fromisoformat(found)
        except ValueError:
            self.fault(name, "is not a day written as 2022-01-31")
            return stand_in

    def day_as_published(self, name: str, required: bool = True) -> str:
        """Return a day, month or year as it was published: 2022-02-17, 2022-02 or 2022."""
        found = self.value(name, required)
        if found is None:
            return ""
        if not _PART_OF_A_YEAR.fullmatch(str(found)):
            self.fault(name, "is not a day, month or year written as 2022-01-31, 2022-01 or 2022")
            return ""
        return str(found)

    def flag(self, name: str) -> bool:
        """Return true or false; false if the key is not given."""
        found = self.value(name, required=False)
        if found is not None and not isinstance(found, bool):
            self.fault(name, "is neither true nor false")
        return found is True

    def entry(self, name: str, required: bool = True) -> "Entry":
        """Return the object under a key; an empty one if the key is not given."""
        found = self.value(name, required)
        if found is None:
            return Entry({}, self.at(name), self.notes, {"*"})
        return Entry.of(found, self.at(name), self.notes)

    def entries(self, name: str, required: bool = False) -> list["Entry"]:
        """Return the objects of a list under a key; a required list must hold at least one."""
        found = self._list(name)
        if required and self.raw.get(name) in (None, []) and not self.is_broken:
            self.fault(name, "must hold at least one entry")
        return [Entry.of(raw, f"{self.at(name)}[{place}]", self.notes) for place, raw in enumerate(found)]

    def items(self, name: str) -> Iterator[tuple[str, Any]]:
        """Yield the keys and raw values of the object under a key, if it is given."""
        found = self.value(name, required=False)
        if found is not None and not isinstance(found, Mapping):
            self.fault(name, "is not a list of named values")
        elif found is not None:
            yield from ((str(key), value) for key, value in found.items())

    def _list(self, name: str) -> list[Any]:
        found = self.value(name, required=False)
        if found is not None and not isinstance(found, list):
            self.fault(name, "is not a list")
            return []
        return found or []

    def _code(self, raw: object, path: str) -> str:
        if raw is None:
            return ""
        if isinstance(raw, bool) or not isinstance(raw, int | str) or not _CODE.fullmatch(str(raw)):
            self.notes.fault(path, "is not a code of letters, digits, dots and hyphens")
            return ""
        return str(raw)

    def _clean(self, raw: object, path: str) -> str:
        if isinstance(raw, bool) or not isinstance(raw, int | str):
            self.notes.fault(path, "is not text")
            return ""
        try:
            if not (text := clean(str(raw))):
                self.notes.fault(path, "is empty")
            return text
        except TextRefused as refused:
            self.notes.fault(path, str(refused))
            return ""


def _amount(raw: object) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | str) or not _NUMBER.fullmatch(str(raw)):
        raise NotAnAmount("is not a number")
    return amount(str(raw))
