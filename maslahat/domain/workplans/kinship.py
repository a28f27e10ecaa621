"""Which lines of two versions come of one another: split into, split off, joined into, joined from."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.operations import ChangeSet, Join
from maslahat.domain.workplans.plan import Plan


class Kinship(StrEnum):
    """How a line stands to the lines named beside it."""

    SPLIT_INTO = "split_into"
    SPLIT_OFF = "split_off"
    JOINED_INTO = "joined_into"
    JOINED_FROM = "joined_from"


Kin = tuple[tuple[Kinship, tuple[str, ...]], ...]
"""What a line comes of or became: how, and the printed codes of the other lines."""


def kinships(before: Plan, after: Plan, change_sets: Iterable[ChangeSet] = ()) -> Mapping[LineId, Kin]:
    """Return for each line that was split or joined between two versions what it comes of or became.

    The plan itself tells of what a new line was split off (``derived_from``); that lines were joined is known only from
    the ``change_sets`` that did it. Codes are those of the version in which the other line stands.
    """
    found: dict[LineId, dict[Kinship, list[str]]] = {}

    def note(line: LineId, kinship: Kinship, code: str) -> None:
        found.setdefault(line, {}).setdefault(kinship, []).append(code)

    for line in after.lines:
        origin = LineId(str(line.one("derived_from") or ""))
        if line.id not in before and origin in before:
            note(line.id, Kinship.SPLIT_OFF, after.printed_codes.get(origin, before.printed_codes[origin]))
            note(origin, Kinship.SPLIT_INTO, after.printed_codes[line.id])
    for gone, survivor in _joined(before, after, change_sets):
        note(gone, Kinship.JOINED_INTO, after.printed_codes[survivor])
        note(survivor, Kinship.JOINED_FROM, before.printed_codes[gone])
    return {line: tuple((how, tuple(codes)) for how, codes in kin.items()) for line, kin in found.items()}


def _joined(before: Plan, after: Plan, change_sets: Iterable[ChangeSet]) -> list[tuple[LineId, LineId]]:
    """Return each line that went with the one that took it in, once however many proposals wished it."""
    joins = (one for change_set in change_sets for one in change_set.operations if isinstance(one, Join))
    pairs = ((line.id, join.survivor.id) for join in joins for line in join.before if line.id != join.survivor.id)
    return [
        (gone, survivor)
        for gone, survivor in dict.fromkeys(pairs)
        if gone in before and gone not in after and survivor in after
    ]
