"""Overlaps: units that report the same people, declared and ended on one page, with what they take off the sums."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.results.known import ResultsKnown
from maslahat.actions.results.outcomes import OverlapDeclared
from maslahat.actions.results.reviewing import declare_overlap
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.periods import Period
from maslahat.domain.results.reporting import PeriodState
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.kinds import AcrossUnits
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.result_words import figure_words, number_words
from maslahat.stores.journal import queries as journal
from maslahat.stores.results import report_queries
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.results.gate import opened
from maslahat.web.results.small_counts import known_to
from maslahat.web.visits import Visit, show
from maslahat.words.labels import ROLES, label

_ABOUT = "overlap:"
_DEED = "result.overlap"


@dataclass(frozen=True, slots=True)
class Declared:
    """One entry of the record: which units report so many of the same people, who said so, when and why."""

    period: str
    indicator: str
    units: tuple[str, ...]
    number: Decimal
    reason: LocalizedText
    party: str
    role: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OverlapShown:
    """An overlap that stands, or stood, in the reader's words; ``gross`` and ``net`` are empty while no sum has it."""

    definition: IndicatorDefinition
    declared: Declared
    units: tuple[LocalizedText, ...]
    gross: str
    number: str
    net: str
    said: tuple[tuple[Declared, str], ...]

    @property
    def stands(self) -> bool:
        return bool(self.declared.number)


@require_http_methods(["GET", "HEAD", "POST"])
def overlaps(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the overlaps; on POST declare or end one, or show why not with everything that was typed."""
    visit = opened(request, programme)
    if request.method != "POST":
        return _page(request, visit)
    if not visit.may(Deed.RESULT_VERIFY):
        raise PermissionDenied
    answer = _done(visit, request.POST)
    if isinstance(answer, Refused):
        return _page(request, visit, status=status_of(answer), reasons=said_as(answer), sent=request.POST)
    if isinstance(answer, Stale):
        return _page(request, visit, status=409, sent=request.POST)
    words = gettext("The overlap is ended.") if answer.number == "0" else gettext("The overlap is declared.")
    messages.success(request, words)
    return redirect("overlaps", programme)


def _done(visit: Visit, sent: QueryDict) -> OverlapDeclared | Refused | Stale:
    words = {language: sent.get(f"words_{language}", "").strip() for language in visit.programme.languages}
    return declare_overlap(
        period=sent.get("period", "")[:20],
        indicator=sent.get("indicator", "")[:80],
        units=tuple(sent.getlist("units")),
        number=sent.get("number", "").strip(),
        reason={language: text for language, text in words.items() if text},
        by=visit.actor,
        key=sent.get("key", "")[:200],
        now=visit.now,
    )


def _page(request: HttpRequest, visit: Visit, *, status: int = 200, **told: Any) -> HttpResponse:
    known, sent = known_to(visit), told.get("sent")
    found = _shown(known, _declared(visit.programme.code))
    periods = [each for each in report_queries.periods(visit.programme.code) if each.state is not PeriodState.LOCKED]
    return show(
        request,
        "results/overlaps.html",
        visit,
        tab="results",
        status=status,
        standing=[each for each in found if each.stands],
        ended=[each for each in found if not each.stands],
        may_declare=visit.may(Deed.RESULT_VERIFY),
        periods=[each.period.code for each in periods],
        indicators=[each for each in known.definitions if each.rules.across_units is AcrossUnits.SUM],
        units=[each for each in known.units if not each.is_retired],
        chosen=sent.getlist("units") if sent else [],
        languages=[(each, (sent or {}).get(f"words_{each}", "")) for each in visit.programme.languages],
        key=new_key(),
        **told,
    )


def _declared(programme: str) -> dict[tuple[str, str, tuple[str, ...]], list[Declared]]:
    """Return everything the record says of overlaps, by period, indicator and units, oldest first: one query."""
    found: dict[tuple[str, str, tuple[str, ...]], list[Declared]] = {}
    for entry in journal.entries(programme).filter(deed=_DEED).order_by("number"):
        detail = json.loads(entry.detail)
        period, _, indicator = entry.about.removeprefix(_ABOUT).partition("/")
        reason = LocalizedText.read(detail["reason"])
        told = Declared(
            period,
            indicator,
            tuple(detail["units"]),
            Decimal(detail["number"]),
            reason,
            entry.party,
            label(ROLES, entry.role),
            entry.at,
        )
        found.setdefault((period, indicator, told.units), []).append(told)
    return found


def _shown(
    known: ResultsKnown, declared: Mapping[tuple[str, str, tuple[str, ...]], Sequence[Declared]]
) -> list[OverlapShown]:
    names = {each.code: each.name for each in known.units}
    shown = []
    for (period, indicator, units), said in declared.items():
        definition = known.definition(indicator)
        if definition is not None:
            named = tuple(names.get(each, LocalizedText.of(en=each)) for each in units)
            shown.append(_one(known, definition, Period.read(period), named, said))
    return shown


def _one(
    known: ResultsKnown,
    definition: IndicatorDefinition,
    period: Period,
    units: tuple[LocalizedText, ...],
    said: Sequence[Declared],
) -> OverlapShown:
    """Return one overlap with the sums of the programme for its period; what is withheld is not told here either."""
    language, last = get_language() or "en", said[-1]
    is_open = known.is_open(definition, "")
    figure = known.figure(definition, "", period)
    is_taken = is_open and figure.gross is not None and bool(last.number)
    numbers = tuple((each, number_words(each.number, language) if is_open else gettext("not shown")) for each in said)
    return OverlapShown(
        definition,
        last,
        units,
        number_words(figure.gross, language) if is_taken and figure.gross is not None else "",
        numbers[-1][1],
        figure_words(figure, definition, language) if is_taken else "",
        numbers,
    )
