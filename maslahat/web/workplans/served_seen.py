"""The beneficiary groups of a line as pages show them: by name, each with whether the work is done for it (R76)."""

from collections.abc import Collection
from dataclasses import dataclass

from maslahat.actions.lines_done import groups_served
from maslahat.domain.programmes.programme import BENEFICIARY_GROUPS, Programme
from maslahat.domain.results.annual_report import PrintedLine
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Line
from maslahat.words.served import groups_in_words


@dataclass(frozen=True, slots=True)
class GroupsSeen:
    """``count`` says ``5 of 6 groups``; ``groups`` are (code, name, whether it is done), in the programme's order."""

    count: str
    groups: tuple[tuple[str, LocalizedText | str, bool], ...]
    are_all_done: bool


def groups_seen(programme: Programme, line: Line, told: Collection[str]) -> GroupsSeen | None:
    """Return the groups of a line with those told as done; None for a line that names none."""
    served = groups_served(line, told)
    if not served.named:
        return None
    order = [each.code for each in programme.beneficiary_groups]
    named = sorted(served.named, key=lambda code: (order.index(code) if code in order else len(order), code))
    groups = tuple((code, programme.label(BENEFICIARY_GROUPS, code) or code, code in served.done) for code in named)
    return GroupsSeen(groups_in_words(len(served.done), len(served.named)), groups, served.are_all_done)


def printed_groups(line: PrintedLine) -> GroupsSeen | None:
    """Return the same of a line in an annual report."""
    if not line.groups:
        return None
    count = groups_in_words(line.groups_done, len(line.groups))
    groups = tuple((each.code, each.name, each.is_done) for each in line.groups)
    return GroupsSeen(count, groups, line.groups_done == len(groups))
