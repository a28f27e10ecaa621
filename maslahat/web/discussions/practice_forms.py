"""Forms of good practices: what worked, under which pillar; taking it up, giving it up, taking it back."""

from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maslahat.actions.filing import LONGEST_HEADLINE
from maslahat.domain.programmes.programme import Programme
from maslahat.web.proposals.forms import SELECT_HINT, SpokenForm
from maslahat.web.templatetags.texts import localized

SHORT_TEXTS = ("title_",)


class ShareForm(SpokenForm):
    """What worked: title and text in each language, the pillar, perhaps the indicator in which it can be seen."""

    reasons = MappingProxyType({"title": _("Title"), "text": _("What was done, and what came of it")})
    pillar = forms.ChoiceField(label=_("Pillar"))
    indicator = forms.ChoiceField(
        label=_("Indicator in which it can be seen"), required=False, help_text=_("One of the same pillar, or none.")
    )

    def __init__(self, *told: Any, programme: Programme, **named: Any) -> None:
        super().__init__(*told, languages=programme.languages, **named)
        pillars = [(each.code, f"{each.code} {localized(each.name)}") for each in programme.pillars]
        self.fields["pillar"].choices = [("", SELECT_HINT), *pillars]  # type: ignore[attr-defined]
        groups = [
            (
                f"{pillar.code} {localized(pillar.name)}",
                [(each.code, f"{each.code} {localized(each.name)}") for each in pillar.indicators],
            )
            for pillar in programme.pillars
        ]
        self.fields["indicator"].choices = [("", _("none")), *groups]  # type: ignore[attr-defined]
        for name, each in self.fields.items():
            if name.startswith(SHORT_TEXTS):
                each.widget = forms.TextInput(attrs={**each.widget.attrs, "maxlength": LONGEST_HEADLINE})
        self.order_fields(["key", "pillar", "indicator"])


class StepForm(SpokenForm):
    """An act on a practice as it stood on the screen: ``steps`` is how many steps were seen."""

    steps = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class AdoptForm(StepForm):
    """How the practice is taken up."""

    reasons = MappingProxyType({"text": _("How you take it up, if you wish to say")})


class GiveUpForm(StepForm):
    """Why it is no longer followed."""

    reasons = MappingProxyType({"text": _("Why it is no longer followed")})


class WithdrawForm(StepForm):
    """Why it is taken back."""

    reasons = MappingProxyType({"text": _("Why it is taken back")})
