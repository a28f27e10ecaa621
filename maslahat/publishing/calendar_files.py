"""Appointments as an iCalendar file (RFC 5545), for any calendar program: true local times, lasting marks."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from icalendar import Calendar, Event, Timezone

from maslahat.domain.meetings.appointments import Appointment
from maslahat.publishing.papers import in_one

_PRODUCT = "-//Maslahat//Calendar of a programme//EN"
_LOOK_AGAIN = timedelta(hours=4)


def calendar_file(
    name: str, appointments: Iterable[Appointment], language: str, zone_of: Callable[[str], tzinfo]
) -> bytes:
    """Return the calendar in this language, with every time zone it uses; the same appointments give the same bytes.

    ``zone_of`` finds the rules of a time zone by its name; its own refusals pass through.
    """
    found = Calendar()
    found.add("prodid", _PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("name", name)
    found.add("x-wr-calname", name)
    found.add("refresh-interval", _LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    told = sorted(appointments, key=lambda each: (each.starts_at, each.uid))
    for zone in dict.fromkeys(each.time_zone for each in told):
        # The years in which it is used, and one on either side.
        found.add_component(_rules(zone, zone_of(zone), told[0].starts_at.year - 1, told[-1].starts_at.year + 1))
    for each in told:
        found.add_component(_event(each, language, zone_of(each.time_zone)))
    return bytes(found.to_ical())


@lru_cache(maxsize=64)  # every instant of these years is looked at
def _rules(name: str, zone: tzinfo, first: int, last: int) -> Timezone:
    """Return the rules of a zone from the first of these years to the last."""
    return Timezone.from_tzinfo(zone, name, first_date=date(first, 1, 1), last_date=date(last + 1, 1, 1))


def _event(each: Appointment, language: str, zone: tzinfo) -> Event:
    event = Event()
    event.add("uid", each.uid)
    event.add("sequence", each.sequence)
    event.add("dtstamp", _whole(each.changed_at))
    event.add("last-modified", _whole(each.changed_at))
    event.add("summary", in_one(each.summary, language), parameters={"LANGUAGE": language})
    event.add("dtstart", _shown(each.starts_at, zone))
    if each.ends_at is not None:
        event.add("dtend", _shown(each.ends_at, zone))
    event.add("status", "CANCELLED" if each.is_cancelled else "CONFIRMED")
    # A deadline is an instant and takes nobody's time.
    event.add("transp", "OPAQUE" if each.ends_at else "TRANSPARENT")
    told = (("location", in_one(each.place, language)), ("description", in_one(each.description, language)))
    for name, words in (*told, ("url", each.address)):
        if words:
            event.add(name, words)
    return event


def _shown(instant: datetime, zone: tzinfo) -> datetime:
    """Return an instant as the clocks of the zone show it; in UTC in the hour that they show twice.

    The format cannot tell the two apart: a time with a zone is always the first (RFC 5545 §3.3.5).
    """
    local = instant.astimezone(zone)
    return local if not local.fold else instant.astimezone(UTC)


def _whole(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(microsecond=0)
