"""What the rows of people tell, as plain values for actions and pages."""

from dataclasses import dataclass
from datetime import UTC, datetime

from maslahat.domain.governance.seats import Accreditation, PartyKind, Seat
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText

SINCE_EVER = datetime(1900, 1, 1, tzinfo=UTC)
"""From when a seat of the programme counts as held: the terms of reference name no later day."""


@dataclass(frozen=True, slots=True)
class PartyFound:
    """A party of a programme in order of printing."""

    code: PartyCode
    kind: PartyKind
    country: str
    name: LocalizedText


@dataclass(frozen=True, slots=True)
class AccreditationFound:
    """An accreditation with what a page shows of it: who, for which party, in which role, from when to when."""

    id: int
    person: int
    username: str
    office: LocalizedText
    institution: str
    party: PartyCode
    party_kind: PartyKind
    country: str
    role: Role
    valid_from: datetime
    valid_until: datetime | None

    @property
    def held(self) -> Accreditation:
        """The accreditation as the domain knows it."""
        return Accreditation(self.username, self.party, self.role, self.valid_from, self.valid_until)


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A person who signs in: user name, office by language, language the person reads."""

    id: int
    username: str
    office: LocalizedText
    institution: str
    language: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class NewPasskey:
    """A passkey that an authenticator just made, as it is to be kept."""

    credential: str
    name: str
    cose: bytes
    key: Document
    counter: int
    is_synced: bool


@dataclass(frozen=True, slots=True)
class PasskeyFound:
    """A passkey of a person (row ids): ``credential`` is its id in base64url, ``key`` the public key of a proof."""

    id: int
    person: int
    credential: str
    name: str
    cose: bytes
    key: Document
    counter: int
    is_synced: bool
    added_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


def seat_of(party: PartyFound) -> Seat:
    """Return the seat that a party holds."""
    return Seat(party.code, party.kind, SINCE_EVER)
