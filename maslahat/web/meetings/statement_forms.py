"""Forms of statements: filing one, a new wording, what may be quoted; and the filter of the list."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.functional import lazystr
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maslahat.actions.meetings.statements import LONGEST_OFFICE, LONGEST_SUMMARY
from maslahat.domain.shared.texts import LONGEST_TEXT
from maslahat.web.proposals.forms import SpokenForm, language_name
from maslahat.words.floor import CLEARANCES, SPEAKING_MODES

Choices = Iterable[tuple[str, str]]


class WordingForm(SpokenForm):
    """The words of a statement: the text, a summary, or both."""

    reasons = MappingProxyType({"text": _("Text"), "summary": _("Summary")})

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        for name, most, rows in (("text", LONGEST_TEXT, 8), ("summary", LONGEST_SUMMARY, 4)):
            for language in self.languages:
                label = self.fields[f"{name}_{language}"].label
                words = forms.Textarea(attrs={"rows": rows, "lang": language})
                self.fields[f"{name}_{language}"] = forms.CharField(
                    label=label, max_length=most, required=False, widget=words
                )


class ReviseForm(WordingForm):
    """A new wording; ``version`` is the one that was read."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)


class FileForm(WordingForm):
    """Who spoke, where, on what, in which language, in which words; and what may be quoted, if the party files it."""

    item = forms.TypedChoiceField(label=_("Item of the agenda"), coerce=int)
    institution = forms.ChoiceField(label=_("Institution"), required=False)
    party = forms.ChoiceField(label=_("For the party"), required=False)
    language = forms.ChoiceField(label=_("Language in which it was given"))
    mode = forms.ChoiceField(label=_("Given"), choices=list(SPEAKING_MODES.items()))
    clearance = forms.ChoiceField(
        label=_("For quoting"),
        choices=list(CLEARANCES.items()),
        required=False,
        help_text=_("You can change this until a released story quotes the statement."),
    )

    def __init__(
        self,
        *told: Any,
        items: Choices = (),
        institutions: Choices = (),
        parties: Choices = (),
        clears: bool = False,
        **named: Any,
    ) -> None:
        super().__init__(*told, **named)
        for language in self.languages:
            self.fields[f"office_{language}"] = forms.CharField(
                label=lazystr(f"{_('Office')} ({language_name(language)})"),
                max_length=LONGEST_OFFICE,
                required=False,
                widget=forms.TextInput(attrs={"lang": language}),
            )
        self._offer("item", [("0", gettext("the meeting as a whole")), *items])
        self._offer("institution", [("", gettext("none")), *institutions])
        self._offer("language", [(each, language_name(each)) for each in self.languages])
        self._offer("party", [("", gettext("the party of the institution")), *parties])
        for name, is_offered in (("party", bool(parties)), ("clearance", clears)):
            if not is_offered:
                del self.fields[name]
        offices = [f"office_{language}" for language in self.languages]
        self.order_fields(["key", "item", *offices, "institution", "party", "language", "mode"])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


class ClearForm(SpokenForm):
    """What may be quoted of the version that was read."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    clearance = forms.ChoiceField(label=_("For quoting"), choices=list(CLEARANCES.items()))


class FilterForm(forms.Form):
    """Which statements to show; everything is optional."""

    item = forms.ChoiceField(label=_("Item of the agenda"), required=False)
    party = forms.ChoiceField(label=_("Party"), required=False)
    mode = forms.ChoiceField(label=_("Given"), required=False)
    clearance = forms.ChoiceField(label=_("For quoting"), required=False)

    def __init__(self, *told: Any, items: Choices = (), parties: Choices = (), **named: Any) -> None:
        super().__init__(*told, **named)
        offered: dict[str, Iterable[tuple[str, object]]] = {
            "item": items,
            "party": parties,
            "mode": SPEAKING_MODES.items(),
            "clearance": CLEARANCES.items(),
        }
        for name, choices in offered.items():
            self.fields[name].choices = [("", gettext("all")), *choices]  # type: ignore[attr-defined]
