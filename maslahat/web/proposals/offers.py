"""Which deeds a proposal offers to this reader now, each with its form: what is not offered would be refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maslahat.actions.drafts import DraftOnScreen
from maslahat.actions.rulebook import deciding_parties
from maslahat.domain.shared.rights import Deed, may
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.publishing.gathering import names_in
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.concerned import touched_parties
from maslahat.web.proposals.amendments import add_fields, amendables
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
    """A deed that may be done now; ``main`` are the fields always shown, ``amending`` those to accept as amended."""

    name: str
    kind: Kind
    form: DeedForm

    @property
    def main(self) -> list[Any]:
        return [field for field in self.form if not field.name.startswith("amend-")]

    @property
    def amending(self) -> list[Any]:
        return [field for field in self.form if field.name.startswith("amend-")]


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "support": Kind(Deed.PROPOSAL_SUPPORT, SupportForm, _("Support this proposal"), _("Support")),
        "take-over": Kind(Deed.PROPOSAL_TAKE_OVER, TakeOverForm, _("Take this proposal over"), _("Take over")),
        "concur": Kind(Deed.PROPOSAL_CONCUR, ConcurForm, _("Say where your party stands"), _("State it")),
        "complete": Kind(Deed.PROPOSAL_COMPLETE, CompleteForm, _("Complete it in the other language"), _("Add")),
        "table": Kind(Deed.PROPOSAL_TABLE, TableForm, _("Put it before the parties"), _("Table")),
        "recommend": Kind(Deed.PROPOSAL_RECOMMEND, RecommendForm, _("Recommend"), _("Recommend")),
        "dispose": Kind(Deed.PROPOSAL_DISPOSE, DisposeForm, _("Record the decision"), _("Record the decision")),
        "return": Kind(Deed.PROPOSAL_RETURN, ReturnForm, _("Return it to its author"), _("Return"), True),
        "withdraw": Kind(Deed.PROPOSAL_WITHDRAW, WithdrawForm, _("Withdraw this proposal"), _("Withdraw"), True),
        "revert": Kind(Deed.PROPOSAL_REVERT, RevertForm, _("Take the decision back"), _("Take back"), True),
    }
)
"""Every deed on a proposal by the last part of its address."""


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
    if name == "support":
        return visit.actor.party in {each.party for each in found.supports}
    if name == "concur":
        return found.party == visit.actor.party or visit.actor.party not in touched_parties(screen, found)
    if name == "complete":
        return not missing_texts(screen, found)
    return name == "take-over" and visit.actor.party not in deciding_parties(screen.programme)


def fresh_form(
    name: str, screen: DraftOnScreen, found: ProposalFound, typed: Mapping[str, Any] | None = None
) -> DeedForm:
    """Return a form for the deed on the proposal as it stands now, filled with what was typed before, if anything."""
    initial = {**(typed or {}), "key": new_key(), "row_version": found.row_version}
    initial["draft"] = screen.workplan.current.version_id
    return _form(name, screen, found, initial=initial)


def sent_form(name: str, screen: DraftOnScreen, found: ProposalFound, data: Mapping[str, Any]) -> DeedForm:
    """Return the form of the deed as it was sent."""
    return _form(name, screen, found, data=data)


def _form(name: str, screen: DraftOnScreen, found: ProposalFound, **told: Any) -> DeedForm:
    form_class = KINDS[name].form
    more: dict[str, Any] = {"prefix": name, "languages": screen.programme.languages}
    if form_class is DisposeForm:
        gone = (ProposalState.SUPERSEDED, ProposalState.WITHDRAWN, ProposalState.REVERTED)
        others = (each.ref for each in screen.proposals if each.id != found.id and each.state not in gone)
        more["others"] = [(ref, ref) for ref in others]
    form = form_class(**more, **told)
    if form_class is DisposeForm:
        base = queries.plan(screen.workplan.current.version_id)
        add_fields(form, amendables(names_in(screen.programme), base, found.change_set.operations))
    if isinstance(form, CompleteForm):
        form.ask_for(missing_texts(screen, found))
    return form


def missing_texts(screen: DraftOnScreen, found: ProposalFound) -> tuple[str, ...]:
    """Return the texts of a proposal that a language of the programme lacks: ``headline_ru``, ``rationale_en``."""
    texts = (("headline", found.headline), ("rationale", found.rationale))
    languages = screen.programme.languages
    return tuple(f"{name}_{each}" for name, text in texts if text for each in languages if not text.texts.get(each))
