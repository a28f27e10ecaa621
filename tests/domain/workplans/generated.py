"""Plans and proposals made up by Hypothesis: small enough to read, varied enough to collide."""

from decimal import Decimal

from hypothesis import strategies as st

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.allocation import NotAllocated, joined
from maslahat.domain.workplans.changes import Contradiction, StaleOperation
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.operations import ChangeSet, Delete, Insert, Move, Operation, Restore, Split, Write
from maslahat.domain.workplans.placement import place_on
from maslahat.domain.workplans.plan import Line, Plan, text_cells
from maslahat.domain.workplans.tidying import tidy

WORDS = st.text(alphabet="абвё abc-,.", min_size=1, max_size=12)
OUTPUTS = st.sampled_from(("1.1", "1.2", "2.1"))
AMOUNTS = st.integers(0, 500_000).map(lambda cents: Decimal(cents) / 100).map(lambda one: one.quantize(Decimal("0.01")))
CELLS = {
    ("lead",): st.sampled_from(("UNODC", "KG-DEA", "KZ-MOI")),
    ("participants",): st.integers(0, 3),
    ("quarters", "Q1"): st.just(True),
    ("quarters", "Q2"): st.just(True),
    ("budget", "JPN", "USD"): AMOUNTS,
    ("markers", "gender"): st.integers(0, 3),
    ("shares", "KZ"): AMOUNTS.filter(lambda share: share <= 100),
    ("indicators", "I1", "text:ru"): st.sampled_from(("число", "доля")),
}


@st.composite
def lines(draw, name: str) -> Line:
    words = {language: text for language in ("en", "ru") if (text := draw(st.none() | WORDS))}
    cells: dict[CellKey, Value] = dict(text_cells("title", LocalizedText.of(**words)))
    for key in draw(st.lists(st.sampled_from(sorted(CELLS)), unique=True)):
        cells[key] = draw(CELLS[key])
    return Line(LineId(name), draw(OUTPUTS), cells)


def plan_of(made: list[Line]) -> Plan:
    return Plan("PCA", "JWP-2023", 2023, LocalizedText.of(en="Plan"), LocalizedText(), ("KZ", "UNODC"), tuple(made))


@st.composite
def plans(draw, names: str = "abcdefgh") -> Plan:
    chosen = draw(st.permutations(names))[: draw(st.integers(0, len(names)))]
    return plan_of([draw(lines(name)) for name in chosen])


@st.composite
def revisions(draw, base: Plan, names: str = "abcdefghxyz") -> Plan:
    """Make another plan out of one: lines kept, rewritten, moved, dropped and added."""
    kept = [one for one in base.lines if draw(st.integers(0, 5))]
    made = [draw(lines(one.id)) if not draw(st.integers(0, 3)) else one for one in kept]
    fresh = [name for name in names if LineId(name) not in base and draw(st.booleans())]
    made += [draw(lines(name)) for name in fresh]
    return plan_of(list(draw(st.permutations(made)) if draw(st.booleans()) else made))


def divided(line: Line, whose: str, cents: int) -> Split:
    """Split a line in two: the first part takes so many cents of each amount, the second all the rest.

    Lines of ``whose`` have ids of their own; the text is the same for everybody, so that splits may be alike (E18).
    """
    first: dict[CellKey, Value] = {}
    second: dict[CellKey, Value] = {("title", "en"): f"Part {cents}", ("title", "@source"): "en"}
    for key, value in line.cells.items():
        if key[0] == "budget":
            taken = min(Decimal(value), Decimal(cents))
            first[key], second[key] = taken, Decimal(value) - taken
        elif key[0] == "indicators" and cents:
            second[key] = value
        else:
            first[key] = value
    return Split(line.id, line, Line(line.id, line.output, first), (Line(LineId(f"{line.id}/{whose}"), "", second),))


@st.composite
def wishes(draw, base: Plan, proposal: str) -> Operation:
    anchors = [None, *(one.id for one in base.lines)]
    kind = draw(st.sampled_from(("write", "write", "write", "insert", "move", "delete", "split", "join", "restore")))
    if kind == "insert" or not base.lines:
        new = draw(lines(f"new-{proposal}-{draw(st.integers(0, 2))}"))
        return Insert(new, draw(st.sampled_from(anchors)))
    if kind == "restore":
        old = draw(lines(f"old-{draw(st.integers(0, 1))}"))
        return Restore(old, draw(st.sampled_from(anchors)), VersionId("earlier"))
    on = draw(st.sampled_from(base.lines))
    if kind == "split":
        return divided(on, draw(st.sampled_from((proposal, "", ""))), draw(st.integers(0, 2)))
    if kind == "join":
        others = draw(st.lists(st.sampled_from(base.lines), min_size=1, max_size=2, unique_by=lambda one: one.id))
        stated = {("lead",): draw(st.sampled_from(("UNODC", "KZ-MOI")))}
        return joined(on, [one for one in others if one.id != on.id], stated)
    if kind == "delete":
        return Delete(on.id, on)
    if kind == "move":
        was = place_on(base, on.id)
        return Move(on.id, draw(OUTPUTS), draw(st.sampled_from(anchors)), was.output, was.after)
    key = draw(st.sampled_from((("title", "en"), ("title", "ru"), *sorted(CELLS))))
    value = draw(st.none() | CELLS.get(key, st.sampled_from(("one", "other", "третье"))))
    return Write(on.id, key, on.cells.get(key), value)


@st.composite
def change_sets(draw, base: Plan, number: int) -> ChangeSet:
    operations: tuple[Operation, ...] = ()
    for wish in draw(st.lists(wishes(base, str(number)), max_size=5)):
        try:
            operations = tidy(base, (*operations, wish))
        except (Contradiction, StaleOperation, NotAllocated):
            continue
    return ChangeSet(ProposalRef(f"P{number}"), number, PartyCode("KG"), base.version_id, operations)


@st.composite
def rounds(draw, most: int = 5) -> tuple[Plan, list[ChangeSet]]:
    """A plan and the proposals of one round of consultation."""
    base = draw(plans())
    return base, [draw(change_sets(base, number)) for number in range(1, draw(st.integers(0, most)) + 1)]
