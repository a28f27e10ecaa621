"""When a line of the endorsed plan counts as done: by its status, and only once all groups that it serves are (R76)."""

from collections.abc import Collection

from maslahat.actions.outcomes import Refused
from maslahat.domain.results.served import GroupsServed
from maslahat.domain.workplans.plan import Line

DONE = frozenset({"finalization", "closed"})
"""Statuses of a line whose work is done; one that was cancelled is no milestone any more."""
CANCELLED = "cancelled"


def groups_served(line: Line, told: Collection[str]) -> GroupsServed:
    """Return the groups that a line names with those that were told as done."""
    return GroupsServed.of(line.elements("beneficiaries"), told)


def counts_as_done(status: str, groups: GroupsServed) -> bool:
    """Tell whether a line is done: its status says so and the work is done for every group that it names."""
    return status in DONE and groups.are_all_done


def not_done_yet(status: str, groups: GroupsServed) -> Refused | None:
    """Return why a line cannot be given this status while a group is left; None if it can."""
    if status in DONE and not groups.are_all_done:
        return Refused.because("groups_not_done", done=str(len(groups.done)), of=str(len(groups.named)))
    return None
