"""Where a proposal comes from and what is asked about it: earlier texts, parts, compromise, capitals, the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.stores.meetings import calling
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.proposals.differences import Differences
from maslahat.web.proposals.life_forms import LAPSES
from maslahat.web.proposals.opening import party_name
from maslahat.web.visits import Visit
from maslahat.words.answers import answer
from maslahat.words.labels import label

Changed = Callable[[ChangeSet], Differences]


@dataclass(frozen=True, slots=True)
class EarlierShown:
    """A text that was rewritten: 0 is the one first filed."""

    revision: int
    headline: LocalizedText
    replaced_at: datetime
    changes: Differences


@dataclass(frozen=True, slots=True)
class CapitalShown:
    """A capital that is asked: ``said`` is yes, no, or empty while it is silent."""

    party: LocalizedText
    said: str
    text: LocalizedText
    answered_at: datetime | None


def lineage(visit: Visit, screen: DraftOnScreen, found: ProposalFound, changed: Changed) -> dict[str, Any]:
    """Return what the page of a proposal tells of its life beside its present text and state."""
    return {
        "earlier": [
            EarlierShown(each.revision, each.headline, each.replaced_at, changed(each.change_set))
            for each in reversed(found.earlier)
        ],
        "parts": [each.ref for each in screen.proposals if each.divided_from == found.ref],
        "source_note": _source(visit, screen, found),
        "reconciles": found.supersedes,
        "reconciled_in": [each.ref for each in screen.proposals if found.ref in each.supersedes],
        "capitals": _capitals(screen, found),
        "lapse_label": label(dict(LAPSES), found.referral.referral.lapse.value) if found.referral else "",
        "is_referred": found.state == ProposalState.AGREED_AD_REF,
        "reply": _reply(visit, screen, found),
    }


def _source(visit: Visit, screen: DraftOnScreen, found: ProposalFound) -> tuple[str, int] | None:
    """Return the meeting and the number of the breakout note that the proposal came from, for those at the table."""
    if not visit.may(Deed.NOTE_READ):
        return None
    return calling.meeting_of_proposal(visit.programme.code, screen.workplan.code, found.ref)


def _capitals(screen: DraftOnScreen, found: ProposalFound) -> list[CapitalShown]:
    if found.referral is None:
        return []
    heard = {each.answer.party: each for each in found.referral.answers}
    return [
        CapitalShown(
            party_name(screen.programme, party),
            ("yes" if heard[party].answer.confirms else "no") if party in heard else "",
            heard[party].text if party in heard else LocalizedText(),
            heard[party].answer.answered_at if party in heard else None,
        )
        for party in found.referral.referral.parties
    ]


def _reply(visit: Visit, screen: DraftOnScreen, found: ProposalFound) -> tuple[str, str] | None:
    """Return (language, text) of the answer to the author, for those who stand behind the proposal (R87)."""
    if not found.disposition or visit.actor.party not in found.sponsors:
        return None
    draft = screen.consolidation
    lines = {line for (line, _), refs in draft.origin.items() if found.ref in refs and line in draft.plan}
    printed = draft.plan.printed_codes
    told = [(printed[line.id], line.title) for line in draft.plan.lines if line.id in lines]
    words = answer(
        language=found.language,
        ref=found.ref,
        headline=found.headline,
        state=found.state,
        disposition=found.disposition,
        reason=found.reason,
        other=found.merged_into,
        lines=told,
    )
    return found.language, words
