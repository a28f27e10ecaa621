"""Changes after endorsement: what is a corrigendum, what a minor adjustment, and what needs an amendment (§8).

A minor adjustment is measured against the endorsed version E_k, never against the text it is written on: steps of nine
percent add up, however they are split (E85). A corrigendum changes words alone: no number and no cell (E86).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText, text_hash
from maslahat.domain.workplans.changes import apply, subject
from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE
from maslahat.domain.workplans.fields import CHANGEABLE, SOURCE_LANGUAGE, CellKey, Kind
from maslahat.domain.workplans.footprint import follows_text
from maslahat.domain.workplans.operations import Move, Operation, Write
from maslahat.domain.workplans.plan import Line, Plan, text_cells


class AdjustmentKind(StrEnum):
    """How far a change of an endorsed plan goes, and so which way it takes."""

    CORRIGENDUM = "corrigendum"
    MINOR = "minor"
    AMENDMENT = "amendment"


@dataclass(frozen=True, slots=True)
class AdjustmentLimits:
    """How far a minor adjustment may go from the endorsed text, as data of the programme's plan terms.

    ``shift`` is the most quarters that the work of a line may move, ``percent`` how much of an amount may change.
    """

    shift: int = 1
    percent: Decimal = Decimal(10)
    quarters: tuple[str, ...] = ("Q1", "Q2", "Q3", "Q4")


class Beyond(StrEnum):
    """Why a change is more than a corrigendum, or more than a minor adjustment."""

    NOT_A_TEXT = "not_a_text"
    NUMBER_CHANGED = "number_changed"
    TEXT_TAKEN_AWAY = "text_taken_away"
    LINE_CHANGED = "line_changed"
    OTHER_FIELD = "other_field"
    DONOR_CHANGED = "donor_changed"
    AMOUNT_TOO_FAR = "amount_too_far"
    QUARTERS_TOO_FAR = "quarters_too_far"
    NOT_ENDORSED = "not_endorsed"


@dataclass(frozen=True, slots=True)
class Excess:
    """One thing that goes too far: where, why, and in figures how far it went and how far it may go."""

    line: LineId
    key: CellKey
    why: Beyond
    found: str = ""
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Classification:
    """Which way a change takes, and all that stands against the two short ways."""

    kind: AdjustmentKind
    not_corrigendum: tuple[Excess, ...]
    not_minor: tuple[Excess, ...]


def classify(
    endorsed: Plan, current: Plan, operations: Sequence[Operation], limits: AdjustmentLimits
) -> Classification:
    """Return which way these operations take, written on ``current``, the text in force since ``endorsed``.

    Raises StaleOperation if they do not fit the current text (see changes.apply).
    """
    after = apply(current, operations)
    words = tuple(_beyond_corrigendum(current, after, operations))
    figures = tuple(_beyond_minor(endorsed, after, operations, limits))
    short = AdjustmentKind.MINOR if not figures else AdjustmentKind.AMENDMENT
    return Classification(AdjustmentKind.CORRIGENDUM if not words else short, words, figures)


def as_corrected(plan: Plan, operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Return the operations as those of a corrigendum: what was a current translation stays one.

    A spelling that is put right in one language leaves the meaning as it was, so the other languages do not become
    out of date by it, as they do when a text is reworded.
    """
    kept = [each for each in operations if not (isinstance(each, Write) and follows_text(each.key))]
    worded = [each for each in kept if isinstance(each, Write) and CHANGEABLE[each.key[0]].kind is Kind.TEXT]
    for line, name in dict.fromkeys((each.line, each.key[0]) for each in worded):
        if (there := plan.find(line)) is None:
            continue
        was = there.text(name)
        wording = {each.key[1]: str(each.after or "") for each in worded if (each.line, each.key[0]) == (line, name)}
        words = {language: text for language, text in {**was.texts, **wording}.items() if text}
        kept += _following(there, name, LocalizedText(words, was.source, _made_from(was, words, wording)))
    return tuple(kept)


def _made_from(was: LocalizedText, words: Mapping[str, str], wording: Mapping[str, str]) -> dict[str, str]:
    source = text_hash(words[was.source]) if was.source in words else ""
    return {
        language: source if language in wording or was.is_current(language) else was.translated_from.get(language, "")
        for language in words
        if language != was.source
    }


def _following(line: Line, name: str, text: LocalizedText) -> list[Operation]:
    wanted = {key: value for key, value in text_cells(name, text).items() if follows_text(key) and value}
    keys = sorted({key for key in line.cells if key[0] == name and follows_text(key)} | wanted.keys())
    return [
        Write(line.id, key, line.cells.get(key), wanted.get(key))
        for key in keys
        if line.cells.get(key) != wanted.get(key)
    ]


