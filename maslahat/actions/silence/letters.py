"""Letters that carry the notices of silence procedures to the addresses of the seats, and what became of them.

Who claims a letter sends it, outside of any transaction; what the mail server said is then kept as an entry of the
procedure. A letter that was accepted counts as delivered until it bounces (E66).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed
from maslahat.actions.outcomes import Refused
from maslahat.actions.people import keeper
from maslahat.actions.silence.course import answered, settle
from maslahat.actions.silence.outcomes import SilenceMoved
from maslahat.actions.silence.record import hold_silence, moved, written_by
from maslahat.domain.governance import silence_deeds as deeds
from maslahat.domain.governance.silence import (
    DeliveryWay,
    SilenceEntry,
    SilenceEntryKind,
    SilenceProcedure,
)
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.governance import queries, silence_save
from maslahat.stores.governance.silence_reading import SilenceFound
from maslahat.stores.workplans import queries as plans
from maslahat.stores.workplans.shapes import WorkplanFound

KEEPS_FRESH = timedelta(days=7)
"""A notice older than this is sent to nobody any more, also where an address is noted only now."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter that is to be sent: which notice of which procedure, to whom."""

    programme: str
    workplan: str
    procedure: SilenceProcedure
    notice: SilenceEntry
    party: str
    address: str
    row: int


def letters_due(programme: str, now: datetime) -> Iterator[Letter]:
    """Return every letter of a programme that nobody has sent or is sending.

    Of each procedure the newest notice goes out, which tells how all stands; one that has grown old does not.
    """
    known = queries.notice_addresses(programme)
    for plan in plans.workplans(programme) if known else ():
        for found in queries.silences(plan.id):
            notice = found.procedure.of(SilenceEntryKind.NOTICE)[-1]
            if now - notice.at <= KEEPS_FRESH:
                yield from _letters(programme, plan, found, notice, known, now)


def _letters(
    programme: str,
    plan: WorkplanFound,
    found: SilenceFound,
    notice: SilenceEntry,
    known: Mapping[str, tuple[str, ...]],
    now: datetime,
) -> Iterator[Letter]:
    sent = queries.letters(found.id)
    for party in found.procedure.seats:
        for address in known.get(party, ()):
            state, since = sent.get((notice.number, party, address), ("", now))
            is_stuck = state == "claimed" and since <= now - silence_save.CLAIM_HOLDS
            if state == "" or is_stuck:
                yield Letter(programme, plan.code, found.procedure, notice, party, address, found.id)


def claim(letter: Letter, now: datetime) -> bool:
    """Tell whether the caller is the one who sends this letter."""
    return silence_save.claim_letter(letter.row, letter.notice.number, letter.party, letter.address, now)


def letter_sent(letter: Letter, now: datetime, *, accepted: bool, counts: bool = True) -> SilenceMoved | Refused:
    """Keep what the mail server said of a letter; without ``counts`` it was a trial and nothing is delivered by it."""
    return record_letter(
        workplan=letter.workplan,
        silence=letter.procedure.number,
        notice=letter.notice.number,
        party=letter.party,
        address=letter.address,
        accepted=accepted,
        counts=counts,
        by=keeper(letter.programme, now),
        key=f"letter:{letter.row}:{letter.notice.number}:{letter.address}"[:200],
        now=now,
    )


@deed(Deed.SILENCE_CLOSE)
def record_letter(
    *,
    workplan: str,
    silence: int,
    notice: int,
    party: str,
    address: str,
    accepted: bool,
    counts: bool,
    by: Actor,
    key: str,
    now: datetime,
) -> SilenceMoved | Refused:
    """Record that a letter to a seat was sent, or came back at once; the address itself stays out of the record."""
    held = hold_silence(by, Deed.SILENCE_CLOSE, workplan, silence)
    if isinstance(held, Refused):
        return held
    silence_save.letter_ended(held.id, notice, party, address, "sent" if accepted else "bounced")
    if not counts:
        return moved(held, held.procedure.entries[-1], now)
    held = settle(held, now, by=by)
    kind = SilenceEntryKind.DELIVERED if accepted else SilenceEntryKind.BOUNCED
    wanted = written_by(by, kind, party, word=DeliveryWay.MAILED.value if accepted else "", refers=notice)
    return answered(held, deeds.deliver(held.procedure, wanted, now), Deed.SILENCE_CLOSE, by=by, now=now)
