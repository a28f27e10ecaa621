"""The form in which a line is changed in place: one field for everything that a line can say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.texts import LONGEST_TEXT, TextRefused, clean
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED, CellKey, Value
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.web.templatetags.marks import QUARTERS, quarter_in_words
from maslahat.web.templatetags.texts import localized
from maslahat.web.workplans.cells import LISTS, TEXTS, source_in_words
from maslahat.web.workplans.indicator_fields import IndicatorFields, initial_of_indicators
from maslahat.web.workplans.money_field import MoneyField
from maslahat.words.fields import FIELD_NAMES, LANGUAGE_NAMES
from maslahat.words.labels import label

SINGLES = ("type", "scope", "modality", "risk")
SETS = ("countries", "quarters", "partners", "beneficiaries", "sdg_targets")
SPARE_ROWS = 2
MOST_ROWS = 30
FIRST = "first"

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the form stands on: the programme, a version of the plan, and whether money is shown."""

    programme: Programme
    plan: Plan
    shows_money: bool


class LineForm(forms.Form):
    """Everything a line says, for a line of the plan or, with ``line`` None, for a new one."""

    use_required_attribute = False
    base = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, ground: Ground, line: Line | None, **named: Any
    ) -> None:
        super().__init__(data, **named)
        self.ground, self.line = ground, line
        self._add_texts()
        self._add_codes()
        self._add_numbers()
        self.indicators = IndicatorFields(self, ground.programme, line, [no_odd_signs])
        self.rows = self._add_budget() if ground.shows_money else 0
        self._add_place()

    def _add_texts(self) -> None:
        for name in TEXTS:
            for language in self.ground.programme.languages:
                title = f"{label(FIELD_NAMES, name)}, {label(LANGUAGE_NAMES, language)}"
                area = forms.Textarea(attrs={"rows": 2 if name == "title" else 5, "lang": language})
                self.fields[f"{name}_{language}"] = forms.CharField(
                    label=title, required=False, max_length=LONGEST_TEXT, widget=area, validators=[no_odd_signs]
                )

    def _add_codes(self) -> None:
        programme = self.ground.programme
        bodies = bodies_of(programme)
        for name in SINGLES:
            if terms := programme.code_lists.get(LISTS[name]):
                self._choice(name, [(term.code, localized(term.name)) for term in terms])
        self._choice("lead", bodies)
        self._many("countries", [(each.code, localized(each.name)) for each in programme.countries])
        self._many("quarters", [(quarter, quarter_in_words(quarter)) for quarter in QUARTERS])
        self._many("partners", bodies)
        self._many("beneficiaries", [(each.code, localized(each.name)) for each in programme.beneficiary_groups])
        targets = [(each.code, f"{each.code} {localized(each.name)}") for each in programme.sdg_targets]
        self._many("sdg_targets", targets)
        for theme in programme.cross_cutting:
            if theme.scale:
                steps = [(step.code, f"{step.code} – {localized(step.name)}") for step in theme.scale]
                self._choice(f"marker_{theme.code}", steps, localized(theme.name), _("not yet coded"))

    def _choice(self, name: str, choices: Choices, title: str = "", empty: Any = "–") -> None:
        known = {code for code, _name in choices}
        standing = self.line.one(name) if self.line and name in (*SINGLES, "lead") else None
        kept = [(str(standing), str(standing))] if standing and standing not in known else []
        self.fields[name] = forms.ChoiceField(
            label=title or label(FIELD_NAMES, name), required=False, choices=[("", empty), *choices, *kept]
        )

    def _many(self, name: str, choices: Choices) -> None:
        known = {code for code, _name in choices}
        kept = [(code, code) for code in (self.line.elements(name) if self.line else ()) if code not in known]
        self.fields[name] = forms.MultipleChoiceField(
            label=label(FIELD_NAMES, name),
            required=False,
            choices=[*choices, *kept],
            widget=forms.CheckboxSelectMultiple,
        )

    def _add_numbers(self) -> None:
        self.fields["participants"] = forms.IntegerField(
            label=label(FIELD_NAMES, "participants"), required=False, min_value=0, max_value=1_000_000_000
        )
        self.fields["women_share"] = forms.DecimalField(
            label=label(FIELD_NAMES, "women_share"), required=False, min_value=0, max_value=100, decimal_places=2
        )

    def _add_budget(self) -> int:
        programme, standing = self.ground.programme, self.line.budget if self.line else {}
        donors = [(each.code, localized(each.name)) for each in programme.donors]
        known = {code for code, _name in donors}
        kept = sorted({source for source, _currency in standing} - known - {TO_BE_MOBILIZED})
        sources = [("", "–"), *donors, *((code, source_in_words(programme, code)) for code in kept)]
        currencies = sorted({programme.plan_terms.currency} | {currency for _source, currency in standing})
        typed = sum(1 for name in self.data if name.startswith("source_")) if self.is_bound else 0
        rows = min(max(len(self.initial.get("budget", standing)) + SPARE_ROWS, typed), MOST_ROWS)
        for row in range(rows):
            number = {"row": row + 1}
            self.fields[f"source_{row}"] = forms.ChoiceField(
                label=gettext("Source of money %(row)s") % number,
                required=False,
                choices=[*sources, (TO_BE_MOBILIZED, gettext("to be mobilized"))],
            )
            self.fields[f"amount_{row}"] = MoneyField(label=gettext("Amount %(row)s") % number, required=False)
            self.fields[f"currency_{row}"] = forms.ChoiceField(
                label=gettext("Currency %(row)s") % number, required=False, choices=[(one, one) for one in currencies]
            )
        return rows

    def _add_place(self) -> None:
        plan, codes = self.ground.plan, self.ground.plan.printed_codes
        outputs = [(each.code, f"{each.code} {localized(each.name)}") for each in self.ground.programme.outputs]
        stays = _("where it stands, or last under a new output") if self.line else _("last under the output")
        own = self.line.id if self.line else ""
        lines = [
            (str(line.id), gettext("after %(line)s") % {"line": f"{codes[line.id]} {localized(line.title)[:60]}"})
            for line in plan.lines
            if line.id != own
        ]
        self.fields["output"] = forms.ChoiceField(label=label(FIELD_NAMES, "output"), choices=outputs)
        self.fields["after"] = forms.ChoiceField(
            label=_("Place"), required=False, choices=[("", stays), (FIRST, _("first under the output")), *lines]
        )

    # What the page lays out
    def _bound(self, names: Iterable[str]) -> list[BoundField]:
        return [self[name] for name in names if name in self.fields]

    @property
    def text_fields(self) -> list[BoundField]:
        return self._bound(f"{name}_{language}" for name in TEXTS for language in self.ground.programme.languages)

    @property
    def single_fields(self) -> list[BoundField]:
        return self._bound((*SINGLES, "lead", "participants", "women_share"))

    @property
    def marker_fields(self) -> list[BoundField]:
        return self._bound(f"marker_{theme.code}" for theme in self.ground.programme.cross_cutting)

    @property
    def budget_rows(self) -> Iterator[list[BoundField]]:
        return (self._bound((f"source_{row}", f"amount_{row}", f"currency_{row}")) for row in range(self.rows))

    # What was typed
    @property
    def indicator_rows(self) -> list[list[BoundField]]:
        return list(self.indicators.shown())

    @property
    def share_fields(self) -> list[BoundField]:
        return [self[f"share_{each.code}"] for each in self.ground.programme.countries]

    def clean(self) -> dict[str, Any]:
        """Check what concerns several fields at once."""
        told = self.cleaned_data
        if self.line is None and not any(told.get(each.name) for each in self.text_fields if "title" in each.name):
            self.add_error(
                f"title_{self.ground.programme.languages[0]}", _("A new line needs a title in one language at least.")
            )
        most = self.ground.programme.plan_terms.max_sdg_targets
        if len(told.get("sdg_targets", ())) > most:
            self.add_error("sdg_targets", gettext("At most %(most)s targets may be named (rule R59).") % {"most": most})
        self._check_budget(told)
        self._check_place(told)
        return told

    def _check_budget(self, told: dict[str, Any]) -> None:
        seen: set[tuple[str, str]] = set()
        for row in range(self.rows):
            source, amount = told.get(f"source_{row}"), told.get(f"amount_{row}")
            pair = (source or "", told.get(f"currency_{row}") or "")
            if amount is not None and not source:
                self.add_error(f"source_{row}", _("Say where this amount comes from."))
            elif source and pair in seen:
                self.add_error(f"source_{row}", _("This source stands twice: add the amounts up in one row."))
            elif source and amount is None and f"amount_{row}" not in self.errors:
                self.add_error(f"amount_{row}", _("Say how much, or take the source away."))
            seen.add(pair)

    def _check_place(self, told: dict[str, Any]) -> None:
        after, output = told.get("after"), told.get("output")
        if after in (None, "", FIRST) or output is None:
            return
        if self.ground.plan.line(after).output != output:
            self.add_error("after", _("That line stands under another output: choose one of the same output."))

    def cells(self) -> dict[CellKey, Value | None]:
        """Return every cell that the form shows with the value that was typed; None where it is to be empty."""
        told, found = self.cleaned_data, dict[CellKey, Value | None]()
        for name in (*SINGLES, "lead", "participants", "women_share"):
            if name in self.fields:
                found[name,] = None if told[name] in ("", None) else told[name]
        for name in SETS:
            for code, _name in self.fields[name].choices:  # type: ignore[attr-defined]
                found[name, code] = True if code in told[name] else None
        for field in self.marker_fields:
            found["markers", field.name.removeprefix("marker_")] = int(told[field.name]) if told[field.name] else None
        found |= self.indicators.cells(told)
        return found | self._money(told) if self.ground.shows_money else found

    def _money(self, told: Mapping[str, Any]) -> dict[CellKey, Value | None]:
        found: dict[CellKey, Value | None] = {
            ("budget", *pair): None for pair in (self.line.budget if self.line else ())
        }
        for row in range(self.rows):
            if told[f"source_{row}"]:
                found["budget", told[f"source_{row}"], told[f"currency_{row}"]] = told[f"amount_{row}"]
        return found

    def words(self) -> dict[str, dict[str, str]]:
        """Return every text that the form shows, by field and language."""
        return {
            name: {
                language: clean(self.cleaned_data[f"{name}_{language}"]) for language in self.ground.programme.languages
            }
            for name in TEXTS
        }


