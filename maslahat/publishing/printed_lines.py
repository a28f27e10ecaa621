"""The lines of a printed plan, under their pillars and outputs, as plain data for the typesetter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from maslahat.domain.shared.money import add_up
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED
from maslahat.domain.workplans.plan import Line
from maslahat.publishing.line_words import details, summary
from maslahat.publishing.phrases import LANGUAGES, PHRASES, Pair, day_in_words, phrase
from maslahat.publishing.spelling import in_both, money, name_of, names_of
from maslahat.publishing.view import EndorsedPlanView, PlanView, ReservationView

Printed = Any
"""JSON for the template: objects, lists, text, numbers."""

LONGEST_WHOLE = 1200
"""Characters in one language up to which a line is never split over two pages."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """How the table of a plan is ruled: its quarters and markers, and its currency if it has only one.

    Each is looked up once for the whole plan, not once a line.
    """

    view: PlanView
    quarters: tuple[str, ...]
    markers: tuple[str, ...]
    currency: str | None


def ruling_of(view: PlanView) -> Ruling:
    """Return how the table of this plan is ruled."""
    currencies = {key[1] for line in view.plan.lines for key in line.budget}
    return Ruling(
        view,
        tuple(quarters_of(view)),
        tuple(markers_of(view)),
        currencies.pop() if len(currencies) == 1 else None,
    )


def quarters_of(view: PlanView) -> list[str]:
    """Return the quarters that a plan is drawn on: the four of the year and any other that a line names."""
    named = {quarter for line in view.plan.lines for quarter in line.quarters}
    return sorted({"Q1", "Q2", "Q3", "Q4"} | named)


def markers_of(view: PlanView) -> list[str]:
    """Return the markers that lines carry: those of the programme in its order, then any others."""
    used = {key[0] for line in view.plan.lines for key in line.entries("markers")}
    return [code for code in view.names.markers if code in used] + sorted(used - set(view.names.markers))


def by_pillar(view: PlanView) -> list[tuple[str, list[Line]]]:
    """Return the lines under each pillar that has any, in the programme's order of pillars; "" stands for no pillar."""
    found: dict[str, list[Line]] = {code: [] for code in view.names.pillars}
    for line in view.plan.lines:
        found.setdefault(view.names.pillar_of.get(line.output, ""), []).append(line)
    return [(code, lines) for code, lines in found.items() if lines]


def printed_pillar(ruling: Ruling, code: str, lines: Sequence[Line]) -> dict[str, Printed]:
    """Return a pillar with its outputs and their lines, ready to print."""
    names = ruling.view.names
    name = name_of(names.pillars, code) if code else PHRASES["no_pillar"]
    outputs = [_output(ruling, output, list(under)) for output, under in groupby(lines, key=lambda line: line.output)]
    return {"code": code or "–", "name": name, "outputs": outputs}


def _output(ruling: Ruling, code: str, lines: Sequence[Line]) -> dict[str, Printed]:
    return {
        "code": code,
        "name": name_of(ruling.view.names.outputs, code),
        "required": _sums(ruling, lines, available=True, to_be_mobilized=True),
        "to_be_mobilized": _sums(ruling, lines, to_be_mobilized=True),
        "lines": [_line(ruling, line) for line in lines],
    }


def _sums(
    ruling: Ruling, lines: Iterable[Line], *, available: bool = False, to_be_mobilized: bool = False
) -> list[str]:
    wanted = {True: to_be_mobilized, False: available}
    parts = (
        (key[1], value) for line in lines for key, value in line.budget.items() if wanted[key[0] == TO_BE_MOBILIZED]
    )
    return [_priced(ruling, value, currency) for currency, value in add_up(parts).items()]


def _priced(ruling: Ruling, value: Decimal, currency: str) -> str:
    return money(value) if ruling.currency else f"{money(value)} {currency}"


def _line(ruling: Ruling, line: Line) -> dict[str, Printed]:
    view = ruling.view
    promised = [(key, value) for key, value in line.budget.items() if key[0] != TO_BE_MOBILIZED]
    markers = line.entries("markers")
    words = details(view, line)
    return {
        "code": view.plan.printed_codes[line.id],
        "long": _length(line) > LONGEST_WHOLE,
        "illustrative": line.id in view.illustrative_lines,
        "title": in_both(line.title),
        "summary": summary(view, line),
        "details": [[(name[side], text[side]) for name, text in words] for side in (0, 1)],
        "reserved": _reserved(view, line),
        "countries": line.countries,
        "quarters": [(quarter, quarter in line.quarters) for quarter in ruling.quarters],
        "lead": str(line.one("lead") or "–"),
        "partners": line.elements("partners"),
        "available": [(key[0], _priced(ruling, value, key[1])) for key, value in promised],
        "to_be_mobilized": _sums(ruling, [line], to_be_mobilized=True),
        "required": _sums(ruling, [line], available=True, to_be_mobilized=True),
        "markers": [str(markers.get((code,), "–")) for code in ruling.markers],
    }


def _length(line: Line) -> int:
    """Return the number of characters of the line's longer language."""
    return max(sum(len(str(value)) for key, value in line.cells.items() if side in key) for side in LANGUAGES)


def _reserved(view: PlanView, line: Line) -> list[list[str]]:
    if not isinstance(view, EndorsedPlanView):
        return [[], []]
    names = {party.party: in_both(party.name) for party in view.parties}
    said = []
    for each in view.reservations_on(line):
        who = phrase("reservation_on_line", party=names.get(each.party, (each.party, each.party)))
        terms = terms_of(view, each)
        said.append((f"{who[0]}. {terms[0]}".strip(), f"{who[1]}. {terms[1]}".strip()))
    return [[pair[side] for pair in said] for side in (0, 1)]


def terms_of(view: PlanView, reservation: ReservationView) -> Pair:
    """Return where a reserved line is not applied, and whether the reservation was lifted since."""
    said = []
    if reservation.not_applied_in:
        said.append(phrase("not_applied_in", countries=names_of(view.names.countries, reservation.not_applied_in)))
    if reservation.is_moot:
        said.append(PHRASES["reservation_moot"])
    if reservation.lifted_at:
        said.append(phrase("reservation_lifted", date=day_in_words(reservation.lifted_at)))
    return "; ".join(pair[0] for pair in said), "; ".join(pair[1] for pair in said)
