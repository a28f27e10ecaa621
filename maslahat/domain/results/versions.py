"""What becomes a new version when a file says what indicators, code lists and reporting units mean (results §4)."""

from collections.abc import Mapping
from dataclasses import dataclass

from maslahat.domain.shared.canonical import Document, fingerprint


@dataclass(frozen=True, slots=True)
class Standing:
    """The last version of a code. ``said_by_file`` is the fingerprint of what a file said last, however it stands now:
    between two files it may have been changed by hand."""

    version: int
    document: Mapping[str, Document]
    is_in_force: bool
    said_by_file: str


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What is to be kept as the next version of a code; ``said_by_file`` is empty where no file said it."""

    code: str
    version: int
    document: Mapping[str, Document]
    is_in_force: bool = True
    said_by_file: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says of a code: the document to keep, and the fingerprint by which its saying is known again."""

    document: Mapping[str, Document]
    mark: str

    @classmethod
    def of(cls, document: Mapping[str, Document]) -> "Said":
        """Return the saying that is known by its whole document."""
        return cls(document, fingerprint(document))


def next_versions(standing: Mapping[str, Standing], said: Mapping[str, Said]) -> tuple[NewVersion, ...]:
    """Return the versions that are due when a file says this of each code.

    A code about which the file says what the last file said stays as it is, even if it was changed by hand meanwhile.
    A code that the file no longer names goes out of force.
    """
    due = []
    for code, saying in said.items():
        last = standing.get(code)
        if last is None or not last.is_in_force or last.said_by_file != saying.mark:
            due.append(NewVersion(code, _after(last), saying.document, said_by_file=saying.mark))
    gone = [code for code, last in standing.items() if last.is_in_force and code not in said]
    due += [NewVersion(code, _after(standing[code]), standing[code].document, is_in_force=False) for code in gone]
    return tuple(due)


def on_newer_lists(
    standing: Mapping[str, Standing], lists: Mapping[str, int], but: frozenset[str] = frozenset()
) -> tuple[NewVersion, ...]:
    """Return the versions by which standing definitions, but for these codes, follow to new versions of code lists.

    ``lists`` maps a code list to its version. What was reported under the earlier version keeps its codes.
    """
    due = []
    for code, last in standing.items():
        moved = _moved(last.document, lists)
        if last.is_in_force and code not in but and moved != last.document:
            due.append(NewVersion(code, _after(last), moved))
    return tuple(due)


def _moved(document: Mapping[str, Document], lists: Mapping[str, int]) -> Mapping[str, Document]:
    dimensions = [_pinned(each, lists) for each in document["dimensions"]]
    return {**document, "dimensions": dimensions, "scale": document["scale"] and _pinned(document["scale"], lists)}


def _pinned(named: Mapping[str, Document], lists: Mapping[str, int]) -> Mapping[str, Document]:
    return {"code": named["code"], "version": lists.get(named["code"], named["version"])}


def _after(last: Standing | None) -> int:
    return 1 if last is None else last.version + 1
