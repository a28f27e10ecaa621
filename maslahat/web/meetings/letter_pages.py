"""Letters of invitation: issued by the secretariat, taken away singly or all at once."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.actions.meetings.arranged import Arranged, arranged, view_of
from maslahat.actions.meetings.inviting import addressees, issue_letters, letter_view
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.letters import MeetingView, agenda_paper, letter_paper
from maslahat.publishing.papers import Paper
from maslahat.stores.meetings import calling
from maslahat.stores.meetings.calling_reading import LetterFound
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.workplans import queries as plans
from maslahat.web.meetings.links_seen import links_of
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.paper_files import language_or_404, paper_bytes, taken_away
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit


@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show whom letters go to and which were issued; on POST issue letters to the parties that are ticked."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.LETTER_READ)
    if request.method != "POST":
        return _page(request, visit, found)
    sent = request.POST
    parties = [code[:80] for code in sent.getlist("party")]
    answer = issue_letters(
        meeting=meeting, parties=parties, by=visit.actor, key=sent.get("key", "")[:200], now=visit.now
    )
    if isinstance(answer, Refused | Stale):
        reasons = said_as(answer) if isinstance(answer, Refused) else []
        status = status_of(answer) if isinstance(answer, Refused) else 409
        return _page(request, visit, found, status=status, reasons=reasons, ticked=parties)
    messages.success(request, gettext("The letters are issued."))
    return redirect("invitations", programme, meeting)


def _page(
    request: HttpRequest, visit: Visit, found: MeetingFound, *, status: int = 200, ticked: Any = (), **told: object
) -> HttpResponse:
    letters = _of_reader(visit, calling.letters(found.id))
    names = {str(each.code): each.name for each in visit.programme.parties}
    may_issue = visit.may(Deed.LETTER_ISSUE)
    invited = {each.party for each in letters}
    return show_meeting(
        request,
        "meetings/invitations.html",
        visit,
        found,
        page="meeting",
        status=status,
        rows=[(each, names.get(each.party, LocalizedText())) for each in letters],
        addressees=addressees(visit.programme, found, visit.now) if may_issue else (),
        invited=invited,
        ticked=ticked,
        may_issue=may_issue,
        languages=visit.programme.languages,
        arranged=arranged(visit.programme, found),
        key=new_key(),
        **told,
    )


def _of_reader(visit: Visit, letters: tuple[LetterFound, ...]) -> list[LetterFound]:
    return [each for each in letters if visit.may(Deed.LETTER_READ, own=each.party == visit.actor.party)]


@require_safe
def letter(request: HttpRequest, programme: str, meeting: str, letter: int, language: str, suffix: str) -> HttpResponse:
    """Return one letter as a file; a letter to another party answers as what does not exist."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.LETTER_READ)
    wanted = next((each for each in _of_reader(visit, calling.letters(found.id)) if each.id == letter), None)
    if wanted is None:
        raise Http404
    paper = _paper(request, visit, arranged(visit.programme, found), wanted, language)
    return taken_away(paper_bytes(paper, suffix), f"{_plain(wanted.number)}-{language}.{suffix}")


@require_safe
def letters_zip(request: HttpRequest, programme: str, meeting: str, suffix: str) -> HttpResponse:
    """Return the latest letter to every party, in every language, in one archive."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.LETTER_ISSUE)
    latest = {each.party: each for each in calling.letters(found.id)}
    if not latest:
        raise Http404
    now, held = arranged(visit.programme, found), BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for each in latest.values():
            for language in visit.programme.languages:
                paper = _paper(request, visit, now, each, language)
                entry = ZipInfo(f"{_plain(each.number)}-{language}.{suffix}", (1980, 1, 1, 0, 0, 0))
                entry.compress_type = ZIP_DEFLATED
                archive.writestr(entry, paper_bytes(paper, suffix))
    return taken_away(held.getvalue(), f"{found.code}-letters.zip")


@require_safe
def agenda_file(request: HttpRequest, programme: str, meeting: str, language: str, suffix: str) -> HttpResponse:
    """Return the published agenda as a file; there is none before the first revision."""
    visit, found = open_meeting_page(request, programme, meeting)
    now = arranged(visit.programme, found)
    language_or_404(language, visit.programme.languages)
    if not now.revisions:
        raise Http404
    paper = agenda_paper(meeting_view(request, visit, now), now.revisions[-1].published_at, language)
    return taken_away(paper_bytes(paper, suffix), f"{found.code}-agenda-{language}.{suffix}")


def meeting_view(request: HttpRequest, visit: Visit, now: Arranged) -> MeetingView:
    """Return the meeting as its papers tell of it, with the address of its page; a plan only to whom it is open."""
    title = _plan_title(visit, now) if links_of(visit, now.meeting).workplan else LocalizedText()
    return view_of(visit.programme, now, plan=title, address=address_of(request, visit, now))


def _plan_title(visit: Visit, now: Arranged) -> LocalizedText:
    code = now.meeting.workplan
    plan = plans.workplan(visit.programme.code, code) if code else None
    return plans.plan(plan.current.version_id).title if plan else LocalizedText()


def address_of(request: HttpRequest, visit: Visit, now: Arranged) -> str:
    """Return the whole address of the page of a meeting, where delegations register."""
    return request.build_absolute_uri(reverse("meeting", args=(visit.programme.code, now.meeting.code)))


def _paper(request: HttpRequest, visit: Visit, now: Arranged, wanted: LetterFound, language: str) -> Paper:
    language_or_404(language, visit.programme.languages)
    address = address_of(request, visit, now)
    view = letter_view(visit.programme, now, wanted, plan=_plan_title(visit, now), address=address)
    return letter_paper(view, language)


def _plain(number: str) -> str:
    return number.replace("/", "-")
