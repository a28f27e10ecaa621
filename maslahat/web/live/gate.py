"""Who may follow a meeting: asked once when a screen connects, again from time to time, and when seats change (E48)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user, get_user_model
from django.contrib.auth.base_user import AbstractBaseUser as Person
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from maslahat.domain.meetings.stream import Audience
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import may
from maslahat.stores.meetings import screens, stream_queries
from maslahat.stores.programmes.queries import NoSuchProgramme
from maslahat.web.signed_in import in_capacity, who_is_asking
from maslahat.web.signing_in import BACKEND


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks to follow which meeting: the key of a session, or the word of a screen link, or neither."""

    programme: str
    meeting: str
    session: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Admission:
    """That somebody may follow a meeting (its row id): as whom, in which capacity; ``person`` is a user's id or 0."""

    asking: Asking
    meeting: int
    audience: Audience
    capacity: str = ""
    person: int = 0


def admit(asking: Asking) -> Admission | None:
    """Return as whom the asker may follow the meeting now, or None if there is no such meeting for them."""
    return admit_all([asking])[0]


def admit_all(askings: Sequence[Asking]) -> list[Admission | None]:
    """Return for each of many who ask at the same moment what ``admit`` says of them.

    Meetings, sessions and persons are read once for all.
    """
    now = timezone.now()
    places = {(each.programme, each.meeting) for each in askings}
    rows = {place: stream_queries.row_of(*place) for place in places}
    known = signed_in({each.session for each in askings if each.session and not each.link}, now)
    return [_admitted(each, rows[each.programme, each.meeting], known, now) for each in askings]


def _admitted(asking: Asking, meeting: int | None, known: Mapping[str, "SignedIn"], now: datetime) -> Admission | None:
    if meeting is None:
        return None
    if asking.link:
        return Admission(asking, meeting, Audience.ROOM) if screens.is_screen(meeting, asking.link) else None
    return _in_person(asking, meeting, known.get(asking.session), now)


def session_in(scope: Mapping[str, Any]) -> str:
    """Return the key of the session that a request brings, or empty."""
    return session_of(dict(scope["headers"]).get(b"cookie", b"").decode("latin-1"))


def session_of(cookies: str) -> str:
    """Return the key of the session among cookies as a browser sends them, or empty."""
    try:
        found = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return found.value if found and found.value.isprintable() else ""


def is_still_admitted(admission: object) -> bool:
    """Tell whether somebody who was let in would be let in again today in the very same capacity."""
    return isinstance(admission, Admission) and admit(admission.asking) == admission


def _request(asking: Asking) -> HttpRequest:
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(asking.session or None)
    request.user = get_user(request)
    return request


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session beyond doubt: what it keeps, and whose it is."""

    session: dict[str, Any]
    person: Person


def signed_in(keys: Collection[str], now: datetime) -> dict[str, SignedIn]:
    """Return who is signed in under these keys beyond doubt; about anybody else Django is asked, one by one.

    Beyond doubt is what ``django.contrib.auth.get_user`` lets pass at its first look: a session that has not expired,
    of the ordinary backend, of a person whose account is open, with the fingerprint of the password held now.
    """
    store = import_module(settings.SESSION_ENGINE).SessionStore
    wanted = {key for each in keys if (key := store(each).session_key)}
    rows = store.get_model_class().objects.filter(session_key__in=wanted, expire_date__gt=now)
    told = {key: store().decode(data) for key, data in rows.values_list("session_key", "session_data")}
    of_us = {key: session for key, session in told.items() if session.get(BACKEND_SESSION_KEY) == BACKEND}
    persons = get_user_model()._default_manager.in_bulk({int(each[SESSION_KEY]) for each in of_us.values()})
    found = ((key, session, persons.get(int(session[SESSION_KEY]))) for key, session in of_us.items())
    return {key: SignedIn(session, it) for key, session, it in found if it is not None and _is_theirs(session, it)}


def _is_theirs(session: Mapping[str, Any], person: Person) -> bool:
    mark = session.get(HASH_SESSION_KEY) or ""
    return bool(mark) and person.is_active and constant_time_compare(mark, person.get_session_auth_hash())


def _in_person(asking: Asking, meeting: int, known: SignedIn | None, now: datetime) -> Admission | None:
    try:
        if known is None:
            actor = who_is_asking(_request(asking), asking.programme, now)
        else:
            actor = in_capacity(known.person.pk, known.session, asking.programme, now)
    except NoSuchProgramme:
        return None
    audience = Audience.ROOM if may(actor.role, Deed.ROOM_READ) else Audience.PUBLIC
    return Admission(asking, meeting, audience, f"{actor.accreditation}:{actor.role.value}", actor.person)
