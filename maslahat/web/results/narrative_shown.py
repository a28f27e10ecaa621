"""Numbers typed into narratives in the reader's words: what each one is, and the sentence it stands in (R94)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import ngettext

from maslahat.domain.results.narrative_numbers import Compared, HeldNumber, Holding, SectionCompared, compared
from maslahat.domain.shared.texts import LocalizedText
from maslahat.web.proposals.forms import language_name
from maslahat.web.results.annual_shown import Edition
from maslahat.words.editions import COUNTS, HELD, TYPED
from maslahat.words.labels import label

MOST_NAMED = 3
"""How many numbers of the edition are named beside one that says them all."""


@dataclass(frozen=True, slots=True)
class NumberShown:
    """A typed number: of which section and language, what it says, its sentence, what it is, and whether to look."""

    section: str
    title: LocalizedText
    language: str
    language_name: str
    words: str
    sentence: str
    told: tuple[str, ...]
    is_unfounded: bool = False


@dataclass(frozen=True, slots=True)
class NumbersShown:
    """All numbers, those that the edition has not, and those that one language names and another does not."""

    every: tuple[NumberShown, ...]
    unfounded: tuple[NumberShown, ...]
    differing: tuple[NumberShown, ...]

    @classmethod
    def of(cls, edition: Edition, section: str = "") -> "NumbersShown":
        """Return the numbers of one section of an edition, or of all."""
        found = [each for each in compared(edition.report) if section in ("", each.section.name)]
        every = tuple(shown for each in found for shown in _every(edition, each))
        differing = tuple(shown for each in found for shown in _differing(each))
        return cls(every, tuple(each for each in every if each.is_unfounded), differing)


def _every(edition: Edition, found: SectionCompared) -> Iterator[NumberShown]:
    for language, numbers in found.numbers.items():
        for each in numbers:
            yield _shown(found, language, each, _told(edition, each))


def _differing(found: SectionCompared) -> Iterator[NumberShown]:
    for language, number in found.differing:
        yield _shown(found, language, Compared(number), ())


def _shown(found: SectionCompared, language: str, each: Compared, told: tuple[str, ...]) -> NumberShown:
    section, number, name = found.section, each.number, language_name(language)
    words = (number.words, number.sentence, told, each.is_unfounded)
    return NumberShown(section.name, section.title, language, name, *words)


def _told(edition: Edition, each: Compared) -> tuple[str, ...]:
    if not each.same:
        return (label(TYPED, each.number.kind),)
    named = tuple(_held(edition, one) for one in each.same[:MOST_NAMED])
    more = len(each.same) - MOST_NAMED
    return (
        (*named, ngettext("and %(number)s more", "and %(number)s more", more) % {"number": more}) if more > 0 else named
    )


def _held(edition: Edition, held: HeldNumber) -> str:
    if held.what is Holding.COUNT:
        return label(COUNTS, held.name)
    what = label(HELD, held.what)
    if held.what is Holding.MONEY:
        return f"{what}: {held.name}"
    where = f", {edition.about(held.key)}" if held.key else ""
    return f"{held.indicator}: {what}{where}"
