"""How a meeting is arranged, as pages show it: in the reader's words, by the clocks of the place."""

from dataclasses import dataclass

from django.utils.translation import get_language

from maslahat.actions.meetings.arranged import Arranged, arranged, series_of
from maslahat.domain.meetings.agenda_items import PlannedItem, TimedItem, timed
from maslahat.domain.meetings.arrangements import HostDuty
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.meeting_times import day_of, days_of, hours_of, offset_in_words
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.visits import Visit
from maslahat.web.workplans.bodies import body_name
from maslahat.words.calling import HOST_DUTIES, ITEM_KINDS, MEETING_KINDS
from maslahat.words.labels import label
from maslahat.words.meetings import MEETING_FORMS


@dataclass(frozen=True, slots=True)
class DutySeen:
    """A duty of the host, and the day since when it is seen to (empty: not yet)."""

    code: str
    name: str
    since: str


@dataclass(frozen=True, slots=True)
class ArrangedSeen:
    """A meeting with its arrangements in words; ``duties`` are empty for those whom they do not concern.

    A host that hosts together with the organizer is told as co-host alone (R29).
    """

    found: Arranged
    title: LocalizedText
    kind: str
    form: str
    days: str
    hours: str
    offset: str
    organiser: LocalizedText
    host: LocalizedText
    co_hosts: tuple[LocalizedText, ...]
    country: LocalizedText
    duties: tuple[DutySeen, ...]
    may_tick: bool

    @property
    def code(self) -> str:
        return self.found.meeting.code


@dataclass(frozen=True, slots=True)
class ItemSeen:
    """An item of the agenda in words; ``hours`` are empty where no time is planned."""

    number: int
    item: PlannedItem
    kind: str
    hours: str
    institution: LocalizedText


def arranged_seen(visit: Visit, found: MeetingFound) -> ArrangedSeen:
    """Return how a meeting is arranged, for this reader."""
    return _seen(visit, arranged(visit.programme, found))


def series_seen(visit: Visit, meetings: tuple[MeetingFound, ...]) -> list[ArrangedSeen]:
    """Return the series of meetings, newest first."""
    return [_seen(visit, each) for each in reversed(series_of(visit.programme, meetings))]


def _seen(visit: Visit, found: Arranged) -> ArrangedSeen:
    held, zone, language = found.arrangements, found.zone, get_language() or "en"
    countries = {each.code: each.name for each in visit.programme.countries}
    of_meeting = (held.organiser, held.host, *held.co_hosts)
    may_tick = visit.may(Deed.MEETING_SEE_TO) and visit.actor.party in of_meeting
    return ArrangedSeen(
        found=found,
        title=held.title,
        kind=label(MEETING_KINDS, held.kind),
        form=label(MEETING_FORMS, held.form),
        days=days_of(held.starts_at, held.ends_at, zone, language),
        hours=hours_of(held.starts_at, held.ends_at, zone),
        offset=offset_in_words(held.starts_at, zone),
        organiser=body_name(visit.programme, held.organiser),
        host=body_name(visit.programme, "" if held.host in held.co_hosts else held.host),
        co_hosts=tuple(body_name(visit.programme, code) for code in held.co_hosts),
        country=countries.get(held.country, LocalizedText()),
        duties=_duties(found, language) if may_tick or visit.may(Deed.MEETING_CALL) else (),
        may_tick=may_tick,
    )


def _duties(found: Arranged, language: str) -> tuple[DutySeen, ...]:
    done = found.arrangements.duties
    return tuple(
        DutySeen(
            duty.value,
            label(HOST_DUTIES, duty),
            day_of(done[duty], found.zone, language) if duty in done else "",
        )
        for duty in HostDuty
    )


def items_seen(visit: Visit, found: Arranged, items: tuple[PlannedItem, ...]) -> list[ItemSeen]:
    """Return the items of an agenda with the hours that are planned for each."""
    return [_item(visit, found, each) for each in timed(items, found.arrangements.starts_at)]


def _item(visit: Visit, found: Arranged, each: TimedItem) -> ItemSeen:
    hours = hours_of(each.starts_at, each.ends_at, found.zone) if each.starts_at and each.ends_at else ""
    body = body_name(visit.programme, each.item.institution)
    return ItemSeen(each.number, each.item, label(ITEM_KINDS, each.item.kind), hours, body)
