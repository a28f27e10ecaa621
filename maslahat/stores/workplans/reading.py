"""Rows of workplans turned into plain values: the one place that knows both; nothing here decides."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import QuerySet

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.ad_referendum import CapitalAnswer, Lapse, Referral
from maslahat.domain.workplans.concerns import Concurrence, Stance
from maslahat.domain.workplans.documents import read_change_set, read_choice
from maslahat.domain.workplans.plan import Plan, read_plan
from maslahat.domain.workplans.translations import TextPlace, Translation
from maslahat.domain.workplans.versions import VersionKind
from maslahat.stores.kept import Kept
from maslahat.stores.prepared import Prepared
from maslahat.stores.workplans import models
from maslahat.stores.workplans.shapes import (
    AcceptedOpen,
    AdviceFound,
    AnswerFound,
    ConcurrenceFound,
    DiscussionOrderFound,
    ProposalFound,
    ReferralFound,
    ResolutionFound,
    RevisionFound,
    StatusFound,
    SupportFound,
    TranslationFound,
    UnsentFound,
    VersionFound,
    WorkplanFound,
)

Found = TypeVar("Found")


def workplans_of(rows: QuerySet[models.Workplan]) -> tuple[WorkplanFound, ...]:
    """Return these workplans with their versions' heads and translations: three queries, whatever their number."""
    found = list(rows.select_related("programme").defer("programme__document"))
    versions: dict[int, list[VersionFound]] = {row.pk: [] for row in found}
    heads = models.Version.objects.filter(workplan__in=found).order_by("workplan", "number")
    for workplan, *head in heads.values_list("workplan_id", *_HEAD):
        versions[workplan].append(_version(head))
    translations: dict[int, list[TranslationFound]] = {row.pk: [] for row in found}
    for workplan, translation in _translations(found):
        translations[workplan].append(translation)
    return tuple(
        WorkplanFound(
            id=row.pk,
            programme=row.programme.code,
            code=row.code,
            year=row.year,
            stage=row.stage,
            row_version=row.row_version,
            proposals_filed=row.proposals_filed,
            versions=tuple(versions[row.pk]),
            translations=tuple(translations[row.pk]),
        )
        for row in found
    )


def workplan_of(row: models.Workplan, programme: str) -> WorkplanFound:
    """Return a workplan of this programme (its code) with its versions' heads and without translations: one query."""
    return WorkplanFound(
        id=row.pk,
        programme=programme,
        code=row.code,
        year=row.year,
        stage=row.stage,
        row_version=row.row_version,
        proposals_filed=row.proposals_filed,
        versions=tuple(_version(head) for head in _HEADS_OF.rows(row.pk)),
    )


_HEAD = ("pk", "number", "kind", "place", "version_id", "made_at", "note", "part")
_HEADS_OF = Prepared(lambda plan: models.Version.objects.filter(workplan=plan).order_by("number").values_list(*_HEAD))


def _version(head: Sequence[Any]) -> VersionFound:
    row, number, kind, place, version_id, made_at, note, part = head
    return VersionFound(
        id=row,
        number=number,
        kind=VersionKind(kind),
        place=place,
        version_id=VersionId(version_id),
        made_at=made_at,
        note=tuple(_accepted(entry) for entry in note.get("accepted_open", ())),
        part=part,
    )


def _accepted(entry: Any) -> AcceptedOpen:
    """Return one entry of a version's note; those of the first months are pairs of name and reason."""
    if not isinstance(entry, dict):
        return AcceptedOpen(str(entry[0]), LocalizedText.of(en=str(entry[1])))
    return AcceptedOpen(
        str(entry["name"]),
        LocalizedText.read(entry["reason"]),
        str(entry["party"]),
        str(entry["role"]),
        LocalizedText.read(entry["office"]),
    )


