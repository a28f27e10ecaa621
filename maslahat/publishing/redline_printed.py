"""The words of a printed redline as plain data for the typesetter: nothing is decided after this."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from maslahat.domain.workplans.redline import LineChange
from maslahat.domain.workplans.totals import effect
from maslahat.domain.workplans.wording import Change
from maslahat.publishing.phrases import PHRASES, Pair, instant_in_words
from maslahat.publishing.printed import all_printable
from maslahat.publishing.printed_lines import Printed
from maslahat.publishing.redline_pieces import Piece
from maslahat.publishing.redline_rows import RedlinedLine, RedlinedOutput, Row, plan_rows, redlined_outputs
from maslahat.publishing.redline_view import Credit, RedlineView
from maslahat.publishing.redline_words import shift_name, shifted
from maslahat.publishing.spelling import in_both, in_groups, name_of

_LONG = 1_200
"""Characters of a cell from which on its row may be parted between pages."""


def printed_redline(view: RedlineView) -> Printed:
    """Return everything that the template prints of a redline, every text safe to set in our fonts."""
    counts = view.found.counts()
    page = _frame(view) | {
        "programme": in_both(view.after.programme_name),
        "title": in_both(view.after.plan.title),
        "versions": list(_versions(view)),
        "illustrative": PHRASES["illustrative_note"] if _is_illustrative(view) else None,
        "counts": [[PHRASES[kind.value], str(counts[kind])] for kind in LineChange],
        "shows_money": view.shows_money,
        "shifts": list(_shifts(view)) if view.shows_money else [],
        "plan": [_row(row, _signed(view, row.credits)) for row in plan_rows(view)],
        "pillars": list(_pillars(view)),
        "phrases": PHRASES,
    }
    return all_printable(page)


def _is_illustrative(view: RedlineView) -> bool:
    return view.before.is_illustrative or view.after.is_illustrative


def _frame(view: RedlineView) -> dict[str, Printed]:
    """Return what stands on every page and in the file's own description."""
    plan, as_of = in_both(view.after.plan.title), view.after.as_of
    return {
        "author": in_both(view.after.programme_name)[0] or view.after.plan.programme,
        "keywords": [view.after.plan.programme, view.after.plan.code, view.found.before, view.found.after],
        "date": [as_of.year, as_of.month, as_of.day],
        "running": (f"{view.after.plan.programme} · {plan[0]}", plan[1]),
        "prints": [view.found.before, view.found.after],
    }


def _versions(view: RedlineView) -> Iterator[dict[str, Printed]]:
    for name, each, print_of in (("before", view.before, view.found.before), ("after", view.after, view.found.after)):
        at = instant_in_words(each.as_of)
        yield {"name": PHRASES[name], "label": in_both(each.label), "at": at, "print": in_groups(print_of)}


def _shifts(view: RedlineView) -> Iterator[dict[str, Printed]]:
    for shift in effect(view.before.plan, view.after.plan, view.after.names.pillar_of):
        figures = list(shifted(shift))
        yield {"name": shift_name(view.after.names, shift), "currency": shift.currency, "figures": figures}


def _pillars(view: RedlineView) -> Iterator[dict[str, Printed]]:
    for pillar, outputs in groupby(redlined_outputs(view), key=lambda output: output.pillar):
        name = name_of(view.after.names.pillars, pillar) if pillar else PHRASES["no_pillar"]
        yield {"code": pillar, "name": name, "outputs": [_output(view, output) for output in outputs]}


def _output(view: RedlineView, output: RedlinedOutput) -> dict[str, Printed]:
    name = name_of(view.after.names.outputs, output.output)
    lines = [_line(view, line) for line in output.lines]
    return {"code": output.output, "name": ("", "") if name[0] == output.output else name, "lines": lines}


def _line(view: RedlineView, line: RedlinedLine) -> dict[str, Printed]:
    return {
        "kind": line.kind.value,
        "code": _pieces(line.code),
        "status": line.status,
        "by": _signed(view, line.credits),
        "rows": [_row(row, _signed(view, line.further_credits(row))) for row in line.rows],
    }


def _row(row: Row, signed: list[Pair]) -> dict[str, Printed]:
    return {
        "label": row.label,
        "alike": row.is_alike and not any(row.note),
        "sides": [_pieces(side) for side in row.sides],
        "note": row.note,
        "by": signed,
        "long": any(sum(len(piece.text) for piece in side) > _LONG for side in row.sides),
    }


def _signed(view: RedlineView, credits_given: Iterable[Credit]) -> list[Pair]:
    return [view.signed(credit) for credit in credits_given]


def _pieces(pieces: Iterable[Piece]) -> list[Printed]:
    """Return the words of a cell, those of one fate together; blanks at the end of marked words are set apart."""
    found: list[Printed] = []
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        text = "".join(piece.text for piece in group)
        words = text if kind is Change.SAME else text.rstrip()
        found.append([kind.value, words])
        if len(words) < len(text):
            found.append([Change.SAME.value, "\n" if "\n" in text[len(words) :] else " "])
    return found
