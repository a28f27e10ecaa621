"""Reading codes and the names that go with them, and the years between which they count."""

from dataclasses import dataclass

from maslahat.domain.programmes.provenance import Term
from maslahat.domain.shared.entries import Entry


@dataclass(frozen=True, slots=True)
class Cycle:
    """First and last calendar year of a programme."""

    first: int
    last: int


def in_code_list(name: str) -> str:
    """Return the kind under which the entries of a code list are known."""
    return f"entry of code list {name}"


def read_terms(entries: list[Entry], kind: str) -> tuple[Term, ...]:
    """Return the entries of a code list; each code is defined as one of this kind."""
    terms = []
    for entry in entries:
        terms.append(Term(defined(entry, kind), entry.text("name")))
    return tuple(terms)


def defined(entry: Entry, kind: str) -> str:
    """Return the code of an entry and note that it defines this code."""
    code = entry.code("code")
    if code:
        entry.notes.define(kind, code, entry.path)
    return code
