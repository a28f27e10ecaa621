"""One report on its page: what stands, its evidence and history, and what the reader may do with it now."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.meetings.papers import SentFile
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.results.outcomes import EvidenceAttached, ReportMoved
from maslahat.actions.results.reporting import attach_evidence
from maslahat.actions.results.reviewing import confirm_report, correct_report, send_back_report, verify_report
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.reporting import ReportAct, ReportState
from maslahat.stores.results import report_queries
from maslahat.stores.results.report_reading import EventFound, ReportFound
from maslahat.web.numbers_sent import number_sent
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.results.gate import opened
from maslahat.web.results.parts_seen import parts_in_words, total_in_words, whole
from maslahat.web.results.report_forms import cells_offered, read_form, shown_form
from maslahat.web.results.reports_seen import (
    acts_now,
    document_in_words,
    hindered,
    is_ours,
    opens_evidence,
    told_in_words,
)
from maslahat.web.results.small_counts import hides_values, known_to
from maslahat.web.stored_files import stored_file
from maslahat.web.visits import Visit, show
from maslahat.words.labels import ROLES, label
from maslahat.words.refusals import sentence
from maslahat.words.results import ACTS, PERIOD_STATES, REPORT_STATES


class _Named(NamedTuple):
    """A report with who made it and what it answers; ``retired_in`` is the version that took the indicator out of
    force, 0 if it is in force."""

    unit: ReportingUnit
    definition: IndicatorDefinition
    report: ReportFound
    retired_in: int


@require_safe
def report(request: HttpRequest, programme: str, period: str, unit: str, indicator: str) -> HttpResponse:
    """Show one report with its split, evidence and history."""
    visit = opened(request, programme)
    return _page(request, visit, _named(visit, period, unit, indicator))


@require_safe
def evidence(request: HttpRequest, programme: str, period: str, unit: str, indicator: str, number: int) -> HttpResponse:
    """Return a paper of a report as a file to take away, which no browser runs."""
    visit = opened(request, programme)
    one, _, found, _ = _named(visit, period, unit, indicator)
    if not opens_evidence(visit, one):
        raise PermissionDenied(gettext("Papers are for the two sides of a report and for those who verify it."))
    paper = next((each for each in found.evidence if each.number == number), None)
    if paper is None:
        raise Http404
    return stored_file(report_queries.content(found.id, number), paper.name, paper.media_type)


@require_POST
def move(request: HttpRequest, programme: str, period: str, unit: str, indicator: str, deed: str) -> HttpResponse:
    """Attach a paper, confirm, verify, send back or correct; else show why not with everything that was typed."""
    visit = opened(request, programme)
    named = _named(visit, period, unit, indicator)
    answer = _done(request, visit, named, deed)
    if isinstance(answer, Refused):
        reasons = said_as(answer)
        return _page(request, visit, named, status=status_of(answer), reasons=reasons, sent=request.POST)
    if isinstance(answer, Stale):
        return _page(request, visit, named, status=409, is_stale=True, sent=request.POST)
    messages.success(request, gettext("It is recorded."))
    return redirect("result_report", programme, period, unit, indicator)


def _done(
    request: HttpRequest, visit: Visit, named: _Named, deed: str
) -> ReportMoved | EvidenceAttached | Refused | Stale:
    sent, (unit, definition, found, _) = request.POST, named
    told: dict[str, Any] = {"period": found.period.period.code, "unit": unit.code, "indicator": definition.code}
    told |= {"by": visit.actor, "key": sent.get("key", "")[:200], "now": visit.now}
    if deed == ReportAct.ATTACH:
        return attach_evidence(file=_sent_file(request), **told)
    told["row_version"] = number_sent(sent.get("row_version", ""))
    if deed == ReportAct.SEND_BACK:
        return send_back_report(questions=_words(visit, sent), **told)
    if deed == ReportAct.CORRECT:
        results = read_form([definition], sent)
        return correct_report(cells=results[0].cells if results else (), reason=_words(visit, sent), **told)
    wanted = {ReportAct.CONFIRM.value: confirm_report, ReportAct.VERIFY.value: verify_report}.get(deed)
    if wanted is None:
        raise Http404
    return wanted(**told)


def _sent_file(request: HttpRequest) -> SentFile:
    file = request.FILES.get("file")
    return SentFile.of(file.name or "", file.read()) if file else SentFile.of("", b"")


def _words(visit: Visit, sent: QueryDict) -> dict[str, str]:
    found = {language: sent.get(f"words_{language}", "").strip() for language in visit.programme.languages}
    return {language: text for language, text in found.items() if text}


def _named(visit: Visit, period: str, unit: str, indicator: str) -> _Named:
    known = known_to(visit)
    found = report_queries.report(visit.programme.code, period, unit, indicator)
    one = next((each for each in known.units if each.code == unit), None)
    gone = known.retired.get(indicator)
    definition = gone or known.definition(indicator)
    if found is None or one is None or definition is None:
        raise Http404
    if found.state is ReportState.DRAFT and not is_ours(visit, one):
        raise Http404
    return _Named(one, definition, found, gone.version if gone else 0)


def _page(request: HttpRequest, visit: Visit, named: _Named, *, status: int = 200, **told: Any) -> HttpResponse:
    unit, definition, found, retired_in = named
    acts = frozenset() if retired_in else acts_now(visit, unit, found)
    sent = told.get("sent")
    hidden = hides_values(visit, unit, definition)
    missing = [] if retired_in else hindered(found)
    return show(
        request,
        "results/report.html",
        visit,
        tab="results",
        status=status,
        report=found,
        unit=unit,
        definition=definition,
        state=label(REPORT_STATES, found.state),
        period_state=label(PERIOD_STATES, found.period.state),
        retired_in=retired_in,
        **_values(visit, named, hidden),
        hides_values=hidden,
        events=[_event(definition, each, hidden) for each in found.events],
        acts=acts,
        opens_evidence=opens_evidence(visit, unit),
        hindered=[sentence(code, {"period": found.period.period.code}) for code in missing],
        correcting=shown_form(definition, unit, visit.programme, found, sent) if ReportAct.CORRECT in acts else None,
        languages=[(each, (sent or {}).get(f"words_{each}", "")) for each in visit.programme.languages],
        key=new_key(),
        **told,
    )


def _values(visit: Visit, named: _Named, is_hidden: bool) -> dict[str, Any]:
    """Return the total of a report, in what its parts differ from it, and its split, in the reader's words."""
    unit, definition, found, _ = named
    labels = dict(cells_offered(definition, unit, visit.programme))
    is_told = found.told_in(()) is not None and not is_hidden
    return {
        "total": total_in_words(definition, found, is_hidden=is_hidden),
        "differs": parts_in_words(definition, whole(definition, found)) if is_told else "",
        "split": [
            (labels.get(each.cell, ", ".join(code for _, code in each.cell)), told_in_words(definition, each))
            for each in found.told
            if each.cell and not is_hidden
        ],
    }


def _event(definition: IndicatorDefinition, event: EventFound, is_hidden: bool) -> dict[str, Any]:
    changes = [
        (each["cell"], document_in_words(definition, each["old"]), document_in_words(definition, each["new"]))
        for each in event.changes
        if not is_hidden
    ]
    return {"told": event, "act": label(ACTS, event.act), "role": label(ROLES, event.role), "changes": changes}
