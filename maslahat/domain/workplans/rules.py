"""The rules a plan must keep: those that proposals break together (K10), and what still blocks endorsement."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.authority import Lock
from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.fields import FIELDS, CellKey, Kind
from maslahat.domain.workplans.plan import Line, Plan

WHOLE = Decimal(100)


class CeilingOf(StrEnum):
    """What a ceiling limits: the lines of a pillar, or the money of one donor (source of funds)."""

    PILLAR = "pillar"
    DONOR = "donor"


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most money, in one currency, that a pillar may need or a donor gives."""

    of: CeilingOf
    code: str
    currency: str
    amount: Decimal


@dataclass(frozen=True)
class PlanRules:
    """The rules of one plan, as data of its programme.

    ``pillar_of`` maps an output to its pillar; ``markers`` maps each required marker to its highest code; ``languages``
    are those in which every text must be current; empty ``currencies`` or ``countries`` allow any. ``locks`` are cells
    that belong to somebody (K13); with ``every_line_concurs`` a country also needs the word of those that share
    its line (K12); ``most_combined`` is the most signs that wordings may change to be shown as one (K14).
    """

    year: int
    pillar_of: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    ceilings: tuple[Ceiling, ...] = ()
    markers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    max_sdg_targets: int = 10
    countries: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    quarters: tuple[str, ...] = ("Q1", "Q2", "Q3", "Q4")
    languages: tuple[str, ...] = ("en", "ru")
    indicators_required: bool = False
    locks: tuple[Lock, ...] = ()
    every_line_concurs: bool = False
    most_combined: int = 100


