"""The presentation pack of a pillar (R40): what its coordinator shows the committee, made of the plan as it stands.

Every number is computed from the plan that is handed in; money that its reader may not see was taken out of it before.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.meetings.decisions import Decision, DecisionState
from maslahat.domain.programmes.observations import Reading
from maslahat.domain.programmes.pillars import Indicator, Pillar
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.redline import LineChange, LineRedline, redline
from maslahat.domain.workplans.totals import ZERO, Sum, totals
from maslahat.domain.workplans.yearly import YearOnYear, year_on_year
from maslahat.publishing.changed_cells import cell_name, cell_value
from maslahat.publishing.line_words import indicators
from maslahat.publishing.meeting_phrases import said
from maslahat.publishing.minutes_phrases import STATES
from maslahat.publishing.papers import Block, Facts, Heading, Paper, Sentence, Table, in_one, on_side, side_of
from maslahat.publishing.phrases import day_in_words, instant_in_words
from maslahat.publishing.spelling import money, name_of, plain
from maslahat.publishing.view import NameTable, PlanView

ALL, OWN, NONE = "all", "own", "none"
"""How much money the reader of a pack may see."""

_UNSEEN = {OWN: "your_money", NONE: "no_money"}


@dataclass(frozen=True, slots=True)
class PackView:
    """What a pack is made of.

    ``view`` is the plan as its reader may see it; ``last_year`` and ``tabled`` are seen in the same way, None where
    there is none. ``readings`` holds the latest value of each indicator by code, ``units`` the names of units. ``sees``
    is ALL, OWN or NONE. ``arising`` are the decisions of earlier meetings, each with its state now (R53).
    """

    view: PlanView
    pillar: Pillar
    meeting: LocalizedText
    readings: Mapping[str, Reading]
    units: NameTable
    last_year: Plan | None
    tabled: Plan | None
    arising: tuple[tuple[Decision, DecisionState], ...] = ()
    sees: str = ALL

    def serves(self, line: Line) -> bool:
        """Tell whether a line stands under the pillar."""
        return self.view.names.pillar_of.get(line.output) == self.pillar.code

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the lines of the pillar in order."""
        return tuple(filter(self.serves, self.view.plan.lines))


def pack_paper(pack: PackView, language: str) -> Paper:
    """Return the pack in this language, ready to be made a file."""
    plan = in_one(pack.view.plan.title, language)
    name = f"{pack.pillar.code}. {in_one(pack.pillar.name, language)}"
    named = said("pack", language)
    return Paper(
        title=name,
        language=language,
        author=said("secretariat_of", language),
        running=f"{named} · {name} · {plan}",
        over=(in_one(pack.view.programme_name, language), f"{named} · {in_one(pack.meeting, language) or plan}"),
        blocks=tuple(_blocks(pack, language)),
        as_of=pack.view.as_of,
        is_wide=True,
    )


def _blocks(pack: PackView, language: str) -> Iterator[Block]:
    yield Facts(tuple(_facts(pack, language)))
    yield Sentence(in_one(pack.pillar.scope, language))
    if any(line.id in pack.view.illustrative_lines for line in pack.lines):
        yield Sentence(said("illustrative_note", language), "note")
    if pack.sees in _UNSEEN:
        yield Sentence(said(_UNSEEN[pack.sees], language), "note")
    yield from _figures(pack, language)
    yield from _lines(pack, language)
    yield from _indicators(pack, language)
    yield from _from_last_year(pack, language)
    yield from _since_tabled(pack, language)
    yield from _arising(pack, language)


def _facts(pack: PackView, language: str) -> Iterator[tuple[str, str]]:
    view = pack.view
    as_of = on_side(instant_in_words(view.as_of), language)
    yield said("presenter", language), in_one(pack.pillar.coordinator, language)
    yield said("plan", language), in_one(view.plan.title, language)
    yield said("text_of", language), said("as_of_short", language, label=in_one(view.label, language), instant=as_of)


def of_pillar(pack: PackView) -> Plan:
    """Return the plan with the lines of the pillar alone: what its figures are computed from."""
    return pack.view.plan.with_lines(pack.lines)


def _figures(pack: PackView, language: str) -> Iterator[Block]:
    names, found = pack.view.names, totals(of_pillar(pack), pack.view.names.pillar_of)
    yield Heading(said("key_figures", language))
    yield _sums("country", _named(found.countries, names.countries, language), found.whole, pack, language)
    yield Sentence(said("several_countries", language), "soft")
    if pack.sees != NONE:
        yield _sums("donor", _named(found.donors, names.donors, language), found.whole, pack, language)


