"""Which deeds a proposal offers to this reader now, each with its form: what is not offered would be refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maslahat.actions.drafts import DraftOnScreen
from maslahat.actions.rulebook import deciding_parties
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import may
from maslahat.domain.workplans.ad_referendum import waiting_for
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.publishing.gathering import names_in
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.concerned import touched_parties
from maslahat.web.proposals.amendments import add_fields, amendables
from maslahat.web.proposals.changes_in_words import changes_in_words
from maslahat.web.proposals.forms import (
    CompleteForm,
    ConcurForm,
    DeedForm,
    DisposeForm,
    RecommendForm,
    ReturnForm,
    RevertForm,
    SupportForm,
    TableForm,
    TakeOverForm,
    WithdrawForm,
    new_key,
)
from maslahat.web.proposals.life_forms import (
    ConfirmForm,
    DiscussForm,
    DivideForm,
    LapseForm,
    LeaveForm,
    ParkForm,
    ReferForm,
    ReviseForm,
)
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit


@dataclass(frozen=True, slots=True)
class Kind:
    """A deed on a proposal: the right it needs, its form, its title and the word on its button."""

    right: Deed
    form: type[DeedForm]
    title: Promise
    button: Promise
    is_grave: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A deed that may be done now; ``main`` are the fields always shown, ``amending`` those to accept as amended.

    ``is_asked``: it has just been tried, so that its form is shown again with what was typed.
    """

    name: str
    kind: Kind
    form: DeedForm
    is_asked: bool = False

    @property
    def main(self) -> list[Any]:
        return [field for field in self.form if not field.name.startswith("amend-")]

    @property
    def amending(self) -> list[Any]:
        return [field for field in self.form if field.name.startswith("amend-")]

    @property
    def is_folded(self) -> bool:
        return self.name in SELDOM and not self.is_asked


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "support": Kind(Deed.PROPOSAL_SUPPORT, SupportForm, _("Support this proposal"), _("Support")),
        "take-over": Kind(Deed.PROPOSAL_TAKE_OVER, TakeOverForm, _("Take this proposal over"), _("Take over")),
        "concur": Kind(Deed.PROPOSAL_CONCUR, ConcurForm, _("Say where your party stands"), _("State it")),
        "complete": Kind(Deed.PROPOSAL_COMPLETE, CompleteForm, _("Complete it in the other language"), _("Add")),
        "table": Kind(Deed.PROPOSAL_TABLE, TableForm, _("Put it before the parties"), _("Table")),
        "recommend": Kind(Deed.PROPOSAL_RECOMMEND, RecommendForm, _("Recommend"), _("Recommend")),
        "discuss": Kind(Deed.PROPOSAL_DISCUSS, DiscussForm, _("Take it up for discussion"), _("Take it up")),
        "confirm": Kind(Deed.PROPOSAL_CONFIRM, ConfirmForm, _("Answer for your capital"), _("Send the answer")),
        "lapse": Kind(Deed.PROPOSAL_LAPSE, LapseForm, _("The time for the capitals is over"), _("Close it")),
        "dispose": Kind(Deed.PROPOSAL_DISPOSE, DisposeForm, _("Record the decision"), _("Record the decision")),
        "refer": Kind(Deed.PROPOSAL_REFER, ReferForm, _("Agree ad referendum"), _("Ask the capitals")),
        "park": Kind(Deed.PROPOSAL_DISCUSS, ParkForm, _("Set it aside in square brackets"), _("Set aside")),
        "divide": Kind(Deed.PROPOSAL_DIVIDE, DivideForm, _("Divide it into parts"), _("Divide")),
        "revise": Kind(Deed.PROPOSAL_REVISE, ReviseForm, _("Rewrite this proposal"), _("File the new text")),
        "leave": Kind(Deed.PROPOSAL_LEAVE, LeaveForm, _("No longer stand behind it"), _("Leave"), True),
        "return": Kind(Deed.PROPOSAL_RETURN, ReturnForm, _("Return it to its author"), _("Return"), True),
        "withdraw": Kind(Deed.PROPOSAL_WITHDRAW, WithdrawForm, _("Withdraw this proposal"), _("Withdraw"), True),
        "revert": Kind(Deed.PROPOSAL_REVERT, RevertForm, _("Take the decision back"), _("Take back"), True),
    }
)
"""Every deed on a proposal by the last part of its address."""

SELDOM = frozenset(("refer", "park", "divide", "revise", "leave", "return", "withdraw", "revert"))
"""Deeds whose form is folded until it is asked for, so that the usual next deed of the reader stands out."""


