"""What was decided on whole lines is carried out: claims that lost are dropped, edits go where they were given (K3-K5).

A decision changes what the proposals touch, and what they then touch may meet again: the decisions are carried out
round by round until nothing more is decided. Each is carried out once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.conflicts import (
    ApplyTo,
    Choice,
    Conflict,
    ConflictClass,
    ConflictId,
    DeleteLine,
    GiveTo,
    Gone,
    Joined,
    KeepStanding,
    TakeOption,
    Wanted,
)
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.fields import Value
from maslahat.domain.workplans.footprint import Footprint, follows_text, stated
from maslahat.domain.workplans.plan import NOTHING, Plan
from maslahat.domain.workplans.rulings import suits
from maslahat.domain.workplans.structure import structural

_Key = TypeVar("_Key")
_Wish = TypeVar("_Wish")
Table = dict[_Key, dict[ProposalRef, _Wish]]

_IN_TURN = (ConflictClass.K4_STRUCTURE, ConflictClass.K3_EDIT_VERSUS_DELETE, ConflictClass.K5_EDIT_VERSUS_SPLIT)
"""What becomes of a line is known before what becomes of the edits to it."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What the proposals touch once the decisions on whole lines are carried out, and which are still to be taken."""

    marks: Footprint
    settled: tuple[Conflict, ...]
    open: tuple[Conflict, ...]


def settle(
    base: Plan, marks: Footprint, order: Sequence[ProposalRef], chosen: Mapping[ConflictId, Choice]
) -> Settlement:
    """Return what the proposals touch with all decisions on whole lines carried out; ``order`` is that of proposals."""
    found = structural(base, marks)
    settled: dict[ConflictId, Conflict] = {}
    while due := _due(base, marks, [one for one in found if one.id not in settled], chosen):
        if not settled:
            marks = _copied(marks)
        carrying = _Carrying(base, marks, {one: place for place, one in enumerate(order)})
        for conflict in due:
            settled[conflict.id] = conflict
            carrying.out(conflict, chosen[conflict.id])
        found = structural(base, marks)
    return Settlement(marks, tuple(settled.values()), found)


def _due(
    base: Plan, marks: Footprint, found: Sequence[Conflict], chosen: Mapping[ConflictId, Choice]
) -> list[Conflict]:
    decided = [one for one in found if one.id in chosen and _can_be_done(base, marks, one, chosen[one.id])]
    for kind in _IN_TURN:
        if now := [one for one in decided if one.kind is kind]:
            return now
    return []


def _can_be_done(base: Plan, marks: Footprint, conflict: Conflict, choice: Choice) -> bool:
    if isinstance(choice, ApplyTo):
        goes = choice.line == conflict.line and conflict.line not in conflict.proposed
        if goes or (choice.line not in base and choice.line not in marks.makers):
            return False
    return suits(conflict, choice)


def _copied(marks: Footprint) -> Footprint:
    return Footprint(
        writes=_copy(marks.writes),
        moves=_copy(marks.moves),
        inserts=marks.inserts,
        makers=_copy(marks.makers),
        splits=_copy(marks.splits),
        joins=_copy(marks.joins),
        deletes=_copy(marks.deletes),
        edits=_copy(marks.edits),
        turns=dict(marks.turns),
        given=set(marks.given),
    )


def _copy(table: Table[_Key, _Wish]) -> Table[_Key, _Wish]:
    return {key: dict(wishes) for key, wishes in table.items()}


