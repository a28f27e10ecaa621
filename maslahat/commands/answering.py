"""How commands on files answer: rows for people, documents for programs, and every fault by file and path."""

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.publishing.fault_phrases import in_russian
from maslahat.publishing.json_files import DocumentFault
from maslahat.publishing.schemas import schema
from maslahat.publishing.terminal import COLOURS, PLAIN, Row, styled

_LONGEST_REASON = 300


def speak_utf_8() -> None:
    """Write in UTF-8 whatever the terminal says of itself."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


def language_of_shell() -> str:
    """Return the language that the shell speaks, as POSIX has it: LC_ALL before LC_MESSAGES before LANG."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "ru" if spoken.lower().startswith("ru") else "en"


def print_schema(name: str) -> None:
    """Print the JSON Schema of a format."""
    sys.stdout.write(json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n")


def print_document(document: Any) -> None:
    """Print a document in its canonical form, so that two runs and two machines print the same bytes."""
    sys.stdout.write(canonical_bytes(document).decode("utf-8") + "\n")


def print_rows(rows: Iterable[Row], stream: Any = None) -> None:
    """Print rows, in colour on a terminal only."""
    stream = stream or sys.stdout
    has_colour = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for row in rows:
        stream.write(styled(row, COLOURS if has_colour else PLAIN).rstrip() + "\n")


def print_faults(faults: Iterable[DocumentFault], language: str, last_word: str) -> None:
    """Print every fault where errors go, each in one line, and what that means."""
    for fault in faults:
        text = str(replace(fault, why=in_russian(fault.why)) if language == "ru" else fault)
        shown = text if len(text) <= _LONGEST_REASON else f"{text[:_LONGEST_REASON]}…"
        print_rows([[(shown.encode("utf-8", "backslashreplace").decode("utf-8"), "")]], sys.stderr)
    print_rows([[(last_word, "")]], sys.stderr)
