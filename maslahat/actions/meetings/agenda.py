"""Preparing the agenda: items are put, moved and taken out; then the secretariat publishes a revision (R28, R39)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting
from maslahat.actions.meetings.arranged import Arranged
from maslahat.actions.meetings.calling import hold_calling
from maslahat.actions.meetings.outcomes import AgendaChanged, AgendaPublished
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.domain.meetings.agenda_items import (
    MOST_ITEMS,
    Agenda,
    PlannedItem,
    agenda_document,
    item_faults,
    next_id,
    published,
    with_item,
    with_item_at,
    without_item,
)
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import save, save_calling
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries as plans

NEW = 0
"""Id of an item that is not on the agenda yet."""


@deed(Deed.AGENDA_PUBLISH)
def put_item(
    *, meeting: str, row_version: int, item: PlannedItem, by: Actor, key: str, now: datetime
) -> AgendaChanged | Refused | Stale:
    """Put an item on the agenda (id 0: a new one, at the end), or another wording in the place of one."""
    found = hold_calling(by, Deed.AGENDA_PUBLISH, meeting, row_version)
    if not isinstance(found, Arranged):
        return found
    reasons = [Reason(f"item_{fault.value}") for fault in item_faults(item)]
    reasons += _unknown(programmes.programme(by.programme), found, item)
    if item.id == NEW and len(found.draft) >= MOST_ITEMS:
        reasons.append(Reason("too_many_items", {"most": MOST_ITEMS}))
    if item.id != NEW and all(each.id != item.id for each in found.draft):
        reasons.append(Reason("unknown_item", {"item": item.id}))
    if reasons:
        return Refused(tuple(reasons))
    wanted = item if item.id != NEW else replace(item, id=_next(found))
    return _changed(found, with_item(found.draft, wanted), by=by, now=now, item=wanted.id)


@deed(Deed.AGENDA_PUBLISH)
def move_item(
    *, meeting: str, row_version: int, item: int, number: int, by: Actor, key: str, now: datetime
) -> AgendaChanged | Refused | Stale:
    """Give an item (its id) another place in the order; the others keep theirs."""
    found = hold_calling(by, Deed.AGENDA_PUBLISH, meeting, row_version)
    if not isinstance(found, Arranged):
        return found
    try:
        agenda = with_item_at(found.draft, item, number)
    except KeyError:
        return Refused.because("unknown_item", item=item)
    return _changed(found, agenda, by=by, now=now, item=item)


@deed(Deed.AGENDA_PUBLISH)
def take_out_item(
    *, meeting: str, row_version: int, item: int, by: Actor, key: str, now: datetime
) -> AgendaChanged | Refused | Stale:
    """Take an item (its id) out of the agenda; revisions that hold it stay as they are."""
    found = hold_calling(by, Deed.AGENDA_PUBLISH, meeting, row_version)
    if not isinstance(found, Arranged):
        return found
    agenda = without_item(found.draft, item)
    if agenda == found.draft:
        return Refused.because("unknown_item", item=item)
    return _changed(found, agenda, by=by, now=now, item=item)


@deed(Deed.AGENDA_PUBLISH)
def publish_agenda(
    *, meeting: str, row_version: int, by: Actor, key: str, now: datetime
) -> AgendaPublished | Refused | Stale:
    """Publish the agenda as its next revision, for everybody, and tell the room of it."""
    found = hold_calling(by, Deed.AGENDA_PUBLISH, meeting, row_version)
    if not isinstance(found, Arranged):
        return found
    wanted = published(found.draft, found.revisions, now)
    if wanted is None:
        return Refused.because("agenda_says_nothing_new" if found.draft else "agenda_is_empty")
    save_calling.revision(found.meeting.id, wanted)
    version = save_calling.calling(found.meeting.id, found.arrangements, found.draft, now)
    told = {"revision": wanted.number, "fingerprint": wanted.fingerprint}
    save.announce(found.meeting.id, "agenda", told, now)
    detail = {**told, "items": agenda_document(wanted.items)}
    tell(by=by, right=Deed.AGENDA_PUBLISH, about=about_meeting(found.meeting), now=now, detail=detail)
    return AgendaPublished(meeting, wanted.number, version)


def _next(found: Arranged) -> int:
    """Return an id that no item of the agenda or of any revision has had: what speaks of an old item means that one."""
    return max(next_id(items) for items in (found.draft, *(each.items for each in found.revisions)))


def _changed(found: Arranged, agenda: Agenda, *, by: Actor, now: datetime, item: int) -> AgendaChanged:
    version = save_calling.calling(found.meeting.id, found.arrangements, agenda, now)
    detail = {"item": item, "items": agenda_document(agenda)}
    about = about_meeting(found.meeting)
    tell(by=by, right=Deed.AGENDA_PUBLISH, about=about, now=now, detail=detail, name="agenda.prepare")
    return AgendaChanged(found.meeting.code, item, version)


def _unknown(programme: Programme, found: Arranged, item: PlannedItem) -> list[Reason]:
    reasons = _not_in(item.pillars, {each.code for each in programme.pillars}, "pillar")
    if item.institution:
        reasons += _not_in((item.institution,), {each.code for each in programme.institutions}, "lead")
    if not item.lines and not item.proposals:
        return reasons
    plan = plans.workplan(programme.code, found.meeting.workplan) if found.meeting.workplan else None
    lines = {str(line.id) for line in plans.plan(plan.current.version_id).lines} if plan else set()
    refs = {str(each.ref) for each in plans.proposals(plan.id)} if plan else set()
    reasons += [Reason("unknown_line", {"line": line[:80]}) for line in item.lines if line not in lines]
    reasons += [Reason("unknown_proposal", {"proposal": ref[:80]}) for ref in item.proposals if ref not in refs]
    return reasons


def _not_in(codes: Iterable[str], known: set[str], field: str) -> list[Reason]:
    return [Reason("unknown_code", {"field": field, "value": code[:80]}) for code in codes if code not in known]
