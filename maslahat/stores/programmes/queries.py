"""Programmes for screens and for whoever needs their rules: reading only."""

from functools import lru_cache

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.programmes.reading import read_programme
from maslahat.stores.prepared import Prepared
from maslahat.stores.programmes import models
from maslahat.stores.together import once


class NoSuchProgramme(LookupError):
    """No programme with this code is known here."""


def codes() -> tuple[str, ...]:
    """Return the codes of all programmes of this installation, in order."""
    return tuple(models.Programme.objects.order_by("code").values_list("code", flat=True))


def programme(code: str) -> Programme:
    """Return a programme; raise NoSuchProgramme. Kept in memory until it is loaded anew."""
    current = once(("programme", code), lambda: _FINGERPRINT.first(code))
    if current is None:
        raise NoSuchProgramme(code)
    return _programme(str(current[0]))


_FINGERPRINT = Prepared(lambda code: models.Programme.objects.filter(code=code).order_by().values_list("fingerprint"))


@lru_cache(maxsize=16)
def _programme(fingerprint: str) -> Programme:
    document = models.Programme.objects.filter(fingerprint=fingerprint).values_list("document", flat=True).first()
    return read_programme(document)
