"""The endorsed plan on one page: parties, dates, positions, reservations, fingerprint, and everything to take away."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from maslahat.actions.publications import NotEndorsed, sealed_bundle
from maslahat.domain.governance.reservations import ReservationStanding, standings
from maslahat.domain.shared.rights import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.totals import totals
from maslahat.publishing.bundle.keys import KeyExposed, Keyring
from maslahat.stores.governance import queries as governance
from maslahat.stores.workplans import queries
from maslahat.web.errors import error_page
from maslahat.web.governance.standing import standing
from maslahat.web.proposals.opening import open_plan, party_name, show_plan
from maslahat.web.visits import Visit


@dataclass(frozen=True, slots=True)
class ReservationShown:
    """A reservation with its party, its words and its lines (id, code, title); ``state`` is a ReservationState."""

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
    version, record = found.endorsed, governance.endorsement(found.id)
    if version is None or record is None:
        return show_plan(request, "governance/not_endorsed.html", visit, found, page="endorsed")
    plan, said = queries.plan(version.version_id), governance.said(found.id)
    meeting = next((each for each in visit.programme.meetings if each.code == record.meeting), None)
    codes = {line.id for line in plan.lines}
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
        standing=standing(visit.programme, plan, version.version_id, said, record.endorsed_at),
        reservations=[_shown(visit, plan, each) for each in standings(said.reservations, said.liftings, codes)],
        required=totals(plan, visit.programme.pillar_of).whole.required,
        shows_money=visit.may(Deed.FUNDING_READ, found.stage, own=False),
        is_illustrative=any(visit.programme.is_illustrative(f"line:{line.id}") for line in plan.lines),
    )


def _shown(visit: Visit, plan: Plan, found: ReservationStanding) -> ReservationShown:
    said = found.reservation
    return ReservationShown(
        party=party_name(visit.programme, str(said.seat)),
        text=said.text,
        lines=tuple(
            (str(each), plan.printed_codes[each], plan.line(each).title) for each in said.lines if each in plan
        ),
        state=found.state.value,
        entered_at=said.entered_at,
        lifted_at=found.lifting.lifted_at if found.lifting else None,
    )


@require_safe
def bundle(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Return the sealed record of the endorsed plan as one zip."""
    visit, found = open_plan(request, programme, workplan, Deed.PLAN_READ)
    if not visit.may(Deed.BUNDLE_EXPORT, found.stage):
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
