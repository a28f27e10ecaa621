"""The page on which the secretariat opens a silence procedure: on the plan's text, or on a proposal."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.silence.conduct import open_silence, seats_asked
from maslahat.actions.silence.outcomes import SilenceMoved
from maslahat.actions.silence.terms import text_of_proposal
from maslahat.domain.shared.deeds import Deed, Stage
from maslahat.stores.workplans import queries as plans
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.proposals.opening import party_name, show_plan
from maslahat.web.refusals import said_as, status_of
from maslahat.web.silence.delivery import open_up_to_date
from maslahat.web.silence.forms import OpenSilenceForm
from maslahat.web.visits import Visit


@dataclass(frozen=True, slots=True)
class Question:
    """Who wishes to ask about which text, as it stands now."""

    visit: Visit
    workplan: WorkplanFound
    target: ProposalFound | None

    @property
    def subject(self) -> str:
        """The fingerprint of the text."""
        return text_of_proposal(self.target) if self.target else self.workplan.current.version_id

    def form(self, data: Any = None, **typed: Any) -> OpenSilenceForm:
        """Return the form, as it was sent or with what was typed; a new one has every language ticked."""
        languages = self.visit.programme.languages
        choices = [(each, language_name(each)) for each in languages]
        mark = {"key": new_key(), "subject": self.subject, "proposal": self.target.ref if self.target else ""}
        initial = {"published": list(languages), **typed, **mark}
        return OpenSilenceForm(data, initial=initial, languages=languages, published=choices)


@require_http_methods(["GET", "HEAD", "POST"])
def new_silence(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the form that opens a procedure on the plan's text, or on ``?proposal=``; on POST open it."""
    visit, found = open_up_to_date(request, programme, workplan)
    if not visit.may(Deed.SILENCE_OPEN, found.stage):
        raise PermissionDenied
    proposal = (request.POST if request.method == "POST" else request.GET).get("proposal", "")[:80]
    target = plans.proposal(found.id, proposal) if proposal else None
    if proposal and target is None:
        raise Http404
    question = Question(visit, found, target)
    if request.method != "POST":
        return _page(request, question, question.form())
    form = question.form(request.POST)
    if not form.is_valid():
        return _page(request, question, form, status=422)
    answer = open_silence(
        workplan=workplan,
        subject=form.cleaned_data["subject"],
        proposal=proposal,
        published=form.cleaned_data["published"],
        text=form.texts("text"),
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    if isinstance(answer, SilenceMoved):
        messages.success(request, gettext("The procedure is opened, and every seat has a notice waiting."))
        return redirect("silence", programme, workplan, answer.silence)
    return _refused(request, question, form, answer)


def _refused(request: HttpRequest, question: Question, form: OpenSilenceForm, answer: Refused | Stale) -> HttpResponse:
    kept = question.form(**form.cleaned_data)
    if isinstance(answer, Stale):
        return _page(request, question, kept, status=409, is_stale=True)
    return _page(request, question, kept, status=status_of(answer), reasons=said_as(answer))


def _page(
    request: HttpRequest, question: Question, form: OpenSilenceForm, *, status: int = 200, **told: object
) -> HttpResponse:
    ref = question.target.ref if question.target else ""
    visit = question.visit
    asked = seats_asked(question.workplan, proposal=ref, by=visit.actor, now=visit.now)
    if isinstance(asked, Refused):
        told = {"reasons": said_as(asked), **told}
    return show_plan(
        request,
        "silence/new.html",
        question.visit,
        question.workplan,
        page="silence",
        status=status,
        form=None if isinstance(asked, Refused) else form,
        seats=() if isinstance(asked, Refused) else [party_name(visit.programme, each) for each in asked],
        target=question.target,
        subject=question.subject,
        is_final=question.workplan.stage == Stage.FINALIZED,
        **told,
    )
