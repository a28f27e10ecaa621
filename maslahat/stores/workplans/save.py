"""Workplans, versions and proposals out to rows; who calls holds the workplan's lock (see load)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.apps import apps
from django.db.models import F

from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.ids import VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.adjustments import AdjustmentKind
from maslahat.domain.workplans.carrying_over import LineFate
from maslahat.domain.workplans.concerns import Concurrence
from maslahat.domain.workplans.conflicts import Choice, ConflictId
from maslahat.domain.workplans.documents import change_set_document, choice_document
from maslahat.domain.workplans.objection_window import AdjustmentState, Objection, ObjectionWindow
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.translations import Translation
from maslahat.domain.workplans.versions import AFTER_ENDORSEMENT, VersionKind
from maslahat.stores.workplans import models
from maslahat.stores.workplans.save_proposals import support
from maslahat.stores.workplans.shapes import UnsentFound


class FingerprintDiffers(RuntimeError):
    """What was read back from the database is not what was written: nothing of the deed may stand."""


def workplan(programme: str, code: str, year: int, stage: str) -> int:
    """Store a new workplan and return the row's id."""
    owner = apps.get_model("programmes", "Programme").objects.values_list("pk", flat=True).get(code=programme)
    return models.Workplan.objects.create(programme_id=owner, code=code, year=year, stage=stage).pk


def version(
    *, workplan: int, kind: VersionKind, plan: Plan, now: datetime, note: Mapping[str, object] | None = None
) -> int:
    """Store the next version of a workplan, read it back, and return the row's id.

    Raises FingerprintDiffers if the text that stands in the database has another fingerprint than the plan (T-06).
    """
    rows = models.Version.objects.filter(workplan_id=workplan).order_by("number")
    kinds = list(rows.values_list("kind", flat=True))
    place, part = _counted(kinds, kind)
    row = models.Version.objects.create(
        workplan_id=workplan,
        number=len(kinds) + 1,
        kind=kind.value,
        place=place,
        part=part,
        version_id=plan.version_id,
        document=plan.document(),
        note=dict(note or {}),
        made_at=now,
    )
    stored = models.Version.objects.values_list("document", flat=True).get(pk=row.pk)
    if fingerprint(stored) != plan.version_id:
        raise FingerprintDiffers(plan.version_id)
    return row.pk


def _counted(kinds: Sequence[str], following: VersionKind) -> tuple[int, int]:
    """Return place and part of the next version, after versions of these kinds in order."""
    if following not in AFTER_ENDORSEMENT:
        return kinds.count(following.value) + 1, 0
    endorsed = kinds.count(VersionKind.ENDORSED.value)
    last = len(kinds) - kinds[::-1].index(VersionKind.ENDORSED.value)
    return endorsed, sum(VersionKind(kind) in AFTER_ENDORSEMENT for kind in kinds[last:]) + 1


def stage(workplan: int, stage: str) -> None:
    """Move a workplan to another stage."""
    models.Workplan.objects.filter(pk=workplan).update(stage=stage)


def touch(workplan: int) -> None:
    """Count one more deed on a workplan."""
    models.Workplan.objects.filter(pk=workplan).update(row_version=F("row_version") + 1)


def proposal(
    *,
    workplan: int,
    change_set: ChangeSet,
    country: str,
    person: int,
    role: str,
    state: str,
    headline: LocalizedText,
    rationale: LocalizedText,
    is_comment: bool,
    now: datetime,
) -> int:
    """Store a new proposal with its author's support, count it on the workplan, and return the row's id.

    It belongs to the round of the draft that was tabled last.
    """
    tabled = models.Version.objects.filter(workplan_id=workplan, kind=VersionKind.TABLED.value)
    row = models.Proposal.objects.create(
        workplan_id=workplan,
        ref=change_set.proposal,
        number=change_set.number,
        round=tabled.count(),
        party=change_set.party,
        country=country,
        proposer_id=person,
        role=role,
        state=state,
        base=change_set.base,
        headline=headline.document(),
        rationale=rationale.document(),
        change_set=change_set_document(change_set),
        is_comment=is_comment,
        filed_at=now,
    )
    models.Workplan.objects.filter(pk=workplan).update(proposals_filed=change_set.number)
    support(proposal=row.pk, party=change_set.party, person=person, kind="author", now=now)
    return row.pk


