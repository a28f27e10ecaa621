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
_NAMES_A_PROVISION = re.compile(
    r"(?:articles?|art\.|sections?|paragraphs?|para\.|chapters?|resolutions?|decrees?|laws?|phase|ISO|No\.?|№|"
    r"стат\w+|ст\.|част\w+|пункт\w*|п\.|глав\w+|резолюц\w+|закон\w*|указ\w*|этап\w*)\s*(?:№\s*|No\.?\s*)?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINALS = {
    1: r"first|перв\w+",
    2: r"second|втор\w+",
    3: r"third|трет\w+",
    4: r"fourth|четв[её]рт\w+",
}
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_QUARTER = re.compile(
    r"(?<!\w)(?:Q(?P<q>[1-4])|(?P<roman>IV|I{1,3})\s+квартал\w*|(?P<digit>[1-4])(?:-\w+)?\s+(?:квартал\w*|quarter)|"
    + "|".join(f"(?P<o{place}>{words})\\s+(?:quarter|квартал\\w*)" for place, words in _ORDINALS.items())
    + r")(?!\w)(?P<year>\s+(?:of\s+)?(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_PLAIN_NUMBER = re.compile(rf"(?<![\w.,\-/№])(?P<n>{_NUMBER})(?![\w\-/%]|\s*%)")

Found = tuple[str, str, str]
"""The field concerned, the figure in the text, and what the field says."""


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
    """Return every figure in the texts of a plan that no field of its line confirms."""
    return tuple(found for line in plan.lines for found in line_figures(line))


def new_figures_that_differ(before: Plan, after: Plan) -> tuple[FigureDiffers, ...]:
    """Return the figures that came with a change of words: those of texts that differ, if they were not there before.

    A text that nobody touched is not looked at, whatever its line says now.
    """
    lines = (line for line in after.lines if line.id not in before or before.line(line.id) is not line)
    return tuple(
        found
        for line in lines
        for found in changed_line_figures(before.line(line.id) if line.id in before else None, line)
    )


def changed_line_figures(before: Line | None, after: Line) -> Iterator[FigureDiffers]:
    """Yield the figures that came into one line with a change of its words."""
    old = {(each.name, each.language, each.field, each.found) for each in line_figures(before)} if before else set()
    stood = _texts(before) if before else {}
    now = _texts(after)
    for each in line_figures(after):
        place = each.name, each.language
        is_new = (*place, each.field, each.found) not in old
        if is_new and now[place] != stood.get(place):
            yield each


def line_figures(line: Line) -> Iterator[FigureDiffers]:
    """Yield the figures of one line that differ from its fields; a field that is empty confirms and denies nothing."""
    for (name, language), text in _texts(line).items():
        if name.startswith("indicators:"):
            found = tuple(_target(line, name.split(":")[1], text))
        else:
            found = (*_participants(line, language, text), *_amounts(line, text), *_quarters(line, text))
        for field, figure, expected in found:
            yield FigureDiffers(line.id, name, language, field, figure, expected)


def _texts(line: Line) -> dict[tuple[str, str], str]:
    found = {}
    for name in ("title", "description"):
        for language, text in sorted(line.text(name).texts.items()):
            found[name, language] = text
    for key in sorted(key for key in line.cells if key[0] == "indicators"):
        part, _, language = key[2].partition(":")
        if part == "text":
            found[f"indicators:{key[1]}", language] = str(line.cells[key])
    return found


def _participants(line: Line, language: str, text: str) -> Iterator[Found]:
    expected = line.one("participants")
    for number in _numbers(text, _people(language)) if expected is not None else ():
        if number != expected:
            yield "participants", f"{number:f}", str(expected)


def _amounts(line: Line, text: str) -> Iterator[Found]:
    amounts = list(line.budget.values())
    whole = sum(amounts, Decimal(0))
    for number in _numbers(text, _money()) if amounts else ():
        if number not in (*amounts, whole):
            yield "budget", f"{number:.2f}", f"{whole:.2f}"


def _quarters(line: Line, text: str) -> Iterator[Found]:
    for match in _QUARTER.finditer(text) if line.quarters else ():
        quarter = f"Q{_quarter(match)}"
        if not match["year"] and quarter not in line.quarters:
            yield "quarters", quarter, " ".join(line.quarters)


def _quarter(match: re.Match[str]) -> int:
    if match["q"] or match["digit"]:
        return int(match["q"] or match["digit"])
    if match["roman"]:
        return _ROMAN[match["roman"].upper()]
    return next(place for place in _ORDINALS if match[f"o{place}"])


def _target(line: Line, indicator: str, text: str) -> Iterator[Found]:
    """Yield the one number in the words of an indicator, where it is neither its target nor its baseline."""
    target, baseline = (_figure(line.cells.get(("indicators", indicator, part))) for part in ("target", "baseline"))
    numbers = list(_numbers(text, _PLAIN_NUMBER.pattern))
    if target is not None and len(numbers) == 1 and numbers[0] not in (target, baseline):
        yield "target", f"{numbers[0]:f}", f"{target:f}"


def _figure(value: object) -> Decimal | None:
    written = str(value or "").strip()
    return _read(written) if re.fullmatch(_NUMBER, written) else None


def _people(language: str) -> str:
    nouns = _PEOPLE.get(language, "|".join(_PEOPLE.values()))
    return rf"(?<![\w.,\-/])(?P<n>{_NUMBER})\s+(?:\w+\s+){{0,2}}?(?:{nouns})\b"


def _money() -> str:
    return rf"(?:{_MONEY}\s*(?P<n>{_NUMBER})|(?<![\d.,])(?P<m>{_NUMBER})\s*{_MONEY})"


def _numbers(text: str, pattern: str) -> Iterator[Decimal]:
    """Yield the numbers at a pattern; years and the numbers of articles, laws and resolutions are none."""
    for match in re.finditer(pattern, text, re.IGNORECASE):
        name = next(name for name, found in match.groupdict().items() if found)
        written, before = match[name], text[: match.start(name)]
        is_year = bool(_YEAR.fullmatch(written)) and pattern != _money()
        if not is_year and not _NAMES_A_PROVISION.search(before):
            yield _read(written)


def _read(written: str) -> Decimal:
    """Read a number as either language writes it: 1,500 and 1 500 are thousands, 1,5 and 1.50 have decimals."""
    whole, mark, decimals = written, "", ""
    if found := re.fullmatch(r"(.*?)([.,])(\d{1,2})", written):
        whole, mark, decimals = found.groups()
    return Decimal(re.sub(r"\D", "", whole) + ("." + decimals if mark else ""))
