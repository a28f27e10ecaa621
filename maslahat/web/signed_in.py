"""Who is asking: from the session of a request to the capacity in which a person acts in a programme."""

from datetime import datetime
from typing import Any, Protocol

from django.http import HttpRequest

from maslahat.actions.actor import Actor
from maslahat.actions.people import actor_of

CAPACITY = "capacity"
"""Name under which a session keeps the role in which a person with several wishes to act."""


class Session(Protocol):
    """What is kept of one browser while somebody is signed in there."""

    def get(self, name: str, otherwise: Any, /) -> Any:
        """Return what is kept under a name."""


def who_is_asking(request: HttpRequest, programme: str, now: datetime) -> Actor:
    """Return the actor behind a request, in one programme, at this instant; a stranger acts as the public."""
    person = request.user.pk if request.user.is_authenticated else 0
    return in_capacity(person or 0, request.session, programme, now)


def in_capacity(person: int, session: Session, programme: str, now: datetime) -> Actor:
    """Return the actor that a person (row id, 0 for a stranger) is, who chose a capacity in this session or none."""
    return actor_of(person, programme, now, session.get(CAPACITY, ""))
