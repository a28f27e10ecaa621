"""Reports that wait for the reader: to report, answer, confirm or verify; one list with filters in the address."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from maslahat.actions.results.awaiting import AskedReports, asked_reports, waiting_on
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.awaiting import Awaited, Waiting
from maslahat.domain.shared.texts import LocalizedText
from maslahat.web.results.choices import REGIONAL, FilterShown, filters_shown
from maslahat.web.results.gate import opened
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit, show
from maslahat.words.awaited import LISTS
from maslahat.words.labels import label

ROWS_A_PAGE = 50
_NOT_MADE = (Awaited.TO_REPORT, Awaited.LATE)


@dataclass(frozen=True, slots=True)
class RowShown:
    """One report that waits, in the reader's words, with the page on which the step is taken."""

    indicator: str
    name: LocalizedText
    unit: LocalizedText
    waiting: Waiting
    step: str
    address: str


@require_safe
def awaited(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the reports that wait for the reader, of them those that the filters of the address let through."""
    visit = opened(request, programme)
    asked = asked_reports(programme, visit.now.date())
    waiting = waiting_on(visit.actor, asked)
    pillar_of = {each.code: pillar.code for pillar in visit.programme.pillars for each in pillar.indicators}
    named = [(each, _named(each, pillar_of)) for each in waiting]
    filters = _filters(visit.programme, [keys for _, keys in named], request.GET)
    kept = [each for each, keys in named if all(one.lets(keys) for one in filters)]
    page = Paginator(kept, ROWS_A_PAGE).get_page(request.GET.get("page", ""))
    counts = Counter(each.step for each in waiting)
    return show(
        request,
        "results/awaited.html",
        visit,
        tab="results",
        rows=_rows(visit, asked, tuple(page), pillar_of),
        page_of_rows=page,
        filters=filters,
        counts=[(step.value, str(words), counts[step]) for step, words in _lists() if counts[step]],
        is_filtered=any(each.chosen for each in filters),
    )


def _lists() -> list[tuple[Awaited, str]]:
    return [(Awaited(step), str(words)) for step, words in LISTS.items()]


def _named(waiting: Waiting, pillar_of: Mapping[str, str]) -> dict[str, str]:
    """Return by what a report that waits is found: the name of each filter with its key."""
    due = waiting.due
    return {
        "step": waiting.step.value,
        "country": due.country or REGIONAL,
        "pillar": pillar_of.get(due.indicator, ""),
        "period": due.period.code,
    }


def _filters(
    programme: Programme, found: Sequence[Mapping[str, str]], sent: Mapping[str, str]
) -> tuple[FilterShown, ...]:
    """Return the filters with what can be chosen: whatever some report answers to, and nothing else."""
    countries = [(each.code, localized(each.name)) for each in programme.countries]
    pillars = [(each.code, f"{each.code} {localized(each.name)}") for each in programme.pillars]
    known: tuple[tuple[str, str, list[tuple[str, str]]], ...] = (
        ("step", gettext("What it waits for"), [(step.value, words) for step, words in _lists()]),
        ("country", gettext("Country"), [*countries, (REGIONAL, gettext("Regional"))]),
        ("pillar", gettext("Pillar"), pillars),
        ("period", gettext("Period"), [(each, each) for each in dict.fromkeys(keys["period"] for keys in found)]),
    )
    return filters_shown(known, found, sent)


def _rows(
    visit: Visit, asked: AskedReports, waiting: Sequence[Waiting], pillar_of: Mapping[str, str]
) -> list[RowShown]:
    return [
        RowShown(
            each.due.indicator,
            asked.definitions[each.due.indicator].name,
            asked.units[each.due.unit].name,
            each,
            label(LISTS, each.step),
            address_of(visit.programme.code, each, pillar_of),
        )
        for each in waiting
    ]


def address_of(programme: str, waiting: Waiting, pillar_of: Mapping[str, str]) -> str:
    """Return the page on which the step is taken for which a report waits."""
    due = waiting.due
    of_unit = (programme, due.period.code, due.unit)
    pillar = pillar_of.get(due.indicator)
    if waiting.step in _NOT_MADE:
        return reverse("fill_report", args=(*of_unit, pillar)) if pillar else reverse("unit_report", args=of_unit)
    return reverse("result_report", args=(*of_unit, due.indicator))
