"""The list of pending matters of a visitor, gathered from every subject; the start page and the overview show it.

How a gatherer is added: write ``of_something(desk: Desk) -> Iterable[PendingMatter]`` in a module of this package. For
each thing that waits it asks ``desk.may(Duty.X)`` (or ``plan.may`` for one plan), which looks into the table of rights
and nowhere else, and yields ``PendingMatter(Duty.X, address, code, name, until)``. A new duty gets a row in
``domain/shared/pending.py`` (its kind and its deed) and its words in ``words/pending.py``. Then name the gatherer in
``OF_THE_DAY``, or in ``GATHERERS`` if an instant counts within a day. What several gatherers need is a cached property
of ``Desk``, read in a fixed number of queries.
"""

from collections.abc import Callable, Iterable
from datetime import date

from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.pending import PendingMatter, in_order
from maslahat.stores.journal import queries as journal
from maslahat.stores.kept import Kept
from maslahat.web.start.desk import Desk
from maslahat.web.start.of_meetings import of_calls, of_decisions, of_meetings
from maslahat.web.start.of_periods import of_annual_reports, of_periods
from maslahat.web.start.of_plans import of_plans
from maslahat.web.start.of_reports import of_reports

Gatherer = Callable[[Desk], Iterable[PendingMatter]]

GATHERERS: tuple[Gatherer, ...] = (of_plans, of_meetings, of_calls)
"""Whose matters may be over at any instant."""

OF_THE_DAY: tuple[Gatherer, ...] = (of_reports, of_periods, of_annual_reports, of_decisions)
"""Whose matters follow from the record, the day and who reads: kept as long as these are the same."""

_Eyes = tuple[str, str, date, int, Role, str, str]
_KEPT: Kept[_Eyes, tuple[PendingMatter, ...]] = Kept(256)

forget_matters = _KEPT.clear
"""Empty the memory of what was gathered: for tests, which take back what was done."""


def pending(desk: Desk) -> tuple[PendingMatter, ...]:
    """Return everything that waits for the visitor, the nearest last day first; nothing for a stranger."""
    if desk.visit.actor.accreditation is None:
        return ()
    at_once = (matter for gather in GATHERERS for matter in gather(desk))
    return in_order((*at_once, *_of_the_day(desk)))


def _of_the_day(desk: Desk) -> tuple[PendingMatter, ...]:
    actor, day = desk.visit.actor, desk.visit.now.date()
    record = journal.newest_hash(actor.programme)
    eyes = (actor.programme, record, day, actor.person, actor.role, actor.party, actor.country)
    return _KEPT.once(eyes, lambda: tuple(matter for gather in OF_THE_DAY for matter in gather(desk)))
