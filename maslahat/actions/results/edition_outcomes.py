"""What the deeds on annual reports answer."""

from dataclasses import dataclass

from maslahat.actions.outcomes import Done


@dataclass(frozen=True, slots=True)
class EditionBegun(Done):
    """The edition is in work; ``scope`` is spelled as in its address."""

    scope: str
    year: int
    revision: int


@dataclass(frozen=True, slots=True)
class NarrativeWritten(Done):
    """The section stands in this wording."""

    scope: str
    year: int
    section: str
    revision: int


@dataclass(frozen=True, slots=True)
class EditionPublished(Done):
    """The edition is public for good under this checksum."""

    scope: str
    year: int
    revision: int
    sha256: str
