"""Whether an indicator, and all that it measures, is on track: by a written rule, never by a claim (R58)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from maslahat.domain.results.periods import Period
from maslahat.domain.results.progress import Advance, Keeping, NoProgress, Progress, WhyNoProgress
from maslahat.domain.shared.status_rules import CUSTOMARY, StatusRule


class Status(StrEnum):
    """How it stands. ``NO_DATA`` is neither good nor bad: nobody can tell."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    NO_DATA = "no_data"


_GRAVITY = (Status.ON_TRACK, Status.NO_DATA, Status.AT_RISK, Status.OFF_TRACK)


class Clause(StrEnum):
    """The clause of the rule that decided."""

    TARGET_REACHED = "target_reached"
    TOO_EARLY = "too_early"
    PROGRESS = "progress"
    TOLERANCE = "tolerance"
    MILESTONES = "milestones"
    MONEY = "money"
    NO_FIGURE = "no_figure"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Milestones:
    """Of the plan lines that serve the indicator: how many milestones were due, and how many of those are done."""

    due: int
    done: int


@dataclass(frozen=True, slots=True)
class Spending:
    """Of the plan lines that serve the indicator: money that is there for the time, and what has been spent of it."""

    available: Fraction
    spent: Fraction


@dataclass(frozen=True, slots=True)
class Finding:
    """What one clause says, with the two numbers it compared; ``why`` says why there is no progress to compare."""

    status: Status
    clause: Clause
    seen: Fraction | None = None
    needed: Fraction | None = None
    why: WhyNoProgress | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one thing stands: its code, the finding that decided, all findings, and the codes down to what decided."""

    code: str
    decided_by: Finding
    findings: tuple[Finding, ...]
    path: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        return self.decided_by.status


def elapsed(window: Period, on: date) -> Fraction:
    """Return the part of a window that is over at the end of a day: 0 before it, 1 from its last day on."""
    whole = (window.ends_on - window.starts_on).days + 1
    gone = (on - window.starts_on).days + 1
    return Fraction(min(max(gone, 0), whole), whole)


def standing(
    code: str,
    progress: Progress,
    time: Fraction,
    milestones: Milestones = Milestones(0, 0),
    spending: Spending = Spending(Fraction(0), Fraction(0)),
    *,
    rule: StatusRule = CUSTOMARY,
) -> Standing:
    """Return how an indicator stands when the part ``time`` of the way to its target is over.

    A target that is reached decides by itself. Otherwise every clause that has numbers speaks, and the gravest
    decides; of equals the first, in the order progress, milestones, money. Without a figure nothing is on track or at
    risk: it is off track if the milestones say so, and else nobody can tell. Progress is expected to grow evenly.
    """
    first = _of_progress(progress, time, rule)
    found = tuple(each for each in (first, _of_milestones(milestones, rule), _of_money(spending, time, rule)) if each)
    return Standing(code, _deciding(first, found), found, (code,))


def _deciding(first: Finding, found: tuple[Finding, ...]) -> Finding:
    if first.clause is Clause.TARGET_REACHED:
        return first
    gravest = max(found, key=lambda each: _GRAVITY.index(each.status))
    if first.clause is not Clause.NO_FIGURE:
        return gravest
    if first.why in {WhyNoProgress.NOT_REPORTED, WhyNoProgress.NOT_APPLICABLE} or len(found) == 1:
        return gravest if gravest.status is Status.OFF_TRACK else first
    return max(found[1:], key=lambda each: _GRAVITY.index(each.status))


def _of_progress(progress: Progress, time: Fraction, rule: StatusRule) -> Finding:
    match progress:
        case NoProgress(why):
            return Finding(Status.NO_DATA, Clause.NO_FIGURE, why=why)
        case Keeping():
            return _of_keeping(progress, rule)
        case Advance() if progress.share >= 1:
            return Finding(Status.ON_TRACK, Clause.TARGET_REACHED, progress.share, Fraction(1))
    if time < rule.settling:
        return Finding(Status.ON_TRACK, Clause.TOO_EARLY, time, rule.settling)
    return _measured(Clause.PROGRESS, progress.share, time, rule)


def _of_keeping(keeping: Keeping, rule: StatusRule) -> Finding:
    far = rule.keep_at_risk * keeping.tolerance
    if keeping.is_inside:
        return Finding(Status.ON_TRACK, Clause.TOLERANCE, keeping.distance, keeping.tolerance)
    if keeping.distance <= far:
        return Finding(Status.AT_RISK, Clause.TOLERANCE, keeping.distance, keeping.tolerance)
    return Finding(Status.OFF_TRACK, Clause.TOLERANCE, keeping.distance, far)


def _measured(clause: Clause, seen: Fraction, whole: Fraction, rule: StatusRule) -> Finding:
    """Compare what is seen with the shares of the whole that the rule asks; the number that was missed is told."""
    if seen >= rule.on_track * whole:
        return Finding(Status.ON_TRACK, clause, seen, rule.on_track * whole)
    if seen >= rule.at_risk * whole:
        return Finding(Status.AT_RISK, clause, seen, rule.on_track * whole)
    return Finding(Status.OFF_TRACK, clause, seen, rule.at_risk * whole)


def _of_milestones(milestones: Milestones, rule: StatusRule) -> Finding | None:
    if not milestones.due:
        return None
    return _measured(Clause.MILESTONES, Fraction(milestones.done, milestones.due), Fraction(1), rule)


def _of_money(spending: Spending, time: Fraction, rule: StatusRule) -> Finding | None:
    if not spending.available or time < rule.settling:
        return None
    share, needed = spending.spent / spending.available, rule.money * time
    return Finding(Status.ON_TRACK if share >= needed else Status.AT_RISK, Clause.MONEY, share, needed)


def standing_of_whole(code: str, parts: Sequence[Standing], *, rule: StatusRule = CUSTOMARY) -> Standing:
    """Return how an output stands by its indicators, an outcome by its indicators and outputs, a pillar by those.

    Off track if so many of the parts are; at risk if any part is off track or at risk; without data if so many parts
    are, or there is none; else on track. An indicator that does not apply, or is not shown, is no part. What decided is
    the gravest part (of a whole on track or without data one that stands as it does), of equals the one that lies
    furthest behind, then the first by code; ``path`` leads down to its indicator. The order of the parts does not
    matter.
    """
    no_part = {WhyNoProgress.NOT_APPLICABLE, WhyNoProgress.WITHHELD}
    parts = [part for part in parts if part.decided_by.why not in no_part]
    if not parts:
        return Standing(code, Finding(Status.NO_DATA, Clause.PARTS), (), (code,))
    off, risky, unknown = (
        Fraction(sum(part.status is status for part in parts), len(parts))
        for status in (Status.OFF_TRACK, Status.AT_RISK, Status.NO_DATA)
    )
    if off and off >= rule.off_track_parts:
        found = Finding(Status.OFF_TRACK, Clause.PARTS, off, rule.off_track_parts)
    elif off or risky:
        found = Finding(Status.AT_RISK, Clause.PARTS, off + risky, Fraction(0))
    elif unknown >= rule.unknown_parts:
        found = Finding(Status.NO_DATA, Clause.PARTS, unknown, rule.unknown_parts)
    else:
        found = Finding(Status.ON_TRACK, Clause.PARTS, unknown, rule.unknown_parts)
    decider = _decider(parts, found.status)
    return Standing(code, found, tuple(part.decided_by for part in parts), (code, *decider.path))


def _decider(parts: Sequence[Standing], status: Status) -> Standing:
    """Return the part that decided, as ``standing_of_whole`` says."""
    alike = status in {Status.NO_DATA, Status.ON_TRACK}
    able = [part for part in parts if part.status is status or not alike]
    return min(able, key=lambda part: (-_GRAVITY.index(part.status), _behind(part.decided_by), part.code))


def _behind(found: Finding) -> Fraction:
    """Return how much of what was needed is there; a tolerance turns round, for there less is better."""
    if found.seen is None or not found.needed:
        return Fraction(0)
    return found.needed / found.seen if found.clause is Clause.TOLERANCE and found.seen else found.seen / found.needed
