"""The page of changes after endorsement: corrigenda, minor adjustments, objections to them, the round of amendments."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from maslahat.actions.amending import (
    close_adjustments,
    object_to_adjustment,
    open_amendment_round,
    propose_adjustment,
    propose_corrigendum,
)
from maslahat.actions.filing import LONGEST_HEADLINE, LONGEST_RATIONALE
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.rulebook import decision_rule
from maslahat.actions.wishes import Edit
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.changes import apply
from maslahat.domain.workplans.fields import FIELDS, Kind
from maslahat.domain.workplans.objection_window import AdjustmentState
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import AdjustmentFound, VersionFound, WorkplanFound
from maslahat.web.proposals.differences import Differences, differences
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.proposals.opening import open_plan, party_name, show_plan
from maslahat.web.refusals import said_as, status_of
from maslahat.web.templatetags.marks import quarter_in_words
from maslahat.web.visits import Visit
from maslahat.words.after_endorsement import ADJUSTMENT_KINDS, ADJUSTMENT_STATES
from maslahat.words.fields import FIELD_NAMES
from maslahat.words.labels import label

TEXTS = tuple(name for name, field in FIELDS.items() if field.kind is Kind.TEXT)
QUARTERS = ("Q1", "Q2", "Q3", "Q4")


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One change after endorsement: what it is, how it stands, what differs, who objected (party, words, in time)."""

    found: AdjustmentFound
    kind: str
    state: str
    party: LocalizedText
    made: str
    differences: Differences
    objections: tuple[tuple[LocalizedText, LocalizedText, bool], ...]
    may_object: bool


