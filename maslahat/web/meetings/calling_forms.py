"""Forms of what comes before a meeting: how it is arranged, an item of the agenda, a document, a note of a group."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from maslahat.actions.meetings.papers import KINDS
from maslahat.domain.meetings.agenda_items import ItemKind, PlannedItem
from maslahat.domain.meetings.arrangements import Arrangements, MeetingForm, MeetingKind
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef
from maslahat.domain.shared.texts import LocalizedText
from maslahat.web.proposals.forms import SELECT_HINT, SpokenForm
from maslahat.web.templatetags.texts import localized
from maslahat.words.calling import DOCUMENT_KINDS, ITEM_KINDS, MEETING_KINDS
from maslahat.words.meetings import MEETING_FORMS
from maslahat.words.zones import UnknownZone, zone

_LOCAL = "%Y-%m-%dT%H:%M"
Choices = Iterable[tuple[str, Any]]


class ShortSpokenForm(SpokenForm):
    """A form whose texts in several languages are one line long each."""

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        for name in self.reasons:
            for language in self.languages:
                field = self.fields[f"{name}_{language}"]
                field.widget = forms.TextInput(attrs={"lang": language})

    def localized(self, name: str) -> LocalizedText:
        """Return what was written under this name; the first language is the one it was written in."""
        return LocalizedText.of(self.languages[0] if self.languages else "en", **self.texts(name))


def _moment(label: Any, hint: Any = "") -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_LOCAL)
    return forms.DateTimeField(label=label, help_text=hint, input_formats=[_LOCAL, f"{_LOCAL}:%S"], widget=widget)


class ArrangeForm(ShortSpokenForm):
    """How a meeting is arranged; times are those of its place."""

    reasons = MappingProxyType({"title": _("Title"), "city": _("City"), "venue": _("Venue")})
    row_version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("Short and lasting, such as PSC-2026."))
    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=list(MEETING_KINDS.items()))
    form = forms.ChoiceField(label=_("Format"), choices=list(MEETING_FORMS.items()))
    organiser = forms.ChoiceField(label=_("Organized by"))
    host = forms.ChoiceField(label=_("Hosted by"), required=False)
    co_hosts = forms.MultipleChoiceField(label=_("Co-hosted by"), required=False, widget=forms.CheckboxSelectMultiple)
    country = forms.ChoiceField(label=_("Country"), required=False)
    time_zone = forms.CharField(
        label=_("Time zone of the place"), max_length=60, help_text=_("By its name, such as Asia/Almaty.")
    )
    starts = _moment(_("Begins"), _("By the clocks of the place."))
    ends = _moment(_("Ends"))
    workplan = forms.ChoiceField(label=_("Decides on the workplan"), required=False)
    second_in_year = forms.BooleanField(
        label=_("I know that there is another annual meeting in this year"), required=False
    )

    def __init__(self, *told: Any, programme: Programme, plans: Iterable[str], is_new: bool, **named: Any) -> None:
        super().__init__(*told, languages=programme.languages, **named)
        parties = [(str(each.code), localized(each.name)) for each in programme.parties]
        choices: Mapping[str, Choices] = {
            "organiser": parties,
            "host": [("", SELECT_HINT), *parties],
            "co_hosts": parties,
            "country": [("", SELECT_HINT), *((each.code, localized(each.name)) for each in programme.countries)],
            "workplan": [("", _("none")), *((code, code) for code in plans)],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        if not is_new:
            del self.fields["code"]
        titles = [f"{name}_{language}" for name in self.reasons for language in self.languages]
        self.order_fields(["key", "row_version", "code", "kind", *titles])

    def clean_time_zone(self) -> str:
        """Return the name of a time zone that is known."""
        name = str(self.cleaned_data["time_zone"])
        try:
            zone(name)
        except UnknownZone as unknown:
            raise forms.ValidationError(_("There is no such time zone.")) from unknown
        return name

    @property
    def arrangements(self) -> Arrangements:
        """Return the arrangements that the form asks for."""
        told = self.cleaned_data
        return Arrangements(
            title=self.localized("title"),
            kind=MeetingKind(told["kind"]),
            form=MeetingForm(told["form"]),
            organiser=PartyCode(told["organiser"]),
            host=PartyCode(told["host"]),
            co_hosts=tuple(PartyCode(code) for code in told["co_hosts"]),
            country=told["country"],
            city=self.localized("city"),
            venue=self.localized("venue"),
            time_zone=told["time_zone"],
            starts_at=self._instant("starts"),
            ends_at=self._instant("ends"),
        )

    def _instant(self, name: str) -> datetime:
        written: datetime = self.cleaned_data[name]
        return written.replace(tzinfo=zone(self.cleaned_data["time_zone"])).astimezone(UTC)


def as_typed(held: Arrangements, languages: Iterable[str]) -> dict[str, Any]:
    """Return what the form shows of arrangements that stand."""
    place = zone(held.time_zone)
    moments = {"starts": held.starts_at, "ends": held.ends_at}
    found: dict[str, Any] = {name: at.astimezone(place).replace(tzinfo=None) for name, at in moments.items()}
    for name in ("kind", "form", "organiser", "host", "country", "time_zone"):
        found[name] = str(getattr(held, name))
    found["co_hosts"] = list(held.co_hosts)
    for name, text in (("title", held.title), ("city", held.city), ("venue", held.venue)):
        found |= {f"{name}_{language}": text.texts.get(language, "") for language in languages}
    return found


class ItemForm(ShortSpokenForm):
    """An item of the agenda: what happens, how long, who presents, and what it is about."""

    reasons = MappingProxyType({"title": _("Title"), "office": _("Office that presents")})
    row_version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind"), choices=list(ITEM_KINDS.items()))
    minutes = forms.IntegerField(label=_("Planned time in minutes"), min_value=1, max_value=1440, required=False)
    institution = forms.ChoiceField(label=_("Institution that presents"), required=False)
    pillars = forms.MultipleChoiceField(
        label=_("Presentation packs of the pillars"), required=False, widget=forms.CheckboxSelectMultiple
    )
    proposals = forms.CharField(
        label=_("Proposals"), required=False, max_length=2000, help_text=_("References, separated by blanks.")
    )
    lines = forms.CharField(
        label=_("Lines of the plan"), required=False, max_length=2000, help_text=_("Codes, separated by blanks.")
    )

    def __init__(self, *told: Any, programme: Programme, codes: Mapping[str, str], **named: Any) -> None:
        super().__init__(*told, languages=programme.languages, **named)
        bodies = [(each.code, localized(each.name)) for each in programme.institutions]
        self.fields["institution"].choices = [("", SELECT_HINT), *bodies]  # type: ignore[attr-defined]
        self.fields["pillars"].choices = [  # type: ignore[attr-defined]
            (each.code, f"{each.code} {localized(each.name)}") for each in programme.pillars
        ]
        self.lines_by_code = {code: line for line, code in codes.items()}
        titles = [f"title_{language}" for language in self.languages]
        offices = [f"office_{language}" for language in self.languages]
        self.order_fields(["key", "row_version", *titles, "kind", "minutes", *offices, "institution"])

    def item(self, ident: int) -> PlannedItem:
        """Return the item that the form asks for, under this id; a code that no line bears names no line."""
        told = self.cleaned_data
        return PlannedItem(
            id=ident,
            kind=ItemKind(told["kind"]),
            title=self.localized("title"),
            minutes=told["minutes"],
            office=self.localized("office"),
            institution=told["institution"],
            pillars=tuple(told["pillars"]),
            lines=tuple(LineId(self.lines_by_code.get(code, code)) for code in told["lines"].split()),
            proposals=tuple(ProposalRef(ref) for ref in told["proposals"].split()),
        )


def item_as_typed(item: PlannedItem, codes: Mapping[str, str], languages: Iterable[str]) -> dict[str, Any]:
    """Return what the form shows of an item that stands; ``codes`` are the printed codes of lines by id."""
    found: dict[str, Any] = {
        "kind": item.kind.value,
        "minutes": item.minutes,
        "institution": item.institution,
        "pillars": list(item.pillars),
        "proposals": " ".join(item.proposals),
        "lines": " ".join(codes.get(line, line) for line in item.lines),
    }
    for name, text in (("title", item.title), ("office", item.office)):
        found |= {f"{name}_{language}": text.texts.get(language, "") for language in languages}
    return found


class DocumentForm(ShortSpokenForm):
    """A document and what it belongs to."""

    reasons = MappingProxyType({"title": _("Title of the document")})
    file = forms.FileField(
        label=pgettext_lazy("upload", "File"),
        required=False,
        help_text=_("PDF, DOCX, XLSX, PPTX, PNG or JPEG, at most 5 MB, without macros."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[(code, DOCUMENT_KINDS[code]) for code in KINDS])
    item = forms.TypedChoiceField(label=_("For the item"), coerce=int)
    is_public = forms.BooleanField(label=_("Everybody may read it, also without signing in"), required=False)

    def __init__(self, *told: Any, items: Choices, **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["item"].choices = [("0", _("the meeting as a whole")), *items]  # type: ignore[attr-defined]
        self.order_fields(["key", *(f"title_{language}" for language in self.languages)])


class NoteForm(SpokenForm):
    """What a group wrote down, by country and topic."""

    reasons = MappingProxyType({"text": _("What the group found")})
    row_version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput, required=False)
    country = forms.ChoiceField(label=_("Country"))
    topic = forms.ChoiceField(label=_("Topic"))

    def __init__(self, *told: Any, programme: Programme, **named: Any) -> None:
        super().__init__(*told, languages=programme.languages, **named)
        self.fields["country"].choices = [  # type: ignore[attr-defined]
            ("", SELECT_HINT),
            *((each.code, localized(each.name)) for each in programme.countries),
        ]
        self.fields["topic"].choices = [  # type: ignore[attr-defined]
            ("", SELECT_HINT),
            *((each.code, f"{each.code} {localized(each.name)}") for each in programme.pillars),
        ]
        self.order_fields(["key", "row_version", "country", "topic"])


class NoteProposalForm(SpokenForm):
    """The proposal that comes out of a note; ``base`` is the fingerprint of the draft on the screen."""

    reasons = MappingProxyType({"headline": _("Headline"), "rationale": _("Rationale")})
    row_version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    base = forms.CharField(max_length=64, widget=forms.HiddenInput)
    output = forms.ChoiceField(
        label=_("New line under the output"),
        required=False,
        help_text=_("The new line bears the headline as its title. Without an output the proposal is one in words."),
    )

    def __init__(self, *told: Any, outputs: Choices, **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["output"].choices = [("", _("none")), *outputs]  # type: ignore[attr-defined]
