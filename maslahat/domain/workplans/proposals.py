"""The life of a proposal: its states, the deeds that lead from one to the next, and what became of it in the end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class ProposalState(StrEnum):
    """States of `workplans_and_decisions` §6, from the first words to the endorsed plan."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    TABLED = "tabled"
    UNDER_DISCUSSION = "under_discussion"
    PARKED = "parked"
    AGREED = "agreed"
    AGREED_AD_REF = "agreed_ad_ref"
    MERGED = "merged"
    ADOPTED = "adopted"
    NOT_AGREED = "not_agreed"
    FALLEN = "fallen"
    SUPERSEDED = "superseded"
    CARRIED_OVER = "carried_over"
    NOTED = "noted"
    WITHDRAWN = "withdrawn"
    REVERTED = "reverted"


class ProposalDeed(StrEnum):
    """What can be done to a proposal."""

    SUBMIT = "submit"
    RETURN = "return"
    TABLE = "table"
    OPEN = "open"
    PARK = "park"
    AGREE = "agree"
    REFER = "refer"
    CONFIRM = "confirm"
    LAPSE = "lapse"
    REVISE = "revise"
    DIVIDE = "divide"
    MERGE = "merge"
    ADOPT = "adopt"
    DECLINE = "decline"
    LET_FALL = "let_fall"
    SUPERSEDE = "supersede"
    CARRY_OVER = "carry_over"
    NOTE = "note"
    WITHDRAW = "withdraw"
    TAKE_OVER = "take_over"
    REVERT = "revert"
    RESTORE = "restore"


class Disposition(StrEnum):
    """What became of a proposal (glossary: disposition of a proposal)."""

    ACCEPTED = "accepted"
    ACCEPTED_AMENDED = "accepted_amended"
    MERGED = "merged"
    DEFERRED = "deferred"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    NOTED = "noted"
    FALLEN = "fallen"


_S, _D = ProposalState, ProposalDeed
_OPEN = (_S.TABLED, _S.UNDER_DISCUSSION, _S.PARKED)
_BEFORE_DECISION = (_S.SUBMITTED, _S.RETURNED, *_OPEN)

TRANSITIONS: Mapping[ProposalDeed, tuple[frozenset[ProposalState], ProposalState]] = MappingProxyType(
    {
        _D.SUBMIT: (frozenset({_S.DRAFT, _S.RETURNED}), _S.SUBMITTED),
        _D.RETURN: (frozenset({_S.SUBMITTED, _S.TABLED}), _S.RETURNED),
        _D.TABLE: (frozenset({_S.SUBMITTED}), _S.TABLED),
        _D.OPEN: (frozenset({_S.TABLED, _S.PARKED}), _S.UNDER_DISCUSSION),
        _D.PARK: (frozenset({_S.TABLED, _S.UNDER_DISCUSSION}), _S.PARKED),
        _D.AGREE: (frozenset(_OPEN), _S.AGREED),
        _D.REFER: (frozenset(_OPEN), _S.AGREED_AD_REF),
        _D.CONFIRM: (frozenset({_S.AGREED_AD_REF}), _S.AGREED),
        _D.LAPSE: (frozenset({_S.AGREED_AD_REF}), _S.NOT_AGREED),
        _D.REVISE: (frozenset(_BEFORE_DECISION), _S.SUBMITTED),
        _D.DIVIDE: (frozenset(_OPEN), _S.SUPERSEDED),
        _D.MERGE: (frozenset({_S.AGREED}), _S.MERGED),
        _D.ADOPT: (frozenset({_S.MERGED}), _S.ADOPTED),
        _D.DECLINE: (frozenset(_OPEN), _S.NOT_AGREED),
        _D.LET_FALL: (frozenset(_OPEN), _S.FALLEN),
        _D.SUPERSEDE: (frozenset(_BEFORE_DECISION), _S.SUPERSEDED),
        _D.CARRY_OVER: (frozenset({*_OPEN, _S.AGREED}), _S.CARRIED_OVER),
        _D.NOTE: (frozenset({_S.SUBMITTED, *_OPEN}), _S.NOTED),
        _D.WITHDRAW: (frozenset({_S.DRAFT, *_BEFORE_DECISION}), _S.WITHDRAWN),
        _D.TAKE_OVER: (frozenset({_S.WITHDRAWN}), _S.SUBMITTED),
        _D.REVERT: (frozenset({_S.AGREED, _S.AGREED_AD_REF, _S.MERGED}), _S.REVERTED),
        _D.RESTORE: (frozenset({_S.FALLEN}), _S.TABLED),
    }
)
"""Every deed, the states it may start from, and the state it leads to. What is not here cannot happen."""

DISPOSITION_DEEDS: Mapping[Disposition, ProposalDeed] = MappingProxyType(
    {
        Disposition.ACCEPTED: _D.AGREE,
        Disposition.ACCEPTED_AMENDED: _D.AGREE,
        Disposition.MERGED: _D.SUPERSEDE,
        Disposition.DEFERRED: _D.CARRY_OVER,
        Disposition.DECLINED: _D.DECLINE,
        Disposition.WITHDRAWN: _D.WITHDRAW,
        Disposition.NOTED: _D.NOTE,
        Disposition.FALLEN: _D.LET_FALL,
    }
)
"""The deed by which a disposition is given: ``merged`` means taken up into another proposal, ``fallen`` made without
object by another one that was adopted (E42)."""