def move_proposal(
    proposal: int,
    *,
    state: str,
    disposition: str | None = None,
    reason: LocalizedText | None = None,
    amended: ChangeSet | None = None,
    merged_into: int | None = None,
    decided_at: datetime | None = None,
    is_comment: bool | None = None,
) -> None:
    """Bring a proposal into a state, with what the deed says of it; what is not given stays as it was."""
    changes: dict[str, object] = {"state": state, "row_version": F("row_version") + 1}
    given = {
        "disposition": disposition,
        "reason": None if reason is None else reason.document(),
        "amended": None if amended is None else change_set_document(amended),
        "merged_into_id": merged_into,
        "decided_at": decided_at,
        "is_comment": is_comment,
    }
    changes |= {name: value for name, value in given.items() if value is not None}
    models.Proposal.objects.filter(pk=proposal).update(**changes)


def reopen_proposal(proposal: int, state: str) -> None:
    """Bring a proposal back as if nothing had been decided on it; it belongs to the round that is under way."""
    workplan = models.Proposal.objects.values("workplan_id").filter(pk=proposal)
    tabled = models.Version.objects.filter(workplan_id__in=workplan, kind=VersionKind.TABLED.value)
    models.Proposal.objects.filter(pk=proposal).update(
        state=state,
        round=tabled.count(),
        row_version=F("row_version") + 1,
        disposition="",
        reason={},
        decided_at=None,
        is_comment=False,
        merged_into=None,
    )


def states(states: Mapping[int, str]) -> None:
    """Note where proposals (row ids) stand after the draft was computed anew."""
    for proposal, state in states.items():
        models.Proposal.objects.filter(pk=proposal).update(state=state)


def touch_proposal(proposal: int) -> None:
    """Count one more change of what stands beside a proposal."""
    models.Proposal.objects.filter(pk=proposal).update(row_version=F("row_version") + 1)


def concurrence(
    word: Concurrence, *, proposal: int, text: LocalizedText, person: int, role: str, now: datetime
) -> None:
    """Store what a party said to a proposal (its row id)."""
    models.Concurrence.objects.create(
        proposal_id=proposal,
        party=word.party,
        kind=word.kind.value,
        subject=word.subject,
        text=text.document(),
        person_id=person,
        role=role,
        stated_at=now,
    )


def translation(
    given: Translation, *, workplan: int, base: VersionId, party: str, person: int, role: str, now: datetime
) -> None:
    """Store new words for a text of a plan, given on this tabled version."""
    models.Translation.objects.create(
        workplan_id=workplan,
        base=base,
        line=given.place.line,
        place=list(given.place.field),
        language=given.language,
        words=given.words,
        original=given.original,
        made_from=given.made_from,
        replaces=given.replaces,
        party=party,
        person_id=person,
        role=role,
        given_at=now,
    )


def proposal_texts(proposal: int, *, headline: LocalizedText, rationale: LocalizedText) -> None:
    """Store the texts of a proposal with the languages that were added to them."""
    models.Proposal.objects.filter(pk=proposal).update(
        headline=headline.document(), rationale=rationale.document(), row_version=F("row_version") + 1
    )


def resolution(
    *,
    workplan: int,
    conflict: ConflictId,
    choice: Choice,
    reason: LocalizedText,
    party: str,
    person: int,
    role: str,
    now: datetime,
) -> None:
    """Store the decision on a conflict, counted after those that were taken back."""
    models.Resolution.objects.create(
        workplan_id=workplan,
        conflict=conflict,
        number=models.Resolution.objects.filter(workplan_id=workplan, conflict=conflict).count() + 1,
        choice=choice_document(choice),
        reason=reason.document(),
        party=party,
        person_id=person,
        role=role,
        resolved_at=now,
    )


