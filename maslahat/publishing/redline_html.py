"""Two versions of a plan as one page: every change by cell and by word, in both languages, and what it does to totals.

The page is whole in itself: no script, no address to fetch from, its look inside it. It can be printed and kept.
"""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path

from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE
from maslahat.domain.workplans.redline import CellChange, LineChange, LineRedline, Redline
from maslahat.domain.workplans.totals import Shift, effect
from maslahat.domain.workplans.wording import Change, Segment
from maslahat.publishing.changed_cells import cell_name, cell_value
from maslahat.publishing.phrases import LANGUAGES, PHRASES, Pair, phrase
from maslahat.publishing.redline_view import RedlineView
from maslahat.publishing.redline_words import shift_name, shifted
from maslahat.publishing.spelling import in_both, in_groups, name_of, shown
from maslahat.publishing.view import PlanView

_STYLE = Path(__file__).with_name("templates") / "redline.css"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_SIGNS = {Change.ADDED: ("ins", "[+", "+]", "added"), Change.REMOVED: ("del", "[\u2212", "\u2212]", "removed")}


def redline_html(view: RedlineView) -> bytes:
    """Return the page as UTF-8 HTML; the same view gives the same bytes. Names are those of the later version."""
    plan = in_both(view.after.plan.title)
    page = [
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{_text(' · '.join(PHRASES['redline']))}: {_text(' · '.join(plan))}</title>",
        f"<style>{_STYLE.read_text(encoding='utf-8')}</style></head><body><main>",
        _top(view, plan),
        _summary(view.found),
        _effect(view),
        _lines(view),
        "</main></body></html>\n",
    ]
    return "\n".join(page).encode("utf-8")


def _text(words: str) -> str:
    """Return words for HTML: escaped, and with the signs that turn the direction of reading spelled out."""
    return escape(shown(words))


def _said(words: str, side: int) -> str:
    """Return words in one of the two languages, kept apart from their surroundings whatever their direction."""
    return f'<bdi lang="{LANGUAGES[side]}">{_text(words)}</bdi>'


def _both(pair: Pair) -> str:
    """Return a pair one under the other; once if both say the same."""
    if pair[0] == pair[1]:
        return _said(pair[0], 0)
    return f'<span class="pair">{_said(pair[0], 0)}{_said(pair[1], 1)}</span>'


def _top(view: RedlineView, plan: Pair) -> str:
    before, after = view.before, view.after
    versions = []
    for name, each, print_of in (("before", before, view.found.before), ("after", after, view.found.after)):
        code = f"<code>{in_groups(print_of)}</code>"
        versions.append(f"<div><dt>{_both(PHRASES[name])}</dt><dd>{_both(in_both(each.label))}{code}</dd></div>")
    notes = [_both(PHRASES["read_marks"])]
    if before.is_illustrative or after.is_illustrative:
        notes.append(f"<strong>{_both(PHRASES['illustrative_note'])}</strong>")
    return (
        f'<header><p class="over">{_both(in_both(after.programme_name))}</p>'
        f"<h1>{_both(PHRASES['redline'])}</h1>"
        f'<p class="of">{_both(plan)}</p>'
        f'<dl class="versions">{"".join(versions)}</dl>'
        f'<div class="note">{"".join(f"<p>{note}</p>" for note in notes)}</div></header>'
    )


def _summary(redline: Redline) -> str:
    counts = redline.counts()
    tiles = "".join(
        f'<li class="{kind.value}"><b>{counts[kind]}</b> {_both(PHRASES[kind.value])}</li>' for kind in LineChange
    )
    return f'<section><h2>{_both(PHRASES["summary"])}</h2><ul class="tiles">{tiles}</ul></section>'


def _effect(view: RedlineView) -> str:
    before, after = view.before, view.after
    title = f"<h2>{_both(PHRASES['effect_on_totals'])}</h2>"
    if not view.shows_money:
        return f"<section>{title}<p>{_both(PHRASES['money_not_shown'])}</p></section>"
    shifts = effect(before.plan, after.plan, after.names.pillar_of)
    if not shifts:
        return f"<section>{title}<p>{_both(PHRASES['no_effect'])}</p></section>"
    heads = (PHRASES[name] for name in ("totals", "currency", "before", "after", "difference"))
    head = "<tr>" + "".join(f'<th scope="col">{_both(pair)}</th>' for pair in heads) + "</tr>"
    rows = "".join(_shift(after, shift) for shift in shifts)
    return f'<section>{title}<table class="figures"><thead>{head}</thead><tbody>{rows}</tbody></table></section>'


