"""Pages of silence procedures: the list, one procedure with what may be done in it, opening one, the addresses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.rulebook import decision_rule
from maslahat.actions.silence import answers, conduct
from maslahat.actions.silence.outcomes import AddressesNoted, SilenceMoved
from maslahat.domain.governance.silence import DeliveryWay
from maslahat.domain.shared.deeds import ON_THE_TABLE, Deed
from maslahat.stores.governance import queries
from maslahat.stores.workplans import queries as plans
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.proposals.forms import SpokenForm, new_key
from maslahat.web.proposals.opening import party_name, show_plan
from maslahat.web.refusals import said_as, status_of
from maslahat.web.silence.delivery import notice_seen, open_up_to_date
from maslahat.web.silence.forms import AddressesForm
from maslahat.web.silence.offers import KINDS, Scene, offers, sent_form
from maslahat.web.silence.shown import silence_shown
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit

Answer = SilenceMoved | Refused | Stale
Run = Callable[..., Answer]

RUNS: Mapping[str, tuple[Run, Mapping[str, Any]]] = {
    "acknowledge": (answers.receive_notice, {"way": DeliveryWay.ACKNOWLEDGED.value}),
    "object": (answers.object_in_silence, {}),
    "withdraw": (answers.withdraw_objection, {}),
    "attach": (answers.attach_to_silence, {}),
    "confirm": (answers.settle_objection, {}),
    "record": (answers.record_objection, {}),
    "publish": (conduct.publish_language, {}),
    "deliver": (conduct.record_delivery, {}),
    "bounce": (conduct.record_bounce, {}),
    "extend": (conduct.extend_silence, {}),
}
WITHOUT_TEXT = ("acknowledge", "confirm", "publish")


@require_safe
def silences(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show every silence procedure on the plan, the newest first, and to the secretariat where letters go."""
    visit, found = open_up_to_date(request, programme, workplan)
    return _list(request, visit, found)


def _list(
    request: HttpRequest, visit: Visit, found: WorkplanFound, *, form: SpokenForm | None = None, **told: Any
) -> HttpResponse:
    plan = plans.plan(found.current.version_id)
    rows = [silence_shown(visit, each.procedure, plan) for each in reversed(queries.silences(found.id))]
    may_open = visit.may(Deed.SILENCE_OPEN, found.stage)
    is_secretariat = visit.may(Deed.SILENCE_NOTIFY, found.stage)
    known = queries.notice_addresses(visit.programme.code) if is_secretariat else {}
    told |= {
        "rows": rows,
        "may_open": may_open,
        "proposals": _askable(found) if may_open else (),
        "addresses": [(party_name(visit.programme, party), ways) for party, ways in sorted(known.items())],
        "form": (form or _addresses_form(visit, initial={"key": new_key()})) if is_secretariat else None,
    }
    return show_plan(request, "silence/list.html", visit, found, page="silence", **told)


def _askable(found: WorkplanFound) -> list[tuple[str, Any]]:
    return [(each.ref, each.headline) for each in plans.proposals(found.id) if each.state in ON_THE_TABLE]


def _addresses_form(visit: Visit, **told: Any) -> AddressesForm:
    deciding = decision_rule(visit.programme).deciding
    parties = [(code, localized(party_name(visit.programme, code))) for code in deciding]
    return AddressesForm(parties=parties, prefix="addresses", **told)


@require_POST
def addresses(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Note where letters for a party go."""
    visit, found = open_up_to_date(request, programme, workplan)
    if not visit.may(Deed.SILENCE_NOTIFY, found.stage):
        raise PermissionDenied
    form = _addresses_form(visit, data=request.POST)
    if not form.is_valid():
        return _list(request, visit, found, form=form, status=422)
    answer: AddressesNoted | Refused = conduct.note_addresses(
        workplan=workplan,
        party=form.cleaned_data["party"],
        addresses=form.cleaned_data["addresses"].splitlines(),
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        typed = _addresses_form(visit, initial={**form.cleaned_data, "key": new_key()})
        return _list(request, visit, found, form=typed, reasons=said_as(answer), status=status_of(answer))
    messages.success(request, gettext("The addresses are noted."))
    return redirect("silences", programme, workplan)


@require_safe
def silence(request: HttpRequest, programme: str, workplan: str, silence: int) -> HttpResponse:
    """Show one procedure; that an officer of a seat was shown it is kept as delivery of the notice."""
    visit, found = open_up_to_date(request, programme, workplan)
    scene = _scene(visit, found, silence)
    if notice_seen(request, visit, found, scene.procedure):
        scene = _scene(visit, found, silence)
    return _page(request, scene)


@require_POST
def do(request: HttpRequest, programme: str, workplan: str, silence: int, deed: str) -> HttpResponse:
    """Do what the form asks; else show the procedure as it stands now, why not, and everything that was typed."""
    visit, found = open_up_to_date(request, programme, workplan)
    scene = _scene(visit, found, silence)
    if deed not in KINDS:
        raise Http404
    form = sent_form(deed, scene, request.POST)
    if not form.is_valid():
        return _page(request, scene, faulty=(deed, form), status=422)
    run, more = RUNS[deed]
    asked = {
        "workplan": workplan,
        "silence": silence,
        "by": visit.actor,
        "now": visit.now,
        **_asked(deed, form),
        **more,
    }
    answer = run(**asked)
    if isinstance(answer, SilenceMoved):
        messages.success(request, _said(deed, answer))
        return redirect("silence", programme, workplan, silence)
    _, found = open_up_to_date(request, programme, workplan)
    scene = _scene(visit, found, silence)
    if isinstance(answer, Stale):
        return _page(request, scene, faulty=(deed, form), status=409, is_stale=True)
    return _page(request, scene, faulty=(deed, form), reasons=said_as(answer), status=status_of(answer))


def _asked(deed: str, form: SpokenForm) -> dict[str, Any]:
    """Return what the form says in the words of the deed."""
    asked = {name: value for name, value in form.cleaned_data.items() if not name.startswith("text_")}
    if deed not in WITHOUT_TEXT:
        asked["text"] = form.texts("text")
    if "objection" in asked:
        asked["objection"] = int(asked["objection"])
    if "confirms" in asked:
        asked["confirms"] = asked["confirms"] == "yes"
    return asked


def _said(deed: str, answer: SilenceMoved) -> str:
    if deed == "object" and not answer.in_time:
        return gettext("Your objection came after the deadline. It is kept and shown as late; it breaks nothing.")
    return gettext("Recorded in silence procedure %(number)s.") % {"number": answer.silence}


def _scene(visit: Visit, found: WorkplanFound, number: int) -> Scene:
    procedure = next((each.procedure for each in queries.silences(found.id) if each.procedure.number == number), None)
    if procedure is None:
        raise Http404
    return Scene(visit, found, procedure, plans.plan(found.current.version_id))


def _page(
    request: HttpRequest, scene: Scene, *, faulty: tuple[str, SpokenForm] | None = None, status: int = 200, **told: Any
) -> HttpResponse:
    offered = offers(scene, faulty)
    texts = faulty[1].texts("text") if faulty and all(each.name != faulty[0] for each in offered) else {}
    target = scene.procedure.subject.proposal
    proposal = plans.proposal(scene.workplan.id, target) if target else None
    told |= {
        "silence": silence_shown(scene.visit, scene.procedure, scene.plan),
        "headline": proposal.headline if proposal else None,
        "offers": offered,
        "kept": list(texts.values()),
        "now": scene.visit.now,
    }
    return show_plan(request, "silence/show.html", scene.visit, scene.workplan, page="silence", status=status, **told)
