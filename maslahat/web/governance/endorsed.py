"""The endorsed plan on one page: parties, dates, positions, reservations, fingerprint, and everything to take away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.filing import LONGEST_RATIONALE
from maslahat.actions.governance import add_reservation, lift_reservation
from maslahat.actions.outcomes import Refused
from maslahat.actions.publications import NotEndorsed, sealed_bundle
from maslahat.actions.rulebook import decision_rule
from maslahat.domain.governance.consensus import Silence
from maslahat.domain.governance.reservations import ReservationStanding, standings
from maslahat.domain.governance.silence import (
    SilenceEntryKind,
    SilenceProcedure,
    SilenceState,
    SilenceSubject,
    silences_of,
)
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.totals import totals
from maslahat.publishing.bundle.keys import KeyExposed, Keyring
from maslahat.stores.governance import queries as governance
from maslahat.stores.governance.reading import EndorsementFound
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.errors import error_page
from maslahat.web.governance.standing import standing
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.proposals.opening import open_plan, party_name, show_plan
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit

MOST_DIGITS = 10


@dataclass(frozen=True, slots=True)
class ReservationShown:
    """A reservation with its party, its words and its lines (id, code, title); ``state`` is a ReservationState.

    ``is_to_be_asked``: a reserved line changed or went since, so the party is asked what becomes of it (E56).
    """

    number: int
    code: str
    is_to_be_asked: bool
    party: LocalizedText
    text: LocalizedText
    lines: tuple[tuple[str, str, LocalizedText], ...]
    state: str
    entered_at: datetime
    lifted_at: datetime | None


@require_safe
def endorsed(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the endorsed plan; before that, to those at the table, that it is not endorsed yet."""
    visit, found = open_plan(request, programme, workplan, Deed.POSITION_READ)
    return _page(request, visit, found)


def _page(
    request: HttpRequest, visit: Visit, found: WorkplanFound, *, status: int = 200, refused: Refused | None = None
) -> HttpResponse:
    version, record = found.in_force, governance.endorsement(found.id)
    if version is None or record is None:
        return show_plan(request, "governance/not_endorsed.html", visit, found, page="endorsed", status=status)
    plan, said = queries.plan(version.version_id), governance.said(found.id)
    meeting = next((each for each in visit.programme.meetings if each.code == record.meeting), None)
    codes = {line.id for line in plan.lines}
    silences = (each.procedure for each in governance.silences(found.id))
    asked = [each for each in silences if each.subject == SilenceSubject(record.subject)]
    return show_plan(
        request,
        "governance/endorsed.html",
        visit,
        found,
        page="endorsed",
        version=version,
        plan=plan,
        record=record,
        meeting=meeting,
        standing=standing(visit.programme, plan, record.subject, said, record.endorsed_at, _silences(asked, record)),
        statements=[
            (party_name(visit.programme, entry.seat), entry.text)
            for each in asked
            for entry in each.of(SilenceEntryKind.STATEMENT)
        ],
        is_contested=any(each.state(visit.now) is SilenceState.ANNULLED for each in asked),
        reservations=[_shown(visit, found, plan, each) for each in standings(said.reservations, said.liftings, codes)],
        **_reserving(request, visit, found, plan),
        reasons=said_as(refused) if refused else (),
        status=status,
        required=totals(plan, visit.programme.pillar_of).whole.required,
        shows_money=visit.may(Deed.FUNDING_READ, found.stage_in_force, own=False),
        is_illustrative=any(visit.programme.is_illustrative(f"line:{line.id}") for line in plan.lines),
    )


def _silences(asked: Sequence[SilenceProcedure], record: EndorsementFound) -> list[Silence]:
    """Return the silences with which the plan was endorsed; an objection confirmed since takes them back (E59)."""
    return [one for each in asked for one in silences_of(each, record.endorsed_at)]


