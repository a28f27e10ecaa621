"""Who is asking: from the session of a request to the capacity in which a person acts in a programme."""

from datetime import datetime

from django.http import HttpRequest

from maslahat.actions.actor import Actor
from maslahat.actions.people import actor_of

CAPACITY = "capacity"
"""Name under which a session keeps the role in which a person with several wishes to act."""


def who_is_asking(request: HttpRequest, programme: str, now: datetime) -> Actor:
    """Return the actor behind a request, in one programme, at this instant; a stranger acts as the public."""
    person = request.user.pk if request.user.is_authenticated else 0
    return actor_of(person or 0, programme, now, request.session.get(CAPACITY, ""))
