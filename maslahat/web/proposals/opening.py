"""Somebody opens a page of one workplan: whether there is such a plan, whether it may be read now, the frame around."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext

from maslahat.actions.drafts import DraftOnScreen, draft_on_screen
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed, Stage
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.workplans.shapes import VersionFound, WorkplanFound
from maslahat.web.in_force import draft_seen
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.decisions import VERSIONS
from maslahat.words.labels import STAGES, label


def open_plan(request: HttpRequest, programme: str, workplan: str, deed: Deed) -> tuple[Visit, WorkplanFound]:
    """Return who comes and the plan; raise Http404 without such a plan, PermissionDenied if it is not for them now."""
    visit, draft = open_draft(request, programme, workplan, deed)
    return visit, draft.workplan


def open_draft(request: HttpRequest, programme: str, workplan: str, deed: Deed) -> tuple[Visit, DraftOnScreen]:
    """Return who comes and the draft with its proposals and conflicts; raises as open_plan does."""
    visit = visit_of(request, programme)
    screen = draft_on_screen(programme, workplan)
    if screen is None:
        raise Http404
    found = draft_seen(visit, screen, deed)
    if found is None:
        raise PermissionDenied
    return visit, found


def show_plan(
    request: HttpRequest,
    template: str,
    visit: Visit,
    workplan: WorkplanFound,
    *,
    page: str,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    """Return a page of the plan inside its frame; ``page`` names the current one among the pages of the plan."""
    told = {
        "workplan": workplan,
        "plan_page": page,
        "stage_label": label(STAGES, workplan.stage),
        "may_finalise": visit.may(Deed.PLAN_FINALISE, workplan.stage),
        "may_discuss": visit.may(Deed.THREAD_READ, workplan.stage),
        "may_read_silence": visit.may(Deed.SILENCE_READ, workplan.stage),
        "is_before_parties": workplan.stage == Stage.FINALIZED,
        "is_endorsed": workplan.endorsed is not None,
        "may_close": workplan.endorsed is not None and visit.may(Deed.LINE_DECIDE_FATE),
        **context,
    }
    return show(request, template, visit, tab="workplans", status=status, **told)


def party_name(programme: Programme, code: str) -> LocalizedText:
    """Return the name of a party, or its code as the text where the programme no longer knows it."""
    known = {str(each.code): each.name for each in programme.parties}
    return known.get(code, LocalizedText.of(en=code))


def version_name(version: VersionFound) -> str:
    """Return a version in words with its printed label: ``consolidated draft C3``."""
    return gettext("%(kind)s %(label)s") % {"kind": label(VERSIONS, version.kind), "label": version.label}
