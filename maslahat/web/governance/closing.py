"""The page on which a year ends: what becomes of each line, the year closed, and the draft of next year's plan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from maslahat.actions.carrying_over import close_year, decide_fate, prepare_next_year, table_prepared
from maslahat.actions.filing import LONGEST_RATIONALE
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.workplans import STATUS_LIST
from maslahat.domain.shared.deeds import Deed, Stage
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.carrying_over import Fate, multi_year_totals
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.stores.results import progress_queries
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import FateFound, StatusFound, WorkplanFound
from maslahat.web.governance.changing import QUARTERS
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.proposals.opening import open_plan, show_plan
from maslahat.web.refusals import said_as, status_of
from maslahat.web.templatetags.marks import quarter_in_words
from maslahat.web.visits import Visit
from maslahat.web.workplans.served_seen import groups_seen
from maslahat.words.after_endorsement import FATES
from maslahat.words.labels import label

Stands = tuple[LocalizedText | str, str]
"""How a line stands: its status, and for how many of its beneficiary groups the work is done."""


@dataclass(frozen=True, slots=True)
class LineEnding:
    """A line at the end of its year; ``money`` are (name of the input, source, currency, amount carried over)."""

    id: str
    code: str
    title: LocalizedText
    status: LocalizedText | str
    groups: str
    fate: str
    fate_label: str
    reason: LocalizedText
    money: tuple[tuple[str, LocalizedText | str, str, str], ...]
    quarters: tuple[str, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def year(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show every line with what becomes of it; on POST do one of the deeds by which a year ends."""
    visit, found = open_plan(request, programme, workplan, Deed.POSITION_READ)
    if not visit.may(Deed.LINE_DECIDE_FATE):
        raise PermissionDenied
    if found.in_force is None:
        raise Http404
    if request.method != "POST":
        return _page(request, visit, found)
    deed = _DEEDS.get(request.POST.get("deed", ""))
    if deed is None:
        raise Http404
    answer = deed(visit, workplan, request.POST)
    if isinstance(answer, Refused | Stale):
        status = status_of(answer) if isinstance(answer, Refused) else 409
        return _page(request, visit, found, status=status, answer=answer)
    messages.success(request, gettext("It is recorded."))
    return redirect("year", programme, workplan)


def _asked(visit: Visit, workplan: str, sent: QueryDict) -> dict[str, Any]:
    return {"workplan": workplan, "by": visit.actor, "key": sent.get("key", ""), "now": visit.now}


def _fate(visit: Visit, workplan: str, sent: QueryDict) -> object:
    fate = sent.get("fate", "")
    money = {name.partition("/")[2]: str(sent[name]).strip() for name in sent if name.startswith("unspent/")}
    reason = {each: sent.get(f"reason_{each}", "").strip() for each in visit.programme.languages}
    return decide_fate(
        line=sent.get("line", "")[:80],
        fate=fate,
        reason={language: words for language, words in reason.items() if words},
        unspent={name: amount for name, amount in money.items() if amount} if fate == Fate.CARRIED_OVER else {},
        **_asked(visit, workplan, sent),
    )


def _close(visit: Visit, workplan: str, sent: QueryDict) -> object:
    return close_year(base=sent.get("base", "")[:64], **_asked(visit, workplan, sent))


def _prepare(visit: Visit, workplan: str, sent: QueryDict) -> object:
    quarters = {name.partition("/")[2]: sent.getlist(name) for name in sent if name.startswith("quarters/")}
    told: dict[str, Any] = {"code": sent.get("code", "").strip(), "lines": sent.getlist("lines"), "quarters": quarters}
    return prepare_next_year(**told, **_asked(visit, workplan, sent))


def _table(visit: Visit, _workplan: str, sent: QueryDict) -> object:
    base = sent.get("base", "")[:64]
    return table_prepared(base=base, **_asked(visit, sent.get("code", "")[:80], sent))


_DEEDS: Mapping[str, Callable[[Visit, str, QueryDict], object]] = {
    "fate": _fate,
    "close": _close,
    "prepare": _prepare,
    "table": _table,
}


