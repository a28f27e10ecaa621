"""Reading a YAML file that people wrote: its data, and the line on which each value stands.

Only plain data is taken: mappings, lists, text, whole numbers, true, false, null. Numbers with a fraction and days
stay text, so that nothing is rounded and ``NO`` stays Norway. Anchors, aliases, tags, a second document, keys that
stand twice, deep nesting and large files are refused; the work is bounded by the size of the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

LARGEST_FILE = 4_000_000
"""Most bytes that a file may have."""

DEEPEST = 24
MOST_VALUES = 200_000
LONGEST_KEY = 100

_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing that is wrong in a file: the path of the value, its line (from 1; 0 if unknown), and what is wrong."""

    path: str
    line: int
    why: str

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.path}: {self.why}" if self.path else f"{where}{self.why}"


class FileRefused(ValueError):
    """A file cannot be taken, as a whole; ``faults`` lists everything that is wrong, in order of line."""

    def __init__(self, faults: tuple[FileFault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class FileData:
    """The data of a file and, for each path such as ``pillars[0].name.ru``, the line on which the value stands."""

    data: Any
    lines: dict[str, int]

    def refused(self, faults: list[tuple[str, str]]) -> FileRefused:
        """Return the refusal that names each of these (path, why) faults with its line."""
        found = (FileFault(path, self.line_of(path), why) for path, why in faults)
        return FileRefused(tuple(sorted(found, key=lambda fault: fault.line)))

    def line_of(self, path: str) -> int:
        """Return the line of the value at this path, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.lines.get(path, 0)


def read_file(content: bytes) -> FileData:
    """Return the data of a YAML file in UTF-8; raise FileRefused if it is not one or holds more than plain data."""
    if len(content) > LARGEST_FILE:
        raise FileRefused((FileFault("", 0, f"the file is larger than {LARGEST_FILE} bytes"),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise FileRefused((FileFault("", line, "the file is not text in UTF-8"),)) from fault
    builder = _Builder()
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        why = f"is not YAML: {getattr(fault, 'problem', None) or 'a character that has no place in a text'}"
        raise FileRefused((FileFault("", mark.line + 1 if mark else 0, why),)) from fault
    if builder.faults:
        raise FileRefused(tuple(builder.faults))
    return FileData(builder.root, builder.lines)


def _events(text: str) -> Iterator[Any]:
    yield from yaml.parse(text, Loader=_LOADER)


@dataclass
class _Open:
    """A mapping or list that is being read; ``key`` is the key whose value comes next."""

    holder: Any
    path: str
    key: str | None = None


@dataclass
class _Builder:
    """Builds the data from the events of the parser, without recursion, and stops at the first thing it must refuse
    outright; keys that stand twice are all named."""

    root: Any = None
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[FileFault] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    documents: int = 0
    values: int = 0

    def take(self, event: Any) -> None:
        """Take one event of the parser."""
        line = event.start_mark.line + 1
        self._guard(event, line)
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._refuse(line, "a second document begins here; a file holds one")
            case yaml.MappingStartEvent():
                self._enter({}, line)
            case yaml.SequenceStartEvent():
                self._enter([], line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.open.pop()
            case yaml.ScalarEvent():
                self._scalar(event, line)

    def _guard(self, event: Any, line: int) -> None:
        self.values += 1
        if getattr(event, "anchor", None) is not None:
            self._refuse(line, "anchors (&) and aliases (*) are not taken: write the value out")
        if getattr(event, "tag", None) is not None:
            self._refuse(line, "tags (!) are not taken: only plain data")
        if self.values > MOST_VALUES:
            self._refuse(line, f"the file holds more than {MOST_VALUES} values")
        if len(self.open) > DEEPEST:
            self._refuse(line, f"is nested more than {DEEPEST} levels deep")

    def _refuse(self, line: int, why: str) -> None:
        path = self.open[-1].path if self.open else ""
        raise FileRefused((*self.faults, FileFault(path, line, why)))

    def _enter(self, holder: Any, line: int) -> None:
        if self.open and isinstance(self.open[-1].holder, dict) and self.open[-1].key is None:
            self._refuse(line, "a key must be a word, not a list or mapping")
        path = self._place(holder, line)
        self.open.append(_Open(holder, path))

    def _scalar(self, event: Any, line: int) -> None:
        around = self.open[-1] if self.open else None
        if around is None or not isinstance(around.holder, dict) or around.key is not None:
            self._place(_plain(event), line)
            return
        if len(event.value) > LONGEST_KEY:
            self._refuse(line, f"a key is longer than {LONGEST_KEY} characters")
        around.key = event.value
        path = f"{around.path}.{event.value}" if around.path else event.value
        if event.value in around.holder:
            self.faults.append(FileFault(path, line, f"stands twice, first on line {self.lines[path]}"))
        self.lines.setdefault(path, line)

    def _place(self, value: Any, line: int) -> str:
        if not self.open:
            self.root = value
            return ""
        around = self.open[-1]
        if isinstance(around.holder, list):
            path = f"{around.path}[{len(around.holder)}]"
            around.holder.append(value)
        else:
            path = f"{around.path}.{around.key}" if around.path else str(around.key)
            around.holder[around.key] = value
            around.key = None
        self.lines.setdefault(path, line)
        return path


def _plain(event: Any) -> Any:
    if event.style:
        return event.value
    if event.value in _WORDS:
        return _WORDS[event.value]
    return int(event.value) if _WHOLE.fullmatch(event.value) else event.value
