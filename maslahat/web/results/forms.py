"""Forms by which it is laid down how an indicator is measured, and which codes a list has."""

from collections.abc import Iterable
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from maslahat.actions.results.defining import LONGEST_REASON, Asked
from maslahat.domain.results.indicators import CodeList, IndicatorDefinition
from maslahat.domain.shared.texts import LocalizedText
from maslahat.web.proposals.forms import SpokenForm, new_key
from maslahat.web.templatetags.texts import reading_language
from maslahat.words.measuring import ACROSS_PERIODS, ACROSS_UNITS, DIRECTIONS, FREQUENCIES, KINDS

SCALES = "scale."
LONGEST_LIST = 40_000


class VersionForm(SpokenForm):
    """A change of what is laid down; ``version`` is the one that the screen showed."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why it changes"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Stands in the history of versions, for everybody."),
    )


class DefinitionForm(VersionForm):
    """How an indicator is measured."""

    reasons = MappingProxyType({"meaning": _("What exactly is counted")})
    kind = forms.ChoiceField(label=_("What one value is"), choices=list(KINDS.items()))
    across_units = forms.ChoiceField(label=_("From reporting units to one figure"), choices=list(ACROSS_UNITS.items()))
    across_periods = forms.ChoiceField(label=_("From periods to one figure"), choices=list(ACROSS_PERIODS.items()))
    direction = forms.ChoiceField(label=_("Where better lies"), choices=list(DIRECTIONS.items()))
    tolerance = forms.DecimalField(
        label=_("Tolerance"),
        max_digits=21,
        decimal_places=6,
        help_text=_("Only for what is to be kept as it is, else 0."),
    )
    frequency = forms.TypedChoiceField(
        label=_("How often it is reported"), choices=list(FREQUENCIES.items()), coerce=int
    )
    dimensions = forms.MultipleChoiceField(
        label=_("Split by"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("At most three.")
    )
    scale = forms.ChoiceField(label=_("Scale"), required=False)
    counts_people = forms.BooleanField(label=_("Counts people: small numbers are not shown in public"), required=False)

    def __init__(self, *told: Any, lists: Iterable[CodeList], years: Iterable[int], **named: Any) -> None:
        super().__init__(*told, **named)
        self.years = tuple(years)
        choices = [(each.code, _said(each.name) or each.code) for each in lists]
        dimensions = [each for each in choices if not each[0].startswith(SCALES)]
        scales = [("", gettext("none")), *(each for each in choices if each[0].startswith(SCALES))]
        self.fields["dimensions"].choices = dimensions  # type: ignore[attr-defined]
        self.fields["scale"].choices = scales  # type: ignore[attr-defined]
        target, to_date = gettext("Target"), gettext("counted from the start of the cycle")
        for year in self.years:
            self.fields[f"target_{year}"] = forms.DecimalField(
                label=f"{target} {year}", max_digits=21, decimal_places=6, required=False
            )
            self.fields[f"to_date_{year}"] = forms.BooleanField(label=f"{target} {year}: {to_date}", required=False)
        self.order_fields([*(name for name in self.fields if name.startswith("meaning")), *_MEASURES])
        self.fields["reason"] = self.fields.pop("reason")

    def asked(self) -> Asked:
        """Return what is asked for; only after ``is_valid``."""
        clean = self.cleaned_data
        targets = [(year, clean.get(f"target_{year}"), clean[f"to_date_{year}"]) for year in self.years]
        return Asked(
            meaning=self.texts("meaning"),
            kind=clean["kind"],
            across_units=clean["across_units"],
            across_periods=clean["across_periods"],
            direction=clean["direction"],
            tolerance=clean["tolerance"],
            frequency=clean["frequency"],
            counts_people=clean["counts_people"],
            targets=tuple((year, value, to_date) for year, value, to_date in targets if value is not None),
            dimensions=tuple(clean["dimensions"]),
            scale=clean["scale"],
        )


_MEASURES = ("kind", "across_units", "across_periods", "direction", "tolerance", "frequency", "dimensions", "scale")


class CodesForm(VersionForm):
    """The codes of a list in order, one a line, each with its name in every language."""

    codes = forms.CharField(
        label=_("Codes"),
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        hint, shape = gettext("One a line, in order of printing:"), " | ".join((gettext("code"), *self.languages))
        self.fields["codes"].help_text = f"{hint} {shape}"
        self.order_fields(["codes"])

    def clean_codes(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """Return each code with its names by language; a line with too few or too many parts is a fault."""
        found, faulty = [], []
        for number, line in enumerate(self.cleaned_data["codes"].splitlines(), start=1):
            code, *names = (part.strip() for part in line.split("|"))
            if not line.strip():
                continue
            if not code or len(code) > LONGEST_CODE or len(names) != len(self.languages):
                faulty.append(str(number))
            found.append((code, dict(zip(self.languages, names, strict=False))))
        if faulty:
            said = ngettext(
                "This line is not understood: %(lines)s", "These lines are not understood: %(lines)s", len(faulty)
            )
            raise forms.ValidationError(said % {"lines": ", ".join(faulty[:20])})
        return tuple(found)


LONGEST_CODE = 60


def definition_form(definition: IndicatorDefinition, lists: Iterable[CodeList], told: dict[str, Any]) -> DefinitionForm:
    """Return the form with the definition as it stands; ``told`` are its languages and years."""
    initial: dict[str, Any] = {
        "key": new_key(),
        "version": definition.version,
        "kind": definition.kind.value,
        "across_units": definition.rules.across_units.value,
        "across_periods": definition.rules.across_periods.value,
        "direction": definition.direction.value,
        "tolerance": _plain(definition.tolerance),
        "frequency": definition.frequency,
        "dimensions": [each.code for each in definition.dimensions],
        "scale": definition.scale.code if definition.scale else "",
        "counts_people": definition.counts_people,
    }
    initial |= {f"meaning_{language}": text for language, text in definition.meaning.texts.items()}
    for each in definition.targets:
        if each.value is not None:
            initial |= {f"target_{each.year}": _plain(each.value), f"to_date_{each.year}": each.is_to_date}
    return DefinitionForm(initial=initial, lists=lists, **told)


def codes_form(found: CodeList, languages: tuple[str, ...]) -> CodesForm:
    """Return the form with the codes of a list as they stand."""
    lines = [
        " | ".join((code, *(name.texts.get(each, "") for each in languages))) for code, name in found.names.items()
    ]
    initial = {"key": new_key(), "version": found.version, "codes": "\n".join(lines)}
    return CodesForm(initial=initial, languages=languages)


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def _said(text: LocalizedText) -> str:
    return text.in_language(reading_language())
