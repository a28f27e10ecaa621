"""Meetings of the programme as agreed in advance: when, where, in what form, on what agenda."""

from dataclasses import dataclass
from datetime import date

from maslahat.domain.shared.texts import LocalizedText


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One point of an agenda. ``kind`` is opening, statement, discussion, country_reports, presentation, breakout,
    proposals, decision or closing."""

    number: int
    title: LocalizedText
    kind: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: an office of an institution; ``mode`` is ``online``, ``room`` or empty if not known.

    ``item`` is the number of the agenda item under which the office speaks, 0 if that is not known.
    """

    office: LocalizedText
    institution: str
    mode: str
    item: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting. ``form`` is in_person, hybrid or online; ``participants`` is the published lower bound or None;
    ``plan`` is the code of the workplan it decides on, or empty. ``kind`` is annual, extraordinary, national or launch;
    annual meetings form the yearly series (R25)."""

    code: str
    on: date
    city: LocalizedText
    host_country: str
    co_host: LocalizedText
    form: str
    participants: int | None
    plan: str
    categories: tuple[str, ...]
    agenda: tuple[AgendaItem, ...]
    speakers: tuple[Speaker, ...]
    outcome: LocalizedText
    kind: str = "annual"
