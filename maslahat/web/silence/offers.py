"""What a reader may do in a silence procedure now, each with its form: what is not offered would be refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maslahat.domain.governance.silence import DeliveryWay, SilenceEntryKind, SilenceProcedure, SilenceState
from maslahat.domain.governance.silence_deeds import AGAINST
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.proposals.forms import SpokenForm, language_name, new_key
from maslahat.web.proposals.opening import party_name
from maslahat.web.silence import forms
from maslahat.web.silence.forms import INSTANT
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit
from maslahat.words.labels import label
from maslahat.words.silence import SILENCE_ENTRIES

ENDED = (SilenceState.ADOPTED, SilenceState.BROKEN, SilenceState.UNREACHED, SilenceState.VOID, SilenceState.ANNULLED)


@dataclass(frozen=True, slots=True)
class Scene:
    """Who looks at which procedure on which plan."""

    visit: Visit
    workplan: WorkplanFound
    procedure: SilenceProcedure
    plan: Plan

    @property
    def state(self) -> SilenceState:
        """Where the procedure stands now."""
        return self.procedure.state(self.visit.now)

    @property
    def is_asked(self) -> bool:
        """Tell whether the visitor's party is one of those asked."""
        return self.visit.actor.party in self.procedure.seats

    def own_objections(self) -> list[tuple[str, str]]:
        """Return (number, words) of the objections of the visitor's party that stand."""
        done = {each.refers for each in self.procedure.of(SilenceEntryKind.WITHDRAWAL)}
        return [
            (str(each.number), f"{each.number}: {label(SILENCE_ENTRIES, each.kind)}")
            for each in self.procedure.of(*AGAINST)
            if each.seat == self.visit.actor.party and each.number not in done
        ]

    def unconfirmed(self) -> list[tuple[str, str]]:
        """Return (number, words) of objections that wait for a second person, other than those the visitor entered."""
        waiting = (each for each in self.procedure.unconfirmed if each.person != self.visit.actor.username)
        name = self.visit.programme
        return [(str(each.number), f"{each.number}: {localized(party_name(name, each.seat))}") for each in waiting]


@dataclass(frozen=True, slots=True)
class Kind:
    """A deed in a procedure: the right it needs, when it is offered, its form, title and button."""

    right: Deed
    when: Callable[[Scene], bool]
    form: type[SpokenForm]
    title: Promise
    button: Promise


@dataclass(frozen=True, slots=True)
class Offer:
    """A deed that may be done now."""

    name: str
    kind: Kind
    form: SpokenForm


def _not_acknowledged(scene: Scene) -> bool:
    mine = [each for each in scene.procedure.of(SilenceEntryKind.DELIVERED) if each.seat == scene.visit.actor.party]
    return scene.is_asked and scene.state not in ENDED and all(each.word != DeliveryWay.ACKNOWLEDGED for each in mine)


def _may_attach(scene: Scene) -> bool:
    until = scene.procedure.statements_until
    return scene.is_asked and scene.state not in ENDED and (until is None or scene.visit.now < until)


def _may_object(scene: Scene) -> bool:
    return scene.is_asked and scene.state is not SilenceState.VOID


def _lacks_a_language(scene: Scene) -> bool:
    return bool(scene.procedure.missing_languages) and scene.state not in ENDED


