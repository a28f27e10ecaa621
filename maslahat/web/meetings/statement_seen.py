"""Statements in the reader's words; the office of a sensitive institution is told to its own party alone (R35)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from maslahat.domain.meetings.statements import Clearance, Statement, StatementVersion
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.web.meetings.floor_seen import party_name
from maslahat.web.proposals.forms import language_name
from maslahat.web.visits import Visit
from maslahat.words.floor import CLEARANCES, SPEAKING_MODES
from maslahat.words.labels import label


@dataclass(frozen=True, slots=True)
class VersionSeen:
    """One wording, with what was allowed to be quoted of it last."""

    number: int
    text: LocalizedText
    summary: LocalizedText
    filed_at: datetime
    filed_by: LocalizedText
    allowed: str


@dataclass(frozen=True, slots=True)
class StatementSeen:
    """A statement; ``office`` and ``institution`` of a sensitive institution are its kind and nothing."""

    number: int
    item: int
    item_title: LocalizedText
    party: LocalizedText
    office: LocalizedText
    institution: LocalizedText
    country: LocalizedText
    language: str
    mode: str
    mode_label: str
    clearance: str
    clearance_label: str
    is_own: bool
    current: VersionSeen
    earlier: tuple[VersionSeen, ...]
    quoted_at: datetime | None


def statement_seen(visit: Visit, items: Mapping[int, tuple[int, LocalizedText]], each: Statement) -> StatementSeen:
    """Return one statement in the reader's words; ``items`` are (number, title) on the agenda."""
    office, institution = who_spoke(visit, each)
    place, title = items.get(each.item, (0, LocalizedText()))
    versions = tuple(_version(visit, each, version) for version in each.versions)
    return StatementSeen(
        number=each.number,
        item=place,
        item_title=title,
        party=party_name(visit, each.party),
        office=office,
        institution=institution,
        country=next((one.name for one in visit.programme.countries if one.code == each.country), LocalizedText()),
        language=language_name(each.language),
        mode=each.mode.value,
        mode_label=label(SPEAKING_MODES, each.mode),
        clearance=each.clearance.value,
        clearance_label=label(CLEARANCES, each.clearance),
        is_own=each.party == visit.actor.party,
        current=versions[-1],
        earlier=versions[-2::-1],
        quoted_at=each.quoted_at,
    )


def who_spoke(visit: Visit, each: Statement) -> tuple[LocalizedText, LocalizedText]:
    """Return (office, institution) as this reader may know them."""
    programme = visit.programme
    sensitive = programme.sensitive_category(each.institution) if each.institution else None
    if sensitive and not visit.may(Deed.PERSON_READ, own=each.party == visit.actor.party):
        return sensitive.name, LocalizedText()
    found = next((one.name for one in programme.institutions if one.code == each.institution), LocalizedText())
    return each.office, found


def _version(visit: Visit, each: Statement, version: StatementVersion) -> VersionSeen:
    given = [one.clearance for one in each.clearances if one.version == version.number]
    return VersionSeen(
        version.number,
        version.text,
        version.summary,
        version.filed_at,
        party_name(visit, version.filed_by),
        label(CLEARANCES, given[-1] if given else Clearance.NONE),
    )
