"""Forms for the longer life of a proposal: rewriting it, dividing it, setting it aside, asking the capitals."""

from collections.abc import Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from maslahat.actions.filing import LONGEST_HEADLINE
from maslahat.actions.revising import MOST_PARTS, Part, letter
from maslahat.domain.workplans.ad_referendum import Lapse
from maslahat.web.proposals.changes_in_words import ChangeInWords
from maslahat.web.proposals.forms import DeedForm

LAPSES = ((Lapse.NOT_AGREED.value, _("it is not agreed")), (Lapse.AGREED.value, _("it is agreed")))
ANSWERS = (("yes", _("The capital confirms")), ("no", _("The capital does not agree")))


class DiscussForm(DeedForm):
    """Taking up a proposal has no words of its own."""


class LeaveForm(DeedForm):
    """Neither has leaving its sponsors."""


class LapseForm(DeedForm):
    """Nor has closing a referral whose time has passed."""


class ParkForm(DeedForm):
    """Why it waits."""

    reasons = MappingProxyType({"reason": _("Reason, if you wish to give one")})


class ReferForm(DeedForm):
    """Which capitals are asked, until when (UTC), and what silence means. ``draft`` is the draft on the screen."""

    draft = forms.CharField(max_length=64, widget=forms.HiddenInput)
    parties = forms.MultipleChoiceField(label=_("Capitals that confirm"), widget=forms.CheckboxSelectMultiple)
    until = forms.DateTimeField(
        label=_("Until, UTC"),
        help_text=_("An answer at that minute is late."),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    lapse = forms.ChoiceField(label=_("If a capital does not answer in time"), choices=LAPSES)
    reasons = MappingProxyType({"reason": _("Reason, if you wish to give one")})

    def clean_until(self) -> datetime:
        """Return the instant, aware and in UTC."""
        found: datetime = self.cleaned_data["until"]
        return found.replace(tzinfo=UTC)


class ConfirmForm(DeedForm):
    """What the capital says; a refusal needs words."""

    answer = forms.ChoiceField(label=_("Answer of the capital"), choices=ANSWERS, widget=forms.RadioSelect)
    reasons = MappingProxyType({"text": _("Words of the capital")})


class ReviseForm(DeedForm):
    """The new text: headline, rationale, and the values as fields of their own (see amendments)."""

    draft = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reasons = MappingProxyType({"headline": _("Headline"), "rationale": _("Rationale")})

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        for language in self.languages:
            self.fields[f"headline_{language}"].widget.attrs |= {"rows": 1, "maxlength": LONGEST_HEADLINE}


class DivideForm(DeedForm):
    """Into which part each change goes: a letter for every one of them."""

    reasons = MappingProxyType({"reason": _("Reason")})

    def add_changes(self, changes: Sequence[ChangeInWords]) -> None:
        """Put a choice of part for each change into the form; all begin in part a."""
        self.changes = tuple(changes)
        letters = [letter(place) for place in range(min(len(changes), MOST_PARTS))]
        choices = [(each, gettext("part %(letter)s") % {"letter": each}) for each in letters]
        for place, change in enumerate(changes):
            self.fields[f"part-{place}"] = forms.ChoiceField(label=change.words, choices=choices)
        self.order_fields(["key", "row_version", *(f"part-{place}" for place in range(len(changes)))])

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the parts in order of letter; letters that nobody chose are left out."""
        chosen: dict[str, list[int]] = {}
        for place, change in enumerate(self.changes):
            chosen.setdefault(self.cleaned_data[f"part-{place}"], []).extend(change.places)
        return tuple(Part(tuple(sorted(chosen[each])), {}) for each in sorted(chosen))


def in_parts(number: int) -> str:
    """Return in words that a proposal now stands in so many parts."""
    return ngettext("Divided into %(number)s part.", "Divided into %(number)s parts.", number) % {"number": number}
