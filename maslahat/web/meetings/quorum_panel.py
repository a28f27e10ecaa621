"""The quorum, live: which parties are there in the room and online, which are missing, whether one may decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from maslahat.actions.rulebook import decision_rule
from maslahat.domain.meetings.presence import PartyPresence, quorum
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import attendance_queries
from maslahat.web.meetings.room_facts import RoomFacts


@dataclass(frozen=True, slots=True)
class PartyShown:
    """A deciding party in the panel: how many are there for it, and since when nobody, if somebody was."""

    code: PartyCode
    name: LocalizedText
    in_room: int
    online: int
    is_present: bool
    lost_at: datetime | None


def panel(facts: RoomFacts) -> dict[str, Any]:
    """Return what the panel of the quorum shows in the room and on the chair's desk."""
    return told(facts.visit.programme, facts.meeting.id, facts.visit.now)


def told(programme: Programme, meeting: int, at: datetime) -> dict[str, Any]:
    """Return the quorum of a meeting (its row id) at an instant (aware UTC), party by party, by the rule in force."""
    rule = decision_rule(programme)
    there = attendance_queries.parties_presence(meeting, at)
    found = quorum([party for party, each in there.items() if each.is_present], rule.deciding, rule.quorum)
    return {"quorum": found, "parties": [_party(programme, code, there) for code in rule.deciding]}


def _party(programme: Programme, code: PartyCode, there: Mapping[PartyCode, PartyPresence]) -> PartyShown:
    each = there.get(code, PartyPresence(code, 0, 0))
    return PartyShown(code, programme.party(code).name, each.in_room, each.online, each.is_present, each.lost_at)
