"""The record of one plan: its public deeds alone, linked among themselves, so that it tells of nothing else.

The journal of a programme holds the deeds of all its plans in one chain. Whoever is shown a part of that chain learns
how much was done elsewhere and when. The record of a plan is a chain of its own, made from the journal by a fixed
rule: it begins with the name of the plan, counts from one, and holds no trace of anything that is not in it. The same
journal gives the same record at any time, and a later record begins with an earlier one. Source: R98, E90; ADR 0018.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from maslahat.domain.record.chain import Entry, link
from maslahat.domain.shared.canonical import fingerprint

RECORD_FORMAT = "maslahat.record/1"

RECORDED = frozenset(
    {
        *("plan.table", "plan.finalise", "plan.endorsed", "plan.corrected", "plan.adjusted", "plan.amend"),
        *("corrigendum.propose", "adjustment.propose", "adjustment.object", "adjustment.lapsed"),
        *("position.state", "reservation.add", "reservation.lift"),
        *("proposal.propose", "proposal.revise", "proposal.complete", "proposal.support", "proposal.leave"),
        *("proposal.withdraw", "proposal.take_over", "proposal.table", "proposal.return", "proposal.discuss"),
        *("proposal.refer", "proposal.confirm", "proposal.lapse", "proposal.concur", "proposal.dispose"),
        *("proposal.supersede", "proposal.revert", "proposal.restore", "proposal.divide"),
    }
)
"""The deeds that everybody may read of once the plan is endorsed (rights.md). What is not named here stays inside.

The list is part of the format: a deed added to it would change records that were already given out.
"""


@dataclass(frozen=True, slots=True)
class RecordHead:
    """How far the record of a plan went at one moment: number of its last entry (0: none yet) and the hash there."""

    programme: str
    plan: str
    number: int
    hash: str


class RecordFault(StrEnum):
    """Why a record does not continue what its reader saw earlier."""

    OTHER_PLAN = "other plan"
    SHORTENED = "shortened"
    REWRITTEN = "rewritten"


def beginning(programme: str, plan: str) -> str:
    """Return what the first entry of a plan's record names as the one before it."""
    return fingerprint([RECORD_FORMAT, programme, plan])


def record_of(journal: Iterable[Entry], programme: str, plan: str) -> tuple[Entry, ...]:
    """Return the record of a plan from the journal of its programme, first to last."""
    found: list[Entry] = []
    for told in journal:
        if told.deed in RECORDED and is_about(told.about, plan):
            linked = link(
                found[-1] if found else None,
                programme=programme,
                at=told.at,
                who=told.who,
                deed=told.deed,
                about=told.about,
                detail=told.detail,
                beginning=beginning(programme, plan),
            )
            found.append(linked)
    return tuple(found)


def is_about(about: str, plan: str) -> bool:
    """Tell whether the thing that an entry is about is this plan, or belongs to it."""
    kind, _, name = about.partition(":")
    return (kind == "plan" and name == plan) or (kind in ("proposal", "adjustment") and name.startswith(f"{plan}/"))


def head_of(record: tuple[Entry, ...], programme: str, plan: str) -> RecordHead:
    """Return how far a record goes."""
    last = record[-1] if record else None
    return RecordHead(programme, plan, last.number if last else 0, last.hash if last else beginning(programme, plan))


def continues(record: tuple[Entry, ...], seen: RecordHead, programme: str, plan: str) -> RecordFault | None:
    """Return None if a record (checked for itself) holds all that its reader saw earlier, else what is wrong.

    A reader who kept a head, from a receipt or an older bundle, so finds a record that was put back or rewritten.
    """
    if (seen.programme, seen.plan) != (programme, plan):
        return RecordFault.OTHER_PLAN
    if seen.number > len(record):
        return RecordFault.SHORTENED
    there = record[seen.number - 1].hash if seen.number else beginning(programme, plan)
    return None if there == seen.hash else RecordFault.REWRITTEN
