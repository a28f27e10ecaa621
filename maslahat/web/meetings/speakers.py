"""The page of speakers: the list on one item, asking for the floor, and the chair's controls, all as plain forms."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.meetings.floor import ask_for_floor
from maslahat.actions.meetings.floor_now import floor_now
from maslahat.actions.meetings.giving_floor import rule_speakers_list
from maslahat.actions.meetings.items import WHOLE
from maslahat.actions.meetings.subjects import agenda_places
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.floor import FloorKind
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import attendance_queries
from maslahat.stores.meetings.floor_queries import FloorFound
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.meetings.floor_forms import ASKING, RAISED_HAND
from maslahat.web.meetings.floor_offers import (
    FLOOR_DEEDS,
    FloorOffer,
    asking_form,
    asking_offers,
    fresh_form,
    hand_offer,
    list_form,
    movable,
    offer,
    speaker_offers,
)
from maslahat.web.meetings.floor_seen import floor_seen, suggestions
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.preferences import page_to_return_to
from maslahat.web.proposals.forms import SpokenForm
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit

EXTRA_FIELDS = ("seconds", "before")


@require_safe
def speakers(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the list of speakers of ``?item=``, or of the item that is before the meeting."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.FLOOR_READ)
    return _page(request, visit, found, _item(request.GET.get("item", ""), visit, found))


@require_POST
def ask(request: HttpRequest, programme: str, meeting: str, wish: str) -> HttpResponse:
    """Ask for the floor; else show the list as it stands and why not."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.FLOOR_READ)
    if wish not in ASKING and not (wish == RAISED_HAND and visit.may(Deed.FLOOR_ASK, own=False)):
        raise Http404
    form = asking_form(visit, wish, floor_now(found).floor, request.POST)
    item = _item(str(form.data.get(f"{wish}-item", "")), visit, found)
    if not form.is_valid():
        return _page(request, visit, found, item, faulty=form, status=422)
    told = {name: value for name, value in form.cleaned_data.items() if name != "key"}
    kind = FloorKind.STATEMENT if wish == RAISED_HAND else wish
    answer = ask_for_floor(
        meeting=meeting, kind=kind, by=visit.actor, key=form.cleaned_data["key"], now=visit.now, **told
    )
    return _answered(request, visit, found, item, answer)


@require_POST
def on_request(request: HttpRequest, programme: str, meeting: str, turn: int, act: str) -> HttpResponse:
    """Do what a form asks with one request; else show the list as it stands and why not."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.FLOOR_READ)
    if act not in FLOOR_DEEDS:
        raise Http404
    standing = floor_now(found)
    wanted = standing.floor.request(turn)
    item = wanted.item if wanted else _item("", visit, found)
    more = {"others": movable(visit, standing, turn)} if act == "move" else {}
    form = fresh_form(visit, act, turn, data=request.POST, **more)
    if not form.is_valid():
        return _page(request, visit, found, item, faulty=form, status=422)
    answer = FLOOR_DEEDS[act].run(
        meeting=meeting,
        number=turn,
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
        **FLOOR_DEEDS[act].told,
        **_told(form),
    )
    return _answered(request, visit, found, item, answer, kept=form)


@require_POST
def rules(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Set the rules of a list; else show it as it stands and why not."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.FLOOR_READ)
    form = type(list_form(visit, floor_now(found).floor.list_of(WHOLE)))(request.POST, prefix="list")
    item = _item(str(form.data.get("list-item", "")), visit, found)
    if not form.is_valid():
        return _page(request, visit, found, item, faulty=form, status=422)
    told = {name: value for name, value in form.cleaned_data.items() if name != "key"}
    answer = rule_speakers_list(meeting=meeting, by=visit.actor, key=form.cleaned_data["key"], now=visit.now, **told)
    return _answered(request, visit, found, item, answer)


def _told(form: SpokenForm) -> dict[str, Any]:
    told = {name: form.cleaned_data[name] for name in EXTRA_FIELDS if name in form.cleaned_data}
    return told | ({"reason": form.texts("reason")} if form.reasons else {})


def _item(wanted: str, visit: Visit, found: MeetingFound) -> int:
    items = agenda_places(visit.programme, found)
    named = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 else found.subject.item
    return named if named in items or named == WHOLE else found.subject.item


def _answered(
    request: HttpRequest,
    visit: Visit,
    found: MeetingFound,
    item: int,
    answer: object,
    *,
    kept: SpokenForm | None = None,
) -> HttpResponse:
    if isinstance(answer, Refused):
        reasons, status = said_as(answer), status_of(answer)
        return _page(request, visit, found, item, status=status, reasons=reasons, kept=_words(kept))
    if isinstance(answer, Stale):
        return _page(request, visit, found, item, status=409, is_stale=True, kept=_words(kept))
    messages.success(request, gettext("It is recorded."))
    if request.POST.get("next"):
        return redirect(page_to_return_to(request))
    address = redirect("speakers", visit.programme.code, found.code)
    address["Location"] += f"?item={item}"
    return address


def _words(form: SpokenForm | None) -> list[str]:
    return list(form.texts("reason").values()) if form is not None and form.reasons else []


def _page(
    request: HttpRequest, visit: Visit, meeting: MeetingFound, item: int, *, status: int = 200, **told: Any
) -> HttpResponse:
    found = floor_now(meeting)
    is_chair = visit.may(Deed.FLOOR_GIVE)
    items = agenda_places(visit.programme, meeting)
    floor, offered = floor_seen(visit, found, item), _on_waiting(visit, meeting, found, item)
    return show_meeting(
        request,
        "meetings/speakers.html",
        visit,
        meeting,
        page="speakers",
        status=status,
        floor=floor,
        items=[(each, *named, len(found.floor.queue(each))) for each, named in items.items()],
        now_on=items.get(item),
        asking=asking_offers(visit, meeting, found.floor, item),
        raised_hand=hand_offer(visit, meeting, item),
        on_speaker=speaker_offers(visit, meeting, found.floor),
        waiting=[(each, offered.get(each.number, [])) for each in floor.waiting],
        suggested=suggestions(visit, found, item, attendance_queries.sexes(meeting.id)) if is_chair else [],
        list_form=list_form(visit, found.floor.list_of(item)) if is_chair else None,
        is_chair=is_chair,
        clock=int(visit.now.timestamp() * 1000),
        **told,
    )


def _on_waiting(visit: Visit, meeting: MeetingFound, found: FloorFound, item: int) -> dict[int, list[FloorOffer]]:
    """Return by number of the request what the reader may do with it."""
    offered: dict[int, list[FloorOffer]] = {}
    next_up = found.floor.next_up(item)
    for each in found.floor.queue(item):
        names = []
        if visit.may(Deed.FLOOR_GIVE) and meeting.state.may_decide and each == next_up:
            names.append("give")
        if visit.may(Deed.FLOOR_ASK, own=each.party == visit.actor.party):
            names.append("withdraw")
        offered[each.number] = [offer(visit, name, each.number) for name in names]
        others = movable(visit, found, each.number)
        if visit.may(Deed.FLOOR_GIVE) and others and each.kind != "point_of_order":
            offered[each.number].append(offer(visit, "move", each.number, others=others))
    return offered
