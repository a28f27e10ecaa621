"""The floor out to rows; who calls holds the meeting."""

from maslahat.domain.meetings.floor import Floor, FloorRequest, FloorState
from maslahat.stores.meetings import floor_models as models


def floor(meeting: int, before: Floor, after: Floor) -> None:
    """Store what is new or other in ``after``; a speaker is stopped before the next one is started."""
    known = {each.number: each for each in before.requests}
    changed = [each for each in after.requests if known.get(each.number) != each]
    for each in sorted(changed, key=lambda one: one.state is FloorState.SPEAKING):
        models.FloorRequest.objects.update_or_create(meeting_id=meeting, number=each.number, defaults=_columns(each))
    for item, rules in after.lists.items():
        if before.lists.get(item) != rules:
            told = {
                "is_open": rules.is_open,
                "time_limit": rules.limit,
                "observers_in_turn": rules.observers_in_turn,
            }
            models.SpeakersList.objects.update_or_create(meeting_id=meeting, item=item, defaults=told)


def _columns(each: FloorRequest) -> dict[str, object]:
    return {
        "item": each.item,
        "person_id": each.person,
        "party": each.party,
        "is_member": each.is_member,
        "kind": each.kind.value,
        "mode": each.mode.value,
        "asked_at": each.asked_at,
        "place": each.place,
        "state": each.state.value,
        "is_moved": each.is_moved,
        "matter": each.matter.value if each.matter else "",
        "reply_to": each.reply_to or "",
        "time_limit": each.clock.limit,
        "extra_time": each.clock.extra,
        "used_time": each.clock.used,
        "runs_since": each.clock.runs_since,
        "given_at": each.given_at,
        "ended_at": each.ended_at,
    }
