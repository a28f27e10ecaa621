"""Nothing typed is lost: what a form brought when its sender could not act is laid by in the session and given back."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from maslahat.actions.asking import refused_here
from maslahat.domain.shared.deeds import Deed
from maslahat.web.errors import error_page
from maslahat.web.refusals import said_as
from maslahat.web.workplans.opening import Opened, opened

_LAID_BY = "laid_by"
MOST_KEPT = 200_000
"""Most characters of a form that a session keeps."""


def lay_by(request: HttpRequest) -> None:
    """Keep what was typed until its sender has signed in again."""
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    words = typed.urlencode()
    if len(words) <= MOST_KEPT:
        request.session[_LAID_BY] = {"address": request.path, "typed": words}


def laid_by(request: HttpRequest) -> QueryDict | None:
    """Give back, once, what was typed at this address before."""
    kept = request.session.get(_LAID_BY)
    if not kept or kept["address"] != request.path:
        return None
    del request.session[_LAID_BY]
    return QueryDict(kept["typed"])


def opened_to_propose(request: HttpRequest, programme: str, workplan: str) -> Opened | HttpResponse:
    """Return the newest version of the plan, or the page that says why this visitor may not propose now.

    What somebody typed who is signed out meanwhile is laid by and comes back after signing in. Raises as ``opened``.
    """
    if request.method == "POST" and not request.user.is_authenticated:
        lay_by(request)
        return _signed_out(request)
    found = opened(request, programme, workplan)
    refusal = refused_here(found.visit.actor, Deed.PROPOSAL_PROPOSE, found.workplan)
    if refusal is None:
        return found
    return error_page(
        request,
        403,
        title=gettext("You cannot propose a change here now"),
        words=gettext("Nothing was changed."),
        reasons=said_as(refusal),
        way_out=gettext("Back to the workplan"),
        address=reverse("workplan", args=[programme, workplan]),
    )


def _signed_out(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        403,
        title=gettext("You are signed out"),
        words=gettext("What you typed is kept: sign in, and the form comes back as you left it. Nothing was changed."),
        way_out=gettext("Sign in"),
        address=f"{reverse('sign_in')}?{urlencode({'next': request.path})}",
    )