def _page(
    request: HttpRequest,
    visit: Visit,
    found: WorkplanFound,
    *,
    status: int = 200,
    answer: Refused | Stale | None = None,
) -> HttpResponse:
    version, fates = found.in_force or found.current, queries.fates(found.id)
    plan = queries.plan(version.version_id)
    lines = _lines(visit, found, plan, fates)
    return show_plan(
        request,
        "governance/year.html",
        visit,
        found,
        page="year",
        status=status,
        version=version,
        lines=lines,
        left=sum(not each.fate for each in lines),
        fates=[(each.value, label(FATES, each)) for each in Fate],
        may_decide=visit.may(Deed.LINE_DECIDE_FATE, found.stage),
        may_finish=visit.may(Deed.PLAN_CLOSE, found.stage),
        **_next_year(visit, found, plan, fates),
        quarters=[(each, quarter_in_words(each)) for each in QUARTERS],
        languages=[(each, language_name(each)) for each in visit.programme.languages],
        key=new_key(),
        longest=LONGEST_RATIONALE,
        reasons=said_as(answer) if isinstance(answer, Refused) else (),
        is_stale=isinstance(answer, Stale),
    )


def _next_year(visit: Visit, found: WorkplanFound, plan: Plan, fates: Mapping[LineId, FateFound]) -> dict[str, object]:
    """Return what the page says of next year's plan."""
    following = _following(found)
    is_open = following is None or following.stage == Stage.DRAFT
    return {
        "following": following,
        "may_prepare": is_open and visit.may(Deed.PLAN_PREPARE, found.stage),
        "next_code": following.code if following else _next_code(found),
        "next_year": found.year + 1,
        "both_years": _both_years(plan, following, fates),
    }


def _following(found: WorkplanFound) -> WorkplanFound | None:
    """Return the plan of the next year that continues lines of this one, or one that is being prepared."""
    known = queries.workplans(found.programme)
    return next((each for each in known if each.year == found.year + 1 and each.versions), None)


def _next_code(found: WorkplanFound) -> str:
    year = str(found.year)
    return found.code.replace(year, str(found.year + 1)) if year in found.code else f"{found.code}-{found.year + 1}"


def _both_years(
    plan: Plan, following: WorkplanFound | None, fates: Mapping[LineId, FateFound]
) -> list[tuple[str, object]]:
    """Return (currency, amount) of both years together, carried-over money counted once (E88)."""
    if following is None:
        return []
    total: dict[str, Any] = {}
    years = (plan, queries.plan(following.current.version_id))
    for (_, currency), amount in multi_year_totals(years, [each.decided for each in fates.values()]).items():
        total[currency] = total.get(currency, 0) + amount
    return sorted(total.items())


def _lines(visit: Visit, found: WorkplanFound, plan: Plan, fates: Mapping[LineId, FateFound]) -> list[LineEnding]:
    statuses, done_for = queries.statuses(found.id), progress_queries.done_for(found.id)
    donors = {donor.code: donor.name for donor in visit.programme.donors}
    return [
        _line(
            plan,
            line,
            fates.get(line.id),
            _stands(visit, line, statuses.get(line.id), done_for.get(line.id, frozenset())),
            donors,
        )
        for line in plan.lines
    ]


def _stands(visit: Visit, line: Line, noted: StatusFound | None, told: frozenset[str]) -> Stands:
    """Return the status of a line, and for how many of its groups the work is done (R76)."""
    groups = groups_seen(visit.programme, line, told)
    status = (visit.programme.label(STATUS_LIST, noted.status) or noted.status) if noted else ""
    return status, groups.count if groups else ""


def _line(
    plan: Plan, line: Line, fate: FateFound | None, stands: Stands, donors: Mapping[str, LocalizedText]
) -> LineEnding:
    carried = fate.decided.unspent if fate and fate.decided.fate is Fate.CARRIED_OVER else line.budget
    return LineEnding(
        id=line.id,
        code=plan.printed_codes[line.id],
        title=line.title,
        status=stands[0],
        groups=stands[1],
        fate=fate.decided.fate.value if fate else "",
        fate_label=label(FATES, fate.decided.fate) if fate else "",
        reason=fate.decided.reason if fate else LocalizedText(),
        money=tuple(
            (
                f"unspent/{source}/{currency}",
                donors.get(source) or gettext("To be mobilized"),
                currency,
                f"{carried.get((source, currency), 0):.2f}",
            )
            for source, currency in line.budget
        ),
        quarters=line.quarters,
    )