def _shift(view: PlanView, shift: Shift) -> str:
    figures = zip(("before", "after", "difference"), shifted(shift), strict=True)
    cells = "".join(
        f'<td><span class="side narrow">{_both(PHRASES[name])}</span>{figure}</td>' for name, figure in figures
    )
    label = _both(shift_name(view.names, shift))
    return f'<tr><th scope="row">{label}</th><td>{_text(shift.currency)}</td>{cells}</tr>'


def _lines(view: RedlineView) -> str:
    title = f"<h2>{_both(PHRASES['changed_lines'])}</h2>"
    if not view.found.changed:
        return f"<section>{title}<p>{_both(PHRASES['no_changes'])}</p></section>"
    parts = [f"<section>{title}"]
    for output, lines in groupby(view.found.changed, key=lambda line: line.text.output):
        name = name_of(view.after.names.outputs, output)
        parts.append(f'<h3><span class="code">{_text(output)}</span> {_both(name)}</h3>')
        parts += [_line(view, line) for line in lines]
    return "".join(parts) + "</section>"


def _line(view: RedlineView, line: LineRedline) -> str:
    badges = [line.kind.value] + (["moved"] if line.is_moved and line.kind is not LineChange.MOVED else [])
    marks = "".join(f'<span class="badge {name}">{_both(PHRASES[name])}</span>' for name in badges)
    kin = view.kin.get(line.line, ())
    marks += "".join(
        f'<span class="badge">{_both(phrase(how.value, codes=", ".join(codes)))}</span>' for how, codes in kin
    )
    was = (
        f' <span class="was">({_both(phrase("was_code", code=line.was))})</span>'
        if line.was and line.code_after
        else ""
    )
    code = _text(line.code_after or line.code_before)
    title = _both(in_both(line.text.title))
    rows = "".join(_cell(view.after, cell) for cell in line.cells)
    table = f'<table class="cells"><tbody>{rows}</tbody></table>' if rows else ""
    stale = f'<p class="stale">{_both(PHRASES["stale_text"])}</p>' if line.stale else ""
    return (
        f'<article class="{line.kind.value}" id="line-{_text(line.line)}">'
        f'<h4><span class="code">{code}</span>{was} {marks}</h4>'
        f'<p class="title">{title}</p>{_signed(view, line)}{table}{stale}</article>'
    )


def _signed(view: RedlineView, line: LineRedline) -> str:
    """Return who proposed what became of a line, each with the day; nothing where it was nobody in particular."""
    cells = ((line.line, key) for key in (WHOLE_LINE, PLACE, *(cell.key for cell in line.cells)))
    asked = dict.fromkeys(view.credits[cell] for cell in cells if cell in view.credits)
    names = "; ".join(_both(view.signed(credit)) for credit in asked)
    return f'<p class="by">{_both(PHRASES["proposed_by"])}: {names}</p>' if names else ""


def _cell(view: PlanView, cell: CellChange) -> str:
    name = f'<th scope="row">{_both(cell_name(view.names, cell.key))}</th>'
    if cell.segments:
        language = LANGUAGES.index(cell.language) if cell.language in LANGUAGES else 0
        return f'<tr>{name}<td colspan="2"><p class="words">{_words(cell.segments, language)}</p></td></tr>'
    before, after = (cell_value(view.names, cell.key, value) for value in (cell.before, cell.after))
    then = _value("before", before, "removed" if cell.before is not None else "")
    now = _value("after", after, "added" if cell.after is not None else "")
    return f"<tr>{name}{then}{now}</tr>"


def _value(name: str, value: Pair, mark: str) -> str:
    """Return a cell that says which side it is, and marks what went or came."""
    if not mark:
        words = f'<span class="blank">{_both(value)}</span>'
    else:
        sides = [_marked(words, side, Change(mark)) for side, words in enumerate(dict.fromkeys(value))]
        words = f'<span class="pair">{"".join(f"<span>{each}</span>" for each in sides)}</span>'
    return f'<td><span class="side">{_both(PHRASES[name])}</span>{words}</td>'


def _words(segments: Iterable[Segment], side: int) -> str:
    return "".join(_segment(segment, side) for segment in segments)


def _segment(segment: Segment, side: int) -> str:
    if segment.kind is Change.SAME:
        return _said(segment.text, side)
    words = segment.text.rstrip()
    return _marked(words, side, segment.kind) + escape(segment.text[len(words) :])


def _marked(words: str, side: int, change: Change) -> str:
    """Return words as added or removed: told by the element, by decoration, by signs, and to who listens in a word."""
    tag, opening, closing, name = _SIGNS[change]
    spoken = f'<span class="spoken" lang="{LANGUAGES[side]}">{_text(PHRASES[name][side])}: </span>'
    return f"<{tag}>{spoken}{_sign(opening)}{_said(words, side)}{_sign(closing)}</{tag}>"


def _sign(sign: str) -> str:
    return f'<span class="sign" aria-hidden="true">{sign}</span>'
