"""Pages of programmes: the list, the overview of countries by pillars, the frame of one programme."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from maslahat.actions.drafts import DraftOnScreen, draft_on_screen
from maslahat.domain.programmes.parties import Country
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.discussions import queries as discussions
from maslahat.stores.governance import queries as governance
from maslahat.stores.journal import queries as journal
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries as workplans
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.in_force import plan_seen
from maslahat.web.programmes.waiting import Desk, matters
from maslahat.web.programmes.waiting_reports import report_matters
from maslahat.web.results.grid_told import grid_told
from maslahat.web.revalidation import revalidated
from maslahat.web.silence.delivery import notices_seen
from maslahat.web.visits import Visit, same_page, show, visit_of
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


def _plan_told(visit: Visit, plan: WorkplanFound) -> dict[str, object]:
    draft = draft_on_screen(visit.programme.code, plan.code)
    return grid_told(visit, plan, plan.year) | {
        "stage_label": label(STAGES, plan.stage),
        "waiting": (*report_matters(visit), *(matters(desk_of(visit, draft)) if draft else ())),
    }


@require_safe
def waiting(request: HttpRequest, programme: str) -> HttpResponse:
    """Show what waits for the visitor in every workplan of the programme, each thing with its address."""
    visit = visit_of(request, programme)
    if visit.actor.accreditation is None:
        raise PermissionDenied(gettext("What waits for somebody is shown to those who have a seat. Sign in."))
    plans = [each for each in workplans.workplans(programme) if visit.may(Deed.PLAN_READ, each.stage)]
    drafts = [draft_on_screen(programme, each.code) for each in plans]
    desks = [(each.workplan, matters(desk_of(visit, each))) for each in drafts if each is not None]
    for plan in plans:
        notices_seen(request, visit, plan)
    told: dict[str, Any] = {"desks": [each for each in desks if each[1]], "reports": report_matters(visit)}
    return show(request, "programmes/waiting.html", visit, tab="waiting", **told)


def desk_of(visit: Visit, draft: DraftOnScreen) -> Desk:
    """Return what lies on the visitor's desk in this workplan."""
    plan = draft.workplan.id
    threads = [each.thread for each in discussions.threads(plan)]
    silences = [each.procedure for each in governance.silences(plan)] if visit.may(Deed.SILENCE_READ) else ()
    return Desk(visit, draft, governance.said(plan), threads, silences)


@require_safe
@revalidated
def frame(request: HttpRequest, programme: str) -> HttpResponse:
    """Show what the programme is: aim, approval, pillars down to indicators, rules, partners, frameworks."""
    visit = visit_of(request, programme)
    found = visit.programme
    told: dict[str, Any] = {
        "signatories": [found.party(code) for code in found.approval.signatories] if found.approval else [],
        "deciding": [found.party(code) for code in found.decision.deciding],
        "institutions_by_country": _institutions(found),
        "agreements": _agreements(found),
        "may_add_institution": visit.may(Deed.INSTITUTION_ADD),
        "same_page": same_page(request, visit, journal.newest_hash(programme)),
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
