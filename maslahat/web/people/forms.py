"""Forms about people: inviting somebody by office, and letting somebody act for a party for a time."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from maslahat.words.labels import ROLES


class InviteForm(forms.Form):
    """Who may sign in: a user name and an office. ``key`` makes a second press the same deed."""

    prefix = "invite"
    key = forms.CharField(max_length=200, widget=forms.HiddenInput)
    username = forms.CharField(
        label=_("User name"), max_length=80, help_text=_("Letters, digits, full stops, hyphens.")
    )
    office_en = forms.CharField(label=_("Office, in English"), max_length=200, required=False)
    office_ru = forms.CharField(label=_("Office, in Russian"), max_length=200, required=False)
    institution = forms.ChoiceField(label=_("Institution"), required=False)
    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)

    def __init__(self, *told: object, institutions: Iterable[tuple[str, str]], **named: object) -> None:
        super().__init__(*told, **named)  # type: ignore[arg-type]
        self.fields["institution"].choices = [("", _("none")), *institutions]  # type: ignore[attr-defined]


class AccreditForm(forms.Form):
    """Who acts for whom, as what, and from which day to which; days begin at midnight UTC."""

    prefix = "accredit"
    key = forms.CharField(max_length=200, widget=forms.HiddenInput)
    username = forms.CharField(label=_("User name"), max_length=80)
    party = forms.ChoiceField(label=_("Party"))
    role = forms.ChoiceField(label=_("Role"))
    valid_from = forms.DateField(
        label=_("From"),
        required=False,
        help_text=_("Empty: from now on."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    valid_until = forms.DateField(
        label=_("Until, not including"), required=False, help_text=_("Empty: until ended."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip
    replaces = forms.BooleanField(label=_("Takes over from whoever holds this role for the party"), required=False)

    def __init__(
        self, *told: object, parties: Iterable[tuple[str, str]], roles: Iterable[str], **named: object
    ) -> None:
        super().__init__(*told, **named)  # type: ignore[arg-type]
        self.fields["party"].choices = list(parties)  # type: ignore[attr-defined]
        self.fields["role"].choices = [(role, ROLES[role]) for role in roles]  # type: ignore[attr-defined]

    def instant(self, name: str) -> datetime | None:
        """Return the first instant of the day in this field (aware UTC), or None if the field was left empty."""
        day = self.cleaned_data.get(name)
        return datetime.combine(day, time.min, UTC) if day else None
