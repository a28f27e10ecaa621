"""The words of a printed plan, page by page, as plain data for the typesetter: nothing is decided after this."""

from collections.abc import Iterable
from decimal import Decimal

from maslahat.domain.workplans.fields import TO_BE_MOBILIZED
from maslahat.publishing.figures import Sheet, sheets
from maslahat.publishing.glyphs import printable
from maslahat.publishing.phrases import PHRASES, POSITIONS, Pair, day_in_words, instant_in_words, phrase
from maslahat.publishing.printed_lines import Printed, by_pillar, markers_of, printed_pillar, ruling_of, terms_of
from maslahat.publishing.spelling import bare, in_both, in_groups, money, name_of
from maslahat.publishing.view import EndorsedPlanView, PartyPosition, PlanView

_EMPTY: Pair = ("", "")


def printed_plan(view: PlanView) -> Printed:
    """Return everything that the template prints of a plan, every text safe to set in our fonts."""
    endorsed, ruling = isinstance(view, EndorsedPlanView), ruling_of(view)
    page = (
        _cover(view)
        | _frame(view)
        | {
            "draft": not endorsed,
            "endorsed": endorsed,
            "currency": ruling.currency,
            "preamble": in_both(view.plan.preamble),
            "totals": [_printed_sheet(sheet) for sheet in sheets(view)],
            "markers": ruling.markers,
            "pillars": [printed_pillar(ruling, code, lines) for code, lines in by_pillar(view)],
            "codes": _codes(view),
            "phrases": PHRASES,
        }
    )
    return all_printable(page)


def all_printable(value: Printed) -> Printed:
    """Return the data with every text in it safe to set in our fonts (see glyphs)."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict) or hasattr(value, "items"):
        return {key: all_printable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [all_printable(inner) for inner in value]
    return value


def _frame(view: PlanView) -> dict[str, Printed]:
    """Return what stands on every page and in the file's own description."""
    programme, plan = in_both(view.programme_name), in_both(view.plan.title)
    return {
        "author": programme[0] or view.plan.programme,
        "keywords": [view.plan.programme, view.plan.code, view.plan.version_id],
        "date": [view.as_of.year, view.as_of.month, view.as_of.day],
        "running": (f"{view.plan.programme} · {plan[0]}", plan[1]),
        "status": _status(view),
        "legend": [_legend(view, side) for side in (0, 1)],
    }


def _legend(view: PlanView, side: int) -> str:
    said = [f"M{place} {name[side]}" for place, name in enumerate(_marker_names(view), start=1)]
    if view.is_illustrative:
        said.append(f"† {PHRASES['illustrative'][side]}")
    return "   ".join(said)


def _cover(view: PlanView) -> dict[str, Printed]:
    parties = view.parties if isinstance(view, EndorsedPlanView) else _silent_parties(view)
    return {
        "programme": in_both(view.programme_name),
        "title": in_both(view.plan.title),
        "statement": _statement(view),
        "illustrative": _illustrative(view),
        "adopted": phrase("adopted_by" if isinstance(view, EndorsedPlanView) else "to_be_adopted_by"),
        "parties": [_party(party) for party in parties],
        "reservations": _reservations(view) if isinstance(view, EndorsedPlanView) else [],
        "fingerprint": view.plan.version_id,
        "grouped": in_groups(view.plan.version_id),
        "check": _check(view),
    }


def _status(view: PlanView) -> Pair:
    if isinstance(view, EndorsedPlanView):
        return phrase("endorsed_on", date=day_in_words(view.endorsed_on))
    return phrase("draft_note")


def _statement(view: PlanView) -> Printed:
    """Return the lines under the title, a list for each language."""
    said = [in_both(view.label)]
    if isinstance(view, EndorsedPlanView):
        place = in_both(view.place)
        said += [phrase("endorsed_at", date=day_in_words(view.endorsed_on), place=place), in_both(view.meeting)]
    else:
        said += [phrase("draft_note"), phrase("as_of", instant=instant_in_words(view.as_of))]
    return [[pair[side] for pair in said if pair[side]] for side in (0, 1)]


