"""From one year to the next: what becomes of each line, the year closed, the draft of next year's plan."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from maslahat.actions.actor import Actor
from maslahat.actions.asking import about, hold_plan, refused_here
from maslahat.actions.doing import deed, tell
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Fact, FateDecided, PlanPrepared, PlanTabled, Reason, Refused, Stale, YearClosed
from maslahat.actions.rulebook import plan_rules
from maslahat.domain.shared.deeds import Deed, Stage
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.money import NotAnAmount, amount
from maslahat.domain.workplans.carrying_over import (
    BudgetKey,
    Chosen,
    Fate,
    LineFate,
    fate_faults,
    next_plan,
    without_fate,
)
from maslahat.domain.workplans.objection_window import AdjustmentState
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.versions import VersionKind
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load, save
from maslahat.stores.workplans.shapes import WorkplanFound

LONGEST_CODE = 60


@deed(Deed.LINE_DECIDE_FATE)
def decide_fate(
    *,
    workplan: str,
    line: str,
    fate: str,
    reason: Mapping[str, str],
    unspent: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> FateDecided | Refused:
    """Say what becomes of a line at the end of its year; the last word before the year is closed counts.

    ``fate`` is carried_over, cancelled (with a reason by language) or closed. ``unspent`` maps ``SOURCE/CURRENCY`` to
    the amount that goes along with a line that is carried over; what is not named stays behind.
    """
    found = hold_plan(by, Deed.LINE_DECIDE_FATE, workplan)
    if isinstance(found, Refused):
        return found
    if fate not in tuple(Fate):
        return Refused.because("unknown_fate", value=fate[:40])
    words, money = say(reason), _read_unspent(unspent)
    if isinstance(words, Refused) or isinstance(money, Refused):
        return Refused(tuple(each for said in (words, money) if isinstance(said, Refused) for each in said.reasons))
    wanted, plan = LineFate(LineId(line), Fate(fate), words, money), _in_force(found)
    if faults := fate_faults(plan, wanted):
        printed = plan.printed_codes.get(wanted.line, line[:40])
        return Refused(tuple(Reason(f"fate_{fault.value}", {"line": printed}) for fault in faults))
    save.line_fate(workplan=found.id, decided=wanted, person=by.person, now=now)
    save.touch(found.id)
    detail = {"line": line, "fate": fate, "reason": words.document(), "unspent": dict(unspent)}
    tell(by=by, right=Deed.LINE_DECIDE_FATE, about=about(found), now=now, detail=detail)
    return FateDecided(line, fate)


def _read_unspent(unspent: Mapping[str, str]) -> dict[BudgetKey, Decimal] | Refused:
    found: dict[BudgetKey, Decimal] = {}
    for key, raw in unspent.items():
        source, _, currency = key.partition("/")
        try:
            found[source, currency] = amount(raw)
        except NotAnAmount as fault:
            return Refused.because("bad_value", field=key[:40], why=str(fault))
    return found


def _in_force(found: WorkplanFound) -> Plan:
    return load.plan((found.in_force or found.current).version_id)


@deed(Deed.PLAN_CLOSE)
def close_year(*, workplan: str, base: str, by: Actor, key: str, now: datetime) -> YearClosed | Refused | Stale:
    """Close the year of an endorsed plan once every line has its fate and nothing is open to objection (R101)."""
    found = hold_plan(by, Deed.PLAN_CLOSE, workplan)
    if isinstance(found, Refused):
        return found
    plan = _in_force(found)
    if base != plan.version_id:
        return Stale("plan", base[:64], plan.version_id)
    fates = [each.decided for each in load.fates(found.id).values()]
    left = without_fate(plan, fates)
    waiting = [each.ref for each in load.adjustments(found.id) if each.state is AdjustmentState.OPEN]
    reasons = [Reason("lines_without_fate", {"number": len(left), "line": plan.printed_codes[left[0]]})] if left else []
    reasons += [Reason("adjustment_still_open", {"adjustment": ref}) for ref in waiting]
    if reasons:
        return Refused(tuple(reasons))
    save.stage(found.id, Stage.CLOSED)
    save.touch(found.id)
    counted = {fate.value: sum(each.fate is fate for each in fates if each.line in plan) for fate in Fate}
    detail = {"version": plan.version_id, **counted}
    tell(by=by, right=Deed.PLAN_CLOSE, about=about(found), now=now, detail=detail)
    return YearClosed(found.code, len(plan.lines))


@deed(Deed.PLAN_PREPARE)
def prepare_next_year(
    *,
    workplan: str,
    code: str,
    lines: Sequence[str],
    quarters: Mapping[str, Sequence[str]],
    by: Actor,
    key: str,
    now: datetime,
) -> PlanPrepared | Refused:
    """Make the draft of next year's plan under ``code`` from the lines that are carried over and those named here.

    ``lines`` are ids of last year's lines that are planned again, with their money to be confirmed (R83); ``quarters``
    maps a line to the quarters of the new year. While the draft is not tabled it can be prepared anew.
    """
    found = hold_plan(by, Deed.PLAN_PREPARE, workplan)
    if isinstance(found, Refused):
        return found
    there = load.workplan(by.programme, code) if code != found.code else found
    last = _in_force(found)
    if reasons := _not_preparable(found, there, last, code, (lines, quarters)):
        return Refused(reasons)
    fates = [each.decided for each in load.fates(found.id).values()]
    chosen = [Chosen(LineId(line), tuple(quarters.get(line, ()))) for line in _named(lines, quarters, fates)]
    plan = next_plan(last, code, fates, chosen)
    if not plan.lines:
        return Refused.because("nothing_to_carry_over")
    row = there.id if there else save.workplan(by.programme, code, plan.year, Stage.DRAFT)
    save.version(workplan=row, kind=VersionKind.PREPARED, plan=plan, now=now)
    detail = {"from": found.code, "version": plan.version_id, "lines": len(plan.lines)}
    tell(by=by, right=Deed.PLAN_PREPARE, about=f"plan:{code}", now=now, detail=detail)
    return PlanPrepared(code, plan.version_id, len(plan.lines))


def _not_preparable(
    found: WorkplanFound,
    there: WorkplanFound | None,
    last: Plan,
    code: str,
    chosen: tuple[Sequence[str], Mapping[str, Sequence[str]]],
) -> tuple[Reason, ...]:
    programme, year = programmes.programme(found.programme), found.year + 1
    known = plan_rules(programme, code, year).quarters
    lines, quarters = chosen
    checks = (
        ("bad_plan_code", not code or len(code) > LONGEST_CODE or not code.replace("-", "").isalnum()),
        ("already_tabled", there is not None and there.stage != Stage.DRAFT),
        ("draft_of_another_year", there is not None and there.stage == Stage.DRAFT and there.year != year),
        ("year_outside_programme", not programme.starts_on.year <= year <= programme.ends_on.year),
        ("unknown_line", any(LineId(line) not in last for line in (*lines, *quarters))),
        ("unknown_quarter", any(each not in known for named in quarters.values() for each in named)),
    )
    facts: dict[str, Fact] = {"workplan": code[:80], "year": year}
    return tuple(Reason(name, facts) for name, holds in checks if holds)


def _named(lines: Sequence[str], quarters: Mapping[str, Sequence[str]], fates: Sequence[LineFate]) -> list[str]:
    """Return the lines that are chosen, and those carried over whose quarters are set."""
    taken = {each.line for each in fates if each.fate is Fate.CARRIED_OVER}
    return list(dict.fromkeys((*lines, *(line for line in quarters if line in taken))))


@deed(Deed.PLAN_TABLE)
def table_prepared(*, workplan: str, base: str, by: Actor, key: str, now: datetime) -> PlanTabled | Refused | Stale:
    """Open the draft that was prepared from last year's plan for proposals, as it stood on the screen."""
    found = load.workplan(by.programme, workplan)
    if found is None:
        return Refused.because("unknown_workplan", workplan=workplan[:80])
    if refused := refused_here(by, Deed.PLAN_TABLE, found):
        return refused
    if base != found.current.version_id:
        return Stale("plan", base[:64], found.current.version_id)
    plan = load.plan(found.current.version_id)
    save.version(workplan=found.id, kind=VersionKind.TABLED, plan=plan, now=now)
    save.stage(found.id, Stage.CONSULTATION)
    save.touch(found.id)
    detail = {"version": plan.version_id, "lines": len(plan.lines)}
    tell(by=by, right=Deed.PLAN_TABLE, about=about(found), now=now, detail=detail)
    return PlanTabled(found.code, plan.version_id)
