"""How a meeting is arranged as far as anybody knows: as the secretariat arranged it, else as its programme tells."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from maslahat.domain.meetings.agenda_items import Agenda, AgendaRevision, ItemKind, PlannedItem, timed
from maslahat.domain.meetings.arrangements import Arrangements, MeetingForm, MeetingKind
from maslahat.domain.programmes.meetings import Meeting
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.letters import MeetingView
from maslahat.stores.meetings import calling
from maslahat.stores.meetings.calling_reading import CallingFound
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.words.meeting_titles import title_of
from maslahat.words.zones import UnknownZone, zone

BEGINS, LASTS = time(9), timedelta(hours=9)
"""When a meeting begins, by the clocks of its place, and how long it lasts, where nobody has said so."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """A meeting with its arrangements, the agenda that is worked on, and the published revisions.

    ``row_version`` is 0 while nothing was arranged here. ``agenda`` is the latest published one for those who do not
    prepare it.
    """

    meeting: MeetingFound
    arrangements: Arrangements
    draft: Agenda
    revisions: tuple[AgendaRevision, ...]
    row_version: int
    changed_at: datetime

    @property
    def agenda(self) -> Agenda:
        """Return the agenda in its latest published revision; before the first one, what the programme tells."""
        return self.revisions[-1].items if self.revisions else self.draft

    @property
    def revision(self) -> int:
        """Return the number of the latest revision, 0 before the first."""
        return len(self.revisions)

    @property
    def zone(self) -> tzinfo:
        """Return the rules of the time zone of the place."""
        return zone(self.arrangements.time_zone)

    def is_its_day(self, at: datetime) -> bool:
        """Tell whether an instant falls on a day of the meeting, at its place."""
        return self.arrangements.is_day(at, self.zone)


def arranged(programme: Programme, found: MeetingFound) -> Arranged:
    """Return how this meeting is arranged, with its agenda. Reads only."""
    return _arranged(programme, found, calling.calling(found.id), calling.revisions(found.id))


def series_of(programme: Programme, meetings: tuple[MeetingFound, ...]) -> tuple[Arranged, ...]:
    """Return how each of these meetings is arranged; revisions are left out. Two queries, whatever their number."""
    called = calling.callings(programme.code)
    return tuple(_arranged(programme, each, called.get(each.id), ()) for each in meetings)


def _arranged(
    programme: Programme, found: MeetingFound, called: CallingFound | None, revisions: tuple[AgendaRevision, ...]
) -> Arranged:
    if called is not None:
        return Arranged(found, called.arrangements, called.agenda, revisions, called.row_version, called.changed_at)
    told = next((each for each in programme.meetings if each.code == found.code), None)
    plan = _as_told(programme, found, told)
    items = _agenda_as_told(programme, told) if told else ()
    return Arranged(found, plan, items, revisions, 0, plan.starts_at)


def _as_told(programme: Programme, found: MeetingFound, told: Meeting | None) -> Arrangements:
    country = told.host_country if told else ""
    place = _zone_of(programme, country)
    starts = datetime.combine(found.held_on, BEGINS, zone(place)).astimezone(UTC)
    host = next((each.code for each in programme.parties if each.country == country and country), "")
    kind = MeetingKind(told.kind) if told else MeetingKind.ANNUAL
    return Arrangements(
        title=title_of(kind, found.held_on.year),
        kind=kind,
        form=MeetingForm(told.form) if told else MeetingForm.IN_PERSON,
        organiser=programme.agency,
        host=PartyCode(host),
        co_hosts=(PartyCode(host),) if told and told.co_host else (),
        country=country,
        city=told.city if told else LocalizedText(),
        venue=LocalizedText(),
        time_zone=place,
        starts_at=starts,
        ends_at=starts + LASTS,
    )


def _zone_of(programme: Programme, country: str) -> str:
    try:
        name = programme.country(country).zone
        zone(name)
    except (KeyError, UnknownZone):
        return "UTC"
    return name


def _agenda_as_told(programme: Programme, told: Meeting) -> Agenda:
    speaking = {each.item: each for each in told.speakers if each.item}
    pillars = tuple(each.code for each in programme.pillars)
    return tuple(
        PlannedItem(
            id=each.number,
            kind=ItemKind(each.kind),
            title=each.title,
            office=speaking[each.number].office if each.number in speaking else LocalizedText(),
            institution=speaking[each.number].institution if each.number in speaking else "",
            pillars=pillars if each.kind == ItemKind.PRESENTATION else (),
        )
        for each in told.agenda
    )


def view_of(
    programme: Programme,
    found: Arranged,
    *,
    plan: LocalizedText,
    address: str,
    arrangements: Arrangements | None = None,
) -> MeetingView:
    """Return a meeting as its papers tell of it; ``arrangements`` stand in for those of now in a letter of old."""
    held = arrangements or found.arrangements
    names = {str(each.code): each.name for each in programme.parties}
    return MeetingView(
        programme=programme.name,
        arrangements=held,
        zone=zone(held.time_zone),
        parties=names,
        bodies=names | {each.code: each.name for each in programme.institutions},
        countries={each.code: each.name for each in programme.countries},
        items=timed(found.agenda, held.starts_at),
        revision=found.revision,
        plan=plan,
        address=address,
    )
