"""Statements: filing one before, during or after a meeting, a new wording of it, and what may be quoted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.meetings.floor_outcomes import StatementCleared, StatementFiled
from maslahat.actions.meetings.items import is_item
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.actions.wishes import read_text
from maslahat.domain.meetings.floor import SpeakingMode
from maslahat.domain.meetings.statements import (
    Clearance,
    ClearanceGiven,
    Statement,
    StatementVersion,
    clearance_fault,
)
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LONGEST_TEXT, LocalizedText
from maslahat.stores.meetings import save, save_statements, statement_queries
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.programmes import queries as programmes

LONGEST_OFFICE = 200
LONGEST_SUMMARY = 2_000

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Held:
    meeting: MeetingFound
    statement: Statement


@dataclass(frozen=True, slots=True)
class _Asked:
    meeting: MeetingFound
    item: int
    institution: str
    party: str
    language: str
    mode: str

    def faults(self, programme: Programme, speaks_for: PartyCode | None) -> list[Reason]:
        is_party = any(each.code == speaks_for for each in programme.parties)
        named = {"institution": self.institution[:80]}
        checks = (
            (Reason("unknown_item", {"item": str(self.item)[:20]}), is_item(programme, self.meeting, self.item)),
            (Reason("unknown_institution", named), not self.institution or speaks_for is not None),
            (Reason("unknown_party", {"party": self.party[:80]}), bool(self.institution) or is_party),
            (Reason("institution_of_other_party", named), self.party in ("", speaks_for)),
            (
                Reason("unknown_code", {"field": "language", "value": self.language[:80]}),
                self.language in programme.languages,
            ),
            (Reason("unknown_code", {"field": "mode", "value": self.mode[:80]}), self.mode in tuple(SpeakingMode)),
        )
        return [reason for reason, holds in checks if not holds]

    def statement(
        self, number: int, programme: Programme, party: PartyCode, office: LocalizedText, version: StatementVersion
    ) -> Statement:
        country = next((each.country for each in programme.institutions if each.code == self.institution), "")
        return Statement(
            number=number,
            item=self.item,
            party=party,
            institution=self.institution,
            country=country,
            office=office,
            language=self.language,
            mode=SpeakingMode(self.mode),
            versions=(version,),
        )


@deed(Deed.STATEMENT_FILE)
def file_statement(
    *,
    meeting: str,
    item: int,
    office: Texts,
    language: str,
    text: Texts,
    summary: Texts,
    by: Actor,
    key: str,
    now: datetime,
    institution: str = "",
    party: str = "",
    mode: str = SpeakingMode.ROOM,
) -> StatementFiled | Refused | Stale:
    """File what an office says or said on an item (0: the meeting as a whole): its text, a summary, or both.

    The party follows from the institution, else it is the own one; the secretariat files for any party. Nothing may
    be quoted until the delegation itself allows it.
    """
    programme = programmes.programme(by.programme)
    speaks_for = party_of(programme, institution) if institution else PartyCode(party or by.party)
    held = hold_meeting(by, Deed.STATEMENT_FILE, meeting, own=speaks_for == by.party)
    if not isinstance(held, MeetingFound):
        return held
    asked = _Asked(held, item, institution, party, language, mode)
    reasons = asked.faults(programme, speaks_for)
    title = read_text(office, "office", LONGEST_OFFICE, reasons)
    if not title:
        reasons.append(Reason("office_missing"))
    version = _version(1, text, summary, reasons, by, now)
    if reasons or speaks_for is None:
        return Refused(tuple(reasons))
    number = len(statement_queries.statements(held.id)) + 1
    found = asked.statement(number, programme, speaks_for, title, version)
    save_statements.statement(held.id, found)
    return _filed(held, found, version, by=by, now=now)


@deed(Deed.STATEMENT_FILE)
def revise_statement(
    *,
    meeting: str,
    statement: int,
    version: int,
    text: Texts,
    summary: Texts,
    by: Actor,
    key: str,
    now: datetime,
) -> StatementFiled | Refused | Stale:
    """File a new wording, or a translation, of a statement; earlier ones and their clearance are kept."""
    held = _hold(by, Deed.STATEMENT_FILE, meeting, statement, version)
    if not isinstance(held, _Held):
        return held
    reasons: list[Reason] = []
    wanted = _version(version + 1, text, summary, reasons, by, now)
    if reasons:
        return Refused(tuple(reasons))
    return _filed(held.meeting, held.statement, wanted, by=by, now=now)


@deed(Deed.STATEMENT_CLEAR)
def clear_statement(
    *, meeting: str, statement: int, version: int, clearance: str, by: Actor, key: str, now: datetime
) -> StatementCleared | Refused | Stale:
    """Say what may be quoted of the own delegation's statement, or take that back while no released story quotes it."""
    held = _hold(by, Deed.STATEMENT_CLEAR, meeting, statement, version)
    if not isinstance(held, _Held):
        return held
    if clearance not in tuple(Clearance):
        return Refused.because("unknown_code", field="clearance", value=clearance[:80])
    if fault := clearance_fault(held.statement, Clearance(clearance), version):
        return Refused.because(f"clearance_{fault.value}", statement=statement)
    given = ClearanceGiven(Clearance(clearance), version, now)
    save_statements.clearance(held.meeting.id, statement, given, by.person)
    detail = {"statement": statement, "version": version, "clearance": clearance}
    tell(by=by, right=Deed.STATEMENT_CLEAR, about=about_meeting(held.meeting), now=now, detail=detail)
    return StatementCleared(meeting, statement, version, clearance)


