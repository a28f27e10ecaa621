"""Translations of the plan's texts: how each stands against its exact original, and new ones laid over the draft (R56).

A translation is bound to the exact words it renders and to the words it replaces: where either is no longer what stands
in the draft, it does not take effect (ADR 0008).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum

from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText, text_hash
from maslahat.domain.workplans.consolidation import Cell, Consolidation
from maslahat.domain.workplans.fields import FIELDS, PLAN_FIELDS, SOURCE_LANGUAGE, TRANSLATED_FROM, CellKey, Kind, Value
from maslahat.domain.workplans.plan import PLAN_TEXTS, Line, Plan

INDICATOR_TEXTS = ("text", "means")


class TranslationState(StrEnum):
    """How a translation stands: renders the very original, renders an older one, is not there."""

    CURRENT = "current"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a text stands: a line (or PLAN_TEXTS) and the field; for an indicator also its code and part."""

    line: LineId
    field: CellKey

    @property
    def kind(self) -> str:
        """Return the kind of text: title, description, comment, indicator, means, plan_title or plan_preamble."""
        if self.line == PLAN_TEXTS:
            return f"plan_{self.field[0]}"
        if self.field[0] == "indicators":
            return "means" if self.field[2] == "means" else "indicator"
        return self.field[0]

    def cell(self, language: str) -> CellKey:
        """Return the key of the cell that holds this text in a language."""
        if self.field[0] == "indicators":
            return ("indicators", self.field[1], f"{self.field[2]}:{language}")
        return (*self.field, language)

    @property
    def name(self) -> str:
        """Return the place as one word: ``title``, ``indicators:I1:means``."""
        return ":".join(self.field)


@dataclass(frozen=True, slots=True)
class TextState:
    """One text in one language other than its original's, and how that translation stands.

    ``made_from`` is the hash of the original it renders, empty if unknown.
    """

    place: TextPlace
    original: str
    language: str
    state: TranslationState
    original_words: str
    words: str
    made_from: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """New words in one language, made from the original with the hash ``made_from`` in place of ``replaces``.

    ``replaces`` is the hash of the words that stood in the draft before any translation (of nothing: empty).
    """

    place: TextPlace
    language: str
    words: str
    original: str
    made_from: str
    replaces: str


@dataclass(frozen=True, slots=True)
class Translated:
    """A plan with its translations laid over it, and the cells they gave their words to."""

    plan: Plan
    cells: Mapping[Cell, Translation]


def text_at(plan: Plan, place: TextPlace) -> LocalizedText:
    """Return a text of a plan with its languages; an empty text if the plan has none there.

    An indicator keeps no original language: it is ``""`` there.
    """
    line = plan.find(place.line)
    if line is None or (place.field[0] == "indicators" and len(place.field) != len(("indicators", "code", "part"))):
        return LocalizedText()
    if place.field[0] != "indicators":
        return line.text(place.field[0])
    _, code, part = place.field
    prefix = f"{part}:"
    texts = {
        key[2].removeprefix(prefix): str(value)
        for key, value in line.cells.items()
        if key[:2] == ("indicators", code) and key[2].startswith(prefix)
    }
    return LocalizedText(texts)


def translated(plan: Plan, translations: Iterable[Translation]) -> Translated:
    """Return the plan with those translations in it that render what stands there and replace what stands there.

    Of two translations of one text the later in the list counts. A pure function: taking a change back takes back what
    its translation replaced.
    """
    fitting = {(one.place, one.language): one for one in translations if _fits(plan, one)}
    changes: dict[LineId, dict[CellKey, Value | None]] = {}
    for one in fitting.values():
        changes.setdefault(one.place.line, {}).update(_cells(one))
    found = plan
    if changes.keys() - {PLAN_TEXTS}:
        lines = (line.with_cells(changes[line.id]) if line.id in changes else line for line in plan.lines)
        found = plan.with_lines(lines)
    if PLAN_TEXTS in changes:
        found = found.with_texts(found.texts.with_cells(changes[PLAN_TEXTS]))
    return Translated(found, {(one.place.line, one.place.cell(one.language)): one for one in fitting.values()})


