"""Views gathered from a programme, a version of its plan, and what the parties said on that version."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from maslahat.domain.governance.positions import Position
from maslahat.domain.governance.reservations import ReservationStanding, ReservationState
from maslahat.domain.programmes.programme import BENEFICIARY_GROUPS, Programme
from maslahat.domain.shared.ids import LineId, PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Plan
from maslahat.publishing.sheet_columns import SheetView
from maslahat.publishing.view import EndorsedPlanView, Names, NameTable, PartyPosition, PlanView, ReservationView


def names_in(programme: Programme) -> Names:
    """Return the names behind every code that a plan of this programme may use."""
    parties = {str(each.code): each.name for each in programme.parties}
    return Names(
        pillars={each.code: each.name for each in programme.pillars},
        outputs={each.code: each.name for each in programme.outputs},
        pillar_of=programme.pillar_of,
        countries={each.code: each.name for each in programme.countries},
        institutions=parties | {each.code: each.name for each in programme.institutions},
        donors={each.code: each.name for each in programme.donors},
        markers={each.code: each.name for each in programme.cross_cutting if each.scale},
        types=_terms(programme, "activity_types"),
        scopes=_terms(programme, "activity_scope"),
        modalities=_terms(programme, "modality"),
        risks=_terms(programme, "risks"),
        beneficiaries=_terms(programme, BENEFICIARY_GROUPS),
        sdg_targets={each.code: each.name for each in programme.sdg_targets},
        parties=parties,
        marker_steps={
            each.code: {step.code: step.name for step in each.scale} for each in programme.cross_cutting if each.scale
        },
    )


def plan_view(
    programme: Programme, plan: Plan, *, label: LocalizedText, as_of: datetime, check_address: str = ""
) -> PlanView:
    """Return a version of a plan as a document shows it; ``as_of`` is the aware UTC instant it was fixed at."""
    return PlanView(
        plan=plan,
        programme_name=programme.name,
        names=names_in(programme),
        label=label,
        as_of=as_of,
        illustrative_lines=_illustrative(programme, plan),
        check_address=check_address,
    )


def sheet_view(programme: Programme, plan: Plan, label: str, language: str) -> SheetView:
    """Return what the workbook is made of in which this version of a plan is edited, for a reader of this language."""
    return SheetView(
        plan=plan,
        names=names_in(programme),
        version=plan.version_id if label else "",
        label=label,
        currencies=(programme.plan_terms.currency,),
        language=language,
    )


def endorsed_plan_view(
    programme: Programme,
    plan: Plan,
    *,
    label: LocalizedText,
    endorsed_at: datetime,
    positions: Mapping[PartyCode, Position],
    reservations: Iterable[ReservationStanding] = (),
    offices: Mapping[PartyCode, LocalizedText] | None = None,
    meeting: str = "",
    check_address: str = "",
) -> EndorsedPlanView:
    """Return an endorsed plan as a document shows it.

    ``positions`` is the position that counts for each party, ``offices`` the office that stated it; ``meeting`` is the
    code of the meeting that endorsed (empty: outside a meeting; KeyError if the programme has none of that code).
    """
    held = programme.meeting(meeting) if meeting else None
    return EndorsedPlanView(
        plan=plan,
        programme_name=programme.name,
        names=names_in(programme),
        label=label,
        as_of=endorsed_at,
        illustrative_lines=_illustrative(programme, plan),
        check_address=check_address,
        endorsed_on=held.on if held else endorsed_at.date(),
        place=held.city if held else LocalizedText(),
        meeting=held.outcome if held else LocalizedText(),
        parties=tuple(_party(programme, PartyCode(code), positions, offices or {}) for code in plan.parties),
        reservations=tuple(_reservation(programme, each) for each in reservations),
    )


def _terms(programme: Programme, code_list: str) -> NameTable:
    return {term.code: term.name for term in programme.code_lists.get(code_list, ())}


def _illustrative(programme: Programme, plan: Plan) -> frozenset[LineId]:
    return frozenset(
        line.id
        for line in plan.lines
        if programme.is_illustrative(f"line:{line.id}") or programme.is_illustrative(f"line:{line.id}:budget")
    )


def _party(
    programme: Programme,
    code: PartyCode,
    positions: Mapping[PartyCode, Position],
    offices: Mapping[PartyCode, LocalizedText],
) -> PartyPosition:
    party, said = programme.party(code), positions.get(code)
    return PartyPosition(
        party=code,
        name=party.name,
        role=party.kind,
        position=said.kind if said else "",
        office=offices.get(code, LocalizedText()),
        stated_at=said.stated_at if said else None,
        method=said.method.value if said and said.evidence else "",
        evidence=said.evidence if said else "",
    )


def _reservation(programme: Programme, standing: ReservationStanding) -> ReservationView:
    reservation = standing.reservation
    country = programme.party(reservation.seat).country
    return ReservationView(
        party=reservation.seat,
        lines=reservation.lines,
        text=reservation.text,
        not_applied_in=(country,) if country and reservation.lines else (),
        lifted_at=standing.lifting.lifted_at if standing.lifting else None,
        is_moot=standing.state is ReservationState.MOOT,
    )
