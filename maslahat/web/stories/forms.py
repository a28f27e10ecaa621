"""Forms on stories and on the press contact: each carries its own key and what the screen showed."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maslahat.actions.stories.photographs import LONGEST_WORDS
from maslahat.actions.stories.writing import LONGEST_HEADLINE, LONGEST_NOTE, LONGEST_SLUG
from maslahat.web.proposals.forms import SELECT_HINT, SpokenForm


class BeginForm(SpokenForm):
    """Which meeting the story is about, and its name in the address."""

    meeting = forms.ChoiceField(label=_("Meeting"))
    story = forms.CharField(
        label=_("Name in the address"),
        max_length=LONGEST_SLUG,
        help_text=_("Small Latin letters, digits and hyphens."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "lang": "en"}),
    )

    def __init__(self, *told: Any, meetings: Iterable[str] = (), **named: Any) -> None:
        super().__init__(*told, **named)
        choices = [("", SELECT_HINT), *((each, each) for each in meetings)]
        self.fields["meeting"].choices = choices  # type: ignore[attr-defined]


class EditForm(SpokenForm):
    """The text of a story in one language; ``revision`` is the wording that the screen showed."""

    revision = forms.IntegerField(min_value=1, max_value=2**15, widget=forms.HiddenInput)
    headline = forms.CharField(label=_("Headline"), max_length=LONGEST_HEADLINE)
    body = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("An empty line ends a paragraph. Facts stand in braces; the list beside says which there are."),
    )
    is_translation = forms.BooleanField(label=_("It renders the original as it stands now"), required=False)

    def __init__(self, *told: Any, language: str, is_original: bool, **named: Any) -> None:
        super().__init__(*told, **named)
        for name in ("headline", "body"):
            self.fields[name].widget.attrs["lang"] = language
        if is_original:
            del self.fields["is_translation"]


class NoteForm(SpokenForm):
    """What was corrected, or why the story is withdrawn; the public reads it."""

    note = forms.CharField(
        label=_("Words for the public"), max_length=LONGEST_NOTE, required=False, widget=forms.Textarea({"rows": 2})
    )


class PhotographForm(SpokenForm):
    """A photograph, what is seen on it, and whose it is, in every language of the programme."""

    reasons = MappingProxyType({"alternative": _("What is seen"), "credit": _("Whose photograph it is")})
    picture = forms.FileField(label=_("Photograph"), required=False, help_text=_("JPEG or PNG, at most 5 MB."))

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        for name, each in self.fields.items():
            if name.startswith(("alternative_", "credit_")):
                each.max_length = LONGEST_WORDS  # type: ignore[attr-defined]
                each.widget.attrs |= {"rows": 2, "maxlength": LONGEST_WORDS}


class ContactForm(SpokenForm):
    """The office that the press turns to, and how it is reached."""

    reasons = MappingProxyType({"office": _("Office")})
    row_version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    mail = forms.EmailField(label=_("Address of mail"), max_length=200, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
