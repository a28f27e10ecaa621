"""Pages of good practices: the list with its filters, sharing one, one practice and who adopted it (R46)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.practices import (
    PracticeMoved,
    adopt_practice,
    give_up_practice,
    share_practice,
    withdraw_practice,
)
from maslahat.domain.discussions.practices import Practice, PracticeAct, PracticeStep, against, of_country
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.discussions import practices as stored
from maslahat.web.discussions.practice_forms import AdoptForm, GiveUpForm, ShareForm, StepForm, WithdrawForm
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.labels import label
from maslahat.words.practices import PRACTICE_ACTS


@dataclass(frozen=True, slots=True)
class Kind:
    """An act on a practice: the right it needs, what does it, its form and its button."""

    right: Deed
    run: Callable[..., PracticeMoved | Refused | Stale]
    form: type[StepForm]
    button: Promise


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        PracticeAct.ADOPT: Kind(Deed.PRACTICE_ADOPT, adopt_practice, AdoptForm, _("Adopt this practice")),
        PracticeAct.GIVE_UP: Kind(Deed.PRACTICE_ADOPT, give_up_practice, GiveUpForm, _("Give it up again")),
        PracticeAct.WITHDRAW: Kind(Deed.PRACTICE_SHARE, withdraw_practice, WithdrawForm, _("Take it back")),
    }
)
"""Every act by the last part of its address."""


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step with the name of its country and of the act."""

    step: PracticeStep
    country: LocalizedText
    act: str


@dataclass(frozen=True, slots=True)
class PracticeShown:
    """A practice with its page, the names of its country and pillar, and of the countries that adopted it."""

    practice: Practice
    address: str
    country: LocalizedText
    pillar: LocalizedText
    adopted_by: tuple[LocalizedText, ...]
    steps: tuple[StepShown, ...]


