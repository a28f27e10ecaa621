"""What a visit brings about in silence procedures: what is due is done, and a notice that is seen is delivered."""

import time
from collections.abc import Iterable
from datetime import UTC, datetime

from django.http import HttpRequest

from maslahat.actions.people import keeper
from maslahat.actions.silence.answers import receive_notice
from maslahat.actions.silence.course import run_silences_on
from maslahat.actions.silence.outcomes import SilenceMoved
from maslahat.domain.governance.silence import DeliveryWay, SilenceEntryKind, SilenceProcedure
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.steady_clock import SteadyClock
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.proposals.opening import open_plan
from maslahat.web.visits import Visit

_COUNT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
_CLOCK = SteadyClock(datetime.now(UTC), time.clock_gettime_ns(_COUNT))
"""The clock of this process: a wall clock that jumps ahead ends nothing too early."""


def open_up_to_date(request: HttpRequest, programme: str, workplan: str) -> tuple[Visit, WorkplanFound]:
    """Return who comes and the plan, once whatever is due in its procedures has been done; raises as open_plan."""
    visit, found = open_plan(request, programme, workplan, Deed.SILENCE_READ)
    return open_plan(request, programme, workplan, Deed.SILENCE_READ) if up_to_date(visit, found) else (visit, found)


def up_to_date(visit: Visit, workplan: WorkplanFound) -> bool:
    """End what is due in the procedures on a plan, so that no visitor sees a deadline that nobody kept (E71).

    Tells whether anything was done.
    """
    by = keeper(visit.programme.code, visit.now)
    return bool(run_silences_on(workplan, by, _CLOCK.read(visit.now, time.clock_gettime_ns(_COUNT))))


def notice_seen(request: HttpRequest, visit: Visit, workplan: WorkplanFound, procedure: SilenceProcedure) -> bool:
    """Keep that an officer of a seat that is asked was shown the notice, once for each seat; tell whether it was.

    A browser that fetches pages ahead, before anybody looks, delivers nothing.
    """
    is_ahead = "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    may = visit.may(Deed.SILENCE_RECEIVE, workplan.stage)
    if request.method != "GET" or is_ahead or not may or not _waits_for(procedure, visit.actor.party):
        return False
    done = receive_notice(
        workplan=workplan.code,
        silence=procedure.number,
        way=DeliveryWay.DISPLAYED.value,
        by=visit.actor,
        key=f"silence-seen:{workplan.code}:{procedure.number}:{visit.actor.party}",
        now=visit.now,
    )
    return isinstance(done, SilenceMoved)


def notices_seen(
    request: HttpRequest, visit: Visit, workplan: WorkplanFound, procedures: Iterable[SilenceProcedure]
) -> None:
    """Keep that an officer was shown the notices of these procedures on a plan, of those that ask the own party."""
    for each in procedures:
        notice_seen(request, visit, workplan, each)


def _waits_for(procedure: SilenceProcedure, party: str) -> bool:
    is_asked = procedure.closed is None and party in procedure.seats
    seen = (DeliveryWay.DISPLAYED, DeliveryWay.ACKNOWLEDGED)
    shown = {each.seat for each in procedure.of(SilenceEntryKind.DELIVERED) if each.word in seen}
    return is_asked and party not in shown
