"""Reading a JSON file that anyone may have written: its data, or every place where it is not what it should be.

Stricter than JSON itself: a key that stands twice, a number with a fraction, NaN, a whole number beyond 2**53 and half
a surrogate pair are refused by path; so are files that are too large, nested too deeply or not UTF-8.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LARGEST_FILE = 256_000_000
"""Most bytes that a file may have: a plan of 100,000 lines has about half of that."""

_LARGEST_WHOLE_NUMBER = 2**53 - 1
_HALF_PAIR = re.compile(rb"\\[uU][dD][89a-fA-F]")


@dataclass(frozen=True, slots=True)
class DocumentFault:
    """One thing that is wrong in a file: the file as it was named, the path of the value, and what is wrong."""

    file: str
    path: str
    why: str

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.file, self.path, self.why)))


class DocumentRefused(ValueError):
    """A file cannot be taken, as a whole; ``faults`` lists everything that is wrong."""

    def __init__(self, faults: list[DocumentFault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class _Odd:
    """Stands where the file says something that no document may hold."""

    why: str


def read_json(path: Path) -> Any:
    """Return the data of a JSON file; raise DocumentRefused with every fault found."""
    name = str(path)
    try:
        content = _content(path)
        odd: list[_Odd] = []
        value = _parsed(content, odd)
        if odd or _HALF_PAIR.search(content):
            _look_through(value, name)
    except OSError as fault:
        raise DocumentRefused([DocumentFault(name, "", fault.strerror or "cannot be read")]) from fault
    except UnicodeDecodeError as fault:
        raise DocumentRefused([DocumentFault(name, "", f"is not UTF-8 (byte {fault.start})")]) from fault
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        raise DocumentRefused([DocumentFault(name, where, f"is not JSON: {fault.msg}")]) from fault
    except RecursionError as fault:
        raise DocumentRefused([DocumentFault(name, "", "is nested too deeply")]) from fault
    return value


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise DocumentRefused([DocumentFault(str(path), "", f"has more than {LARGEST_FILE} bytes")])
    return content


def _parsed(content: bytes, odd: list[_Odd]) -> Any:
    def strange(why: str) -> Any:
        odd.append(_Odd(why))
        return odd[-1]

    def whole(digits: str) -> Any:
        if len(digits) > 17 or abs(int(digits)) > _LARGEST_WHOLE_NUMBER:
            return strange(f"{digits[:20]} is a whole number beyond 2**53")
        return int(digits)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            names = [key for key, _ in pairs]
            found |= {key: strange("the key stands twice") for key in found if names.count(key) > 1}
        return found

    def fraction(digits: str) -> Any:
        return strange(f"{digits[:20]} is a number with a fraction or exponent; amounts are written as text")

    return json.loads(
        content.decode("utf-8"),
        object_pairs_hook=once,
        parse_float=fraction,
        parse_int=whole,
        parse_constant=lambda sign: strange(f"{sign} is not a number"),
    )


def _look_through(value: Any, name: str) -> None:
    """Raise DocumentRefused with the path of everything odd."""
    found = [DocumentFault(name, path, why) for path, here in _walked(value) if (why := _oddity(here))]
    if found:
        raise DocumentRefused(found)


def _walked(value: Any) -> Iterator[tuple[str, Any]]:
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        path, here = waiting.pop()
        yield path, here
        if isinstance(here, list):
            waiting += [(f"{path}[{place}]", each) for place, each in reversed(list(enumerate(here)))]
        elif isinstance(here, dict):
            waiting += [(f"{path}.{key}".lstrip("."), each) for key, each in reversed(list(here.items()))]


def _oddity(here: Any) -> str:
    if isinstance(here, _Odd):
        return here.why
    texts = here if isinstance(here, dict) else [here] if isinstance(here, str) else ()
    is_torn = any("\ud800" <= sign <= "\udfff" for text in texts for sign in text)
    return "holds half of a surrogate pair" if is_torn else ""
