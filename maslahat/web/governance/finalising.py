"""The page on which the secretariat freezes the text: all that is open, what is accepted as it is, the fingerprint."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from maslahat.actions.drafts import DraftOnScreen
from maslahat.actions.filing import LONGEST_RATIONALE
from maslahat.actions.open_matters import OpenMatters, open_matters
from maslahat.actions.outcomes import NotReady, Reason, Refused, Stale
from maslahat.actions.workplans import finalise_plan
from maslahat.domain.shared.deeds import Deed, Stage
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.translations import TranslationState
from maslahat.stores.discussions import queries as discussions
from maslahat.stores.workplans import queries
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.proposals.opening import open_draft, show_plan
from maslahat.web.refusals import said_as, status_of
from maslahat.web.templatetags.texts import reading_language
from maslahat.web.visits import Visit
from maslahat.words.labels import ROLES, TEXT_KINDS, TRANSLATION_STATES, label
from maslahat.words.refusals import sentence


@dataclass(frozen=True, slots=True)
class MatterShown:
    """One open matter in words; ``line``, ``proposal``, ``thread`` lead to what it is about, ``own`` is its reason."""

    name: str
    words: str
    way_out: str
    rule: str
    line: str
    proposal: str
    thread: int
    is_conflict: bool
    is_accepted: bool = False
    own: str = ""
    is_text: bool = False
    group: str = ""
    group_label: str = ""


@dataclass(frozen=True, slots=True)
class AcceptedShown:
    """A matter that was accepted as it is when the text became final: what, why, and who accepted it."""

    words: str
    reason: LocalizedText
    office: LocalizedText
    role: str


@require_http_methods(["GET", "HEAD", "POST"])
def finalise(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show what stands between the draft and a final text; on POST freeze it, if nothing does any more."""
    visit, screen = open_draft(request, programme, workplan, Deed.PLAN_READ)
    if not visit.may(Deed.PLAN_FINALISE):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, visit, screen)
    answer = finalise_plan(
        workplan=workplan,
        draft=request.POST.get("draft", "")[:64],
        by=visit.actor,
        key=request.POST.get("key", ""),
        now=visit.now,
        accepted=_accepted(request.POST, screen),
    )
    if isinstance(answer, Refused | NotReady | Stale):
        _, screen = open_draft(request, programme, workplan, Deed.PLAN_READ)
        status = status_of(answer) if isinstance(answer, Refused) else 409
        return _page(request, visit, screen, status=status, typed=request.POST, answer=answer)
    messages.success(request, gettext("The text is final. The parties state their positions on this fingerprint."))
    return redirect("endorse", programme, workplan)


def _accepted(sent: QueryDict, screen: DraftOnScreen) -> Mapping[str, Mapping[str, str]]:
    """Return each matter that was ticked, by itself or with all of its kind, with its own reason or the common one.

    A kind stands for the matters of that kind that the page listed by name: the draft is the one that was on it.
    """
    common = {each: sent.get(f"reason_{each}", "").strip() for each in screen.programme.languages}
    common = {language: text for language, text in common.items() if text}
    found: dict[str, Mapping[str, str]] = {}
    kinds = frozenset(sent.getlist("accept_kind"))
    of_kind = [each for each in _matters(screen).acceptable if _group(each) in kinds] if kinds else []
    for name in (*sent.getlist("accept"), *(str(each.facts["name"]) for each in of_kind)):
        own = sent.get(f"own-{name}", "").strip()
        found[name] = {reading_language(): own} if own else common
    return found


def _page(
    request: HttpRequest,
    visit: Visit,
    screen: DraftOnScreen,
    *,
    status: int = 200,
    typed: QueryDict | None = None,
    answer: Refused | NotReady | Stale | None = None,
) -> HttpResponse:
    matters = _matters(screen)
    sent = typed if typed is not None else QueryDict()
    ticked = frozenset(sent.getlist("accept"))
    languages = screen.programme.languages
    return show_plan(
        request,
        "governance/finalise.html",
        visit,
        screen.workplan,
        page="finalise",
        status=status,
        is_open=screen.workplan.stage in (Stage.CONSULTATION, Stage.REVIEW),
        draft=screen.workplan.current,
        lines=len(screen.consolidation.plan.lines),
        blocking=[_shown(each) for each in matters.blocking],
        acceptable=[_shown(each, ticked, sent) for each in sorted(matters.acceptable, key=_group)],
        ticked_kinds=sent.getlist("accept_kind"),
        accepted=_as_accepted(screen, matters),
        is_ready=not matters.blocking,
        key=new_key(),
        reasons=said_as(answer) if isinstance(answer, Refused) else (),
        is_stale=isinstance(answer, Stale),
        left=len(answer.acceptable) if isinstance(answer, NotReady) else 0,
        common=[(each, language_name(each), sent.get(f"reason_{each}", "")) for each in languages],
        longest=LONGEST_RATIONALE,
    )


def _matters(screen: DraftOnScreen) -> OpenMatters:
    return open_matters(
        queries.plan(screen.workplan.base.version_id),
        screen.consolidation,
        screen.workplan,
        screen.proposals,
        screen.rules,
        [each.thread for each in discussions.threads(screen.workplan.id)],
    )


def _group(reason: Reason) -> str:
    """Return the kind of a matter that may be accepted: what is wrong, with which kind of text, in which language."""
    return ":".join((reason.code, *(str(reason.facts.get(name, "")) for name in ("text_kind", "language"))))


def _group_label(reason: Reason) -> str:
    kind = label(TEXT_KINDS, str(reason.facts.get("text_kind", "")))
    state = TranslationState.STALE if reason.code.endswith("stale") else TranslationState.MISSING
    if not kind:
        return gettext("Other")
    return f"{kind} · {language_name(str(reason.facts['language']))} · {label(TRANSLATION_STATES, state)}"


def _as_accepted(screen: DraftOnScreen, matters: OpenMatters) -> list[AcceptedShown]:
    """Return what was accepted as it is when the newest version became final, each by its name."""
    known = {str(each.facts["name"]): sentence(each.code, each.facts)["words"] for each in matters.acceptable}
    return [
        AcceptedShown(known.get(each.name, each.name), each.reason, each.office, label(ROLES, each.role))
        for each in screen.workplan.current.note
    ]


def _shown(reason: Reason, ticked: frozenset[str] = frozenset(), sent: QueryDict | None = None) -> MatterShown:
    told, name = sentence(reason.code, reason.facts), str(reason.facts.get("name", ""))
    return MatterShown(
        name=name,
        words=told["words"],
        way_out=told["way_out"],
        rule=told["rule"],
        line=str(reason.facts.get("line_id", "")),
        proposal=str(reason.facts.get("proposal", "")),
        thread=int(reason.facts.get("thread", 0)),
        is_conflict=reason.code.startswith("open_conflict"),
        is_accepted=name in ticked,
        own=sent.get(f"own-{name}", "") if sent else "",
        is_text="translation" in reason.code or reason.code.startswith("concern_k11"),
        group=_group(reason),
        group_label=_group_label(reason),
    )