def _named(parts: Mapping[str, Sum], table: NameTable, language: str) -> list[tuple[str, Sum]]:
    order = [*(code for code in table if code in parts), *(code for code in parts if code not in table)]
    return [
        (on_side(name_of(table, code), language) if code else said("not_said", language), parts[code]) for code in order
    ]


def _sums(what: str, parts: Iterable[tuple[str, Sum]], whole: Sum, pack: PackView, language: str) -> Table:
    rows = [row for name, part in (*parts, (said("total", language), whole)) for row in _rows(name, part, pack)]
    if pack.sees == NONE:
        head = tuple(said(name, language) for name in (what, "lines"))
        return Table(said(f"by_{what}", language), head, tuple(rows), (80, 20), frozenset({1}), has_total=True)
    columns = ("lines", "currency", "required", "available", "to_be_mobilized")
    head = tuple(said(name, language) for name in (what, *columns))
    places = frozenset({1, 3, 4, 5})
    return Table(said(f"by_{what}", language), head, tuple(rows), (90, 18, 22, 35, 35, 40), places, has_total=True)


def _rows(name: str, part: Sum, pack: PackView) -> Iterator[tuple[str, ...]]:
    if pack.sees == NONE:
        yield name, str(part.lines)
        return
    for currency in part.required or ("",):
        amounts = (part.required, part.available, part.to_be_mobilized)
        yield name, str(part.lines), currency, *(money(each.get(currency, ZERO)) for each in amounts)


def _lines(pack: PackView, language: str) -> Iterator[Block]:
    yield Heading(said("lines_of_pillar", language))
    if not pack.lines:
        yield Sentence(said("no_lines", language))
        return
    columns = ("line_code", "activity", "countries", "quarters", "lead")
    amounts = () if pack.sees == NONE else ("available", "to_be_mobilized", "required")
    head = tuple(said(name, language) for name in (*columns, *amounts))
    widths = (20, 92, 24, 20, 44, *(26 for _ in amounts))
    rows = tuple(_line(pack, line, language) for line in pack.lines)
    yield Table(said("lines_of_pillar", language), head, rows, widths, frozenset(range(5, 5 + len(amounts))))


def _line(pack: PackView, line: Line, language: str) -> tuple[str, ...]:
    names = pack.view.names
    found = totals(pack.view.plan.with_lines((line,)), names.pillar_of).whole
    lead = on_side(name_of(names.institutions, str(line.one("lead") or "")), language)
    told = (
        pack.view.plan.printed_codes[line.id],
        in_one(line.title, language),
        ", ".join(line.countries),
        ", ".join(line.quarters),
        lead,
    )
    if pack.sees == NONE:
        return told
    return (*told, *(amounts_in_words(each) for each in (found.available, found.to_be_mobilized, found.required)))


def amounts_in_words(amounts: Mapping[str, Decimal]) -> str:
    """Return amounts by currency, one under the other: ``120 000 USD``; a dash where there is none."""
    return "\n".join(f"{money(value)} {currency}" for currency, value in amounts.items() if value) or "–"


def _indicators(pack: PackView, language: str) -> Iterator[Block]:
    yield Heading(said("indicators", language))
    year, found = pack.view.plan.year, tuple(pack.pillar.indicators)
    if found:
        heads = ("line_code", "indicator", "unit", "baseline")
        head = (
            *(said(each, language) for each in heads),
            said("target", language, year=str(year)),
            said("latest", language),
        )
        rows = tuple(_indicator(pack, each, language) for each in found)
        yield Table(said("indicators", language), head, rows, (22, 110, 30, 32, 32, 36), frozenset({3, 4, 5}))
    else:
        yield Sentence(said("no_indicators", language))
    rows = tuple(
        (pack.view.plan.printed_codes[line.id], words[side_of(language)])
        for line in pack.lines
        for _, words in indicators(line)
    )
    if rows:
        yield Heading(said("line_indicators", language), 2)
        head = (said("line_code", language), said("indicator", language))
        yield Table(said("line_indicators", language), head, rows, (22, 240))


def _indicator(pack: PackView, each: Indicator, language: str) -> tuple[str, ...]:
    target = next((found.value for found in each.targets if found.year == pack.view.plan.year), None)
    reading, unit = pack.readings.get(each.code), on_side(name_of(pack.units, each.unit), language)
    baseline = "–" if each.baseline.value is None else f"{plain(each.baseline.value)} ({each.baseline.year})"
    latest = f"{plain(reading.value)} ({reading.period})" if reading else "–"
    return each.code, in_one(each.name, language), unit, baseline, "–" if target is None else plain(target), latest


