"""Rows of stories turned into values: the one place that knows both; nothing here decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.stories.life import Release, StoryState, StoryText
from maslahat.domain.stories.segments import read_body
from maslahat.stores.stories import models


@dataclass(frozen=True, slots=True)
class PhotographFound:
    """A photograph of a story without its content: what is seen on it by language, whose it is, its measures."""

    number: int
    alternative: LocalizedText
    credit: LocalizedText
    width: int
    height: int
    sha256: str


@dataclass(frozen=True, slots=True)
class StoryFound:
    """A story with its latest text in each language and all its releases, oldest first, by language."""

    id: int
    slug: str
    meeting: str
    held_on: date
    original: str
    row_version: int
    begun_at: datetime
    texts: Mapping[str, StoryText]
    releases: Mapping[str, tuple[Release, ...]]
    photographs: tuple[PhotographFound, ...] = ()

    @property
    def in_public(self) -> Mapping[str, Release]:
        """The release that the public reads now, by language."""
        return {language: each[-1] for language, each in self.releases.items() if each[-1].is_public}


@dataclass(frozen=True, slots=True)
class ContactFound:
    """The press contact of a programme."""

    office: LocalizedText
    mail: str
    phone: str
    row_version: int


def stories_of(rows: QuerySet[models.Story]) -> tuple[StoryFound, ...]:
    """Return these stories, newest first: five queries, whatever their number."""
    standing = models.StoryPhotograph.objects.filter(taken_down_at=None).defer("content").order_by("number")
    pictures = Prefetch("photographs", queryset=standing)
    joined = rows.select_related("meeting").prefetch_related("texts", "revisions", "releases", pictures)
    return tuple(_story(row) for row in joined.order_by("-begun_at", "slug"))


def contacts_of(rows: QuerySet[models.PressContact]) -> tuple[ContactFound, ...]:
    """Return these press contacts."""
    return tuple(ContactFound(LocalizedText.read(row.office), row.mail, row.phone, row.row_version) for row in rows)


def _story(row: models.Story) -> StoryFound:
    wordings = {(each.language, each.revision): each for each in row.revisions.all()}
    texts = {
        each.language: _text(wordings[each.language, each.revision], StoryState(each.state), each.told)
        for each in row.texts.all()
    }
    releases: dict[str, tuple[Release, ...]] = {}
    for each in sorted(row.releases.all(), key=lambda one: one.number):
        wording = _text(wordings[each.language, each.revision], StoryState.RELEASED, {})
        release = Release(wording, each.released_at, each.note, each.ended_at, each.withdrawn_because)
        releases[each.language] = (*releases.get(each.language, ()), release)
    return StoryFound(
        row.pk,
        row.slug,
        row.meeting.code,
        row.meeting.held_on,
        row.original,
        row.row_version,
        row.begun_at,
        texts,
        releases,
        tuple(_photograph(each) for each in row.photographs.all()),
    )


def _photograph(row: models.StoryPhotograph) -> PhotographFound:
    alternative, credit = LocalizedText.read(row.alternative), LocalizedText.read(row.credit)
    return PhotographFound(row.number, alternative, credit, row.width, row.height, row.sha256)


def _text(row: models.StoryRevision, state: StoryState, told: Mapping[str, str]) -> StoryText:
    return StoryText(
        row.language,
        row.headline,
        read_body(row.body),
        state,
        row.revision,
        row.made_from,
        row.person_id,
        dict(told),
    )