IN_BRACKETS = frozenset({_S.PARKED, _S.AGREED_AD_REF})
"""States in which the words of a proposal stand in the draft in square brackets, beside those of the base."""

TAKES_EFFECT = frozenset({_S.AGREED, _S.MERGED, _S.ADOPTED})
"""States in which a proposal counts in the consolidated draft."""


class Guard(StrEnum):
    """Why a deed that the state allows is refused all the same, or why the state does not allow it."""

    WRONG_STATE = "wrong_state"
    STALE_BASE = "stale_base"
    LANGUAGE_MISSING = "language_missing"
    NO_DECISION = "no_decision"
    DECISION_BEGUN = "decision_begun"
    AMENDED_BY_OTHERS = "amended_by_others"
    NOT_A_DECIDING_PARTY = "not_a_deciding_party"
    NO_TARGET = "no_target"
    NO_DEADLINE = "no_deadline"
    TOO_FEW_PARTS = "too_few_parts"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the guards need to know.

    ``base_is_current``: written on, or rebased to, the version on the table. ``all_languages``: headline and texts
    in every required language, or the chair waived it. ``decided``: a decision of the committee or the chair stands
    behind the deed. ``has_deadline``: capitals are asked to confirm, by an instant that is still to come.
    ``parts``: into how many parts it is divided. ``decision_begun``: the decision on the proposal has begun.
    ``amended_by_others``: other parties changed its text. ``by_deciding_party``: who acts holds a deciding seat or
    acts for one. ``other``: reference of the proposal that takes this one's place.
    """

    base_is_current: bool = True
    all_languages: bool = True
    decided: bool = False
    has_deadline: bool = False
    parts: int = 0
    decision_begun: bool = False
    amended_by_others: bool = False
    by_deciding_party: bool = True
    other: str = ""


@dataclass(frozen=True, slots=True)
class NotPossible:
    """The deed is refused for these reasons, all of them; ``allowed`` are the deeds that this state does allow."""

    reasons: tuple[Guard, ...]
    allowed: tuple[ProposalDeed, ...]


def next_state(
    state: ProposalState, deed: ProposalDeed, circumstances: Circumstances | None = None
) -> ProposalState | NotPossible:
    """Return the state that a deed leads to, or all reasons why it cannot be done now."""
    starts, leads_to = TRANSITIONS[deed]
    known = circumstances or Circumstances()
    reasons = [] if state in starts else [Guard.WRONG_STATE]
    reasons += [guard for guard, is_breached in _GUARDS.get(deed, {}).items() if is_breached(known)]
    if deed is ProposalDeed.WITHDRAW and state in (_S.AGREED, _S.AGREED_AD_REF, _S.MERGED, _S.ADOPTED):
        reasons.append(Guard.DECISION_BEGUN)
    return NotPossible(tuple(dict.fromkeys(reasons)), allowed_deeds(state)) if reasons else leads_to


def allowed_deeds(state: ProposalState) -> tuple[ProposalDeed, ...]:
    """Return the deeds that a state allows, guards aside."""
    return tuple(deed for deed, (starts, _) in TRANSITIONS.items() if state in starts)


_GUARDS: Mapping[ProposalDeed, Mapping[Guard, Callable[[Circumstances], bool]]] = MappingProxyType(
    {
        _D.SUBMIT: {Guard.STALE_BASE: lambda known: not known.base_is_current},
        _D.TABLE: {
            Guard.LANGUAGE_MISSING: lambda known: not known.all_languages,
            Guard.NOT_A_DECIDING_PARTY: lambda known: not known.by_deciding_party,
        },
        _D.AGREE: {Guard.NO_DECISION: lambda known: not known.decided},
        _D.REFER: {
            Guard.NO_DECISION: lambda known: not known.decided,
            Guard.NO_DEADLINE: lambda known: not known.has_deadline,
        },
        _D.CONFIRM: {Guard.NO_DECISION: lambda known: not known.decided},
        _D.REVISE: {Guard.STALE_BASE: lambda known: not known.base_is_current},
        _D.DIVIDE: {Guard.TOO_FEW_PARTS: lambda known: known.parts < 2},
        _D.DECLINE: {Guard.NO_DECISION: lambda known: not known.decided},
        _D.REVERT: {Guard.NO_DECISION: lambda known: not known.decided},
        _D.LET_FALL: {Guard.NO_TARGET: lambda known: not known.other},
        _D.SUPERSEDE: {Guard.NO_TARGET: lambda known: not known.other},
        _D.WITHDRAW: {
            Guard.DECISION_BEGUN: lambda known: known.decision_begun,
            Guard.AMENDED_BY_OTHERS: lambda known: known.amended_by_others,
        },
        _D.TAKE_OVER: {Guard.NOT_A_DECIDING_PARTY: lambda known: not known.by_deciding_party},
    }
)
