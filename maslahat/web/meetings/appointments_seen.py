"""What calendars are told of a programme, in every language: meetings, items with a planned time, deadlines."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from maslahat.actions.meetings.arranged import Arranged
from maslahat.domain.meetings.agenda_items import AgendaRevision, TimedItem, timed
from maslahat.domain.meetings.appointments import Appointment, mint_uid
from maslahat.domain.meetings.arrangements import MeetingForm
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.adjustments import AdjustmentKind
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.stores.governance.silence_reading import SilenceFound
from maslahat.stores.meetings.record_queries import CorrectionsDue
from maslahat.stores.workplans.shapes import AdjustmentFound, ProposalFound, WorkplanFound
from maslahat.web.visits import Visit

_ITEM = _("Item %(number)s: %(title)s")
_REGISTRATION = _("Registration ends: %(title)s")
_CORRECTIONS = _("Last moment for corrections to the minutes: %(title)s")
_REFERRAL = _("Capitals confirm proposal %(ref)s on workplan %(plan)s until")
_SILENCE = _("End of the silence procedure on workplan %(plan)s")
_OBJECTIONS: Mapping[str, Promise] = {
    AdjustmentKind.CORRIGENDUM: _("Last moment to object to corrigendum %(ref)s of workplan %(plan)s"),
    AdjustmentKind.MINOR: _("Last moment to object to adjustment %(ref)s of workplan %(plan)s"),
}


def of_meeting(request: HttpRequest, visit: Visit, found: Arranged) -> Appointment:
    """Return the meeting as an appointment of its own."""
    held, code = found.arrangements, visit.programme.code
    return Appointment(
        uid=mint_uid(code, "meeting", found.meeting.code),
        sequence=found.row_version,
        changed_at=found.changed_at,
        summary=held.title,
        starts_at=held.starts_at,
        ends_at=held.ends_at,
        time_zone=held.time_zone,
        place=_place(found),
        address=_address(request, "meeting", code, found.meeting.code),
    )


def _place(found: Arranged) -> LocalizedText:
    held = found.arrangements
    if held.form is MeetingForm.ONLINE:
        return LocalizedText()
    joined = {
        language: ", ".join(filter(None, (held.venue.texts.get(language), held.city.texts.get(language))))
        for language, _name in settings.LANGUAGES
    }
    return LocalizedText.of(**joined)


def of_agenda(request: HttpRequest, visit: Visit, found: Arranged, revision: AgendaRevision) -> list[Appointment]:
    """Return every item of a published agenda that has a planned time."""
    planned = timed(revision.items, found.arrangements.starts_at)
    return [_item(request, visit, found, revision, each) for each in planned if each.starts_at and each.ends_at]


def _item(
    request: HttpRequest, visit: Visit, found: Arranged, revision: AgendaRevision, each: TimedItem
) -> Appointment:
    code, meeting = visit.programme.code, found.meeting.code
    return Appointment(
        uid=mint_uid(code, "meeting", meeting, "item", str(each.item.id)),
        sequence=found.row_version,
        changed_at=revision.published_at,
        summary=_in_every(_ITEM, number=str(each.number), title=each.item.title),
        starts_at=each.starts_at or found.arrangements.starts_at,
        ends_at=each.ends_at,
        time_zone=found.arrangements.time_zone,
        place=_place(found),
        address=_address(request, "agenda", code, meeting),
    )


def of_registration(request: HttpRequest, visit: Visit, found: Arranged, deadline: datetime) -> Appointment:
    """Return the end of registration for a meeting."""
    code, meeting = visit.programme.code, found.meeting.code
    return Appointment(
        uid=mint_uid(code, "meeting", meeting, "registration"),
        sequence=found.meeting.row_version,
        changed_at=found.changed_at,
        summary=_in_every(_REGISTRATION, title=found.arrangements.title),
        starts_at=deadline,
        ends_at=None,
        time_zone=found.arrangements.time_zone,
        address=_address(request, "meeting", code, meeting),
    )


def of_corrections(request: HttpRequest, visit: Visit, found: Arranged, due: CorrectionsDue) -> Appointment:
    """Return the end of the time in which delegations correct the minutes of a meeting (E91)."""
    code, meeting = visit.programme.code, found.meeting.code
    return Appointment(
        uid=mint_uid(code, "meeting", meeting, "corrections"),
        sequence=due.row_version,
        changed_at=due.circulated_at,
        summary=_in_every(_CORRECTIONS, title=found.arrangements.title),
        starts_at=due.deadline,
        ends_at=None,
        time_zone=found.arrangements.time_zone,
        address=_address(request, "minutes", code, meeting),
    )


def of_referrals(
    request: HttpRequest, visit: Visit, plan: WorkplanFound, proposals: Iterable[ProposalFound]
) -> list[Appointment]:
    """Return until when capitals confirm each proposal that is agreed ad referendum."""
    asked = (
        (each, each.referral)
        for each in proposals
        if each.referral is not None and each.state == ProposalState.AGREED_AD_REF
    )
    return [
        Appointment(
            uid=mint_uid(visit.programme.code, "plan", plan.code, "referral", each.ref),
            sequence=each.row_version,
            changed_at=each.decided_at or each.filed_at,
            summary=_in_every(_REFERRAL, ref=each.ref, plan=plan.code),
            starts_at=found.referral.until,
            ends_at=None,
            time_zone="UTC",
            address=_address(request, "proposal", visit.programme.code, plan.code, each.ref),
        )
        for each, found in asked
        if found.referral.until > visit.now
    ]


def deadlines_of_plan(
    request: HttpRequest,
    visit: Visit,
    plan: WorkplanFound,
    adjustments: Iterable[AdjustmentFound],
    silences: Iterable[SilenceFound],
) -> list[Appointment]:
    """Return the deadlines on a plan: of objections to changes after its endorsement, and of silence procedures."""
    code = visit.programme.code
    changes = [
        Appointment(
            uid=mint_uid(code, "plan", plan.code, "change", each.ref),
            sequence=0,
            changed_at=each.window.opens_at,
            summary=_in_every(_OBJECTIONS[each.kind], ref=each.ref, plan=plan.code),
            starts_at=each.window.deadline,
            ends_at=None,
            time_zone="UTC",
            address=_address(request, "changes", code, plan.code),
        )
        for each in adjustments
    ]
    running = ((each, each.procedure.deadline) for each in silences if each.procedure.closed is None)
    ahead = ((each, deadline) for each, deadline in running if deadline and deadline > visit.now)
    return changes + [_silence(request, visit, plan, each, deadline) for each, deadline in ahead]


def _silence(
    request: HttpRequest, visit: Visit, plan: WorkplanFound, silence: SilenceFound, deadline: datetime
) -> Appointment:
    code, procedure = visit.programme.code, silence.procedure
    return Appointment(
        uid=mint_uid(code, "plan", plan.code, "silence", str(procedure.number)),
        sequence=len(procedure.entries),
        changed_at=procedure.latest_seen,
        summary=_in_every(_SILENCE, plan=plan.code),
        starts_at=deadline,
        ends_at=None,
        time_zone="UTC",
        address=_address(request, "workplan", code, plan.code),
    )


def _in_every(words: Promise, **values: str | LocalizedText) -> LocalizedText:
    """Return a sentence in every language of the site, filled with values in that language."""
    texts = {}
    for language, _name in settings.LANGUAGES:
        told = {name: each if isinstance(each, str) else each.in_language(language) for name, each in values.items()}
        with override(language):
            texts[language] = str(words) % told
    return LocalizedText.of(next(iter(texts)), **texts)


def _address(request: HttpRequest, name: str, *told: str) -> str:
    return request.build_absolute_uri(reverse(name, args=told))
