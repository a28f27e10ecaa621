"""The resolution of conflicts between proposals: decided, decided anew, taken back; and the order of discussion.

Nothing is ever overwritten: whoever comes second is told what the first decided (E75), whoever looks at an older draft
decides nothing (E80), and a decision that was replaced or taken back stays in the record with the reason.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import about, hold_plan
from maslahat.actions.doing import deed, tell
from maslahat.actions.drafts import consolidated, redraft
from maslahat.actions.moving import say
from maslahat.actions.outcomes import ConflictReopened, ConflictResolved, DiscussionReordered, Refused, Stale
from maslahat.actions.rulebook import plan_rules
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.canonical import Document, canonical_bytes
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.agenda import companions
from maslahat.domain.workplans.conflicts import ApplyTo, Choice, Conflict
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.documents import choice_document
from maslahat.domain.workplans.rulings import suits
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load, save
from maslahat.stores.workplans.shapes import ResolutionFound, WorkplanFound


@deed(Deed.CONFLICT_RESOLVE)
def resolve_conflict(
    *,
    workplan: str,
    conflict: str,
    draft: str,
    choice: Choice,
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
    with_companions: bool = False,
) -> ConflictResolved | Refused | Stale:
    """Decide one conflict on the draft that was on the screen; a second, other decision is refused (E75).

    ``with_companions`` decides the same for the same text in other languages, where the same sides stand against each
    other and nothing is decided yet (see ``companions``).
    """
    found = hold_plan(by, Deed.CONFLICT_RESOLVE, workplan)
    if isinstance(found, Refused):
        return found
    if (first := _standing(found, conflict)) is not None:
        return Stale(f"conflict:{conflict}", spelled(choice), spelled(first.choice))
    if draft != found.current.version_id:
        return Stale("draft", draft[:64], found.current.version_id)
    drawn = _draft(found, by.programme)
    target, text = _open_conflict(drawn, conflict, choice), say(reason, required=True)
    if isinstance(target, Refused) or isinstance(text, Refused):
        return _all_of(target, text)
    alike = companions(target, drawn.conflicts) if with_companions else ()
    targets = (target, *(each for each in alike if suits(each, choice)))
    return _enter(found, targets, choice, text, Deed.CONFLICT_RESOLVE, by=by, now=now)


@deed(Deed.CONFLICT_REVISE)
def revise_resolution(
    *,
    workplan: str,
    conflict: str,
    number: int,
    draft: str,
    choice: Choice,
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ConflictResolved | Refused | Stale:
    """Put another decision in place of the one that stands: decision ``number`` on the conflict, as on the screen.

    The former decision stays in the record, ended for this reason. Refused as ``resolve_conflict`` is.
    """
    asked = _ask_to_end(Deed.CONFLICT_REVISE, workplan, conflict, number=number, draft=draft, reason=reason, by=by)
    if isinstance(asked, Refused | Stale):
        return asked
    found, standing, text = asked
    target = _open_conflict(_draft(found, by.programme, standing), conflict, choice)
    if isinstance(target, Refused):
        return target
    save.end_resolution(
        workplan=found.id, conflict=conflict, reason=text, person=by.person, role=by.role.value, now=now
    )
    return _enter(found, (target,), choice, text, Deed.CONFLICT_REVISE, by=by, now=now, instead_of=standing)


@deed(Deed.CONFLICT_REOPEN)
def withdraw_resolution(
    *,
    workplan: str,
    conflict: str,
    number: int,
    draft: str,
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ConflictReopened | Refused | Stale:
    """Take back decision ``number`` on a conflict, as it stood on the screen; the conflict is open again."""
    asked = _ask_to_end(Deed.CONFLICT_REOPEN, workplan, conflict, number=number, draft=draft, reason=reason, by=by)
    if isinstance(asked, Refused | Stale):
        return asked
    found, standing, text = asked
    save.end_resolution(
        workplan=found.id, conflict=conflict, reason=text, person=by.person, role=by.role.value, now=now
    )
    drafted = redraft(found, programmes.programme(by.programme), now)
    detail: dict[str, Document] = {"conflict": conflict, "number": standing.number, "reason": text.document()}
    tell(by=by, right=Deed.CONFLICT_REOPEN, about=about(found), now=now, detail=detail)
    return ConflictReopened(conflict, standing.number, drafted.version_id, drafted.conflicts)


@deed(Deed.DISCUSSION_REORDER)
def reorder_discussion(
    *,
    workplan: str,
    number: int,
    conflicts: Sequence[str],
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> DiscussionReordered | Refused | Stale:
    """Set the order in which open conflicts are discussed, by the chair's word and with the reason (spec §5).

    ``number`` is that of the order on the screen, 0 for the suggested one. No conflicts: the suggested order again.
    """
    found = hold_plan(by, Deed.DISCUSSION_REORDER, workplan)
    if isinstance(found, Refused):
        return found
    last = load.discussion_order(found.id)
    stands = last.number if last else 0
    if number != stands:
        return Stale("discussion_order", str(number), str(stands))
    known = {each.id for each in _draft(found, by.programme).conflicts}
    if len(set(conflicts)) != len(conflicts) or not set(conflicts) <= known:
        return Refused.because("unknown_conflict_order")
    text = say(reason, required=True)
    if isinstance(text, Refused):
        return text
    save.discussion_order(
        workplan=found.id,
        number=stands + 1,
        conflicts=conflicts,
        reason=text,
        person=by.person,
        role=by.role.value,
        now=now,
    )
    save.touch(found.id)
    detail: dict[str, Document] = {"number": stands + 1, "conflicts": list(conflicts), "reason": text.document()}
    tell(by=by, right=Deed.DISCUSSION_REORDER, about=about(found), now=now, detail=detail)
    return DiscussionReordered(workplan, stands + 1, tuple(conflicts))


def spelled(choice: Choice) -> str:
    """Return a choice as one line of text: what ``Stale`` says was expected and what stands."""
    return canonical_bytes(choice_document(choice)).decode()


def _ask_to_end(
    right: Deed, workplan: str, conflict: str, *, number: int, draft: str, reason: Mapping[str, str], by: Actor
) -> tuple[WorkplanFound, ResolutionFound, LocalizedText] | Refused | Stale:
    found = hold_plan(by, right, workplan)
    if isinstance(found, Refused):
        return found
    standing = _standing(found, conflict)
    if standing is None or standing.number != number:
        current = f"{standing.number}: {spelled(standing.choice)}" if standing else ""
        return Stale(f"conflict:{conflict[:40]}", str(number), current)
    if draft != found.current.version_id:
        return Stale("draft", draft[:64], found.current.version_id)
    text = say(reason, required=True)
    return text if isinstance(text, Refused) else (found, standing, text)


def _enter(
    found: WorkplanFound,
    targets: Sequence[Conflict],
    choice: Choice,
    text: LocalizedText,
    right: Deed,
    *,
    by: Actor,
    now: datetime,
    instead_of: ResolutionFound | None = None,
) -> ConflictResolved:
    for each in targets:
        save.resolution(
            workplan=found.id,
            conflict=each.id,
            choice=choice,
            reason=text,
            party=by.party,
            person=by.person,
            role=by.role.value,
            now=now,
        )
    target = targets[0]
    drafted = redraft(found, programmes.programme(by.programme), now)
    told = {"conflict": target.id, "proposals": list(target.proposals), "reason": text.document()}
    detail: dict[str, Document] = {**told, "choice": choice_document(choice)}
    if instead_of is not None:
        detail["instead_of"] = instead_of.number
    if len(targets) > 1:
        detail["companions"] = [each.id for each in targets[1:]]
    tell(by=by, right=right, about=about(found), now=now, detail=detail)
    return ConflictResolved(target.id, spelled(choice), drafted.version_id, drafted.conflicts)


def _open_conflict(draft: Consolidation, conflict: str, choice: Choice) -> Conflict | Refused:
    """Return the conflict if it is open in this draft and the choice suits it."""
    target = next((each for each in draft.conflicts if each.id == conflict), None)
    if target is None:
        return Refused.because("unknown_conflict", conflict=conflict[:40])
    if isinstance(choice, ApplyTo) and choice.line not in draft.plan and choice.line not in target.proposed:
        return Refused.because("unknown_line", line=choice.line[:80])
    return target if suits(target, choice) else Refused.because("choice_does_not_suit", kind=target.kind.value)


def _draft(found: WorkplanFound, programme: str, without: ResolutionFound | None = None) -> Consolidation:
    owner: Programme = programmes.programme(programme)
    standing = [each for each in load.resolutions(found.id) if each != without]
    return consolidated(found, load.proposals(found.id), standing, plan_rules(owner, found.code, found.year))


def _standing(found: WorkplanFound, conflict: str) -> ResolutionFound | None:
    return next((each for each in load.resolutions(found.id) if each.conflict == conflict), None)


def _all_of(*said: object) -> Refused:
    return Refused(tuple(reason for each in said if isinstance(each, Refused) for reason in each.reasons))
