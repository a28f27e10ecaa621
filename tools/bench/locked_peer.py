"""The least site that writes under a lock: Django's default middleware, one receipt a request, and a bare greeting.

Served by the same server in the same way as the product, on the same database, so that only the pages differ.
"""

import os
from typing import cast

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maslahat.config.settings")
settings.ROOT_URLCONF = "tools.bench.locked_peer"
settings.MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

from django.core.wsgi import get_wsgi_application  # noqa: E402 - only once the settings are as they shall be

application = WSGIMiddleware(cast(WSGIApp, get_wsgi_application()), workers=16)

from django.db import transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402

from maslahat.stores.journal import load, save  # noqa: E402
from maslahat.stores.journal.locks import one_by_one  # noqa: E402


def hello(_request: HttpRequest) -> HttpResponse:
    """Answer without asking the database anything."""
    return HttpResponse("ok")


def locked(request: HttpRequest) -> HttpResponse:
    """Keep one receipt, in a transaction of its own, while nobody else writes."""
    keep_one(request.POST["key"])
    return HttpResponse("ok")


def keep_one(key: str) -> None:
    """Store one receipt under the lock of a journal, as any record must do; no right is asked, nothing is sealed."""
    with one_by_one(), transaction.atomic():
        load.head("bench")
        save.keep_receipt(actor="bench", key=key, deed="x", request=None, outcome=None, now=timezone.now())


urlpatterns = [path("hello/", hello), path("locked/", locked)]