def end_resolution(
    *, workplan: int, conflict: ConflictId, reason: LocalizedText, person: int, role: str, now: datetime
) -> None:
    """Note that the decision on a conflict stands no longer, who ended it and why; the row stays."""
    models.Resolution.objects.filter(workplan_id=workplan, conflict=conflict, ended_at=None).update(
        ended_at=now, ended_reason=reason.document(), ended_person_id=person, ended_role=role
    )


def discussion_order(
    *,
    workplan: int,
    number: int,
    conflicts: Sequence[ConflictId],
    reason: LocalizedText,
    person: int,
    role: str,
    now: datetime,
) -> None:
    """Store the order of discussion that the chair set."""
    models.DiscussionOrder.objects.create(
        workplan_id=workplan,
        number=number,
        conflicts=list(conflicts),
        reason=reason.document(),
        person_id=person,
        role=role,
        set_at=now,
    )


def new_round(
    *, workplan: int, undecided: Iterable[int], reason: LocalizedText, person: int, role: str, now: datetime
) -> None:
    """Take undecided proposals (row ids) along into the round that begins, and end every decision on a conflict."""
    tabled = models.Version.objects.filter(workplan_id=workplan, kind=VersionKind.TABLED.value).count()
    models.Proposal.objects.filter(pk__in=list(undecided)).update(round=tabled)
    models.Resolution.objects.filter(workplan_id=workplan, ended_at=None).update(
        ended_at=now, ended_reason=reason.document(), ended_person_id=person, ended_role=role
    )


def adjustment(
    *,
    workplan: int,
    change_set: ChangeSet,
    kind: AdjustmentKind,
    window: ObjectionWindow,
    texts: tuple[LocalizedText, LocalizedText],
    person: int,
    role: str,
) -> None:
    """Store a corrigendum or minor adjustment that is open to objection; ``texts`` are headline and rationale."""
    models.Adjustment.objects.create(
        workplan_id=workplan,
        ref=change_set.proposal,
        number=change_set.number,
        kind=kind.value,
        state=AdjustmentState.OPEN.value,
        base=change_set.base,
        change_set=change_set_document(change_set),
        headline=texts[0].document(),
        rationale=texts[1].document(),
        party=change_set.party,
        person_id=person,
        role=role,
        opens_at=window.opens_at,
        deadline=window.deadline,
    )


def objection(*, adjustment: int, said: Objection, in_time: bool, person: int, role: str) -> None:
    """Store an objection to a change after endorsement."""
    models.Objection.objects.create(
        adjustment_id=adjustment,
        party=said.seat,
        text=said.text.document(),
        in_time=in_time,
        objected_at=said.objected_at,
        person_id=person,
        role=role,
    )


def end_adjustment(adjustment: int, state: AdjustmentState, at: datetime, version: int | None = None) -> None:
    """Note how a change after endorsement ended, as of which instant, and the version it made."""
    models.Adjustment.objects.filter(pk=adjustment).update(state=state.value, ended_at=at, version_id=version)


def line_fate(*, workplan: int, decided: LineFate, person: int, now: datetime) -> None:
    """Store what becomes of a line at the end of its year."""
    models.LineFate.objects.create(
        workplan_id=workplan,
        line=decided.line,
        fate=decided.fate.value,
        reason=decided.reason.document(),
        unspent=[[source, currency, f"{amount:.2f}"] for (source, currency), amount in sorted(decided.unspent.items())],
        person_id=person,
        decided_at=now,
    )


def line_status(*, workplan: int, line: str, status: str, note: LocalizedText, person: int, now: datetime) -> None:
    """Store a note on how far the work of a line has come."""
    models.LineStatus.objects.create(
        workplan_id=workplan, line=line, status=status, note=note.document(), person_id=person, noted_at=now
    )


def unsent(workplan: int, person: int, party: str, kept: UnsentFound, now: datetime) -> None:
    """Store what a person wishes and has not sent, in place of what was stored before."""
    models.UnsentProposal.objects.update_or_create(
        workplan_id=workplan,
        person_id=person,
        party=party,
        defaults={
            "base": kept.base,
            "wishes": list(kept.wishes),
            "headline": dict(kept.headline),
            "rationale": dict(kept.rationale),
            "sent_key": kept.sent_key,
            "sent_as": kept.sent_as,
            "changed_at": now,
        },
    )