@require_POST
def reservation(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Add a reservation of the visitor's party to the plan in force, or lift one of its own."""
    visit, found = open_plan(request, programme, workplan, Deed.POSITION_READ)
    sent, languages = request.POST, visit.programme.languages
    texts = {each: sent.get(f"text_{each}", "").strip() for each in languages}
    asked: dict[str, Any] = {"workplan": workplan, "text": {each: words for each, words in texts.items() if words}}
    told: dict[str, Any] = {"by": visit.actor, "key": sent.get("key", ""), "now": visit.now}
    answer: object
    if sent.get("lift", "").isdecimal() and len(sent["lift"]) < MOST_DIGITS:
        answer = lift_reservation(reservation=int(sent["lift"]), **asked, **told)
    else:
        subject, lines = sent.get("subject", "")[:64], sent.getlist("lines")
        answer = add_reservation(subject=subject, lines=lines, **asked, **told)
    if isinstance(answer, Refused):
        return _page(request, visit, found, status=status_of(answer), refused=answer)
    messages.success(request, gettext("It is recorded."))
    return redirect("endorsed", programme, workplan)


def _reserving(request: HttpRequest, visit: Visit, found: WorkplanFound, plan: Plan) -> dict[str, object]:
    """Return what the forms for reservations need; empty for who may not speak for a party to the plan."""
    is_party = visit.actor.party in decision_rule(visit.programme).parties
    if not is_party or not visit.may(Deed.RESERVATION_ADD, found.stage_in_force):
        return {"may_reserve": False}
    sent = request.POST
    chosen = sent.getlist("lines")
    return {
        "may_reserve": True,
        "own_party": visit.actor.party,
        "key": new_key(),
        "longest": LONGEST_RATIONALE,
        "lines": [(each.id, plan.printed_codes[each.id], each.title, each.id in chosen) for each in plan.lines],
        "languages": [(each, language_name(each), sent.get(f"text_{each}", "")) for each in visit.programme.languages],
    }


def _shown(visit: Visit, found: WorkplanFound, plan: Plan, reserved: ReservationStanding) -> ReservationShown:
    said, changed = reserved.reservation, _changed(found, plan, reserved)
    return ReservationShown(
        number=said.number,
        code=str(said.seat),
        is_to_be_asked=reserved.is_to_be_asked or bool(changed and reserved.lifting is None),
        party=party_name(visit.programme, str(said.seat)),
        text=said.text,
        lines=tuple(
            (str(each), plan.printed_codes[each], plan.line(each).title) for each in said.lines if each in plan
        ),
        state=reserved.state.value,
        entered_at=said.entered_at,
        lifted_at=reserved.lifting.lifted_at if reserved.lifting else None,
    )


def _changed(found: WorkplanFound, plan: Plan, reserved: ReservationStanding) -> bool:
    """Tell whether a reserved line says something else by now than when the reservation was entered (E56)."""
    said = reserved.reservation
    known = {each.version_id for each in found.versions}
    then = queries.plan(said.subject) if said.subject in known else plan
    return any(line in then and line in plan and then.line(line) != plan.line(line) for line in said.lines)


@require_safe
def bundle(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Return the sealed record of the endorsed plan as one zip."""
    visit, found = open_plan(request, programme, workplan, Deed.PLAN_READ)
    if not visit.may(Deed.BUNDLE_EXPORT, found.stage_in_force):
        raise PermissionDenied(gettext("The record is sealed and given out once the plan is endorsed."))
    try:
        signer = Keyring(Path(settings.DATA) / "keys").signer(visit.now)
        content = sealed_bundle(programme, workplan, signer=signer, sealed_at=visit.now)
    except (KeyExposed, NotEndorsed):
        return error_page(
            request,
            503,
            title=gettext("The record cannot be sealed now"),
            words=gettext("The keeper of this installation must look after its sealing key. Nothing was changed."),
        )
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="endorsed-plan.zip"'
    return response
