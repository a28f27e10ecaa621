"""What comes to stand beside a proposal, out to rows: its sponsors, advice, revisions, and the answers of capitals."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F

from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.ad_referendum import CapitalAnswer, Referral
from maslahat.domain.workplans.documents import change_set_document
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.stores.workplans import models


def lineage(proposal: int, *, supersedes: Sequence[str] = (), divided_from: int | None = None) -> None:
    """Note where a new proposal comes from: the references it reconciles, or the row of the whole it is a part of."""
    models.Proposal.objects.filter(pk=proposal).update(supersedes=list(supersedes), divided_from_id=divided_from)


def revise_proposal(
    proposal: int,
    *,
    state: str,
    change_set: ChangeSet,
    headline: LocalizedText,
    rationale: LocalizedText,
    now: datetime,
) -> None:
    """Give a proposal a new text under its own reference; the one it had is kept as an earlier revision."""
    row = models.Proposal.objects.get(pk=proposal)
    models.Revision.objects.create(
        proposal=row,
        revision=row.revision,
        party=row.party,
        headline=row.headline,
        rationale=row.rationale,
        change_set=row.change_set,
        replaced_at=now,
    )
    models.Proposal.objects.filter(pk=proposal).update(
        state=state,
        row_version=F("row_version") + 1,
        revision=F("revision") + 1,
        base=change_set.base,
        change_set=change_set_document(change_set),
        headline=headline.document(),
        rationale=rationale.document(),
        reason={},
    )


def referral(proposal: int, asked: Referral, now: datetime) -> None:
    """Store the question to the capitals about a proposal."""
    models.Referral.objects.create(
        proposal_id=proposal, parties=list(asked.parties), until=asked.until, lapse=asked.lapse.value, made_at=now
    )


def capital_answer(referral: int, answer: CapitalAnswer, text: LocalizedText, person: int, role: str) -> None:
    """Store what a capital answered to a referral (its row id)."""
    models.ReferralAnswer.objects.create(
        referral_id=referral,
        party=answer.party,
        confirms=answer.confirms,
        text=text.document(),
        person_id=person,
        role=role,
        answered_at=answer.answered_at,
    )


def leave(*, proposal: int, party: str, person: int, now: datetime) -> None:
    """Note that a party no longer stands behind a proposal; that it once did stays known."""
    rows = models.Support.objects.filter(proposal_id=proposal, party=party)
    rows.filter(kind__in=("support", "left")).delete()
    support(proposal=proposal, party=party, person=person, kind="left", now=now)


def support(*, proposal: int, party: str, person: int, kind: str, now: datetime) -> None:
    """Note that a party stands behind a proposal; a second time changes nothing."""
    models.Support.objects.get_or_create(
        proposal_id=proposal, party=party, kind=kind, defaults={"person_id": person, "given_at": now}
    )
    if kind == "support":
        models.Support.objects.filter(proposal_id=proposal, party=party, kind="left").delete()


def new_author(*, proposal: int, former: str, party: str, country: str, person: int, role: str, now: datetime) -> None:
    """Hand a proposal to another party; the former author stays in its history (E40)."""
    rows = models.Support.objects.filter(proposal_id=proposal)
    rows.filter(party=former, kind="former_author").delete()
    rows.filter(party=former, kind="author").update(kind="former_author")
    rows.filter(party=party).exclude(kind="former_author").delete()
    models.Proposal.objects.filter(pk=proposal).update(party=party, country=country, proposer_id=person, role=role)
    support(proposal=proposal, party=party, person=person, kind="author", now=now)


def advice(*, proposal: int, person: int, role: str, advice: str, note: LocalizedText, now: datetime) -> None:
    """Store a recommendation."""
    models.Recommendation.objects.create(
        proposal_id=proposal, person_id=person, role=role, advice=advice, note=note.document(), given_at=now
    )
