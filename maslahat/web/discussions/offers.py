"""What a reader may do in a discussion now, each with its form: what is not offered would be refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.stores.discussions.reading import ThreadFound
from maslahat.stores.people import queries as people
from maslahat.web.discussions.forms import AssignForm, RemarkForm, ReopenForm, ResolveForm
from maslahat.web.proposals.forms import SpokenForm, new_key
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit
from maslahat.words.labels import ROLES, label

ADVISERS = (Role.EXPERT, Role.COORDINATOR, Role.MONITORING, Role.FINANCE, Role.FOCAL_POINT, Role.UN_PARTNER)
"""Roles whose holders can be asked for advice."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A deed on a thread: the right it needs, whether the thread must be open, its form, title and button."""

    right: Deed
    when_open: bool
    form: type[SpokenForm]
    title: Promise
    button: Promise


@dataclass(frozen=True, slots=True)
class Offer:
    """A deed that may be done now."""

    name: str
    kind: Kind
    form: SpokenForm


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "remark": Kind(Deed.THREAD_SPEAK, True, RemarkForm, _("Say something"), _("Send")),
        "assign": Kind(Deed.THREAD_ASSIGN, True, AssignForm, _("Ask an expert"), _("Ask")),
        "resolve": Kind(Deed.THREAD_RESOLVE, True, ResolveForm, _("End the discussion"), _("End it")),
        "reopen": Kind(Deed.THREAD_RESOLVE, False, ReopenForm, _("Take it up again"), _("Take it up again")),
    }
)
"""Every deed on a thread by the last part of its address."""


def offers(
    visit: Visit, screen: DraftOnScreen, found: ThreadFound, faulty: tuple[str, SpokenForm] | None = None
) -> list[Offer]:
    """Return what this visitor may do in the thread now; a form that came back keeps what was typed."""
    own = found.thread.asker.party == visit.actor.party
    return [
        Offer(name, kind, _fresh(name, visit, found, faulty[1] if faulty and faulty[0] == name else None))
        for name, kind in KINDS.items()
        if kind.when_open == found.thread.is_open and visit.may(kind.right, screen.workplan.stage, own)
    ]


def sent_form(name: str, visit: Visit, data: Mapping[str, Any]) -> SpokenForm:
    """Return the form of the deed as it was sent."""
    return _form(name, visit, data=data)


def _fresh(name: str, visit: Visit, found: ThreadFound, sent: SpokenForm | None) -> SpokenForm:
    if sent is not None and sent.errors:
        return sent
    typed = {each: sent.data.get(sent.add_prefix(each), "") for each in sent.fields} if sent else {}
    return _form(name, visit, initial={**typed, "key": new_key(), "entries": len(found.thread.entries)})


def _form(name: str, visit: Visit, **told: Any) -> SpokenForm:
    more: dict[str, Any] = {"prefix": name, "languages": visit.programme.languages}
    if KINDS[name].form is AssignForm:
        more["experts"] = _experts(visit)
    return KINDS[name].form(**more, **told)


def _experts(visit: Visit) -> list[tuple[str, str]]:
    """Return (user name, role and office) of everybody who can be asked now."""
    held = [each for each in people.accreditations(visit.programme.code) if each.role in ADVISERS]
    sees = visit.may(Deed.PERSON_READ, own=False)
    return [
        (each.username, f"{label(ROLES, each.role)}, {localized(each.office) if sees else each.party}")
        for each in held
        if each.held.holds_at(visit.now)
    ]