def laid_over(draft: Consolidation, translations: Iterable[Translation]) -> Consolidation:
    """Return the draft with its translations in it; their words belong to whoever wrote the originals."""
    found = translated(draft.plan, translations)
    if not found.cells:
        return draft
    origin, decided = dict(draft.origin), dict(draft.decided)
    for (line, key), one in found.cells.items():
        source = (line, one.place.cell(one.original))
        origin.pop((line, key), None)
        decided.pop((line, key), None)
        if source in draft.origin:
            origin[line, key] = draft.origin[source]
        elif source in draft.decided:
            decided[line, key] = draft.decided[source]
    return replace(draft, plan=found.plan, origin=origin, decided=decided)


def _fits(plan: Plan, one: Translation) -> bool:
    texts = text_at(plan, one.place).texts
    original, words = texts.get(one.original, ""), texts.get(one.language, "")
    return bool(original) and text_hash(original) == one.made_from and replaced_hash(words) == one.replaces


def _stands(plan: Plan, one: Translation) -> bool:
    texts = text_at(plan, one.place).texts
    return text_hash(texts.get(one.original, "")) == one.made_from and texts.get(one.language) == one.words


def replaced_hash(words: str) -> str:
    """Return how a translation names the words it replaces: their hash, or nothing."""
    return text_hash(words) if words else ""


def _cells(one: Translation) -> dict[CellKey, Value | None]:
    cells: dict[CellKey, Value | None] = {one.place.cell(one.language): one.words}
    if one.place.field[0] != "indicators":
        name = one.place.field[0]
        cells[name, SOURCE_LANGUAGE] = one.original
        cells[name, TRANSLATED_FROM, one.original] = None
        cells[name, TRANSLATED_FROM, one.language] = one.made_from
    return cells


def text_states(
    plan: Plan, base: Plan, languages: Sequence[str], translations: Iterable[Translation] = ()
) -> tuple[TextState, ...]:
    """Return how every translation of the plan's texts stands, in order of the plan and of its fields.

    ``base`` is the tabled version: an indicator keeps no mark of what its translation renders, so it counts as stale
    where one language changed since and another did not, unless one of the ``translations`` says what it says now.
    """
    given = {(one.place.line, one.place.cell(one.language)) for one in translations if _stands(plan, one)}
    return tuple(
        state
        for place in _places(plan)
        for state in _states(place, text_at(plan, place), text_at(base, place), languages, given)
    )


def _places(plan: Plan) -> Iterator[TextPlace]:
    for name in PLAN_FIELDS:
        yield TextPlace(PLAN_TEXTS, (name,))
    names = [name for name, spec in FIELDS.items() if spec.kind is Kind.TEXT]
    for line in plan.lines:
        for name in names:
            yield TextPlace(line.id, (name,))
        for code, part in sorted(_indicator_texts(line)):
            yield TextPlace(line.id, ("indicators", code, part))


def _indicator_texts(line: Line) -> set[tuple[str, str]]:
    parts = ((key[1], key[2].partition(":")[0]) for key in line.cells if key[0] == "indicators")
    return {(code, part) for code, part in parts if part in INDICATOR_TEXTS}


def _states(
    place: TextPlace, text: LocalizedText, before: LocalizedText, languages: Sequence[str], given: AbstractSet[Cell]
) -> Iterator[TextState]:
    if not text:
        return
    is_indicator = place.field[0] == "indicators"
    changed = [each for each in languages if is_indicator and text.texts.get(each) != before.texts.get(each)]
    original = _original(text, changed if before else [], languages)
    for language in languages:
        if language == original:
            continue
        words = text.texts.get(language, "")
        is_current = text.is_current(language)
        if is_indicator:
            is_current = (place.line, place.cell(language)) in given or not before or not changed or language in changed
        state = TranslationState.CURRENT if is_current else TranslationState.STALE
        made_from = _made_from(text, before, language, original, is_indicator=is_indicator)
        yield TextState(
            place,
            original,
            language,
            state if words else TranslationState.MISSING,
            text.texts.get(original, ""),
            words,
            made_from,
        )


def _original(text: LocalizedText, changed: Sequence[str], languages: Sequence[str]) -> str:
    wanted = (text.source, *changed, *languages, *sorted(text.texts))
    return next(language for language in wanted if text.texts.get(language))


def _made_from(text: LocalizedText, before: LocalizedText, language: str, original: str, *, is_indicator: bool) -> str:
    if is_indicator:
        return replaced_hash(before.texts.get(original, ""))
    return text.translated_from.get(language, "")


def open_states(states: Iterable[TextState]) -> tuple[TextState, ...]:
    """Return the translations that are stale or missing."""
    return tuple(one for one in states if one.state is not TranslationState.CURRENT)
