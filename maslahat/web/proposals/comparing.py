"""The redline of any two versions of a plan: on a page with the effect on totals, and as files to keep."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.proposals import TAKES_EFFECT, ProposalState
from maslahat.publishing.gathering import plan_view
from maslahat.publishing.redline_view import Credit
from maslahat.publishing.view import PlanView
from maslahat.stores.journal import queries as journal
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import VersionFound, WorkplanFound
from maslahat.web.proposals import redline_files
from maslahat.web.proposals.differences import Differences, differences
from maslahat.web.proposals.opening import open_draft, open_plan, show_plan, version_name
from maslahat.web.proposals.showing import find, texts_around
from maslahat.web.visits import Visit, same_page


@require_safe
def redline(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show what changed from version ``?from=`` to ``?to=`` (printed labels; else from the tabled draft to now)."""
    visit, found = open_plan(request, programme, workplan, Deed.PLAN_READ)
    before, after = _asked(request, found)

    def compared() -> Differences:
        then, now = (queries.plan(each.version_id) for each in (before, after))
        return differences(visit, found.stage, then, now, [each for each, _ in _agreed(visit, found)], named=True)

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
        make_redline=compared,
        same_page=same_page(request, visit, journal.newest_hash(programme)),
        kinds=tuple(redline_files.KINDS),
    )


@require_safe
def redline_file(request: HttpRequest, programme: str, workplan: str, kind: str) -> HttpResponse:
    """Return the same comparison as a file of this kind in both languages, with what the page would show."""
    visit, found = open_plan(request, programme, workplan, Deed.PLAN_READ)
    before, after = _asked(request, found)
    then, now = (_view(visit.programme, each, queries.plan(each.version_id)) for each in (before, after))
    name = f"{found.code}-{before.label}-{after.label}"
    return redline_files.file_of(visit, found.stage, (then, now), _agreed(visit, found), kind=kind, name=name)


@require_safe
def proposal_redline(request: HttpRequest, programme: str, workplan: str, ref: str, kind: str) -> HttpResponse:
    """Return what a proposal changes as a file of this kind: as proposed, or ``?text=amended`` as accepted."""
    visit, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
    proposal = find(screen, ref)
    change_set = proposal.effective if request.GET.get("text") == "amended" else proposal.change_set
    then, now = texts_around(screen, change_set)
    before = _view(screen.programme, screen.workplan.base, then)
    label = LocalizedText.of(en=f"Proposal {ref}", ru=f"Предложение {ref}")
    after = plan_view(screen.programme, now, label=label, as_of=proposal.filed_at)
    wishes = [(change_set, Credit((proposal.party,), proposal.filed_at))]
    name = f"{screen.workplan.code}-{ref}"
    return redline_files.file_of(visit, screen.workplan.stage, (before, after), wishes, kind=kind, name=name)


def _agreed(visit: Visit, found: WorkplanFound) -> list[redline_files.Wish]:
    """Return the agreed proposals, which a reader of proposals may see named as the authors of changes."""
    if not visit.may(Deed.PROPOSAL_READ, found.stage):
        return []
    return [
        (each.effective, Credit((each.party,), each.decided_at or each.filed_at))
        for each in queries.proposals(found.id)
        if ProposalState(each.state) in TAKES_EFFECT and each.round <= found.base.place
    ]


def _asked(request: HttpRequest, found: WorkplanFound) -> tuple[VersionFound, VersionFound]:
    by_label = {each.label: each for each in found.versions}
    try:
        return (
            by_label[request.GET.get("from") or found.base.label],
            by_label[request.GET.get("to") or found.current.label],
        )
    except KeyError as unknown:
        raise Http404 from unknown


def _view(programme: Programme, version: VersionFound, plan: Plan) -> PlanView:
    return plan_view(programme, plan, label=_in_all(programme, version), as_of=version.made_at)


def _in_all(programme: Programme, version: VersionFound) -> LocalizedText:
    names = {}
    for language in programme.languages:
        with override(language):
            names[language] = version_name(version)
    return LocalizedText.of("en", **names)
