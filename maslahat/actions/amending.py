"""Changes of an endorsed plan: corrigenda and minor adjustments with their objections, and the round of amendments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import about, hold_plan
from maslahat.actions.codes import unknown_codes
from maslahat.actions.doing import deed, tell
from maslahat.actions.endorsing import hearing_of
from maslahat.actions.filing import LONGEST_HEADLINE, LONGEST_RATIONALE
from maslahat.actions.moving import say
from maslahat.actions.open_matters import UNDECIDED
from maslahat.actions.outcomes import (
    AdjustmentObjected,
    AdjustmentOpened,
    AdjustmentsClosed,
    PlanTabled,
    Reason,
    Refused,
    Stale,
)
from maslahat.actions.rulebook import adjustment_limits, decision_rule, objection_days, working_calendar
from maslahat.actions.wishes import NotUnderstood, Wish, read_text, understand
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed, Stage
from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.adjustments import AdjustmentKind, Classification, Excess, as_corrected, classify
from maslahat.domain.workplans.changes import StaleOperation, apply, subject
from maslahat.domain.workplans.documents import change_set_document
from maslahat.domain.workplans.objection_window import (
    AdjustmentState,
    Objection,
    ObjectionWindow,
    outcome_of,
    window_of,
)
from maslahat.domain.workplans.operations import ChangeSet, Operation
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.versions import VersionKind
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load, save
from maslahat.stores.workplans.shapes import AdjustmentFound, VersionFound, WorkplanFound

_PREFIX = {AdjustmentKind.CORRIGENDUM: "COR", AdjustmentKind.MINOR: "ADJ"}
MADE: Mapping[AdjustmentKind, VersionKind] = {
    AdjustmentKind.CORRIGENDUM: VersionKind.CORRECTED,
    AdjustmentKind.MINOR: VersionKind.ADJUSTED,
}
"""The kind of version that each kind of change makes."""

ROUND_BEGAN = LocalizedText.of(en="A new round of amendments began.", ru="Начался новый раунд внесения поправок.")


@deed(Deed.CORRIGENDUM_PROPOSE)
def propose_corrigendum(
    *,
    workplan: str,
    base: str,
    wishes: Sequence[Wish],
    headline: Mapping[str, str],
    rationale: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> AdjustmentOpened | Refused | Stale:
    """Put a correction of spelling, numbering or translation before the parties, who may object for some days.

    ``base`` is the fingerprint of the text in force on the screen. Whatever changes a number or a cell is refused, with
    the place and the number (E86).
    """
    told = _Told(workplan, base, wishes, headline, rationale)
    return _open(told, AdjustmentKind.CORRIGENDUM, Deed.CORRIGENDUM_PROPOSE, by=by, now=now)


@deed(Deed.ADJUSTMENT_PROPOSE)
def propose_adjustment(
    *,
    workplan: str,
    base: str,
    wishes: Sequence[Wish],
    headline: Mapping[str, str],
    rationale: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> AdjustmentOpened | Refused | Stale:
    """Notify the parties of a minor adjustment; it takes effect when they have not objected for some days.

    It must stay within the limits of the plan, counted from the endorsed version, whatever came since (E85).
    """
    told = _Told(workplan, base, wishes, headline, rationale)
    return _open(told, AdjustmentKind.MINOR, Deed.ADJUSTMENT_PROPOSE, by=by, now=now)


@dataclass(frozen=True, slots=True)
class _Told:
    workplan: str
    base: str
    wishes: Sequence[Wish]
    headline: Mapping[str, str]
    rationale: Mapping[str, str]

    def texts(self, reasons: list[Reason]) -> tuple[LocalizedText, LocalizedText]:
        headline = read_text(self.headline, "headline", LONGEST_HEADLINE, reasons)
        rationale = read_text(self.rationale, "rationale", LONGEST_RATIONALE, reasons)
        if not headline and not reasons:
            reasons.append(Reason("headline_missing"))
        return headline, rationale


def _open(
    told: _Told, kind: AdjustmentKind, right: Deed, *, by: Actor, now: datetime
) -> AdjustmentOpened | Refused | Stale:
    found = hold_plan(by, right, told.workplan)
    if isinstance(found, Refused):
        return found
    text, endorsed = found.in_force, found.endorsed
    if text is None or endorsed is None or told.base != text.version_id:
        return Stale("plan", told.base[:64], text.version_id if text else "")
    programme, reasons = programmes.programme(by.programme), list[Reason]()
    texts = told.texts(reasons)
    known = load.adjustments(found.id)
    ref = ProposalRef(f"{_PREFIX[kind]}-{sum(each.kind is kind for each in known) + 1:02d}")
    operations = _fitting(told, kind, programme, endorsed, text, reasons)
    reasons += _still_open(known, operations)
    if reasons:
        return Refused(tuple(reasons))
    change_set = ChangeSet(ref, len(known) + 1, PartyCode(by.party), text.version_id, operations)
    window = window_of(now, objection_days(programme, kind), working_calendar(programme, now))
    _keep(found, change_set, kind, window, texts, by=by, right=right, now=now)
    return AdjustmentOpened(ref, kind.value, window.deadline.isoformat(), len(operations))


def _keep(
    found: WorkplanFound,
    change_set: ChangeSet,
    kind: AdjustmentKind,
    window: ObjectionWindow,
    texts: tuple[LocalizedText, LocalizedText],
    *,
    by: Actor,
    right: Deed,
    now: datetime,
) -> None:
    save.adjustment(
        workplan=found.id,
        change_set=change_set,
        kind=kind,
        window=window,
        texts=texts,
        person=by.person,
        role=by.role.value,
    )
    save.touch(found.id)
    detail = {
        "change_set": change_set_document(change_set),
        "headline": texts[0].document(),
        "rationale": texts[1].document(),
        "deadline": window.deadline,
    }
    tell(by=by, right=right, about=_about(found, change_set.proposal), now=now, detail=detail)


def _about(found: WorkplanFound, ref: str) -> str:
    return f"adjustment:{found.code}/{ref}"


def _fitting(
    told: _Told,
    kind: AdjustmentKind,
    programme: Programme,
    endorsed: VersionFound,
    text: VersionFound,
    reasons: list[Reason],
) -> tuple[Operation, ...]:
    """Return the operations that are wished for; what stands against them goes into ``reasons``."""
    current = load.plan(text.version_id)
    understood = understand(current, told.wishes, lambda n: LineId(f"new-{n}"))
    if isinstance(understood, NotUnderstood):
        reasons += understood.reasons
        return ()
    if not understood.operations:
        reasons.append(Reason("changes_nothing"))
        return ()
    is_corrigendum = kind is AdjustmentKind.CORRIGENDUM
    operations = as_corrected(current, understood.operations) if is_corrigendum else understood.operations
    reasons += unknown_codes(programme, operations)
    limits = adjustment_limits(programme)
    judged = classify(load.plan(endorsed.version_id), current, operations, limits)
    reasons += (_beyond(current, each) for each in _against(judged, kind))
    return operations


def _against(judged: Classification, kind: AdjustmentKind) -> tuple[Excess, ...]:
    return judged.not_corrigendum if kind is AdjustmentKind.CORRIGENDUM else judged.not_minor


def _beyond(plan: Plan, excess: Excess) -> Reason:
    facts = {
        "line": plan.printed_codes.get(excess.line, "—"),
        "field": excess.key[0],
        "found": excess.found or "—",
        "limit": excess.limit or "—",
    }
    return Reason(f"beyond_{excess.why.value}", facts)


def _still_open(known: Sequence[AdjustmentFound], operations: Sequence[Operation]) -> list[Reason]:
    """Return a reason for each change that is still open to objection and touches one of the same lines."""
    lines = {subject(each) for each in operations}
    return [
        Reason("adjustment_open_on_line", {"adjustment": each.ref})
        for each in known
        if each.state is AdjustmentState.OPEN and lines & {subject(one) for one in each.change_set.operations}
    ]


@deed(Deed.ADJUSTMENT_OBJECT)
def object_to_adjustment(
    *, workplan: str, adjustment: str, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> AdjustmentObjected | Refused:
    """Object for the person's party to a corrigendum or minor adjustment, with the reason by language.

    One objection in time stops it. An objection at the deadline or after is late: it is kept, and stops nothing (E58);
    so is one that had to wait for its turn until the change had taken effect.
    """
    found = hold_plan(by, Deed.ADJUSTMENT_OBJECT, workplan)
    if isinstance(found, Refused):
        return found
    target = next((each for each in load.adjustments(found.id) if each.ref == adjustment), None)
    if target is None:
        return Refused.because("unknown_adjustment", adjustment=adjustment[:80])
    words = say(text, required=True)
    reasons = [*(words.reasons if isinstance(words, Refused) else ()), *_not_heard(found, target, by, now)]
    if reasons or isinstance(words, Refused):
        return Refused(tuple(reasons))
    said = Objection(PartyCode(by.party), words, now)
    in_time = target.state is AdjustmentState.OPEN and target.window.in_time(now)
    save.objection(adjustment=target.id, said=said, in_time=in_time, person=by.person, role=by.role.value)
    if in_time:
        save.end_adjustment(target.id, AdjustmentState.OBJECTED, now)
    save.touch(found.id)
    detail = {"text": words.document(), "in_time": in_time}
    tell(by=by, right=Deed.ADJUSTMENT_OBJECT, about=_about(found, target.ref), now=now, detail=detail)
    return AdjustmentObjected(target.ref, by.party, in_time)


def _not_heard(found: WorkplanFound, target: AdjustmentFound, by: Actor, now: datetime) -> list[Reason]:
    rule = decision_rule(programmes.programme(by.programme))
    speaker = hearing_of(found, by.programme, by.party).speaker(PartyCode(by.party), now)
    checks = (
        ("position_seat_does_not_decide", by.party not in rule.parties),
        ("position_not_acting_head", speaker is None or speaker.person != by.username),
        ("adjustment_ended", target.state in (AdjustmentState.OBJECTED, AdjustmentState.LAPSED)),
        ("objected_already", any(each.said.seat == by.party for each in target.objections)),
    )
    return [Reason(code, {"party": by.party, "adjustment": target.ref}) for code, holds in checks if holds]


@deed(Deed.ADJUSTMENT_CLOSE)
def close_adjustments(*, workplan: str, by: Actor, key: str, now: datetime) -> AdjustmentsClosed | Refused:
    """Let every corrigendum and minor adjustment whose window has ended without objection take effect.

    Each takes effect at its deadline, in order of deadline, however late this is done (E71). One that no longer fits
    the text in force, or the limits, lapses.
    """
    found = hold_plan(by, Deed.ADJUSTMENT_CLOSE, workplan)
    if isinstance(found, Refused):
        return found
    waiting = [each for each in load.adjustments(found.id) if each.state is AdjustmentState.OPEN]
    due = sorted((each for each in waiting if each.window.has_ended(now)), key=lambda each: _turn(each))
    made, lapsed = list[str](), list[str]()
    for each in due:
        said = (objection.said for objection in each.objections)
        if outcome_of(each.window, said, now) is AdjustmentState.IN_EFFECT:
            (made if _takes_effect(found, each, by=by, now=now) else lapsed).append(each.ref)
            found = load.workplan(by.programme, workplan) or found
    return AdjustmentsClosed(found.code, tuple(made), tuple(lapsed))


def _turn(each: AdjustmentFound) -> tuple[datetime, int]:
    return each.window.deadline, each.number


def _takes_effect(found: WorkplanFound, due: AdjustmentFound, *, by: Actor, now: datetime) -> bool:
    text, endorsed = found.in_force, found.endorsed
    if text is None or endorsed is None:
        return False
    current, at = load.plan(text.version_id), due.window.deadline
    limits = adjustment_limits(programmes.programme(by.programme))
    try:
        judged = classify(load.plan(endorsed.version_id), current, due.change_set.operations, limits)
        plan = apply(current, due.change_set.operations)
    except StaleOperation:
        judged, plan = None, current
    if judged is None or _against(judged, due.kind):
        save.end_adjustment(due.id, AdjustmentState.LAPSED, at)
        tell(by=by, right=Deed.ADJUSTMENT_CLOSE, about=_about(found, due.ref), now=now, name="adjustment.lapsed")
        return False
    version = save.version(workplan=found.id, kind=MADE[due.kind], plan=plan, now=at)
    save.end_adjustment(due.id, AdjustmentState.IN_EFFECT, at, version)
    save.touch(found.id)
    detail = {"subject": plan.version_id, "previous": text.version_id, "change": due.ref, "effective_at": at}
    name = f"plan.{MADE[due.kind].value}"
    tell(by=by, right=Deed.ADJUSTMENT_CLOSE, about=about(found), now=now, detail=detail, name=name)
    return True


@deed(Deed.PLAN_AMEND)
def open_amendment_round(
    *, workplan: str, base: str, reason: Mapping[str, str], by: Actor, key: str, now: datetime
) -> PlanTabled | Refused | Stale:
    """Open an endorsed plan for proposals again; the text in force is the base of the round and stays in force (§8).

    What was proposed and not decided comes along into the new round. Nothing may be open to objection any more.
    """
    found = hold_plan(by, Deed.PLAN_AMEND, workplan)
    if isinstance(found, Refused):
        return found
    text, words = found.in_force, say(reason, required=True)
    if text is None or base != text.version_id:
        return Stale("plan", base[:64], text.version_id if text else "")
    reasons = [*(words.reasons if isinstance(words, Refused) else ())]
    waiting = [each.ref for each in load.adjustments(found.id) if each.state is AdjustmentState.OPEN]
    reasons += [Reason("adjustment_still_open", {"adjustment": ref}) for ref in waiting]
    if reasons or isinstance(words, Refused):
        return Refused(tuple(reasons))
    save.version(workplan=found.id, kind=VersionKind.TABLED, plan=load.plan(text.version_id), now=now)
    undecided = [each.id for each in load.proposals(found.id) if each.state in UNDECIDED]
    save.new_round(
        workplan=found.id, undecided=undecided, reason=ROUND_BEGAN, person=by.person, role=by.role.value, now=now
    )
    save.stage(found.id, Stage.CONSULTATION)
    save.touch(found.id)
    detail = {"version": text.version_id, "reason": words.document(), "undecided": len(undecided)}
    tell(by=by, right=Deed.PLAN_AMEND, about=about(found), now=now, detail=detail)
    return PlanTabled(found.code, text.version_id)
