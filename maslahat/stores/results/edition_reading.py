"""Rows of annual reports turned into values: the one place that knows both; nothing here decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from maslahat.domain.results.annual_report import Basis, Scope, ScopeKind
from maslahat.domain.results.figures import FigureKey
from maslahat.domain.results.observations import cell
from maslahat.domain.results.periods import Period
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.results import models


@dataclass(frozen=True, slots=True)
class NarrativeFound:
    """One wording of a section: which it is, what it says, who wrote it for which party, when."""

    section: str
    revision: int
    texts: LocalizedText
    party: str
    role: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class PublishedFound:
    """What was published of an edition, without its content."""

    sha256: str
    published_at: datetime
    party: str
    role: str


@dataclass(frozen=True, slots=True)
class EditionFound:
    """An edition as it stands; ``published`` is None while it is in work."""

    id: int
    scope: Scope
    year: int
    revision: int
    basis: Basis
    row_version: int
    begun_at: datetime
    published: PublishedFound | None

    @property
    def name(self) -> str:
        """The part of its address that names scope and revision."""
        return f"{self.scope}-{self.revision}"


def editions_of(rows: QuerySet[models.AnnualEdition]) -> tuple[EditionFound, ...]:
    """Return these editions without their contents: one query."""
    light = rows.select_related("published").defer("published__content", "published__withheld")
    return tuple(_edition(row) for row in light)


def narratives_of(rows: QuerySet[models.NarrativeRevision]) -> Mapping[str, NarrativeFound]:
    """Return the last wording of each section among these: one query."""
    return {each.section: each for each in wordings_of(rows)}


def wordings_of(rows: QuerySet[models.NarrativeRevision]) -> tuple[NarrativeFound, ...]:
    """Return these wordings, the first one first: one query."""
    return tuple(
        NarrativeFound(row.section, row.revision, LocalizedText.read(row.texts), row.party, row.role, row.written_at)
        for row in rows.order_by("revision")
    )


def key_document(key: FigureKey) -> dict[str, Any]:
    """Return what a figure is about as JSON."""
    return {"indicator": key.indicator, "area": key.area, "period": key.period.code, "cell": dict(key.cell)}


def read_key(document: Mapping[str, Any]) -> FigureKey:
    """Return what ``key_document`` wrote down."""
    period, here = Period.read(document["period"]), cell(document["cell"].items())
    return FigureKey(document["indicator"], document["area"], period, here)


def _edition(row: models.AnnualEdition) -> EditionFound:
    told = row.published if row.is_published else None
    return EditionFound(
        row.pk,
        Scope(ScopeKind(row.scope_kind), row.scope_code),
        row.year,
        row.revision,
        Basis(row.basis),
        row.row_version,
        row.begun_at,
        None if told is None else PublishedFound(told.sha256, told.published_at, told.party, told.role),
    )
