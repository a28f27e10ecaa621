"""Who may follow a meeting: asked once when a screen connects, again from time to time, and when seats change (E48)."""

from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.utils import timezone

from maslahat.domain.meetings.stream import Audience
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import may
from maslahat.stores.meetings import screens, stream_queries
from maslahat.stores.programmes.queries import NoSuchProgramme
from maslahat.web.signed_in import who_is_asking


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
    meeting = stream_queries.row_of(asking.programme, asking.meeting)
    if meeting is None:
        return None
    now = timezone.now()
    if asking.link:
        return Admission(asking, meeting, Audience.ROOM) if screens.is_screen(meeting, asking.link) else None
    return _in_person(asking, meeting, now)


def is_still_admitted(admission: object) -> bool:
    """Tell whether somebody who was let in would be let in again today in the very same capacity."""
    return isinstance(admission, Admission) and admit(admission.asking) == admission


def _in_person(asking: Asking, meeting: int, now: datetime) -> Admission | None:
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(asking.session or None)
    request.user = get_user(request)
    try:
        actor = who_is_asking(request, asking.programme, now)
    except NoSuchProgramme:
        return None
    audience = Audience.ROOM if may(actor.role, Deed.ROOM_READ) else Audience.PUBLIC
    return Admission(asking, meeting, audience, f"{actor.accreditation}:{actor.role.value}", actor.person)
