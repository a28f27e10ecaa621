"""Frameworks that the programme serves: world agendas, the agency's strategy, cooperation frameworks of countries."""

from dataclasses import dataclass

from maslahat.domain.shared.texts import LocalizedText


@dataclass(frozen=True, slots=True)
class AgencyRole:
    """What the agency does in a framework: ``role`` is co_chair or leading; the years are None where open.

    ``other`` is the institution that shares the role, empty until it is known.
    """

    result: str
    role: str
    starts: int | None
    ends: int | None
    other: str


@dataclass(frozen=True, slots=True)
class FrameworkResult:
    """A result of a framework, with the codes of the programme outputs that serve it (or none yet)."""

    code: str
    name: LocalizedText
    outputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework. ``scope`` is ``global`` or a country code; ``signed`` is the date as published or empty;
    ``parties`` are those who signed it."""

    code: str
    name: LocalizedText
    scope: str
    starts: int
    ends: int
    signed: str
    parties: tuple[LocalizedText, ...]
    results: tuple[FrameworkResult, ...]
    agency_roles: tuple[AgencyRole, ...]
