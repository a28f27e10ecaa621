"""Minutes drafted from the record: the same record gives the same paragraphs, in both languages, each with its facts.

Nothing is invented: each sentence is a fixed phrase filled with facts of the record, and every paragraph names them
(R53). A statement that is not cleared is told by its speaker alone (R31); a proposal that fell names the one whose
adoption made it fall (E42).
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from maslahat.domain.meetings.decisions import Decision
from maslahat.domain.meetings.minutes import Paragraph, Section
from maslahat.domain.meetings.record import (
    AttendanceTold,
    MeetingRecord,
    PlanTold,
    PositionTold,
    ProposalTold,
    StatementTold,
    civil_society_part,
)
from maslahat.domain.shared.counting import agreed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.minutes_phrases import COUNTED, FATES, FORMS, POSITIONS, SAID, STATES
from maslahat.publishing.phrases import Pair, day_in_words, instant_in_words

_Told = tuple[Section, Pair, tuple[str, ...]]
_NO_BREAK = "\u00a0"


def draft_minutes(record: MeetingRecord) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the minutes, numbered from 1 through all sections."""
    told = (
        *_opening(record),
        *_attendance(record),
        *_agenda(record),
        *_arising(record),
        *_statements(record),
        *_proposals(record),
        *_decisions(record),
        *_reservations(record),
        *_closing(record),
    )
    return tuple(
        Paragraph(number, section, LocalizedText.of(en=pair[0], ru=pair[1]), facts)
        for number, (section, pair, facts) in enumerate(told, start=1)
    )


def running_day(day: date) -> Pair:
    """Return a date as it stands within a sentence: ``26 October 2022``, ``26 октября 2022 года``."""
    english, russian = day_in_words(day)
    return english, russian.removesuffix(" г.") + " года"


def said(name: str, **values: object) -> Pair:
    """Return a fixed phrase of the minutes in both languages; a value may itself be a pair."""
    return _filled(SAID[name], values)


def counted(name: str, number: int, *, with_number: bool = True) -> Pair:
    """Return a word in the form that the number asks for, after the number unless told otherwise."""
    before = f"{number}{_NO_BREAK}" if with_number else ""
    forms = COUNTED[name]
    return f"{before}{agreed(number, forms[0], 'en')}", f"{before}{agreed(number, forms[1], 'ru')}"


def names(texts: Iterable[LocalizedText]) -> Pair:
    """Return several names joined by commas."""
    found = list(texts)
    return ", ".join(each.in_language("en") for each in found), ", ".join(each.in_language("ru") for each in found)


def for_year(plan: PlanTold) -> Pair:
    """Return the words that say for which year a plan is; none where its title says so already."""
    titles, words = _text(plan.title), (f" for {plan.year}", f" на {plan.year} год")
    english, russian = ("" if str(plan.year) in title else said for title, said in zip(titles, words, strict=True))
    return english, russian


def fate(proposal: ProposalTold) -> Pair:
    """Return what became of a proposal, with the proposal it went into or fell for."""
    return _filled(FATES.get(proposal.disposition, FATES[""]), {"into": proposal.into})


def _filled(pair: Pair, values: dict[str, object]) -> Pair:
    def on(side: int) -> dict[str, object]:
        return {name: value[side] if isinstance(value, tuple) else value for name, value in values.items()}

    return pair[0].format(**on(0)), pair[1].format(**on(1))


def _text(text: LocalizedText) -> Pair:
    return text.in_language("en"), text.in_language("ru")


def _joined(*pairs: Pair | None, by: str = " ") -> Pair:
    found = [pair for pair in pairs if pair is not None]
    return by.join(pair[0] for pair in found), by.join(pair[1] for pair in found)


def _ended(pair: Pair) -> Pair:
    """Return words that end as a sentence does."""
    return tuple(each if each.endswith((".", "!", "?", "”", "»")) else f"{each}." for each in pair)  # type: ignore[return-value]


def _time(at: datetime) -> str:
    """Return the hour with its distance from UTC: ``09:00 (UTC+06:00)``."""
    offset = f"{at:%z}"
    return f"{at:%H:%M} (UTC{offset[:3]}:{offset[3:]})" if at.utcoffset() else f"{at:%H:%M} UTC"


