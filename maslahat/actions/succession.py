"""What a head of delegation wrote who no longer spoke for the party: refused, and left to the successor as a draft.

No deed in the sense of the record: nobody else sees it and nothing follows from it, so the journal does not tell of
it. It becomes a position only when whoever speaks for the party now takes it over and states it (E49).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from maslahat.actions.actor import Actor
from maslahat.actions.endorsing import MOST_LINES
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Refused
from maslahat.domain.governance.positions import PositionKind
from maslahat.domain.governance.seats import speaker_of
from maslahat.domain.governance.stances import StanceKind
from maslahat.domain.shared.deeds import Role
from maslahat.stores.governance import save_left
from maslahat.stores.governance.left_words import LeftWordFound
from maslahat.stores.people import queries as people
from maslahat.stores.people.shapes import AccreditationFound

TAKEN_FOR = timedelta(days=1)
"""How long after the end of an accreditation words are still taken for the successor."""

SPOKE = (Role.HEAD_OF_DELEGATION, Role.ALTERNATE)
_KINDS = frozenset({*map(str, PositionKind), *map(str, StanceKind)})


@transaction.atomic
def leave_to_successor(
    *,
    subject: str,
    kind: str,
    text: Mapping[str, str],
    lines: Sequence[str],
    whole: bool,
    by: Actor,
    now: datetime,
) -> LeftWordFound | None:
    """Keep what was refused as a draft for whoever speaks for the party now, and return it.

    None, and nothing is kept, if this person did not speak for a party until a short while ago, if nobody follows, or
    if the words are none that anybody could state.
    """
    words = say(text)
    if isinstance(words, Refused) or kind not in _KINDS or not subject or len(lines) > MOST_LINES:
        return None
    former = _spoke_last(by, now)
    if former is None:
        return None
    seats, held = people.seat_and_accreditations(by.programme, former.party)
    speaker = speaker_of(former.party, seats, held, now)
    if speaker is None or speaker.person == by.username:
        return None
    named = tuple(each[:80] for each in lines)
    left = LeftWordFound(former.party, subject[:64], kind, words, named, whole, now)
    save_left.left_word(by.programme, left, by.person)
    return left


def _spoke_last(by: Actor, now: datetime) -> AccreditationFound | None:
    ended = [
        each
        for each in people.accreditations(by.programme)
        if each.person == by.person
        and each.role in SPOKE
        and each.valid_until is not None
        and each.valid_until <= now < each.valid_until + TAKEN_FOR
    ]
    return max(ended, key=lambda each: each.valid_until or now, default=None)
