"""Somebody comes to a page of a programme: which programme it is, who is asking in which capacity, and when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from maslahat.actions.actor import Actor
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import may
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.together import once
from maslahat.web.reading_zone import read_in_zone_of, reading_zone
from maslahat.web.signed_in import who_is_asking
from maslahat.words.labels import ROLES, label


@dataclass(frozen=True, slots=True)
class Visit:
    """The programme of the address, the person with the capacity held in it, and the instant of the request (UTC)."""

    programme: Programme
    actor: Actor
    now: datetime

    def may(self, deed: Deed, state: str | None = None, own: bool = True) -> bool:
        """Tell whether the visitor's role carries this right, to show or hide what leads to the deed."""
        return may(self.actor.role, deed, state, own)


def same_page(request: HttpRequest, visit: Visit, record: str) -> str:
    """Return a key for parts of a page that say the same as long as nobody did anything and the same role asks.

    ``record`` is the hash of the last journal entry. The key holds all else that may change words on a page without
    forms: the programme, the address with its filters, the day, the language and zone, and whose eyes read. Without a
    record nothing is the same twice: the key is the instant.
    """
    if not record:
        return visit.now.isoformat()
    actor = visit.actor
    eyes = (actor.role.value, actor.party, actor.country, str(reading_zone()), visit.now.date().isoformat())
    return fingerprint([record, get_language() or "", request.get_full_path(), *eyes])


def later(make: Callable[[], Mapping[str, object]], *names: str) -> dict[str, Any]:
    """Return functions that give what ``make`` returns under these names, made when a page asks for the first of them.

    A part of a page that is kept (``same_page``) asks for nothing. ``blocktranslate`` calls no function: there such a
    name stands behind ``with``.
    """
    once = cache(make)
    return {name: partial(lambda asked: once()[asked], name) for name in names}


_VISIT = "visit"


def visit_once(request: HttpRequest, code: str) -> Visit:
    """Return who comes, and let ``visit_of`` return the same for this request, without finding it out again."""
    visit = vars(request)[_VISIT] = visit_of(request, code)
    return visit


def visit_of(request: HttpRequest, code: str) -> Visit:
    """Return who comes to this programme now; raise Http404 if there is no such programme."""
    known: Visit | None = vars(request).get(_VISIT)
    if known is not None and known.programme.code == code:
        return known
    now = once("now", timezone.now)
    try:
        programme = programmes.programme(code)
    except programmes.NoSuchProgramme as unknown:
        raise Http404 from unknown
    actor = who_is_asking(request, code, now)
    read_in_zone_of(programme, actor.country)
    return Visit(programme, actor, now)


def show(
    request: HttpRequest, template: str, visit: Visit, *, tab: str, status: int = 200, **context: object
) -> HttpResponse:
    """Return a page of the programme; ``tab`` names the current one in the programme's navigation."""
    told = {
        "programme": visit.programme,
        "actor": visit.actor,
        "role_label": label(ROLES, visit.actor.role),
        "tab": tab,
        **context,
    }
    return render(request, template, told, status=status)
