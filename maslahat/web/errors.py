"""Pages for what went wrong: what happened, and the way out, in the reader's language."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.csrf import requires_csrf_token

from maslahat.web.preferences import theme_of

Reasons = Sequence[dict[str, str]]


def error_page(
    request: HttpRequest,
    code: int,
    *,
    title: str,
    words: str,
    way_out: str = "",
    address: str = "/",
    reasons: Reasons = (),
) -> HttpResponse:
    """Return a whole page with this status: the title, what happened, each reason with its rule, and the way out."""
    context = {
        "error_code": code,
        "error_title": title,
        "error_words": words,
        "reasons": reasons,
        "way_out": way_out or gettext("To the list of programmes"),
        "way_out_address": address,
    }
    return render(request, "error.html", context, status=code)


@requires_csrf_token
def bad_request(request: HttpRequest, *_told: object, **_named: object) -> HttpResponse:
    """400: the request could not be read."""
    return error_page(
        request,
        400,
        title=gettext("The request could not be read"),
        words=gettext(
            "Something in the address or in the form was not in a shape this site understands. Nothing was changed."
        ),
    )


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the reader's role does not allow this; signing in is offered to strangers."""
    is_stranger = not request.user.is_authenticated
    return error_page(
        request,
        403,
        title=gettext("This page is not open to your role"),
        words=str(exception)
        if exception and str(exception)
        else gettext("The rights table says who may do what. Nothing was changed."),
        way_out=gettext("Sign in") if is_stranger else gettext("Who may do what"),
        address="/sign-in/" if is_stranger else "/rights/",
    )


@requires_csrf_token
def not_found(request: HttpRequest, *_told: object, **_named: object) -> HttpResponse:
    """404: nothing stands at this address, or nothing this reader may know of."""
    return error_page(
        request,
        404,
        title=gettext("There is nothing at this address"),
        words=gettext("It may have been typed wrongly, or it names something you may not see. Nothing was changed."),
    )


def form_too_old(request: HttpRequest, *_told: object, **_named: object) -> HttpResponse:
    """403 for a form whose safety token is missing or old: say so, and how to send it again."""
    return error_page(
        request,
        403,
        title=gettext("This form has grown too old"),
        words=gettext(
            "It was opened before you signed in or out, or cookies are switched off. Go back, load the page again "
            "and send the form once more. Nothing was changed."
        ),
        way_out=gettext("Load the page again"),
        address=request.path,
    )


def too_many_attempts(request: HttpRequest, *_args: object, **_named: object) -> HttpResponse:
    """429: too many wrong passwords for one name; say how long to wait."""
    return error_page(
        request,
        429,
        title=gettext("Too many attempts to sign in"),
        words=gettext("For the safety of the account this name is closed for 15 minutes. Then try again."),
        way_out=gettext("Back to signing in"),
        address="/sign-in/",
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault. The page asks nothing of the database, which may be what broke."""
    page = render_to_string("broken.html", {"theme": theme_of(request)})
    return HttpResponse(page, status=500)
