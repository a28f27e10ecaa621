"""Forms of a discussion: words in each language, and for some of them one thing more. Each carries its own key."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maslahat.web.proposals.forms import SELECT_HINT, SpokenForm


class OpenForm(SpokenForm):
    """A question about a line, a cell of it, or a proposal; the ``cell`` is spelled with blanks between its parts."""

    reasons = MappingProxyType({"text": _("Question or remark")})
    line = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    proposal = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    cell = forms.ChoiceField(label=_("About"), required=False)

    def __init__(self, *told: Any, cells: Iterable[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*told, **named)
        choices = list(cells)
        if choices:
            self.fields["cell"].choices = [("", _("the line as a whole")), *choices]  # type: ignore[attr-defined]
            self.order_fields(["key", "line", "proposal", "cell"])
        else:
            del self.fields["cell"]


class RemarkForm(SpokenForm):
    """What somebody says."""

    reasons = MappingProxyType({"text": _("Remark")})


class SeenForm(SpokenForm):
    """A deed on a thread as it stood on the screen: ``entries`` is how many entries were seen."""

    entries = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)


class AssignForm(SeenForm):
    """Who is asked, and what about."""

    reasons = MappingProxyType({"text": _("What you would like to know")})
    expert = forms.ChoiceField(label=_("Who is asked"))

    def __init__(self, *told: Any, experts: Iterable[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["expert"].choices = [("", SELECT_HINT), *experts]  # type: ignore[attr-defined]
        self.order_fields(["key", "entries", "expert"])


class ResolveForm(SeenForm):
    """What came of the discussion."""

    reasons = MappingProxyType({"text": _("What came of it")})


class ReopenForm(SeenForm):
    """Why it is taken up again."""

    reasons = MappingProxyType({"text": _("Why it is taken up again")})
