"""What came of a meeting: its files, and the figures that tell whether two replays came to the same."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.publications import endorsed_files, endorsed_view, sealed_bundle
from maslahat.domain.meetings.turnout import Dimension, turnout
from maslahat.domain.shared.canonical import Document
from maslahat.domain.workplans.totals import Sum, totals
from maslahat.publishing.bundle.keys import Signer
from maslahat.stores.governance import call_queries
from maslahat.stores.governance import queries as governance
from maslahat.stores.meetings import attendance_queries, record_queries, statement_queries
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.stories import queries as stories
from maslahat.stores.workplans import queries as plans
from maslahat.stores.workplans.shapes import WorkplanFound


@dataclass(frozen=True, slots=True)
class Replayed:
    """The files of a replayed meeting by name, and its summary as a JSON value."""

    files: Mapping[str, bytes]
    summary: Document


def replayed(found: WorkplanFound, meeting: str, *, signer: Signer, sealed_at: datetime) -> Replayed:
    """Return what came of a meeting that endorsed this plan; the bundle is sealed at an aware UTC instant."""
    printed = endorsed_files(found.programme, found.code)
    files = {
        f"{found.code}.xlsx": printed.xlsx,
        f"{found.code}.pdf": printed.pdf,
        f"{found.code}-redline.html": printed.redline,
        f"{found.code}-bundle.zip": sealed_bundle(found.programme, found.code, signer=signer, sealed_at=sealed_at),
    }
    return Replayed(files, _summary(found, meeting))


def _summary(found: WorkplanFound, meeting: str) -> Document:
    _, view = endorsed_view(found.programme, found.code)
    proposals, said = plans.proposals(found.id), governance.said(found.id)
    figures = totals(view.plan, programmes.programme(found.programme).pillar_of)
    return {
        "programme": found.programme,
        "plan": found.code,
        "meeting": meeting,
        "fingerprint": view.plan.version_id,
        "tabled_fingerprint": found.base.version_id,
        "versions": [version.label for version in found.versions],
        "endorsed_at": view.as_of.isoformat(),
        "lines": len(view.plan.lines),
        "lines_tabled": len(plans.plan(found.base.version_id).lines),
        "proposals": len(proposals),
        "dispositions": dict(sorted(Counter(each.disposition for each in proposals).items())),
        "conflicts_resolved": len(plans.resolutions(found.id)),
        "positions": {each.seat: each.kind.value for each in said.positions if each.is_effective},
        "reservations": len(said.reservations),
        **_of_meeting(found.programme, meeting),
        "money": {"whole": _money(figures.whole), **{code: _money(part) for code, part in figures.pillars.items()}},
    }


def _money(part: Sum) -> Document:
    kinds = (("required", part.required), ("available", part.available), ("to_be_mobilized", part.to_be_mobilized))
    return {name: {currency: f"{amount:.2f}" for currency, amount in found.items()} for name, found in kinds}


def _of_meeting(programme: str, code: str) -> dict[str, Document]:
    found = meetings.meeting(programme, code)
    if found is None:
        return {}
    minutes = record_queries.minutes(found.id)
    told = [each for each in stories.stories(programme) if each.meeting == code]
    return {
        "participants": _participants(found),
        "statements": len(statement_queries.statements(found.id)),
        "calls": len(call_queries.calls(found.id)),
        "decisions": len(record_queries.decisions(found.id)),
        "minutes": minutes.minutes.state.value if minutes else "",
        "story": sorted({language for each in told for language in each.in_public}),
    }


def _participants(meeting: MeetingFound) -> Document:
    came = {number: event.channel for number, event in attendance_queries.came_by(meeting.id).items()}
    counted = turnout([each.counted for each in attendance_queries.participants(meeting.id)], came)
    modes = {each.code: each.came for each in counted.by[Dimension.MODE]}
    return {"registered": counted.registered, "came": counted.came, **modes}
