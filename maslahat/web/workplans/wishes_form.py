"""The form that sends an unsent proposal: headline and rationale in one language at least."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maslahat.actions.filing import LONGEST_HEADLINE, LONGEST_RATIONALE
from maslahat.web.workplans.line_form import no_odd_signs
from maslahat.words.fields import LANGUAGE_NAMES
from maslahat.words.labels import label


class WishesForm(forms.Form):
    """Texts of a proposal. ``key`` makes a second press the same deed; ``base`` is the version on the screen."""

    use_required_attribute = False
    key = forms.CharField(max_length=200, widget=forms.HiddenInput)
    base = forms.CharField(max_length=64, widget=forms.HiddenInput)
    written_on = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, languages: tuple[str, ...], **named: Any) -> None:
        super().__init__(data, **named)
        self.languages = languages
        kinds = (("headline", _("Headline"), LONGEST_HEADLINE, 2), ("rationale", _("Rationale"), LONGEST_RATIONALE, 5))
        for name, title, most, rows in kinds:
            for language in languages:
                self.fields[f"{name}_{language}"] = forms.CharField(
                    label=f"{title}, {label(LANGUAGE_NAMES, language)}",
                    required=False,
                    max_length=most,
                    widget=forms.Textarea(attrs={"rows": rows, "lang": language}),
                    validators=[no_odd_signs],
                )

        self.fields["supersedes"] = forms.CharField(
            label=_("Compromise text for"),
            help_text=_("References of the proposals that give way once this one is agreed, parted by commas."),
            required=False,
            max_length=500,
        )

    @property
    def supersedes(self) -> tuple[str, ...]:
        """Return the references of the proposals that this one reconciles."""
        return tuple(each for each in self.cleaned_data["supersedes"].replace(",", " ").split() if each)

    def require_headline(self) -> bool:
        """Add the fault that no headline was typed, if so; tell whether the form is still valid."""
        if self.is_valid() and not self.texts("headline"):
            self.add_error(
                f"headline_{self.languages[0]}", _("Say in one sentence what is to change, in one language at least.")
            )
        return self.is_valid()

    def texts(self, name: str) -> dict[str, str]:
        """Return a text by language; empty ones are left out."""
        told = {language: self.cleaned_data[f"{name}_{language}"] for language in self.languages}
        return {language: words for language, words in told.items() if words}
