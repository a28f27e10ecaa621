"""Where a fact of the record stands: the page behind the name by which minutes and stories refer to it."""

from collections.abc import Mapping

from django.urls import NoReverseMatch, reverse

_PAGES: Mapping[str, tuple[str, ...]] = {
    "meeting": ("meeting", "meeting"),
    "attendance": ("meeting", "meeting"),
    "agenda": ("agenda", "meeting"),
    "statement": ("statement", "meeting", "name"),
    "decision": ("decisions", "meeting"),
    "decisions": ("decisions", "meeting"),
    "plan": ("endorsed", "name"),
    "proposals": ("proposals", "name"),
    "proposal": ("proposal", "plan", "name"),
    "version": ("endorsed", "plan"),
    "endorsement": ("endorsed", "plan"),
}
"""The page of each kind of record, and what its address is made of after the programme."""


def record_address(programme: str, meeting: str, workplan: str, record: str) -> str:
    """Return the address of the page on which a record of a meeting stands, or an empty text if there is none.

    ``record`` is its kind and its name joined by a colon (``proposal:PR-KG-07``); ``workplan`` is the code of the plan
    of the meeting.
    """
    kind, _, rest = record.partition(":")
    page, *parts = _PAGES.get(kind, ("",))
    told = {"meeting": meeting, "plan": workplan, "name": rest}
    try:
        return reverse(page, args=[programme, *(told[part] for part in parts)]) if page else ""
    except NoReverseMatch:
        return ""
