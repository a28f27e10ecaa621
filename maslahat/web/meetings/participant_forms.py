"""Forms of registration: one person, what the meeting asks of those who come, a reason for refusing."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from maslahat.actions.actor import Secret
from maslahat.actions.meetings.applicants import LONGEST_NAME, LONGEST_NEEDS, LONGEST_OFFICE, Applicant
from maslahat.domain.meetings.participants import AttendanceMode, Function, Sex
from maslahat.stores.meetings.attendance_reading import ParticipantFound
from maslahat.words.attendance import FUNCTIONS, MODES, SEXES

Choices = Iterable[tuple[str, str]]


class ParticipantForm(forms.Form):
    """Whom a party registers. ``key`` makes a second press the same deed."""

    key = forms.CharField(max_length=200, widget=forms.HiddenInput)
    party = forms.ChoiceField(label=_("Party"))
    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("As on the badge. Kept apart from the record and erased after the meeting; it may be left out."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    function = forms.ChoiceField(label=_("Takes part as"), choices=list(FUNCTIONS.items()), initial=Function.DELEGATE)
    office_en = forms.CharField(label=_("Office, in English"), max_length=LONGEST_OFFICE, required=False)
    office_ru = forms.CharField(label=_("Office, in Russian"), max_length=LONGEST_OFFICE, required=False)
    institution = forms.ChoiceField(label=_("Institution"), required=False)
    category = forms.ChoiceField(
        label=_("Kind of institution"), required=False, help_text=_("Only if the institution is not in the list.")
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=list(SEXES.items()), initial=Sex.NOT_STATED)
    mode = forms.ChoiceField(
        label=_("Way of attendance"), choices=list(MODES.items()), initial=AttendanceMode.ROOM, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    needs = forms.CharField(
        label=_("Accessibility and interpretation needs"),
        max_length=LONGEST_NEEDS,
        required=False,
        help_text=_("Only the secretariat and your own party see this."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    username = forms.CharField(
        label=_("User name"),
        max_length=80,
        required=False,
        help_text=_("Needed to take part online: the user name of somebody who is accredited for the party."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *told: Any, parties: Choices, institutions: Choices, categories: Choices, **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["party"].choices = list(parties)  # type: ignore[attr-defined]
        self.fields["institution"].choices = [("", _("none")), *institutions]  # type: ignore[attr-defined]
        self.fields["category"].choices = [("", _("as the institution")), *categories]  # type: ignore[attr-defined]

    def applicant(self) -> Applicant:
        """Return what was typed, name and needs as secrets."""
        told = self.cleaned_data
        same = ("party", "function", "institution", "category", "sex", "mode", "language", "username")
        return Applicant(
            office={language: told[f"office_{language}"] for language in ("en", "ru") if told[f"office_{language}"]},
            name=Secret(told["name"]),
            needs=Secret(told["needs"]),
            **{name: told[name] for name in same},
        )


def as_typed(found: ParticipantFound) -> dict[str, str]:
    """Return what the form of a registration shows before anybody changes it."""
    return {
        "party": found.party,
        "name": found.name,
        "function": found.function.value,
        "office_en": found.office.texts.get("en", ""),
        "office_ru": found.office.texts.get("ru", ""),
        "institution": found.institution,
        "category": "" if found.institution else found.category,
        "sex": found.sex.value,
        "mode": found.mode.value,
        "language": found.language,
        "needs": found.needs,
        "username": found.username,
    }


class TermsForm(forms.Form):
    """What the meeting asks of those who come."""

    prefix = "terms"
    key = forms.CharField(max_length=200, widget=forms.HiddenInput)
    row_version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    deadline = forms.DateTimeField(
        label=_("Parties register until (UTC)"),
        required=False,
        help_text=_("Empty: without end. The secretariat can register people later as well."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    self_check_in = forms.BooleanField(label=_("People may check themselves in with their badge"), required=False)
    join_address = forms.CharField(
        label=_("Address for joining online"),
        max_length=500,
        required=False,
        help_text=_("Shown to those alone who are admitted to take part online."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )

    def deadline_at(self) -> datetime | None:
        """Return the deadline as an instant (aware UTC), or None."""
        found = self.cleaned_data["deadline"]
        return found.astimezone(UTC) if isinstance(found, datetime) else None