def _opening(record: MeetingRecord) -> Iterator[_Told]:
    day = running_day(record.held_on)
    if record.form in FORMS:
        where = {"place": _text(record.place), "country": _text(record.country), "form": FORMS[record.form]}
        first = said("met", date=day, **where)
    else:
        first = said("met_online", date=day)
    host = said("co_hosted", co_host=_text(record.co_host)) if record.co_host else None
    yield Section.OPENING, _joined(first, host), (f"meeting:{record.code}",)
    if record.opened_at is not None:
        yield Section.OPENING, said("opened", time=_time(record.opened_at)), (f"meeting:{record.code}",)


def _attendance(record: MeetingRecord) -> Iterator[_Told]:
    came, fact = record.attendance, (f"attendance:{record.code}",)
    if came.present:
        yield Section.ATTENDANCE, _joined(_took_part(came), _registered(came)), fact
    if came.members:
        kind = "all_members" if len(came.members) == came.expected else "some_members"
        told = {"number": len(came.members), "expected": came.expected, "names": names(came.members)}
        yield Section.ATTENDANCE, said(kind, **told), fact
    if came.observers:
        yield Section.ATTENDANCE, said("observers", names=names(came.observers)), fact


def _took_part(came: AttendanceTold) -> Pair:
    return said(
        "attended",
        counted=(counted("participants", came.present)[0], counted("persons", came.present)[1]),
        took_part=counted("took_part", came.present, with_number=False),
        room=came.present - came.online,
        online=came.online,
    )


def _registered(came: AttendanceTold) -> Pair | None:
    if not came.registered:
        return None
    verb = counted("registered", came.registered, with_number=False)
    return said("registered", counted=counted("persons", came.registered), registered=verb)


def _agenda(record: MeetingRecord) -> Iterator[_Told]:
    if record.agenda:
        items = [
            (f"{each.number}. {_text(each.title)[0]}", f"{each.number}. {_text(each.title)[1]}")
            for each in record.agenda
        ]
        yield Section.AGENDA, _joined(said("agenda"), *items, by="\n"), (f"agenda:{record.code}",)


def _arising(record: MeetingRecord) -> Iterator[_Told]:
    if record.arising:
        rows = [_status(each, record.held_on) for each in record.arising]
        facts = tuple(f"decision:{each.symbol}" for each in record.arising)
        yield Section.ARISING, _joined(said("arising"), *rows, by="\n"), facts


def _status(decision: Decision, on: date) -> Pair:
    words, state = _text(decision.text), STATES[decision.state(on)]
    return tuple(f"{decision.symbol}. {words[side].rstrip('.')} — {state[side]}." for side in (0, 1))  # type: ignore[return-value]


def _statements(record: MeetingRecord) -> Iterator[_Told]:
    fact = (f"meeting:{record.code}",)
    if not record.statements:
        yield Section.STATEMENTS, said("no_statements"), fact
        return
    yield Section.STATEMENTS, said("statements", counted=counted("statements", len(record.statements))), fact
    for each in record.statements:
        yield Section.STATEMENTS, _statement(each), (f"statement:{each.number}",)


def _statement(each: StatementTold) -> Pair:
    speaker, party = _text(each.speaker), _text(each.party)
    told: dict[str, object] = {
        "speaker": tuple(f"{speaker[side]} ({party[side]})" for side in (0, 1)),
        "online": SAID["online"] if each.is_online else ("", ""),
        "item": each.item,
    }
    kind = "quoted" if each.is_verbatim else "summarized"
    first = said("statement" if each.item is None else "statement_on", **told)
    return _joined(first, said(kind, words=_text(each.words)) if each.words else None)


def _proposals(record: MeetingRecord) -> Iterator[_Told]:
    if not record.proposals:
        yield Section.PROPOSALS, said("no_proposals"), (f"meeting:{record.code}",)
        return
    first = said("proposals", counted=counted("proposals", len(record.proposals)))
    part = civil_society_part(record.proposals)
    theirs = _of_civil_society(part.proposals, part.taken_up) if part.proposals else None
    yield Section.PROPOSALS, _joined(first, theirs), tuple(f"proposal:{each.ref}" for each in record.proposals)
    for each in record.proposals:
        told = {"ref": each.ref, "party": _text(each.party), "headline": _text(each.headline), "fate": fate(each)}
        reason = _ended(said("reason", reason=_text(each.reason))) if each.reason else None
        facts = (f"proposal:{each.ref}", *((f"proposal:{each.into}",) if each.into else ()))
        yield Section.PROPOSALS, _joined(said("proposal", **told), reason), facts


