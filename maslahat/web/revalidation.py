"""Pages that a browser has already: it asks whether they are still so, and is told in a line instead of a page.

A page is named by all that its words follow from: what was done (the last entry of the journal), the day, whose eyes
read, in which language and zone, by which address, and by which state of the program. It may be kept by the reader's
own browser alone, and never be shown without asking.

This is for pages on which nothing is done. A form of a deed carries a key that serves once; a page that came out of
a browser's memory would send an old one, and the new deed would pass for one done before.
"""

from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language

from maslahat.domain.shared.canonical import fingerprint
from maslahat.stores.journal import queries as journal
from maslahat.web.preferences import theme_of
from maslahat.web.reading_zone import reading_zone
from maslahat.web.visits import visit_once

View = Callable[..., HttpResponse]


def revalidated(view: View) -> View:
    """Return the view of a page of a programme that answers 304 to a browser which has the page as it still is.

    Who comes, and with which rights, is found out before: whoever may no longer read has another name for the page,
    and gets what the view answers.
    """

    @wraps(view)
    def answer(request: HttpRequest, programme: str, *args: object, **at: object) -> HttpResponse:
        name = _name_of(request, programme)
        if name is None:
            return view(request, programme, *args, **at)
        is_known = name in parse_etags(request.headers.get("If-None-Match", ""))
        found = HttpResponse(status=304) if is_known else view(request, programme, *args, **at)
        if found.status_code in (200, 304):
            found["ETag"], found["Cache-Control"] = name, "private, no-cache"
            patch_vary_headers(found, ("Cookie", "Accept-Language"))
        return found

    return answer


def _name_of(request: HttpRequest, programme: str) -> str | None:
    """Return the weak ETag of the page that is asked for; None if this answer is for once alone."""
    if settings.DEBUG or request.headers.get("HX-Request") or len(get_messages(request)):
        return None
    visit = visit_once(request, programme)
    record = journal.newest_hash(programme)
    if not record:
        return None
    user, actor = request.user, visit.actor
    parts = [
        record,
        visit.now.date().isoformat(),
        visit.now.astimezone(reading_zone()).date().isoformat(),
        str(reading_zone()),
        get_language() or "",
        theme_of(request),
        request.get_full_path(),
        str(user.pk),
        user.get_username(),
        str(getattr(user, "office", "")),
        *(actor.role.value, actor.party, actor.country, str(actor.accreditation)),
        request.COOKIES.get(settings.CSRF_COOKIE_NAME, ""),
        str(settings.MASLAHAT_DEMO),
        _program(),
    ]
    return f'W/"{fingerprint(parts)}"'


@cache
def _program() -> str:
    """Return a name for the program as it is installed: other templates make other pages of the same record."""
    files = (each for each in sorted(Path(__file__).parents[1].rglob("*")) if each.suffix not in (".pyc", ""))
    return fingerprint([f"{each} {status.st_mtime_ns} {status.st_size}" for each in files if (status := each.stat())])
