"""Documents before a meeting as pages list them: those that the reader may take away, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings.calling_reading import DocumentFound
from maslahat.web.visits import Visit
from maslahat.words.calling import DOCUMENT_KINDS
from maslahat.words.labels import label

_KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class DocumentSeen:
    """A document in a list; ``item`` is the id of the item that it is for, 0 for the meeting as a whole."""

    found: DocumentFound
    kind: str
    suffix: str
    kilobytes: int

    @property
    def item(self) -> int:
        return self.found.item


def may_take_away(visit: Visit, document: DocumentFound) -> bool:
    """Tell whether the reader may have this document: at the table all that stand, elsewhere public ones."""
    return not document.is_withdrawn and (document.is_public or visit.may(Deed.DOCUMENT_READ))


def documents_seen(visit: Visit, documents: Iterable[DocumentFound]) -> list[DocumentSeen]:
    """Return what the reader may take away, in order of number."""
    return [
        DocumentSeen(
            each,
            label(DOCUMENT_KINDS, each.kind),
            each.name.rpartition(".")[2].upper(),
            max(1, round(each.size / _KILOBYTE)),
        )
        for each in documents
        if may_take_away(visit, each)
    ]
