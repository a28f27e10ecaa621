"""The reader's own reminders: what one would say now, where it goes, and when the last one went."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from maslahat.actions.outcomes import Refused
from maslahat.actions.results.awaiting import asked_reports
from maslahat.actions.results.reminding import choose_reminders, digest_for
from maslahat.stores.results import reminder_queries
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.results.gate import opened
from maslahat.web.visits import Visit, show
from maslahat.words.digests import digest_sections


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest, programme: str) -> HttpResponse:
    """Show what a reminder would say now; on POST keep where it goes, or show why not with what was typed."""
    visit = opened(request, programme)
    if request.method != "POST":
        return _page(request, visit)
    written = request.POST.get("mail", "")
    key = request.POST.get("key", "")[:200]
    answer = choose_reminders(address=written, by=visit.actor, key=key, now=visit.now)
    if isinstance(answer, Refused):
        return _page(request, visit, status=status_of(answer), reasons=said_as(answer), written=written)
    words = gettext("Reminders go to this address.") if answer.is_wanted else gettext("No reminders are sent to you.")
    messages.success(request, words)
    return redirect("reminders", programme)


def _page(request: HttpRequest, visit: Visit, *, status: int = 200, **told: Any) -> HttpResponse:
    code, person = visit.programme.code, visit.actor.person
    asked = asked_reports(code, visit.now.date())
    units = {each: unit.name for each, unit in asked.units.items()}
    given = {"written": reminder_queries.addresses(code).get(person, "")} | told
    return show(
        request,
        "results/reminders.html",
        visit,
        tab="results",
        status=status,
        sections=digest_sections(digest_for(visit.actor, asked, visit.now), units),
        last=reminder_queries.last_sent(code, person),
        rules=visit.programme.reminders,
        key=new_key(),
        **given,
    )
