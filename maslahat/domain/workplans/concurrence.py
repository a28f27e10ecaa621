"""Concurrence: a country that changes what another country takes part in needs that country's word (K12, E46)."""

from collections.abc import Mapping, Sequence

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.concerns import Concern, Severity, Stance, Voices, party_concern
from maslahat.domain.workplans.conflicts import ConflictClass
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.touched import touched

OBJECTED, MISSING, SHARED, GIVEN = "objected", "missing", "shared", "given"
"""How an affected country stands: it objects, its word is missing, it shares the line and said nothing, it concurs."""


def concurrence_concerns(
    base: Plan,
    change_sets: Sequence[ChangeSet],
    voices: Voices,
    created: Mapping[LineId, Line],
    *,
    every_line: bool = False,
) -> tuple[Concern, ...]:
    """Return for each proposal of a country the other countries whose lines it changes, and how they stand.

    A country that joins the author on the line is told (soft); one on whose line the author has no part must say where
    it stands before the text is final. With ``every_line`` every affected country must (§5 read to the letter). Who
    stands behind the proposal concurs; an objection always weighs. Proposals of parties without a country ask nobody.
    ``created`` are the lines that other proposals bring (K9).
    """
    found: list[Concern] = []
    for change_set in change_sets:
        if country := voices.country_of.get(change_set.proposal, ""):
            stances = voices.stances(change_set)
            for other, lines in _affected(base, change_set, country, created).items():
                is_asked = every_line or any(is_foreign for is_foreign in lines.values())
                stance = stances.get(other)
                rule, severity = _weight(stance, is_asked=is_asked)
                kind, spoken = ConflictClass.K12_CONCURRENCE, stance is not None
                found.append(party_concern(kind, change_set, other, lines, severity, rule, has_spoken=spoken))
    return tuple(found)


def _affected(
    base: Plan, change_set: ChangeSet, country: str, created: Mapping[LineId, Line]
) -> dict[str, dict[LineId, bool]]:
    found: dict[str, dict[LineId, bool]] = {}
    for each in touched(base, change_set, created):
        for other in sorted(each.countries - {country}):
            found.setdefault(other, {})[each.line] = country not in each.countries
    return found


def _weight(stance: Stance | None, *, is_asked: bool) -> tuple[str, Severity]:
    if stance is Stance.OBJECT:
        return OBJECTED, Severity.HARD
    if stance is Stance.CONCUR:
        return GIVEN, Severity.SOFT
    return (MISSING, Severity.ENDORSEMENT) if is_asked else (SHARED, Severity.SOFT)
