"""What items of an agenda are linked to, as far as the reader may see it: lines and proposals of the meeting's plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.workplans import queries as plans
from maslahat.web.in_force import plan_seen
from maslahat.web.visits import Visit


@dataclass(frozen=True, slots=True)
class Links:
    """The plan of a meeting as its reader may see it: printed codes and titles of lines, headlines of proposals.

    All empty where there is no plan or it is not open to the reader.
    """

    workplan: str = ""
    codes: Mapping[LineId, str] = field(default_factory=dict)
    titles: Mapping[LineId, LocalizedText] = field(default_factory=dict)
    headlines: Mapping[ProposalRef, LocalizedText] = field(default_factory=dict)


def links_of(visit: Visit, found: MeetingFound) -> Links:
    """Return what of the meeting's plan this reader may see."""
    plan = plans.workplan(visit.programme.code, found.workplan) if found.workplan else None
    seen = plan_seen(visit, plan, Deed.PLAN_READ) if plan else None
    if seen is None:
        return Links()
    text = plans.plan(seen.current.version_id)
    headlines: Mapping[ProposalRef, LocalizedText] = {}
    if visit.may(Deed.PROPOSAL_READ, seen.stage):
        headlines = {each.ref: each.headline for each in plans.proposals(seen.id)}
    return Links(seen.code, dict(text.printed_codes), {line.id: line.title for line in text.lines}, headlines)
