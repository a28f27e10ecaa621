"""The reader's own unsent proposal: what it asks, its headline and reasons, and sending it."""

from dataclasses import dataclass, field
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.actions.outcomes import ProposalFiled, RebaseOffered, Refused, Stale
from maslahat.actions.proposals import propose_change
from maslahat.actions.rulebook import deciding_parties
from maslahat.actions.unsent import bring_forward, note_sent, put_texts, put_wishes, wished_in
from maslahat.domain.shared.ids import LineId
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import UnsentFound
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import show
from maslahat.web.workplans.asked import asked_by
from maslahat.web.workplans.change_views import plan_to_change, unsent_of
from maslahat.web.workplans.keeping import laid_by, opened_to_propose
from maslahat.web.workplans.opening import Opened, opened
from maslahat.web.workplans.wishes_form import WishesForm


@dataclass(frozen=True)
class Answer:
    """How sending ended, if it did not send: what stands in the way, and the status of the page."""

    status: int = 200
    reasons: list[dict[str, str]] = field(default_factory=list)
    offer: RebaseOffered | None = None
    clashes: tuple[str, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show what is asked; keep its texts; take a line out of it; bring it onto the newest draft; send it."""
    found = opened_to_propose(request, programme, workplan)
    if isinstance(found, HttpResponse):
        return found
    kept = unsent_of(found)
    if request.method != "POST":
        return _page(request, found, kept, _form(found, kept, laid_by(request)))
    match request.POST.get("deed"):
        case "undo":
            return _undo(request, found, kept)
        case "forward":
            return _forward(request, found)
        case "send" if kept and kept.sent_as and kept.sent_key == request.POST.get("key"):
            return redirect("sent", programme, workplan, kept.sent_as)
    return _write(request, found, kept)


def _write(request: HttpRequest, found: Opened, kept: UnsentFound | None) -> HttpResponse:
    form = _form(found, kept, request.POST)
    is_sent = request.POST.get("deed") == "send"
    if not (form.require_headline() if is_sent else form.is_valid()):
        return _page(request, found, kept, form, Answer(422))
    texts = {"headline": form.texts("headline"), "rationale": form.texts("rationale")}
    answer = put_texts(workplan=found.workplan.code, by=found.visit.actor, now=found.visit.now, **texts)
    if isinstance(answer, Refused):
        return _page(request, found, kept, form, Answer(status_of(answer), said_as(answer)))
    if is_sent:
        return _send(request, found, kept, form)
    messages.success(request, gettext("Your texts are kept. Nothing is sent yet."))
    return redirect("wishes", found.visit.programme.code, found.workplan.code)


@require_safe
def sent(request: HttpRequest, programme: str, workplan: str, ref: str) -> HttpResponse:
    """Show the receipt of a proposal of the visitor's own party."""
    found = opened(request, programme, workplan)
    proposal = queries.proposal(found.workplan.id, ref)
    if proposal is None or proposal.party != found.visit.actor.party:
        raise Http404
    return show(
        request,
        "workplans/sent.html",
        found.visit,
        tab="workplans",
        found=found,
        workplan=found.workplan,
        proposal=proposal,
    )


def _undo(request: HttpRequest, found: Opened, kept: UnsentFound | None) -> HttpResponse:
    if kept:
        about = request.POST.get("about", "")[:80]
        put_wishes(
            workplan=found.workplan.code,
            base=kept.base,
            about=about,
            wishes=(),
            by=found.visit.actor,
            now=found.visit.now,
        )
        messages.info(request, gettext("It is out of your proposal."))
    return redirect("wishes", found.visit.programme.code, found.workplan.code)


def _forward(request: HttpRequest, found: Opened) -> HttpResponse:
    bring_forward(workplan=found.workplan.code, by=found.visit.actor, now=found.visit.now)
    messages.info(request, gettext("What you ask now stands beside the newest draft. Read it again, then send."))
    return redirect("wishes", found.visit.programme.code, found.workplan.code)


def _send(request: HttpRequest, found: Opened, kept: UnsentFound | None, form: WishesForm) -> HttpResponse:
    if kept is None or not kept.wishes:
        return _page(request, found, kept, form, Answer(409, said_as(Refused.because("changes_nothing"))))
    told, by, now = form.cleaned_data, found.visit.actor, found.visit.now
    confirms = told["written_on"] == kept.base
    answer = propose_change(
        workplan=found.workplan.code,
        base=told["base"] if confirms else kept.base,
        wishes=tuple(each.wish for each in wished_in(kept)),
        headline=form.texts("headline"),
        rationale=form.texts("rationale"),
        written_on=kept.base if confirms else "",
        supersedes=form.supersedes,
        by=by,
        key=told["key"],
        now=now,
    )
    match answer:
        case ProposalFiled():
            note_sent(workplan=found.workplan.code, key=told["key"], proposal=answer.proposal, by=by, now=now)
            return redirect("sent", found.visit.programme.code, found.workplan.code, answer.proposal)
        case RebaseOffered():
            return _page(request, found, kept, form, Answer(409, offer=answer))
        case Stale():
            return _page(request, found, kept, form, Answer(409, clashes=_codes(found, kept, answer)))
    return _page(request, found, kept, form, Answer(status_of(answer), said_as(answer)))


def _codes(found: Opened, kept: UnsentFound, stale: Stale) -> tuple[str, ...]:
    printed = plan_to_change(found, kept).printed_codes
    return tuple(printed.get(LineId(line), line) for line in stale.about.split()[1:])


def _form(found: Opened, kept: UnsentFound | None, typed: object = None) -> WishesForm:
    languages = found.visit.programme.languages
    base = plan_to_change(found, kept).version_id
    initial = {"key": str(uuid4()), "base": base}
    for name, texts in (("headline", kept.headline), ("rationale", kept.rationale)) if kept else ():
        initial |= {f"{name}_{language}": words for language, words in texts.items()}
    return WishesForm(typed or None, languages=languages, initial=initial)  # type: ignore[arg-type]


def _page(
    request: HttpRequest, found: Opened, kept: UnsentFound | None, form: WishesForm, answer: Answer | None = None
) -> HttpResponse:
    answer = answer or Answer()
    plan = plan_to_change(found, kept)
    told = {
        "found": found,
        "workplan": found.workplan,
        "asked": asked_by(found, kept, plan),
        "form": form,
        "answer": answer,
        "reasons": answer.reasons,
        "is_behind": plan.version_id != found.workplan.current.version_id,
        "needs_second": found.visit.actor.party not in deciding_parties(found.visit.programme),
    }
    return show(request, "workplans/wishes.html", found.visit, tab="workplans", status=answer.status, **told)
