"""Forms on annual reports: what one is about, and the narrative of a section in every language side by side."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maslahat.actions.results.editions import LONGEST_NARRATIVE
from maslahat.domain.results.annual_report import Basis
from maslahat.web.proposals.forms import SELECT_HINT, SpokenForm
from maslahat.words.editions import BASES


class BeginEditionForm(SpokenForm):
    """What the report is about, for which year, and which reports count."""

    scope = forms.ChoiceField(label=_("The report is about"))
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    basis = forms.ChoiceField(
        label=_("Which reports count"),
        choices=list(BASES.items()),
        initial=Basis.VERIFIED.value,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *told: Any, scopes: Iterable[tuple[str, Any]] = (), years: Iterable[int] = (), **named: Any
    ) -> None:
        super().__init__(*told, **named)
        self.fields["scope"].choices = [("", SELECT_HINT), *scopes]  # type: ignore[attr-defined]
        self.fields["year"].choices = [(each, each) for each in years]  # type: ignore[attr-defined]


class NarrativeForm(SpokenForm):
    """The narrative of one section; ``standing`` is the wording that the screen showed."""

    standing = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    reasons = MappingProxyType({"text": _("Narrative")})

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        for language in self.languages:
            field = self.fields[f"text_{language}"]
            field.widget.attrs["rows"] = 12
            field.max_length = LONGEST_NARRATIVE  # type: ignore[attr-defined]


class PublishForm(SpokenForm):
    """Publishing needs that the draft is the one on the screen, and that numbers of elsewhere were looked at."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    numbers_confirmed = forms.BooleanField(required=False)