class Rule(StrEnum):
    """Names of the rules; the first eight can be broken by a merge (K10), the rest only stand before endorsement."""

    PILLAR_CEILING = "pillar_ceiling"
    DONOR_CEILING = "donor_ceiling"
    SHARES = "shares_not_100"
    QUARTER = "quarter_outside_year"
    DUPLICATE = "duplicate_activity"
    NEGATIVE = "negative_amount"
    CURRENCY = "currency_not_allowed"
    SDG_TARGETS = "too_many_sdg_targets"
    OUTPUT = "unknown_output"
    COUNTRY = "country_not_member"
    MARKER_EMPTY = "marker_empty"
    MARKER_RANGE = "marker_out_of_range"
    TRANSLATION_MISSING = "translation_missing"
    TRANSLATION_STALE = "translation_stale"
    TITLE_EMPTY = "title_empty"
    INDICATOR_MISSING = "indicator_missing"


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule and what breaks it.

    ``cells`` are the (line, cell) pairs that together break it; ``subject`` is the pillar, donor, country, quarter,
    marker, field or language concerned; ``found`` and ``limit`` are written figures, money with its currency.
    ``among`` names the lines where one subject can break the rule in several groups of lines at once.
    """

    rule: Rule
    cells: tuple[tuple[LineId, CellKey], ...]
    subject: str = ""
    found: str = ""
    limit: str = ""
    among: tuple[LineId, ...] = ()

    @property
    def line(self) -> LineId | None:
        """Return the line if only one is concerned."""
        lines = {line for line, _ in self.cells}
        return lines.pop() if len(lines) == 1 else None


def broken_rules(plan: Plan, rules: PlanRules, change: "PlanChange | None" = None) -> tuple[BrokenRule, ...]:
    """Return every rule that this text breaks, whoever caused it, in a fixed order (K10).

    With a change, only rules in which one of the changed cells plays a part are looked at: what it can have broken.
    """
    lines: Sequence[Line] = plan.lines
    if change is not None:
        changed = {line for line, _ in change.cells}
        lines = [plan.lines[place] for place in sorted(plan.places[line] for line in changed if line in plan)]
    found = [broken for line in lines for broken in line_breaks(line, rules)]
    return (*_over_ceilings(plan, rules, change), *_duplicates(plan, change), *found)


@dataclass(frozen=True, slots=True)
class PlanChange:
    """The plan that a text was made from, and the cells that differ."""

    base: Plan
    cells: Collection[Cell]


def unready(plan: Plan, rules: PlanRules) -> tuple[BrokenRule, ...]:
    """Return all that stands between this text and endorsement: broken rules, empty markers, missing translations."""
    found = list(broken_rules(plan, rules))
    for line in plan.lines:
        for check in (_output, _countries, _markers, _languages, _indicators):
            found += check(line, rules)
    return tuple(found)


def line_breaks(line: Line, rules: PlanRules) -> list[BrokenRule]:
    """Return the rules that one line breaks by itself."""
    found: list[BrokenRule] = []
    shares: list[CellKey] = []
    targets: list[CellKey] = []
    for key in line.cells:
        name = key[0]
        if name == "budget":
            found += _amount(line, key, rules)
        elif name == "quarters" and key[1] not in rules.quarters:
            found.append(BrokenRule(Rule.QUARTER, ((line.id, key),), key[1], key[1], str(rules.year)))
        elif name == "shares":
            shares.append(key)
        elif name == "sdg_targets":
            targets.append(key)
    found += (*_shares(line, shares), *_targets(line, targets, rules))
    return sorted(found, key=lambda broken: (broken.rule, broken.cells)) if len(found) > 1 else found


def _amount(line: Line, key: CellKey, rules: PlanRules) -> Iterator[BrokenRule]:
    value = line.cells[key]
    if isinstance(value, Decimal) and value < 0:
        yield BrokenRule(Rule.NEGATIVE, ((line.id, key),), key[1], f"{value:.2f} {key[2]}", f"0.00 {key[2]}")
    if rules.currencies and key[2] not in rules.currencies:
        yield BrokenRule(Rule.CURRENCY, ((line.id, key),), key[1], key[2], ", ".join(rules.currencies))


def _shares(line: Line, keys: list[CellKey]) -> Iterator[BrokenRule]:
    total = sum((Decimal(line.cells[key]) for key in keys), Decimal(0))
    if keys and total != WHOLE:
        cells = tuple((line.id, key) for key in sorted(keys))
        yield BrokenRule(Rule.SHARES, cells, "", f"{total:.2f}", f"{WHOLE:.2f}")


def _targets(line: Line, keys: list[CellKey], rules: PlanRules) -> Iterator[BrokenRule]:
    if len(keys) > rules.max_sdg_targets:
        cells = tuple((line.id, key) for key in sorted(keys))
        yield BrokenRule(Rule.SDG_TARGETS, cells, "", str(len(keys)), str(rules.max_sdg_targets))


def _over_ceilings(plan: Plan, rules: PlanRules, change: PlanChange | None) -> list[BrokenRule]:
    if not rules.ceilings or (change is not None and not _moves_money(change.cells)):
        return []
    spent = _spent(plan.money if change is None else _money_after(plan, change), rules)
    found = []
    for ceiling in sorted(rules.ceilings, key=lambda one: (one.of.value, one.code, one.currency)):
        total = spent.get((ceiling.of.value, ceiling.code, ceiling.currency), Decimal(0))
        if total > ceiling.amount:
            rule = Rule.PILLAR_CEILING if ceiling.of is CeilingOf.PILLAR else Rule.DONOR_CEILING
            figures = (f"{total:.2f} {ceiling.currency}", f"{ceiling.amount:.2f} {ceiling.currency}")
            found.append(BrokenRule(rule, tuple(_under(plan, rules, ceiling)), ceiling.code, *figures))
    return found


def _moves_money(cells: Collection[Cell]) -> bool:
    return any(key[0] in ("budget", *PLACE, *WHOLE_LINE) for _, key in cells)


def _money_after(plan: Plan, change: PlanChange) -> dict[tuple[str, str, str], Decimal]:
    """Return the money of a plan from that of its base: only the changed lines are counted anew."""
    found = dict(change.base.money)
    for line_id in {line for line, _ in change.cells}:
        for text, sign in ((change.base, -1), (plan, 1)):
            if line_id in text:
                line = text.line(line_id)
                for (_, source, currency), amount in line.money():
                    place = (line.output, source, currency)
                    found[place] = found.get(place, Decimal(0)) + sign * amount
    return found


def _spent(money: Mapping[tuple[str, str, str], Decimal], rules: PlanRules) -> dict[tuple[str, str, str], Decimal]:
    found: dict[tuple[str, str, str], Decimal] = {}
    for (output, source, currency), amount in money.items():
        for place in (("pillar", rules.pillar_of.get(output, ""), currency), ("donor", source, currency)):
            found[place] = found.get(place, Decimal(0)) + amount
    return found


def _under(plan: Plan, rules: PlanRules, ceiling: Ceiling) -> Iterator[Cell]:
    for line in plan.lines:
        for key, _ in line.money():
            code = key[1] if ceiling.of is CeilingOf.DONOR else rules.pillar_of.get(line.output, "")
            if (code, key[2]) == (ceiling.code, ceiling.currency):
                yield line.id, key


def _duplicates(plan: Plan, change: PlanChange | None) -> list[BrokenRule]:
    """Return the groups of lines that plan one activity twice; with a change, those with a changed line in them."""
    alike = plan.titles.values() if change is None else _alike_after(plan, change)
    return [
        broken
        for group in alike
        if len(group) > 1
        for broken in _twins([plan.lines[place] for place in sorted(plan.places[line] for line in group)])
    ]


def _alike_after(plan: Plan, change: PlanChange) -> list[list[LineId]]:
    """Return the lines of one title each, for the titles of lines that a change can have made somebody's double."""
    names = ("title", "countries", "quarters", *PLACE, *WHOLE_LINE)
    changed = dict.fromkeys(line for line, key in change.cells if key[0] in names and line in plan)
    found: dict[str, list[LineId]] = {}
    for line in changed:
        if title := plan.line(line).folded_title():
            found.setdefault(title, []).append(line)
    for title, lines in found.items():
        lines += [line for line in change.base.titles.get(title, ()) if line in plan and line not in changed]
    return list(found.values())


