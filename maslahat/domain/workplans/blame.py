"""Who proposed each word of the draft, and which words were there before anybody proposed anything."""

from collections.abc import Iterable
from dataclasses import dataclass

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.conflicts import ConflictId
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.fields import CellKey
from maslahat.domain.workplans.footprint import footprint
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.wording import matching, words_of


@dataclass(frozen=True, slots=True)
class Words:
    """Some words in a row that have one and the same origin.

    ``proposals`` are those who proposed them; empty for words of the base, and for words that the decision on the
    conflict ``decided`` put there.
    """

    text: str
    proposals: tuple[ProposalRef, ...] = ()
    decided: ConflictId = ""


Source = tuple[tuple[ProposalRef, ...], ConflictId]


def blame(
    base: Plan, accepted: Iterable[ChangeSet], drafted: Consolidation, line: LineId, key: CellKey
) -> tuple[Words, ...]:
    """Return the words of one text cell of the draft with their origin; joined they are the text of the cell.

    ``accepted`` are the change sets the draft was made of. Words that stand on the base are nobody's; of the rest, each
    belongs to the proposal whose wish brought it, or, where a decision wrote its own text, to the proposal that wished
    for those words, else to the decision.
    """
    text = _said(drafted.plan, line, key)
    before = _said(base, line, key)
    words = words_of(text)
    sources: list[Source | None] = [None] * len(words)
    for place in matching(words_of(before), words):
        sources[place] = ((), "")
    if proposals := drafted.origin.get((line, key), ()):
        _claim(sources, range(len(words)), (proposals, ""))
    elif decision := drafted.decided.get((line, key), ""):
        wishes = footprint(sorted(accepted, key=lambda one: (one.number, one.proposal))).writes.get((line, key), {})
        for proposal, wish in wishes.items():
            _claim(sources, matching(words_of(str(wish or "")), words), ((proposal,), ""))
        _claim(sources, range(len(words)), ((), decision))
    return _joined(words, sources)


def _said(plan: Plan, line: LineId, key: CellKey) -> str:
    found = plan.find(line)
    return str(found.cells.get(key, "")) if found else ""


def _claim(sources: list[Source | None], places: Iterable[int], source: Source) -> None:
    for place in places:
        if sources[place] is None:
            sources[place] = source


def _joined(words: list[str], sources: list[Source | None]) -> tuple[Words, ...]:
    found: list[tuple[str, Source]] = []
    for word, source in zip(words, sources, strict=True):
        whose = source or ((), "")
        if found and found[-1][1] == whose:
            found[-1] = (found[-1][0] + word, whose)
        else:
            found.append((word, whose))
    return tuple(Words(text, proposals, decided) for text, (proposals, decided) in found)