def party_of(programme: Programme, institution: str) -> PartyCode | None:
    """Return the party for which an institution speaks: itself, its State, or the agency; None if it is unknown."""
    found = next((each for each in programme.institutions if each.code == institution), None)
    if found is None:
        return None
    if any(each.code == institution for each in programme.parties):
        return PartyCode(institution)
    member = next((each for each in programme.members if each == found.country), None)
    return member or (programme.agency if not found.country else None)


def _hold(by: Actor, right: Deed, meeting: str, number: int, version: int) -> _Held | Refused | Stale:
    held = hold_meeting(by, right, meeting)
    if not isinstance(held, MeetingFound):
        return held
    found = statement_queries.statement(held.id, number)
    if found is None:
        return Refused.because("unknown_statement", statement=number)
    allowed = hold_meeting(by, right, meeting, own=found.party == by.party)
    if not isinstance(allowed, MeetingFound):
        return allowed
    if found.current.number != version:
        return Stale(f"statement:{held.code}/{number}", str(version), str(found.current.number))
    return _Held(held, found)


def _version(
    number: int, text: Texts, summary: Texts, reasons: list[Reason], by: Actor, now: datetime
) -> StatementVersion:
    words = read_text(text, "statement_text", LONGEST_TEXT, reasons)
    brief = read_text(summary, "statement_summary", LONGEST_SUMMARY, reasons)
    if not words and not brief and not reasons:
        reasons.append(Reason("statement_empty"))
    return StatementVersion(number, words, brief, now, PartyCode(by.party))


def _filed(
    held: MeetingFound, found: Statement, version: StatementVersion, *, by: Actor, now: datetime
) -> StatementFiled:
    save_statements.version(held.id, found.number, version, by.person)
    place: dict[str, Document] = {"statement": found.number, "item": found.item, "party": found.party}
    save.announce(held.id, "statement", {**place, "mode": found.mode.value}, now)
    detail: dict[str, Document] = {
        **place,
        "version": version.number,
        "mode": found.mode.value,
        "language": found.language,
        "text": _print(version.text),
        "summary": _print(version.summary),
    }
    tell(by=by, right=Deed.STATEMENT_FILE, about=about_meeting(held), now=now, detail=detail)
    return StatementFiled(held.code, found.number, version.number)


def _print(text: LocalizedText) -> str:
    return fingerprint(text.document()) if text else ""
