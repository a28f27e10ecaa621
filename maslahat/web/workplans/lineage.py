"""Where the work of a line comes from and where it goes on: the lines of other years that it continues, or that do."""

from dataclasses import dataclass

from maslahat.domain.shared.deeds import Deed
from maslahat.domain.workplans.carrying_over import continuing
from maslahat.domain.workplans.plan import Line
from maslahat.stores.workplans import queries
from maslahat.web.in_force import plan_seen
from maslahat.web.workplans.opening import Opened


@dataclass(frozen=True, slots=True)
class OtherYear:
    """A line of another year's plan: its year, the codes of plan and line, and its id."""

    year: int
    plan: str
    code: str
    line: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """The line that a line continues, if the visitor may see it, and the lines that continue it."""

    before: OtherYear | None
    after: tuple[OtherYear, ...]


def lineage_of(found: Opened, line: Line) -> Lineage:
    """Return the lines of other years that belong to the same work, in plans that the visitor may read."""
    seen = [plan_seen(found.visit, each, Deed.PLAN_READ) for each in queries.workplans(found.workplan.programme)]
    others = [each for each in seen if each is not None and each.versions and each.id != found.workplan.id]
    texts = [(each, queries.plan((each.in_force or each.current).version_id)) for each in others]
    wanted = {line.one("continues")}
    follow = set(continuing([text for _, text in texts]).get(line.id, ()))
    places = [
        (each, OtherYear(text.year, plan.code, text.printed_codes[each], each))
        for plan, text in sorted(texts, key=lambda one: one[1].year)
        for each in text.printed_codes
        if each in wanted or each in follow
    ]
    before = next((place for each, place in places if each in wanted), None)
    return Lineage(before, tuple(place for each, place in places if each in follow))
