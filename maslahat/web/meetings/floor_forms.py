"""Forms of the floor: asking for it, and what the chair does with it. Each carries its own key and needs no script."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from maslahat.domain.meetings.floor import OrderMatter, SpeakingMode
from maslahat.web.proposals.forms import SELECT_HINT, SpokenForm
from maslahat.words.floor import ORDER_MATTERS, SPEAKING_MODES

IN_PERSON = [(each.value, SPEAKING_MODES[each]) for each in (SpeakingMode.ROOM, SpeakingMode.ONLINE)]
LIMITS = (0, 60, 120, 180, 300, 420, 600, 900)
EXTRAS = (30, 60, 120, 180, 300)


def time_in_words(seconds: int) -> str:
    """Return so many seconds in words, in minutes where they are whole minutes."""
    if seconds % 60:
        return ngettext("%(number)s second", "%(number)s seconds", seconds) % {"number": seconds}
    return ngettext("%(number)s minute", "%(number)s minutes", seconds // 60) % {"number": seconds // 60}


class AskForm(SpokenForm):
    """Asking for the floor on an item, from the room or online."""

    item = forms.IntegerField(min_value=0, max_value=999, widget=forms.HiddenInput)
    mode = forms.ChoiceField(label=_("You speak"), choices=IN_PERSON)

    def __init__(
        self, *told: Any, answerable: Iterable[tuple[str, str]] = (), deciding: bool = False, **named: Any
    ) -> None:
        super().__init__(*told, **named)
        self.answerable, self.deciding = list(answerable), deciding


class PointForm(AskForm):
    """A point of order: what it is about, so that it cannot be about the substance."""

    matter = forms.ChoiceField(label=_("It is about"), choices=[("", SELECT_HINT), *ORDER_MATTERS.items()])
    field_order = ("key", "item", "matter", "mode")

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        if self.deciding:
            conduct = OrderMatter.DECISION
            self.fields["matter"].choices = [(conduct.value, ORDER_MATTERS[conduct])]  # type: ignore[attr-defined]


class ReplyForm(AskForm):
    """A right of reply: whom it answers."""

    reply_to = forms.ChoiceField(label=_("In answer to"))
    field_order = ("key", "item", "reply_to", "mode")

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["reply_to"].choices = [("", SELECT_HINT), *self.answerable]  # type: ignore[attr-defined]


class HandForm(AskForm):
    """Who raised a hand in the room, or wrote to the secretariat, and is entered by it."""

    speaker = forms.ChoiceField(label=_("Who wishes to speak"))
    field_order = ("key", "item", "speaker", "mode")

    def __init__(self, *told: Any, seats: Iterable[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["mode"].label = _("Speaks from")
        self.fields["speaker"].choices = [("", SELECT_HINT), *seats]  # type: ignore[attr-defined]


class PressForm(SpokenForm):
    """A deed that needs no words."""


class ExtraForm(SpokenForm):
    """How much longer the speaker may go on."""

    seconds = forms.TypedChoiceField(label=_("Extra time"), coerce=int)

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["seconds"].choices = [(each, time_in_words(each)) for each in EXTRAS]  # type: ignore[attr-defined]


class RuleOutForm(SpokenForm):
    """Why the chair finds the speaker out of order."""

    reasons = MappingProxyType({"reason": _("Reason")})


class MoveForm(SpokenForm):
    """Where to, and why."""

    before = forms.TypedChoiceField(label=_("Before"), coerce=int)
    reasons = MappingProxyType({"reason": _("Reason")})

    def __init__(self, *told: Any, others: Iterable[tuple[int, str]] = (), **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["before"].choices = [*others, (0, gettext("to the end"))]  # type: ignore[attr-defined]
        self.order_fields(["key", "before"])


class ListForm(SpokenForm):
    """The rules of the list on one item."""

    item = forms.IntegerField(min_value=0, max_value=999, widget=forms.HiddenInput)
    seconds = forms.TypedChoiceField(label=_("Time for each speaker"), coerce=int)
    is_open = forms.BooleanField(label=_("One may still ask for the floor"), required=False)
    observers_in_turn = forms.BooleanField(
        label=_("Observers speak in the order of asking, not after members"), required=False
    )

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["seconds"].choices = [  # type: ignore[attr-defined]
            (each, time_in_words(each) if each else gettext("no limit")) for each in LIMITS
        ]


ASKING: dict[str, tuple[type[AskForm], Promise]] = {
    "statement": (AskForm, _("Ask for the floor")),
    "point_of_order": (PointForm, _("Raise a point of order")),
    "right_of_reply": (ReplyForm, _("Ask for a right of reply")),
}
"""What may be asked for, each with its form and the words of its button."""

RAISED_HAND = "raised-hand"
"""The secretariat asks for somebody else, in a form of its own."""
