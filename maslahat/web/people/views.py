"""Pages of people: who sits for whom; inviting, accrediting and ending an accreditation."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions import people as actions
from maslahat.actions.outcomes import Refused
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import ROLES_GIVEN_BY
from maslahat.stores.people import queries
from maslahat.web.people.forms import AccreditForm, InviteForm
from maslahat.web.people.seating import seats_as_seen
from maslahat.web.refusals import said_as, status_of
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit, show, visit_of


@require_safe
def people(request: HttpRequest, programme: str) -> HttpResponse:
    """Show parties and people as far as the visitor may see them, and the forms for those who may use them."""
    return _page(request, visit_of(request, programme))


@require_POST
def invite(request: HttpRequest, programme: str) -> HttpResponse:
    """Invite a person, or show again what was typed with everything that is wrong."""
    visit = visit_of(request, programme)
    form = _invite_form(visit, request)
    if not form.is_valid():
        return _page(request, visit, status=422, invite_form=form)
    told = form.cleaned_data
    answer = actions.invite_person(
        username=told["username"],
        office={language: told[f"office_{language}"] for language in ("en", "ru") if told[f"office_{language}"]},
        institution=told["institution"],
        language=told["language"],
        by=visit.actor,
        key=told["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _page(request, visit, refused=answer, invite_form=form)
    messages.success(
        request, gettext("%(username)s is invited and can now be accredited.") % {"username": answer.username}
    )
    return redirect("people", programme)


@require_POST
def accredit(request: HttpRequest, programme: str) -> HttpResponse:
    """Let a person act for a party, or show again what was typed with everything that is wrong."""
    visit = visit_of(request, programme)
    form = _accredit_form(visit, request)
    if not form.is_valid():
        return _page(request, visit, status=422, accredit_form=form)
    told = form.cleaned_data
    answer = actions.accredit(
        username=told["username"],
        party=told["party"],
        role=told["role"],
        valid_from=form.instant("valid_from"),
        valid_until=form.instant("valid_until"),
        replaces=told["replaces"],
        by=visit.actor,
        key=told["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _page(request, visit, refused=answer, accredit_form=form)
    messages.success(request, gettext("%(username)s is accredited.") % {"username": told["username"]})
    return redirect("people", programme)


@require_POST
def end_accreditation(request: HttpRequest, programme: str, accreditation: int) -> HttpResponse:
    """Close an accreditation from this instant on."""
    visit = visit_of(request, programme)
    answer = actions.end_accreditation(
        accreditation=accreditation, by=visit.actor, key=request.POST.get("key", ""), now=visit.now
    )
    if isinstance(answer, Refused):
        return _page(request, visit, refused=answer)
    messages.success(request, gettext("The accreditation has ended. What was done under it stays valid."))
    return redirect("people", programme)


def _page(
    request: HttpRequest,
    visit: Visit,
    *,
    status: int = 200,
    refused: Refused | None = None,
    invite_form: InviteForm | None = None,
    accredit_form: AccreditForm | None = None,
) -> HttpResponse:
    told: dict[str, Any] = {
        "kinds": seats_as_seen(visit.programme, visit.actor),
        "form_key": str(uuid4()),
        "may_keep_passkeys": visit.may(Deed.PASSKEY_KEEP),
        "reasons": said_as(refused) if refused else (),
    }
    if visit.may(Deed.PERSON_INVITE):
        told["invite_form"] = invite_form or _invite_form(visit)
    if visit.may(Deed.SEAT_ACCREDIT):
        told["accredit_form"] = accredit_form or _accredit_form(visit)
    return show(
        request, "people/list.html", visit, tab="people", status=status_of(refused) if refused else status, **told
    )


def _invite_form(visit: Visit, request: HttpRequest | None = None) -> InviteForm:
    choices = [(each.code, localized(each.name)) for each in visit.programme.institutions]
    return InviteForm(request.POST if request else None, institutions=choices, initial={"key": str(uuid4())})


def _accredit_form(visit: Visit, request: HttpRequest | None = None) -> AccreditForm:
    own_only = not visit.may(Deed.SEAT_ACCREDIT, own=False)
    parties = [
        (each.code, localized(each.name))
        for each in queries.parties(visit.programme.code)
        if not own_only or each.code == visit.actor.party
    ]
    roles = [role.value for role in dict(ROLES_GIVEN_BY).get(visit.actor.role, ())]
    return AccreditForm(request.POST if request else None, parties=parties, roles=roles, initial={"key": str(uuid4())})
