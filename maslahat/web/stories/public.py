"""What anybody reads without signing in: the stories in public, one story, and the press contact on request."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.stories import queries
from maslahat.stores.stories.reading import ContactFound, StoryFound
from maslahat.web.askers import address_of
from maslahat.web.errors import error_page
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.stories.forms import BeginForm, ContactForm
from maslahat.web.stories.shown import headline, public_story
from maslahat.web.templatetags.texts import reading_language
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.labels import label
from maslahat.words.records import STORY_STATES

MOST_REVEALS = 10
"""How often one address may ask for the press contact in an hour."""
_HOUR = 3600


@require_safe
def stories(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the stories in public, and to those who write them every other one."""
    visit = visit_of(request, programme)
    found = queries.stories(programme)
    released = ((each, headline(each, reading_language())) for each in found)
    return show(
        request,
        "stories/list.html",
        visit,
        tab="stories",
        rows=[(each, *told) for each, told in released if told is not None],
        drafts=_drafts(found) if visit.may(Deed.STORY_READ) else [],
        sees_drafts=visit.may(Deed.STORY_READ),
        form=begin_form(visit) if visit.may(Deed.STORY_WRITE) else None,
        contact=queries.press_contact(programme),
        may_change=visit.may(Deed.CONTACT_CHANGE),
    )


def begin_form(visit: Visit) -> BeginForm:
    """Return the form by which a story is begun about a meeting that is closed."""
    closed = [each.code for each in meetings.meetings(visit.programme.code) if each.closed_at is not None]
    return BeginForm(meetings=reversed(closed), initial={"key": new_key()})


def _drafts(found: tuple[StoryFound, ...]) -> list[tuple[StoryFound, list[tuple[str, str, str]]]]:
    return [
        (
            each,
            [(code, language_name(code), label(STORY_STATES, text.state)) for code, text in sorted(each.texts.items())],
        )
        for each in found
    ]


@require_safe
def story(request: HttpRequest, programme: str, story: str) -> HttpResponse:
    """Show a story as the public reads it; one that was withdrawn says so, one that never was in public is not here."""
    visit = visit_of(request, programme)
    found = queries.story(programme, story)
    if found is None or not found.releases:
        raise Http404
    told = public_story(visit, found, reading_language())
    withdrawn = [release for each in found.releases.values() for release in each if release.withdrawn_because]
    return show(
        request,
        "stories/show.html",
        visit,
        tab="stories",
        status=200 if told else 410,
        story=found,
        told=told,
        language_label=language_name(told.language) if told else "",
        others=[(code, language_name(code)) for code in sorted(found.in_public) if told and code != told.language],
        withdrawn=withdrawn[-1] if withdrawn and told is None else None,
        contact=queries.press_contact(programme),
        may_edit=visit.may(Deed.STORY_READ),
        address=request.build_absolute_uri(request.path),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def press_contact(request: HttpRequest, programme: str) -> HttpResponse:
    """Tell on request where the press turns to: only a press of a button shows it, and not without end (R55)."""
    visit = visit_of(request, programme)
    contact = queries.press_contact(programme)
    is_asked = request.method == "POST"
    if is_asked and not _may_ask(request):
        return error_page(
            request,
            429,
            title=gettext("Asked too often"),
            words=gettext("From your address the press contact was asked for many times. Try again in an hour."),
        )
    may_change = visit.may(Deed.CONTACT_CHANGE)
    answer = show(
        request,
        "stories/contact.html",
        visit,
        tab="stories",
        contact=contact,
        is_shown=is_asked,
        form=contact_form(visit, contact) if may_change else None,
    )
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def contact_form(visit: Visit, contact: ContactFound | None) -> ContactForm:
    """Return the form by which the press contact is changed. What stands there now is not shown in it."""
    initial = {"key": new_key(), "row_version": contact.row_version if contact else 0}
    offices = {f"office_{code}": words for code, words in (contact.office.texts if contact else {}).items()}
    return ContactForm(initial=initial | offices, languages=visit.programme.languages)


def _may_ask(request: HttpRequest) -> bool:
    key = f"press-contact:{address_of(request)}"
    if cache.add(key, 1, _HOUR):
        return True
    try:
        return cache.incr(key) <= MOST_REVEALS
    except ValueError:  # the hour ended between the two steps
        cache.set(key, 1, _HOUR)
        return True
