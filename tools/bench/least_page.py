"""Every address of Maslahat, and beside them the least pages: a list of fifty rows, and a page that is still so."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import condition

from maslahat.config.urls import handler400, handler403, handler404, handler500
from maslahat.stores.journal import queries

ROWS = 50
_PAGE = engines["django"].from_string(
    "<!doctype html><title>Least</title><table>{% for row in rows %}"
    "<tr><td>{{ row.number }}<td>{{ row.deed }}<td>{{ row.about }}</tr>{% endfor %}</table>"
)


@login_required
def least(request: HttpRequest, programme: str) -> HttpResponse:
    """Show fifty entries of the journal, as barely as can be."""
    return HttpResponse(_PAGE.render({"rows": queries.entries(programme)[:ROWS]}, request))


def _newest(_request: HttpRequest, programme: str) -> str:
    return f'"{queries.entries(programme).values_list("hash", flat=True).first()}"'


@login_required
@condition(etag_func=_newest)
def again(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the name of the last entry, to whoever does not have it: one row is asked."""
    return HttpResponse(_newest(request, programme))


urlpatterns: list[URLPattern | URLResolver] = [
    path("bench/<str:programme>/least/", least),
    path("bench/<str:programme>/again/", again),
    path("", include("maslahat.web.urls")),
]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
