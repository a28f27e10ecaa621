"""Annual reports for screens: reading only; the number of queries never depends on the rows."""

from collections.abc import Mapping

from maslahat.domain.results.annual_report import Scope
from maslahat.domain.results.figures import FigureKey
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.results import edition_reading as reading
from maslahat.stores.results import models
from maslahat.stores.results.edition_reading import EditionFound, NarrativeFound


def editions(programme: str) -> tuple[EditionFound, ...]:
    """Return every edition of a programme (its code), the newest year and revision first: one query."""
    return reading.editions_of(models.AnnualEdition.objects.filter(programme__code=programme))


def edition(programme: str, year: int, scope: Scope, revision: int) -> EditionFound | None:
    """Return one edition, or None: one query."""
    rows = models.AnnualEdition.objects.filter(programme__code=programme, year=year, revision=revision)
    return next(iter(reading.editions_of(rows.filter(scope_kind=scope.kind.value, scope_code=scope.code))), None)


def newest_published(programme: str, scope: Scope) -> EditionFound | None:
    """Return the published edition of a scope over the latest year, of that year the last revision; None if none."""
    rows = models.AnnualEdition.objects.filter(programme__code=programme, is_published=True)
    of_scope = rows.filter(scope_kind=scope.kind.value, scope_code=scope.code)
    return next(iter(reading.editions_of(of_scope.order_by("-year", "-revision")[:1])), None)


def narratives(edition: int) -> Mapping[str, NarrativeFound]:
    """Return the last wording of each section of an edition (its row id): one query."""
    return reading.narratives_of(models.NarrativeRevision.objects.filter(edition=edition))


def sections_written(programme: str) -> Mapping[int, frozenset[str]]:
    """Return the sections that have words in the editions in work of a programme, by row id of the edition: one query.

    A wording without text takes the narrative back.
    """
    rows = models.NarrativeRevision.objects.filter(edition__programme__code=programme, edition__is_published=False)
    last: dict[tuple[int, str], bool] = {}
    for edition, section, texts in rows.order_by("revision").values_list("edition_id", "section", "texts"):
        last[edition, section] = bool(LocalizedText.read(texts))
    found: dict[int, set[str]] = {}
    for (edition, section), has_words in last.items():
        if has_words:
            found.setdefault(edition, set()).add(section)
    return {edition: frozenset(sections) for edition, sections in found.items()}


def wordings(edition: int, section: str) -> tuple[NarrativeFound, ...]:
    """Return every wording of a section of an edition (its row id), the first one first: one query."""
    return reading.wordings_of(models.NarrativeRevision.objects.filter(edition=edition, section=section))


def content(edition: int) -> bytes:
    """Return the canonical bytes of a published edition (its row id)."""
    return bytes(models.PublishedEdition.objects.values_list("content", flat=True).get(edition=edition))


def contents(programme: str) -> tuple[bytes, ...]:
    """Return the canonical bytes of every published edition of a programme (its code), the first first: one query."""
    rows = models.PublishedEdition.objects.filter(edition__programme__code=programme).order_by("pk")
    return tuple(bytes(each) for each in rows.values_list("content", flat=True))


def withheld(programme: str) -> frozenset[FigureKey]:
    """Return every figure that some published edition of a programme withheld: one query."""
    rows = models.PublishedEdition.objects.filter(edition__programme__code=programme)
    return frozenset(reading.read_key(key) for keys in rows.values_list("withheld", flat=True) for key in keys)
