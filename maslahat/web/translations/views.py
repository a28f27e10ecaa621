"""How the texts of a plan stand in each language, and the page on which one of them gets new words (R56)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.actions.drafts import DraftOnScreen
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.translating import translate_text
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LONGEST_TEXT
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.proposals.opening import open_draft, show_plan
from maslahat.web.refusals import said_as, status_of
from maslahat.web.translations.showing import TextOpened, TextShown, opened, texts_shown
from maslahat.web.visits import Visit
from maslahat.words.labels import TEXT_KINDS, label

A_PAGE = 100


@require_safe
def translations(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the texts that wait for a translation, or all, as ``?state=all&language=&kind=&line=`` asks."""
    visit, screen = open_draft(request, programme, workplan, Deed.PLAN_READ)
    sees = visit.may(Deed.PROPOSAL_READ, screen.workplan.stage)
    everything = texts_shown(screen, with_proposals=sees)
    sought = {name: request.GET.get(name, "")[:80].strip() for name in ("state", "language", "kind", "line")}
    open_now = [each for each in everything if each.is_open]
    rows = [each for each in (everything if sought["state"] == "all" else open_now) if _fits(each, sought)]
    kinds = dict.fromkeys(each.kind for each in everything)
    return show_plan(
        request,
        "translations/list.html",
        visit,
        screen.workplan,
        page="translations",
        rows=Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        number=len(rows),
        all=len(everything),
        waiting=len(open_now),
        sought=sought,
        kinds=[(each, label(TEXT_KINDS, each)) for each in kinds],
        languages=[(each, language_name(each)) for each in screen.programme.languages],
        may_translate=visit.may(Deed.TEXT_TRANSLATE, screen.workplan.stage),
    )


def _fits(text: TextShown, sought: dict[str, str]) -> bool:
    line = sought["line"]
    return (
        sought["language"] in ("", text.language)
        and sought["kind"] in ("", text.kind)
        and (not line or line == text.line or text.code.lower().startswith(line.lower()))
    )


@require_http_methods(["GET", "HEAD", "POST"])
def translation(
    request: HttpRequest, programme: str, workplan: str, line: str, place: str, language: str
) -> HttpResponse:
    """Show one text beside its translation and what changed since; on POST give the translation new words."""
    visit, screen = open_draft(request, programme, workplan, Deed.PLAN_READ)
    found = _found(screen, line, place, language)
    if request.method != "POST":
        return _page(request, visit, screen, found)
    answer = translate_text(
        workplan=workplan,
        line=line,
        place=place,
        language=language,
        original=request.POST.get("original", "")[:20],
        words=request.POST.get("words", ""),
        made_from=request.POST.get("made_from", "")[:16],
        standing=request.POST.get("standing", "")[:16],
        by=visit.actor,
        key=request.POST.get("key", ""),
        now=visit.now,
    )
    if isinstance(answer, Refused | Stale):
        _, screen = open_draft(request, programme, workplan, Deed.PLAN_READ)
        status = status_of(answer) if isinstance(answer, Refused) else 409
        reasons = said_as(answer) if isinstance(answer, Refused) else ()
        found = _found(screen, line, place, language)
        return _page(request, visit, screen, found, status=status, reasons=reasons, is_stale=isinstance(answer, Stale))
    messages.success(request, gettext("The translation stands in the draft beside its original."))
    return redirect("translations", programme, workplan)


def _found(screen: DraftOnScreen, line: str, place: str, language: str) -> TextOpened:
    found = opened(screen, line, place, language)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, visit: Visit, screen: DraftOnScreen, found: TextOpened, *, status: int = 200, **told: object
) -> HttpResponse:
    return show_plan(
        request,
        "translations/one.html",
        visit,
        screen.workplan,
        page="translations",
        status=status,
        found=found,
        text=found.shown,
        typed=request.POST.get("words", found.translation),
        key=new_key(),
        longest=LONGEST_TEXT,
        may_translate=visit.may(Deed.TEXT_TRANSLATE, screen.workplan.stage),
        **told,
    )
