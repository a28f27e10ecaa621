"""The difference of two plans and the result of a merge as rows for a terminal, in one language.

Each row is a list of pieces of text, each with its style. Without any style the rows say the same: words taken out
stand in [− −], words put in stand in [+ +].
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE, Conflict, Gone, Joined, Notice, Parts, Wanted
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.fields import CHANGEABLE, CellKey
from maslahat.domain.workplans.placement import Place, place_on
from maslahat.domain.workplans.plan import PLAN_TEXTS, Line, Plan
from maslahat.domain.workplans.redline import CellChange, LineChange, LineRedline, Redline
from maslahat.domain.workplans.results import head_changes
from maslahat.domain.workplans.wording import Change, Segment
from maslahat.publishing.changed_cells import cell_name, cell_value
from maslahat.publishing.phrases import LANGUAGES, PHRASES, Pair
from maslahat.publishing.spelling import shown
from maslahat.publishing.terminal_phrases import CLASSES, RULES, SAID
from maslahat.publishing.view import Names

Piece = tuple[str, str]
"""Some text and its style: "", ``heading``, ``added``, ``removed`` or ``quiet``."""

Row = list[Piece]

_NAMES = Names({}, {}, {}, {}, {}, {}, {}, {})
_SIGNS = {Change.ADDED: ("[+", "+]", "added"), Change.REMOVED: ("[\u2212", "\u2212]", "removed")}


class Rows:
    """Writes rows in one language; ``side`` is its place in every Pair."""

    def __init__(self, language: str) -> None:
        self.side = LANGUAGES.index(language)
        self.language = language

    def said(self, name: str, **values: object) -> str:
        """Return a fixed phrase with its placeholders filled."""
        pair = SAID[name] if name in SAID else PHRASES[name]
        return pair[self.side].format(**values)

    def of_diff(self, before: Plan, after: Plan, redline: Redline) -> Iterator[Row]:
        """Yield the redline of two plans, line by line."""
        head = head_changes(before, after)
        own_texts = before.texts.cells != after.texts.cells
        if not (redline.changed or head or own_texts):
            yield [(self.said("same"), "")]
            return
        yield [(self.said("counts", **redline.counts()), "heading")]
        if head or own_texts:
            yield from ([], [(self.said("plan_itself"), "heading")])
        for name, was, now in head:
            label = self._pick(PHRASES.get(name, (name, name)))
            yield [("  ", ""), (f"{label}: ", ""), *_change(str(was), str(now), ())]
        yield from self._cells(redline.texts, redline.stale_texts, is_changed=own_texts)
        for line in redline.changed:
            yield from self._line(before, after, line)

    def _line(self, before: Plan, after: Plan, line: LineRedline) -> Iterator[Row]:
        yield []
        was = f" ({self.said('was_code', code=line.was)})" if line.was and line.code_after else ""
        head = f"{line.code_after or line.code_before} {self.said(line.kind.value)}{was}"
        yield [(_safe(head), "heading"), (f"  {self._title(line.text)}", "")]
        if line.is_moved:
            places = [self._place(place_on(plan, line.line)) for plan in (before, after)]
            yield [("  ", ""), (self.said("moved_to", before=places[0], after=places[1]), "")]
        yield from self._cells(line.cells, line.stale, is_changed=line.kind is LineChange.CHANGED)

    def _cells(
        self, cells: Sequence[CellChange], stale: Sequence[tuple[str, str]], *, is_changed: bool
    ) -> Iterator[Row]:
        for cell in cells:
            yield [("  ", ""), (f"{self._cell(cell.key)}: ", ""), *self._cell_change(cell)]
        for name, _ in stale:
            yield [("  ", ""), (self.said("stale_in", field=self._pick(PHRASES[name])), "quiet")]
        if is_changed and not (cells or stale):
            yield [("  ", ""), (self.said("state_only"), "quiet")]

    def _cell_change(self, cell: CellChange) -> Row:
        values = [self._pick(cell_value(_NAMES, cell.key, value)) for value in (cell.before, cell.after)]
        return _change(values[0], values[1], cell.segments)

    def of_merge(self, base: Plan, found: Consolidation, unused: Sequence[str]) -> Iterator[Row]:
        """Yield what came of a merge: its outcome, each conflict with what is wanted, notices and who waits."""
        name = "not_merged" if found.conflicts else "merged"
        counts = {"conflicts": len(found.conflicts), "merged": len(found.merged), "held": len(found.held)}
        yield [(self.said(name, **counts), "heading")]
        yield [(f"{self.said('base')}: {base.version_id}", "")]
        yield [(f"{self.said('fingerprint')}: {found.plan.version_id}", "")]
        yield from self._section("conflicts", (self._conflict(base, found, each) for each in found.conflicts))
        yield from self._section("settled", (self._conflict(base, found, each) for each in found.settled))
        yield from self._section("waiting", ([self._waits(*entry)] for entry in found.held.items()))
        yield from self._section("notices", ([self._notice(found.plan, base, each)] for each in found.notices))
        if unused:
            yield []
            yield [(self.said("unused", conflicts=_safe(", ".join(unused))), "")]

    def _section(self, name: str, entries: Iterable[Iterable[Row]]) -> Iterator[Row]:
        told = list(entries)
        if told:
            yield []
            yield [(f"{self.said(name)}: {len(told)}", "heading")]
        for rows in told:
            yield from rows

    def _conflict(self, base: Plan, found: Consolidation, conflict: Conflict) -> Iterator[Row]:
        where = "" if conflict.line is None else self._where(found.plan, base, conflict.line, conflict.key)
        if conflict.rule:
            words = RULES.get(conflict.rule, (conflict.rule, conflict.rule))  # type: ignore[call-overload]
            subject = ", ".join(filter(None, (self._pick(words), conflict.subject, where)))
            where = f"{subject}: {self.said('limit', found=conflict.found, limit=conflict.limit)}"
        what = f"{conflict.kind.value} {conflict.id}  {self._pick(CLASSES[conflict.kind.value])}"
        yield [("  ", ""), (what, "heading")]
        if where:
            yield [("    ", ""), (_safe(where), "")]
        if conflict.options:
            yield [("    ", ""), (f"{self.said('stands')}: ", "quiet"), (self._wanted(conflict, conflict.standing), "")]
        for option in conflict.options:
            yield [
                ("    ", ""),
                (f"{_names(option.proposals)}: ", "quiet"),
                (self._wanted(conflict, option.wanted), ""),
            ]
        if not conflict.options:
            yield [("    ", ""), (self.said("by", proposals=_names(conflict.proposals)), "")]

    def _waits(self, proposal: ProposalRef, conflicts: Sequence[str]) -> Row:
        return [("  ", ""), (self.said("waits", proposal=_safe(proposal), conflicts=", ".join(conflicts)), "")]

    def _notice(self, plan: Plan, base: Plan, notice: Notice) -> Row:
        where = self._where(plan, base, notice.line, notice.key)
        what = f"{notice.kind.value}  {self._pick(CLASSES[notice.kind.value])}"
        return [("  ", ""), (f"{what}: ", ""), (where, ""), (f" ({_names(notice.proposals)})", "quiet")]

    def _where(self, plan: Plan, base: Plan, line: LineId, key: CellKey | None) -> str:
        if line == PLAN_TEXTS:
            return self.said("plan_itself") if key is None else f"{self.said('plan_itself')}: {self._cell(key)}"
        there = next((each for each in (plan, base) if line in each), None)
        if there is None:
            return _safe(line)
        head = f"{there.printed_codes[line]} {self._title(there.line(line))}"
        return _safe(head) if key is None else f"{_safe(head)}: {self._cell(key)}"

    def _cell(self, key: CellKey) -> str:
        if key in (PLACE, WHOLE_LINE):
            return self.said("place" if key == PLACE else "line")
        return _safe(self._pick(cell_name(_NAMES, key)) if key[0] in CHANGEABLE else " ".join(key))

    def _wanted(self, conflict: Conflict, wanted: Wanted) -> str:
        if isinstance(wanted, Gone):
            return self.said(wanted.value)
        if isinstance(wanted, Line):
            return self._title(wanted)
        if isinstance(wanted, Parts):
            return self.said("split_into", lines="; ".join(map(self._with_money, wanted.lines)))
        if isinstance(wanted, Joined):
            return self.said("joined_to", line=self._with_money(wanted.survivor))
        if isinstance(wanted, Place):
            return self._place(wanted)
        known = conflict.key is not None and conflict.key[0] in CHANGEABLE
        value: Pair = cell_value(_NAMES, conflict.key, wanted) if known and conflict.key else (str(wanted), str(wanted))
        return _safe(self._pick(value))

    def _place(self, place: Place) -> str:
        if place.after is None:
            return self.said("first_under", output=_safe(place.output))
        return self.said("after_line", line=_safe(place.after), output=_safe(place.output))

    def _with_money(self, line: Line) -> str:
        amounts = ", ".join(f"{source} {amount} {currency}" for (source, currency), amount in line.budget.items())
        return f"{self._title(line)} ({_safe(amounts)})" if amounts else self._title(line)

    def _title(self, line: Line) -> str:
        return _safe(line.title.in_language(self.language) or line.id)

    def _pick(self, pair: Pair) -> str:
        return pair[self.side]


def _change(before: str, after: str, segments: Sequence[Segment]) -> Row:
    if not segments:
        return [(_safe(before), "removed"), (" → ", ""), (_safe(after), "added")]
    row: Row = []
    for segment in segments:
        text = _safe(segment.text)
        opening, closing, style = _SIGNS.get(segment.kind, ("", "", ""))
        words = text.rstrip(" ")
        row += [(f"{opening}{words}{closing}", style), (text[len(words) :], "")]
    return row


def _names(proposals: Iterable[ProposalRef]) -> str:
    return _safe(", ".join(proposals))


def _safe(text: str) -> str:
    """Return a text for one row of a terminal: no sign in it steers the terminal or the direction of reading."""
    text = text.replace("\n", " ⏎ ").replace("\t", " ")
    return "".join(sign if sign.isprintable() or sign == "\u00a0" else f"[U+{ord(sign):04X}]" for sign in shown(text))


def styled(row: Row, styles: Mapping[str, str]) -> str:
    """Return a row as text; ``styles`` gives the codes that switch a style on, none for a file or a plain terminal."""
    return "".join(f"{styles[style]}{text}\x1b[0m" if styles.get(style) else text for text, style in row)


PLAIN: Mapping[str, str] = {}
COLOURS: Mapping[str, Any] = {
    "heading": "\x1b[1m",
    "added": "\x1b[32;4m",
    "removed": "\x1b[31;9m",
    "quiet": "\x1b[2m",
}
"""Codes of ECMA-48 for a terminal that can show them: bold, green and underlined, red and struck through, faint."""
