"""What was done to one thing, from the journal: when, in which capacity and by which right."""

from dataclasses import dataclass
from datetime import datetime

from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.journal import queries
from maslahat.stores.people import queries as people
from maslahat.web.proposals.opening import party_name
from maslahat.web.visits import Visit
from maslahat.words.labels import DEEDS, ROLES, label


@dataclass(frozen=True, slots=True)
class DeedShown:
    """One entry of the journal; ``office`` is empty where only the party and the role may be told (R35)."""

    number: int
    at: datetime
    office: LocalizedText
    party: LocalizedText
    role: str
    deed: str
    right: str


def history(visit: Visit, about: str) -> tuple[DeedShown, ...]:
    """Return what the journal of the programme tells about one thing, first to last."""
    offices = {each.office.in_language("en"): each.office for each in people.people(visit.programme.code)}
    return tuple(
        DeedShown(
            number=row.number,
            at=row.at,
            office=offices.get(row.office, LocalizedText.of(en=row.office))
            if visit.may(Deed.PERSON_READ, own=row.party == visit.actor.party)
            else LocalizedText(),
            party=party_name(visit.programme, row.party),
            role=label(ROLES, row.role),
            deed=label(DEEDS, row.deed),
            right=label(DEEDS, row.right),
        )
        for row in queries.entries_about(visit.programme.code, about)
    )
