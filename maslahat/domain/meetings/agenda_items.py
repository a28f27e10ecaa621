"""The agenda of a meeting: its items in order, the time planned for each, and its published revisions.

The agenda is worked on until the secretariat publishes it; each publication is a revision that never changes (Rev.1,
Rev.2 …). Sources: R28 (only the secretariat publishes), R39 (kind, order, time, documents, speakers, linked reports).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.shared.texts import LocalizedText

MOST_ITEMS = 200
LONGEST_ITEM = 24 * 60
MOST_LINKS = 200


class ItemKind(StrEnum):
    """What happens under an item of an agenda."""

    OPENING = "opening"
    STATEMENT = "statement"
    DISCUSSION = "discussion"
    COUNTRY_REPORTS = "country_reports"
    PRESENTATION = "presentation"
    BREAKOUT = "breakout"
    PROPOSALS = "proposals"
    DECISION = "decision"
    BREAK = "break"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One item of an agenda. ``id`` stays the same when items change places; the number is the place in the order.

    ``minutes`` is None where no time is planned. ``office`` and ``institution`` say who presents. ``pillars`` are
    codes of pillars whose pack is shown; ``lines`` and ``proposals`` are what the item is about.
    """

    id: int
    kind: ItemKind
    title: LocalizedText
    minutes: int | None = None
    office: LocalizedText = field(default_factory=LocalizedText)
    institution: str = ""
    pillars: tuple[str, ...] = ()
    lines: tuple[LineId, ...] = ()
    proposals: tuple[ProposalRef, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the item as a JSON object that ``read`` understands."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "title": self.title.document(),
            "minutes": self.minutes,
            "office": self.office.document(),
            "institution": self.institution,
            "pillars": list(self.pillars),
            "lines": list(self.lines),
            "proposals": list(self.proposals),
        }

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> "PlannedItem":
        """Return the item that a stored JSON object tells of."""
        return cls(
            id=int(document["id"]),
            kind=ItemKind(document["kind"]),
            title=LocalizedText.read(document["title"]),
            minutes=document["minutes"],
            office=LocalizedText.read(document["office"]),
            institution=str(document["institution"]),
            pillars=tuple(document["pillars"]),
            lines=tuple(LineId(line) for line in document["lines"]),
            proposals=tuple(ProposalRef(ref) for ref in document["proposals"]),
        )


Agenda = tuple[PlannedItem, ...]
"""The items of an agenda in order; the number of an item is its place, from 1."""


class ItemFault(StrEnum):
    """What is wrong with an item of an agenda."""

    TITLE_MISSING = "title_missing"
    MINUTES_OUT_OF_RANGE = "minutes_out_of_range"
    TOO_MANY_LINKS = "too_many_links"


@dataclass(frozen=True, slots=True)
class TimedItem:
    """An item with its number and the instants it is planned for; None where nothing is planned or known."""

    number: int
    item: PlannedItem
    starts_at: datetime | None
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class AgendaRevision:
    """The agenda as it was published: Rev.1, Rev.2 and so on."""

    number: int
    items: Agenda
    published_at: datetime

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the items: what two revisions with the same agenda would share."""
        return agenda_fingerprint(self.items)


def agenda_document(items: Iterable[PlannedItem]) -> list[dict[str, Any]]:
    """Return an agenda as JSON."""
    return [item.document() for item in items]


def read_agenda(document: Iterable[Mapping[str, Any]]) -> Agenda:
    """Return the agenda that stored JSON tells of."""
    return tuple(PlannedItem.read(each) for each in document)


def agenda_fingerprint(items: Iterable[PlannedItem]) -> str:
    """Return the fingerprint of an agenda: 64 hex digits that change with every word, place or minute."""
    return fingerprint(agenda_document(items))


def item_faults(wanted: PlannedItem) -> tuple[ItemFault, ...]:
    """Return everything that is wrong with an item; empty if it may stand."""
    links = len(wanted.lines) + len(wanted.proposals) + len(wanted.pillars)
    checks = (
        (ItemFault.TITLE_MISSING, not wanted.title),
        (ItemFault.MINUTES_OUT_OF_RANGE, wanted.minutes is not None and not 0 < wanted.minutes <= LONGEST_ITEM),
        (ItemFault.TOO_MANY_LINKS, links > MOST_LINKS),
    )
    return tuple(fault for fault, holds in checks if holds)


def next_id(items: Iterable[PlannedItem]) -> int:
    """Return the id of the next new item."""
    return max((item.id for item in items), default=0) + 1


def with_item(items: Agenda, wanted: PlannedItem) -> Agenda:
    """Return the agenda with an item put in the place of the one with its id, or else at the end."""
    if all(item.id != wanted.id for item in items):
        return (*items, wanted)
    return tuple(wanted if item.id == wanted.id else item for item in items)


def without_item(items: Agenda, wanted: int) -> Agenda:
    """Return the agenda without the item of this id."""
    return tuple(item for item in items if item.id != wanted)


def with_item_at(items: Agenda, wanted: int, number: int) -> Agenda:
    """Return the agenda with the item of this id moved to this number; the others keep their order.

    A number beyond the ends means the first or last place. Raises KeyError if the agenda has no such item.
    """
    moving = next((item for item in items if item.id == wanted), None)
    if moving is None:
        raise KeyError(wanted)
    others = [item for item in items if item.id != wanted]
    place = min(max(number, 1), len(items)) - 1
    return (*others[:place], moving, *others[place:])


def timed(items: Sequence[PlannedItem], starts_at: datetime) -> tuple[TimedItem, ...]:
    """Return every item with the instants it is planned for, one after the other from the start of the meeting.

    After an item for which no time is planned nothing more is known.
    """
    found: list[TimedItem] = []
    at: datetime | None = starts_at
    for number, item in enumerate(items, start=1):
        ends = at + timedelta(minutes=item.minutes) if at is not None and item.minutes is not None else None
        found.append(TimedItem(number, item, at, ends))
        at = ends
    return tuple(found)


def published(items: Agenda, revisions: Sequence[AgendaRevision], published_at: datetime) -> AgendaRevision | None:
    """Return the next revision of the agenda, or None if it says what the latest one says or is empty."""
    if not items or (revisions and revisions[-1].fingerprint == agenda_fingerprint(items)):
        return None
    return AgendaRevision(len(revisions) + 1, items, published_at)
