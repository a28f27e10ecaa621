"""The site that passkeys belong to: its domain, the addresses of its pages, and tickets for what it asked to sign."""

import re
from collections.abc import Sequence

from django.conf import settings
from django.core.signing import Signer
from django.utils.crypto import constant_time_compare

_THIS_MACHINE = re.compile(r"http://localhost(:[0-9]{1,5})?")


def domain() -> str:
    """Return the domain for which passkeys are made (RP ID of WebAuthn; setting MASLAHAT_PASSKEY_DOMAIN)."""
    return str(settings.PASSKEY_DOMAIN)


def origins(told: str) -> Sequence[str]:
    """Return the addresses (scheme and host) from which a passkey may answer; ``told`` is the one that it names.

    They are those of MASLAHAT_ORIGINS; on a machine without any, every port of ``http://localhost``.
    """
    if settings.ORIGINS:
        return list(settings.ORIGINS)
    return [told] if domain() == "localhost" and _THIS_MACHINE.fullmatch(told) else []


def ticket_for(person: int, challenge: bytes) -> str:
    """Return a mark by which the server knows again that it asked this person (row id) to sign this challenge."""
    return Signer(salt="maslahat.passkey").signature(f"{person}:{challenge.hex()}")


def is_ticket(ticket: str, person: int, challenge: bytes) -> bool:
    """Tell whether a mark was given to this person for this challenge."""
    return constant_time_compare(ticket, ticket_for(person, challenge))
