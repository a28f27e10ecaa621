"""Who takes part: who is asking, inviting people, giving and ending accreditations, replacing a head of delegation."""

from collections.abc import Mapping
from datetime import datetime

from maslahat.actions.actor import Actor, Secret
from maslahat.actions.doing import deed, tell
from maslahat.actions.outcomes import AccreditationEnded, Accredited, PersonInvited, Reason, Refused
from maslahat.actions.rooms import tell_rooms
from maslahat.actions.wishes import read_text
from maslahat.domain.governance.seats import (
    Accreditation,
    PartyKind,
    SeatRefused,
    check_accreditation,
)
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.rights import may_give, why_not
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.people import load, queries, save
from maslahat.stores.people.shapes import AccreditationFound
from maslahat.stores.programmes import queries as programmes

LONGEST_OFFICE = 200
LONGEST_USERNAME = 80


def actor_of(person: int, programme: str, now: datetime, role: str = "") -> Actor:
    """Return in which capacity a person acts in a programme at this instant (aware UTC).

    Of several accreditations the weightiest counts, or the one with ``role`` if that is held. Somebody without any,
    or nobody (person 0), is a member of the public.
    """
    held = queries.accreditations_of(person, programme, now) if person else ()
    chosen = [each for each in held if each.role == role] or list(held)
    if not chosen:
        return Actor(programme, person, "", "", PartyKind.PUBLIC.value, "", Role.PUBLIC, None, now)
    best = min(chosen, key=lambda each: (list(Role).index(each.role), each.id))
    return Actor(
        programme=programme,
        person=person,
        username=best.username,
        party=best.party,
        party_kind=best.party_kind.value,
        country=best.country,
        role=best.role,
        accreditation=best.id,
        at=now,
        office=_recorded_office(programme, best.institution, best.office).texts,
    )


def _recorded_office(programme: str, institution: str, office: LocalizedText) -> LocalizedText:
    sensitive = programmes.programme(programme).sensitive_category(institution) if institution else None
    return sensitive.name if sensitive else office


def keeper(programme: str, now: datetime) -> Actor:
    """Return the keeper of the installation, who loads programmes and seats the first secretariat from the console."""
    return Actor(programme, 0, "", "", "", "", Role.ADMINISTRATOR, None, now, {"en": "Keeper of the installation"})


@deed(Deed.PERSON_INVITE)
def invite_person(
    *,
    username: str,
    office: Mapping[str, str],
    institution: str,
    language: str,
    by: Actor,
    key: str,
    now: datetime,
    password: Secret | None = None,
) -> PersonInvited | Refused:
    """Make somebody known who may sign in: by office, never by a personal name; without password not yet."""
    reasons: list[Reason] = []
    title = read_text(office, "office", LONGEST_OFFICE, reasons)
    if not title:
        reasons.append(Reason("office_missing"))
    if not username or len(username) > LONGEST_USERNAME or not username.replace("-", "").replace(".", "").isalnum():
        reasons.append(Reason("bad_username"))
    elif queries.person(username) is not None:
        reasons.append(Reason("username_taken", {"username": username}))
    if reasons:
        return Refused(tuple(reasons))
    person = save.person(
        username=username,
        office=title,
        institution=institution,
        language=language,
        now=now,
        password=password.value if password else None,
    )
    recorded = _recorded_office(by.programme, institution, title)
    tell(by=by, right=Deed.PERSON_INVITE, about=f"person:{username}", now=now, detail={"office": recorded.document()})
    return PersonInvited(person, username)


@deed(Deed.SEAT_ACCREDIT)
def accredit(
    *,
    username: str,
    party: str,
    role: str,
    by: Actor,
    key: str,
    now: datetime,
    valid_from: datetime | None = None,
    valid_until: datetime | None = None,
    replaces: bool = False,
) -> Accredited | Refused:
    """Let a person act for a party in a role, from ``valid_from`` (default: now) until ``valid_until`` (default: open).

    With ``replaces`` whoever holds the role of head or alternate for the party steps down at that instant (E48); what
    they did before stays valid and shows the role held then.
    """
    kind = next((each.kind for each in queries.parties(by.programme) if each.code == party), None)
    if kind is None:
        return Refused.because("unknown_party", party=party[:80])
    if refused := _refused(by, Deed.SEAT_ACCREDIT, party, role, username):
        return refused
    wanted = Accreditation(username, PartyCode(party), Role(role), valid_from or now, valid_until)
    held = queries.accreditations(by.programme)
    leaving = [each for each in held if replaces and _is_followed(each, wanted)]
    checked = check_accreditation(wanted, kind, [each.held for each in held if each not in leaving])
    if isinstance(checked, SeatRefused):
        return Refused(tuple(Reason(f"seat_{fault.value}", {"party": party, "role": role}) for fault in checked.faults))
    save.end((each.id for each in leaving), wanted.valid_from)
    given = save.accreditation(by.programme, checked)
    detail = {
        "party": party,
        "role": role,
        "valid_from": wanted.valid_from.isoformat(),
        "valid_until": valid_until.isoformat() if valid_until else None,
        "replaces": [each.username for each in leaving],
    }
    tell(by=by, right=Deed.SEAT_ACCREDIT, about=f"person:{username}", now=now, detail=detail)
    tell_rooms(by.programme, "seats", now)
    return Accredited(given, party, role, tuple(each.id for each in leaving))


def _refused(by: Actor, right: Deed, party: str, role: str, username: str) -> Refused | None:
    if role not in tuple(Role):
        return Refused.because("unknown_role", role=role[:40])
    if queries.person(username) is None:
        return Refused.because("unknown_person", username=username[:80])
    if refusal := why_not(by.role, right, own=party == by.party):
        return Refused.because(f"no_right_{refusal.because[0].value}", deed=right.value, role=by.role.value)
    return None if may_give(by.role, role) else Refused.because("role_not_yours_to_give", role=role)


def _is_followed(held: AccreditationFound, wanted: Accreditation) -> bool:
    return (held.party, held.role) == (wanted.party, wanted.role) and held.held.holds_at(wanted.valid_from)


@deed(Deed.SEAT_END)
def end_accreditation(*, accreditation: int, by: Actor, key: str, now: datetime) -> AccreditationEnded | Refused:
    """Close an accreditation at this instant; the person's earlier acts keep the role they had."""
    held = next((each for each in queries.accreditations(by.programme) if each.id == accreditation), None)
    if held is None:
        return Refused.because("unknown_accreditation", accreditation=accreditation)
    if refusal := why_not(by.role, Deed.SEAT_END, own=held.party == by.party):
        return Refused.because(f"no_right_{refusal.because[0].value}", deed=Deed.SEAT_END.value, role=by.role.value)
    if not may_give(by.role, held.role):
        return Refused.because("role_not_yours_to_give", role=held.role.value)
    if not load.is_valid(held.id, now):
        return Refused.because("ended_already", accreditation=accreditation)
    save.end((held.id,), now)
    detail = {"party": held.party, "role": held.role.value}
    tell(by=by, right=Deed.SEAT_END, about=f"person:{held.username}", now=now, detail=detail)
    tell_rooms(by.programme, "seats", now)
    return AccreditationEnded(held.id)
