"""Reminders: one letter for one person with all that waits, where it goes, and the record that it went (R92)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.addresses import is_address
from maslahat.actions.doing import deed, tell
from maslahat.actions.outcomes import Refused
from maslahat.actions.people import actor_of, keeper
from maslahat.actions.results.awaiting import AskedReports, asked_reports, waiting_on
from maslahat.actions.results.reminder_outcomes import ReminderAddressChosen, ReminderSent
from maslahat.domain.results.digests import Digest, digest_of, is_time
from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import may
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.people import queries as people
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import reminder_queries, save_reminders


@dataclass(frozen=True, slots=True)
class Reminder:
    """A letter that is to be sent to one person: what it says, in which language, and where it goes."""

    programme: str
    person: int
    party: str
    language: str
    address: str
    digest: Digest
    units: Mapping[str, LocalizedText]


def digest_for(by: Actor, asked: AskedReports, now: datetime) -> Digest:
    """Return what somebody is reminded of now, in the capacity held."""
    rules = programmes.programme(by.programme).reminders
    return digest_of(waiting_on(by, asked), now.date(), rules.days_before)


def reminders_due(programme: str, now: datetime) -> Iterator[Reminder]:
    """Return the letters of a programme (its code) that are to be sent now: to whom asked for them, if it is time."""
    wanted = reminder_queries.addresses(programme)
    if not wanted:
        return
    asked = asked_reports(programme, now.date())
    rules, known = programmes.programme(programme).reminders, {each.id: each for each in people.people(programme)}
    for person, address in wanted.items():
        by = actor_of(person, programme, now)
        if not may(by.role, Deed.RESULT_READ):
            continue
        digest = digest_for(by, asked, now)
        last = reminder_queries.last_sent(programme, person)
        if is_time(digest, last, now.date(), rules.again_after):
            units = {code: unit.name for code, unit in asked.units.items()}
            yield Reminder(programme, person, by.party, known[person].language, address, digest, units)


def claim(reminder: Reminder, now: datetime) -> bool:
    """Tell whether the caller is the one who sends this letter."""
    return save_reminders.claim_letter(reminder.programme, reminder.person, now.date(), reminder.digest.marks, now)


def reminder_sent(reminder: Reminder, now: datetime, *, accepted: bool) -> ReminderSent | Refused:
    """Keep that the mail server took a letter, or that it came back at once."""
    return record_reminder(
        person=reminder.person,
        party=reminder.party,
        reports=reminder.digest.number,
        marks=fingerprint(sorted(reminder.digest.marks)),
        accepted=accepted,
        by=keeper(reminder.programme, now),
        key=f"reminder:{reminder.person}:{now.date()}",
        now=now,
    )


@deed(Deed.REMINDER_SEND)
def record_reminder(
    *, person: int, party: str, reports: int, marks: str, accepted: bool, by: Actor, key: str, now: datetime
) -> ReminderSent | Refused:
    """Record that somebody of a party was reminded of so many reports; neither the address nor the person is told."""
    if not save_reminders.letter_ended(by.programme, person, now.date(), "sent" if accepted else "bounced"):
        return Refused.because("reminder_not_begun")
    detail = {"reports": reports, "marks": marks, "accepted": accepted}
    tell(by=by, right=Deed.REMINDER_SEND, about=f"reminder:{party}", now=now, detail=detail)
    return ReminderSent(party, reports, accepted)


@deed(Deed.REMINDER_CHOOSE)
def choose_reminders(*, address: str, by: Actor, key: str, now: datetime) -> ReminderAddressChosen | Refused:
    """Let the own reminders go to this address, in place of any before; none: no reminders. It is in no record."""
    wanted = address.strip()
    if wanted and not is_address(wanted):
        return Refused.because("reminder_bad_address")
    save_reminders.address(by.programme, by.person, wanted)
    tell(by=by, right=Deed.REMINDER_CHOOSE, about=f"reminder:{by.party}", now=now, detail={"wanted": bool(wanted)})
    return ReminderAddressChosen(bool(wanted))
