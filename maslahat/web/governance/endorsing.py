"""The page of endorsement: the final text by its fingerprint, where parties stand, the form to take a position."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from maslahat.actions.filing import LONGEST_RATIONALE
from maslahat.actions.governance import state_position
from maslahat.actions.outcomes import PositionStated, Refused, Stale
from maslahat.actions.rulebook import decision_rule
from maslahat.domain.governance.consensus import AbsentPolicy
from maslahat.domain.governance.positions import Channel, PositionKind
from maslahat.domain.governance.silence import silences_of
from maslahat.domain.shared.deeds import ADOPTED, Deed, Stage
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.governance import queries as governance
from maslahat.stores.governance.left_words import LeftWordFound
from maslahat.stores.people import queries as people
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.governance.left_words import as_typed, left_for, left_to_successor
from maslahat.web.governance.signing import signed_in_form
from maslahat.web.governance.standing import Standing, standing
from maslahat.web.governance.words_said import words_said
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.proposals.opening import open_plan, party_name, show_plan
from maslahat.web.refusals import said_as, status_of
from maslahat.web.silence.delivery import up_to_date
from maslahat.web.visits import Visit, visit_of
from maslahat.web.waiting import do
from maslahat.words.decisions import CHANNELS, POSITIONS
from maslahat.words.labels import label


@require_http_methods(["GET", "HEAD", "POST"])
def endorse(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show where the parties stand on the final text; on POST take down the position of the visitor's party."""
    if request.method == "POST":
        return _take_down(request, programme, workplan)
    visit, found = open_plan(request, programme, workplan, Deed.POSITION_READ)
    if up_to_date(visit, found):
        visit, found = open_plan(request, programme, workplan, Deed.POSITION_READ)
    return redirect("endorsed", programme, workplan) if found.stage in ADOPTED else _page(request, visit, found)


def _take_down(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Take down a position. The deed asks for every right itself: the page is opened only to say why not."""
    visit, sent = visit_of(request, programme), request.POST
    if governance.has_silences(programme, workplan):
        up_to_date(*open_plan(request, programme, workplan, Deed.POSITION_READ))
    told = {
        "workplan": workplan,
        "subject": sent.get("subject", "")[:64],
        "kind": sent.get("kind", ""),
        "by": visit.actor,
        "key": sent.get("key", ""),
        "now": visit.now,
        "text": words_said(sent, visit.programme.languages),
        "lines": sent.getlist("lines"),
        "whole": bool(sent.get("whole")),
        "channel": sent.get("channel", Channel.ROOM.value),
        "meeting": _meeting(visit, workplan, sent.get("meeting", "")),
        "signed": signed_in_form(sent),
    }
    answer = do(request, state_position, told, presumed=_recorded(told), shows=_shown)
    if isinstance(answer, Refused) and (left := left_to_successor(request, visit, sent.get("subject", ""))):
        return left
    if isinstance(answer, Refused | Stale):
        _, found = open_plan(request, programme, workplan, Deed.POSITION_READ)
        status = status_of(answer) if isinstance(answer, Refused) else 409
        return _page(request, visit, found, status=status, typed=sent, answer=answer)
    messages.success(request, _said(answer))
    return redirect("endorsed" if answer.is_endorsed else "endorse", programme, workplan)


def _recorded(told: Mapping[str, Any]) -> PositionStated:
    """Return what nearly always comes of a position: it is recorded with effect, and the plan waits for others."""
    return PositionStated(0, told["by"].party, told["kind"], told["subject"], True, False)


def _shown(answer: PositionStated) -> tuple[str, bool, bool]:
    return answer.kind, answer.is_effective, answer.is_endorsed


def _said(answer: PositionStated) -> str:
    if answer.is_endorsed:
        return gettext("The plan is endorsed. It cannot change any more.")
    if not answer.is_effective:
        return gettext("Kept as a comment: only the acting head of the delegation binds the party.")
    told = {"position": label(POSITIONS, answer.kind)}
    return gettext("The position of your party is recorded: %(position)s.") % told


def _meeting(visit: Visit, workplan: str, code: str) -> str:
    """Return the code if the programme has such a meeting on this plan; else none: outside a meeting."""
    return code if code in {each.code for each in visit.programme.meetings if each.plan == workplan} else ""


def _left(visit: Visit, found: WorkplanFound) -> LeftWordFound | None:
    own = [
        each.stated_at
        for each in governance.said(found.id).positions
        if each.seat == visit.actor.party and each.subject == found.current.version_id and each.is_effective
    ]
    return left_for(visit, found.current.version_id, max(own, default=None))


def _standing(visit: Visit, found: WorkplanFound, plan: Plan) -> Standing:
    silences = [one for each in governance.silences(found.id) for one in silences_of(each.procedure, visit.now)]
    return standing(visit.programme, plan, plan.version_id, governance.said(found.id), visit.now, silences)


def _lets_absent_follow(visit: Visit) -> bool:
    return decision_rule(visit.programme).absent is AbsentPolicy.FOLLOW_BY_SILENCE


def _page(
    request: HttpRequest,
    visit: Visit,
    found: WorkplanFound,
    *,
    status: int = 200,
    typed: QueryDict | None = None,
    answer: Refused | Stale | None = None,
) -> HttpResponse:
    is_final = found.stage == Stage.FINALIZED
    plan, left = queries.plan(found.current.version_id), _left(visit, found) if is_final and typed is None else None
    sent = typed if typed is not None else as_typed(left)
    is_party = visit.actor.party in decision_rule(visit.programme).parties
    chosen = frozenset(sent.getlist("lines"))
    may_speak = is_final and is_party and visit.may(Deed.POSITION_STATE, found.stage)
    return show_plan(
        request,
        "governance/endorse.html",
        visit,
        found,
        page="endorse",
        status=status,
        is_final=is_final,
        version=found.current,
        lines_number=len(plan.lines),
        standing=_standing(visit, found, plan) if is_final else None,
        may_open_silence=is_final and visit.may(Deed.SILENCE_OPEN) and _lets_absent_follow(visit),
        may_speak=may_speak,
        own_party=party_name(visit.programme, visit.actor.party),
        kinds=[(each.value, label(POSITIONS, each)) for each in PositionKind],
        channels=[(each.value, label(CHANNELS, each)) for each in Channel],
        meetings=[each for each in visit.programme.meetings if each.plan == found.code],
        lines=[(str(each.id), plan.printed_codes[each.id], each.title, str(each.id) in chosen) for each in plan.lines],
        languages=[(each, language_name(each), sent.get(f"text_{each}", "")) for each in visit.programme.languages],
        typed=sent,
        left=left,
        chosen=chosen,
        may_sign=may_speak and visit.may(Deed.PASSKEY_KEEP),
        has_passkey=may_speak and any(each.revoked_at is None for each in people.passkeys(visit.actor.person)),
        may_read_notes=visit.may(Deed.NOTE_VERBALE_READ),
        key=new_key(),
        longest=LONGEST_RATIONALE,
        reasons=said_as(answer) if isinstance(answer, Refused) else (),
        is_stale=isinstance(answer, Stale),
    )
