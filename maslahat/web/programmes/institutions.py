"""The page by which the secretariat adds an institution to the open list (R36)."""

from types import MappingProxyType
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from maslahat.actions.institutions import LONGEST_NAME, add_institution
from maslahat.actions.outcomes import Refused
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.web.proposals.forms import SELECT_HINT, SpokenForm, new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit, show, visit_of


class InstitutionForm(SpokenForm):
    """Country, kind, code, and the name in every language."""

    reasons = MappingProxyType({"name": pgettext_lazy("of a thing", "Name")})
    country = forms.ChoiceField(label=_("Country"), required=False)
    category = forms.ChoiceField(label=_("Kind"))
    code = forms.CharField(
        label=_("Code"), max_length=80, help_text=_("Short and lasting, in Latin letters, such as KZ-MFA.")
    )

    def __init__(self, *told: Any, programme: Programme, **named: Any) -> None:
        super().__init__(*told, languages=programme.languages, **named)
        countries = [(each.code, localized(each.name)) for each in programme.countries]
        kinds = [(each.code, localized(each.name)) for each in programme.categories]
        self.fields["country"].choices = [("", _("regional or international")), *countries]  # type: ignore[attr-defined]
        self.fields["category"].choices = [("", SELECT_HINT), *kinds]  # type: ignore[attr-defined]
        for language in self.languages:
            self.fields[f"name_{language}"].widget = forms.TextInput(
                attrs={"lang": language, "maxlength": LONGEST_NAME}
            )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the form for one more institution; on POST add it, or show why not with all that was typed."""
    visit = visit_of(request, programme)
    if not visit.may(Deed.INSTITUTION_ADD):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, visit, InstitutionForm(programme=visit.programme, initial={"key": new_key()}))
    form = InstitutionForm(request.POST, programme=visit.programme)
    if not form.is_valid():
        return _page(request, visit, form, status=422)
    told = {name: form.cleaned_data[name] for name in ("code", "country", "category", "key")}
    answer = add_institution(**told, name=form.texts("name"), by=visit.actor, now=visit.now)
    if isinstance(answer, Refused):
        return _page(request, visit, form, status=status_of(answer), reasons=said_as(answer))
    messages.success(request, gettext("The institution is on the list; people can be registered for it."))
    return redirect("programme", programme)


def _page(request: HttpRequest, visit: Visit, form: InstitutionForm, *, status: int = 200, **told: Any) -> HttpResponse:
    return show(request, "programmes/add_institution.html", visit, tab="programme", status=status, form=form, **told)
