"""What lies behind a cell of the grid: the figures that count people in it, and what was told there in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from maslahat.domain.insight.results_grid import ALL, PeopleFigure, ResultsCell, ResultStory
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.result_words import behind_words, figure_words
from maslahat.web.results.explained import address_of
from maslahat.web.results.gate import opened
from maslahat.web.results.in_grid import cells_of, people_in_words
from maslahat.web.results.tree import Asked, asked_for, chosen
from maslahat.web.revalidation import revalidated
from maslahat.web.visits import Visit, later, same_page, show

MOST_STORIES = 200
"""How many stories one page shows; a cell that holds more says so and leads to narrower ones."""


@dataclass(frozen=True, slots=True)
class FigureOfPeople:
    """One figure that counts people: of which indicator, in whose words, how many reported, where it is explained."""

    code: str
    name: LocalizedText
    unit: LocalizedText
    words: str
    reported: int
    expected: int
    behind: str
    address: str


@dataclass(frozen=True, slots=True)
class StoryTold:
    """What a unit told in words of an indicator, with the report that it stands in."""

    code: str
    indicator: LocalizedText
    unit: LocalizedText
    period: str
    words: LocalizedText
    address: str


@require_safe
@revalidated
def people_counted(request: HttpRequest, programme: str) -> HttpResponse:
    """Show one by one the figures that count people in a year, of a country and a pillar if they are asked for."""
    visit = opened(request, programme)
    asked = asked_for(request, visit)
    pillar = _pillar(request, visit)

    def told() -> dict[str, object]:
        people = _cell(visit, asked, pillar).people
        rows = [_figure(visit, each) for each in people.figures]
        return {"rows": rows, "largest": people_in_words(visit, people)}

    return _page(request, "results/people.html", visit, asked, pillar, later(told, "rows", "largest"))


@require_safe
@revalidated
def stories_of_results(request: HttpRequest, programme: str) -> HttpResponse:
    """Show what was told in words in a year, of a country and a pillar if they are asked for."""
    visit = opened(request, programme)
    asked = asked_for(request, visit)
    pillar = _pillar(request, visit)

    def told() -> dict[str, object]:
        stories = _cell(visit, asked, pillar).stories
        units = {each.code: each.name for each in asked.known.units}
        indicators = {each.code: each.name for each in asked.known.definitions}
        rows = [_story(visit, each, indicators, units) for each in stories[:MOST_STORIES]]
        return {"rows": rows, "all": len(stories), "practices": _practices(visit, asked.country, pillar)}

    return _page(request, "results/stories.html", visit, asked, pillar, later(told, "rows", "all", "practices"))


def _page(
    request: HttpRequest, template: str, visit: Visit, asked: Asked, pillar: str, told: Mapping[str, Any]
) -> HttpResponse:
    same = same_page(request, visit, asked.known.record)
    return show(request, template, visit, tab="results", pillar=pillar, same_page=same, **told, **chosen(asked))


def _practices(visit: Visit, country: str, pillar: str) -> str:
    place = {name: code for name, code in (("country", country), ("pillar", pillar)) if code}
    return reverse("practices", args=(visit.programme.code,)) + (f"?{urlencode(place)}" if place else "")


def _pillar(request: HttpRequest, visit: Visit) -> str:
    """Return the pillar that the address asks for; what is none of the programme is passed over."""
    asked = request.GET.get("pillar", "")
    return asked if asked in {each.code for each in visit.programme.pillars} else ALL


def _cell(visit: Visit, asked: Asked, pillar: str) -> ResultsCell:
    return cells_of(visit, asked)[asked.country, pillar]


def _figure(visit: Visit, counted: PeopleFigure) -> FigureOfPeople:
    definition, figure, language = counted.definition, counted.figure, get_language() or "en"
    return FigureOfPeople(
        definition.code,
        definition.name,
        visit.programme.label("units", definition.unit),
        figure_words(figure, definition, language),
        figure.units_reported,
        figure.units_expected,
        behind_words(figure.units_behind, definition.rules.across_periods, language),
        address_of(visit.programme.code, figure.key),
    )


def _story(
    visit: Visit, story: ResultStory, indicators: Mapping[str, LocalizedText], units: Mapping[str, LocalizedText]
) -> StoryTold:
    return StoryTold(
        story.indicator,
        indicators[story.indicator],
        units.get(story.unit, LocalizedText.of(en=story.unit)),
        story.period.code,
        story.words,
        reverse("result_report", args=(visit.programme.code, story.period.code, story.unit, story.indicator)),
    )
