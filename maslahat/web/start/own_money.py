"""A donor's own money on its start page: agreements, the lines that it pays for, how they go, what they serve (R96)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.programmes.parties import Agreement
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.money import add_up
from maslahat.web.results.tree import IndicatorShown, indicator_shown
from maslahat.web.start.desk import Desk
from maslahat.web.start.work_on_lines import Counted, LineShown, standings_of, work_of


@dataclass(frozen=True, slots=True)
class Funded:
    """A line with what the donor gives to it: (currency, amount)."""

    line: LineShown
    amounts: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class OwnMoney:
    """What becomes of the money of one donor in the plan of one year; ``results`` are those that its lines serve."""

    plan: str
    year: int
    agreements: tuple[Agreement, ...]
    lines: Sequence[Funded]
    sums: tuple[tuple[str, Decimal], ...]
    results: Sequence[IndicatorShown]
    standings: Counted


def own_money(desk: Desk) -> OwnMoney | None:
    """Return what becomes of the visitor's own money; None where the table of rights shows none, or there is no plan.

    Money of other donors is no part of it, whoever asks.
    """
    work, donor = work_of(desk), desk.visit.actor.party
    if work is None or not work.on.may(Deed.FUNDING_READ):
        return None
    found = [
        (line, Funded(shown, tuple((key[1], amount) for key, amount in line.budget.items() if key[0] == donor)))
        for line, shown in work.lines(lambda line: any(source == donor for source, _ in line.budget))
    ]
    measured = work.measured({line.output for line, _ in found})
    year = work.text.year
    return OwnMoney(
        work.on.plan.code,
        year,
        tuple(each for each in desk.visit.programme.agreements if each.donor == donor),
        [each for _, each in found],
        tuple(add_up(pair for _, each in found for pair in each.amounts).items()),
        [indicator_shown(desk.visit, each, year, "") for each in measured],
        standings_of(measured),
    )
