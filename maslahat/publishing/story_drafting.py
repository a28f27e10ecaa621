"""The first draft of a story: fixed sentences around facts of the record, in both languages; no other word is added.

A sentence whose facts the record does not hold is left out. Editors write on from here (R54).
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from maslahat.domain.stories.facts import Fact, FactKind
from maslahat.domain.stories.segments import StoryBody, read_body

Sentence = tuple[frozenset[str], str, str]
"""The facts that a sentence needs, and its words in English and Russian."""

HEADLINES: Mapping[str, str] = MappingProxyType(
    {
        "en": "Committee meets and agrees on the way ahead",
        "ru": "Комитет провёл заседание и согласовал дальнейшие шаги",
    }
)
ENDORSED: Mapping[str, str] = MappingProxyType(
    {"en": "Joint workplan endorsed by all parties", "ru": "Совместный план работы одобрен всеми сторонами"}
)


def _sentence(needs: str, english: str, russian: str) -> Sentence:
    return frozenset(needs.split()), english, russian


_PARAGRAPHS: tuple[tuple[Sentence, ...], ...] = (
    (
        _sentence(
            "meeting.place meeting.date",
            "The Programme Steering Committee met in {meeting.place} on {meeting.date}.",
            "Заседание Руководящего комитета программы состоялось {meeting.date} в г. {meeting.place}.",
        ),
        _sentence(
            "participants.present participants.online",
            "{participants.present|participant|participants} took part, {participants.online} of them online.",
            "Число участников — {participants.present}, из них в режиме онлайн — {participants.online}.",
        ),
        _sentence(
            "members.represented",
            "The meeting brought together {members.represented|member State|member States}.",
            "Число представленных государств-членов — {members.represented}.",
        ),
    ),
    (
        _sentence(
            "plan.year plan.lines parties.endorsed",
            "The Committee finalized and endorsed the joint workplan for {plan.year}. It holds "
            "{plan.lines|activity|activities} and is endorsed by {parties.endorsed|party|parties}.",
            "Комитет окончательно согласовал и одобрил совместный план работы на {plan.year} год. План включает "
            "{plan.lines|мероприятие|мероприятия|мероприятий}; число одобривших его сторон — {parties.endorsed}.",
        ),
        _sentence(
            "proposals proposals.taken_up",
            "Delegations and observers put forward {proposals|proposal|proposals}; {proposals.taken_up} of them went "
            "into the plan.",
            "Делегации и наблюдатели внесли {proposals|предложение|предложения|предложений}; учтено — "
            "{proposals.taken_up}.",
        ),
        _sentence(
            "civil_society.proposals civil_society.taken_up",
            "Civil society organizations contributed {civil_society.proposals|proposal|proposals}, of which "
            "{civil_society.taken_up} went into the plan.",
            "Организации гражданского общества внесли {civil_society.proposals|предложение|предложения|предложений}; "
            "учтено — {civil_society.taken_up}.",
        ),
    ),
    (
        _sentence(
            "decisions",
            "The Committee took {decisions|decision|decisions}; the register of decisions is public.",
            "Комитет принял {decisions|решение|решения|решений}; реестр решений открыт для общественности.",
        ),
    ),
    (
        _sentence(
            "plan.fingerprint",
            "Anybody can check the endorsed text against its fingerprint: {plan.fingerprint}.",
            "Одобренный текст может проверить каждый — по его отпечатку: {plan.fingerprint}.",
        ),
    ),
)
_QUOTE = "{%(name)s.speaker}: {%(name)s}"


def draft_story(facts: Mapping[str, Fact], language: str) -> tuple[str, StoryBody]:
    """Return headline and body of the first draft in English or Russian, from the facts that there are."""
    side = 1 if language == "ru" else 0
    first, *rest = _PARAGRAPHS
    quotes = [_QUOTE % {"name": each.name} for each in facts.values() if each.kind is FactKind.QUOTE]
    told = [_told(each, facts, side) for each in (first, *rest[:-1])] + quotes + [_told(rest[-1], facts, side)]
    headline = (ENDORSED if "parties.endorsed" in facts else HEADLINES)["ru" if side else "en"]
    return headline, read_body("\n\n".join(each for each in told if each))


def _told(sentences: tuple[Sentence, ...], known: Collection[str], side: int) -> str:
    return " ".join(words[side] for needs, *words in sentences if all(name in known for name in needs))