def is_wording(key: CellKey) -> bool:
    """Tell whether a cell holds words, or only says how the languages of a text hang together."""
    if CHANGEABLE[key[0]].kind is Kind.TEXT:
        return True
    return key[0] == "indicators" and key[-1].partition(":")[0] in ("text", "means")


def numbers(words: str) -> tuple[str, ...]:
    """Return the numbers in a text, each a run of digits, in the order in which they are read."""
    return tuple("".join(run) for is_number, run in groupby(words, str.isnumeric) if is_number)


def _beyond_corrigendum(before: Plan, after: Plan, operations: Iterable[Operation]) -> Iterator[Excess]:
    for operation in operations:
        match operation:
            case Write(line, key) if is_wording(key):
                yield from _wording(before, after, line, key)
            case Write(line, key):
                yield Excess(line, key, Beyond.NOT_A_TEXT)
            case Move(line, output, _, output_before) if output == output_before:
                pass  # only the numbering of lines under one output
            case Move(line):
                yield Excess(line, PLACE, Beyond.LINE_CHANGED)
            case _:
                yield Excess(subject(operation), WHOLE_LINE, Beyond.LINE_CHANGED)


def _wording(before: Plan, after: Plan, line: LineId, key: CellKey) -> Iterator[Excess]:
    if follows_text(key):
        return
    cells = (before.find(line) or before.line(line)).cells
    was, now = cells.get(key), (after.find(line) or after.line(line)).cells.get(key)
    if now is None:
        yield Excess(line, key, Beyond.TEXT_TAKEN_AWAY)
    elif was is None:
        others = [str(cells[other]) for other in cells if other != key and _is_same_text(key, other)]
        if not any(Counter(numbers(str(now))) == Counter(numbers(other)) for other in others):
            yield _number(line, key, next(iter(others), ""), str(now))
    elif numbers(str(was)) != numbers(str(now)):
        yield _number(line, key, str(was), str(now))


def _number(line: LineId, key: CellKey, was: str, now: str) -> Excess:
    return Excess(line, key, Beyond.NUMBER_CHANGED, ", ".join(numbers(now)), ", ".join(numbers(was)))


def _is_same_text(key: CellKey, other: CellKey) -> bool:
    """Tell whether two cells hold one text in two languages."""
    if len(other) != len(key) or other[0] != key[0] or other[1] == SOURCE_LANGUAGE:
        return False
    return len(key) == 2 or (other[1] == key[1] and other[2].partition(":")[0] == key[2].partition(":")[0])


def _beyond_minor(
    endorsed: Plan, after: Plan, operations: Iterable[Operation], limits: AdjustmentLimits
) -> Iterator[Excess]:
    shifted: set[LineId] = set()
    for operation in operations:
        line = subject(operation)
        if not isinstance(operation, Write):
            yield Excess(line, WHOLE_LINE, Beyond.LINE_CHANGED)
        elif line not in endorsed:
            yield Excess(line, operation.key, Beyond.NOT_ENDORSED)
        elif operation.key[0] == "quarters":
            shifted.add(line)
        elif operation.key[0] == "budget":
            yield from _amount(endorsed, after, line, operation.key, limits)
        else:
            yield Excess(line, operation.key, Beyond.OTHER_FIELD)
    for line in sorted(shifted):
        yield from _quarters(endorsed, after, line, limits)


def _amount(endorsed: Plan, after: Plan, line: LineId, key: CellKey, limits: AdjustmentLimits) -> Iterator[Excess]:
    was, now = endorsed.line(line).cells.get(key), after.line(line).cells.get(key)
    if not isinstance(was, Decimal) or not isinstance(now, Decimal):
        yield Excess(line, key, Beyond.DONOR_CHANGED)
    elif abs(now - was) * 100 > was * limits.percent:
        yield Excess(line, key, Beyond.AMOUNT_TOO_FAR, f"{now - was:+.2f}", f"{was * limits.percent / 100:.2f}")


def _quarters(endorsed: Plan, after: Plan, line: LineId, limits: AdjustmentLimits) -> Iterator[Excess]:
    was, now = endorsed.line(line).quarters, after.line(line).quarters
    order = limits.quarters
    is_known = len(was) == len(now) and all(quarter in order for quarter in (*was, *now))
    places = zip(sorted(map(order.index, was)), sorted(map(order.index, now)), strict=True) if is_known else ()
    if not is_known or any(abs(one - other) > limits.shift for one, other in places):
        yield Excess(line, ("quarters",), Beyond.QUARTERS_TOO_FAR, " ".join(now), " ".join(was))
