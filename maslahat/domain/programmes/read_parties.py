"""Reading countries, institutions, donors, agreements and seats from a programme file, and who is a party."""

import re

from maslahat.domain.programmes.marks import Marks
from maslahat.domain.programmes.parties import Agreement, Category, Country, Donor, Institution, Party, Seat
from maslahat.domain.programmes.terms import defined, in_code_list
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.entries import Entry
from maslahat.domain.shared.ids import PartyCode

PARTY_KINDS = ("member", "agency", "donor", "un_entity", "regional_body", "civil_society", "rc_office", "public")
DONOR_KINDS = ("government", "host_government", "multilateral", "core")
ROLES = tuple(role.value for role in Role)
SATURDAY_AND_SUNDAY = (6, 7)
_ZONE = re.compile(r"[A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}")


def read_countries(root: Entry, marks: Marks) -> tuple[Country, ...]:
    """Return the countries of the programme."""
    countries = []
    for entry in root.entries("countries", required=True):
        code = defined(entry, "country")
        marks.note(entry, f"country:{code}")
        names = entry.text("name"), entry.text("official_name")
        countries.append(Country(code, entry.code("iso3"), *names, _weekend(entry), read_zone(entry, "zone")))
    return tuple(countries)


def read_zone(entry: Entry, name: str) -> str:
    """Return the name of a time zone, UTC if none is given; whether there is such a zone is seen when it is used."""
    found = entry.value(name, required=False)
    if found is None:
        return "UTC"
    if not isinstance(found, str) or not _ZONE.fullmatch(found):
        entry.fault(name, "is not the name of a time zone, such as Asia/Almaty")
        return "UTC"
    return found


def _weekend(entry: Entry) -> tuple[int, ...]:
    found = entry.value("weekend", required=False)
    if found is None:
        return SATURDAY_AND_SUNDAY
    if not isinstance(found, list) or not 1 <= len(found) <= 3 or any(day not in range(1, 8) for day in found):
        entry.fault("weekend", "is not a list of one to three days, numbered from 1 (Monday) to 7 (Sunday)")
        return SATURDAY_AND_SUNDAY
    return tuple(sorted(set(found)))


def read_categories(root: Entry, marks: Marks) -> tuple[Category, ...]:
    """Return the kinds of institution that take part."""
    categories = []
    for entry in root.entries("categories", required=True):
        code = defined(entry, "category")
        marks.note(entry, f"category:{code}")
        kind = entry.choice("party_kind", PARTY_KINDS, required=False)
        categories.append(Category(code, entry.text("name"), kind, entry.flag("sensitive")))
    return tuple(categories)


def read_institutions(root: Entry, marks: Marks, categories: tuple[Category, ...]) -> tuple[Institution, ...]:
    """Return the institutions; one is a party of its own if it or its category says which kind of party it is."""
    kinds = {category.code: category.party_kind for category in categories}
    institutions = []
    for entry in root.entries("institutions", required=True):
        code = defined(entry, "institution")
        marks.note(entry, f"institution:{code}")
        category = entry.reference("category", "category")
        kind = entry.choice("party_kind", PARTY_KINDS, required=False) or kinds.get(category, "")
        country = entry.reference("country", "country", required=False)
        institutions.append(Institution(code, country, category, entry.text("name"), kind))
    return tuple(institutions)


def read_donors(root: Entry, marks: Marks) -> tuple[Donor, ...]:
    """Return the sources of money."""
    donors = []
    for entry in root.entries("donors"):
        code = defined(entry, "donor")
        marks.note(entry, f"donor:{code}")
        donors.append(Donor(code, entry.text("name"), entry.choice("kind", DONOR_KINDS)))
    return tuple(donors)


def read_agreements(root: Entry, marks: Marks) -> tuple[Agreement, ...]:
    """Return the funding agreements; one in US dollars must state the same amount twice."""
    agreements = []
    for entry in root.entries("agreements"):
        code = defined(entry, "agreement")
        marks.note(entry, f"agreement:{code}")
        found = Agreement(
            code=code,
            donor=entry.reference("donor", "donor"),
            signed=entry.day_as_published("signed"),
            purpose=entry.text("purpose"),
            amount=entry.amount("amount"),
            currency=entry.code("currency"),
            usd_equivalent=entry.amount("usd_equivalent"),
            earmarking=entry.reference("earmarking", in_code_list("earmarking")),
            pillars=entry.references("pillars", "pillar"),
            note=entry.text("note", required=False),
        )
        if found.currency == "USD" and found.amount != found.usd_equivalent:
            entry.fault("usd_equivalent", f"is not the amount of {found.amount:.2f} USD")
        agreements.append(found)
    return tuple(agreements)


def name_parties(
    root: Entry, countries: tuple[Country, ...], institutions: tuple[Institution, ...], donors: tuple[Donor, ...]
) -> tuple[Party, ...]:
    """Return every party: members, the agency, donors, institutions that are parties, and further ones listed."""
    agency = root.entry("agency")
    names = {country.code: country.name for country in countries}
    parties = [Party(PartyCode(code), names[code], "member", code) for code in _members(root) if code in names]
    parties.append(Party(PartyCode(agency.code("code")), agency.text("name"), "agency", ""))
    parties += [Party(PartyCode(donor.code), donor.name, "donor", "") for donor in donors if donor.kind != "core"]
    parties += [
        Party(PartyCode(one.code), one.name, one.party_kind, one.country) for one in institutions if one.party_kind
    ]
    for entry in root.entries("further_parties"):
        kind = entry.choice("kind", PARTY_KINDS)
        parties.append(Party(PartyCode(entry.code("code")), entry.text("name"), kind, ""))
    for party in parties:
        if party.code:
            root.notes.define("party", party.code, f"party {party.code}")
    return tuple(parties)


def _members(root: Entry) -> tuple[str, ...]:
    members = root.references("members", "country")
    if not members:
        root.fault("members", "must name at least one country")
    return members


def read_seats(root: Entry) -> tuple[Seat, ...]:
    """Return the offices that may sign in for a demonstration."""
    seats = []
    for entry in root.entries("seats"):
        username = entry.code("username")
        if username:
            entry.notes.define("seat", username, entry.path)
        party = PartyCode(entry.reference("party", "party"))
        seats.append(Seat(username, party, entry.choice("role", ROLES), entry.text("office")))
    return tuple(seats)
