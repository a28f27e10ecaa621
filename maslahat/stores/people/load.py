"""People rows in, for a decision."""

from datetime import datetime

from maslahat.stores.people import models
from maslahat.stores.people.queries import passkey, passkeys, seat_and_accreditations

__all__ = ["is_valid", "passkey", "passkeys", "seat_and_accreditations"]


def is_valid(accreditation: int, at: datetime) -> bool:
    """Tell whether an accreditation holds at an instant (aware UTC) and its person may still sign in."""
    rows = models.Accreditation.objects.filter(pk=accreditation, valid_from__lte=at, person__is_active=True)
    return rows.exclude(valid_until__lte=at).exists()
