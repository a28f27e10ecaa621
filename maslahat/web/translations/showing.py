"""Texts and their translations as pages show them: how each stands, and what changed in the original since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.concerns import texts_of
from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText, text_hash
from maslahat.domain.workplans.plan import PLAN_TEXTS
from maslahat.domain.workplans.translations import (
    TextPlace,
    TextState,
    TranslationState,
    replaced_hash,
    text_at,
)
from maslahat.domain.workplans.wording import Segment, compared
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound, TranslationFound
from maslahat.web.proposals.forms import language_name
from maslahat.words.labels import ROLES, TEXT_KINDS, TRANSLATION_STATES, label

MOST_VERSIONS = 30
"""How far back an older original is looked for."""


@dataclass(frozen=True, slots=True)
class TextShown:
    """One text in one language: ``line`` is the id in addresses, ``code`` the printed one; ``proposal`` a reference.

    ``words`` are those of the original, ``place`` the name of the field; for a proposal's texts both ids are empty.
    """

    line: str
    place: str
    code: str
    title: LocalizedText
    proposal: str
    kind: str
    kind_label: str
    language: str
    language_name: str
    state: str
    state_label: str
    original: str
    words: str

    @property
    def is_open(self) -> bool:
        """Tell whether there is something to translate."""
        return self.state != TranslationState.CURRENT


@dataclass(frozen=True, slots=True)
class TextOpened:
    """One text opened for translation: its words in both languages, and what changed in the original since.

    ``since`` is the printed label of the version that the translation renders, empty if none is known. The hashes name
    what was on the screen. ``given_as`` is the role in which the words that stand were given here, ``given_at`` when;
    empty if they came with a proposal or the tabled draft.
    """

    shown: TextShown
    original_name: str
    translation: str
    segments: tuple[Segment, ...]
    since: str
    made_from: str
    standing: str
    other_way: bool
    given_as: str = ""
    given_at: datetime | None = None


def texts_shown(screen: DraftOnScreen, *, with_proposals: bool) -> tuple[TextShown, ...]:
    """Return every text of the newest version, and of its proposals if the reader may see them."""
    base = queries.plan(screen.workplan.base.version_id)
    found = [_shown(screen, each) for each in texts_of(base, screen.consolidation, screen.workplan, screen.rules)]
    if with_proposals:
        for proposal in screen.proposals:
            found += _of_proposal(proposal, screen.programme.languages)
    return tuple(found)


def _shown(screen: DraftOnScreen, text: TextState) -> TextShown:
    plan, line = screen.consolidation.plan, text.place.line
    is_plan = line == PLAN_TEXTS
    return TextShown(
        line=line,
        place=text.place.name,
        code="" if is_plan else plan.printed_codes[line],
        title=plan.title if is_plan else plan.line(line).title,
        proposal="",
        kind=text.place.kind,
        kind_label=label(TEXT_KINDS, text.place.kind),
        language=text.language,
        language_name=language_name(text.language),
        state=text.state.value,
        state_label=label(TRANSLATION_STATES, text.state),
        original=text.original,
        words=text.original_words,
    )


def _of_proposal(proposal: ProposalFound, languages: Iterable[str]) -> list[TextShown]:
    found = []
    for kind, text in (("headline", proposal.headline), ("rationale", proposal.rationale)):
        for language in languages if text else ():
            if language == text.source:
                continue
            state = TranslationState.CURRENT if text.is_current(language) else TranslationState.STALE
            state = state if text.texts.get(language) else TranslationState.MISSING
            found.append(
                TextShown(
                    line="",
                    place="",
                    code=proposal.ref,
                    title=proposal.headline,
                    proposal=proposal.ref,
                    kind=kind,
                    kind_label=label(TEXT_KINDS, kind),
                    language=language,
                    language_name=language_name(language),
                    state=state.value,
                    state_label=label(TRANSLATION_STATES, state),
                    original=text.source,
                    words=text.texts.get(text.source, ""),
                )
            )
    return found


def opened(screen: DraftOnScreen, line: str, place: str, language: str) -> TextOpened | None:
    """Return one text of the draft with what its translation into this language needs, or None if there is none.

    Asked for the language of the original itself, the other language counts as the original (E35).
    """
    where = TextPlace(LineId(line), tuple(place.split(":")))
    states = texts_of(
        queries.plan(screen.workplan.base.version_id), screen.consolidation, screen.workplan, screen.rules
    )
    state = next((each for each in states if each.place == where and language in (each.language, each.original)), None)
    if state is None:
        return None
    texts = text_at(screen.consolidation.plan, where).texts
    original = state.original if state.language == language else state.language
    if not texts.get(original):
        return None
    since, before = _rendered(screen, where, original, state.made_from)
    now, words = texts[original], texts.get(language, "")
    given = _given(screen, where, language, words)
    shown = _shown(screen, state)
    return TextOpened(
        shown=TextShown(
            **{name: getattr(shown, name) for name in shown.__slots__}
            | {"language": language, "language_name": language_name(language), "original": original, "words": now}
        ),
        original_name=language_name(original),
        translation=words,
        segments=compared(before, now) if since else (),
        since=since,
        made_from=text_hash(now),
        standing=replaced_hash(words),
        other_way=bool(words) and state.state is not TranslationState.CURRENT,
        given_as=label(ROLES, given.role) if given else "",
        given_at=given.given_at if given else None,
    )


def _given(screen: DraftOnScreen, where: TextPlace, language: str, words: str) -> TranslationFound | None:
    """Return the translation whose words stand there, the latest of them, or None."""
    for each in reversed(screen.workplan.translations):
        one = each.translation
        if (one.place, one.language, one.words) == (where, language, words):
            return each
    return None


def _rendered(screen: DraftOnScreen, where: TextPlace, original: str, made_from: str) -> tuple[str, str]:
    """Return (label, words) of the version whose original the translation was made from; ("", "") if none is found.

    The tabled version comes first, since most translations are of it, then the newest ones.
    """
    newest = reversed(screen.workplan.versions[-MOST_VERSIONS:])
    for version in (screen.workplan.base, *newest):
        words = text_at(queries.plan(version.version_id), where).texts.get(original, "")
        if words and text_hash(words) == made_from:
            return version.label, words
    return "", ""
