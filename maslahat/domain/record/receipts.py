"""Receipts: a request sent twice under one key is done once, and its answer is given again."""

from dataclasses import dataclass

from maslahat.domain.shared.canonical import Document, fingerprint


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was answered to one request: ``actor`` and ``key`` name it, ``request`` is the fingerprint of what it asked.

    ``outcome`` is the answer as a JSON value.
    """

    actor: str
    key: str
    deed: str
    request: str
    outcome: Document


@dataclass(frozen=True, slots=True)
class Answered:
    """The request was done before; ``outcome`` is the answer it got."""

    outcome: Document


@dataclass(frozen=True, slots=True)
class KeyTaken:
    """The key was used for another request; ``deed`` says for which. Nothing may be done under it."""

    deed: str


def request_print(deed: str, request: Document) -> str:
    """Return the fingerprint of a request: the deed and everything that was asked, as a JSON value."""
    return fingerprint({"deed": deed, "request": request})


def look_up(receipt: Receipt | None, *, deed: str, request: Document) -> Answered | KeyTaken | None:
    """Tell what a receipt found under this key means for a request; None: it is new, go ahead."""
    if receipt is None:
        return None
    if receipt.request != request_print(deed, request):
        return KeyTaken(receipt.deed)
    return Answered(receipt.outcome)
