"""The rules a plan must keep: those that proposals break together (K10), and what still blocks endorsement."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.conflicts import WHOLE_LINE
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
    are those in which every text must be current; empty ``currencies`` or ``countries`` allow any.
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
    """

    rule: Rule
    cells: tuple[tuple[LineId, CellKey], ...]
    subject: str = ""
    found: str = ""
    limit: str = ""

    @property
    def line(self) -> LineId | None:
        """Return the line if only one is concerned."""
        lines = {line for line, _ in self.cells}
        return lines.pop() if len(lines) == 1 else None


def broken_rules(plan: Plan, rules: PlanRules) -> tuple[BrokenRule, ...]:
    """Return every rule that this text breaks, whoever caused it, in a fixed order (K10)."""
    found = [broken for line in plan.lines for broken in line_breaks(line, rules)]
    return (*_over_ceilings(plan, rules), *_duplicates(plan), *found)


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


def _over_ceilings(plan: Plan, rules: PlanRules) -> list[BrokenRule]:
    if not rules.ceilings:
        return []
    limits = {(ceiling.of, ceiling.code, ceiling.currency): ceiling.amount for ceiling in rules.ceilings}
    cells: dict[tuple[CeilingOf, str, str], list[tuple[LineId, CellKey]]] = {limit: [] for limit in limits}
    totals: dict[tuple[CeilingOf, str, str], Decimal] = dict.fromkeys(limits, Decimal(0))
    for line in plan.lines:
        pillar = rules.pillar_of.get(line.output, "")
        for key, value in line.cells.items():
            if key[0] == "budget":
                for limit in ((CeilingOf.PILLAR, pillar, key[2]), (CeilingOf.DONOR, key[1], key[2])):
                    if limit in totals:
                        totals[limit] += Decimal(value)
                        cells[limit].append((line.id, key))
    return [
        BrokenRule(
            Rule.PILLAR_CEILING if limit[0] is CeilingOf.PILLAR else Rule.DONOR_CEILING,
            tuple(cells[limit]),
            limit[1],
            f"{totals[limit]:.2f} {limit[2]}",
            f"{limits[limit]:.2f} {limit[2]}",
        )
        for limit in sorted(limits)
        if totals[limit] > limits[limit]
    ]


def _duplicates(plan: Plan) -> list[BrokenRule]:
    alike: dict[tuple[str, str], list[Line]] = {}
    for line in plan.lines:
        title = line.cells.get(("title", "en")) or line.cells.get(("title", "ru"))
        if title:
            alike.setdefault((line.output, _folded(str(title))), []).append(line)
    found = []
    for (output, _), lines in alike.items():
        for place, line in enumerate(lines):
            twins = [other for other in lines[place + 1 :] if _same_activity(line, other)]
            if twins:
                cells = tuple((twin.id, WHOLE_LINE) for twin in (line, *twins))
                found.append(BrokenRule(Rule.DUPLICATE, cells, output))
                break
    return found


def _folded(title: str) -> str:
    return " ".join(title.casefold().replace("ё", "е").split())


def _same_activity(one: Line, other: Line) -> bool:
    return one.countries == other.countries and one.quarters == other.quarters


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
