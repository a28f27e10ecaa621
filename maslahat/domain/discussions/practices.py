"""A good practice: what worked in one country, told so that others may take it up, and who did.

A practice and everything said of it are kept. Who has adopted it, and whether it is still offered, follows from its
steps and is stored nowhere. Source: R46 (exchange of positive experience; country B marks practice of A as adopted).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText


class PracticeAct(StrEnum):
    """What is done about a practice: a country adopts it or gives it up again, its own country takes it back."""

    ADOPT = "adopt"
    GIVE_UP = "give_up"
    WITHDRAW = "withdraw"


class PracticeObstacle(StrEnum):
    """Why an act on a practice cannot be done."""

    OWN_PRACTICE = "own_practice"
    NOT_OWN_PRACTICE = "not_own_practice"
    WITHDRAWN = "withdrawn"
    ADOPTED_ALREADY = "adopted_already"
    NOT_ADOPTED = "not_adopted"


@dataclass(frozen=True, slots=True)
class PracticeStep:
    """One act of a party on a practice, for its country. ``number`` counts the steps of the practice from 1."""

    number: int
    act: PracticeAct
    party: PartyCode
    country: str
    text: LocalizedText
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Practice:
    """What worked: ``number`` counts in the programme, ``country`` is whose experience it is.

    ``indicator`` is the code of the indicator in which it can be seen, empty if none is named. ``steps`` are oldest
    first.
    """

    number: int
    party: PartyCode
    country: str
    pillar: str
    indicator: str
    title: LocalizedText
    text: LocalizedText
    shared_at: datetime
    steps: tuple[PracticeStep, ...] = field(default_factory=tuple)

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether its own country no longer offers it; who adopted it before still has."""
        return any(each.act is PracticeAct.WITHDRAW for each in self.steps)

    @property
    def adoptions(self) -> tuple[PracticeStep, ...]:
        """The steps by which countries adopted it that have not given it up since, oldest first."""
        standing: dict[str, PracticeStep] = {}
        for each in self.steps:
            if each.act is PracticeAct.ADOPT:
                standing[each.country] = each
            elif each.act is PracticeAct.GIVE_UP:
                standing.pop(each.country, None)
        return tuple(sorted(standing.values(), key=lambda each: each.number))

    def is_adopted_by(self, country: str) -> bool:
        """Tell whether this country has taken it up."""
        return any(each.country == country for each in self.adoptions)


def against(practice: Practice, act: PracticeAct, country: str) -> tuple[PracticeObstacle, ...]:
    """Return everything that stands against an act of this country on a practice, in one order; nothing if it can be.

    A country adopts what another one offers, once; only what it adopted can it give up, and only its own take back.
    """
    is_own, has = practice.country == country, practice.is_adopted_by(country)
    found = {
        PracticeObstacle.OWN_PRACTICE: is_own and act is PracticeAct.ADOPT,
        PracticeObstacle.NOT_OWN_PRACTICE: not is_own and act is PracticeAct.WITHDRAW,
        PracticeObstacle.WITHDRAWN: practice.is_withdrawn and act is not PracticeAct.GIVE_UP,
        PracticeObstacle.ADOPTED_ALREADY: has and act is PracticeAct.ADOPT,
        PracticeObstacle.NOT_ADOPTED: not has and act is PracticeAct.GIVE_UP,
    }
    return tuple(each for each, stands in found.items() if stands)


def of_country(practices: Iterable[Practice], country: str) -> tuple[Practice, ...]:
    """Return the practices that stand on the page of a country: those it offers, and those it adopted."""
    return tuple(
        each for each in practices if each.is_adopted_by(country) or (each.country == country and not each.is_withdrawn)
    )
