"""The redline of any two versions of a plan: on a page with the effect on totals, and as a file to keep."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.rights import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.redline import redline as compared
from maslahat.publishing.gathering import plan_view
from maslahat.publishing.redline_html import redline_html
from maslahat.publishing.view import PlanView
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import VersionFound, WorkplanFound
from maslahat.web.proposals.differences import differences
from maslahat.web.proposals.opening import open_plan, show_plan, version_name


@require_safe
def redline(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show what changed from version ``?from=`` to ``?to=`` (printed labels; else from the tabled draft to now)."""
    visit, found = open_plan(request, programme, workplan, Deed.PLAN_READ)
    before, after = _asked(request, found)
    shown = differences(visit, found.stage, queries.plan(before.version_id), queries.plan(after.version_id))
    return show_plan(
        request,
        "proposals/redline.html",
        visit,
        found,
        page="redline",
        before=before,
        after=after,
        before_name=version_name(before),
        after_name=version_name(after),
        versions=[(each.label, version_name(each), each.made_at) for each in found.versions],
        found=shown,
        may_take_file=shown.shows_money,
    )


@require_safe
def redline_file(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Return the same comparison as one HTML file in both languages; it holds money, so it needs the right to it."""
    visit, found = open_plan(request, programme, workplan, Deed.PLAN_READ)
    if not visit.may(Deed.FUNDING_READ, found.stage, own=False):
        raise PermissionDenied(gettext("This file holds money by line, which your role may not see."))
    before, after = (_view(visit.programme, each) for each in _asked(request, found))
    content = redline_html(before, after, compared(before.plan, after.plan))
    response = HttpResponse(content, content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="redline.html"'
    return response


def _asked(request: HttpRequest, found: WorkplanFound) -> tuple[VersionFound, VersionFound]:
    by_label = {each.label: each for each in found.versions}
    try:
        return (
            by_label[request.GET.get("from") or found.base.label],
            by_label[request.GET.get("to") or found.current.label],
        )
    except KeyError as unknown:
        raise Http404 from unknown


def _view(programme: Programme, version: VersionFound) -> PlanView:
    return plan_view(
        programme, queries.plan(version.version_id), label=_in_all(programme, version), as_of=version.made_at
    )


def _in_all(programme: Programme, version: VersionFound) -> LocalizedText:
    names = {}
    for language in programme.languages:
        with override(language):
            names[language] = version_name(version)
    return LocalizedText.of("en", **names)
