"""What people ask for on a page, in their terms, turned into operations on the version that was on their screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from maslahat.actions.outcomes import Reason
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText, TextRefused, clean
from maslahat.domain.workplans.allocation import Astray, IndicatorAstray, MoneyLeft, NotAllocated, joined
from maslahat.domain.workplans.changes import Contradiction, StaleOperation, reworded, subject
from maslahat.domain.workplans.fields import FIELDS, PLAN_FIELDS, CellKey, Field, Kind, Value, ValueRefused
from maslahat.domain.workplans.operations import Delete, Insert, Join, Move, Operation, Restore, Split, Write
from maslahat.domain.workplans.placement import place_on
from maslahat.domain.workplans.plan import Line, Plan, text_cells
from maslahat.domain.workplans.tidying import tidy

Cells = Mapping[CellKey, object]
"""Raw values by cell; None or an empty text empties the cell. Elements of a set are wanted (True) or not (None)."""

Words = Mapping[str, Mapping[str, str]]
"""New words by text field and language, for example ``{"title": {"en": "…", "ru": "…"}}``."""

MOST_WISHES = 500


@dataclass(frozen=True, slots=True)
class Edit:
    """A line is to say something else in these cells and texts."""

    line: str
    cells: Cells = field(default_factory=lambda: MappingProxyType({}))
    words: Words = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Add:
    """A new line under an output, after the line ``after`` (None: as the first), first written in ``source``."""

    output: str
    after: str | None
    cells: Cells = field(default_factory=lambda: MappingProxyType({}))
    words: Words = field(default_factory=lambda: MappingProxyType({}))
    source: str = "en"


@dataclass(frozen=True, slots=True)
class Drop:
    """A line is to go."""

    line: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A line is to stand elsewhere: under this output, after the line ``after`` (None: as the first)."""

    line: str
    output: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a proposal does to the structure of the plan stays as it was proposed."""

    operation: Split | Join | Restore


@dataclass(frozen=True, slots=True)
class Share:
    """What one of the lines of a divided line gets: its title by language, money by source and currency, indicators."""

    title: Mapping[str, str]
    money: Mapping[tuple[str, str], Decimal]
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Divide:
    """A line is to become several: it stays with its own share, and a new line stands after it for each further one."""

    line: str
    survivor: Share
    parts: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Unite:
    """Lines are to become one: ``survivor`` stays, with this title by language, and takes the others in."""

    survivor: str
    others: tuple[str, ...]
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reword:
    """The plan's own title or preamble is to read otherwise."""

    words: Words


Wish = Edit | Add | Drop | Shift | Kept | Divide | Unite | Reword


