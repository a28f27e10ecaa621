"""Files that people sent, given back as they came: to take away, and nothing in them runs in a browser."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

NOTHING_RUNS = "default-src 'none'; sandbox"
"""The content security policy of a file that somebody sent."""


def stored_file(content: bytes, name: str, media_type: str, **headers: str) -> HttpResponse:
    """Return a file to take away under the name it came with, kept by no cache; ``headers`` are further ones."""
    told = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "Content-Security-Policy": NOTHING_RUNS,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=media_type, headers=told | headers)
