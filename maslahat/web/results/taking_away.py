"""All reports that stand, to take away as tables, narrowed by indicator, period and country; links keep the choice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from maslahat.actions.results.observations_asked import Asked, told_observations
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.shared.deeds import Deed
from maslahat.publishing.observations_csv import observations_csv
from maslahat.publishing.observations_sdmx import observations_sdmx
from maslahat.publishing.observations_structure import observations_structure
from maslahat.publishing.observations_told import ObservationsTold
from maslahat.stores.results import queries, report_queries
from maslahat.web.results.gate import opened
from maslahat.web.results.small_counts import hides_values
from maslahat.web.templatetags.texts import reading_language
from maslahat.web.visits import Visit, show

FORMS: Mapping[str, tuple[str, Callable[[ObservationsTold], Iterator[str]]]] = {
    "csv": ("text/csv; charset=utf-8", observations_csv),
    "sdmx.csv": ("application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8", observations_sdmx),
    "structure.json": ("application/vnd.sdmx.structure+json; version=2.0.0; charset=utf-8", observations_structure),
}
"""Kind and writer of each table by the ending of its name."""


@require_safe
def take_away(request: HttpRequest, programme: str) -> HttpResponse:
    """Show what can be taken away, narrowed as the address says."""
    visit = opened(request, programme)
    asked = _asked(request)
    choices: list[dict[str, Any]] = [
        {
            "name": name,
            "chosen": getattr(asked, name),
            "options": [(code, f"{code} · {words}" if words else code) for code, words in options],
        }
        for name, options in _options(visit, reading_language()).items()
    ]
    chosen = urlencode([(each["name"], each["chosen"]) for each in choices])
    told: dict[str, Any] = {"choices": choices, "chosen": chosen}
    told["is_hiding"] = not visit.may(Deed.RESULT_READ_SMALL, own=False)
    return show(request, "results/take_away.html", visit, tab="results", **told)


@require_safe
def observations_file(request: HttpRequest, programme: str, suffix: str) -> HttpResponseBase:
    """Return a table of the reports that stand, written while it is sent."""
    visit = opened(request, programme)
    if suffix not in FORMS:
        raise Http404
    kind, write = FORMS[suffix]
    told = told_observations(visit.programme, _asked(request), partial(_hides, visit))
    lines = write(replace(told, prepared=visit.now.date()))
    answer = StreamingHttpResponse((line.encode("utf-8") for line in lines), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{visit.programme.code}-observations.{suffix}"'
    return answer


def _asked(request: HttpRequest) -> Asked:
    return Asked(**{name: request.GET.get(name, "")[:80] for name in ("indicator", "period", "area")})


def _hides(visit: Visit, unit: ReportingUnit, definition: IndicatorDefinition | None) -> bool:
    """Tell whether values are not for this visitor; nobody knows what a forgotten indicator counted."""
    if definition is None:
        return not visit.may(Deed.RESULT_READ_SMALL, own=False)
    return hides_values(visit, unit, definition)


def _options(visit: Visit, language: str) -> dict[str, list[tuple[str, str]]]:
    code = visit.programme.code
    units = [(each.code, each.name.in_language(language)) for each in queries.last_units(code)]
    countries = [(each.code, each.name.in_language(language)) for each in visit.programme.countries]
    return {
        "indicator": [(each.code, each.name.in_language(language)) for each in queries.last_definitions(code)],
        "period": [(each.period.code, "") for each in report_queries.periods(code)],
        "area": list(dict([*units, *countries]).items()),
    }
