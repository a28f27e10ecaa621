"""Words left to a successor, for pages: reading only."""

from dataclasses import dataclass
from datetime import datetime

from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance.left_models import LeftWord


@dataclass(frozen=True, slots=True)
class LeftWordFound:
    """What somebody wrote for a party on one text who no longer spoke for it then: a draft for the successor."""

    party: PartyCode
    subject: str
    kind: str
    text: LocalizedText
    lines: tuple[str, ...]
    whole: bool
    left_at: datetime


def left_word(programme: str, party: str, subject: str) -> LeftWordFound | None:
    """Return the draft that is left to whoever speaks for a party on the text with this fingerprint, or None."""
    row = LeftWord.objects.filter(programme__code=programme, party=party, subject=subject).first()
    if row is None:
        return None
    text = LocalizedText.read(row.text)
    return LeftWordFound(PartyCode(row.party), row.subject, row.kind, text, tuple(row.lines), row.whole, row.left_at)
