"""Who is asking: a person who acts for a party of one programme, in a role, at an instant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from maslahat.domain.record.chain import Doer
from maslahat.domain.shared.deeds import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with the capacity held at an instant. A stranger has the role PUBLIC and no accreditation.

    ``programme`` is the code of the programme in which the person acts; every thing an action names is looked for
    there and nowhere else (R1). ``at`` is aware UTC; ``office`` is the title by language, or, for staff of a sensitive
    institution, the name of its category: the record that leaves the house names no such office (R35).
    """

    programme: str
    person: int
    username: str
    party: str
    party_kind: str
    country: str
    role: Role
    accreditation: int | None
    at: datetime
    office: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def doer(self, right: str) -> Doer:
        """Return what the journal keeps of this person: office, party, role, and the right that was used."""
        title = self.office.get("en") or next(iter(self.office.values()), "")
        return Doer(title, self.party, self.role.value, right)


@dataclass(frozen=True, slots=True)
class Secret:
    """A word that must not be written down anywhere but as a hash: receipts, journal and messages never show it."""

    value: str = field(repr=False)
