"""Events spelled as server-sent events (HTML standard, section 9.2): a few lines of text, ended by an empty one."""

import json
from collections.abc import Mapping

from maslahat.domain.shared.canonical import Document

ALIVE = b"event: alive\ndata: {}\n\n"
"""Says that the stream still flows. A comment would not do: a page never learns of comments."""


def frame(kind: str, document: Mapping[str, Document], *, number: int | None = None) -> bytes:
    """Return one event with its data as JSON; ``number`` is what a client sends back when it resumes."""
    numbered = "" if number is None else f"id: {number}\n"
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return f"{numbered}event: {kind}\ndata: {data}\n\n".encode()


def greeting(document: Mapping[str, Document], *, retry: int) -> bytes:
    """Return what every stream begins with: how many milliseconds to wait before connecting anew, and ``hello``."""
    return f"retry: {retry}\n".encode() + frame("hello", document)
