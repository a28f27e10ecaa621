"""One reminder in words, in the language that is active: the same sections in the letter and on the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from maslahat.domain.results.awaiting import Awaited
from maslahat.domain.results.digests import Digest, DigestLine
from maslahat.domain.shared.texts import LocalizedText

MOST_NAMED = 6
"""How many indicators a line names; the rest is counted."""

HEADINGS: Mapping[str, Promise] = {
    Awaited.LATE: _("Reports overdue"),
    Awaited.TO_ANSWER: _("Reports returned with questions, to be answered"),
    Awaited.TO_REPORT: _("Reports to be submitted"),
    Awaited.TO_CONFIRM: _("Reports awaiting your confirmation"),
    Awaited.TO_VERIFY: _("Reports awaiting your verification"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One step of a digest in words: its code, its heading, and one line for each unit and period."""

    step: str
    heading: str
    lines: tuple[str, ...]


def digest_sections(digest: Digest, units: Mapping[str, LocalizedText]) -> tuple[Section, ...]:
    """Return a digest in the language that is active, most urgent first; ``units`` are names by code."""
    steps = dict.fromkeys(line.step for line in digest.lines)
    return tuple(
        Section(
            step.value,
            str(HEADINGS[step]),
            tuple(_line(line, units[line.unit]) for line in digest.lines if line.step is step),
        )
        for step in steps
    )


def digest_subject(digest: Digest, programme: str) -> str:
    """Return the subject of the letter, in the language that is active."""
    told = {"number": digest.number, "programme": programme}
    return (
        ngettext(
            "%(programme)s: %(number)d report on results requires your action",
            "%(programme)s: %(number)d reports on results require your action",
            digest.number,
        )
        % told
    )


def digest_body(sections: tuple[Section, ...], name: str, today: date, pages: tuple[str, str]) -> str:
    """Return the letter as plain text, in the language that is active.

    ``name`` is that of the programme; ``pages`` are the addresses of the list and of the reader's reminders, empty if
    the installation knows none of its own.
    """
    listed, chosen = pages
    told = {"programme": name, "day": _day(today), "address": listed, "reminders": chosen}
    parts = [gettext("%(programme)s. Reporting on results as at %(day)s.") % told]
    parts += ["\n".join((each.heading, *(f"- {line}" for line in each.lines))) for each in sections]
    if listed:
        parts.append(gettext("The full list, with the form for each report: %(address)s") % told)
        parts.append(gettext("You asked for these reminders. To change the address or stop them: %(reminders)s") % told)
    return "\n\n".join(parts) + "\n"


def _line(line: DigestLine, unit: LocalizedText) -> str:
    number, named = len(line.indicators), line.indicators[:MOST_NAMED]
    codes = ", ".join(named)
    if number > len(named):
        rest = number - len(named)
        codes += " " + ngettext("and %(number)d more", "and %(number)d more", rest) % {"number": rest}
    told = {
        "unit": unit.in_language(get_language() or "en"),
        "period": line.period.code,
        "number": number,
        "day": _day(line.due_on),
        "codes": codes,
    }
    words = (
        ngettext(
            "%(unit)s, %(period)s: %(number)d report, last day %(day)s (%(codes)s)",
            "%(unit)s, %(period)s: %(number)d reports, last day %(day)s (%(codes)s)",
            number,
        )
        if line.step in (Awaited.LATE, Awaited.TO_REPORT)
        else ngettext(
            "%(unit)s, %(period)s: %(number)d report (%(codes)s)",
            "%(unit)s, %(period)s: %(number)d reports (%(codes)s)",
            number,
        )
    )
    return words % told


def _day(day: date) -> str:
    language = get_language() or "en"
    return format_date(day, "long", locale="en_GB" if language == "en" else language).replace("\u202f", " ")
