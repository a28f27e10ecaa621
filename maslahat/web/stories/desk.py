"""The editors' desk: a story in one language with the facts it may name, and what can be done with it now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.stories.contact import change_press_contact
from maslahat.actions.stories.outcomes import StoryMoved
from maslahat.actions.stories.writing import begin_story, clear_story, edit_story, release_story, withdraw_story
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.stories.checking import changed_facts, findings
from maslahat.domain.stories.life import StoryDeed, after, pair_state, released_without
from maslahat.domain.stories.segments import spell_body
from maslahat.stores.stories import queries
from maslahat.stores.stories.reading import StoryFound
from maslahat.web.numbers_sent import number_sent
from maslahat.web.proposals.forms import SpokenForm, language_name, new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.stories.forms import BeginForm, EditForm, NoteForm
from maslahat.web.stories.public import begin_form, contact_form
from maslahat.web.stories.shown import facts_of, meeting_of, story_shown
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.labels import label
from maslahat.words.records import PAIR_STATES, STORY_STATES
from maslahat.words.refusals import sentence


@dataclass(frozen=True, slots=True)
class FactShown:
    """A fact that may be named: how it is written, and what a reader sees of it."""

    name: str
    value: str


@require_POST
def begin(request: HttpRequest, programme: str) -> HttpResponse:
    """Draft a story from the record of a meeting, or show why not."""
    visit = _opened(request, programme, Deed.STORY_WRITE)
    empty = begin_form(visit)
    form = BeginForm(request.POST, meetings=[code for code, _ in empty.fields["meeting"].choices if code])  # type: ignore[attr-defined]
    if not form.is_valid():
        return _begin_page(request, visit, form, status=422)
    clean = form.cleaned_data
    answer = begin_story(
        meeting=clean["meeting"], story=clean["story"], by=visit.actor, key=clean["key"], now=visit.now
    )
    if isinstance(answer, Refused):
        return _begin_page(request, visit, form, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _begin_page(request, visit, form, status=409)
    return redirect("edit_story", programme, answer.story, answer.languages[0])


def _begin_page(request: HttpRequest, visit: Visit, form: SpokenForm, *, status: int, **told: Any) -> HttpResponse:
    return show(request, "stories/begin.html", visit, tab="stories", form=form, status=status, **told)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, programme: str, story: str, language: str) -> HttpResponse:
    """Show the text of a story in one language with its facts and faults; on POST keep another wording."""
    visit = _opened(request, programme, Deed.STORY_READ)
    found = _found(visit, story, language)
    if request.method != "POST":
        return _page(request, visit, found, language)
    form = EditForm(request.POST, language=language, is_original=language == found.original)
    if not form.is_valid():
        return _page(request, visit, found, language, form=form, status=422)
    clean = form.cleaned_data
    answer = edit_story(
        story=story,
        language=language,
        revision=clean["revision"],
        headline=clean["headline"],
        body=clean["body"],
        is_translation=clean.get("is_translation", False),
        by=visit.actor,
        key=clean["key"],
        now=visit.now,
    )
    return _answered(request, visit, found, language, answer, form=form)


@require_POST
def move(request: HttpRequest, programme: str, story: str, language: str, deed: str) -> HttpResponse:
    """Clear, release or withdraw the text of a language, or show why not."""
    visit = _opened(request, programme, Deed.STORY_READ)
    found = _found(visit, story, language)
    sent = request.POST
    told: dict[str, Any] = {"story": story, "language": language, "key": sent.get("key", "")[:200]}
    told |= {"by": visit.actor, "now": visit.now}
    revision = number_sent(sent.get("revision", ""))
    note = sent.get("note", "")
    answer: StoryMoved | Refused | Stale
    if deed == StoryDeed.CLEAR:
        answer = clear_story(revision=revision, **told)
    elif deed == StoryDeed.RELEASE:
        answer = release_story(revision=revision, note=note, **told)
    elif deed == StoryDeed.WITHDRAW:
        answer = withdraw_story(because=note, **told)
    else:
        raise Http404
    return _answered(request, visit, found, language, answer)


@require_POST
def change_contact(request: HttpRequest, programme: str) -> HttpResponse:
    """Change the press contact, or show why not with everything that was typed."""
    visit = _opened(request, programme, Deed.CONTACT_CHANGE)
    form = type(contact_form(visit, None))(request.POST, languages=visit.programme.languages)
    told: dict[str, Any] = {"contact": queries.press_contact(programme), "is_shown": False, "form": form}
    if not form.is_valid():
        return show(request, "stories/contact.html", visit, tab="stories", status=422, **told)
    clean = form.cleaned_data
    answer = change_press_contact(
        office=form.texts("office"),
        mail=clean["mail"],
        phone=clean["phone"],
        row_version=clean["row_version"],
        by=visit.actor,
        key=clean["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        told |= {"reasons": said_as(answer), "status": status_of(answer)}
        return show(request, "stories/contact.html", visit, tab="stories", **told)
    if isinstance(answer, Stale):
        return show(request, "stories/contact.html", visit, tab="stories", status=409, is_stale=True, **told)
    messages.success(request, gettext("The press contact is changed, in every story at once."))
    return redirect("press_contact", programme)


def _opened(request: HttpRequest, programme: str, deed: Deed) -> Visit:
    visit = visit_of(request, programme)
    if not visit.may(deed):
        raise PermissionDenied
    return visit


def _found(visit: Visit, story: str, language: str) -> StoryFound:
    found = queries.story(visit.programme.code, story)
    if found is None or language not in found.texts:
        raise Http404
    return found


def _answered(
    request: HttpRequest,
    visit: Visit,
    found: StoryFound,
    language: str,
    answer: StoryMoved | Refused | Stale,
    *,
    form: SpokenForm | None = None,
) -> HttpResponse:
    if isinstance(answer, Refused):
        reasons = said_as(answer)
        return _page(request, visit, found, language, form=form, status=status_of(answer), reasons=reasons)
    if isinstance(answer, Stale):
        return _page(request, visit, found, language, form=form, status=409, is_stale=True)
    messages.success(request, gettext("It is recorded."))
    for missing in answer.missing:
        said = gettext("The public cannot read this story in this language yet: %(language)s.")
        messages.warning(request, said % {"language": language_name(missing)})
    return redirect("edit_story", visit.programme.code, found.slug, language)


def _page(
    request: HttpRequest,
    visit: Visit,
    found: StoryFound,
    language: str,
    *,
    form: SpokenForm | None = None,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    text, meeting = found.texts[language], meeting_of(visit, found)
    facts = facts_of(visit, meeting)
    uncleared = {
        each.name for each in text.body.references if each.name.startswith("statement:") and each.name not in facts
    }
    faults = findings(text.headline, text.body, facts, language, uncleared)
    return show(
        request,
        "stories/edit.html",
        visit,
        tab="stories",
        status=status,
        story=found,
        text=text,
        language=language,
        language_label=language_name(language),
        state_label=label(STORY_STATES, text.state),
        pairs=[_pair(found, each) for each in visit.programme.languages],
        missing=[language_name(each) for each in released_without(visit.programme.languages, found.in_public)],
        shown=story_shown(visit, found, meeting, text, facts),
        faults=[
            sentence(f"story_{each.fault.value}", {"about": each.about, "paragraph": each.paragraph}) for each in faults
        ],
        changed=changed_facts(text.body, facts, text.told, language) if text.told else {},
        facts=[FactShown(name, each.value(language)) for name, each in facts.items()],
        form=(form or _edit_form(found, language)) if visit.may(Deed.STORY_WRITE) else None,
        note=NoteForm(),
        deeds=_deeds(visit, found, language),
        key=new_key(),
        **told,
    )


def _pair(found: StoryFound, language: str) -> Mapping[str, str]:
    state = pair_state(found.texts, found.original, language)
    return {
        "language": language,
        "name": language_name(language),
        "state": state.value,
        "label": label(PAIR_STATES, state),
        "is_there": "yes" if language in found.texts else "",
    }


def _edit_form(found: StoryFound, language: str) -> EditForm:
    text = found.texts[language]
    initial = {
        "key": new_key(),
        "revision": text.revision,
        "headline": text.headline,
        "body": spell_body(text.body),
    }
    return EditForm(initial=initial, language=language, is_original=language == found.original)


def _deeds(visit: Visit, found: StoryFound, language: str) -> Mapping[str, bool]:
    """Return what the reader may do with the text now, by the name of the deed; what is not offered is refused."""
    text = found.texts[language]
    return {
        "clear": visit.may(Deed.STORY_CLEAR)
        and after(text.state, StoryDeed.CLEAR) is not None
        and text.writer != visit.actor.person,
        "release": visit.may(Deed.STORY_RELEASE) and after(text.state, StoryDeed.RELEASE) is not None,
        "withdraw": visit.may(Deed.STORY_RELEASE) and language in found.in_public,
        "is_correction": bool(found.releases.get(language)),
    }
