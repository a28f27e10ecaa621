"""Stories out to rows; who calls holds the story, or has the programme's turn."""

from collections.abc import Mapping
from datetime import datetime

from django.apps import apps
from django.db.models import F, Max

from maslahat.domain.stories.life import StoryState, StoryText
from maslahat.domain.stories.segments import spell_body
from maslahat.stores.stories import models
from maslahat.stores.stories.reading import ContactFound, PhotographFound


def story(programme: str, meeting: int, slug: str, original: str, now: datetime) -> int:
    """Store a new story of a programme about a meeting (its row id) and return its row id."""
    row = models.Story.objects.create(
        programme_id=_programme(programme), meeting_id=meeting, slug=slug, original=original, begun_at=now
    )
    return row.pk


def text(story: int, wanted: StoryText, role: str, now: datetime) -> None:
    """Store a new wording of a story (its row id) in one language, written by ``wanted.writer`` in this role."""
    models.StoryRevision.objects.create(
        story_id=story,
        language=wanted.language,
        revision=wanted.revision,
        headline=wanted.headline,
        body=spell_body(wanted.body),
        made_from=wanted.made_from,
        person_id=wanted.writer,
        role=role,
        written_at=now,
    )
    models.StoryText.objects.update_or_create(
        story_id=story,
        language=wanted.language,
        defaults={"state": wanted.state.value, "revision": wanted.revision, "told": dict(wanted.told)},
    )
    _touch(story)


def state(story: int, language: str, wanted: StoryState, told: Mapping[str, str] | None = None) -> None:
    """Store where the text of a language stands; with ``told`` the value of each fact as it is cleared."""
    changed: dict[str, object] = {"state": wanted.value} | ({} if told is None else {"told": dict(told)})
    models.StoryText.objects.filter(story_id=story, language=language).update(**changed)
    _touch(story)


def released(story: int, wording: StoryText, note: str, person: int, now: datetime) -> None:
    """Store that this wording is in public from now on, in place of the one before it."""
    rows = models.StoryRelease.objects.filter(story_id=story, language=wording.language)
    rows.filter(ended_at=None).update(ended_at=now)
    last = rows.aggregate(last=Max("number"))["last"] or 0
    models.StoryRelease.objects.create(
        story_id=story,
        language=wording.language,
        number=last + 1,
        revision=wording.revision,
        note=note,
        released_at=now,
        person_id=person,
    )


def withdrawn(story: int, language: str, because: str, now: datetime) -> None:
    """Store that what is in public in this language is withdrawn, and why."""
    rows = models.StoryRelease.objects.filter(story_id=story, language=language, ended_at=None)
    rows.update(ended_at=now, withdrawn_because=because)


def photograph(story: int, wanted: PhotographFound, content: bytes, person: int, now: datetime) -> int:
    """Store a photograph of a story (its row id) under the next number, and return that number."""
    last = models.StoryPhotograph.objects.filter(story_id=story).aggregate(last=Max("number"))["last"] or 0
    row = models.StoryPhotograph.objects.create(
        story_id=story,
        number=last + 1,
        alternative=wanted.alternative.document(),
        credit=wanted.credit.document(),
        width=wanted.width,
        height=wanted.height,
        sha256=wanted.sha256,
        content=content,
        person_id=person,
        added_at=now,
    )
    _touch(story)
    return row.number


def photograph_taken_down(story: int, number: int, now: datetime) -> bool:
    """Store that a photograph that stands is taken down; tell whether there was one."""
    rows = models.StoryPhotograph.objects.filter(story_id=story, number=number, taken_down_at=None)
    return bool(rows.update(taken_down_at=now))


def press_contact(programme: str, wanted: ContactFound, person: int, now: datetime) -> None:
    """Store the press contact of a programme, in place of the one before it."""
    models.PressContact.objects.update_or_create(
        programme_id=_programme(programme),
        defaults={
            "office": wanted.office.document(),
            "mail": wanted.mail,
            "phone": wanted.phone,
            "row_version": wanted.row_version,
            "person_id": person,
            "changed_at": now,
        },
    )


def _programme(code: str) -> int:
    return int(apps.get_model("programmes", "Programme").objects.values_list("pk", flat=True).get(code=code))


def _touch(story: int) -> None:
    models.Story.objects.filter(pk=story).update(row_version=F("row_version") + 1)
