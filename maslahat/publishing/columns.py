"""The columns of the plan as a table: one row a line, each column with its heading in both languages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.shared.money import add_up
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED
from maslahat.domain.workplans.plan import Line
from maslahat.publishing.line_words import indicators, shares_in_words
from maslahat.publishing.phrases import PHRASES, Pair, phrase
from maslahat.publishing.printed_lines import markers_of, quarters_of
from maslahat.publishing.spelling import coded, in_both, name_of, names_of
from maslahat.publishing.view import EndorsedPlanView, NameTable, PlanView

Entry = str | int | Decimal | None
"""What stands in one cell; None leaves it blank."""

ON = "●"
"""Mark of a quarter in which a line is active."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading in both languages, width in characters, and what it shows of a line."""

    heading: Pair
    width: int
    entry: Callable[[Line], Entry]
    is_hidden: bool = False


def columns_of(view: PlanView) -> list[Column]:
    """Return the columns that this plan needs; the hidden first one holds the permanent id of the line."""
    return [
        Column(PHRASES["line_id"], 38, lambda line: line.id, is_hidden=True),
        *printed_columns(view),
        *_further(view),
    ]


def printed_columns(view: PlanView) -> list[Column]:
    """Return the columns that go onto paper: enough to know the line, few enough to be read on A4."""
    return [
        Column(PHRASES["code"], 11, lambda line: view.plan.printed_codes[line.id]),
        Column(PHRASES["pillar"], 10, lambda line: view.names.pillar_of.get(line.output)),
        *_words("title", 40),
        Column(PHRASES["countries"], 11, lambda line: ", ".join(line.countries) or None),
        *(Column(_quarter(name), 5, _element("quarters", name)) for name in quarters_of(view)),
        Column(PHRASES["lead"], 15, lambda line: line.one("lead")),
        Column(PHRASES["partners"], 19, lambda line: ", ".join(line.elements("partners")) or None),
        Column(PHRASES["donors"], 11, _donors),
        *_needs(view),
        *(Column(name_of(view.names.markers, code), 13, _entry("markers", code)) for code in markers_of(view)),
    ]


def _further(view: PlanView) -> list[Column]:
    return [
        *_place(view),
        *_words("description", 46, only_if_used=view),
        *_coded(view),
        *_bodies(view),
        *_beneficiaries(view),
        *_money(view),
        *_shares(view),
        Column(PHRASES["sdg_targets"], 12, lambda line: ", ".join(line.elements("sdg_targets")) or None),
        Column(PHRASES["participants"], 12, lambda line: line.one("participants")),
        Column(PHRASES["women_share"], 12, lambda line: line.one("women_share")),
        *_indicators(view),
        *_words("comment", 36, only_if_used=view),
        Column(PHRASES["continues"], 38, lambda line: line.one("continues"), is_hidden=True),
        Column(PHRASES["illustrative"], 14, lambda line: "†" if line.id in view.illustrative_lines else None),
        *_reservations(view),
    ]


def _donors(line: Line) -> str | None:
    return ", ".join(sorted({key[0] for key in line.budget} - {TO_BE_MOBILIZED})) or None


def in_language(heading: Pair, side: int) -> Pair:
    """Return a heading that says which language the column holds."""
    return heading[0] + (" (en)", " (ru)")[side], heading[1] + (" (англ.)", " (рус.)")[side]


def _two(heading: Pair, width: int, words: Callable[[Line], Pair]) -> Iterator[Column]:
    for side in (0, 1):
        yield Column(in_language(heading, side), width, lambda line, side=side: words(line)[side] or None)  # type: ignore[misc]


def _place(view: PlanView) -> Iterator[Column]:
    names = view.names
    yield from _two(PHRASES["pillar"], 50, lambda line: coded(names.pillars, names.pillar_of.get(line.output, "")))
    yield from _two(PHRASES["output"], 60, lambda line: coded(names.outputs, line.output))


def _words(name: str, width: int, only_if_used: PlanView | None = None) -> Iterator[Column]:
    if only_if_used is None or any(line.text(name) for line in only_if_used.plan.lines):
        yield from _two(PHRASES[name], width, lambda line: in_both(line.text(name)))


def _coded(view: PlanView) -> Iterator[Column]:
    tables = {"type": view.names.types, "scope": view.names.scopes, "modality": view.names.modalities}
    for name, table in {**tables, "risk": view.names.risks}.items():
        if any(line.one(name) for line in view.plan.lines):
            yield from _two(PHRASES[name], 16, _name_in(name, table))


def _name_in(name: str, table: NameTable) -> Callable[[Line], Pair]:
    return lambda line: name_of(table, line.one(name) or "")


def _quarter(name: str) -> Pair:
    return name, name.replace("Q", "кв. ")


def _element(name: str, element: str) -> Callable[[Line], Entry]:
    return lambda line: ON if (name, element) in line.cells else None


def _entry(name: str, *key: str) -> Callable[[Line], Entry]:
    return lambda line: line.entries(name).get(key)


def _bodies(view: PlanView) -> Iterator[Column]:
    table = view.names.institutions
    yield from _two(PHRASES["lead"], 50, _name_in("lead", table))
    yield from _two(PHRASES["partners"], 110, lambda line: names_of(table, line.elements("partners")))


def _beneficiaries(view: PlanView) -> Iterator[Column]:
    table = view.names.beneficiaries
    if any(line.elements("beneficiaries") for line in view.plan.lines):
        yield from _two(PHRASES["beneficiaries"], 50, lambda line: names_of(table, line.elements("beneficiaries")))


def _needs(view: PlanView) -> Iterator[Column]:
    for currency in sorted({key[1] for line in view.plan.lines for key in line.budget}):
        yield Column(_priced(PHRASES["required"], currency), 15, _sum(currency))
        yield Column(_priced(PHRASES["to_be_mobilized"], currency), 15, _entry("budget", TO_BE_MOBILIZED, currency))


def _money(view: PlanView) -> Iterator[Column]:
    keys = {key for line in view.plan.lines for key in line.budget if key[0] != TO_BE_MOBILIZED}
    for source, currency in sorted(keys, key=lambda key: (key[1], key[0])):
        yield Column(_priced((source, source), currency), 15, _entry("budget", source, currency))


def _priced(heading: Pair, currency: str) -> Pair:
    return f"{heading[0]}, {currency}", f"{heading[1]}, {currency}"


def _sum(currency: str) -> Callable[[Line], Entry]:
    return lambda line: add_up((key[1], value) for key, value in line.budget.items()).get(currency)


def _shares(view: PlanView) -> Iterator[Column]:
    if any(line.entries("shares") for line in view.plan.lines):
        yield from _two(PHRASES["shares"], 24, lambda line: shares_in_words(view, line))


def _indicators(view: PlanView) -> Iterator[Column]:
    if any(line.entries("indicators") for line in view.plan.lines):
        yield from _two(PHRASES["indicators"], 46, _all_indicators)


def _all_indicators(line: Line) -> Pair:
    found = [words for _, words in indicators(line)]
    return "\n".join(each[0] for each in found), "\n".join(each[1] for each in found)


def _reservations(view: PlanView) -> Iterator[Column]:
    if isinstance(view, EndorsedPlanView) and view.reservations:
        yield from _two(PHRASES["reservations"], 44, lambda line: _reserved(view, line))


def _reserved(view: EndorsedPlanView, line: Line) -> Pair:
    names = {party.party: in_both(party.name) for party in view.parties}
    found = [phrase("reservation_on_line", party=names[each.party]) for each in view.reservations_on(line)]
    return "\n".join(each[0] for each in found), "\n".join(each[1] for each in found)
