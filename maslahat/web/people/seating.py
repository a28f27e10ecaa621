"""Who sits for whom, arranged for the page: kinds of party, parties, and the people of each, as far as one may see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.domain.governance.seats import PartyKind, acting_head
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import may, may_give
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.people import queries
from maslahat.stores.people.shapes import AccreditationFound, PartyFound, seat_of
from maslahat.words.labels import PARTY_KINDS, ROLES, label


@dataclass(frozen=True, slots=True)
class Eyes:
    """What the reader may do with people: see who acts for a party (its code), end an accreditation."""

    sees: Callable[[str], bool]
    ends: Callable[[AccreditationFound], bool]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One accreditation as a page shows it. A hidden person is told by role and institution alone (R35).

    Of a hidden person from a sensitive institution even that is kept back: ``institution`` is then its category.
    """

    id: int
    username: str
    office: LocalizedText
    institution: LocalizedText
    role: str
    is_hidden: bool
    is_head: bool
    may_be_ended: bool
    valid_from: datetime
    valid_until: datetime | None


@dataclass(frozen=True, slots=True)
class Delegation:
    """A party with those who act for it now and those who did before."""

    party: PartyFound
    sitting: tuple[Sitting, ...]
    past: tuple[Sitting, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """All parties of one kind."""

    code: str
    name: str
    delegations: tuple[Delegation, ...]


def open_seats(programme: str, now: datetime) -> tuple[Kind, ...]:
    """Return every seat held now, for choosing one in a demonstration; kinds without anybody are left out."""
    kinds = _arranged(programme, now, None, Eyes(sees=lambda _: True, ends=lambda _: False))
    return tuple(kind for kind in kinds if any(each.sitting for each in kind.delegations))


def seats_as_seen(programme: Programme, actor: Actor) -> tuple[Kind, ...]:
    """Return all parties and people as this actor may see them at the instant of asking.

    Without the right to see who acts for a party, only the one who speaks for it is shown by office; of everybody
    else the page tells role and institution, and of staff of a sensitive institution, heads too, role and category.
    """

    def sees(party: str) -> bool:
        return may(actor.role, Deed.PERSON_READ, own=party == actor.party)

    def ends(held: AccreditationFound) -> bool:
        return may(actor.role, Deed.SEAT_END, own=held.party == actor.party) and may_give(actor.role, held.role)

    return _arranged(programme.code, actor.at, programme, Eyes(sees, ends))


def _arranged(code: str, now: datetime, programme: Programme | None, eyes: Eyes) -> tuple[Kind, ...]:
    held = queries.accreditations(code)
    parties = queries.parties(code)
    domain = tuple(each.held for each in held)

    def delegation(party: PartyFound) -> Delegation:
        head = acting_head(domain, seat_of(party), now)
        own = [each for each in held if each.party == party.code]
        shown = [(each, _sitting(each, head == each.held, programme, eyes)) for each in own]
        return Delegation(
            party,
            tuple(sitting for each, sitting in shown if not _is_past(each, now)),
            tuple(sitting for each, sitting in shown if _is_past(each, now) and eyes.sees(party.code)),
        )

    return tuple(
        Kind(kind.value, label(PARTY_KINDS, kind), tuple(delegation(each) for each in parties if each.kind is kind))
        for kind in PartyKind
        if any(each.kind is kind for each in parties)
    )


def _sitting(held: AccreditationFound, is_head: bool, programme: Programme | None, eyes: Eyes) -> Sitting:
    category = programme.sensitive_category(held.institution) if programme else None
    is_hidden = not eyes.sees(held.party) and (category is not None or not is_head)
    return Sitting(
        id=held.id,
        username="" if is_hidden else held.username,
        office=LocalizedText() if is_hidden else held.office,
        institution=category.name if is_hidden and category else _institution(programme, held.institution),
        role=label(ROLES, held.role),
        is_hidden=is_hidden,
        is_head=is_head,
        may_be_ended=eyes.ends(held) and held.valid_until is None,
        valid_from=held.valid_from,
        valid_until=held.valid_until,
    )


def _institution(programme: Programme | None, code: str) -> LocalizedText:
    found = [each.name for each in programme.institutions if each.code == code] if programme and code else []
    return found[0] if found else LocalizedText()


def _is_past(held: AccreditationFound, now: datetime) -> bool:
    return held.valid_until is not None and held.valid_until <= now
