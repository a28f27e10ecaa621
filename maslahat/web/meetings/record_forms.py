"""Forms on decisions and minutes: each carries its own key and what the screen showed."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maslahat.web.proposals.forms import SELECT_HINT, SpokenForm
from maslahat.words.records import DECISION_STATES

_NOTED = ("open", "done", "dropped")


class DecisionForm(SpokenForm):
    """A decision of the committee: its words, the item, who sees to it until when."""

    reasons = MappingProxyType({"text": _("Decision")})
    item = forms.ChoiceField(label=_("Agenda item"), required=False)
    owner = forms.ChoiceField(label=_("Responsible"), required=False)
    due_on = forms.DateField(label=_("Due"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    is_internal = forms.BooleanField(
        label=_("For the table alone"),
        required=False,
        help_text=_("The public then finds no trace of it; it has a number of its own series."),
    )

    def __init__(
        self,
        *told: Any,
        items: Iterable[tuple[str, str]] = (),
        parties: Iterable[tuple[str, str]] = (),
        **named: Any,
    ) -> None:
        super().__init__(*told, **named)
        self.fields["item"].choices = [("", _("none")), *items]  # type: ignore[attr-defined]
        self.fields["owner"].choices = [("", SELECT_HINT), *parties]  # type: ignore[attr-defined]


class NoteForm(SpokenForm):
    """What became of a decision; ``notes`` is how many notes the screen showed."""

    reasons = MappingProxyType({"text": _("What was done, or why not")})
    notes = forms.IntegerField(min_value=0, max_value=2**15, widget=forms.HiddenInput)
    internal = forms.BooleanField(required=False, widget=forms.HiddenInput)
    state = forms.ChoiceField(label=_("Status"), choices=[(each, DECISION_STATES[each]) for each in _NOTED])


class VersionForm(SpokenForm):
    """A deed on the minutes as they stood on the screen."""

    row_version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class CirculateForm(VersionForm):
    """Until when the delegations may ask for corrections."""

    deadline = forms.DateTimeField(
        label=_("Deadline for corrections (UTC)"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text=_("A correction at that minute is late."),
    )


class ParagraphForm(SpokenForm):
    """Another wording of a paragraph; ``revision`` is the wording that the screen showed."""

    reasons = MappingProxyType({"text": _("Wording")})
    revision = forms.IntegerField(min_value=1, max_value=2**15, widget=forms.HiddenInput)


class CorrectionForm(SpokenForm):
    """What a delegation asks to be changed."""

    reasons = MappingProxyType({"text": _("What should stand there")})


class AnswerForm(SpokenForm):
    """The answer to a correction: the new wording of the paragraph, or why it is declined."""

    reasons = MappingProxyType({"wording": _("New wording of the paragraph"), "answer": _("Reason")})
    takes_in = forms.ChoiceField(
        label=_("Answer"), choices=[("", SELECT_HINT), ("yes", _("take it in")), ("no", _("decline it"))]
    )
