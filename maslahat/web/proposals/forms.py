"""What may be done to a proposal, as plain forms: each carries its own key and the state it was made on."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.functional import lazystr
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from maslahat.actions.filing import LONGEST_RATIONALE
from maslahat.words.decisions import ADVICE, DECISIONS
from maslahat.words.labels import STANCES

SELECT_HINT = _("choose")


class SpokenForm(forms.Form):
    """A deed with words in several languages. ``key`` makes a second press of the button the same deed."""

    key = forms.CharField(max_length=200, widget=forms.HiddenInput)
    reasons: Mapping[str, object] = MappingProxyType({})
    """Texts in several languages: name of the field to its label."""

    def __init__(self, *told: Any, languages: Iterable[str] = (), **named: Any) -> None:
        super().__init__(*told, **named)
        self.languages = tuple(languages)
        for name, words in self.reasons.items():
            for language in self.languages:
                self.fields[f"{name}_{language}"] = forms.CharField(
                    label=lazystr(f"{words} ({language_name(language)})"),
                    max_length=LONGEST_RATIONALE,
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 3, "lang": language}),
                )

    def texts(self, name: str) -> dict[str, str]:
        """Return what was written under this name, by language; empty ones are left out."""
        found = {each: self.cleaned_data.get(f"{name}_{each}", "") for each in self.languages}
        return {language: text for language, text in found.items() if text}


class DeedForm(SpokenForm):
    """A deed on a proposal; ``row_version`` finds out what is stale."""

    row_version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


def language_name(code: str) -> str:
    """Return what a language is called in the reader's language; its code if nobody knows it."""
    known = {"en": gettext("English"), "ru": gettext("Russian")}
    try:
        return known.get(code) or str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def new_key() -> str:
    """Return a key that no form has had before."""
    return str(uuid4())


class SupportForm(DeedForm):
    """Support has no words of its own."""


class TakeOverForm(DeedForm):
    """Neither has taking over."""


class WithdrawForm(DeedForm):
    """The reason is welcome, not required."""

    reasons = MappingProxyType({"reason": _("Reason, if you wish to give one")})


class TableForm(DeedForm):
    """What the chair may waive."""

    translation_waived = forms.BooleanField(label=_("The chair waives a missing translation"), required=False)
    on_behalf = forms.BooleanField(label=_("On behalf of the observer who made it"), required=False)


class ConcurForm(DeedForm):
    """Where the party stands; an objection needs words."""

    kind = forms.ChoiceField(label=_("We"), choices=[("", SELECT_HINT), *STANCES.items()])
    reasons = MappingProxyType({"text": _("In words")})


class CompleteForm(DeedForm):
    """Headline and rationale in the languages in which they are missing."""

    reasons = MappingProxyType({"headline": _("Headline"), "rationale": _("Rationale")})

    def ask_for(self, wanted: Collection[str]) -> None:
        """Keep only the fields of these names (``headline_ru``)."""
        for name in [each for each in self.fields if each.startswith(("headline_", "rationale_"))]:
            if name not in wanted:
                del self.fields[name]


class ReturnForm(DeedForm):
    """What is missing, for the author."""

    reasons = MappingProxyType({"reason": _("What is missing")})


class RevertForm(DeedForm):
    """Why the chair takes the decision back."""

    reasons = MappingProxyType({"reason": _("Reason")})


class RecommendForm(DeedForm):
    """What the coordinator advises and why."""

    advice = forms.ChoiceField(label=_("Recommendation"), choices=[("", SELECT_HINT), *ADVICE.items()])
    reasons = MappingProxyType({"note": _("Why")})


class DisposeForm(DeedForm):
    """What the parties decided. ``draft`` is the fingerprint of the draft that was on the screen."""

    draft = forms.CharField(max_length=64, widget=forms.HiddenInput)
    disposition = forms.ChoiceField(label=_("Decision"), choices=[("", SELECT_HINT), *DECISIONS.items()])
    into = forms.ChoiceField(
        label=_("In favour of"), required=False, help_text=_("Only if it is merged into another, or falls for it.")
    )
    reasons = MappingProxyType({"reason": _("Reason")})

    def offer_others(self, refs: Iterable[str]) -> None:
        """Offer these proposals as the one that takes this one's place."""
        self.fields["into"].choices = [("", gettext("none")), *((ref, ref) for ref in refs)]  # type: ignore[attr-defined]
