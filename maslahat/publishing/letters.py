"""Letters that invite the parties to a meeting, and the agenda that is annexed: what each says, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from maslahat.domain.meetings.agenda_items import TimedItem
from maslahat.domain.meetings.arrangements import Arrangements
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.meeting_phrases import said
from maslahat.publishing.meeting_times import day_of, days_of, hours_of, offset_in_words
from maslahat.publishing.papers import Block, Facts, Heading, NewPage, Paper, Sentence, Table, in_one, on_side
from maslahat.publishing.phrases import day_in_words
from maslahat.publishing.view import NameTable


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as its papers tell of it, in the hours of its place (``zone``).

    ``parties``, ``bodies`` (institutions) and ``countries`` are names by code. ``items`` are those of the published
    revision; revision 0 means that none is published. ``address`` is the page of the meeting, ``plan`` the title of
    the plan it decides on, if any. Registration is open until ``registers_until``, if that is said.
    """

    programme: LocalizedText
    arrangements: Arrangements
    zone: tzinfo
    parties: NameTable
    bodies: NameTable
    countries: NameTable
    items: tuple[TimedItem, ...]
    revision: int
    plan: LocalizedText
    address: str
    registers_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter to one party: its number and date, and whom it is addressed to by office and institution."""

    meeting: MeetingView
    number: str
    dated_on: date
    issued_at: datetime
    office: LocalizedText
    institution: LocalizedText
    party: LocalizedText


def letter_paper(view: LetterView, language: str) -> Paper:
    """Return the letter in this language, with the agenda annexed if one is published."""
    meeting = view.meeting
    title = in_one(meeting.arrangements.title, language)
    annexed = _annex(meeting, language) if meeting.revision else ()
    return Paper(
        title=said("invitation_to", language, title=title),
        language=language,
        author=said("secretariat_of", language),
        running=f"{view.number} · {title}",
        over=(in_one(meeting.programme, language), said("secretariat_of", language)),
        blocks=(*_letter(view, language), *annexed),
        as_of=view.issued_at,
    )


def _letter(view: LetterView, language: str) -> Iterator[Block]:
    meeting = view.meeting
    yield Facts(
        (
            (said("reference", language), view.number),
            (said("date", language), on_side(day_in_words(view.dated_on), language)),
            (said("to", language), _addressee(view, language)),
        )
    )
    yield Sentence("")
    yield Sentence(said("salutation", language))
    yield Sentence(said("invites", language, programme=in_one(meeting.programme, language)))
    yield Facts(tuple(meeting_facts(meeting, language)))
    yield Sentence("")
    for words in _asks(meeting, language):
        yield Sentence(words)
    yield Sentence(said("assurances", language))
    yield Sentence(f"\n{said('signed', language)}\n\n____________________", "right")


def _addressee(view: LetterView, language: str) -> str:
    parts = (view.office, view.institution, view.party)
    return "\n".join(dict.fromkeys(words for each in parts if (words := in_one(each, language))))


def _asks(meeting: MeetingView, language: str) -> Iterator[str]:
    held = meeting.arrangements
    yield said("register", language, address=meeting.address)
    if meeting.registers_until:
        yield said("register_until", language, date=day_of(meeting.registers_until, meeting.zone, language))
    if held.is_remote:
        yield said("remote", language)
    yield said("languages", language)
    if meeting.revision:
        yield said("annexed", language, revision=revision_in_words(meeting.revision, language))


def revision_in_words(number: int, language: str) -> str:
    """Return the name of a revision of the agenda: ``Rev.1``, ``Ред. 1``."""
    return said("revision", language, number=str(number))


def meeting_facts(meeting: MeetingView, language: str) -> Iterator[tuple[str, str]]:
    """Yield what the meeting is, when, where and in what form, as names with words."""
    held = meeting.arrangements
    hours = hours_of(held.starts_at, held.ends_at, meeting.zone)
    offset = offset_in_words(held.starts_at, meeting.zone)
    place = (held.venue, held.city, meeting.countries.get(held.country, LocalizedText()))
    rows = (
        ("meeting", in_one(held.title, language)),
        ("date", days_of(held.starts_at, held.ends_at, meeting.zone, language)),
        ("time", f"{hours} ({offset})"),
        ("place", ", ".join(words for each in place if (words := in_one(each, language)))),
        ("form", said(held.form.value, language)),
        ("organiser", _named(meeting.parties, held.organiser, language)),
        ("host", "" if held.host in held.co_hosts else _named(meeting.parties, held.host, language)),
        ("co_hosts", ", ".join(_named(meeting.parties, code, language) for code in held.co_hosts)),
        ("plan_before_it", in_one(meeting.plan, language)),
    )
    for name, words in rows:
        if words:
            yield said(name, language), words


def _named(table: NameTable, code: str, language: str) -> str:
    return in_one(table[code], language) if code in table else code


def agenda_paper(meeting: MeetingView, as_of: datetime, language: str) -> Paper:
    """Return the agenda as a paper of its own; ``as_of`` is the instant of its publication (aware UTC)."""
    title = in_one(meeting.arrangements.title, language)
    named = f"{said('agenda', language)}, {revision_in_words(meeting.revision, language)}"
    return Paper(
        title=title,
        language=language,
        author=said("secretariat_of", language),
        running=f"{named} · {title}",
        over=(in_one(meeting.programme, language), named),
        blocks=(Facts(tuple(meeting_facts(meeting, language))), *_items(meeting, language)),
        as_of=as_of,
    )


def _annex(meeting: MeetingView, language: str) -> tuple[Block, ...]:
    named = f"{said('agenda', language)}, {revision_in_words(meeting.revision, language)}"
    heading = Heading(f"{said('annex', language)}. {named}")
    return (NewPage(), heading, *_items(meeting, language))


def _items(meeting: MeetingView, language: str) -> Iterator[Block]:
    held = meeting.arrangements
    rows = tuple(
        (
            str(each.number),
            hours_of(each.starts_at, each.ends_at, meeting.zone) if each.starts_at and each.ends_at else "",
            in_one(each.item.title, language),
            _presenter(meeting, each, language),
        )
        for each in meeting.items
    )
    head = tuple(said(name, language) for name in ("number", "time", "item", "presented_by"))
    yield Sentence("")
    yield Table(said("agenda", language), head, rows, (8, 22, 68, 42), frozenset({0}))
    if any(row[1] for row in rows):
        place = in_one(held.city, language) or held.time_zone
        offset = offset_in_words(held.starts_at, meeting.zone)
        yield Sentence(said("times_are", language, place=place, offset=offset), "soft")


def _presenter(meeting: MeetingView, each: TimedItem, language: str) -> str:
    office, body = in_one(each.item.office, language), each.item.institution
    return ", ".join(words for words in (office, _named(meeting.bodies, body, language) if body else "") if words)