def _is_open(scene: Scene) -> bool:
    return scene.state not in ENDED


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "acknowledge": Kind(
            Deed.SILENCE_RECEIVE,
            _not_acknowledged,
            forms.AcknowledgeForm,
            _("Confirm receipt of the notice"),
            _("Confirm receipt"),
        ),
        "object": Kind(
            Deed.SILENCE_OBJECT, _may_object, forms.ObjectForm, _("Break the silence"), _("Send the objection")
        ),
        "withdraw": Kind(
            Deed.SILENCE_OBJECT,
            lambda scene: bool(scene.own_objections()),
            forms.WithdrawForm,
            _("Withdraw an objection"),
            _("Withdraw it"),
        ),
        "attach": Kind(
            Deed.SILENCE_ATTACH, _may_attach, forms.AttachForm, _("Attach a statement or a reservation"), _("Attach")
        ),
        "confirm": Kind(
            Deed.SILENCE_RECORD,
            lambda scene: bool(scene.unconfirmed()),
            forms.ConfirmForm,
            _("Second pair of eyes"),
            _("Record"),
        ),
        "publish": Kind(
            Deed.SILENCE_NOTIFY,
            _lacks_a_language,
            forms.PublishForm,
            _("Record that a language is published"),
            _("Record"),
        ),
        "deliver": Kind(
            Deed.SILENCE_NOTIFY, _is_open, forms.DeliverForm, _("Record that a notice was handed over"), _("Record")
        ),
        "bounce": Kind(
            Deed.SILENCE_NOTIFY, _is_open, forms.BounceForm, _("Record that a letter came back"), _("Record")
        ),
        "extend": Kind(
            Deed.SILENCE_EXTEND,
            lambda scene: scene.state is SilenceState.RUNNING,
            forms.ExtendForm,
            _("Extend the deadline"),
            _("Extend for all"),
        ),
        "record": Kind(
            Deed.SILENCE_RECORD,
            lambda scene: scene.state is not SilenceState.VOID,
            forms.RecordForm,
            _("Enter an objection that came in writing"),
            _("Enter it"),
        ),
    }
)
"""Every deed in a procedure by the last part of its address."""


def offers(scene: Scene, faulty: tuple[str, SpokenForm] | None = None) -> list[Offer]:
    """Return what this visitor may do now; a form that came back keeps what was typed."""
    return [
        Offer(name, kind, _fresh(name, scene, faulty[1] if faulty and faulty[0] == name else None))
        for name, kind in KINDS.items()
        if kind.when(scene) and scene.visit.may(kind.right, scene.workplan.stage)
    ]


def sent_form(name: str, scene: Scene, data: Mapping[str, Any]) -> SpokenForm:
    """Return the form of the deed as it was sent."""
    return _form(name, scene, data=data)


def _fresh(name: str, scene: Scene, sent: SpokenForm | None) -> SpokenForm:
    if sent is not None and sent.errors:
        return sent
    typed: dict[str, Any] = {}
    if sent is not None:
        typed = {each: sent.cleaned_data.get(each) for each in sent.fields}
    initial = {**typed, "key": new_key()}
    if name == "extend" and scene.procedure.deadline is not None:
        initial["deadline"] = scene.procedure.deadline.isoformat()
        initial.setdefault("until", scene.procedure.deadline.strftime(INSTANT))
    return _form(name, scene, initial=initial)


def _form(name: str, scene: Scene, **told: Any) -> SpokenForm:
    more: dict[str, Any] = {"prefix": name, "languages": scene.visit.programme.languages, **told}
    chosen: Mapping[str, Callable[[], list[tuple[str, str]]]] = {
        "withdraw": scene.own_objections,
        "confirm": scene.unconfirmed,
        "attach": lambda: _lines(scene),
        "publish": lambda: [(each, language_name(each)) for each in scene.procedure.missing_languages],
    }
    argument = {"withdraw": "objections", "confirm": "objections", "attach": "lines", "publish": "missing"}
    if name in chosen:
        more[argument[name]] = chosen[name]()
    if name in ("deliver", "bounce", "record"):
        more["seats"] = [(seat, localized(party_name(scene.visit.programme, seat))) for seat in scene.procedure.seats]
    return KINDS[name].form(**more)


def _lines(scene: Scene) -> list[tuple[str, str]]:
    codes = scene.plan.printed_codes
    return [(str(each.id), f"{codes[each.id]} {localized(each.title)}") for each in scene.plan.lines]
