"""The form in which the secretariat says what a new plan is called, beside the workbook that holds its lines."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.texts import LocalizedText
from maslahat.web.workplans.line_form import no_odd_signs
from maslahat.words.fields import LANGUAGE_NAMES
from maslahat.words.labels import label


class NewPlanForm(forms.Form):
    """Code, year and title of a plan. ``key`` makes a second press the same deed."""

    use_required_attribute = False
    key = forms.CharField(max_length=200, widget=forms.HiddenInput)
    code = forms.CharField(
        label=_("Code of the plan"),
        max_length=40,
        validators=[RegexValidator(r"^[A-Z][A-Z0-9-]*\Z", _("Use capital Latin letters, digits and hyphens."))],
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, programme: Programme, **named: Any) -> None:
        super().__init__(data, **named)
        self.languages = programme.languages
        years = range(programme.starts_on.year, programme.ends_on.year + 1)
        self.fields["year"] = forms.ChoiceField(label=_("Year"), choices=[(str(year), str(year)) for year in years])
        title = gettext("Title of the plan")
        for language in self.languages:
            self.fields[f"title_{language}"] = forms.CharField(
                label=f"{title}, {label(LANGUAGE_NAMES, language)}",
                max_length=500,
                validators=[no_odd_signs],
                widget=forms.TextInput(attrs={"lang": language}),
            )

    @property
    def title(self) -> LocalizedText:
        """Return the title of the plan in every language of the programme."""
        return LocalizedText.of(
            self.languages[0], **{language: self.cleaned_data[f"title_{language}"] for language in self.languages}
        )
