"""Photographs of a story: the page where communications puts them up and takes them down, and the picture itself."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from maslahat.actions.outcomes import Refused
from maslahat.actions.stories.photographs import MOST_PHOTOGRAPHS, SentPicture, add_photograph, take_photograph_down
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.stories import queries
from maslahat.stores.stories.reading import StoryFound
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.stored_files import NOTHING_RUNS
from maslahat.web.stories.forms import PhotographForm
from maslahat.web.visits import Visit, show, visit_of


@require_http_methods(["GET", "HEAD", "POST"])
def photographs(request: HttpRequest, programme: str, story: str) -> HttpResponse:
    """Show the photographs of a story to its editors; on POST put one up, or show why not with what was typed."""
    visit, found = _opened(request, programme, story)
    if request.method != "POST":
        return _page(request, visit, found)
    form = PhotographForm(request.POST, request.FILES, languages=visit.programme.languages)
    if not form.is_valid():
        return _page(request, visit, found, form=form, status=422)
    sent = form.cleaned_data["picture"]
    answer = add_photograph(
        story=story,
        picture=SentPicture.of(sent.read() if sent else b""),
        alternative=form.texts("alternative"),
        credit=form.texts("credit"),
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _page(request, visit, found, form=form, status=status_of(answer), reasons=said_as(answer))
    messages.success(request, gettext("The photograph stands with the story."))
    return redirect("story_photographs", programme, story)


@require_POST
def take_down(request: HttpRequest, programme: str, story: str, photograph: int) -> HttpResponse:
    """Take a photograph down, or show why not."""
    visit, found = _opened(request, programme, story)
    key = request.POST.get("key", "")[:200]
    answer = take_photograph_down(story=story, photograph=photograph, by=visit.actor, key=key, now=visit.now)
    if isinstance(answer, Refused):
        return _page(request, visit, found, status=status_of(answer), reasons=said_as(answer))
    messages.success(request, gettext("The photograph is taken down."))
    return redirect("story_photographs", programme, story)


@require_safe
def picture(request: HttpRequest, programme: str, story: str, photograph: int) -> HttpResponse:
    """Return a photograph while its story is in public, to its editors before that as well; else it does not exist."""
    visit = visit_of(request, programme)
    found = queries.story(programme, story)
    if found is None or not (found.in_public or visit.may(Deed.STORY_READ)):
        raise Http404
    try:
        content = queries.photograph(found.id, photograph)
    except LookupError as missing:
        raise Http404 from missing
    stands = next(each for each in found.photographs if each.number == photograph)
    headers = {
        "Content-Disposition": f'inline; filename="{found.slug}-{photograph}.jpg"',
        "Content-Security-Policy": NOTHING_RUNS,
        "X-Content-Type-Options": "nosniff",
        "ETag": f'"{stands.sha256}"',
        "Cache-Control": "private, max-age=300" if found.in_public else "private, no-store",
    }
    return HttpResponse(content, content_type="image/jpeg", headers=headers)


def _opened(request: HttpRequest, programme: str, story: str) -> tuple[Visit, StoryFound]:
    visit = visit_of(request, programme)
    if not visit.may(Deed.STORY_READ):
        raise PermissionDenied
    found = queries.story(programme, story)
    if found is None:
        raise Http404
    return visit, found


def _page(
    request: HttpRequest,
    visit: Visit,
    found: StoryFound,
    *,
    form: PhotographForm | None = None,
    status: int = 200,
    **told: object,
) -> HttpResponse:
    may_change = visit.may(Deed.STORY_RELEASE)
    empty = PhotographForm(initial={"key": new_key()}, languages=visit.programme.languages)
    return show(
        request,
        "stories/photographs.html",
        visit,
        tab="stories",
        status=status,
        story=found,
        may_change=may_change,
        form=(form or empty) if may_change else None,
        most=MOST_PHOTOGRAPHS,
        key=new_key(),
        **told,
    )
