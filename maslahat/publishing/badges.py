"""Badges of a meeting as a PDF for A4: eight on a sheet, both languages, with a QR code for checking in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

import segno

from maslahat.domain.meetings.participants import AttendanceMode, Function
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.participant_phrases import FUNCTIONS, MODES, PARTICIPANT_PHRASES
from maslahat.publishing.pdf import typeset
from maslahat.publishing.phrases import Pair
from maslahat.publishing.printed import all_printable
from maslahat.publishing.printed_lines import Printed
from maslahat.publishing.spelling import in_both

_TEMPLATE = Path(__file__).with_name("templates") / "badges.typ"
TONES = 8
"""How many colours there are for kinds of institution; the words beside the colour tell which it is."""


@dataclass(frozen=True, slots=True)
class Badge:
    """What stands on one badge. ``name`` and ``office`` are empty where the person is not to be known (R35).

    ``place`` is the place of the kind of institution in the programme's list; ``address`` opens the check-in.
    """

    number: str
    name: str
    office: LocalizedText
    party: LocalizedText
    category: LocalizedText
    place: int
    function: Function
    mode: AttendanceMode
    address: str


@dataclass(frozen=True, slots=True)
class BadgeSheet:
    """All badges to be printed at once, and of which meeting they are."""

    programme: LocalizedText
    meeting: LocalizedText
    code: str
    as_of: datetime
    badges: Sequence[Badge]


def badges_pdf(sheet: BadgeSheet) -> bytes:
    """Return the badges as PDF in their order. The same sheet gives the same bytes."""
    return typeset(_TEMPLATE, all_printable(_printed(sheet)), sheet.as_of)


def _printed(sheet: BadgeSheet) -> Printed:
    return {
        "title": PARTICIPANT_PHRASES["badges"],
        "meeting": in_both(sheet.meeting),
        "author": in_both(sheet.programme)[0] or sheet.code,
        "keywords": [sheet.code],
        "date": [sheet.as_of.year, sheet.as_of.month, sheet.as_of.day],
        "check_in": PARTICIPANT_PHRASES["check_in_here"],
        "badges": [_badge(each) for each in sheet.badges],
    }


def _badge(badge: Badge) -> dict[str, Printed]:
    return {
        "number": badge.number,
        "name": badge.name,
        "office": in_both(badge.office) if badge.office else None,
        "party": in_both(badge.party),
        "category": in_both(badge.category),
        "tone": badge.place % TONES,
        "function": FUNCTIONS[badge.function],
        "mode": MODES[badge.mode],
        "is_online": badge.mode is AttendanceMode.ONLINE,
        "alt": _alt(badge),
        "qr": qr_svg(badge.address),
    }


def _alt(badge: Badge) -> str:
    said: Pair = PARTICIPANT_PHRASES["check_in_here"]
    return f"{said[0]} / {said[1]}: {badge.number}"


def qr_svg(address: str) -> str:
    """Return the QR code of an address as an SVG picture: black on white, four modules of quiet around it."""
    written = BytesIO()
    segno.make(address, error="m", micro=False).save(
        written, kind="svg", border=4, xmldecl=False, svgns=True, nl=False, light="#fff"
    )
    return written.getvalue().decode()
