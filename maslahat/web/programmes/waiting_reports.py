"""Reports of results that wait for somebody, as matters of the start page: by step, the nearest last day first."""

from maslahat.actions.results.awaiting import AskedReports, asked_reports, waiting_on
from maslahat.domain.results.awaiting import Waiting
from maslahat.domain.shared.deeds import Deed
from maslahat.web.programmes.waiting import Matter, Thing
from maslahat.web.results.awaited_pages import address_of
from maslahat.web.visits import Visit
from maslahat.words.awaited import LISTS

MOST_SHOWN = 5
"""How many reports one step names here; all of them stand on the list of reports that wait."""


def report_matters(visit: Visit) -> tuple[Matter, ...]:
    """Return what waits for the visitor in results, the most urgent step first; nothing for who may not read them."""
    if not visit.may(Deed.RESULT_READ):
        return ()
    asked = asked_reports(visit.programme.code, visit.now.date())
    found = sorted(waiting_on(visit.actor, asked), key=lambda each: (each.due.due_on, each.due.indicator))
    pillar_of = {each.code: pillar.code for pillar in visit.programme.pillars for each in pillar.indicators}
    matters = []
    for step, words in LISTS.items():
        here = [each for each in found if each.step == step]
        if here:
            things = tuple(_thing(visit, asked, each, pillar_of) for each in here[:MOST_SHOWN])
            matters.append(Matter(f"{words}: {len(here)}", things, len(here) - len(things)))
    return tuple(matters)


def _thing(visit: Visit, asked: AskedReports, waiting: Waiting, pillar_of: dict[str, str]) -> Thing:
    due = waiting.due
    ref = f"{due.indicator} · {due.unit} · {due.period.code}"
    name = asked.definitions[due.indicator].name
    return Thing(ref, name, address_of(visit.programme.code, waiting, pillar_of), due.due_on)
