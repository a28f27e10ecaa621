"""How a meeting is arranged: who organises and hosts it, where, when, in what form, and what the host sees to.

Sources: R25 (one annual meeting a year), R29 (host and co-host).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText

LONGEST_MEETING = timedelta(days=14)


class MeetingKind(StrEnum):
    """What a meeting is in the life of the programme; only annual meetings form the yearly series."""

    ANNUAL = "annual"
    EXTRAORDINARY = "extraordinary"
    NATIONAL = "national"
    LAUNCH = "launch"


class MeetingForm(StrEnum):
    """Whether people meet in one room, online, or both with equal standing."""

    IN_PERSON = "in_person"
    HYBRID = "hybrid"
    ONLINE = "online"


class HostDuty(StrEnum):
    """What the host sees to before a meeting (R29)."""

    VENUE = "venue"
    VISAS = "visas"
    PROTOCOL = "protocol"
    SECURITY = "security"
    INTERPRETATION = "interpretation"
    CONNECTION = "connection"
    ACCESSIBILITY = "accessibility"
    MEDICAL = "medical"
    PRESS = "press"


class ArrangementFault(StrEnum):
    """What is wrong with how a meeting is to be arranged."""

    TITLE_MISSING = "title_missing"
    ORGANISER_MISSING = "organiser_missing"
    HOST_MISSING = "host_missing"
    CITY_MISSING = "city_missing"
    ENDS_TOO_EARLY = "ends_too_early"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Arrangements:
    """When, where and how a meeting takes place.

    Instants are aware UTC; ``time_zone`` is the IANA name of the zone of the place. ``organiser``, ``host`` and
    ``co_hosts`` are codes of parties; ``duties`` tells of each duty of the host that is seen to since when.
    """

    title: LocalizedText
    kind: MeetingKind
    form: MeetingForm
    organiser: PartyCode
    host: PartyCode
    co_hosts: tuple[PartyCode, ...]
    country: str
    city: LocalizedText
    venue: LocalizedText
    time_zone: str
    starts_at: datetime
    ends_at: datetime
    duties: Mapping[HostDuty, datetime] = field(default_factory=lambda: MappingProxyType({}))

    def is_day(self, at: datetime, zone: tzinfo) -> bool:
        """Tell whether an instant falls on a day of the meeting, by the clocks of its place."""
        first, day, last = (each.astimezone(zone).date() for each in (self.starts_at, at, self.ends_at))
        return first <= day <= last

    @property
    def is_remote(self) -> bool:
        """Tell whether people may take part online."""
        return self.form is not MeetingForm.IN_PERSON

    def document(self) -> dict[str, Any]:
        """Return the arrangements as a JSON object that ``read`` understands."""
        return {
            "title": self.title.document(),
            "kind": self.kind.value,
            "form": self.form.value,
            "organiser": self.organiser,
            "host": self.host,
            "co_hosts": list(self.co_hosts),
            "country": self.country,
            "city": self.city.document(),
            "venue": self.venue.document(),
            "time_zone": self.time_zone,
            "starts_at": self.starts_at.isoformat(),
            "ends_at": self.ends_at.isoformat(),
            "duties": {duty.value: at.isoformat() for duty, at in sorted(self.duties.items())},
        }

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> "Arrangements":
        """Return the arrangements that a stored JSON object tells of."""
        return cls(
            title=LocalizedText.read(document["title"]),
            kind=MeetingKind(document["kind"]),
            form=MeetingForm(document["form"]),
            organiser=PartyCode(document["organiser"]),
            host=PartyCode(document["host"]),
            co_hosts=tuple(PartyCode(code) for code in document["co_hosts"]),
            country=str(document["country"]),
            city=LocalizedText.read(document["city"]),
            venue=LocalizedText.read(document["venue"]),
            time_zone=str(document["time_zone"]),
            starts_at=datetime.fromisoformat(document["starts_at"]),
            ends_at=datetime.fromisoformat(document["ends_at"]),
            duties={HostDuty(name): datetime.fromisoformat(at) for name, at in document["duties"].items()},
        )


def end_of_day(at: datetime, zone: tzinfo) -> datetime:
    """Return when the day of an instant ends by the clocks of a place (aware UTC)."""
    tomorrow = at.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), zone).astimezone(UTC)


def faults_of(wanted: Arrangements) -> tuple[ArrangementFault, ...]:
    """Return everything that is wrong with arrangements; empty if they may stand."""
    needs_place = wanted.form is not MeetingForm.ONLINE
    checks = (
        (ArrangementFault.TITLE_MISSING, not wanted.title),
        (ArrangementFault.ORGANISER_MISSING, not wanted.organiser),
        (ArrangementFault.HOST_MISSING, needs_place and not wanted.host),
        (ArrangementFault.CITY_MISSING, needs_place and not wanted.city),
        (ArrangementFault.ENDS_TOO_EARLY, wanted.ends_at <= wanted.starts_at),
        (ArrangementFault.TOO_LONG, wanted.ends_at - wanted.starts_at > LONGEST_MEETING),
    )
    return tuple(fault for fault, holds in checks if holds)


def annual_in_year(year: int, series: Iterable[tuple[str, MeetingKind, int]], except_for: str = "") -> tuple[str, ...]:
    """Return the codes of other annual meetings in a year: one that is called besides raises a warning (R25).

    ``series`` holds code, kind and year of every meeting of the programme.
    """
    return tuple(
        code for code, kind, held in series if kind is MeetingKind.ANNUAL and held == year and code != except_for
    )


def with_duty(held: Arrangements, duty: HostDuty, at: datetime | None) -> Mapping[HostDuty, datetime]:
    """Return the duties of the host once one is ticked at an instant (aware UTC), or no longer ticked (None).

    A duty that was ticked before keeps its first instant.
    """
    others = {each: since for each, since in held.duties.items() if each is not duty}
    if at is None:
        return others
    return others | {duty: held.duties.get(duty, at)}