@dataclass
class _Carrying:
    """Carries decisions out on a footprint that is its own."""

    base: Plan
    marks: Footprint
    order: Mapping[ProposalRef, int]

    def out(self, conflict: Conflict, choice: Choice) -> None:
        """Do what was decided on one conflict."""
        match conflict.kind:
            case ConflictClass.K4_STRUCTURE:
                self._contest(conflict, choice)
            case ConflictClass.K3_EDIT_VERSUS_DELETE:
                self._edited(conflict, choice)
            case _:
                self._asked(conflict, choice)
        self._tidy_edits()

    def _contest(self, conflict: Conflict, choice: Choice) -> None:
        lines = {conflict.line or LineId("")}
        for option in conflict.options:
            if isinstance(option.wanted, Joined):
                lines.update(option.wanted.lines)
        for option in conflict.options:
            if not _is_taken(option.wanted, option.proposals, choice):
                for proposal in option.proposals:
                    self._drop(proposal, option.wanted, conflict.line or LineId(""), lines)

    def _drop(self, proposal: ProposalRef, wanted: Wanted, line: LineId, lines: set[LineId]) -> None:
        if wanted is Gone.DELETED:
            for each in lines:
                _without(self.marks.deletes, each, proposal)
        elif isinstance(wanted, Joined):
            self._drop_join(proposal, wanted.lines)
        else:
            self._drop_split(proposal, line)

    def _drop_join(self, proposal: ProposalRef, lines: Sequence[LineId]) -> None:
        for line in lines:
            _without(self.marks.joins, line, proposal)

    def _drop_split(self, proposal: ProposalRef, line: LineId) -> None:
        split = self.marks.splits.get(line, {}).get(proposal)
        _without(self.marks.splits, line, proposal)
        for part in split.parts if split else ():
            _without(self.marks.makers, part.id, proposal)

    def _edited(self, conflict: Conflict, choice: Choice) -> None:
        line = conflict.line or LineId("")
        going, editing = conflict.options
        is_kept = isinstance(choice, KeepStanding) or _is_taken(editing.wanted, editing.proposals, choice)
        if is_kept:
            for proposal in going.proposals:
                _without(self.marks.deletes, line, proposal)
                if join := self.marks.joins.get(line, {}).get(proposal):
                    self._drop_join(proposal, [each.id for each in join.before])
        if isinstance(choice, ApplyTo):
            self._transfer(line, choice.line, editing.proposals, choice.line in (line, *conflict.proposed))
        elif isinstance(choice, KeepStanding) or not is_kept:
            self._drop_edits(line, editing.proposals)

    def _drop_edits(self, line: LineId, authors: Sequence[ProposalRef]) -> None:
        for cell in [cell for cell in self.marks.writes if cell[0] == line]:
            for proposal in authors:
                _without(self.marks.writes, cell, proposal)
        for proposal in authors:
            _without(self.marks.moves, line, proposal)

    def _transfer(self, line: LineId, target: LineId, authors: Sequence[ProposalRef], is_final: bool) -> None:
        for cell in [cell for cell in self.marks.writes if cell[0] == line]:
            self._give(cell, (target,), authors, target if is_final else None)
        if target != line:
            for proposal, place in list(self.marks.moves.get(line, {}).items()):
                if proposal in authors:
                    _without(self.marks.moves, line, proposal)
                    if place.after != target:
                        self.marks.turns[target, proposal] = self.marks.turns[line, proposal]
                        self._enter(self.marks.moves, target, proposal, place)

    def _asked(self, conflict: Conflict, choice: Choice) -> None:
        line, key = conflict.line or LineId(""), conflict.key or ()
        splits = self.marks.splits.get(line, {})
        editing = tuple(one for one in conflict.proposals if one not in splits)
        if isinstance(choice, TakeOption) and choice.proposal in editing:
            for proposal in list(splits):
                self._drop_split(proposal, line)
        else:
            self._give((line, key), choice.lines if isinstance(choice, GiveTo) else (), editing, line)

    def _give(
        self, cell: Cell, targets: Sequence[LineId], authors: Sequence[ProposalRef], final: LineId | None
    ) -> None:
        """Take an edit from its cell and give it to the same cell of other lines, with what follows the text.

        On the line ``final`` nobody is asked about the edit again.
        """
        _, key = cell
        wishes = {one: value for one, value in self.marks.writes.get(cell, {}).items() if one in authors}
        for proposal in wishes:
            _without(self.marks.writes, cell, proposal)
        for target in targets:
            for proposal, value in wishes.items():
                self._enter(self.marks.writes, (target, key), proposal, self._received(cell, target, proposal, value))
                if target == final:
                    self.marks.given.add(((target, key), proposal))
        if not follows_text(key) and len(key) == 2:
            self._give_following(cell, targets, tuple(wishes))

    def _give_following(self, cell: Cell, targets: Sequence[LineId], authors: Sequence[ProposalRef]) -> None:
        line, (name, *_) = cell
        words = [key for where, key in self.marks.writes if where == line and key[0] == name and not follows_text(key)]
        following = [key for where, key in self.marks.writes if where == line and key[0] == name and follows_text(key)]
        for key in following:
            for proposal in authors:
                wishes = self.marks.writes.get((line, key), {})
                if proposal in wishes:
                    value = wishes[proposal]
                    if line not in targets and not any(proposal in self.marks.writes[line, word] for word in words):
                        _without(self.marks.writes, (line, key), proposal)
                    for target in targets:
                        self._enter(self.marks.writes, (target, key), proposal, value)

    def _received(self, cell: Cell, target: LineId, proposal: ProposalRef, value: Value | None) -> Value | None:
        """Return what the target says after the edit: an amount changes by as much as the edit changed it."""
        line, key = cell
        if key[0] != "budget":
            return value
        source, there = self.base.find(line), stated(self.base, self.marks, target)
        if source is None:
            source = next(iter(self.marks.makers.get(line, {}).values()), None)
        before = Decimal(source.cells.get(key, NOTHING)) if source else NOTHING
        has = there.cells.get(key) if there else None
        has = self.marks.writes.get((target, key), {}).get(proposal, has)
        amount = Decimal(has or NOTHING) + Decimal(value or NOTHING) - before
        return amount if amount or value is not None else None

    def _enter(self, table: Table[_Key, _Wish], key: _Key, proposal: ProposalRef, wanted: _Wish) -> None:
        wishes = {**table.get(key, {}), proposal: wanted}
        table[key] = {one: wishes[one] for one in sorted(wishes, key=self.order.__getitem__)}

    def _tidy_edits(self) -> None:
        edits: dict[LineId, dict[ProposalRef, None]] = {}
        for (line, _), wishes in self.marks.writes.items():
            edits.setdefault(line, {}).update(dict.fromkeys(wishes))
        for line, moves in self.marks.moves.items():
            edits.setdefault(line, {}).update(dict.fromkeys(moves))
        self.marks.edits.clear()
        for line, authors in edits.items():
            self.marks.edits[line] = dict.fromkeys(sorted(authors, key=self.order.__getitem__))


def _is_taken(wanted: Wanted, proposals: Sequence[ProposalRef], choice: Choice) -> bool:
    if isinstance(choice, DeleteLine):
        return wanted in (Gone.DELETED, Gone.JOINED)
    return isinstance(choice, TakeOption) and choice.proposal in proposals


def _without(table: Table[_Key, _Wish], key: _Key, proposal: ProposalRef) -> None:
    wishes = table.get(key)
    if wishes and proposal in wishes:
        del wishes[proposal]
        if not wishes:
            del table[key]