@require_safe
def practices(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the good practices, newest first: all, or those of ``?country=&pillar=&adopted=`` (by a country)."""
    visit = _opened(request, programme)
    everything = stored.practices(programme)
    country, pillar, adopted = (request.GET.get(name, "")[:80] for name in ("country", "pillar", "adopted"))
    found = [each for each in everything if not each.is_withdrawn or each.adoptions]
    found = [each for each in found if country in ("", each.country) and pillar in ("", each.pillar)]
    found = [each for each in found if not adopted or each.is_adopted_by(adopted)]
    return show(
        request,
        "practices/list.html",
        visit,
        tab="results",
        rows=[_shown(visit, each) for each in reversed(found)],
        all=len(everything),
        chosen={"country": country, "pillar": pillar, "adopted": adopted},
        may_share=_may_share(visit),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the form for a new good practice; on POST share it, or show why not with all that was typed."""
    visit = _opened(request, programme)
    if not _may_share(visit):
        raise PermissionDenied
    if request.method != "POST":
        return _share_page(request, visit, ShareForm(programme=visit.programme, initial={"key": new_key()}))
    form = ShareForm(request.POST, programme=visit.programme)
    if not form.is_valid():
        return _share_page(request, visit, form, status=422)
    answer = share_practice(
        pillar=form.cleaned_data["pillar"],
        indicator=form.cleaned_data["indicator"],
        title=form.texts("title"),
        text=form.texts("text"),
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _share_page(request, visit, form, status=status_of(answer), reasons=said_as(answer))
    messages.success(request, gettext("The practice stands on your country’s page. Others can adopt it."))
    return redirect("practice", programme, answer.practice)


@require_safe
def practice(request: HttpRequest, programme: str, practice: int) -> HttpResponse:
    """Show a good practice, who adopted it, and what the reader may do about it."""
    visit = _opened(request, programme)
    return _page(request, visit, practice)


@require_POST
def move_practice(request: HttpRequest, programme: str, practice: int, deed: str) -> HttpResponse:
    """Do what the form asks; else show the practice as it stands now, why not, and everything that was typed."""
    visit = _opened(request, programme)
    if deed not in KINDS:
        raise Http404
    kind = KINDS[deed]
    form = kind.form(request.POST, prefix=deed, languages=visit.programme.languages)
    if not form.is_valid():
        return _page(request, visit, practice, faulty=(deed, form), status=422)
    answer = kind.run(
        practice=practice,
        steps=form.cleaned_data["steps"],
        text=form.texts("text"),
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        reasons, status = said_as(answer), status_of(answer)
        return _page(request, visit, practice, faulty=(deed, form), status=status, reasons=reasons)
    if isinstance(answer, Stale):
        return _page(request, visit, practice, faulty=(deed, form), status=409, is_stale=True)
    messages.success(request, gettext("Recorded. It shows on the pages of both countries."))
    return redirect("practice", programme, practice)


def practices_of(visit: Visit, country: str) -> dict[str, Any]:
    """Return what the page of a country says of good practices: those it offers, and those it adopted."""
    found = of_country(stored.practices(visit.programme.code), country) if visit.may(Deed.PRACTICE_READ) else ()
    return {
        "offered": [_shown(visit, each) for each in found if each.country == country],
        "adopted": [_shown(visit, each) for each in found if each.country != country],
    }


def _opened(request: HttpRequest, programme: str) -> Visit:
    visit = visit_of(request, programme)
    if not visit.may(Deed.PRACTICE_READ):
        raise PermissionDenied
    return visit


def _may_share(visit: Visit) -> bool:
    return visit.may(Deed.PRACTICE_SHARE) and bool(visit.actor.country)


def _share_page(request: HttpRequest, visit: Visit, form: ShareForm, *, status: int = 200, **told: Any) -> HttpResponse:
    return show(request, "practices/new.html", visit, tab="results", status=status, form=form, **told)


def _page(
    request: HttpRequest,
    visit: Visit,
    number: int,
    *,
    faulty: tuple[str, StepForm] | None = None,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    found = stored.practice(visit.programme.code, number)
    if found is None:
        raise Http404
    typed = [text for name, text in faulty[1].data.items() if "-text_" in name and text] if faulty else []
    indicators = {each.code: each.name for each in visit.programme.indicators}
    return show(
        request,
        "practices/show.html",
        visit,
        tab="results",
        status=status,
        shown=_shown(visit, found),
        indicator=indicators.get(found.indicator),
        offers=_offers(visit, found),
        kept=typed,
        **told,
    )


def _offers(visit: Visit, found: Practice) -> list[dict[str, Any]]:
    """Return what this visitor may do about the practice now, each with a new form: all else would be refused."""
    country = visit.actor.country
    return [
        {"name": name, "button": kind.button, "form": _fresh(visit, name, kind, found)}
        for name, kind in KINDS.items()
        if country and visit.may(kind.right) and not against(found, PracticeAct(name), country)
    ]


def _fresh(visit: Visit, name: str, kind: Kind, found: Practice) -> StepForm:
    initial = {"key": new_key(), "steps": len(found.steps)}
    return kind.form(prefix=name, languages=visit.programme.languages, initial=initial)


def _shown(visit: Visit, found: Practice) -> PracticeShown:
    names = {each.code: each.name for each in visit.programme.countries}
    pillars = {each.code: each.name for each in visit.programme.pillars}

    def name(country: str) -> LocalizedText:
        return names.get(country, LocalizedText.of("en", en=country))

    return PracticeShown(
        practice=found,
        address=reverse("practice", args=[visit.programme.code, found.number]),
        country=name(found.country),
        pillar=pillars.get(found.pillar, LocalizedText.of("en", en=found.pillar)),
        adopted_by=tuple(name(each.country) for each in found.adoptions),
        steps=tuple(StepShown(each, name(each.country), label(PRACTICE_ACTS, each.act)) for each in found.steps),
    )
