"""Pages of programmes: the list, the overview of countries by pillars, the frame of one programme."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from maslahat.actions.drafts import drafts_on_screen
from maslahat.domain.programmes.parties import Country
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.journal import queries as journal
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.in_force import plan_seen
from maslahat.web.reading_once import read_at_once
from maslahat.web.results.grid_told import grid_told
from maslahat.web.revalidation import revalidated
from maslahat.web.start.for_everybody import for_everybody
from maslahat.web.start.page import on_overview
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
@read_at_once
def overview(request: HttpRequest, programme: str) -> HttpResponse:
    """Show countries by pillars with the figures of the newest workplan that the visitor may read."""
    visit = visit_of(request, programme)
    plans = [each.workplan for each in drafts_on_screen(programme)]
    seen = [each for each in (plan_seen(visit, one, Deed.PLAN_READ) for one in plans) if each is not None]
    plan = seen[0] if seen else None
    told: dict[str, Any] = {"plans": seen, "is_closed": bool(plans) and plan is None} | on_overview(visit)
    told |= {"everybody": for_everybody(visit, seen)}
    if plan is not None:
        told |= _plan_told(request, visit, plan)
    told["plan"] = plan
    return show(request, "programmes/grid.html", visit, tab="grid", **told)


def _plan_told(request: HttpRequest, visit: Visit, plan: WorkplanFound) -> dict[str, object]:
    same = same_page(request, visit, journal.newest_hash(visit.programme.code))
    return grid_told(visit, lambda: plan, plan.year) | {"same_page": same, "stage_label": label(STAGES, plan.stage)}


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
