"""People rows in, for a decision."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from maslahat.stores.people import models
from maslahat.stores.people.queries import passkey, passkeys, seat_and_accreditations
from maslahat.stores.prepared import Prepared
from maslahat.stores.together import once

__all__ = ["is_valid", "passkey", "passkeys", "seat_and_accreditations"]


def is_valid(accreditation: int, at: datetime) -> bool:
    """Tell whether an accreditation holds at an instant (aware UTC) and its person may still sign in."""
    return once(("valid", accreditation, at), lambda: _VALID.first(accreditation, at) is not None)


def _valid(accreditation: int, at: datetime) -> Any:
    rows = models.Accreditation.objects.filter(pk=accreditation, valid_from__lte=at, person__is_active=True)
    return rows.filter(Q(valid_until=None) | Q(valid_until__gt=at)).order_by().values_list("pk")


_VALID = Prepared(_valid)