def _of_civil_society(number: int, taken: int) -> Pair:
    return said(
        "of_civil_society",
        counted=counted("proposals", number),
        came=counted("came", number, with_number=False),
        taken=taken,
        was=counted("was", taken, with_number=False),
    )


def _decisions(record: MeetingRecord) -> Iterator[_Told]:
    if record.plan is not None:
        yield Section.DECISIONS, _plan(record.plan), (f"version:{record.plan.fingerprint}",)
    shown = [each for each in record.decisions if not each.is_internal]
    for each in shown:
        yield Section.DECISIONS, _decision(each, record), (f"decision:{each.symbol}", *filter(None, (each.source,)))
    if not shown and record.plan is None:
        yield Section.DECISIONS, said("no_decisions"), (f"meeting:{record.code}",)


def _plan(plan: PlanTold) -> Pair:
    told = {
        "title": _text(plan.title),
        "for_year": for_year(plan),
        "label": plan.label,
        "fingerprint": plan.fingerprint,
    }
    first = said("not_endorsed" if plan.endorsed_on is None else "endorsed", **told)
    if not plan.positions:
        return first
    found = [_position(each) for each in plan.positions]
    return _joined(first, said("positions", positions=_joined(*found, by="; ")))


def _position(each: PositionTold) -> Pair:
    name, kind = _text(each.party), POSITIONS.get(each.kind, POSITIONS[""])
    return f"{name[0]} — {kind[0]}", f"{name[1]} — {kind[1]}"


def _decision(each: Decision, record: MeetingRecord) -> Pair:
    first = _ended(said("decision", symbol=each.symbol, text=_text(each.text)))
    owner = _text(record.parties[each.owner]) if each.owner in record.parties else None
    return _joined(
        first,
        said("owner", owner=owner) if owner else None,
        said("due", date=running_day(each.due_on)) if each.due_on else None,
    )


def _reservations(record: MeetingRecord) -> Iterator[_Told]:
    found = [each for each in record.plan.positions if each.text] if record.plan else []
    reserving = [each for each in found if each.kind == "endorse_reservation"]
    for each in reserving:
        words = said("reserved", party=_text(each.party), what=_reserved(each), text=_text(each.text))
        yield Section.RESERVATIONS, words, (f"version:{record.plan.fingerprint}",) if record.plan else ()
    if record.plan is not None and not reserving:
        yield Section.RESERVATIONS, said("no_reservations"), (f"version:{record.plan.fingerprint}",)


def _reserved(each: PositionTold) -> Pair:
    if not each.lines:
        return SAID["whole_plan"]
    word, codes = counted("lines", len(each.lines), with_number=False), ", ".join(each.lines)
    return f"{word[0]} {codes}", f"{word[1]} {codes}"


def _closing(record: MeetingRecord) -> Iterator[_Told]:
    if record.closed_at is not None:
        told = {"time": _time(record.closed_at), "date": running_day(record.closed_at.date())}
        yield Section.CLOSING, said("closed", **told), (f"meeting:{record.code}",)


def decided(matter: PlanTold | ProposalTold, silent_until: datetime | None = None) -> LocalizedText:
    """Return the sentence by which the register of decisions tells that a plan was endorsed or a proposal decided.

    ``silent_until`` is the deadline (aware UTC) of the silence procedure by which that was adopted, None without one.
    """
    if isinstance(matter, PlanTold):
        told = {"title": _text(matter.title), "for_year": for_year(matter), "label": matter.label}
        pair = said("decided_plan", **told)
    else:
        told = {"ref": matter.ref, "party": _text(matter.party), "headline": _text(matter.headline)}
        pair = said("proposal", fate=fate(matter), **told)
    if silent_until is not None:
        pair = said("by_silence_until", sentence=pair, until=instant_in_words(silent_until))
    return LocalizedText.of(en=pair[0], ru=pair[1])
