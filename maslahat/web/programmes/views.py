"""Pages of programmes: the list, the overview of countries by pillars, the frame of one programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from maslahat.actions.concerns import say_of_others
from maslahat.actions.rulebook import plan_rules
from maslahat.domain.programmes.parties import Country
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.rights import UNDER_WAY, Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.concerns import Concern
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.totals import totals
from maslahat.stores.discussions import queries as discussions
from maslahat.stores.governance import queries as governance
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries as workplans
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound
from maslahat.web.in_force import plan_seen
from maslahat.web.programmes.grid import grid
from maslahat.web.programmes.waiting import waiting_for
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.labels import STAGES, label


@dataclass(frozen=True, slots=True)
class InstitutionShown:
    """An institution with the name of its category."""

    name: LocalizedText
    category_name: LocalizedText


@dataclass(frozen=True, slots=True)
class InstitutionsOf:
    """The institutions of one country; ``country`` is None for regional and international ones."""

    country: Country | None
    institutions: tuple[InstitutionShown, ...]


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """A funding agreement with the name of its donor and whether its figures are invented."""

    donor_name: LocalizedText
    purpose: LocalizedText
    signed: str
    amount: Decimal
    currency: str
    is_illustrative: bool


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show every programme of this installation."""
    found = [programmes.programme(code) for code in programmes.codes()]
    return render(request, "programmes/list.html", {"programmes": found})


@require_safe
def overview(request: HttpRequest, programme: str) -> HttpResponse:
    """Show countries by pillars with the figures of the newest workplan that the visitor may read."""
    visit = visit_of(request, programme)
    plans = workplans.workplans(programme)
    plan = next(filter(None, (plan_seen(visit, each, Deed.PLAN_READ) for each in plans)), None)
    told: dict[str, Any] = {"plans": plans, "plan": plan, "is_closed": bool(plans) and plan is None}
    if plan is not None:
        told |= _plan_told(visit, plan)
    return show(request, "programmes/grid.html", visit, tab="grid", **told)


def _concerns(visit: Visit, plan: WorkplanFound, proposals: Sequence[ProposalFound]) -> tuple[Concern, ...]:
    """Return the concerns of others in living proposals, for whoever may speak for one of them."""
    if not visit.may(Deed.PROPOSAL_CONCUR, plan.stage):
        return ()
    base, rules = workplans.plan(plan.base.version_id), plan_rules(visit.programme, plan.code, plan.year)
    return say_of_others(base, proposals, rules, [each.ref for each in proposals if each.state in UNDER_WAY])


def _plan_told(visit: Visit, plan: WorkplanFound) -> dict[str, object]:
    text = workplans.plan(plan.current.version_id)
    found = totals(text, visit.programme.pillar_of)
    proposals = tuple(each for each in workplans.proposals(plan.id) if each.round <= plan.base.place)
    return {
        "grid": grid(visit.programme, found),
        "shows_money": visit.may(Deed.FUNDING_READ, plan.stage, own=False),
        "is_illustrative": _has_invented_figures(visit.programme, text),
        "stage_label": label(STAGES, plan.stage),
        "waiting": waiting_for(
            visit.actor,
            plan,
            proposals,
            governance.said(plan.id),
            [each.thread for each in discussions.threads(plan.id)],
            _concerns(visit, plan, proposals),
        ),
        "proposals": proposals,
    }


def _has_invented_figures(programme: Programme, plan: Plan) -> bool:
    subjects = [f"line:{line.id}{part}" for line in plan.lines for part in ("", ":budget")]
    return any(programme.is_illustrative(subject) for subject in subjects)


@require_safe
def frame(request: HttpRequest, programme: str) -> HttpResponse:
    """Show what the programme is: aim, approval, pillars down to indicators, rules, partners, frameworks."""
    visit = visit_of(request, programme)
    found = visit.programme
    told: dict[str, Any] = {
        "signatories": [found.party(code) for code in found.approval.signatories] if found.approval else [],
        "deciding": [found.party(code) for code in found.decision.deciding],
        "institutions_by_country": _institutions(found),
        "agreements": _agreements(found),
    }
    return show(request, "programmes/show.html", visit, tab="programme", **told)


def _institutions(programme: Programme) -> list[InstitutionsOf]:
    kinds = {category.code: category.name for category in programme.categories}
    places: list[Country | None] = [*programme.countries, None]
    grouped = [
        InstitutionsOf(
            place,
            tuple(
                InstitutionShown(each.name, kinds.get(each.category, LocalizedText()))
                for each in programme.institutions
                if each.country == (place.code if place else "")
            ),
        )
        for place in places
    ]
    return [each for each in grouped if each.institutions]


def _agreements(programme: Programme) -> list[AgreementShown]:
    return [
        AgreementShown(
            programme.donor(each.donor).name,
            each.purpose,
            each.signed,
            each.amount,
            each.currency,
            programme.is_illustrative(f"agreement:{each.code}"),
        )
        for each in programme.agreements
    ]
