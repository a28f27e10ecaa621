"""The form that notes how far the work of an endorsed line has come."""

from django import forms
from django.utils.translation import gettext_lazy as _

from maslahat.actions.workplans import STATUS_LIST
from maslahat.domain.programmes.programme import Programme
from maslahat.web.templatetags.texts import localized

LONGEST_NOTE = 5000


class StatusForm(forms.Form):
    """A status from the programme's own list, with a note in one language or both. ``key``: a second press is one."""

    key = forms.CharField(max_length=200, widget=forms.HiddenInput)
    status = forms.ChoiceField(label=_("Status"))
    note_en = forms.CharField(
        label=_("Note, in English"), required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 2})
    )
    note_ru = forms.CharField(
        label=_("Note, in Russian"), required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *told: object, programme: Programme, **named: object) -> None:
        super().__init__(*told, **named)  # type: ignore[arg-type]
        terms = programme.code_lists.get(STATUS_LIST, ())
        self.fields["status"].choices = [(term.code, localized(term.name)) for term in terms]  # type: ignore[attr-defined]

    @property
    def note(self) -> dict[str, str]:
        """Return the note by language; empty ones are left out."""
        told = {language: self.cleaned_data[f"note_{language}"] for language in ("en", "ru")}
        return {language: words for language, words in told.items() if words}
