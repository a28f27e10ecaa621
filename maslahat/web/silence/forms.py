"""Forms of a silence procedure. Each carries its own key; instants are typed in UTC, and say so."""

from collections.abc import Iterable
from datetime import UTC
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from maslahat.domain.governance.silence import SilenceEntryKind
from maslahat.web.proposals.forms import SELECT_HINT, SpokenForm
from maslahat.words.silence import SILENCE_ENTRIES

INSTANT = "%Y-%m-%dT%H:%M"
MOST_EVIDENCE = 1000


def _kinds(*kinds: SilenceEntryKind) -> list[tuple[str, object]]:
    return [("", SELECT_HINT), *((kind.value, SILENCE_ENTRIES[kind]) for kind in kinds)]


class InstantField(forms.DateTimeField):
    """An instant in UTC, to the minute."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=INSTANT)

    def __init__(self, **told: Any) -> None:
        super().__init__(input_formats=(INSTANT, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"), **told)

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return found.replace(tzinfo=UTC) if found else found


class OpenSilenceForm(SpokenForm):
    """What is asked, as it stood on the screen, and in which languages it is published already."""

    reasons = MappingProxyType({"text": _("Covering note to the seats, if you wish to send one")})
    subject = forms.CharField(max_length=64, widget=forms.HiddenInput)
    proposal = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    published = forms.MultipleChoiceField(
        label=_("The text is published already in"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("The clock starts when the last language is published and every seat has its notice."),
    )  # fmt: skip

    def __init__(self, *told: Any, published: Iterable[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["published"].choices = list(published)  # type: ignore[attr-defined]


class AcknowledgeForm(SpokenForm):
    """That the notice has come."""


class ObjectForm(SpokenForm):
    """An objection or a counter-amendment: either breaks the silence."""

    kind = forms.ChoiceField(
        label=_("What you write"), choices=_kinds(SilenceEntryKind.OBJECTION, SilenceEntryKind.COUNTER_AMENDMENT)
    )
    reasons = MappingProxyType({"text": _("Text, with the reason or the words that you propose")})


class AttachForm(SpokenForm):
    """A statement or a reservation: neither breaks the silence."""

    kind = forms.ChoiceField(
        label=_("What you attach"), choices=_kinds(SilenceEntryKind.STATEMENT, SilenceEntryKind.RESERVATION)
    )
    reasons = MappingProxyType({"text": _("Text to be printed with the decision")})
    whole = forms.BooleanField(label=_("The reservation is on the text as a whole"), required=False)
    lines = forms.MultipleChoiceField(
        label=_("Or on these lines"), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )

    def __init__(self, *told: Any, lines: Iterable[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["lines"].choices = list(lines)  # type: ignore[attr-defined]


class _OnEntryForm(SpokenForm):
    """A deed on one entry of the procedure."""

    objection = forms.ChoiceField(label=_("Which objection"))

    def __init__(self, *told: Any, objections: Iterable[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["objection"].choices = list(objections)  # type: ignore[attr-defined]


class WithdrawForm(_OnEntryForm):
    """Which objection of the own party is withdrawn."""

    reasons = MappingProxyType({"text": _("Reason, if you wish to give one")})


class ConfirmForm(_OnEntryForm):
    """What the second person says to an objection that was entered afterwards."""

    confirms = forms.ChoiceField(
        label=_("Having seen the evidence"), widget=forms.RadioSelect,
        choices=[("yes", _("I confirm that it was received then")), ("no", _("I do not confirm it"))],
    )  # fmt: skip


class ExtendForm(SpokenForm):
    """Until when the silence lasts; ``deadline`` is the one on the screen."""

    deadline = forms.CharField(max_length=40, widget=forms.HiddenInput)
    until = InstantField(label=_("New deadline (UTC)"))
    reasons = MappingProxyType({"text": _("Why it is extended")})


class PublishForm(SpokenForm):
    """Which language has been published."""

    language = forms.ChoiceField(label=pgettext_lazy("silence", "Language"))

    def __init__(self, *told: Any, missing: Iterable[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["language"].choices = list(missing)  # type: ignore[attr-defined]


class _OnSeatForm(SpokenForm):
    """A deed for one of the seats that are asked."""

    seat = forms.ChoiceField(label=_("Party"))

    def __init__(self, *told: Any, seats: Iterable[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["seat"].choices = [("", SELECT_HINT), *seats]  # type: ignore[attr-defined]


class DeliverForm(_OnSeatForm):
    """How the notice came to an officer of the seat."""

    reasons = MappingProxyType({"text": _("How and to whom it was handed over")})


class BounceForm(_OnSeatForm):
    """That a letter to the seat came back."""

    reasons = MappingProxyType({"text": _("What the returned letter says, if it says anything")})


class RecordForm(_OnSeatForm):
    """An objection that reached the house on paper or by mail."""

    received_at = InstantField(label=_("When it was received (UTC)"))
    evidence = forms.CharField(
        label=_("Evidence of receipt"), max_length=MOST_EVIDENCE, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Number of the incoming letter, header of the message: what a second person can check."),
    )  # fmt: skip
    reasons = MappingProxyType({"text": _("Text of the objection")})


class CloseForm(SpokenForm):
    """The procedure is ended as of its deadline."""


class AddressesForm(SpokenForm):
    """Where letters for a party go."""

    party = forms.ChoiceField(label=_("Party"))
    addresses = forms.CharField(
        label=_("E-mail addresses, one a line"), required=False, max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mailboxes of a mission or a ministry. They replace those that were there; none means no letters."),
    )  # fmt: skip

    def __init__(self, *told: Any, parties: Iterable[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["party"].choices = [("", SELECT_HINT), *parties]  # type: ignore[attr-defined]
