"""The reporting form as a workbook: taken away, loaded again, shown what it would change, then reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.results.forms import FormAsks, UnitsForm, units_form
from maslahat.actions.results.reporting import ResultTold, report_results
from maslahat.actions.results.telling import CellTold
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.values import State
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing import reporting_form
from maslahat.publishing.form_writing import reporting_form as written_form
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.results.gate import opened
from maslahat.web.results.reports_seen import is_ours, value_in_words
from maslahat.web.results.unit_reports import named
from maslahat.web.templatetags.figures import counted
from maslahat.web.templatetags.texts import reading_language
from maslahat.web.visits import Visit, show
from maslahat.web.workplans.files import attachment
from maslahat.web.workplans.workbooks import LIMITS, FaultShown, brought_back, carried, faults_shown, sent_workbook
from maslahat.words.labels import label
from maslahat.words.results import VALUE_STATES


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One cell that would change, in words; ``part`` is empty for the total."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """One indicator that would change; ``differences`` are (sum of the parts, total)."""

    code: str
    name: LocalizedText
    is_new: bool
    changes: Sequence[ChangeShown]
    has_new_words: bool
    differences: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Report:
    """What a form would do, and what carries it on to be reported."""

    rows: Sequence[RowShown] = ()
    untouched: int = 0
    faults: Sequence[FaultShown] = ()
    carried: str = ""


@require_safe
def form_file(request: HttpRequest, programme: str, period: str, unit: str) -> HttpResponse:
    """Return the form of a unit for a period, with what stands in the record, in the reader's language."""
    visit, form = _opened(request, programme, period, unit)
    content = written_form(form.view(reading_language()), visit.now)
    return attachment(content, f"{visit.programme.code}-{unit}-{period}-form.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def load_form(request: HttpRequest, programme: str, period: str, unit: str) -> HttpResponse:
    """Say how a form is filled in; show what one that was sent would change; report it."""
    visit, form = _opened(request, programme, period, unit)
    if request.method != "POST":
        return _page(request, visit, form)
    return _read(request, visit, form) if request.POST.get("deed") == "read" else _reported(request, visit, form)


def _read(request: HttpRequest, visit: Visit, form: UnitsForm) -> HttpResponse:
    sheets = sent_workbook(request)
    if isinstance(sheets, Refused):
        return _page(request, visit, form, status=422, reasons=said_as(sheets))
    asks = form.asks(sheets)
    if asks.faults:
        shown = Report(untouched=asks.untouched, faults=faults_shown(asks.faults))
        return _page(request, visit, form, status=422, report=shown, total=len(asks.faults))
    signed = carried(visit, _about(form), {"results": [_document(each) for each in asks.results]})
    if isinstance(signed, Refused):
        return _page(request, visit, form, status=422, reasons=said_as(signed))
    return _page(request, visit, form, report=Report(_shown(asks), asks.untouched, carried=signed))


def _reported(request: HttpRequest, visit: Visit, form: UnitsForm) -> HttpResponse:
    told = brought_back(visit, _about(form), request.POST.get("carried", ""))
    if told is None:
        return _page(request, visit, form, status=409, is_lost=True)
    answer = report_results(
        period=form.of.period.period.code,
        unit=form.of.unit.code,
        results=tuple(_told(each) for each in told["results"]),
        as_draft=request.POST.get("deed") == "draft",
        by=visit.actor,
        key=request.POST.get("key", "")[:200],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _page(request, visit, form, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _page(request, visit, form, status=409, is_stale=True)
    number = len(answer.indicators)
    said = (
        ngettext("%(number)s indicator is kept as a draft.", "%(number)s indicators are kept as drafts.", number)
        if answer.state == "draft"
        else ngettext("%(number)s indicator is reported.", "%(number)s indicators are reported.", number)
    )
    messages.success(request, said % {"number": number})
    return redirect("unit_report", visit.programme.code, answer.period, answer.unit)


def _opened(request: HttpRequest, programme: str, period: str, unit: str) -> tuple[Visit, UnitsForm]:
    visit = opened(request, programme, Deed.RESULT_REPORT)
    _, found, one = named(visit, period, unit)
    if not is_ours(visit, one):
        raise PermissionDenied
    return visit, units_form(visit.programme, one, found, visit.actor)


def _about(form: UnitsForm) -> str:
    return f"form:{form.of.period.period.code}/{form.of.unit.code}"


def _document(result: ResultTold) -> dict[str, Any]:
    cells = [[each.pairs, each.state, dict(each.parts), each.reason] for each in result.cells]
    return {
        "indicator": result.indicator,
        "row_version": result.row_version,
        "cells": cells,
        "narrative": dict(result.narrative),
    }


def _told(document: Mapping[str, Any]) -> ResultTold:
    cells = tuple(
        CellTold(tuple((dimension, code) for dimension, code in pairs), state, parts, reason)
        for pairs, state, parts, reason in document["cells"]
    )
    return ResultTold(document["indicator"], document["row_version"], cells, document["narrative"])


def _shown(asks: FormAsks) -> list[RowShown]:
    return [
        RowShown(
            row.definition.code,
            row.definition.name,
            row.is_new,
            [
                ChangeShown(each.name, _in_words(row.definition, each.before), _in_words(row.definition, each.after))
                for each in row.cells
            ],
            row.has_new_words,
            [(counted(each.parts), counted(each.total)) for each in row.differences],
        )
        for row in asks.rows
    ]


def _in_words(definition: IndicatorDefinition, told: reporting_form.CellTold | None) -> str:
    if told is None:
        return gettext("nothing said yet")
    if told.state is State.REPORTED:
        return value_in_words(definition, told.value)
    words = label(VALUE_STATES, told.state)
    return f"{words}: {told.reason}" if told.reason else words


def _page(request: HttpRequest, visit: Visit, form: UnitsForm, *, status: int = 200, **told: Any) -> HttpResponse:
    told |= {"limits": LIMITS, "key": new_key(), "period": form.of.period, "unit": form.of.unit}
    return show(request, "results/load_form.html", visit, tab="results", status=status, **told)
