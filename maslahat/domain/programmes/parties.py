"""Who takes part: countries, institutions, donors and their agreements, the parties that sit at the table."""

from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the programme. ``code`` has two letters (ISO 3166-1), ``iso3`` three.

    ``weekend`` are the days of rest in its capital by ISO number (Monday is 1), ``zone`` the name of its time zone.
    """

    code: str
    iso3: str
    name: LocalizedText
    official_name: LocalizedText
    weekend: tuple[int, ...] = (6, 7)
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of institution. ``party_kind`` is the kind of party its institutions are, empty if they are none.

    Staff of the institutions of a sensitive kind (security services, border guards, customs) are shown to others by
    role and kind of institution, never by office (R35).
    """

    code: str
    name: LocalizedText
    party_kind: str
    is_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Institution:
    """A ministry, agency or organization. ``country`` is empty for a regional or global one."""

    code: str
    country: str
    category: str
    name: LocalizedText
    party_kind: str


@dataclass(frozen=True, slots=True)
class Donor:
    """A source of money. ``kind`` is government, host_government, multilateral or core (a fund, which is no party)."""

    code: str
    name: LocalizedText
    kind: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """A signed promise of money. ``signed`` is the date as published: a day, a month or a year.

    ``amount`` is in ``currency``; ``usd_equivalent`` is what the parties published beside it.
    """

    code: str
    donor: str
    signed: str
    purpose: LocalizedText
    amount: Decimal
    currency: str
    usd_equivalent: Decimal
    earmarking: str
    pillars: tuple[str, ...]
    note: LocalizedText


@dataclass(frozen=True, slots=True)
class Party:
    """Who can hold a seat: ``kind`` is member, agency, donor, un_entity, regional_body, civil_society, rc_office
    or public. ``country`` is the country code of a member or national party, else empty."""

    code: PartyCode
    name: LocalizedText
    kind: str
    country: str


@dataclass(frozen=True, slots=True)
class Seat:
    """An office that takes part, for the demonstration: a user name and an office title, never a person's name."""

    username: str
    party: PartyCode
    role: str
    office: LocalizedText
