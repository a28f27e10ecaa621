"""Identifiers of the domain: each kind of thing has a type of its own."""

from typing import NewType
from uuid import UUID, uuid5

LineId = NewType("LineId", str)
"""Permanent id of a workplan line: a UUID in lower-case hyphenated form, never reused."""

VersionId = NewType("VersionId", str)
"""Fingerprint of a workplan version: SHA-256 of its canonical form, 64 lower-case hex digits."""

ProposalRef = NewType("ProposalRef", str)
"""Printed reference of a proposal inside its workplan, for example ``PR-KG-01``."""

PartyCode = NewType("PartyCode", str)
"""Code of a party to the programme, for example ``KZ``, ``UNODC``, ``JPN`` or ``KG-CSDP``."""

_LINE_NAMESPACE = UUID("6d61736c-6168-5a74-8c69-6e6573000000")


def mint_line_id(*names: str) -> LineId:
    """Return the line id that belongs to these names, always the same one.

    The names say where the line was born, for example ``("PCA-2022-2025", "JWP-2023", "PR-KG-01", "0")``.
    Minting from names rather than by chance makes a replay give the same fingerprint on every machine.
    """
    return LineId(str(uuid5(_LINE_NAMESPACE, "\x1f".join(names))))
