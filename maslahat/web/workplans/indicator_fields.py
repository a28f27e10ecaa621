"""The part of a line's form that holds its indicators and the shares of countries, one row each."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.texts import LONGEST_TEXT, clean
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.plan import Line
from maslahat.web.templatetags.texts import localized
from maslahat.words.fields import LANGUAGE_NAMES
from maslahat.words.labels import label

SPARE = 2
MOST = 20
FIGURES = {"unit": _("Unit"), "baseline": _("Baseline"), "target": _("Target")}
WORDS = {"text": _("Indicator"), "means": _("Means of verification")}


class IndicatorFields:
    """Fields for indicators and shares, put into the form of a line; a changed indicator keeps its id."""

    def __init__(self, form: forms.Form, programme: Programme, line: Line | None, validators: list[Any]) -> None:
        self.form, self.line = form, line
        entries = line.entries("indicators") if line else {}
        self.ids = list(dict.fromkeys(key[0] for key in entries))
        typed = sum(1 for name in form.data if name.startswith("indicator_") and name.endswith("_unit"))
        wished = sum(1 for name in form.initial if name.startswith("indicator_") and name.endswith("_id"))
        self.rows = min(max(len(self.ids) + SPARE, typed, wished + SPARE), MOST)
        self.parts = [f"{part}:{language}" for part in WORDS for language in programme.languages]
        self.parts[len(programme.languages) : len(programme.languages)] = FIGURES
        for row in range(self.rows):
            form.fields[f"indicator_{row}_id"] = forms.CharField(
                required=False, max_length=80, widget=forms.HiddenInput
            )
            for part in self.parts:
                name, _colon, language = part.partition(":")
                title = f"{WORDS[name]}, {label(LANGUAGE_NAMES, language)}" if language else str(FIGURES[name])
                area = forms.Textarea(attrs={"rows": 2, "lang": language}) if language else forms.TextInput()
                form.fields[f"indicator_{row}_{part}"] = forms.CharField(
                    label=title, required=False, max_length=LONGEST_TEXT, widget=area, validators=validators
                )
        self.countries = [each.code for each in programme.countries]
        for each in programme.countries:
            form.fields[f"share_{each.code}"] = forms.DecimalField(
                label=localized(each.name),
                required=False,
                min_value=0,
                max_value=100,
                decimal_places=2,
            )

    def shown(self) -> Iterator[list[BoundField]]:
        """Yield the fields of each indicator."""
        for row in range(self.rows):
            yield [self.form[f"indicator_{row}_id"], *(self.form[f"indicator_{row}_{part}"] for part in self.parts)]

    def cells(self, told: Mapping[str, Any]) -> dict[CellKey, Value | None]:
        """Return every cell of the indicators and shares as typed; None where it is to be empty."""
        standing = self.line.entries("indicators") if self.line else {}
        found: dict[CellKey, Value | None] = {("indicators", *key): None for key in standing}
        taken = set(self.ids)
        for row in range(self.rows):
            typed = {part: clean(told[f"indicator_{row}_{part}"]) for part in self.parts}
            if any(typed.values()):
                name = told[f"indicator_{row}_id"]
                name = name if name in self.ids else self._new(taken)
                found |= {("indicators", name, part): words for part, words in typed.items() if words}
        return found | {("shares", each): told[f"share_{each}"] for each in self.countries}

    @staticmethod
    def _new(taken: set[str]) -> str:
        name = next(name for number in range(1, len(taken) + 2) if (name := f"i{number}") not in taken)
        taken.add(name)
        return name


def initial_of_indicators(line: Line) -> dict[str, Any]:
    """Return what the form shows of a line's indicators and shares before anything is typed."""
    entries = line.entries("indicators")
    ids = list(dict.fromkeys(key[0] for key in entries))
    shown: dict[str, Any] = {f"indicator_{row}_id": name for row, name in enumerate(ids)}
    shown |= {f"indicator_{ids.index(name)}_{part}": words for (name, part), words in entries.items()}
    return shown | {f"share_{key[0]}": share for key, share in line.entries("shares").items()}