def _twins(lines: Sequence[Line]) -> Iterator[BrokenRule]:
    groups: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.output, line.countries, line.quarters), []).append(line)
    for (output, _, _), group in groups.items():
        if len(group) > 1:
            names = tuple(line.id for line in group)
            yield BrokenRule(Rule.DUPLICATE, tuple((name, WHOLE_LINE) for name in names), output, among=names)


def _output(line: Line, rules: PlanRules) -> Iterator[BrokenRule]:
    if rules.pillar_of and line.output not in rules.pillar_of:
        yield BrokenRule(Rule.OUTPUT, ((line.id, WHOLE_LINE),), line.output)


def _countries(line: Line, rules: PlanRules) -> Iterator[BrokenRule]:
    for name in ("countries", "shares"):
        for key in sorted(key for key in line.cells if key[0] == name):
            if rules.countries and key[1] not in rules.countries:
                yield BrokenRule(Rule.COUNTRY, ((line.id, key),), key[1])


def _markers(line: Line, rules: PlanRules) -> Iterator[BrokenRule]:
    for marker, highest in rules.markers.items():
        key, value = ("markers", marker), line.cells.get(("markers", marker))
        if value is None:
            yield BrokenRule(Rule.MARKER_EMPTY, ((line.id, key),), marker, "", f"0-{highest}")
        elif not 0 <= int(value) <= highest:
            yield BrokenRule(Rule.MARKER_RANGE, ((line.id, key),), marker, str(value), f"0-{highest}")


def _languages(line: Line, rules: PlanRules) -> Iterator[BrokenRule]:
    if not line.title:
        yield BrokenRule(Rule.TITLE_EMPTY, ((line.id, WHOLE_LINE),), "title")
    for spec in FIELDS.values():
        if spec.kind is Kind.TEXT and (text := line.text(spec.name)):
            yield from _translations(line, spec.name, text, rules)


def _translations(line: Line, name: str, text: LocalizedText, rules: PlanRules) -> Iterator[BrokenRule]:
    for language in rules.languages:
        cells = ((line.id, (name, language)),)
        if not text.texts.get(language):
            yield BrokenRule(Rule.TRANSLATION_MISSING, cells, f"{name}:{language}")
        elif not text.is_current(language):
            yield BrokenRule(Rule.TRANSLATION_STALE, cells, f"{name}:{language}")


def _indicators(line: Line, rules: PlanRules) -> Iterator[BrokenRule]:
    if rules.indicators_required and not line.entries("indicators"):
        yield BrokenRule(Rule.INDICATOR_MISSING, ((line.id, WHOLE_LINE),))
