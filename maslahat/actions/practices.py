"""Good practices: a country shares what worked, others adopt it or give it up, its own country takes it back (R46)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.filing import LONGEST_HEADLINE, LONGEST_RATIONALE
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Done, Reason, Refused, Stale
from maslahat.actions.wishes import read_text
from maslahat.domain.discussions.practices import Practice, PracticeAct, PracticeStep, against
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.discussions import practices, save_practices
from maslahat.stores.programmes import queries as programmes


@dataclass(frozen=True, slots=True)
class PracticeMoved(Done):
    """The good practice of this number has so many steps; none if it was just shared."""

    practice: int
    steps: int


@deed(Deed.PRACTICE_SHARE)
def share_practice(
    *,
    pillar: str,
    indicator: str,
    title: Mapping[str, str],
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> PracticeMoved | Refused:
    """Offer what worked in the own country to the others, under a pillar; ``indicator`` may be empty.

    Title and text are by language; one language is enough.
    """
    reasons: list[Reason] = [] if by.country else [Reason("practice_needs_country")]
    headline, words = _words(title, text, reasons)
    reasons += _unknown(by.programme, pillar, indicator)
    if reasons:
        return Refused(tuple(reasons))
    number = len(practices.practices(by.programme)) + 1
    shared = Practice(number, PartyCode(by.party), by.country, pillar, indicator, headline, words, now)
    save_practices.shared(by.programme, shared, by.person, by.role.value)
    detail = {
        "pillar": pillar,
        "indicator": indicator,
        "country": by.country,
        "title": headline.document(),
        "text": words.document(),
    }
    tell(by=by, right=Deed.PRACTICE_SHARE, about=f"practice:{number}", now=now, detail=detail)
    return PracticeMoved(number, 0)


def _words(
    title: Mapping[str, str], text: Mapping[str, str], reasons: list[Reason]
) -> tuple[LocalizedText, LocalizedText]:
    before = len(reasons)
    headline = read_text(title, "headline", LONGEST_HEADLINE, reasons)
    words = read_text(text, "rationale", LONGEST_RATIONALE, reasons)
    if len(reasons) == before:
        reasons += [] if headline else [Reason("practice_title_missing")]
        reasons += [] if words else [Reason("practice_text_missing")]
    return headline, words


def _unknown(programme: str, pillar: str, indicator: str) -> list[Reason]:
    known = next((each for each in programmes.programme(programme).pillars if each.code == pillar), None)
    if known is None:
        return [Reason("unknown_code", {"field": "pillar", "value": pillar[:80]})]
    if indicator and indicator not in {each.code for each in known.indicators}:
        return [Reason("unknown_code", {"field": "indicator", "value": indicator[:80]})]
    return []


@deed(Deed.PRACTICE_ADOPT)
def adopt_practice(
    *, practice: int, steps: int, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> PracticeMoved | Refused | Stale:
    """Note that the own country takes up a practice of another one; ``text`` may say how.

    ``steps`` is the number of steps on the screen: whoever did not see the last one looks again first.
    """
    return _step(practice, steps, PracticeAct.ADOPT, text, right=Deed.PRACTICE_ADOPT, by=by, now=now)


@deed(Deed.PRACTICE_ADOPT)
def give_up_practice(
    *, practice: int, steps: int, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> PracticeMoved | Refused | Stale:
    """Note that the own country no longer follows a practice that it adopted, and why."""
    return _step(practice, steps, PracticeAct.GIVE_UP, text, right=Deed.PRACTICE_ADOPT, by=by, now=now)


@deed(Deed.PRACTICE_SHARE)
def withdraw_practice(
    *, practice: int, steps: int, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> PracticeMoved | Refused | Stale:
    """Take back a practice of the own country, and say why; who adopted it keeps it."""
    return _step(practice, steps, PracticeAct.WITHDRAW, text, right=Deed.PRACTICE_SHARE, by=by, now=now)


def _step(
    number: int, steps: int, act: PracticeAct, text: Mapping[str, str], *, right: Deed, by: Actor, now: datetime
) -> PracticeMoved | Refused | Stale:
    found = practices.practice(by.programme, number)
    if found is None:
        return Refused.because("unknown_practice", practice=number)
    if not by.country:
        return Refused.because("practice_needs_country")
    if len(found.steps) != steps:
        return Stale(f"practice:{number}", str(steps), str(len(found.steps)))
    if stands := against(found, act, by.country):
        return Refused(tuple(Reason(f"practice_{each.value}") for each in stands))
    words = say(text, required=act is not PracticeAct.ADOPT)
    if isinstance(words, Refused):
        return words
    step = PracticeStep(steps + 1, act, PartyCode(by.party), by.country, words, now)
    save_practices.stepped(by.programme, number, step, by.person, by.role.value)
    detail = {"act": act.value, "country": by.country, "step": step.number, "text": words.document()}
    tell(by=by, right=right, about=f"practice:{number}", now=now, detail=detail, name=f"practice.{act.value}")
    return PracticeMoved(number, step.number)
