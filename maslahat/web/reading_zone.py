"""In which time zone a reader reads instants: that of the capital, or of the agency's seat."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import tzinfo

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import get_current_timezone

from maslahat.domain.programmes.programme import Programme
from maslahat.words.zones import UnknownZone, zone

_zone: ContextVar[tzinfo | None] = ContextVar("reading_zone", default=None)


def reading_zone() -> tzinfo:
    """Return the zone of whoever reads the page that is being made; outside a programme that of the installation."""
    return _zone.get() or get_current_timezone()


def read_in_zone_of(programme: Programme, country: str) -> None:
    """From here on this request reads in the zone of the country's capital; of the agency's seat if there is none."""
    names = {each.code: each.zone for each in programme.countries}
    try:
        _zone.set(zone(names.get(country, programme.silence.agency_zone)))
    except UnknownZone:
        _zone.set(None)


def read_in_no_zone() -> None:
    """From here on nobody reads in the zone of whoever came before."""
    _zone.set(None)


def begin_in_no_zone(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware that lets no request read in the zone of the one before it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        read_in_no_zone()
        return answer(request)

    return middleware
