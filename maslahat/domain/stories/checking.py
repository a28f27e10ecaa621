"""What must be mended before a story can be cleared: figures and quotes without a record, and what must not be said.

Sources: R54 (no free invention), R55 (the press contact stands in one protected place), E90 (no trace).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from maslahat.domain.stories.facts import Fact, FactKind
from maslahat.domain.stories.segments import FactReference, StoryBody, Words

_FEW_WORDS = 3
_DIGITS = re.compile(r"\d[\d\s.,\u00a0\u202f]*%?")
_QUOTED = re.compile(r"[“«\"„]([^”»\"“«]+)[”»\"“]")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"\+\d[\d\s()-]{6,}\d")
_SPELLED_OUT = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|два|две|двух|двумя|двум|обе|три|тр[её]х|трем|тремя|четыр[её]х|четыре|пять|пяти|пятью|шесть|шести|семь|семи"
    r"|восемь|восьми|девять|девяти|десять|десяти|одиннадцат[ьи]|двенадцат[ьи]|[а-я]+надцат[ьи]|двадцат[ьи]"
    r"|тридцат[ьи]|сорок[а]?|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|сто|ста|сотн[яиюей]+|тысяч[аиуей]*"
    r"|миллион[аов]*)\b",
    re.IGNORECASE,
)


class StoryFault(StrEnum):
    """What is wrong with a story."""

    FIGURE_WITHOUT_RECORD = "figure_without_record"
    QUOTE_WITHOUT_RECORD = "quote_without_record"
    UNKNOWN_FACT = "unknown_fact"
    UNCLEARED_STATEMENT = "uncleared_statement"
    NOUN_FORMS_MISSING = "noun_forms_missing"
    CONTACT_IN_TEXT = "contact_in_text"
    NOTHING_TO_READ = "nothing_to_read"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: in which language, in which paragraph (0 is the headline), and the words or the name it is about."""

    fault: StoryFault
    language: str
    paragraph: int
    about: str = ""


def findings(
    headline: str,
    body: StoryBody,
    facts: Mapping[str, Fact],
    language: str,
    uncleared: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return everything that keeps this text from being cleared, in reading order; empty if it may be.

    ``facts`` are those of the record as anybody may see it; ``uncleared`` are names of statements that may not be
    quoted, so that the editor learns why a quote is missing.
    """
    if not headline.strip() or not body.paragraphs:
        return (Finding(StoryFault.NOTHING_TO_READ, language, 0),)
    found = [Finding(fault, language, 0, about) for fault, about in _faults_of_words(headline)]
    for place, part in enumerate(body.paragraphs, start=1):
        for each in part:
            faults = _faults_of_words(each.text) if isinstance(each, Words) else _faults(each, facts, uncleared)
            found += [Finding(fault, language, place, about) for fault, about in faults]
    return tuple(found)


def changed_facts(
    body: StoryBody, facts: Mapping[str, Fact], told: Mapping[str, str], language: str
) -> Mapping[str, tuple[str, str]]:
    """Return for each fact that the record tells otherwise than the story was cleared with: (told, now).

    ``told`` is the value of each fact at clearance; a fact that is gone is told as empty.
    """
    now = {each.name: facts[each.name].value(language) if each.name in facts else "" for each in body.references}
    return {name: (told.get(name, ""), value) for name, value in now.items() if told.get(name, "") != value}


def _faults(
    reference: FactReference, facts: Mapping[str, Fact], uncleared: Collection[str]
) -> Iterator[tuple[StoryFault, str]]:
    if reference.name in uncleared:
        yield StoryFault.UNCLEARED_STATEMENT, reference.name
        return
    fact = facts.get(reference.name)
    if fact is None:
        yield StoryFault.UNKNOWN_FACT, reference.name
    elif len(reference.forms) == 1 and fact.kind is FactKind.FIGURE:
        yield StoryFault.NOUN_FORMS_MISSING, reference.name
    for each in reference.forms:
        yield from _faults_of_words(each)


def _faults_of_words(text: str) -> Iterator[tuple[StoryFault, str]]:
    for pattern in (_MAIL, _PHONE):
        for each in pattern.finditer(text):
            yield StoryFault.CONTACT_IN_TEXT, each[0]
        text = pattern.sub(" ", text)
    for each in _DIGITS.finditer(text):
        yield StoryFault.FIGURE_WITHOUT_RECORD, each[0].strip(" .,\u00a0\u202f")
    for each in _SPELLED_OUT.finditer(text):
        yield StoryFault.FIGURE_WITHOUT_RECORD, each[0]
    for each in _QUOTED.finditer(text):
        if len(each[1].split()) > _FEW_WORDS:
            yield StoryFault.QUOTE_WITHOUT_RECORD, each[0]