def offers(visit: Visit, screen: DraftOnScreen, found: ProposalFound) -> list[Offer]:
    """Return the deeds that this visitor may do to the proposal now, with fresh forms."""
    return [
        Offer(name, kind, fresh_form(name, screen, found))
        for name, kind in KINDS.items()
        if may(
            visit.actor.role,
            kind.right,
            screen.workplan.stage,
            found.party == visit.actor.party,
            proposal_state=found.state,
        )
        and not _is_pointless(name, visit, screen, found)
    ]


def _is_pointless(name: str, visit: Visit, screen: DraftOnScreen, found: ProposalFound) -> bool:
    """Tell whether the right is there but the deed would change nothing, or the action would refuse it."""
    test = _POINTLESS.get(name)
    return test is not None and test(visit, screen, found)


def _has_answered(visit: Visit, _screen: DraftOnScreen, found: ProposalFound) -> bool:
    asked = found.referral
    return asked is None or visit.actor.party not in waiting_for(asked.referral, asked.heard) or _is_over(visit, found)


def _need_not_concur(visit: Visit, screen: DraftOnScreen, found: ProposalFound) -> bool:
    return found.party == visit.actor.party or visit.actor.party not in touched_parties(screen, found)


def _is_over(visit: Visit, found: ProposalFound) -> bool:
    return found.referral is not None and visit.now >= found.referral.referral.until


_POINTLESS: Mapping[str, Callable[[Visit, DraftOnScreen, ProposalFound], bool]] = MappingProxyType(
    {
        "support": lambda visit, _, found: visit.actor.party in found.sponsors,
        "take-over": lambda visit, screen, _: visit.actor.party not in deciding_parties(screen.programme),
        "leave": lambda visit, _, found: len(found.sponsors) < 2 or visit.actor.party not in found.sponsors,
        "discuss": lambda _visit, _screen, found: found.state == ProposalState.UNDER_DISCUSSION,
        "park": lambda _visit, _screen, found: found.state == ProposalState.PARKED,
        "divide": lambda _visit, screen, found: len(changes_in_words(screen, found)) < 2,
        "confirm": _has_answered,
        "concur": _need_not_concur,
        "complete": lambda _visit, screen, found: not missing_texts(screen, found),
        "lapse": lambda visit, _, found: not _is_over(visit, found),
    }
)
"""Deeds whose right is there but which would change nothing for this visitor, or which the action would refuse."""


def fresh_form(
    name: str, screen: DraftOnScreen, found: ProposalFound, typed: Mapping[str, Any] | None = None
) -> DeedForm:
    """Return a form for the deed on the proposal as it stands now, filled with what was typed before, if anything."""
    initial = {**(typed or {}), "key": new_key(), "row_version": found.row_version}
    initial["draft"] = screen.workplan.current.version_id
    if name == "revise" and not typed:
        for field, text in (("headline", found.headline), ("rationale", found.rationale)):
            initial |= {f"{field}_{language}": words for language, words in text.texts.items()}
    return _form(name, screen, found, initial=initial)


def sent_form(name: str, screen: DraftOnScreen, found: ProposalFound, data: Mapping[str, Any]) -> DeedForm:
    """Return the form of the deed as it was sent."""
    return _form(name, screen, found, data=data)


def _form(name: str, screen: DraftOnScreen, found: ProposalFound, **told: Any) -> DeedForm:
    form = KINDS[name].form(prefix=name, languages=screen.programme.languages, **told)
    match form:
        case DisposeForm():
            gone = (ProposalState.SUPERSEDED, ProposalState.WITHDRAWN, ProposalState.REVERTED)
            form.offer_others(each.ref for each in screen.proposals if each.id != found.id and each.state not in gone)
            _add_values(form, screen, found)
        case ReviseForm():
            _add_values(form, screen, found)
        case ReferForm():
            parties = [each for each in screen.programme.parties if each.code in deciding_parties(screen.programme)]
            form.fields["parties"].choices = [(each.code, localized(each.name)) for each in parties]  # type: ignore[attr-defined]
        case DivideForm():
            form.add_changes(changes_in_words(screen, found))
        case CompleteForm():
            form.ask_for(missing_texts(screen, found))
    return form


def _add_values(form: DeedForm, screen: DraftOnScreen, found: ProposalFound) -> None:
    plan = queries.plan(screen.workplan.current.version_id)
    add_fields(form, amendables(names_in(screen.programme), plan, found.change_set.operations))


def missing_texts(screen: DraftOnScreen, found: ProposalFound) -> tuple[str, ...]:
    """Return the texts of a proposal that a language of the programme lacks: ``headline_ru``, ``rationale_en``."""
    texts = (("headline", found.headline), ("rationale", found.rationale))
    languages = screen.programme.languages
    return tuple(f"{name}_{each}" for name, text in texts if text for each in languages if not text.texts.get(each))
