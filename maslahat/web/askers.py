"""From which address a request comes, for limits on what anybody may ask without signing in."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the address of whoever asks; behind a proxy the one that the proxy itself saw, and nothing claimed before.

    A proxy appends what it saw to ``X-Forwarded-For``; what stands left of it the asker may have written.
    """
    seen = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.MASLAHAT_BEHIND_PROXY:
        return seen
    told = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return told[:64] or seen
