"""Filters of the workplan: which lines a reader wants to see, as the address says it."""

import unicodedata
from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.web.templatetags.marks import QUARTERS, quarter_in_words
from maslahat.web.templatetags.texts import localized
from maslahat.web.workplans.bodies import body_name
from maslahat.web.workplans.opening import Opened, version_in_words

NOT_CODED = "none"
LONGEST_SEARCH = 200

Choices = list[tuple[str, str]]


class FilterForm(forms.Form):
    """What may be asked of the table. Every value is taken as it stands: an unknown one finds no line."""

    q = forms.CharField(label=_("Words"), required=False, max_length=LONGEST_SEARCH)
    pillar = forms.ChoiceField(label=_("Pillar"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    quarter = forms.ChoiceField(label=_("Quarter"), required=False)
    source = forms.ChoiceField(label=_("Source of money"), required=False)
    marker = forms.ChoiceField(label=_("Marker"), required=False)
    lead = forms.ChoiceField(label=_("Lead"), required=False)
    version = forms.ChoiceField(label=_("Version"), required=False)

    use_required_attribute = False

    def __init__(self, data: dict[str, str], found: Opened) -> None:
        super().__init__(data, auto_id="filter-%s")
        for name, choices in _choices(found).items():
            self.fields[name].choices = [("", _("all")), *choices]  # type: ignore[attr-defined]
        self.fields["version"].choices = [  # type: ignore[attr-defined]
            (each.label, version_in_words(each)) for each in reversed(found.workplan.versions)
        ]
        self.fields["q"].widget.input_type = "search"
        if not found.sees_all_money:
            del self.fields["source"]


def asked_in(query: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the filters of an address, each cut to a length that words of a plan can have."""
    return {name: value.strip()[:LONGEST_SEARCH] for name, value in query if name in FilterForm.base_fields and value}


def matching_lines(found: Opened, asked: dict[str, str]) -> tuple[Line, ...]:
    """Return the lines of the version that fit every filter, in their order."""
    pillar_of = found.visit.programme.pillar_of
    codes = found.plan.printed_codes
    words = folded(asked.get("q", "")).split()
    source = asked.get("source", "") if found.sees_all_money else ""

    def fits(line: Line) -> bool:
        return (
            _is(asked, "pillar", [pillar_of.get(line.output, "")])
            and _is(asked, "country", line.countries)
            and _is(asked, "quarter", line.quarters)
            and _is(asked, "lead", [line.one("lead")])
            and (not source or source in {of for of, _ in line.budget})
            and _has_marker(line, asked.get("marker", ""))
            and (not words or all(word in _searched(line, codes[line.id]) for word in words))
        )

    return tuple(line for line in found.plan.lines if fits(line))


def folded(text: str) -> str:
    """Return a text as it is searched: letter case, accents and ё/е do not count, in Latin and in Cyrillic."""
    parted = unicodedata.normalize("NFKD", text.casefold().replace("ё", "е"))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def _searched(line: Line, code: str) -> str:
    texts = [*line.text("title").texts.values(), *line.text("description").texts.values()]
    return folded("\n".join((code, *texts)))


def _is(asked: dict[str, str], name: str, values: Iterable[str | None]) -> bool:
    return name not in asked or asked[name] in values


def _has_marker(line: Line, wanted: str) -> bool:
    if not wanted:
        return True
    marker, _, value = wanted.rpartition(":")
    coded = line.cells.get(("markers", marker))
    return coded is None if value == NOT_CODED else str(coded) == value


def _choices(found: Opened) -> dict[str, Choices]:
    programme = found.visit.programme
    donors = [(each.code, localized(each.name)) for each in programme.donors]
    return {
        "pillar": [(each.code, f"{each.code}. {localized(each.name)}") for each in programme.pillars],
        "country": [(each.code, localized(each.name)) for each in programme.countries],
        "quarter": [(quarter, quarter_in_words(quarter)) for quarter in QUARTERS],
        "source": [*donors, (TO_BE_MOBILIZED, str(_("To be mobilized")))],
        "marker": _markers(programme),
        "lead": _leads(programme, found.plan),
    }


def _markers(programme: Programme) -> Choices:
    return [
        (f"{theme.code}:{code}", f"{localized(theme.name)}: {words}")
        for theme in programme.cross_cutting
        if theme.scale
        for code, words in [*((step.code, step.code) for step in theme.scale), (NOT_CODED, str(_("not yet coded")))]
    ]


def _leads(programme: Programme, plan: Plan) -> Choices:
    codes = {code for line in plan.lines if (code := line.one("lead"))}
    return sorted(((code, localized(body_name(programme, code))) for code in codes), key=lambda pair: pair[1])