def no_odd_signs(text: str) -> None:
    """Raise ValidationError for signs that have no place in a document."""
    try:
        clean(text)
    except TextRefused as fault:
        raise ValidationError(
            _("The text holds a sign that has no place in a document (a control character).")
        ) from fault


def bodies_of(programme: Programme) -> Choices:
    """Return every institution and party that may lead or join, by name."""
    names = {str(party.code): localized(party.name) for party in programme.parties}
    names |= {each.code: localized(each.name) for each in programme.institutions}
    return sorted(names.items(), key=lambda pair: pair[1])


def initial_of(line: Line, programme: Programme) -> dict[str, Any]:
    """Return what the form shows of a line before anything is typed."""
    shown: dict[str, Any] = {
        f"{name}_{language}": line.text(name).texts.get(language, "")
        for name in TEXTS
        for language in programme.languages
    }
    shown |= {name: line.one(name) for name in (*SINGLES, "lead", "participants", "women_share")}
    shown["women_share"] = _typed(share) if (share := line.one("women_share")) is not None else None
    shown |= {name: list(line.elements(name)) for name in SETS}
    shown |= {f"marker_{key[0]}": value for key, value in line.entries("markers").items()}
    shown |= {"output": line.output, "budget": line.budget, **initial_of_indicators(line)}
    for row, ((source, currency), amount) in enumerate(sorted(line.budget.items())):
        shown |= {f"source_{row}": source, f"currency_{row}": currency, f"amount_{row}": _typed(amount)}
    return shown


def _typed(amount: Decimal) -> str:
    return f"{amount:.2f}".removesuffix(".00")
