"""What is done to a proposal: a form comes in, an action answers, and the page says what became of it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from maslahat.actions.concurring import state_concurrence
from maslahat.actions.deciding import dispose_proposal, revert_proposal
from maslahat.actions.drafts import DraftOnScreen
from maslahat.actions.outcomes import (
    ConcurrenceStated,
    ProposalBacked,
    ProposalCompleted,
    ProposalDivided,
    ProposalMoved,
    RebaseOffered,
    Refused,
    Stale,
)
from maslahat.actions.proposals import support_proposal, take_over_proposal, withdraw_proposal
from maslahat.actions.referring import answer_for_capital, lapse_referral, refer_to_capitals
from maslahat.actions.revising import divide_proposal, revise_proposal
from maslahat.actions.sponsoring import leave_proposal
from maslahat.actions.tabling import (
    discuss_proposal,
    park_proposal,
    recommend_proposal,
    return_proposal,
    table_proposal,
)
from maslahat.actions.translating import complete_proposal
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.workplans.proposals import Disposition
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.proposals.amendments import amended_wishes
from maslahat.web.proposals.forms import DeedForm
from maslahat.web.proposals.life_forms import DivideForm, in_parts
from maslahat.web.proposals.offers import KINDS, Offer, fresh_form, offers, sent_form
from maslahat.web.proposals.opening import open_draft
from maslahat.web.proposals.showing import find, page_of
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit
from maslahat.words.labels import PROPOSAL_STATES, label

Done = ProposalMoved | ProposalBacked | ProposalDivided | ConcurrenceStated | ProposalCompleted
Answer = Done | RebaseOffered | Refused | Stale
Asked = dict[str, Any]
Run = Callable[[Asked, DeedForm, DraftOnScreen, ProposalFound], Answer]


def _dispose(asked: Asked, form: DeedForm, screen: DraftOnScreen, found: ProposalFound) -> Answer:
    told = form.cleaned_data
    draft = queries.plan(screen.workplan.current.version_id)
    is_amended = told["disposition"] == Disposition.ACCEPTED_AMENDED
    return dispose_proposal(
        **asked,
        draft=told["draft"],
        disposition=told["disposition"],
        reason=form.texts("reason"),
        into=told["into"] if told["disposition"] in (Disposition.MERGED, Disposition.FALLEN) else "",
        wishes=amended_wishes(draft, found.change_set.operations, told) if is_amended else (),
    )


def _revise(asked: Asked, form: DeedForm, screen: DraftOnScreen, found: ProposalFound) -> Answer:
    told = form.cleaned_data
    draft = queries.plan(screen.workplan.current.version_id)
    return revise_proposal(
        **asked,
        base=told["draft"],
        wishes=amended_wishes(draft, found.change_set.operations, told),
        headline=form.texts("headline"),
        rationale=form.texts("rationale"),
    )


def _refer(asked: Asked, form: DeedForm, *_: object) -> Answer:
    told = {name: form.cleaned_data[name] for name in ("draft", "parties", "until", "lapse")}
    return refer_to_capitals(**asked, **told, reason=form.texts("reason"))


def _divide(asked: Asked, form: DeedForm, *_: object) -> Answer:
    parts = form.parts if isinstance(form, DivideForm) else ()
    return divide_proposal(**asked, parts=parts, reason=form.texts("reason"))


RUNS: Mapping[str, Run] = {
    "discuss": lambda asked, *_: discuss_proposal(**asked),
    "park": lambda asked, form, *_: park_proposal(**asked, reason=form.texts("reason")),
    "leave": lambda asked, *_: leave_proposal(**asked),
    "lapse": lambda asked, *_: lapse_referral(**asked),
    "confirm": lambda asked, form, *_: answer_for_capital(
        **asked, confirms=form.cleaned_data["answer"] == "yes", text=form.texts("text")
    ),
    "refer": _refer,
    "divide": _divide,
    "revise": _revise,
    "support": lambda asked, *_: support_proposal(**asked),
    "take-over": lambda asked, *_: take_over_proposal(**asked),
    "withdraw": lambda asked, form, *_: withdraw_proposal(**asked, reason=form.texts("reason")),
    "table": lambda asked, form, *_: table_proposal(
        **asked,
        translation_waived=form.cleaned_data["translation_waived"],
        on_behalf=form.cleaned_data["on_behalf"],
    ),
    "return": lambda asked, form, *_: return_proposal(**asked, reason=form.texts("reason")),
    "recommend": lambda asked, form, *_: recommend_proposal(
        **asked, advice=form.cleaned_data["advice"], note=form.texts("note")
    ),
    "concur": lambda asked, form, *_: state_concurrence(
        **asked, kind=form.cleaned_data["kind"], text=form.texts("text")
    ),
    "complete": lambda asked, form, *_: complete_proposal(
        **asked, headline=form.texts("headline"), rationale=form.texts("rationale")
    ),
    "dispose": _dispose,
    "revert": lambda asked, form, *_: revert_proposal(**asked, reason=form.texts("reason")),
}


@require_POST
def act(request: HttpRequest, programme: str, workplan: str, ref: str, deed: str) -> HttpResponse:
    """Do what the form asks; else show the proposal as it stands now, why not, and everything that was typed."""
    visit, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
    found = find(screen, ref)
    if deed not in KINDS:
        raise Http404
    form = sent_form(deed, screen, found, request.POST)
    if not form.is_valid():
        return _again(request, visit, screen, ref, deed, form=form, status=422)
    told = form.cleaned_data
    asked = {"workplan": workplan, "proposal": ref, "row_version": told["row_version"]}
    answer = RUNS[deed](asked | {"by": visit.actor, "key": told["key"], "now": visit.now}, form, screen, found)
    if isinstance(answer, Refused | Stale | RebaseOffered):
        _, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
    if isinstance(answer, Refused):
        reasons, status = said_as(answer), status_of(answer)
        return _again(request, visit, screen, ref, deed, form=form, status=status, reasons=reasons)
    if isinstance(answer, Stale | RebaseOffered):
        return _again(request, visit, screen, ref, deed, form=form, status=409, is_stale=True)
    messages.success(request, _done(answer))
    return redirect("proposal", programme, workplan, ref)


def _done(answer: Done) -> str:
    if isinstance(answer, ProposalDivided):
        return in_parts(len(answer.parts))
    if not isinstance(answer, ProposalMoved):
        return gettext("Recorded beside %(proposal)s.") % {"proposal": answer.proposal}
    told = {"proposal": answer.proposal, "state": label(PROPOSAL_STATES, answer.state)}
    return gettext("%(proposal)s: %(state)s.") % told


def _again(
    request: HttpRequest,
    visit: Visit,
    screen: DraftOnScreen,
    ref: str,
    deed: str,
    *,
    form: DeedForm,
    status: int,
    **told: Any,
) -> HttpResponse:
    """Show the proposal again: the form with what was typed if the deed is still possible, else the words alone."""
    found = find(screen, ref)
    typed = {
        name: form.data.get(form.add_prefix(name), "")
        for name in form.fields
        if name not in ("key", "row_version", "draft")
    }
    if status != 422:
        form = fresh_form(deed, screen, found, typed)
    offered = offers(visit, screen, found)
    offered = [Offer(each.name, each.kind, form, is_asked=True) if each.name == deed else each for each in offered]
    is_offered = any(each.name == deed for each in offered)
    kept = [] if is_offered else [(form[name].label, text) for name, text in typed.items() if text]
    told |= {"offers": offered, "kept": kept, "faulty": form if form.is_bound else None}
    return page_of(request, visit, screen, ref, status=status, **told)
