"""Journal entries for screens, letters and exports: reading only."""

from collections.abc import Iterable

from django.db.models import QuerySet

from maslahat.stores.journal import models
from maslahat.stores.prepared import Prepared
from maslahat.stores.together import once


def entries(programme: str) -> QuerySet[models.Entry]:
    """Return the entries of a journal, newest first ('' for deeds outside every programme)."""
    return models.Entry.objects.filter(programme=programme).order_by("-number")


def newest_hash(programme: str, besides: Iterable[str] = ()) -> str:
    """Return the hash of the last entry: while it stays the same, nothing was done. Empty without an entry.

    Entries about things whose names begin with one of ``besides`` are passed over.
    """
    kinds = tuple(besides)
    if kinds:
        return once(("newest hash", programme, kinds), lambda: _newest_besides(programme, kinds))
    newest = once(("newest hash", programme), lambda: _NEWEST.first(programme))
    return str(newest[0]) if newest else ""


def _newest_besides(programme: str, kinds: tuple[str, ...]) -> str:
    found = models.Entry.objects.filter(programme=programme)
    for kind in kinds:
        found = found.exclude(about__startswith=kind)
    return found.order_by("-number").values_list("hash", flat=True).first() or ""


_NEWEST = Prepared(
    lambda programme: models.Entry.objects.filter(programme=programme).order_by("-number").values_list("hash")[:1]
)


def holds(programme: str, record: str) -> bool:
    """Tell whether an entry with this hash is in a journal: what was read then has led to what stands now."""
    return models.Entry.objects.filter(programme=programme, hash=record).exists()


def entries_about(programme: str, about: str) -> QuerySet[models.Entry]:
    """Return what was done to one thing, first to last; ``about`` is for example ``proposal:PR-KG-01``."""
    return models.Entry.objects.filter(programme=programme, about=about).order_by("number")


def entries_after(programme: str, number: int) -> QuerySet[models.Entry]:
    """Return the entries that follow entry ``number``, first to last: what a reader has not seen yet."""
    return models.Entry.objects.filter(programme=programme, number__gt=number).order_by("number")


def programmes() -> QuerySet[models.Entry, str]:
    """Return the codes of all journals that hold an entry."""
    return models.Entry.objects.order_by("programme").values_list("programme", flat=True).distinct()
