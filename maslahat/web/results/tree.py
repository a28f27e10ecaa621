"""The results tree: pillars, outcomes, outputs and indicators with figure, progress and status."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from maslahat.actions.results.known import ResultsKnown, milestones_of
from maslahat.actions.results.work_told import work_told
from maslahat.domain.insight.results_tree import Branch, Measured, Moment, all_measured, results_tree
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.status import Milestones, Standing, Status
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.result_words import behind_words, figure_words, number_words, provisional_words
from maslahat.stores.workplans import queries as workplans
from maslahat.web.in_force import plan_seen
from maslahat.web.results.gate import opened
from maslahat.web.results.small_counts import known_to
from maslahat.web.results.standing_words import finding_in_words, progress_in_words
from maslahat.web.revalidation import revalidated
from maslahat.web.visits import Visit, later, same_page, show
from maslahat.words.labels import label
from maslahat.words.standings import STATUSES


@dataclass(frozen=True, slots=True)
class StandingShown:
    """How something stands: code of the status, its word, and the sentence of the clause that decided."""

    status: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """One indicator in the reader's words; ``expected`` counts the units that were to report."""

    code: str
    name: LocalizedText
    address: str
    figure: str
    target: str
    progress: str
    provisional: str
    reported: int
    expected: int
    behind: str
    standing: StandingShown


@dataclass(frozen=True, slots=True)
class BranchShown:
    """A pillar, outcome or output with its indicators and what stands under it."""

    code: str
    name: LocalizedText
    standing: StandingShown
    counts: tuple[tuple[str, str, int], ...]
    indicators: tuple[IndicatorShown, ...]
    branches: tuple["BranchShown", ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The year and the country (empty for all) that a reader asks for, with what there is to choose from."""

    known: ResultsKnown
    year: int
    country: str


@require_safe
@revalidated
def tree(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the tree of a year, for the programme or one of its countries."""
    visit = opened(request, programme)
    asked = asked_for(request, visit)
    same = same_page(request, visit, asked.known.record)
    told = later(
        lambda: {"branches": [_branch_shown(visit, asked, each) for each in tree_of(visit, asked)]}, "branches"
    )
    return show(request, "results/tree.html", visit, tab="results", same_page=same, **told, **chosen(asked))


def _branches(visit: Visit, asked: Asked) -> list[BranchShown]:
    return [_branch_shown(visit, asked, each) for each in tree_of(visit, asked)]


def asked_for(request: HttpRequest, visit: Visit) -> Asked:
    """Return what the address asks for; what is no year or country of the programme is passed over."""
    known = known_to(visit)
    year, country = request.GET.get("year", ""), request.GET.get("country", "")
    years = {str(each): each for each in known.years}
    countries = {each.code for each in visit.programme.countries}
    return Asked(known, years.get(year, known.last_year(visit.now.date())), country if country in countries else "")


def chosen(asked: Asked) -> dict[str, Any]:
    """Return what the filters of a page need."""
    return {
        "year": asked.year,
        "years": asked.known.years,
        "country": asked.country,
        "closed": asked.known.open_areas is not None,
        "small_cells": asked.known.programme.small_cells,
        "countries": [(each.code, each.name) for each in asked.known.programme.countries],
    }


def tree_of(visit: Visit, asked: Asked) -> tuple[Branch, ...]:
    """Return the tree as it stands today, for the year and country that are asked for."""
    measured = asked.known.measured(_moment(visit, asked), milestones_in(visit, asked.year), asked.country)
    return results_tree(visit.programme, measured, asked.known.rule)


def measured_one(visit: Visit, asked: Asked, definition: IndicatorDefinition) -> Measured | None:
    """Return how one indicator stands today; None for a country that does not report it."""
    milestones = milestones_in(visit, asked.year)
    return asked.known.measured_one(definition, _moment(visit, asked), milestones, asked.country)


def _moment(visit: Visit, asked: Asked) -> Moment:
    return Moment(asked.year, visit.now.date(), asked.known.cycle)


def milestones_in(visit: Visit, year: int) -> Mapping[str, Milestones]:
    """Return the milestones of that year's plan, if the visitor may read it."""
    plans = (plan_seen(visit, each, Deed.PLAN_READ) for each in workplans.workplans(visit.programme.code))
    found = next((each for each in plans if each is not None and each.year == year), None)
    if found is None:
        return {}
    return milestones_of(workplans.plan(found.current.version_id), work_told(found.id), visit.now.date())


def standing_shown(standing: Standing) -> StandingShown:
    """Return a standing in the reader's words, with the indicator that decided for a whole."""
    language = get_language() or "en"
    why = finding_in_words(standing.decided_by, language)
    if len(standing.path) > 1:
        why += " " + gettext("Decided by %(code)s.") % {"code": standing.path[-1]}
    return StandingShown(standing.status.value, label(STATUSES, standing.status), why)


def _branch_shown(visit: Visit, asked: Asked, branch: Branch) -> BranchShown:
    return BranchShown(
        branch.code,
        branch.name,
        standing_shown(branch.standing),
        _counts(branch),
        tuple(indicator_shown(visit, each, asked.year, asked.country) for each in branch.measured),
        tuple(_branch_shown(visit, asked, each) for each in branch.branches),
    )


def indicator_shown(visit: Visit, measured: Measured, year: int, country: str) -> IndicatorShown:
    """Return one indicator in the reader's words."""
    language, definition = get_language() or "en", measured.definition
    address = reverse("figures", args=(visit.programme.code, definition.code))
    target = measured.target.value if measured.target else None
    figure = measured.figure
    return IndicatorShown(
        definition.code,
        definition.name,
        f"{address}?year={year}" + (f"&country={country}" if country else ""),
        figure_words(figure, definition, language),
        "–" if target is None else number_words(target, language),
        progress_in_words(measured.progress, language),
        provisional_words(measured.provisional, language),
        figure.units_reported,
        figure.units_expected,
        behind_words(figure.units_behind, definition.rules.across_periods, language),
        standing_shown(measured.standing),
    )


def _counts(branch: Branch) -> tuple[tuple[str, str, int], ...]:
    """Return (status, its word, how many indicators stand so) for a branch with all below it, without zeros."""
    found = [each.standing.status for each in all_measured(branch)]
    return tuple((each.value, label(STATUSES, each), found.count(each)) for each in Status if each in found)
