"""How a reader likes to read: language, light or dark. Kept in cookies, changed by POST, without JavaScript."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "theme"
LONGEST_PATH = 2000


def theme_of(request: HttpRequest) -> str:
    """Return ``light``, ``dark`` or, if the reader chose nothing, ``auto``: as the device."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


def page_to_return_to(request: HttpRequest) -> str:
    """Return the page of this site named by ``next``, a path from the root; the home page if it names none."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    is_path = wanted.startswith("/") and wanted.isprintable() and len(wanted) <= LONGEST_PATH
    return wanted if is_ours and is_path else "/"


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language chosen and return to the same page; an unknown language changes nothing."""
    answer = HttpResponseRedirect(page_to_return_to(request))
    language = request.POST.get("language")
    if language in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
        )
    return answer


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep light, dark or as-the-device and return to the same page; an unknown word changes nothing."""
    answer = HttpResponseRedirect(page_to_return_to(request))
    theme = request.POST.get("theme")
    if theme in THEMES:
        answer.set_cookie(
            THEME_COOKIE,
            theme,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
        )
    return answer
