"""Whom a party registers: what is typed or read from a list, looked over before it becomes a registration.

The name of a person is personal data: it travels as a Secret, so that neither receipt nor journal can hold it, and is
kept in a row of its own. What the journal keeps is a salted fingerprint; the salt is erased with the name.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from maslahat.actions.actor import Actor, Secret
from maslahat.actions.outcomes import Reason
from maslahat.actions.wishes import read_text
from maslahat.domain.meetings.participants import AttendanceMode, Function, Sex
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText, TextRefused, clean
from maslahat.stores.meetings.save_attendance import Personal
from maslahat.stores.people import queries as people

LONGEST_NAME = 160
LONGEST_OFFICE = 200
LONGEST_NEEDS = 500
NOTHING = Secret("")

Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody to be registered, as it was typed. ``category`` may be empty where the institution tells it.

    ``username`` links the registration with somebody who signs in; without it nobody can join online as this person.
    """

    party: str
    office: Mapping[str, str]
    function: str = Function.DELEGATE.value
    institution: str = ""
    category: str = ""
    sex: str = Sex.NOT_STATED.value
    mode: str = AttendanceMode.ROOM.value
    language: str = "en"
    username: str = ""
    name: Secret = NOTHING
    needs: Secret = NOTHING


@dataclass(frozen=True, slots=True)
class Ready:
    """A registration that can be stored: its fields, what is kept apart, and what the journal may hold of it."""

    fields: Mapping[str, Any]
    personal: Personal
    detail: Mapping[str, Document]


def looked_over(applicant: Applicant, programme: Programme, by: Actor, now: datetime) -> Ready | tuple[Reason, ...]:
    """Return the registration ready to be stored, or everything that is wrong with it."""
    reasons: list[Reason] = []
    office = read_text(applicant.office, "office", LONGEST_OFFICE, reasons)
    if not office:
        reasons.append(Reason("participant_office_missing"))
    category = _category(applicant, programme, reasons)
    fields: dict[str, Any] = {
        "party": applicant.party[:80],
        "country": _country(applicant, programme, reasons),
        "office": office.document(),
        "institution": applicant.institution,
        "category": category,
        "function": _code(Function, applicant.function, "function", reasons),
        "sex": _code(Sex, applicant.sex, "sex", reasons),
        "mode": _code(AttendanceMode, applicant.mode, "mode", reasons),
        "language": applicant.language if applicant.language in programme.languages else programme.languages[0],
        "person_id": _person(applicant, by, now, reasons),
    }
    personal = _personal(applicant, reasons)
    if reasons:
        return tuple(reasons)
    told = {key: fields[key] for key in ("party", "function", "mode", "category", "institution")}
    hidden = programme.sensitive_category(applicant.institution) or _sensitive(programme, category)
    if hidden:
        told["institution"] = ""
    shown = hidden.name if hidden else office
    return Ready(fields, personal, {**told, "office": shown.document(), "name": personal.name_print})


def is_sensitive(programme: Programme, category: str) -> bool:
    """Tell whether staff of this kind of institution are not shown to others by name and office (R35)."""
    return _sensitive(programme, category) is not None


def _sensitive(programme: Programme, category: str) -> Any:
    return next((each for each in programme.categories if each.code == category and each.is_sensitive), None)


def _category(applicant: Applicant, programme: Programme, reasons: list[Reason]) -> str:
    known = {each.code: each.category for each in programme.institutions}
    if applicant.institution and applicant.institution not in known:
        reasons.append(Reason("unknown_code", {"field": "institution", "value": applicant.institution[:60]}))
        return ""
    category = known.get(applicant.institution) or applicant.category
    if category not in {each.code for each in programme.categories}:
        reasons.append(Reason("participant_category_missing"))
    return category


def _country(applicant: Applicant, programme: Programme, reasons: list[Reason]) -> str:
    try:
        party = programme.party(PartyCode(applicant.party))
    except KeyError:
        reasons.append(Reason("unknown_party", {"party": applicant.party[:80]}))
        return ""
    of_institution = next((each.country for each in programme.institutions if each.code == applicant.institution), "")
    return party.country or of_institution


def _code(codes: type[Code], value: str, field: str, reasons: list[Reason]) -> str:
    if value in {each.value for each in codes}:
        return value
    reasons.append(Reason("unknown_code", {"field": field, "value": value[:60]}))
    return ""


def _person(applicant: Applicant, by: Actor, now: datetime, reasons: list[Reason]) -> int | None:
    if not applicant.username:
        return None
    found = people.person(applicant.username)
    held = people.accreditations_of(found.id, by.programme, now) if found else ()
    if found is None or all(each.party != applicant.party for each in held):
        reasons.append(Reason("participant_not_accredited", {"username": applicant.username[:80]}))
        return None
    return found.id


def _personal(applicant: Applicant, reasons: list[Reason]) -> Personal:
    name = _line(applicant.name.value, "name", LONGEST_NAME, reasons)
    needs = _line(applicant.needs.value, "needs", LONGEST_NEEDS, reasons)
    salt = secrets.token_hex(16)
    return Personal(name, needs, salt, fingerprint({"name": name, "salt": salt}) if name else "")


def _line(text: str, field: str, most: int, reasons: list[Reason]) -> str:
    try:
        found = " ".join(clean(text).split())
    except TextRefused as fault:
        reasons.append(Reason("bad_value", {"field": field, "why": str(fault)}))
        return ""
    if len(found) > most:
        reasons.append(Reason("too_long", {"field": field, "most": most}))
    return found


def shown_office(programme: Programme, category: str, office: LocalizedText) -> LocalizedText:
    """Return what the record may say of an office: for staff of a sensitive institution its kind instead (R35)."""
    hidden = _sensitive(programme, category)
    return LocalizedText.read(hidden.name.document()) if hidden else office
