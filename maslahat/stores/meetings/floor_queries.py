"""The floor of a meeting and its speakers, for screens, and for deeds that hold the meeting; nothing here decides."""

from dataclasses import dataclass

from maslahat.domain.meetings.floor import (
    Floor,
    FloorKind,
    FloorRequest,
    FloorState,
    OrderMatter,
    SpeakersList,
    SpeakingClock,
    SpeakingMode,
)
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import floor_models as models


@dataclass(frozen=True, slots=True)
class SpeakerFound:
    """Who a speaker is, for those who may know: office and code of the institution, never a name."""

    office: LocalizedText
    institution: str


@dataclass(frozen=True, slots=True)
class FloorFound:
    """The floor of a meeting, and its speakers by id of the person."""

    floor: Floor
    speakers: dict[int, SpeakerFound]


def floor(meeting: int, *, deciding: bool = False) -> FloorFound:
    """Return the floor of a meeting (its row id) in two queries; ``deciding`` while a decision is being taken there."""
    lists = {row.item: _list(row) for row in models.SpeakersList.objects.filter(meeting_id=meeting)}
    rows = list(models.FloorRequest.objects.filter(meeting_id=meeting).select_related("person").order_by("number"))
    speakers = {
        row.person_id: SpeakerFound(LocalizedText.read(row.person.office), row.person.institution) for row in rows
    }
    return FloorFound(Floor(tuple(map(_request, rows)), lists, deciding), speakers)


def _list(row: models.SpeakersList) -> SpeakersList:
    return SpeakersList(row.item, row.is_open, row.time_limit, row.observers_in_turn)


def _request(row: models.FloorRequest) -> FloorRequest:
    return FloorRequest(
        number=row.number,
        item=row.item,
        person=row.person_id,
        party=PartyCode(row.party),
        is_member=row.is_member,
        kind=FloorKind(row.kind),
        mode=SpeakingMode(row.mode),
        asked_at=row.asked_at,
        place=row.place,
        state=FloorState(row.state),
        is_moved=row.is_moved,
        matter=OrderMatter(row.matter) if row.matter else None,
        reply_to=PartyCode(row.reply_to) if row.reply_to else None,
        clock=SpeakingClock(row.time_limit, row.extra_time, row.used_time, row.runs_since),
        given_at=row.given_at,
        ended_at=row.ended_at,
    )
