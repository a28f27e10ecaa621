"""What the record says of meetings, periods and annual reports, as far as it may give somebody something to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from maslahat.actions.meetings.arranged import series_of
from maslahat.domain.meetings.decisions import Decision
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import call_queries
from maslahat.stores.governance.call_reading import CallFound
from maslahat.stores.journal import queries as journal
from maslahat.stores.kept import Kept
from maslahat.stores.meetings import attendance_queries, record_queries, statement_queries
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.meetings.attendance_queries import RegistrationsStanding
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.meetings.record_queries import MinutesStanding
from maslahat.stores.results import edition_queries, report_queries
from maslahat.stores.results.edition_reading import EditionFound
from maslahat.stores.results.report_reading import PeriodFound


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting with its title, and where registration, its minutes and what it said and decided stand."""

    found: MeetingFound
    title: LocalizedText
    registration: RegistrationsStanding
    minutes: MinutesStanding | None
    uncleared: tuple[tuple[int, str], ...]
    """(number, party) of each statement of which its party has not said what may be quoted."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it in one programme; ``written`` are the sections that have words, by row id of the edition in work."""

    meetings: tuple[MeetingFacts, ...]
    calls: tuple[tuple[str, CallFound], ...]
    """(code of the meeting, call) of each question that the chair has put to the seats and that is still open."""
    decisions: tuple[Decision, ...]
    periods: tuple[PeriodFound, ...]
    editions: tuple[EditionFound, ...]
    written: Mapping[int, frozenset[str]]


def facts(programme: Programme) -> Facts:
    """Return the facts of a programme as its record stands: read once, and kept while no entry is added."""
    return _KEPT.once((programme.code, journal.newest_hash(programme.code)), lambda: _read(programme))


_KEPT: Kept[tuple[str, str], Facts] = Kept(8)

forget_facts = _KEPT.clear
"""Empty the memory of what was read: for tests, which take back what was done."""


def _read(programme: Programme) -> Facts:
    code = programme.code
    in_work = tuple(each for each in edition_queries.editions(code) if each.published is None)
    return Facts(
        _meetings(programme),
        call_queries.open_calls(code),
        tuple(each.decision for each in record_queries.decisions_of_programme(code)),
        report_queries.periods(code),
        in_work,
        edition_queries.sections_written(code) if in_work else {},
    )


def _meetings(programme: Programme) -> tuple[MeetingFacts, ...]:
    code = programme.code
    found, minutes = meetings.meetings(code), record_queries.minutes_standing(code)
    registrations, statements = attendance_queries.registrations_standing(code), statement_queries.clearances_due(code)
    return tuple(
        MeetingFacts(
            each.meeting,
            each.arrangements.title,
            registrations.get(each.meeting.id, RegistrationsStanding()),
            minutes.get(each.meeting.id),
            tuple((one.number, one.party) for one in statements if one.meeting == each.meeting.id),
        )
        for each in series_of(programme, found)
    )
