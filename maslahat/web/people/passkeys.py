"""The page of one's own passkeys: making one, giving it another name, revoking it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from maslahat.actions.outcomes import PasskeyKept, Refused
from maslahat.actions.passkeys import (
    LONGEST_NAME,
    add_passkey,
    registration_options,
    rename_passkey,
    revoke_passkey,
)
from maslahat.actions.relying_party import domain
from maslahat.domain.shared.deeds import Deed
from maslahat.publishing.bundle.proofs import key_print
from maslahat.stores.people import queries
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit, show, visit_of

MOST_DIGITS = 12


@require_http_methods(["GET", "HEAD", "POST"])
def passkeys(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the visitor's own passkeys; on POST add, rename or revoke one (``deed``)."""
    visit = _visit(request, programme)
    if request.method != "POST":
        return _page(request, visit)
    answer = _asked(request, visit)
    if isinstance(answer, Refused):
        return _page(request, visit, refused=answer)
    messages.success(request, _SAID[request.POST["deed"]]())
    return redirect("passkeys", programme)


@require_POST
def passkey_options(request: HttpRequest, programme: str) -> HttpResponse:
    """Return as JSON what the browser needs to make a passkey for this site."""
    visit = _visit(request, programme)
    offered = registration_options(visit.actor, "Maslahat")
    if isinstance(offered, Refused):
        return JsonResponse({"refused": said_as(offered)}, status=status_of(offered))
    options, ticket = offered
    return JsonResponse({"options": options, "ticket": ticket})


_SAID = {
    "add": lambda: gettext("The passkey is kept. You can sign with it from now on."),
    "rename": lambda: gettext("The passkey has another name."),
    "revoke": lambda: gettext("The passkey is revoked. What it signed stays proved."),
}


def _visit(request: HttpRequest, programme: str) -> Visit:
    visit = visit_of(request, programme)
    if not visit.may(Deed.PASSKEY_KEEP):
        raise PermissionDenied
    return visit


def _asked(request: HttpRequest, visit: Visit) -> PasskeyKept | Refused:
    sent = request.POST
    told: dict[str, Any] = {"by": visit.actor, "key": sent.get("key", ""), "now": visit.now}
    number = sent.get("passkey", "")
    chosen = int(number) if number.isdecimal() and len(number) < MOST_DIGITS else 0
    match sent.get("deed", ""):
        case "add":
            answer, ticket = sent.get("answer", ""), sent.get("ticket", "")[:200]
            return add_passkey(name=sent.get("name", ""), answer=answer, ticket=ticket, **told)
        case "rename":
            return rename_passkey(passkey=chosen, name=sent.get("name", ""), **told)
        case "revoke":
            return revoke_passkey(passkey=chosen, **told)
    return Refused.because("unknown_passkey")


def _page(request: HttpRequest, visit: Visit, *, refused: Refused | None = None) -> HttpResponse:
    found = queries.passkeys(visit.actor.person)
    return show(
        request,
        "people/passkeys.html",
        visit,
        tab="people",
        status=status_of(refused) if refused else 200,
        keys=[(each, key_print(each.key)) for each in found],
        domain=domain(),
        key=new_key(),
        longest=LONGEST_NAME,
        typed=request.POST.get("name", "") if refused else "",
        reasons=said_as(refused) if refused else (),
    )
