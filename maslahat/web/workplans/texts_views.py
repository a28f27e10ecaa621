"""Proposing other words for the plan's own title and preamble."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.unsent import wished_in
from maslahat.actions.wishes import Reword
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.texts import clean
from maslahat.domain.workplans.fields import PLAN_FIELDS
from maslahat.domain.workplans.operations import PLAN_TEXTS
from maslahat.domain.workplans.plan import Plan
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import show
from maslahat.web.workplans.change_views import plan_to_change, unsent_of
from maslahat.web.workplans.keeping import laid_by, opened_to_propose
from maslahat.web.workplans.opening import Opened
from maslahat.web.workplans.structure import kept, text_fields
from maslahat.web.workplans.wishing import as_wished


class TextsForm(forms.Form):
    """Title and preamble of a plan in each language."""

    use_required_attribute = False
    base = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *told: Any, plan: Plan, programme: Programme, **named: Any) -> None:
        super().__init__(*told, **named)
        self.plan, self.languages = plan, programme.languages
        for name in PLAN_FIELDS:
            names = [f"{name}_{language}" for language in self.languages]
            text_fields(self, programme, name, names, plan.texts.text(name), rows=2 if name == "title" else 10)

    def wishes(self) -> tuple[Reword, ...]:
        """Return the wish for what differs from the plan; none if nothing does."""
        words: dict[str, dict[str, str]] = {}
        for name in PLAN_FIELDS:
            standing = self.plan.texts.text(name).texts
            for language in self.languages:
                typed = clean(self.cleaned_data[f"{name}_{language}"])
                if typed != standing.get(language, ""):
                    words.setdefault(name, {})[language] = typed
        return (Reword(words),) if words else ()


@require_http_methods(["GET", "HEAD", "POST"])
def plan_texts(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the plan's title and preamble as a form, with what the reader wished before; keep what is wished now."""
    found = opened_to_propose(request, programme, workplan)
    if isinstance(found, HttpResponse):
        return found
    unsent = unsent_of(found)
    plan = plan_to_change(found, unsent)
    told: dict[str, Any] = {"plan": plan, "programme": found.visit.programme}
    if request.method != "POST":
        own = [each for each in wished_in(unsent) if each.about == PLAN_TEXTS]
        after = as_wished(found.workplan, plan, own) if own else plan
        wished = after.texts if isinstance(after, Plan) else plan.texts
        initial = {f"{name}_{key}": words for name in PLAN_FIELDS for key, words in wished.text(name).texts.items()}
        return _page(request, found, TextsForm(laid_by(request), initial={**initial, "base": plan.version_id}, **told))
    form = TextsForm(request.POST, **told)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    answer = kept(request, found, plan, PLAN_TEXTS, form.wishes())
    if isinstance(answer, Refused):
        return _page(request, found, form, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        typed = request.POST.copy()
        typed["base"] = plan.version_id
        return _page(request, found, TextsForm(typed, **told), status=409, is_stale=True)
    return answer


def _page(request: HttpRequest, found: Opened, form: TextsForm, *, status: int = 200, **more: Any) -> HttpResponse:
    told = {"found": found, "workplan": found.workplan, "form": form, **more}
    return show(request, "workplans/texts.html", found.visit, tab="workplans", status=status, **told)
