"""The report of a country as one whole: an empty pillar is sent only where it is said that there is nothing (R43)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.reporting import ReportState


class SendingObstacle(StrEnum):
    """Why a report cannot be sent: a pillar is empty, or is said to be and is not; nothing is asked at all."""

    PILLAR_EMPTY = "pillar_empty"
    PILLAR_NOT_EMPTY = "pillar_not_empty"
    NOTHING_ASKED = "nothing_asked"


@dataclass(frozen=True, slots=True)
class SentReport:
    """That a unit sent its report for a period: for which pillars it has nothing to report, by whom and when."""

    without: tuple[str, ...]
    party: str
    sent_at: datetime


def asked_of_unit(
    definitions: Iterable[IndicatorDefinition], unit: ReportingUnit, months: int, told: Collection[str]
) -> tuple[IndicatorDefinition, ...]:
    """Return what a unit is asked for a period of so many months, and what it told of beside that, by their codes."""
    return tuple(each for each in definitions if each.expects(unit) and (each.frequency == months or each.code in told))


def asked_by_pillar(
    pillars: Mapping[str, Collection[str]],
    definitions: Iterable[IndicatorDefinition],
    unit: ReportingUnit,
    months: int,
    told: Collection[str],
) -> Mapping[str, tuple[IndicatorDefinition, ...]]:
    """Return of each pillar what a unit is asked for a period of so many months, and what it told of beside that.

    ``pillars`` are the codes of the indicators of each pillar; one of which nothing is asked is left out.
    """
    asked = asked_of_unit(definitions, unit, months, told)
    found = {pillar: tuple(each for each in asked if each.code in own) for pillar, own in pillars.items()}
    return {pillar: those for pillar, those in found.items() if those}


def filled(indicators: Mapping[str, Iterable[str]], states: Mapping[str, ReportState]) -> Mapping[str, int]:
    """Return how many indicators of each pillar are reported: what is still a draft is not.

    ``indicators`` are those asked, by pillar; ``states`` are the states of the reports there are, by indicator.
    """
    return {
        pillar: sum(code in states and states[code] is not ReportState.DRAFT for code in codes)
        for pillar, codes in indicators.items()
    }


def against_sending(reported: Mapping[str, int], without: Collection[str]) -> tuple[tuple[SendingObstacle, str], ...]:
    """Return everything that stands against sending, each with its pillar (empty if none); nothing if it can be sent.

    ``reported`` is how many indicators of each asked pillar are reported, ``without`` the pillars for which the sender
    says that there is nothing to report.
    """
    if not reported:
        return ((SendingObstacle.NOTHING_ASKED, ""),)
    empty = ((SendingObstacle.PILLAR_EMPTY, each) for each in reported if not reported[each] and each not in without)
    full = ((SendingObstacle.PILLAR_NOT_EMPTY, each) for each in without if reported.get(each, 1))
    return (*empty, *full)
