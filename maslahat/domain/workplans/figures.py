"""Figures named in a text that differ from the field that holds them: a warning for the editor (E36)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.plan import Line, Plan

_PEOPLE = {
    "en": r"participants?|officers?|people|persons?|specialists?|trainees?|officials?|experts?|women and men",
    "ru": r"участни\w+|сотрудник\w*|человек\w*|специалист\w*|слушател\w+|должностн\w+ лиц\w*|эксперт\w*|лиц\w*",
}
_MONEY = r"(?:USD|US\$|\$|долл\w*\.?(?:\s+США)?)"
_NUMBER = r"\d{1,3}(?:[ \u00a0,.]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"


@dataclass(frozen=True, slots=True)
class FigureDiffers:
    """The text of ``name`` in ``language`` says ``found`` where the field ``field`` says ``expected`` (as written)."""

    line: LineId
    name: str
    language: str
    field: str
    found: str
    expected: str


def figures_that_differ(plan: Plan) -> tuple[FigureDiffers, ...]:
    """Return every figure of participants or money in titles and descriptions that no field of its line confirms."""
    return tuple(found for line in plan.lines for found in line_figures(line))


def line_figures(line: Line) -> Iterator[FigureDiffers]:
    """Yield the figures of one line that differ from its fields; a field that is empty confirms and denies nothing."""
    for name in ("title", "description"):
        for language, text in sorted(line.text(name).texts.items()):
            for field, found, expected in (*_participants(line, language, text), *_amounts(line, text)):
                yield FigureDiffers(line.id, name, language, field, found, expected)


def _participants(line: Line, language: str, text: str) -> Iterator[tuple[str, str, str]]:
    expected = line.one("participants")
    for number in _numbers(text, _people(language)) if expected is not None else ():
        if number != expected:
            yield "participants", f"{number:f}", str(expected)


def _amounts(line: Line, text: str) -> Iterator[tuple[str, str, str]]:
    amounts = list(line.budget.values())
    whole = sum(amounts, Decimal(0))
    for number in _numbers(text, _money()) if amounts else ():
        if number not in (*amounts, whole):
            yield "budget", f"{number:.2f}", f"{whole:.2f}"


def _people(language: str) -> str:
    nouns = _PEOPLE.get(language, "|".join(_PEOPLE.values()))
    return rf"(?<![\d.,])(?P<n>{_NUMBER})\s+(?:\w+\s+){{0,2}}?(?:{nouns})\b"


def _money() -> str:
    return rf"(?:{_MONEY}\s*(?P<n>{_NUMBER})|(?<![\d.,])(?P<m>{_NUMBER})\s*{_MONEY})"


def _numbers(text: str, pattern: str) -> Iterator[Decimal]:
    for match in re.finditer(pattern, text, re.IGNORECASE):
        written = next(found for found in match.groupdict().values() if found)
        yield _read(written)


def _read(written: str) -> Decimal:
    """Read a number as either language writes it: 1,500 and 1 500 are thousands, 1,5 and 1.50 have decimals."""
    whole, mark, decimals = written, "", ""
    if found := re.fullmatch(r"(.*?)([.,])(\d{1,2})", written):
        whole, mark, decimals = found.groups()
    return Decimal(re.sub(r"\D", "", whole) + ("." + decimals if mark else ""))
