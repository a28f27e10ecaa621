"""The desk of a visitor: everything from which the list of pending matters is gathered, each thing read once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse

from maslahat.actions.drafts import DraftOnScreen, drafts_on_screen
from maslahat.actions.results.awaiting import AskedReports, asked_reports
from maslahat.domain.discussions.threads import Thread
from maslahat.domain.governance.silence import SilenceProcedure
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.pending import Duty, PendingMatter
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.discussions import queries as discussions
from maslahat.stores.discussions.reading import ThreadFound
from maslahat.stores.governance import queries as governance
from maslahat.stores.governance.reading import Said
from maslahat.stores.journal import queries as journal
from maslahat.stores.kept import Kept
from maslahat.stores.workplans import queries as workplans
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound
from maslahat.web.start.facts import Facts, facts
from maslahat.web.visits import Visit


@dataclass(frozen=True, slots=True)
class PlanOnDesk:
    """One workplan that the visitor may read, with what is said, discussed and asked by silence about it."""

    visit: Visit
    screen: DraftOnScreen
    said: Said
    threads: Sequence[Thread]
    silences: Sequence[SilenceProcedure]

    @property
    def plan(self) -> WorkplanFound:
        """The workplan as it stands."""
        return self.screen.workplan

    @property
    def base(self) -> Plan:
        """The text into which proposals are brought."""
        return workplans.plan(self.plan.base.version_id)

    def may(self, duty: Duty | Deed, *, own: bool = True) -> bool:
        """Tell whether the table of rights lets the visitor do this with the plan at the stage where it stands."""
        return self.visit.may(duty.deed if isinstance(duty, Duty) else duty, self.plan.stage, own)

    def address(self, name: str, *more: object) -> str:
        """Return the page of this name about the plan."""
        return reverse(name, args=[self.visit.programme.code, self.plan.code, *more])

    def about_all(self, duty: Duty, page: str, number: int = 1) -> Iterable[PendingMatter]:
        """Yield a matter that concerns the plan as a whole, if there is anything to do about it."""
        if number:
            yield PendingMatter(duty, self.address(page), self.plan.code, number=number)

    def proposals(
        self,
        duty: Duty,
        wanted: Callable[[ProposalFound], bool],
        until: Callable[[ProposalFound], date | None] | None = None,
    ) -> Iterable[PendingMatter]:
        """Yield a matter for each proposal that is wanted."""
        for each in self.screen.proposals:
            if wanted(each):
                yield self.on_page(duty, "proposal", each.ref, each.headline, until(each) if until else None)

    def on_page(
        self, duty: Duty, page: str, ref: str | int, name: LocalizedText, until: date | None = None
    ) -> PendingMatter:
        """Return a matter about one thing on the plan, by its reference and the name of its page."""
        return PendingMatter(duty, self.address(page, ref), f"{self.plan.code} · {ref}", name, until)


class Desk:
    """What gatherers of pending matters look into; each property is read when the first of them asks for it."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit

    def may(self, duty: Duty | Deed, *, own: bool = True) -> bool:
        """Tell whether the table of rights can ever let the visitor do this, whatever the stage of a plan."""
        return self.visit.may(duty.deed if isinstance(duty, Duty) else duty, own=own)

    def address(self, name: str, *more: object) -> str:
        """Return the page of this name in the programme."""
        return reverse(name, args=[self.visit.programme.code, *more])

    @cached_property
    def facts(self) -> Facts:
        """What the record says of meetings, periods and annual reports; read once for however many people."""
        return facts(self.visit.programme)

    @cached_property
    def asked(self) -> AskedReports:
        """The reports for which the programme asks as of today; read once for however many people."""
        return asked_reports(self.visit.programme.code, self.visit.now.date())

    @cached_property
    def plans(self) -> tuple[PlanOnDesk, ...]:
        """Every workplan that the visitor may read, newest first, in a number of queries that is always the same."""
        visit = self.visit
        screens = drafts_on_screen(visit.programme.code)
        seen = [each for each in screens if visit.may(Deed.PLAN_READ, each.workplan.stage)]
        rows = [each.workplan.id for each in seen]
        said, threads = _talk(visit.programme.code, rows)
        silences = governance.silences_on(rows) if visit.may(Deed.SILENCE_READ) else {}
        return tuple(
            PlanOnDesk(
                visit,
                each,
                said[each.workplan.id],
                [found.thread for found in threads.get(each.workplan.id, ())],
                [found.procedure for found in silences.get(each.workplan.id, ())],
            )
            for each in seen
        )


_Talk = tuple[Mapping[int, Said], Mapping[int, tuple[ThreadFound, ...]]]
_KEPT: Kept[tuple[str, tuple[int, ...]], _Talk] = Kept(16)

forget_talk = _KEPT.clear
"""Empty the memory of what was said and discussed: for tests, which take back what was done."""


def _talk(programme: str, rows: Sequence[int]) -> _Talk:
    """Return what parties said on these plans and the threads on them, kept while no entry is added to the record."""
    at = (journal.newest_hash(programme), tuple(rows))
    return _KEPT.once(at, lambda: (governance.said_on(rows), discussions.threads_on(rows)))
