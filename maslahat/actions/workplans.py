"""What the secretariat does with a plan as a whole: table its draft, finalise it, and note how its lines come along."""

from collections.abc import Mapping
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import about, hold_plan, refused_here
from maslahat.actions.codes import unknown_codes
from maslahat.actions.doing import deed, tell
from maslahat.actions.drafts import consolidated
from maslahat.actions.filing import LONGEST_RATIONALE
from maslahat.actions.lines_done import DONE, groups_served, not_done_yet
from maslahat.actions.moving import say
from maslahat.actions.open_matters import open_matters
from maslahat.actions.outcomes import NotReady, PlanFinalised, PlanTabled, Reason, Refused, Stale, StatusNoted
from maslahat.actions.rulebook import decision_rule, plan_rules
from maslahat.actions.wishes import read_text
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed, Stage
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.operations import Insert
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.versions import VersionKind, VersionLabel, may_follow
from maslahat.stores.discussions import load as load_discussions
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import progress_queries
from maslahat.stores.workplans import load, save

STATUS_LIST = "activity_status"
"""The code list of a programme from which the status of a line is taken."""


@deed(Deed.PLAN_TABLE)
def table_draft(*, plan: Plan, by: Actor, key: str, now: datetime) -> PlanTabled | Refused:
    """Open a plan for proposals: its draft becomes the tabled base. The parties to it are those of the programme."""
    programme = programmes.programme(by.programme)
    if load.workplan(by.programme, plan.code) is not None:
        return Refused.because("already_tabled", workplan=plan.code)
    if reasons := _unfit(programme, plan):
        return Refused(reasons)
    workplan = save.workplan(by.programme, plan.code, plan.year, Stage.CONSULTATION)
    save.version(workplan=workplan, kind=VersionKind.TABLED, plan=plan, now=now)
    detail = {"version": plan.version_id, "lines": len(plan.lines)}
    tell(by=by, right=Deed.PLAN_TABLE, about=f"plan:{plan.code}", now=now, detail=detail)
    return PlanTabled(plan.code, plan.version_id)


def _unfit(programme: Programme, plan: Plan) -> tuple[Reason, ...]:
    reasons = list(unknown_codes(programme, tuple(Insert(line, None) for line in plan.lines)))
    if plan.programme != programme.code:
        reasons.append(Reason("foreign_plan", {"programme": plan.programme}))
    if not programme.starts_on.year <= plan.year <= programme.ends_on.year:
        reasons.append(Reason("year_outside_programme", {"year": plan.year}))
    if plan.parties != decision_rule(programme).parties:
        reasons.append(Reason("wrong_parties", {"parties": ", ".join(decision_rule(programme).parties)}))
    return tuple(reasons)


@deed(Deed.PLAN_FINALISE)
def finalise_plan(
    *,
    workplan: str,
    draft: str,
    by: Actor,
    key: str,
    now: datetime,
    accepted: Mapping[str, Mapping[str, str]] | None = None,
) -> PlanFinalised | NotReady | Refused | Stale:
    """Freeze the draft with this fingerprint and put it to endorsement (R48).

    Everything that is open is listed at once. ``accepted`` maps the name of an open matter that may stay open to the
    reason, by language; nothing else may be open.
    """
    found = hold_plan(by, Deed.PLAN_FINALISE, workplan)
    if isinstance(found, Refused):
        return found
    if draft != found.current.version_id or not may_follow(found.current.kind, VersionKind.FINAL):
        return Stale("draft", draft[:64], found.current.version_id)
    rules = plan_rules(programmes.programme(by.programme), found.code, found.year)
    proposals = load.proposals(found.id)
    text = consolidated(found, proposals, load.resolutions(found.id), rules)
    threads = [each.thread for each in load_discussions.threads(found.id)]
    base, note = load.plan(found.base.version_id), accepted or {}
    matters = open_matters(base, text, found, proposals, rules, threads)
    left = tuple(each for each in matters.acceptable if each.facts["name"] not in note)
    if matters.blocking or left:
        return NotReady(matters.blocking, left)
    reasons = _read_reasons(note, tuple(str(each.facts["name"]) for each in matters.acceptable), by)
    if isinstance(reasons, Refused):
        return reasons
    place = sum(each.kind is VersionKind.FINAL for each in found.versions) + 1
    save.version(workplan=found.id, kind=VersionKind.FINAL, plan=text.plan, now=now, note={"accepted_open": reasons})
    save.stage(found.id, Stage.FINALIZED)
    save.touch(found.id)
    label = str(VersionLabel(VersionKind.FINAL, place))
    detail = {"version": text.plan.version_id, "label": label, "accepted_open": reasons}
    tell(by=by, right=Deed.PLAN_FINALISE, about=about(found), now=now, detail=detail)
    return PlanFinalised(found.code, text.plan.version_id, label, tuple(each["name"] for each in reasons))


def _read_reasons(
    accepted: Mapping[str, Mapping[str, str]], names: tuple[str, ...], by: Actor
) -> list[dict[str, Document]] | Refused:
    """Return what is accepted as open, each by its name with the reason and who accepted it (R56)."""
    reasons: list[Reason] = [
        Reason("nothing_of_that_name", {"name": name[:120]}) for name in accepted if name not in names
    ]
    kept: list[dict[str, Document]] = []
    office = LocalizedText.of(**by.office).document()
    for name in sorted(set(accepted) & set(names)):
        text = read_text(accepted[name], "reason", LONGEST_RATIONALE, reasons)
        if not text:
            reasons.append(Reason("reason_missing", {"name": name}))
        who = {"party": by.party, "role": by.role.value, "office": office}
        kept.append({"name": name, "reason": text.document(), **who})
    return Refused(tuple(reasons)) if reasons else kept


@deed(Deed.LINE_SET_STATUS)
def set_line_status(
    *, workplan: str, line: str, status: str, note: Mapping[str, str], by: Actor, key: str, now: datetime
) -> StatusNoted | Refused:
    """Note how far the work of an endorsed line has come; the plan's fingerprint does not change (E84)."""
    found = load.workplan(by.programme, workplan)
    if found is None:
        return Refused.because("unknown_workplan", workplan=workplan[:80])
    plan = load.plan((found.in_force or found.current).version_id)
    if LineId(line) not in plan:
        return Refused.because("unknown_line", line=line[:80])
    own = bool(by.country) and by.country in plan.line(LineId(line)).countries
    if refused := refused_here(by, Deed.LINE_SET_STATUS, found, own=own, in_force=True):
        return refused
    programme = programmes.programme(by.programme)
    if status not in {term.code for term in programme.code_lists.get(STATUS_LIST, ())}:
        return Refused.because("unknown_code", field="status", value=status[:40])
    told = progress_queries.done_for(found.id).get(line, frozenset()) if status in DONE else frozenset()
    if refused := not_done_yet(status, groups_served(plan.line(LineId(line)), told)):
        return refused
    text = say(note)
    if isinstance(text, Refused):
        return text
    save.line_status(workplan=found.id, line=line, status=status, note=text, person=by.person, now=now)
    detail = {"line": line, "status": status, "note": text.document()}
    tell(by=by, right=Deed.LINE_SET_STATUS, about=about(found), now=now, detail=detail)
    return StatusNoted(line, status)