def _illustrative(view: PlanView) -> Pair | None:
    lines = len(view.plan.lines)
    count = sum(line.id in view.illustrative_lines for line in view.plan.lines)
    if not count:
        return None
    return phrase("illustrative_all" if count == lines else "illustrative_some", count=count, all=lines)


def _silent_parties(view: PlanView) -> list[PartyPosition]:
    return [PartyPosition(code, view.names.parties.get(code) or bare(code), "") for code in view.plan.parties]


def _party(party: PartyPosition) -> dict[str, Printed]:
    position = POSITIONS[party.position] if party.position else None
    return {
        "name": in_both(party.name),
        "role": PHRASES.get(party.role, _EMPTY),
        "position": position,
        "position_in_full": position or PHRASES["no_position"],
        "office": in_both(party.office),
        "stated": _stated(party),
    }


def _stated(party: PartyPosition) -> Pair:
    """Return when a party spoke and, if it signed, by what: the fingerprint is cut as pages cut it."""
    if party.stated_at is None:
        return _EMPTY
    said = instant_in_words(party.stated_at)
    if not party.method:
        return said
    signed = phrase(f"by_{party.method}", mark=party.evidence[:16])
    return f"{said[0]}; {signed[0]}", f"{said[1]}; {signed[1]}"


def _reservations(view: EndorsedPlanView) -> list[dict[str, Printed]]:
    names = {party.party: in_both(party.name) for party in view.parties}
    codes = view.plan.printed_codes
    return [
        {
            "party": names.get(each.party, (each.party, each.party)),
            "lines": _line_codes(codes[line] for line in each.lines if line in codes) or PHRASES["whole_plan"],
            "text": in_both(each.text),
            "note": terms_of(view, each),
        }
        for each in view.reservations
    ]


def _line_codes(codes: Iterable[str]) -> Pair | None:
    joined = ", ".join(codes)
    return (joined, joined) if joined else None


def _check(view: PlanView) -> list[list[str]]:
    steps = [phrase("check_fingerprint"), phrase("check_compare")]
    if view.check_address:
        steps.append(phrase("check_address", address=view.check_address))
    steps.append(phrase("check_offline"))
    return [[step[side] for step in steps] for side in (0, 1)]


def _printed_sheet(sheet: Sheet) -> dict[str, Printed]:
    amounts = [value for row in sheet.rows for value in row.values if isinstance(value, Decimal)]
    cents = any(value % 1 for value in amounts)
    rows = [
        {
            "code": row.code,
            "name": row.name,
            "total": row.is_total,
            "cells": [money(value, cents=cents) if isinstance(value, Decimal) else str(value) for value in row.values],
        }
        for row in sheet.rows
    ]
    return {"caption": sheet.caption, "head": sheet.head, "rows": rows}


def _marker_names(view: PlanView) -> list[Pair]:
    return [name_of(view.names.markers, code) for code in markers_of(view)]


def _codes(view: PlanView) -> list[dict[str, Printed]]:
    """Return the codes that the lines use, with their names, so that the paper explains itself."""
    lines = view.plan.lines
    countries = {code for line in lines for code in line.countries}
    donors = {key[0] for line in lines for key in line.budget} - {TO_BE_MOBILIZED}
    bodies = {str(code) for line in lines for code in (line.one("lead"), *line.elements("partners")) if code}
    found = (
        ("countries", view.names.countries, countries),
        ("donors", view.names.donors, donors),
        ("institutions", view.names.institutions, bodies),
    )
    return [
        {"caption": PHRASES[name], "rows": [(code, *name_of(table, code)) for code in sorted(codes)]}
        for name, table, codes in found
        if codes
    ]
