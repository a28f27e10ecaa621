"""The answer that the author of a proposal gets: what was decided, why, and what the plan says now (R87)."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext, override

from maslahat.domain.shared.texts import LocalizedText, text_hash
from maslahat.words.decisions import DISPOSITIONS
from maslahat.words.labels import PROPOSAL_STATES, label


def taken_up_in(ref: str) -> LocalizedText:
    """Return, in every language of the site, that a compromise text took a proposal up."""
    texts = {}
    for language, _ in settings.LANGUAGES:
        with override(language):
            texts[language] = gettext("Taken up in the compromise text %(proposal)s.") % {"proposal": ref}
    source = next(iter(texts))
    made_from = {language: text_hash(texts[source]) for language in texts if language != source}
    return LocalizedText(texts, source, made_from)


def answer(
    *,
    language: str,
    ref: str,
    headline: LocalizedText,
    state: str,
    disposition: str,
    reason: LocalizedText,
    other: str,
    lines: Iterable[tuple[str, LocalizedText]],
) -> str:
    """Return the answer to the author, as plain text in the author's language.

    ``disposition`` and ``state`` are codes; ``other`` is the proposal that took its place, or empty; ``lines`` are
    (printed code, title) of the lines of the plan in which its words stand now.
    """
    with override(language):
        decision = label(DISPOSITIONS, disposition) if disposition else label(PROPOSAL_STATES, state)
        told = [
            gettext("Your proposal %(proposal)s: %(words)s") % {"proposal": ref, "words": _in(headline, language)},
            gettext("Decision: %(decision)s.") % {"decision": decision},
        ]
        if other:
            told.append(gettext("In its place stands %(proposal)s.") % {"proposal": other})
        if reason:
            told.append(gettext("Reason: %(reason)s") % {"reason": _in(reason, language)})
        found = [f"{code} {_in(title, language)}" for code, title in lines]
        if found:
            told.append("\n".join((gettext("Its words stand in these lines of the plan:"), *found)))
        return "\n\n".join(told)


def _in(text: LocalizedText, language: str) -> str:
    """Return a text in a language; where it is missing, in the language it was written in, and that it is so."""
    if words := text.texts.get(language):
        return words
    words = text.in_language(text.source or "en")
    return gettext("%(words)s (not translated yet)") % {"words": words} if words else ""
