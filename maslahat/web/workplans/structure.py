"""What the forms about the structure of the plan share: texts by language, and keeping what is wished."""

from collections.abc import Iterable, Sequence

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.unsent import put_wishes
from maslahat.actions.wishes import Wish
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.texts import LONGEST_TEXT, LocalizedText
from maslahat.domain.workplans.plan import Plan
from maslahat.web.workplans.line_form import no_odd_signs
from maslahat.web.workplans.opening import Opened
from maslahat.words.fields import FIELD_NAMES, LANGUAGE_NAMES
from maslahat.words.labels import label


def kept(
    request: HttpRequest, found: Opened, plan: Plan, about: str, wishes: Sequence[Wish]
) -> HttpResponse | Refused | Stale:
    """Put what is wished into the reader's unsent proposal and lead there; if it cannot be, say why."""
    base = request.POST.get("base", "")
    if base != plan.version_id:
        return Stale("unsent", base[:64], plan.version_id)
    answer = put_wishes(
        workplan=found.workplan.code,
        base=base,
        about=about,
        wishes=wishes,
        by=found.visit.actor,
        now=found.visit.now,
    )
    if isinstance(answer, Refused | Stale):
        return answer
    if answer.changed:
        messages.success(request, gettext("It is in your proposal. Nothing is sent yet."))
    else:
        messages.info(request, gettext("Nothing is asked here any more: all is as it stands in the plan."))
    return redirect("wishes", found.visit.programme.code, found.workplan.code)


def text_fields(
    form: forms.Form, programme: Programme, field: str, names: Iterable[str], standing: LocalizedText, rows: int = 2
) -> None:
    """Put one field for each language of a text into the form, under these names, filled with what stands."""
    for language, name in zip(programme.languages, names, strict=True):
        form.fields[name] = forms.CharField(
            label=f"{label(FIELD_NAMES, field)}, {label(LANGUAGE_NAMES, language)}",
            required=False,
            max_length=LONGEST_TEXT,
            initial=standing.texts.get(language, ""),
            widget=forms.Textarea(attrs={"rows": rows, "lang": language}),
            validators=[no_odd_signs],
        )
