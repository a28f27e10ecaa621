"""The form in which a line is divided: a title for every line that comes of it, and who gets what of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maslahat.actions.wishes import Divide, Share
from maslahat.domain.shared.texts import LocalizedText, clean
from maslahat.domain.workplans.plan import NOTHING, Line
from maslahat.web.templatetags.figures import money_in_words
from maslahat.web.workplans.cells import source_in_words
from maslahat.web.workplans.line_form import Ground
from maslahat.web.workplans.money_field import MoneyField
from maslahat.web.workplans.structure import text_fields

MOST_PARTS = 5
"""Most new lines that one form makes of a line."""


@dataclass(frozen=True, slots=True)
class Purse:
    """What a line needs from one source in one currency, and the fields that hand it out."""

    name: str
    currency: str
    amount: Decimal
    fields: Sequence[BoundField]
    left: Decimal


class SplitForm(forms.Form):
    """Titles, money and indicators of the line that stays (0) and of the new lines (1 to 5)."""

    use_required_attribute = False
    base = forms.CharField(max_length=64, widget=forms.HiddenInput)
    parts = forms.IntegerField(min_value=1, max_value=MOST_PARTS, widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, ground: Ground, line: Line, parts: int, **named: Any
    ) -> None:
        super().__init__(data, **named)
        self.ground, self.line, self.count = ground, line, parts
        self.purses = sorted(line.budget.items())
        self.left: dict[tuple[str, str], Decimal] = {}
        self.indicators = sorted({key[0] for key in line.entries("indicators")})
        for part in range(parts + 1):
            names = [f"title_{part}_{language}" for language in ground.programme.languages]
            text_fields(self, ground.programme, "title", names, LocalizedText() if part else line.title)
        for place, (_pair, amount) in enumerate(self.purses):
            for part in range(parts + 1):
                self.fields[f"amount_{place}_{part}"] = MoneyField(
                    label=self.part_name(part), required=False, initial="" if part else f"{amount:.2f}"
                )
        choices = [(str(part), self.part_name(part)) for part in range(parts + 1)]
        for place, indicator in enumerate(self.indicators):
            self.fields[f"indicator_{place}"] = forms.ChoiceField(
                label=self._indicator(indicator), choices=choices, initial="0"
            )

    def part_name(self, part: int) -> str:
        """Return what one of the lines is called on the form."""
        return gettext("New line %(number)s") % {"number": part} if part else gettext("The line that stays")

    def _indicator(self, indicator: str) -> str:
        told = {key[1]: value for key, value in self.line.entries("indicators").items() if key[0] == indicator}
        return str(next((told[f"text:{each}"] for each in ("en", "ru") if f"text:{each}" in told), indicator))

    @property
    def titles(self) -> Iterator[tuple[int, str, list[BoundField]]]:
        """Yield the title fields line by line."""
        for part in range(self.count + 1):
            fields = [self[f"title_{part}_{language}"] for language in self.ground.programme.languages]
            yield part, self.part_name(part), fields

    @property
    def money(self) -> Iterator[Purse]:
        """Yield the amounts to hand out, source by source, with what is left over or handed out too much."""
        for place, ((source, currency), amount) in enumerate(self.purses):
            fields = [self[f"amount_{place}_{part}"] for part in range(self.count + 1)]
            name = source_in_words(self.ground.programme, source)
            yield Purse(name, currency, amount, fields, self.left.get((source, currency), NOTHING))

    @property
    def indicator_fields(self) -> list[BoundField]:
        return [self[f"indicator_{place}"] for place in range(len(self.indicators))]

    @property
    def can_grow(self) -> bool:
        return self.count < MOST_PARTS

    def clean(self) -> dict[str, Any]:
        """Check that every line has a title and that nothing is left over, to the cent (E21)."""
        told = self.cleaned_data
        for part in self._wanted():
            names = [f"title_{part}_{language}" for language in self.ground.programme.languages]
            if not any(told.get(name) for name in names) and not any(name in self.errors for name in names):
                self.add_error(names[0], _("Every line needs a title in one language at least."))
        for place, (pair, amount) in enumerate(self.purses):
            names = [f"amount_{place}_{part}" for part in range(self.count + 1)]
            left = amount - sum((told.get(name) or NOTHING for name in names), NOTHING)
            if left and not any(name in self.errors for name in names):
                self.left[pair] = left
                self.add_error(names[-1], self._difference(pair, left))
        return told

    def _difference(self, pair: tuple[str, str], left: Decimal) -> str:
        told = {
            "source": source_in_words(self.ground.programme, pair[0]),
            "amount": money_in_words(abs(left), pair[1]),
        }
        if left > 0:
            return gettext("%(source)s: %(amount)s is not handed out to any line (rule E21).") % told
        return gettext("%(source)s: %(amount)s more is handed out than the line has (rule E21).") % told

    def _wanted(self) -> list[int]:
        """Return the line that stays and the new lines of which anything is typed; at least one of these."""
        typed = [part for part in range(1, self.count + 1) if self._is_typed(part)]
        return [0, *(typed or [1])]

    def _is_typed(self, part: int) -> bool:
        told = self.cleaned_data
        titles = any(told.get(f"title_{part}_{language}") for language in self.ground.programme.languages)
        amounts = any(told.get(f"amount_{place}_{part}") for place in range(len(self.purses)))
        return titles or amounts or any(self._bears(place, part) for place in range(len(self.indicators)))

    def _bears(self, place: int, part: int) -> bool:
        return bool(self.cleaned_data.get(f"indicator_{place}") == str(part))

    def wish(self) -> Divide:
        """Return the division as filled in; new lines of which nothing was typed are left out."""
        survivor, *parts = (self._share(part) for part in self._wanted())
        return Divide(self.line.id, survivor, tuple(parts))

    def _share(self, part: int) -> Share:
        told, languages = self.cleaned_data, self.ground.programme.languages
        amounts = {pair: told[f"amount_{place}_{part}"] for place, (pair, _amount) in enumerate(self.purses)}
        return Share(
            {language: clean(told[f"title_{part}_{language}"]) for language in languages},
            {pair: amount for pair, amount in amounts.items() if amount},
            tuple(each for place, each in enumerate(self.indicators) if self._bears(place, part)),
        )


def initial_of_division(wish: Divide, line: Line, languages: Sequence[str]) -> dict[str, Any]:
    """Return what the form shows of a division that was wished before."""
    shown: dict[str, Any] = {"parts": len(wish.parts)}
    indicators = sorted({key[0] for key in line.entries("indicators")})
    for part, share in enumerate((wish.survivor, *wish.parts)):
        shown |= {f"title_{part}_{language}": share.title.get(language, "") for language in languages}
        for place, pair in enumerate(sorted(line.budget)):
            shown[f"amount_{place}_{part}"] = f"{share.money[pair]:.2f}" if pair in share.money else ""
        shown |= {f"indicator_{indicators.index(each)}": str(part) for each in share.indicators if each in indicators}
    return shown
