"""Where a line's words and values come from: the proposals that wrote them, and the words nobody proposed."""

from collections.abc import Mapping
from dataclasses import dataclass

from maslahat.actions.drafts import draft_on_screen
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.workplans.blame import Words as OriginalWords
from maslahat.domain.workplans.blame import blame
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.fields import FIELDS, CellKey, Kind
from maslahat.domain.workplans.plan import Line
from maslahat.domain.workplans.proposals import TAKES_EFFECT
from maslahat.stores.workplans import queries
from maslahat.web.workplans.cells import TEXTS, Words, about_key, cell_words
from maslahat.web.workplans.opening import Opened
from maslahat.words.fields import FIELD_NAMES
from maslahat.words.labels import label


@dataclass(frozen=True, slots=True)
class TextShown:
    """One text field side by side: (language, its words with their origin, whether the translation is current)."""

    name: str
    languages: tuple[tuple[str, tuple[OriginalWords, ...], bool], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One value in words, and the references of the proposals that brought it."""

    words: Words
    proposals: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field with its values."""

    name: str
    field: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Texts and facts of a line. ``is_known`` is false where origins are not told: in earlier versions."""

    texts: tuple[TextShown, ...]
    facts: tuple[Fact, ...]
    is_known: bool
    brought_by: tuple[str, ...]
    origin: Mapping[Cell, tuple[str, ...]]


def history_of(found: Opened, line: Line) -> History:
    """Return the line with the origin of every word and value, if the opened version is the newest draft."""
    draft = draft_on_screen(found.visit.programme.code, found.workplan.code) if found.proposals else None
    if draft is None or draft.consolidation.plan.version_id != found.plan.version_id or line.id not in found.plan:
        texts = _texts(found, line, {})
        return History(
            texts, _facts(found.visit.programme, line, {}), is_known=found.is_newest, brought_by=(), origin={}
        )
    base = queries.plan(found.workplan.base.version_id)
    of_this_round = [each for each in found.proposals if each.round == found.workplan.base.place]
    accepted = [each.effective for each in of_this_round if each.state in TAKES_EFFECT]
    keys = [(name, language) for name in TEXTS for language in line.text(name).texts]
    words = {key: blame(base, accepted, draft.consolidation, line.id, key) for key in keys}
    origin = draft.consolidation.origin
    added = line.id not in base
    brought = origin.get((line.id, ("title", line.title.source or "en")), ()) if added else ()
    facts = _facts(found.visit.programme, line, origin)
    return History(_texts(found, line, words), facts, is_known=True, brought_by=brought, origin=origin)


def _texts(
    found: Opened, line: Line, words: Mapping[tuple[str, str], tuple[OriginalWords, ...]]
) -> tuple[TextShown, ...]:
    shown = []
    for name in TEXTS:
        text = line.text(name)
        if text:
            languages = tuple(
                (
                    language,
                    words.get((name, language)) or tuple(map(OriginalWords, filter(None, [text.texts.get(language)]))),
                    text.is_current(language),
                )
                for language in found.visit.programme.languages
            )
            shown.append(TextShown(label(FIELD_NAMES, name), languages))
    return tuple(shown)


def _facts(programme: Programme, line: Line, origin: Mapping[Cell, tuple[str, ...]]) -> tuple[Fact, ...]:
    facts = []
    for name, spec in FIELDS.items():
        keys = [key for key in sorted(line.cells) if key[0] == name]
        if keys and spec.kind is not Kind.TEXT and name not in ("budget", "continues", "derived_from"):
            items = tuple(_item(programme, line, key, origin) for key in keys)
            facts.append(Fact(label(FIELD_NAMES, name), name, items))
    return tuple(facts)


def _item(programme: Programme, line: Line, key: CellKey, origin: Mapping[Cell, tuple[str, ...]]) -> Item:
    about = about_key(programme, key) if FIELDS[key[0]].kind is Kind.MAP else ""
    return Item(cell_words(programme, key, line.cells[key]), origin.get((line.id, key), ()), about)
