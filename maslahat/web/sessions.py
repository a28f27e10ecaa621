"""Sessions of those who come in a crowd, read with one question; of all others each by itself, as Django does."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.backends import db
from django.http import HttpRequest, HttpResponse

from maslahat.stores.together import know, known


class SessionStore(db.SessionStore):
    """Django's sessions in the database; one that is known beyond doubt is not read again."""

    def load(self) -> dict[str, Any]:
        """Return what the session keeps."""
        found: tuple[dict[str, Any], AbstractBaseUser] | None = known(("session", self.session_key))
        return dict(found[0]) if found else super().load()


def know_session(key: str, kept: dict[str, Any], person: AbstractBaseUser) -> None:
    """Let requests that are answered together know a session and whose it is, both beyond doubt."""
    know(("session", key), (kept, person))


def begin_as_known(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware that asks nobody for the person of a session that is known beyond doubt."""

    def middleware(request: HttpRequest) -> HttpResponse:
        found: tuple[dict[str, Any], Any] | None = known(("session", request.session.session_key))
        if found:
            request.user = found[1]
        return answer(request)

    return middleware