def _translations(found: list[models.Workplan]) -> Iterable[tuple[int, TranslationFound]]:
    rows = models.Translation.objects.filter(workplan__in=found).select_related("person").order_by("given_at", "pk")
    for row in rows:
        place = TextPlace(LineId(row.line), tuple(row.place))
        words = Translation(place, row.language, row.words, row.original, row.made_from, row.replaces)
        office = LocalizedText.read(row.person.office)
        yield (
            row.workplan_id,
            TranslationFound(words, VersionId(row.base), row.party, row.role, office, row.given_at),
        )


_TEXTS: Kept[VersionId, Plan] = Kept(128)
"""Texts of plans: what a fingerprint names cannot change."""


def plan_of(version_id: VersionId) -> Plan:
    """Return the text with this fingerprint, kept in memory since it cannot change; raise LookupError if unknown."""
    return plans_of((version_id,))[version_id]


def plans_of(version_ids: Collection[VersionId]) -> dict[VersionId, Plan]:
    """Return the texts with these fingerprints: one query for all that are not in memory; raise LookupError."""
    found = _TEXTS.find(version_ids)
    if unknown := [each for each in version_ids if each not in found]:
        rows = models.Version.objects.filter(version_id__in=unknown).values_list("version_id", "document")
        read = {VersionId(version_id): read_plan(document) for version_id, document in rows}
        if missing := [each for each in unknown if each not in read]:
            raise LookupError(missing[0])
        _TEXTS.keep(read)
        found |= read
    return found


def proposals_of(rows: QuerySet[models.Proposal]) -> tuple[ProposalFound, ...]:
    """Return these proposals with all that stands beside them, in order of number, in a fixed number of queries."""
    return tuple(map(_proposal, _whole_proposals(rows)))


def proposals_by_plan(rows: QuerySet[models.Proposal]) -> dict[int, tuple[ProposalFound, ...]]:
    """Return these proposals likewise, by the row id of their workplan."""
    return _by_plan((row.workplan_id, _proposal(row)) for row in _whole_proposals(rows))


def _whole_proposals(rows: QuerySet[models.Proposal]) -> QuerySet[models.Proposal]:
    joined = rows.select_related("proposer", "merged_into", "divided_from").prefetch_related(
        "supports__person", "recommendations__person", "revisions", "referrals__answers", "concurrences__person"
    )
    return joined.order_by("workplan", "number")


def _by_plan(found: Iterable[tuple[int, Found]]) -> dict[int, tuple[Found, ...]]:
    by_plan: dict[int, list[Found]] = {}
    for workplan, each in found:
        by_plan.setdefault(workplan, []).append(each)
    return {workplan: tuple(each) for workplan, each in by_plan.items()}


def _proposal(row: models.Proposal) -> ProposalFound:
    return ProposalFound(
        id=row.pk,
        ref=ProposalRef(row.ref),
        number=row.number,
        party=row.party,
        country=row.country,
        office=LocalizedText.read(row.proposer.office),
        role=row.role,
        state=row.state,
        row_version=row.row_version,
        base=VersionId(row.base),
        headline=LocalizedText.read(row.headline),
        rationale=LocalizedText.read(row.rationale),
        change_set=read_change_set(row.change_set),
        amended=read_change_set(row.amended) if row.amended else None,
        is_comment=row.is_comment,
        disposition=row.disposition,
        reason=LocalizedText.read(row.reason),
        merged_into=row.merged_into.ref if row.merged_into else "",
        filed_at=row.filed_at,
        decided_at=row.decided_at,
        round=row.round,
        proposer=row.proposer_id,
        language=row.proposer.language,
        supports=tuple(_supports(row.supports.all())),
        advice=tuple(_advice(row.recommendations.all())),
        said=tuple(_said(row)),
        revision=row.revision,
        earlier=tuple(_revision(each) for each in row.revisions.all()),
        divided_from=row.divided_from.ref if row.divided_from else "",
        supersedes=tuple(row.supersedes),
        referral=_referral(row.referrals.all()),
    )


def _revision(row: models.Revision) -> RevisionFound:
    return RevisionFound(
        revision=row.revision,
        party=row.party,
        headline=LocalizedText.read(row.headline),
        rationale=LocalizedText.read(row.rationale),
        change_set=read_change_set(row.change_set),
        replaced_at=row.replaced_at,
    )


