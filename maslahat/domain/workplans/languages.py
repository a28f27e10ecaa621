"""Languages that no longer say the same: one changed alone, or two were changed apart by different proposals (K11)."""

from collections.abc import Iterable, Iterator, Sequence

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.concerns import Concern, Severity
from maslahat.domain.workplans.conflicts import WHOLE_LINE, Conflict, ConflictClass, Option, conflict_id
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.fields import CellKey
from maslahat.domain.workplans.plan import PLAN_TEXTS, Plan
from maslahat.domain.workplans.translations import TextPlace, TextState, open_states, text_at

ONE_LANGUAGE, APART = "one_language", "apart"
"""What happened: one language was changed and the other waits for its translation; both were changed, not together."""


def language_concerns(
    base: Plan, draft: Consolidation, states: Iterable[TextState], languages: Sequence[str]
) -> tuple[Concern, ...]:
    """Return one K11 for each text of the draft whose languages proposals led apart (E34, E35).

    ``states`` are those of the draft's texts (see ``text_states``). A text that was so on the base already is a matter
    of translation but nobody's conflict. Where two proposals wrote one language each, both are named with what they
    wrote; that weighs hard, since the plan would say two things.
    """
    stale = open_states(states)
    apart = list(_apart(base, draft, languages))
    known = {(one.conflict.line, one.conflict.key) for one in apart if one.conflict.key}
    alone = (_one_language(base, draft, state) for state in stale if (state.place.line, state.place.field) not in known)
    waiting = {state.place for state in stale}
    kept = [one for one in apart if one.conflict.key and TextPlace(one.lines[0], one.conflict.key) in waiting]
    return (*kept, *(one for one in alone if one is not None))


def _apart(base: Plan, draft: Consolidation, languages: Sequence[str]) -> Iterator[Concern]:
    written: dict[TextPlace, dict[str, tuple[ProposalRef, ...]]] = {}
    for (line, key), proposals in draft.origin.items():
        if (found := _place(line, key, languages)) and (line in base or line == PLAN_TEXTS):
            written.setdefault(found[0], {})[found[1]] = proposals
    for place in sorted(written, key=lambda one: (one.line, one.field)):
        authors = written[place]
        if len(authors) > 1 and not set.intersection(*map(set, authors.values())):
            yield _divergence(draft, place, authors)


def _place(line: LineId, key: CellKey, languages: Sequence[str]) -> tuple[TextPlace, str] | None:
    if len(key) == 2 and key[1] in languages:
        return TextPlace(line, (key[0],)), key[1]
    if key[0] == "indicators" and len(key) == 3 and key[2].partition(":")[2] in languages:
        part, _, language = key[2].partition(":")
        return TextPlace(line, ("indicators", key[1], part)), language
    return None


def _divergence(draft: Consolidation, place: TextPlace, authors: dict[str, tuple[ProposalRef, ...]]) -> Concern:
    texts = text_at(draft.plan, place).texts
    options = tuple(Option(texts.get(language), authors[language]) for language in sorted(authors))
    proposals = tuple(sorted({proposal for each in authors.values() for proposal in each}))
    kind = ConflictClass.K11_LANGUAGE
    spelled = (f"{language}={','.join(sorted(authors[language]))}" for language in sorted(authors))
    name = conflict_id(kind, place.line, place.field, APART, *spelled)
    subject = " ".join(sorted(authors))
    found = Conflict(name, kind, place.line, place.field, options, proposals, None, APART, subject)
    return Concern(found, Severity.HARD, (place.line,))


def _one_language(base: Plan, draft: Consolidation, state: TextState) -> Concern | None:
    place = state.place
    whole = draft.origin.get((place.line, WHOLE_LINE), ()) if place.line not in base else ()
    proposals = draft.origin.get((place.line, place.cell(state.original)), ()) or whole
    if not proposals:
        return None
    kind, key = ConflictClass.K11_LANGUAGE, place.cell(state.language)
    name = conflict_id(kind, place.line, key, ONE_LANGUAGE, *sorted(proposals))
    found = Conflict(name, kind, place.line, key, (), proposals, None, ONE_LANGUAGE, state.language, state.state.value)
    return Concern(found, Severity.ENDORSEMENT, (place.line,))
