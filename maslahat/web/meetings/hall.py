"""What the hall screen shows of the subject: a proposal word by word, or the text of a line, in both languages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.fields import FIELDS, Kind
from maslahat.domain.workplans.plan import Line
from maslahat.publishing.gathering import plan_view
from maslahat.publishing.phrases import LANGUAGES, PHRASES
from maslahat.publishing.redline_pieces import Side
from maslahat.publishing.redline_rows import Row, plan_rows, redlined_outputs
from maslahat.publishing.redline_view import RedlineView, redline_view
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.meetings.room_facts import RoomFacts
from maslahat.web.proposals.differences import money_seen_by
from maslahat.web.proposals.showing import texts_around

MOST_LINES = 6
"""Lines of a proposal that a screen shows; of a longer one it says how many more there are."""


@dataclass(frozen=True, slots=True)
class WordsShown:
    """Some words of a text: ``kind`` is same, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class HallRow:
    """One field in one language: its name and its words."""

    name: str
    words: tuple[WordsShown, ...]
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class HallLine:
    """One line of the plan in one language: its code, what becomes of it, its fields."""

    code: str
    status: str
    rows: tuple[HallRow, ...]


@dataclass(frozen=True, slots=True)
class HallSide:
    """Everything that the screen shows of the subject in one language. ``more`` counts the lines left out."""

    language: str
    item_title: str
    line_title: str
    headline: str
    lines: tuple[HallLine, ...]
    more: int


def hall_sides(facts: RoomFacts) -> tuple[HallSide, ...]:
    """Return the subject in each language, side by side; amounts that not everybody may see are left out."""
    found = _proposal(facts)
    both = _redlined(facts, found) if found else tuple(_text_of_line(facts, side) for side in range(len(LANGUAGES)))
    said = facts.subject
    return tuple(
        HallSide(
            language,
            _said(said.item_title, language),
            _said(said.line_title, language),
            _said(said.headline, language),
            both[side][:MOST_LINES],
            max(0, len(both[side]) - MOST_LINES),
        )
        for side, language in enumerate(LANGUAGES)
    )


def _said(text: LocalizedText, language: str) -> str:
    return text.in_language(language)


def _proposal(facts: RoomFacts) -> ProposalFound | None:
    wanted, draft = facts.subject.subject.proposal, facts.draft
    return next((each for each in draft.proposals if each.ref == wanted), None) if draft and wanted else None


def _redlined(facts: RoomFacts, found: ProposalFound) -> tuple[tuple[HallLine, ...], ...]:
    draft, visit = facts.draft, facts.visit
    if draft is None:
        return tuple(() for _ in LANGUAGES)
    texts = texts_around(draft, found.effective)
    before, after = (plan_view(visit.programme, each, label=LocalizedText(), as_of=visit.now) for each in texts)
    sees = money_seen_by(visit, draft.workplan.stage)
    view = redline_view(before, after, change_sets=(found.effective,), sees=sees, shows_money=False)
    return tuple(tuple(_lines(view, side)) for side in range(len(LANGUAGES)))


def _lines(view: RedlineView, side: int) -> Iterator[HallLine]:
    if own := plan_rows(view):
        yield HallLine("", PHRASES["workplan"][side], _rows(own, side))
    for output in redlined_outputs(view):
        for line in output.lines:
            code = "".join(piece.text for piece in line.code if piece.kind != "removed")
            code = code or "".join(piece.text for piece in line.code)
            yield HallLine(code, line.status[side], _rows(line.rows, side))


def _rows(rows: Iterable[Row], side: int) -> tuple[HallRow, ...]:
    return tuple(HallRow(row.label[side], _words(row.sides[side]), row.is_text) for row in rows)


def _words(side: Side) -> tuple[WordsShown, ...]:
    return tuple(WordsShown(piece.kind.value, piece.text) for piece in side)


def _text_of_line(facts: RoomFacts, side: int) -> tuple[HallLine, ...]:
    line = _line(facts)
    if line is None:
        return ()
    texts = [(name, line.text(name)) for name, spec in FIELDS.items() if spec.kind is Kind.TEXT and name != "title"]
    language = LANGUAGES[side]
    rows = [
        HallRow(PHRASES[name][side], (WordsShown("same", _said(text, language)),), is_text=True)
        for name, text in texts
        if text
    ]
    return (HallLine(facts.subject.code, "", tuple(rows)),) if rows else ()


def _line(facts: RoomFacts) -> Line | None:
    wanted, draft = facts.subject.subject.line, facts.draft
    if draft is None or wanted is None:
        return None
    plan = queries.plan(draft.workplan.current.version_id)
    return plan.line(wanted) if wanted in plan else None
