"""What is told of a meeting: its record gathered from every subject, whole for the table or as the public may see it.

For the public it holds no internal decision, no statement that is not cleared, and nothing of a plan, its proposals
and positions before the plan is in force (E90, R54).
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from maslahat.actions.meetings.arranged import Arranged, arranged
from maslahat.actions.meetings.told_of_room import attendance_told, statements_told
from maslahat.domain.governance.positions import Position, latest_positions
from maslahat.domain.meetings.decisions import matters_arising
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.meetings.record import (
    AttendanceTold,
    ItemTold,
    MeetingRecord,
    PlanTold,
    PositionTold,
    ProposalTold,
)
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Stage
from maslahat.domain.shared.ids import LineId, PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.versions import VersionKind
from maslahat.stores.governance import queries as governance
from maslahat.stores.governance.reading import EndorsementFound
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.meetings import record_queries
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.workplans import queries as plans
from maslahat.stores.workplans.shapes import ProposalFound, VersionFound, WorkplanFound

CIVIL_SOCIETY = "civil_society"
BY_SILENCE = "by_silence"
_BEFORE_THE_TABLE = (Stage.DRAFT,)


def meeting_record(
    programme: Programme, found: MeetingFound, now: datetime, *, for_public: bool = False
) -> MeetingRecord:
    """Return everything that is told of a meeting at ``now`` (aware UTC)."""
    held = arranged(programme, found)
    place, zone = held.arrangements, held.zone
    numbers = {each.id: number for number, each in enumerate(held.agenda, start=1)}
    plan = plans.workplan(found.programme, found.workplan) if found.workplan else None
    is_open = not for_public or is_public(found, plan)
    decisions = tuple(each.decision for each in record_queries.decisions(found.id)) if is_open else ()
    arising = matters_arising(record_queries.decisions_before(found.programme, found.held_on), found.held_on)
    told = _public_ones(found.programme, {each.meeting for each in arising}) if for_public else None
    return MeetingRecord(
        code=found.code,
        held_on=found.held_on,
        place=place.city,
        country=next((each.name for each in programme.countries if each.code == place.country), LocalizedText()),
        co_host=_co_host(programme, held),
        form=place.form.value,
        opened_at=found.opened_at.astimezone(zone) if found.opened_at else None,
        closed_at=found.closed_at.astimezone(zone) if found.closed_at else None,
        agenda=tuple(ItemTold(numbers[each.id], each.title, each.kind) for each in held.agenda),
        attendance=attendance_told(programme, found.id) if is_open else AttendanceTold(),
        statements=statements_told(programme, found.id, numbers, cleared_only=for_public) if is_open else (),
        proposals=_proposals(programme, plan) if plan is not None and is_open else (),
        decisions=tuple(each for each in decisions if not (for_public and each.is_internal)),
        arising=tuple(each for each in arising if not each.is_internal and (told is None or each.meeting in told)),
        plan=_plan(programme, found, plan, now) if plan is not None and is_open else None,
        parties=party_names(programme),
    )


def is_public(found: MeetingFound, plan: WorkplanFound | None) -> bool:
    """Tell whether anybody may read what a meeting decided: it is closed, and its plan is in force if it has one."""
    return found.state is MeetingState.CLOSED and (plan is None or plan.in_force is not None)


def _public_ones(programme: str, codes: Collection[str]) -> frozenset[str]:
    """Return those of these meetings whose decisions anybody may read."""
    held = [each for each in meetings.meetings(programme) if each.code in codes]
    return frozenset(
        each.code
        for each in held
        if is_public(each, plans.workplan(programme, each.workplan) if each.workplan else None)
    )


def party_names(programme: Programme) -> dict[str, LocalizedText]:
    """Return the name of every party by its code."""
    return {str(each.code): each.name for each in programme.parties}


def _co_host(programme: Programme, held: Arranged) -> LocalizedText:
    """Return the co-host as the programme names it, else the names of the parties that host together."""
    told = next((each.co_host for each in programme.meetings if each.code == held.meeting.code), LocalizedText())
    names = [party_names(programme).get(str(code), LocalizedText()) for code in held.arrangements.co_hosts]
    if told or not names:
        return told
    return LocalizedText.of(
        en=", ".join(each.in_language("en") for each in names), ru=", ".join(each.in_language("ru") for each in names)
    )


def _proposals(programme: Programme, plan: WorkplanFound) -> tuple[ProposalTold, ...]:
    names, kinds = party_names(programme), {str(each.code): each.kind for each in programme.parties}
    return tuple(
        _proposal(each, names.get(each.party, LocalizedText.of(en=each.party)), kinds.get(each.party) == CIVIL_SOCIETY)
        for each in plans.proposals(plan.id)
    )


def _proposal(found: ProposalFound, party: LocalizedText, is_civil_society: bool) -> ProposalTold:
    return ProposalTold(
        ref=str(found.ref),
        party=party,
        headline=found.headline,
        disposition=found.disposition,
        into=found.merged_into,
        reason=found.reason,
        is_civil_society=is_civil_society,
    )


def _plan(programme: Programme, meeting: MeetingFound, found: WorkplanFound, now: datetime) -> PlanTold | None:
    if found.stage in _BEFORE_THE_TABLE:
        return None
    all_of_them = governance.endorsements(found.id)
    record = next((each for each in reversed(all_of_them) if each.meeting == meeting.code), None)
    if record is None and all_of_them and all_of_them[0].meeting:
        return None
    record = record or next(iter(all_of_them), None)
    version = _endorsed(found, record) or found.current
    text, subject = plans.plan(version.version_id), record.subject if record is not None else version.version_id
    latest = latest_positions(governance.said(found.id).positions, subject, now)
    names, silent = party_names(programme), record.decision.get("by_silence", ()) if record is not None else ()
    return PlanTold(
        code=found.code,
        title=text.title,
        year=found.year,
        lines=len(text.lines),
        label=version.label,
        fingerprint=str(version.version_id),
        endorsed_on=record.endorsed_at.date() if record is not None else None,
        positions=tuple(
            PositionTold(names.get(party, LocalizedText.of(en=party)), BY_SILENCE)
            if party in silent
            else _position(
                names.get(party, LocalizedText.of(en=party)), latest.get(PartyCode(party)), text.printed_codes
            )
            for party in text.parties
        ),
    )


def _endorsed(found: WorkplanFound, record: EndorsementFound | None) -> VersionFound | None:
    """Return the version that this endorsement is of: a later round of the plan does not change what a meeting did."""
    endorsed = (each for each in found.versions if each.kind is VersionKind.ENDORSED)
    return next((each for each in endorsed if record is not None and each.version_id == record.subject), None)


def _position(party: LocalizedText, said: Position | None, codes: Mapping[LineId, str]) -> PositionTold:
    if said is None:
        return PositionTold(party, "")
    lines = tuple(sorted(codes[line] for line in said.lines if line in codes))
    return PositionTold(party, said.kind.value, said.text, lines)
