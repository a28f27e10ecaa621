"""The list of pending matters of a visitor, gathered from every subject; the start page and the overview show it.

How a gatherer is added: write ``of_something(desk: Desk) -> Iterable[PendingMatter]`` in a module of this package. For
each thing that waits it asks ``desk.may(Duty.X)`` (or ``plan.may`` for one plan), which looks into the table of rights
and nowhere else, and yields ``PendingMatter(Duty.X, address, code, name, until)``. A new duty gets a row in
``domain/shared/pending.py`` (its kind and its deed) and its words in ``words/pending.py``. Then name the gatherer in
``GATHERERS``. What several gatherers need is a cached property of ``Desk``, read in a fixed number of queries.
"""

from collections.abc import Callable, Iterable

from maslahat.domain.shared.pending import PendingMatter, in_order
from maslahat.web.start.desk import Desk
from maslahat.web.start.of_meetings import of_calls, of_decisions, of_meetings
from maslahat.web.start.of_periods import of_annual_reports, of_periods
from maslahat.web.start.of_plans import of_plans
from maslahat.web.start.of_reports import of_reports

GATHERERS: tuple[Callable[[Desk], Iterable[PendingMatter]], ...] = (
    of_plans,
    of_reports,
    of_periods,
    of_annual_reports,
    of_meetings,
    of_calls,
    of_decisions,
)


def pending(desk: Desk) -> tuple[PendingMatter, ...]:
    """Return everything that waits for the visitor, the nearest last day first; nothing for a stranger."""
    if desk.visit.actor.accreditation is None:
        return ()
    return in_order(matter for gather in GATHERERS for matter in gather(desk))
