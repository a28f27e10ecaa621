"""Pages about the site itself: what it is and its licence, how accessible it is, and whether it is in health."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Show what Maslahat is, its licence and where its source is."""
    return render(request, "about/show.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show what standard of access the site keeps and whom to tell of a barrier."""
    return render(request, "about/accessibility.html")


@require_safe
@never_cache
def health(_request: HttpRequest) -> JsonResponse:
    """Answer 200 if the database answers, else 503; for the machine that watches the installation."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return JsonResponse({"database": "away"}, status=503)
    return JsonResponse({"database": "answers"})
