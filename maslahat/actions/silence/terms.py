"""What a silence procedure goes by: the terms of the programme, the capitals with their calendars, the text itself."""

from datetime import datetime, timedelta

from maslahat.actions.rulebook import decision_rule
from maslahat.domain.governance.silence import SilenceProcedure
from maslahat.domain.governance.silence_deadline import (
    Capital,
    DayOffPolicy,
    Deadline,
    SilenceTerms,
    deadline_from,
    told_everywhere,
)
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.domain.shared.deeds import ON_THE_TABLE
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.workplans.documents import change_set_document
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound
from maslahat.words.calendars import public_holidays
from maslahat.words.zones import zone, zone_release

CALENDAR_YEARS = 2


def silence_terms(programme: Programme) -> SilenceTerms:
    """Return the terms on which a programme lets silence decide."""
    rule = programme.silence
    return SilenceTerms(
        minimum=timedelta(hours=programme.decision.silence_hours),
        working_days=rule.working_days,
        day_off=DayOffPolicy(rule.day_off),
        names_objector=rule.names_objector,
        withdrawal_restores=rule.withdrawal_restores,
        statements_end=timedelta(hours=rule.statements_end_hours),
    )


def capitals(programme: Programme, seats: tuple[PartyCode, ...], now: datetime) -> tuple[Capital, ...]:
    """Return where these seats read their clocks, with the holidays of this year and the next."""
    return tuple(_capital(programme, seat, now) for seat in seats)


def everywhere(programme: Programme, now: datetime) -> tuple[Capital, ...]:
    """Return the capital of every party to the plan, the seat of the agency last."""
    return capitals(programme, decision_rule(programme).parties, now)


def first_deadline(programme: Programme, procedure: SilenceProcedure, start: datetime) -> Deadline:
    """Return the deadline of a procedure that starts at this instant, told in every capital.

    The working days and days off that count are those of the seats that are asked.
    """
    found = deadline_from(start, procedure.terms, capitals(programme, procedure.seats, start))
    return deadline_told(programme, procedure, found.at)


def deadline_told(programme: Programme, procedure: SilenceProcedure, at: datetime) -> Deadline:
    """Return this instant as the deadline of a procedure: told in every capital, with days off of the seats asked."""
    asked = told_everywhere(at, capitals(programme, procedure.seats, at))
    return Deadline(asked.at, told_everywhere(at, everywhere(programme, at)).local, asked.days_off)


def deadline_facts(deadline: Deadline) -> dict[str, Document]:
    """Return what the record keeps of a deadline: each local time, the days off, the release of the zone data."""
    return {
        "local": [{"seat": each.seat, "zone": each.zone, "time": each.written} for each in deadline.local],
        "days_off": list(deadline.days_off),
        "zones": zone_release(),
    }


def text_of_proposal(proposal: ProposalFound) -> str:
    """Return the fingerprint of what a proposal would do: it changes with every new text, and with nothing else."""
    return fingerprint({"proposal": proposal.ref, "change_set": change_set_document(proposal.effective)})


def text_stands(found: WorkplanFound, proposal: ProposalFound | None, procedure: SilenceProcedure) -> bool:
    """Tell whether the text asked about is still the one on the table: a new text voids the procedure (§7)."""
    if not procedure.subject.proposal:
        return found.current.version_id == procedure.subject.fingerprint
    if proposal is None or proposal.state not in ON_THE_TABLE:
        return False
    return text_of_proposal(proposal) == procedure.subject.fingerprint


def _capital(programme: Programme, seat: PartyCode, now: datetime) -> Capital:
    country = next((each for each in programme.countries if each.code == seat), None)
    if country is None:
        name = programme.silence.agency_zone if seat == programme.agency else "UTC"
        return Capital(seat, name, zone(name), weekend=())
    years = range(now.year, now.year + CALENDAR_YEARS)
    off = frozenset(day.on for year in years for day in public_holidays([country.code], year))
    return Capital(seat, country.zone, zone(country.zone), country.weekend, off)
