"""Two versions of a plan as a document with tracked changes: accept all and it is the new text, reject all the old.

Every change bears the name of the party that proposed it. A line that moved stands once, where it stands now, with its
code and output as tracked changes and a comment; were it deleted and inserted, all its words would count as changed
(E30: zero text change), and LibreOffice knows no moved rows.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any

from docx.oxml.ns import qn

from maslahat.domain.workplans.redline import LineChange
from maslahat.domain.workplans.totals import effect
from maslahat.domain.workplans.wording import Change
from maslahat.publishing.phrases import PHRASES, Pair, instant_in_words, phrase
from maslahat.publishing.redline_docx_look import (
    ACCENT,
    SOFT,
    WIDTH,
    blank_document,
    cell,
    paragraph,
    place_field,
    saved,
    table,
)
from maslahat.publishing.redline_docx_marks import Marks, element, run, stamp
from maslahat.publishing.redline_rows import RedlinedLine, RedlinedOutput, Row, plan_rows, redlined_outputs
from maslahat.publishing.redline_view import Credit, RedlineView
from maslahat.publishing.redline_words import shift_name, shifted
from maslahat.publishing.spelling import in_both, in_groups, name_of, shown
from maslahat.publishing.view import NameTable

_COLUMNS = (46.0, 92.0, 92.0, 37.0)
_CHANGES = {LineChange.ADDED: Change.ADDED, LineChange.REMOVED: Change.REMOVED}


def redline_docx(view: RedlineView) -> bytes:
    """Return the redline as DOCX; the same view gives the same bytes."""
    document = blank_document()
    body = document.element.body
    end = body[-1]
    _describe(document, view)
    for each in _Writer(document, view).parts():
        end.addprevious(each)
    return saved(document)


def _describe(document: Any, view: RedlineView) -> None:
    told, title = document.core_properties, in_both(view.after.plan.title)
    told.title = shown(f"{PHRASES['redline'][0]}: {title[0]} / {title[1]}")[:250]
    told.author = told.last_modified_by = shown(view.after.programme_name.in_language("en"))[:250]
    told.subject, told.comments, told.language = " / ".join(PHRASES["redline"]), "", "en, ru"
    told.keywords = f"{view.found.before} {view.found.after}"
    told.created = told.modified = view.after.as_of.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    section = document.sections[0]
    _fill(section.header, _running(view))
    _fill(section.footer, _foot(view))


def _fill(place: Any, *paragraphs: Any) -> None:
    holder = place._element
    for old in list(holder):
        holder.remove(old)
    for each in paragraphs:
        holder.append(each)


def _running(view: RedlineView) -> Any:
    title = in_both(view.after.plan.title)
    words = [run(f"{title[0]} · ", 0), run(title[1], 1), run(f"  |  {PHRASES['redline'][0]} · ", 0)]
    return paragraph("Small", *words, run(PHRASES["redline"][1], 1))


def _foot(view: RedlineView) -> Any:
    prints = f"SHA-256 {view.found.before[:16]}… → {view.found.after[:16]}…"
    pages = [*place_field("PAGE"), run(" / ", 0), *place_field("NUMPAGES")]
    tab = element("w:tabs", element("w:tab", val="right", pos=str(round(WIDTH * 1440 / 25.4))))
    made = paragraph("Small", run(f"{prints}\t", 0), *pages)
    made.find(qn("w:pPr")).append(tab)
    return made


class _Writer:
    """Writes the body of one document, part by part."""

    def __init__(self, document: Any, view: RedlineView) -> None:
        self.document = document
        self.view = view
        self.marks = Marks(view)

    def parts(self) -> Iterator[Any]:
        yield from self._top()
        yield from self._effect()
        yield from self._plan()
        pillar = ""
        outputs = list(redlined_outputs(self.view))
        for output in outputs:
            if output.pillar != pillar:
                pillar = output.pillar
                yield _coded_heading("Heading1", self.view.after.names.pillars, pillar)
            yield from self._output(output)
        if not outputs:
            yield _both("Said", PHRASES["no_changes"])
        # A word processor wants a paragraph after the last table.
        yield _plain("Small", "")

    def _top(self) -> Iterator[Any]:
        view = self.view
        yield _both("Over", in_both(view.after.programme_name))
        yield _heading("Title", PHRASES["redline"])
        yield _both("Said", in_both(view.after.plan.title))
        rows = [
            self.marks.row(
                (
                    cell(40, [*_pair("Label", PHRASES[name])]),
                    cell(95, [*_pair("Cell", in_both(each.label)), *_pair("Small", instant_in_words(each.as_of))]),
                    cell(WIDTH - 135, [*_pair("Small", PHRASES["fingerprint"]), _plain("Cell", in_groups(print_of))]),
                ),
                view.otherwise,
            )
            for name, each, print_of in (
                ("before", view.before, view.found.before),
                ("after", view.after, view.found.after),
            )
        ]
        yield table((40, 95, WIDTH - 135), rows, about=PHRASES["version"][0])
        yield _plain("Small", "")
        for name in ("read_tracked", *(("illustrative_note",) if self._is_illustrative else ())):
            yield _both("Said", PHRASES[name])
        counts = view.found.counts()
        said = [(PHRASES[kind.value], counts[kind]) for kind in LineChange]
        yield _both(
            "Said",
            (
                "; ".join(f"{name[0]}: {count}" for name, count in said),
                "; ".join(f"{name[1]}: {count}" for name, count in said),
            ),
        )

    @property
    def _is_illustrative(self) -> bool:
        return self.view.before.is_illustrative or self.view.after.is_illustrative

    def _effect(self) -> Iterator[Any]:
        yield _heading("Heading1", PHRASES["effect_on_totals"])
        if not self.view.shows_money:
            yield _both("Said", PHRASES["money_not_shown"])
            return
        shifts = effect(self.view.before.plan, self.view.after.plan, self.view.after.names.pillar_of)
        if not shifts:
            yield _both("Said", PHRASES["no_effect"])
            return
        widths = (117.0, 24.0, 42.0, 42.0, 42.0)
        heads = ("totals", "currency", "before", "after", "difference")
        rows = [self._head(widths, [PHRASES[name] for name in heads], from_right=2)]
        for shift in shifts:
            name = shift_name(self.view.after.names, shift)
            figures = [_plain("Cell", figure, at_right=True) for figure in shifted(shift)]
            cells = [[*_pair("Cell", name)], [_plain("Cell", shift.currency)], *([figure] for figure in figures)]
            rows.append(self.marks.row(map(cell, widths, cells), self.view.otherwise))
        yield table(widths, rows, about=PHRASES["effect_on_totals"][0])

    def _plan(self) -> Iterator[Any]:
        if rows := plan_rows(self.view):
            yield _heading("Heading1", PHRASES["plan"])
            told = [self._row(row, row.credits, Change.SAME, self.view.otherwise) for row in rows]
            yield self._fields(told, PHRASES["plan"][0])

    def _output(self, output: RedlinedOutput) -> Iterator[Any]:
        yield _coded_heading("Heading2", self.view.after.names.outputs, output.output)
        yield self._fields([row for line in output.lines for row in self._line(line)], output.output)

    def _fields(self, rows: list[Any], about: str) -> Any:
        heads = [PHRASES["field"], ("English", "Английский"), ("Russian", "Русский"), PHRASES["proposed_by"]]
        return table(_COLUMNS, [self._head(_COLUMNS, heads), *rows], about=about)

    def _head(self, widths: tuple[float, ...], heads: list[Pair], from_right: int = 99) -> Any:
        cells = (
            cell(width, [*_pair("Table head", head, at_right=place >= from_right)], fill=ACCENT)
            for place, (width, head) in enumerate(zip(widths, heads, strict=True))
        )
        return self.marks.row(cells, self.view.otherwise, is_head=True)

    def _line(self, line: RedlinedLine) -> Iterator[Any]:
        change = _CHANGES.get(line.kind, Change.SAME)
        code = self.marks.pieces(line.code, 0)
        if line.line.is_moved:
            code = self._commented(code, line)
        told = [run("   ", 0), *(run(words, side) for side, words in enumerate(_dotted(line.status)))]
        head = cell(sum(_COLUMNS[:3]), [paragraph("Line head", *code, *told)], span=3, fill=SOFT)
        signed = cell(_COLUMNS[3], self._signed(line.credits), fill=SOFT)
        yield self.marks.row([head, signed], line.credit, change)
        for row in line.rows:
            yield self._row(row, line.further_credits(row), change, line.credit)

    def _commented(self, runs: list[Any], line: RedlinedLine) -> list[Any]:
        """Return the runs with a comment that says where the line stood, in the name of who moved it."""
        words = phrase("moved_from", code=line.line.code_before)
        author = shown(self.view.author(line.credit))
        comment = self.document.comments.add_comment("\n".join(words), author, author[:2].upper())
        comment._comment_elm.set(qn("w:date"), stamp(line.credit))
        number = {"id": str(comment.comment_id)}
        return [
            element("w:commentRangeStart", **number),
            *runs,
            element("w:commentRangeEnd", **number),
            element("w:r", element("w:commentReference", **number)),
        ]

    def _row(self, row: Row, asked: Iterable[Credit], change: Change, credit: Credit) -> Any:
        cells = [cell(_COLUMNS[0], _pair("Label", row.label, second="Second"))]
        if row.is_alike and not any(row.note):
            cells.append(cell(_COLUMNS[1] + _COLUMNS[2], [self._words(row, 0)], span=2))
        else:
            cells += [cell(_COLUMNS[1 + side], [self._words(row, side), *_note(row, side)]) for side in (0, 1)]
        return self.marks.row([*cells, cell(_COLUMNS[3], self._signed(asked))], credit, change)

    def _words(self, row: Row, side: int) -> Any:
        return paragraph("Cell", *self.marks.pieces(row.sides[side], side))

    def _signed(self, asked: Iterable[Credit]) -> list[Any]:
        """Return who proposed what is told, each with the day; an empty paragraph where there is nothing to sign."""
        said = [each for credit in asked for each in _pair("Small", self.view.signed(credit))]
        return said or [_plain("Small", "")]


def _dotted(pair: Pair) -> Pair:
    return (pair[0], "") if pair[0] == pair[1] else (f"{pair[0]} · ", pair[1])


def _plain(style: str, words: str, *, at_right: bool = False) -> Any:
    return paragraph(style, run(words, 0), at_right=at_right)


def _pair(style: str, pair: Pair, *, second: str = "", at_right: bool = False) -> list[Any]:
    """Return words in both languages, one paragraph each; once if both say the same."""
    said = [paragraph(style, run(pair[0], 0), at_right=at_right)]
    return said if pair[0] == pair[1] else [*said, paragraph(second or style, run(pair[1], 1), at_right=at_right)]


def _both(style: str, pair: Pair) -> Any:
    """Return words in both languages in one paragraph, the second on a line of its own."""
    lines = [run(pair[0], 0)] if pair[0] == pair[1] else [run(f"{pair[0]}\n", 0), run(pair[1], 1)]
    return paragraph(style, *lines)


def _heading(style: str, pair: Pair) -> Any:
    return paragraph(style, *(run(words, side) for side, words in enumerate(_dotted(pair)) if words))


def _coded_heading(style: str, names: NameTable, code: str) -> Any:
    name = name_of(names, code)
    said = ("", "") if name == (code, code) else _dotted(name)
    return paragraph(style, run(f"{code}  {said[0]}", 0), run(said[1], 1))


def _note(row: Row, side: int) -> list[Any]:
    return [paragraph("Small", run(row.note[side], side))] if row.note[side] else []
