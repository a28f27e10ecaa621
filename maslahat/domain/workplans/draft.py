"""Writing the draft: what the proposals in effect make of the base, cell by cell, and whose words stand where."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import cast

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.shared.texts import text_hash
from maslahat.domain.workplans.changes import follow_leaders, moved
from maslahat.domain.workplans.conflicts import (
    PLACE,
    WHOLE_LINE,
    ConflictClass,
    ConflictId,
    KeepStanding,
    Notice,
    TakeOption,
    TakeValue,
)
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.fields import CHANGEABLE, SOURCE_LANGUAGE, TRANSLATED_FROM, CellKey, Kind, Value
from maslahat.domain.workplans.footprint import Footprint, follows_text
from maslahat.domain.workplans.placement import Place, added_places, arranged, is_anchored
from maslahat.domain.workplans.plan import PLAN_TEXTS, Line, Plan
from maslahat.domain.workplans.rulings import Rulings


@dataclass
class Draft:
    """A draft while it is written: changed and new lines, places, lines gone, and where each word comes from."""

    base: Plan
    marks: Footprint
    rulings: Rulings
    effective: AbstractSet[ProposalRef]
    lines: dict[LineId, Line] = field(default_factory=dict)
    placed: list[tuple[tuple[int, int], LineId, Place]] = field(default_factory=list)
    gone: set[LineId] = field(default_factory=set)
    trailing: dict[LineId, tuple[LineId, ...]] = field(default_factory=dict)
    origin: dict[Cell, tuple[ProposalRef, ...]] = field(default_factory=dict)
    decided: dict[Cell, ConflictId] = field(default_factory=dict)
    shared: dict[Cell, tuple[ProposalRef, ...]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    def write(self) -> Plan:
        """Return the plan of the draft: deletions are known first, then lines come, divide, move and change (§4)."""
        self._delete()
        self._insert()
        self._split()
        self._join()
        self._move()
        self._change()
        plan = self.base.with_lines(self._arranged())
        texts = self.lines.get(PLAN_TEXTS)
        return plan.with_texts(texts) if texts else plan

    def _arranged(self) -> Iterable[Line]:
        if not (self.placed or self.gone or self.trailing):
            return [self.lines.get(line.id, line) for line in self.base.lines]
        self.placed.sort(key=lambda entry: entry[0])
        places = [(line, place) for _, line, place in self.placed]
        follow_leaders(self.base, self.lines, self.trailing, {line for line, _ in places})
        self._note_anchors()
        return arranged(self.base, self.lines, places, self.gone, self.trailing)

    def _sponsors(self, cell: Cell, proposals: Mapping[ProposalRef, object]) -> tuple[ProposalRef, ...]:
        found = tuple(proposal for proposal in proposals if proposal in self.effective)
        if len(found) > 1:
            self.shared[cell] = found
            self.notices.append(Notice(ConflictClass.K1_CONVERGENT, cell[0], cell[1], found))
        return found

    def _delete(self) -> None:
        for line, wanted in self.marks.deletes.items():
            if found := self._sponsors((line, WHOLE_LINE), wanted):
                self.gone.add(line)
                self.origin[line, WHOLE_LINE] = found

    def _insert(self) -> None:
        for line, wanted in self.marks.inserts.items():
            ruling = self.rulings.cells.get((line, WHOLE_LINE))
            chosen = {proposal: wanted[proposal] for proposal in ruling.proposals} if ruling else wanted
            if (found := self._sponsors((line, WHOLE_LINE), chosen)) and line not in self.gone:
                insert = wanted[found[0]]
                self.lines[line] = insert.line
                self.placed.append((self.marks.turns[line, found[0]], line, Place(insert.line.output, insert.after)))
                self.origin[line, WHOLE_LINE] = found
                self.origin.update(dict.fromkeys(((line, key) for key in insert.line.cells), found))

    def _split(self) -> None:
        for line, wanted in self.marks.splits.items():
            if self._is_closed(line) or not (found := self._sponsors((line, WHOLE_LINE), wanted)):
                continue
            split = wanted[found[0]]
            self._rewrite(line, split.survivor, found)
            self.trailing[line] = tuple(part.id for part in split.parts)
            for part in split.parts:
                self.lines[part.id] = part
                self.origin[part.id, WHOLE_LINE] = found
                self.origin.update(dict.fromkeys(((part.id, key) for key in part.cells), found))

    def _join(self) -> None:
        for line, wanted in self.marks.joins.items():
            found = tuple(proposal for proposal in wanted if proposal in self.effective)
            if not found or self._is_closed(line):
                continue
            join = wanted[found[0]]
            if join.survivor.id == line:
                self._sponsors((line, WHOLE_LINE), wanted)
                self._rewrite(line, join.survivor, found)
            else:
                self.gone.add(line)
                self.origin[line, WHOLE_LINE] = found

    def _rewrite(self, line: LineId, text: Line, authors: tuple[ProposalRef, ...]) -> None:
        """Let a line say what a split or join makes of it, under the output where it stands."""
        here = self._standing(line)
        if here.cells != text.cells:
            self.lines[line] = moved(text, here.output)
        for key in {**here.cells, **text.cells}:
            if here.cells.get(key) != text.cells.get(key):
                self.origin[line, key] = authors

    def _move(self) -> None:
        for line, wanted in self.marks.moves.items():
            ruling = self.rulings.cells.get((line, PLACE))
            chosen: Mapping[ProposalRef, Place] = wanted
            if ruling:
                chosen = {proposal: wanted[proposal] for proposal in ruling.proposals}
            if self._is_closed(line) or not (found := self._sponsors((line, PLACE), chosen)):
                continue
            turn, place = self.marks.turns[line, found[0]], wanted[found[0]]
            self.placed = [entry for entry in self.placed if entry[1] != line]
            self.placed.append((turn, line, place))
            self.lines[line] = moved(self._standing(line), place.output)
            self.origin[line, PLACE] = found

    def _is_closed(self, line: LineId) -> bool:
        is_known = line in self.lines or self.base.find(line) is not None
        return line in self.gone or not is_known

    def _standing(self, line: LineId) -> Line:
        found = self.lines.get(line) or self.base.find(line)
        if found is None:
            raise KeyError(line)
        return found

    def _change(self) -> None:
        cells: dict[LineId, dict[CellKey, Value | None]] = {}
        following: dict[LineId, dict[CellKey, Mapping[ProposalRef, Value | None]]] = {}
        for (line, key), wanted in self.marks.writes.items():
            if self._is_closed(line) or not any(proposal in self.effective for proposal in wanted):
                continue
            if follows_text(key):
                following.setdefault(line, {})[key] = wanted
            else:
                cells.setdefault(line, {})[key] = self._agreed((line, key), wanted)
        for line, changes in cells.items():
            self.lines[line] = self._standing(line).with_cells(changes)
        for line in dict.fromkeys((*cells, *following)):
            self._follow(line, following.get(line, {}), cells.get(line, {}))

    def _agreed(self, cell: Cell, wanted: Mapping[ProposalRef, Value | None]) -> Value | None:
        ruling = self.rulings.cells.get(cell)
        if ruling is None:
            found = self._sponsors(cell, wanted)
            if wanted[found[0]] != self._standing(cell[0]).cells.get(cell[1]):
                self.origin[cell] = found
            return wanted[found[0]]
        if ruling.proposals:
            self.origin[cell] = ruling.proposals
        elif not isinstance(ruling.choice, KeepStanding):
            self.decided[cell] = ruling.conflict
            self.origin.pop(cell, None)
        return cast(Value | None, ruling.wanted)

    def _follow(
        self,
        line: LineId,
        following: Mapping[CellKey, Mapping[ProposalRef, Value | None]],
        cells: Mapping[CellKey, Value | None],
    ) -> None:
        """Set the cells that say how languages hang together, so that none counts as current that is not."""
        ruled = {key for key in cells if CHANGEABLE[key[0]].kind is Kind.TEXT and (line, key) in self.rulings.cells}
        names = {key[0] for key in (*following, *ruled)}
        for name in sorted(names):
            source_key = (name, SOURCE_LANGUAGE)
            if source_key in following:
                source = self._leading(line, name, following[source_key])
                self._set(line, source_key, source, following[source_key])
            here = self._standing(line)
            words = str(here.cells.get((name, str(here.cells.get(source_key, ""))), ""))
            keys = {key for key in following if key[0] == name and len(key) == 3}
            keys |= {(name, TRANSLATED_FROM, key[1]) for key in ruled if key[0] == name}
            for key in sorted(keys):
                wanted = following.get(key, {})
                self._set(line, key, self._made_from(line, key, wanted, text_hash(words)), wanted)

    def _set(self, line: LineId, key: CellKey, value: Value | None, wanted: Mapping[ProposalRef, Value | None]) -> None:
        here = self._standing(line)
        if here.cells.get(key) != value:
            self.lines[line] = here.with_cells({key: value})
            found = tuple(proposal for proposal in wanted if wanted[proposal] == value and proposal in self.effective)
            if found:
                self.origin[line, key] = found

    def _leading(self, line: LineId, name: str, wanted: Mapping[ProposalRef, Value | None]) -> Value | None:
        live = {proposal: value for proposal, value in wanted.items() if proposal in self.effective}
        for (place, key), ruling in self.rulings.cells.items():
            if place == line and key[0] == name and isinstance(ruling.choice, TakeOption):
                for proposal in ruling.proposals:
                    if proposal in live:
                        return live[proposal]
        return next(iter(live.values()), self._standing(line).cells.get((name, SOURCE_LANGUAGE)))

    def _made_from(
        self, line: LineId, key: CellKey, wanted: Mapping[ProposalRef, Value | None], current: str
    ) -> Value | None:
        here = self._standing(line)
        language = key[2]
        standing = here.cells.get(key)
        if language == here.cells.get((key[0], SOURCE_LANGUAGE)) or not here.cells.get((key[0], language)):
            return None
        ruling = self.rulings.cells.get((line, (key[0], language)))
        if ruling and isinstance(ruling.choice, TakeValue) and not ruling.proposals:
            return current
        if ruling and isinstance(ruling.choice, KeepStanding):
            return standing
        authors = ruling.proposals if ruling else tuple(wanted)
        candidates = [wanted[proposal] for proposal in authors if proposal in wanted and proposal in self.effective]
        return current if current in candidates else next(iter(candidates), standing)

    def _note_anchors(self) -> None:
        places = {line: place for _, line, place in self.placed}
        added = added_places(self.base, places, self.lines, self.trailing)
        together: dict[Place, dict[ProposalRef, LineId]] = {}
        for _, line, place in self.placed:
            authors = self.origin.get((line, WHOLE_LINE if line in added else PLACE), ())
            if line in self.gone:
                continue
            is_lost = place.after in self.gone or (place.after in places and place.after in self.base)
            if is_lost or not is_anchored(self.base, place, added):
                self.notices.append(Notice(ConflictClass.K8_ANCHOR_LOST, line, None, authors, place.after))
            if line in added:
                together.setdefault(place, {}).update(dict.fromkeys(authors, line))
        for place, lines in together.items():
            if len(set(lines.values())) > 1:
                first = next(iter(lines.values()))
                self.notices.append(Notice(ConflictClass.K7_SAME_ANCHOR, first, None, tuple(lines), place.after))