@require_http_methods(["GET", "HEAD", "POST"])
def changes(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show what was changed since the endorsement and what may be; on POST do one of these deeds."""
    visit, found = open_plan(request, programme, workplan, Deed.POSITION_READ)
    if found.in_force is None:
        raise Http404
    if request.method != "POST":
        return _page(request, visit, found, found.in_force)
    deed = _DEEDS.get(request.POST.get("deed", ""))
    if deed is None:
        raise Http404
    answer = deed(visit, workplan, request.POST)
    if isinstance(answer, Refused | Stale):
        status = status_of(answer) if isinstance(answer, Refused) else 409
        return _page(request, visit, found, found.in_force, status=status, answer=answer)
    messages.success(request, gettext("It is recorded."))
    return redirect("changes", programme, workplan)


def _words(sent: QueryDict, visit: Visit, name: str) -> dict[str, str]:
    found = {each: sent.get(f"{name}_{each}", "").strip() for each in visit.programme.languages}
    return {language: text for language, text in found.items() if text}


def _asked(visit: Visit, workplan: str, sent: QueryDict) -> dict[str, Any]:
    return {"workplan": workplan, "by": visit.actor, "key": sent.get("key", ""), "now": visit.now}


def _change(visit: Visit, workplan: str, sent: QueryDict, wish: Edit) -> dict[str, Any]:
    return _asked(visit, workplan, sent) | {
        "base": sent.get("base", "")[:64],
        "wishes": (wish,),
        "headline": _words(sent, visit, "headline"),
        "rationale": _words(sent, visit, "rationale"),
    }


def _corrigendum(visit: Visit, workplan: str, sent: QueryDict) -> object:
    languages = visit.programme.languages
    words = {
        name: {each: sent.get(f"{name}_{each}", "") for each in languages if f"{name}_{each}" in sent} for name in TEXTS
    }
    wish = Edit(sent.get("line", "")[:80], words={name: told for name, told in words.items() if told})
    return propose_corrigendum(**_change(visit, workplan, sent, wish))


def _adjustment(visit: Visit, workplan: str, sent: QueryDict) -> object:
    wanted = sent.getlist("quarters")
    cells: dict[tuple[str, ...], Any] = {("quarters", each): True if each in wanted else None for each in QUARTERS}
    for name in sent:
        head, *key = name.split("/")
        if head == "budget" and len(key) == 2:
            cells["budget", key[0], key[1]] = sent.get(name, "").strip() or None
    return propose_adjustment(**_change(visit, workplan, sent, Edit(sent.get("line", "")[:80], cells=cells)))


def _objection(visit: Visit, workplan: str, sent: QueryDict) -> object:
    told: dict[str, Any] = {"adjustment": sent.get("adjustment", ""), "text": _words(sent, visit, "text")}
    return object_to_adjustment(**_asked(visit, workplan, sent), **told)


def _closing(visit: Visit, workplan: str, sent: QueryDict) -> object:
    return close_adjustments(**_asked(visit, workplan, sent))


def _round(visit: Visit, workplan: str, sent: QueryDict) -> object:
    told: dict[str, Any] = {"base": sent.get("base", "")[:64], "reason": _words(sent, visit, "reason")}
    return open_amendment_round(**_asked(visit, workplan, sent), **told)


_DEEDS: Mapping[str, Callable[[Visit, str, QueryDict], object]] = {
    "corrigendum": _corrigendum,
    "adjustment": _adjustment,
    "object": _objection,
    "close": _closing,
    "amend": _round,
}


def _page(
    request: HttpRequest,
    visit: Visit,
    found: WorkplanFound,
    version: VersionFound,
    *,
    status: int = 200,
    answer: Refused | Stale | None = None,
) -> HttpResponse:
    known, plan = queries.adjustments(found.id), queries.plan(version.version_id)
    due = [each for each in known if each.state is AdjustmentState.OPEN and each.window.has_ended(visit.now)]
    return show_plan(
        request,
        "governance/changes.html",
        visit,
        found,
        page="changes",
        status=status,
        version=version,
        changes=[_shown(visit, found, each) for each in reversed(known)],
        may={name: visit.may(deed, found.stage) for name, deed in _RIGHTS.items()},
        due=[each.ref for each in due],
        terms=visit.programme.plan_terms.adjustments,
        lines=[(str(each.id), plan.printed_codes[each.id], each.title) for each in plan.lines],
        **_of_line(request, visit, found, plan),
        languages=[_typed(each, request.POST) for each in visit.programme.languages],
        key=new_key(),
        longest=LONGEST_RATIONALE,
        longest_headline=LONGEST_HEADLINE,
        reasons=said_as(answer) if isinstance(answer, Refused) else (),
        is_stale=isinstance(answer, Stale),
    )


def _of_line(request: HttpRequest, visit: Visit, found: WorkplanFound, plan: Plan) -> dict[str, object]:
    """Return what the forms show of the line that was chosen, as it was typed if it was; nothing of no line."""
    sent = request.POST
    asked = LineId(sent.get("line") or request.GET.get("line", ""))
    if asked not in plan:
        return {"line": None}
    line = plan.line(asked)
    return {
        "line": line,
        "code": plan.printed_codes[asked],
        "texts": _texts(visit, line, sent),
        "quarters": _quarters(line, sent),
        "amounts": _amounts(visit, found, line, sent),
    }


_RIGHTS = {
    "correct": Deed.CORRIGENDUM_PROPOSE,
    "adjust": Deed.ADJUSTMENT_PROPOSE,
    "object": Deed.ADJUSTMENT_OBJECT,
    "close": Deed.ADJUSTMENT_CLOSE,
    "amend": Deed.PLAN_AMEND,
}


def _shown(visit: Visit, found: WorkplanFound, each: AdjustmentFound) -> ChangeShown:
    before = queries.plan(each.base)
    after: Plan = apply(before, each.change_set.operations)
    made = next((version.label for version in found.versions if version.id == each.version), "")
    parties = [one.said.seat for one in each.objections]
    is_open = each.state is AdjustmentState.OPEN and not each.window.has_ended(visit.now)
    is_party = visit.actor.party in decision_rule(visit.programme).parties and visit.actor.party not in parties
    return ChangeShown(
        found=each,
        kind=label(ADJUSTMENT_KINDS, each.kind),
        state=label(ADJUSTMENT_STATES, each.state),
        party=party_name(visit.programme, each.party),
        made=made,
        differences=differences(visit, found.stage_in_force, before, after, (each.change_set,)),
        objections=tuple(
            (party_name(visit.programme, str(one.said.seat)), one.said.text, one.in_time) for one in each.objections
        ),
        may_object=is_open and is_party and visit.may(Deed.ADJUSTMENT_OBJECT, found.stage),
    )


def _texts(visit: Visit, line: Line, sent: QueryDict) -> list[tuple[str, str, str, str]]:
    """Return (name of the input, label, language, words) for every text that the line has."""
    return [
        (f"{name}_{language}", label(FIELD_NAMES, name), language, sent.get(f"{name}_{language}", words))
        for name in TEXTS
        if line.text(name)
        for language in visit.programme.languages
        for words in [line.text(name).texts.get(language, "")]
    ]


def _typed(language: str, sent: QueryDict) -> dict[str, str]:
    typed = {name: sent.get(f"{name}_{language}", "") for name in ("headline", "rationale", "text", "reason")}
    return {"code": language, "name": language_name(language), **typed}


def _quarters(line: Line, sent: QueryDict) -> list[tuple[str, str, bool]]:
    chosen = sent.getlist("quarters") if "quarters" in sent else line.quarters
    return [(each, quarter_in_words(each), each in chosen) for each in QUARTERS]


def _amounts(
    visit: Visit, found: WorkplanFound, line: Line, sent: QueryDict
) -> list[tuple[str, LocalizedText | str, str, str]]:
    """Return (name of the input, source, currency, amount) for the budget, to those who may see money by line."""
    if not visit.may(Deed.FUNDING_READ, found.stage_in_force, own=False):
        return []
    names = {donor.code: donor.name for donor in visit.programme.donors}
    return [
        (name, names.get(source) or gettext("To be mobilized"), currency, sent.get(name, f"{amount:.2f}"))
        for (source, currency), amount in line.budget.items()
        for name in [f"budget/{source}/{currency}"]
    ]