def _referral(rows: Iterable[models.Referral]) -> ReferralFound | None:
    row = max(rows, key=lambda each: each.pk, default=None)
    if row is None:
        return None
    answers = (
        AnswerFound(
            CapitalAnswer(PartyCode(each.party), each.confirms, each.answered_at),
            each.role,
            LocalizedText.read(each.text),
        )
        for each in row.answers.all()
    )
    parties = tuple(PartyCode(party) for party in row.parties)
    return ReferralFound(row.pk, Referral(parties, row.until, Lapse(row.lapse)), tuple(answers))


def _supports(rows: Iterable[models.Support]) -> Iterable[SupportFound]:
    for row in rows:
        yield SupportFound(row.party, LocalizedText.read(row.person.office), row.kind, row.given_at, row.person_id)


def _advice(rows: Iterable[models.Recommendation]) -> Iterable[AdviceFound]:
    for row in rows:
        office, note = LocalizedText.read(row.person.office), LocalizedText.read(row.note)
        yield AdviceFound(office, row.role, row.advice, note, row.given_at)


def _said(proposal: models.Proposal) -> Iterable[ConcurrenceFound]:
    ref = ProposalRef(proposal.ref)
    for row in proposal.concurrences.all():
        word = Concurrence(ref, PartyCode(row.party), Stance(row.kind), row.subject)
        office = LocalizedText.read(row.person.office)
        yield ConcurrenceFound(word, LocalizedText.read(row.text), row.role, office, row.stated_at)


def resolutions_of(rows: QuerySet[models.Resolution]) -> tuple[ResolutionFound, ...]:
    """Return these decisions on conflicts, oldest first."""
    return tuple(map(_resolution, _whole_resolutions(rows)))


def resolutions_by_plan(rows: QuerySet[models.Resolution]) -> dict[int, tuple[ResolutionFound, ...]]:
    """Return these decisions on conflicts, oldest first, by the row id of their workplan: one query."""
    return _by_plan((row.workplan_id, _resolution(row)) for row in _whole_resolutions(rows))


def _whole_resolutions(rows: QuerySet[models.Resolution]) -> QuerySet[models.Resolution]:
    return rows.select_related("person", "ended_person").order_by("resolved_at", "pk")


def _resolution(row: models.Resolution) -> ResolutionFound:
    return ResolutionFound(
        conflict=row.conflict,
        choice=read_choice(row.choice),
        reason=LocalizedText.read(row.reason),
        party=row.party,
        office=LocalizedText.read(row.person.office),
        role=row.role,
        resolved_at=row.resolved_at,
        number=row.number,
        ended_at=row.ended_at,
        ended_reason=LocalizedText.read(row.ended_reason),
        ended_office=LocalizedText.read(row.ended_person.office if row.ended_person else {}),
        ended_role=row.ended_role,
    )


def discussion_order_of(rows: QuerySet[models.DiscussionOrder]) -> DiscussionOrderFound | None:
    """Return the newest of these orders of discussion, or None."""
    row = rows.select_related("person").order_by("-number").first()
    if row is None:
        return None
    reason, office = LocalizedText.read(row.reason), LocalizedText.read(row.person.office)
    return DiscussionOrderFound(row.number, tuple(row.conflicts), reason, office, row.role, row.set_at)


def statuses_of(rows: QuerySet[models.LineStatus]) -> tuple[StatusFound, ...]:
    """Return these notes on the status of lines, oldest first."""
    return tuple(
        StatusFound(
            line=row.line,
            status=row.status,
            note=LocalizedText.read(row.note),
            office=LocalizedText.read(row.person.office),
            noted_at=row.noted_at,
        )
        for row in rows.select_related("person").order_by("noted_at", "pk")
    )


def unsent_of(rows: QuerySet[models.UnsentProposal]) -> UnsentFound | None:
    """Return the unsent proposal among these rows, or None."""
    row = rows.first()
    if row is None:
        return None
    return UnsentFound(row.base, tuple(row.wishes), row.headline, row.rationale, row.sent_key, row.sent_as)