def _from_last_year(pack: PackView, language: str) -> Iterator[Block]:
    yield Heading(said("changes", language))
    if pack.last_year is None:
        yield Sentence(said("no_last_year", language, year=str(pack.view.plan.year - 1)))
        return
    found = year_on_year(pack.last_year, pack.view.plan, pack.serves)
    yield Sentence(said("compared_with", language, plan=in_one(pack.last_year.title, language)))
    counts = (("continued", found.continued), ("new_lines", found.new), ("not_continued", found.not_continued))
    yield Facts(tuple((said(name, language), str(len(lines))) for name, lines in counts))
    if pack.sees != NONE:
        yield _money_of_both(pack, pack.last_year, language)
    yield _what_became(pack, pack.last_year, found, language)


def _money_of_both(pack: PackView, last: Plan, language: str) -> Table:
    pillar_of = pack.view.names.pillar_of
    then = totals(last.with_lines(filter(pack.serves, last.lines)), pillar_of).whole.required
    now = totals(of_pillar(pack), pillar_of).whole.required
    rows = []
    for currency in sorted({*then, *now}):
        before, after = then.get(currency, ZERO), now.get(currency, ZERO)
        sign = "+" if after > before else ""
        rows.append((currency, money(before), money(after), f"{sign}{money(after - before)}"))
    head = tuple(said(name, language) for name in ("currency", "last_year", "this_year", "change"))
    return Table(said("changes", language), head, tuple(rows), (60, 60, 60, 60), frozenset({1, 2, 3}))


def _what_became(pack: PackView, last: Plan, found: YearOnYear, language: str) -> Table:
    then, now = last.printed_codes, pack.view.plan.printed_codes
    rows = [(then[old.id], now[line.id], in_one(line.title, language)) for old, line in found.continued]
    rows += [("–", now[line.id], in_one(line.title, language)) for line in found.new]
    rows += [(then[line.id], "–", in_one(line.title, language)) for line in found.not_continued]
    head = tuple(said(name, language) for name in ("last_year", "this_year", "activity"))
    return Table(said("changes", language), head, tuple(rows), (30, 30, 200))


def _since_tabled(pack: PackView, language: str) -> Iterator[Block]:
    if pack.tabled is None:
        return
    yield Heading(said("since_tabled", language))
    changed = [each for each in redline(pack.tabled, pack.view.plan).changed if pack.serves(each.text)]
    if not changed:
        yield Sentence(said("nothing_changed", language))
        return
    rows = tuple(
        (
            each.code_after or each.code_before,
            in_one(each.text.title, language),
            said(each.kind.value, language),
            "\n".join(_fields(pack, each, language)) if each.kind is LineChange.CHANGED else "",
        )
        for each in changed
    )
    head = tuple(said(name, language) for name in ("line_code", "activity", "change", "what_changed"))
    yield Table(said("since_tabled", language), head, rows, (22, 130, 34, 78))


def _fields(pack: PackView, changed: LineRedline, language: str) -> list[str]:
    """Return every changed cell in words; amounts with what stood there then and stands there now."""
    names = pack.view.names
    told = []
    for cell in changed.cells:
        name = on_side(cell_name(names, cell.key), language)
        if isinstance(cell.after or cell.before, Decimal):
            then, now = (on_side(cell_value(names, cell.key, value), language) for value in (cell.before, cell.after))
            name = f"{name}: {then} → {now}"
        told.append(name)
    return list(dict.fromkeys(told))


def _arising(pack: PackView, language: str) -> Iterator[Block]:
    if not pack.arising:
        return
    yield Heading(said("arising", language))
    rows = tuple(_decided(pack, decision, state, language) for decision, state in pack.arising)
    head = tuple(said(name, language) for name in ("decision", "decided", "owner", "due", "state"))
    yield Table(said("arising", language), head, rows, (32, 120, 48, 32, 34))


def _decided(pack: PackView, decision: Decision, state: DecisionState, language: str) -> tuple[str, ...]:
    owner = on_side(name_of(pack.view.names.parties, decision.owner), language) if decision.owner else ""
    due = on_side(day_in_words(decision.due_on), language) if decision.due_on else "–"
    return decision.symbol, in_one(decision.text, language), owner, due, on_side(STATES[state], language)
