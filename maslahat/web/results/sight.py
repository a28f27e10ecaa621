"""The line of sight on pages: where an activity leads to, and what stands below a strategy, a framework or a target."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from maslahat.domain.insight.line_of_sight import Height, Landmark, Landscape, Place
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.journal import queries as journal
from maslahat.stores.workplans import queries as workplans
from maslahat.web.in_force import plan_seen
from maslahat.web.revalidation import revalidated
from maslahat.web.visits import Visit, later, same_page, show, visit_of
from maslahat.words.labels import label
from maslahat.words.sight import HEIGHTS, ONE

_STARTS = (Height.SDG_TARGET, Height.STRATEGY, Height.FRAMEWORK, Height.PILLAR)


@dataclass(frozen=True, slots=True)
class Rung:
    """One height of the ladder with what stands on it, each with its address and the names of its countries."""

    height: str
    name: str
    seen: tuple[tuple[Landmark, str, tuple[LocalizedText, ...]], ...]


@dataclass(frozen=True, slots=True)
class Start:
    """A place from which one can look down, and how many outputs, indicators and lines serve it."""

    mark: Landmark
    address: str
    outputs: int
    indicators: int
    lines: int


@require_safe
@revalidated
def sights(request: HttpRequest, programme: str) -> HttpResponse:
    """Show every target, strategy, framework and pillar with how much of the programme serves it."""
    visit = visit_of(request, programme)
    told = later(lambda: {"starts": _starts(visit)}, "starts")
    same = same_page(request, visit, journal.newest_hash(programme))
    return show(request, "results/sights.html", visit, tab="results", same_page=same, **told)


def _starts(visit: Visit) -> list[tuple[str, list[Start]]]:
    found = landscape(visit)
    starts = [
        (label(HEIGHTS, height), [_start(visit, found, each) for each in found.places(height)]) for height in _STARTS
    ]
    return [each for each in starts if each[1]]


@require_safe
@revalidated
def sight(request: HttpRequest, programme: str, height: str, place: str) -> HttpResponse:
    """Show what one sees from a place of this height; 404 if the programme has no such place."""
    if height not in tuple(Height) or height == Height.LINE:
        raise Http404
    return _seen_from(request, programme, Place(Height(height), place))


@require_safe
@revalidated
def from_line(request: HttpRequest, programme: str, workplan: str, line: str) -> HttpResponse:
    """Show what one line of a workplan serves; 404 if the visitor can read no such line."""
    return _seen_from(request, programme, Place(Height.LINE, line, workplan))


def landscape(visit: Visit) -> Landscape:
    """Return all places of the programme, with the lines of the plans that the visitor may read, newest plan first."""
    plans = [plan_seen(visit, each, Deed.PLAN_READ) for each in workplans.workplans(visit.programme.code)]
    read = [(each.code, workplans.plan(each.current.version_id)) for each in plans if each is not None]
    return Landscape(visit.programme, read)


def _seen_from(request: HttpRequest, programme: str, place: Place) -> HttpResponse:
    visit = visit_of(request, programme)
    found = landscape(visit).sight(place)
    if found is None:
        raise Http404
    told: dict[str, Any] = {
        "mark": found.here,
        "height": label(ONE, place.height),
        "countries": _countries(visit, found.here),
        "above": _rungs(visit, found.above),
        "below": _rungs(visit, found.below),
        "line_address": _line_address(visit, place),
        "support": [(visit.programme.label("activity_types", code), number) for code, number in found.support.items()],
    }
    return show(request, "results/sight.html", visit, tab="results", **told)


def _line_address(visit: Visit, place: Place) -> str:
    if place.height is not Height.LINE:
        return ""
    return reverse("line", args=(visit.programme.code, place.plan, place.code))


def _rungs(visit: Visit, seen: Mapping[Height, tuple[Landmark, ...]]) -> tuple[Rung, ...]:
    return tuple(
        Rung(
            height,
            label(HEIGHTS, height),
            tuple((each, _address(visit, each), _countries(visit, each)) for each in marks),
        )
        for height, marks in seen.items()
    )


def _start(visit: Visit, found: Landscape, mark: Landmark) -> Start:
    heights = [each.place.height for each in found.below(mark.place)]
    counts = (heights.count(each) for each in (Height.OUTPUT, Height.INDICATOR, Height.LINE))
    return Start(mark, _address(visit, mark), *counts)


def _address(visit: Visit, mark: Landmark) -> str:
    if mark.place.height is Height.LINE:
        return reverse("sight_from_line", args=(visit.programme.code, mark.place.plan, mark.place.code))
    return reverse("sight", args=(visit.programme.code, mark.place.height.value, mark.place.code))


def _countries(visit: Visit, mark: Landmark) -> tuple[LocalizedText, ...]:
    names = {each.code: each.name for each in visit.programme.countries}
    return tuple(names.get(each, LocalizedText.of(en=each)) for each in mark.countries)
