"""Requests that nobody at a browser can send: a NUL in an address or a field, which PostgreSQL does not even take."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse

from maslahat.web.errors import bad_request

NUL = "\x00"


def refuse_unreadable(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware that answers 400 to such a request before any page or deed sees it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        told = [request.path_info, *_words(request.GET.lists()), *_words(request.POST.lists())]
        return bad_request(request) if any(NUL in words for words in told) else answer(request)

    return middleware


def _words(lists: Iterable[tuple[str, list[str]]]) -> list[str]:
    return [str(word) for name, words in lists for word in (name, *words)]