@dataclass(frozen=True, slots=True)
class Understood:
    """The operations that the wishes amount to; ``dropped`` counts wishes that would change nothing (E31, E37)."""

    operations: tuple[Operation, ...]
    dropped: int


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Every reason why the wishes make no proposal."""

    reasons: tuple[Reason, ...]


def understand(plan: Plan, wishes: Sequence[Wish], mint: Callable[[int], LineId]) -> Understood | NotUnderstood:
    """Return what the wishes amount to on this plan; ``mint`` gives the id of the n-th new line (from 0)."""
    if len(wishes) > MOST_WISHES:
        return NotUnderstood((Reason("too_many_changes", {"most": MOST_WISHES}),))
    reasons: list[Reason] = []
    wanted: list[Operation] = []
    added = 0
    for wish in wishes:
        if isinstance(wish, Add):
            wanted += _added(plan, wish, mint(added), reasons)
            added += 1
        elif unknown := [each for each in _spoken_of(wish) if LineId(each) not in plan]:
            reasons += (Reason("unknown_line", {"line": each[:80]}) for each in unknown)
        elif isinstance(wish, Divide):
            ids = [mint(added + place) for place in range(brings(wish))]
            wanted += _divided(plan.line(LineId(wish.line)), wish, ids, reasons)
            added += brings(wish)
        else:
            wanted += _on_plan(plan, wish, reasons)
    if reasons:
        return NotUnderstood(tuple(reasons))
    return _tidied(plan, wanted)


def brings(wish: Wish) -> int:
    """Return how many lines a wish brings that the plan does not know yet."""
    return 1 if isinstance(wish, Add) else len(wish.parts) if isinstance(wish, Divide) else 0


def _spoken_of(wish: Wish) -> tuple[str, ...]:
    match wish:
        case Unite(survivor, others):
            return (survivor, *others)
        case Edit() | Drop() | Shift() | Divide():
            return (wish.line,)
    return ()


def _on_plan(plan: Plan, wish: Edit | Drop | Shift | Kept | Unite | Reword, reasons: list[Reason]) -> list[Operation]:
    match wish:
        case Kept(operation):
            return [operation]
        case Unite(survivor, others, title):
            standing = plan.line(LineId(survivor))
            return [joined(standing, [plan.line(LineId(each)) for each in others], _titled(standing, title, reasons))]
        case Reword(words):
            return [
                write
                for name, wording in words.items()
                if (cleaned := _read_words(name, wording, reasons, PLAN_FIELDS)) is not None
                for write in reworded(plan.texts, name, cleaned)
            ]
    return _on_line(plan, LineId(wish.line), wish, reasons)


def _divided(line: Line, wish: Divide, ids: Sequence[LineId], reasons: list[Reason]) -> list[Operation]:
    survivor = _shared_out(line, wish.survivor).with_cells(_titled(line, wish.survivor.title, reasons))
    bare = Line(line.id, line.output, {key: value for key, value in line.cells.items() if key[0] != "title"})
    parts = []
    for new, share in zip(ids, wish.parts, strict=True):
        part = _shared_out(bare, share)
        cells = {**part.cells, **_new_title(share.title, reasons)}
        parts.append(Line(new, line.output, cells))
    return [Split(line.id, line, survivor, tuple(parts))]


def _shared_out(line: Line, share: Share) -> Line:
    """Return the line with no more than its share of money and indicators; all else is as on the whole line."""
    kept = {
        key: value
        for key, value in line.cells.items()
        if key[0] != "budget" and (key[0] != "indicators" or key[1] in share.indicators)
    }
    return Line(line.id, line.output, kept).with_cells(
        {("budget", *pair): amount for pair, amount in share.money.items() if amount}
    )


def _titled(line: Line, title: Mapping[str, str], reasons: list[Reason]) -> dict[CellKey, Value | None]:
    cleaned = _read_words("title", title, reasons) or {}
    if cleaned and not any(cleaned.values()):
        reasons.append(Reason("title_missing"))
    return {write.key: write.after for write in reworded(line, "title", cleaned)}


def _new_title(title: Mapping[str, str], reasons: list[Reason]) -> dict[CellKey, Value]:
    words = {language: text for language, text in (_read_words("title", title, reasons) or {}).items() if text}
    if not words:
        reasons.append(Reason("title_missing"))
        return {}
    return text_cells("title", LocalizedText.of(next(iter(words)), **words))


def _tidied(plan: Plan, wanted: Sequence[Operation]) -> Understood | NotUnderstood:
    try:
        kept = tidy(plan, wanted)
    except Contradiction as fault:
        return NotUnderstood((Reason("contradiction", {"line": subject(fault.operations[0])}),))
    except StaleOperation as fault:
        return NotUnderstood((Reason("unknown_line", {"line": subject(fault.operation)}),))
    except NotAllocated as fault:
        return NotUnderstood(tuple(_not_allocated(each) for each in fault.faults))
    if not kept:
        return NotUnderstood((Reason("changes_nothing"),))
    return Understood(kept, len(wanted) - len(kept))


def _not_allocated(fault: Astray) -> Reason:
    match fault:
        case MoneyLeft(_, source, currency, difference):
            return Reason("money_left", {"source": source, "amount": f"{difference:.2f} {currency}"})
        case IndicatorAstray(_, indicator, lines):
            return Reason("indicator_astray", {"indicator": indicator, "lines": len(lines)})


def _on_line(plan: Plan, line: LineId, wish: Edit | Drop | Shift, reasons: list[Reason]) -> list[Operation]:
    match wish:
        case Drop():
            return [Delete(line, plan.line(line))]
        case Shift(_, output, after):
            if after is not None and LineId(after) not in plan:
                reasons.append(Reason("unknown_line", {"line": after[:80]}))
            was = place_on(plan, line)
            return [Move(line, output, None if after is None else LineId(after), was.output, was.after)]
        case Edit(_, cells, words):
            standing = plan.line(line)
            found: list[Operation] = [
                Write(line, key, standing.cells.get(key), value) for key, value in _read_cells(cells, reasons).items()
            ]
            for name, wording in words.items():
                if (cleaned := _read_words(name, wording, reasons)) is not None:
                    found += reworded(standing, name, cleaned)
            return found


def _added(plan: Plan, wish: Add, line: LineId, reasons: list[Reason]) -> list[Operation]:
    if wish.after is not None and LineId(wish.after) not in plan:
        reasons.append(Reason("unknown_line", {"line": wish.after[:80]}))
    cells: dict[CellKey, Value] = {
        key: value for key, value in _read_cells(wish.cells, reasons).items() if value is not None
    }
    for name, wording in wish.words.items():
        if (cleaned := _read_words(name, wording, reasons)) is not None:
            cells |= text_cells(name, LocalizedText.of(wish.source, **cleaned))
    if not any(key[0] == "title" for key in cells):
        reasons.append(Reason("title_missing"))
    return [Insert(Line(line, wish.output, cells), None if wish.after is None else LineId(wish.after))]


def _read_cells(cells: Cells, reasons: list[Reason]) -> dict[CellKey, Value | None]:
    found: dict[CellKey, Value | None] = {}
    for key, raw in cells.items():
        try:
            found[key] = _read_cell(key, raw)
        except ValueRefused as fault:
            reasons.append(Reason("bad_value", {"field": fault.field, "why": fault.why[:200]}))
    return found


def _read_cell(key: CellKey, raw: object) -> Value | None:
    spec = FIELDS.get(key[0]) if key else None
    if spec is None or spec.kind is Kind.TEXT:
        raise ValueRefused(str(key[0])[:80] if key else "", "is not a field of this kind")
    parts = {Kind.CELL: 0, Kind.SET: 1, Kind.MAP: len(spec.key)}[spec.kind]
    if len(key) != parts + 1 or not all(0 < len(part) <= 80 and not part.startswith("@") for part in key[1:]):
        raise ValueRefused(spec.name, "has no such place")
    if raw is None or raw == "" or raw is False:
        return None
    return bool(spec.read(key[1])) if spec.kind is Kind.SET else spec.read(raw)


def _read_words(
    name: str, wording: Mapping[str, str], reasons: list[Reason], fields: Mapping[str, Field] = FIELDS
) -> dict[str, str] | None:
    if name not in fields or fields[name].kind is not Kind.TEXT:
        reasons.append(Reason("bad_value", {"field": name[:80], "why": "is not a text"}))
        return None
    try:
        return {language: clean(text) for language, text in wording.items()}
    except TextRefused as fault:
        reasons.append(Reason("bad_value", {"field": name, "why": str(fault)}))
        return None


def read_text(texts: Mapping[str, str], name: str, most: int, reasons: list[Reason]) -> LocalizedText:
    """Return a short text such as a headline; too long or unclean texts are added to ``reasons`` (E94)."""
    try:
        found = {language: clean(text) for language, text in texts.items()}
    except TextRefused as fault:
        reasons.append(Reason("bad_value", {"field": name, "why": str(fault)}))
        return LocalizedText()
    if any(len(text) > most for text in found.values()):
        reasons.append(Reason("too_long", {"field": name, "most": most}))
    return LocalizedText.of(next(iter(found), "en"), **{key: text for key, text in found.items() if text})
