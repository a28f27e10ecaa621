"""What the record tells of the room: who took part, and who said what, with the words only where they are cleared."""

from collections.abc import Collection, Mapping

from maslahat.domain.meetings.floor import SpeakingMode
from maslahat.domain.meetings.participants import REPRESENTS
from maslahat.domain.meetings.presence import Channel
from maslahat.domain.meetings.record import AttendanceTold, StatementTold
from maslahat.domain.meetings.statements import Quotable, Statement, quotable
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import attendance_queries, statement_queries


def attendance_told(programme: Programme, meeting: int) -> AttendanceTold:
    """Return who took part in a meeting (its row id): numbers and parties, never who it was (R32, R35)."""
    standing = {each.number: each for each in attendance_queries.participants(meeting) if each.state.value in _COUNTED}
    came = {number: event for number, event in attendance_queries.came_by(meeting).items() if number in standing}
    there = {standing[number].party for number in came if standing[number].function in REPRESENTS}
    online = sum(event.channel is Channel.ONLINE for event in came.values())
    return AttendanceTold(
        registered=len(standing),
        present=len(came),
        online=online,
        expected=len(programme.members),
        members=_names(programme, [each for each in programme.members if each in there]),
        observers=_names(programme, there - set(programme.members)),
    )


def statements_told(
    programme: Programme, meeting: int, places: Mapping[int, int], *, cleared_only: bool
) -> tuple[StatementTold, ...]:
    """Return the statements of a meeting (its row id); for the public those alone of which something may be quoted.

    ``places`` gives the printed number of each item on the agenda by the id it keeps when the agenda is reordered.
    """
    found = statement_queries.statements(meeting)
    cleared: dict[int, Quotable] = {}
    for words in quotable(found):
        cleared.setdefault(words.statement, words)  # its own words come before its summary
    return tuple(
        _statement(programme, each, places.get(each.item), cleared.get(each.number))
        for each in found
        if each.number in cleared or not cleared_only
    )


_COUNTED = ("applied", "admitted")


def _names(programme: Programme, codes: Collection[str]) -> tuple[LocalizedText, ...]:
    return tuple(each.name for each in programme.parties if each.code in codes)


def _statement(programme: Programme, each: Statement, place: int | None, cleared: Quotable | None) -> StatementTold:
    sensitive = programme.sensitive_category(each.institution) if each.institution else None
    name = next((one.name for one in programme.parties if one.code == each.party), LocalizedText.of(en=each.party))
    return StatementTold(
        number=each.number,
        item=place,
        speaker=sensitive.name if sensitive else each.office,
        party=name,
        words=cleared.words if cleared else LocalizedText(),
        is_verbatim=cleared is not None and cleared.is_verbatim,
        is_online=each.mode is SpeakingMode.ONLINE,
    )
