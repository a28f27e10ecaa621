"""An annual report as the record gives it now, and what of a published one the record gives otherwise since.

Both are found once for each state of the results and kept for a while: drafting goes through every figure there is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from maslahat.actions.results.annual_facts import facts_of, lines_of, money_of, plan_of, stories_of
from maslahat.actions.results.known import ResultsKnown, milestones_of, results_known
from maslahat.actions.results.work_told import work_told
from maslahat.domain.insight.annual_drafting import Asked, Ledger, drafted_pillars
from maslahat.domain.insight.results_tree import Moment
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.annual_documents import read_annual
from maslahat.domain.results.annual_report import AnnualReport, Basis, PrintedBranch, PrintedFigure, Scope, ScopeKind
from maslahat.domain.results.asking import cells_of
from maslahat.domain.results.counted_tables import known_to_states
from maslahat.domain.results.figures import FigureKey
from maslahat.domain.results.observations import Observation
from maslahat.domain.results.reporting import ReportState
from maslahat.domain.results.restating import Restatement, restatements
from maslahat.domain.results.status import Milestones
from maslahat.domain.shared.canonical import read_canonical
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.annual_sentences import drafted_sections
from maslahat.stores.results import cause_queries, edition_queries, report_queries
from maslahat.stores.results.edition_reading import EditionFound
from maslahat.stores.results.result_marks import Mark, results_mark
from maslahat.stores.workplans import queries as workplans

VERIFIED = frozenset({ReportState.VERIFIED, ReportState.PUBLISHED})
"""States of reports that count where only verified ones do."""

REPORTS_KEPT = 16
"""How many drafted reports, and lists of restatements, are kept in memory."""

LONGEST_WAIT = timedelta(minutes=10)
"""Longest time between the instant of a deed and its turn: what was asked before publication may be done after it."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A report as the record gives it, without narrative, and every figure that is withheld in public then."""

    report: AnnualReport
    withheld: frozenset[FigureKey]


@lru_cache(maxsize=REPORTS_KEPT)
def published_report(edition: int, sha256: str) -> AnnualReport:
    """Return a published edition (its row id and checksum) as a value; what is published never changes."""
    return read_annual(read_canonical(edition_queries.content(edition)))


def scope_names(programme: Programme) -> Mapping[Scope, LocalizedText]:
    """Return everything that a report can be about, with its name: the programme, pillars, countries, donors."""
    pillars = {Scope(ScopeKind.PILLAR, each.code): each.name for each in programme.pillars}
    countries = {Scope(ScopeKind.COUNTRY, each.code): each.name for each in programme.countries}
    donors = {Scope(ScopeKind.DONOR, each.code): each.name for each in programme.donors}
    return {Scope(ScopeKind.PROGRAMME): programme.name} | pillars | countries | donors


def restated(programme: str, found: EditionFound) -> tuple[Restatement, ...]:
    """Return every figure of a published edition that the record gives otherwise now; nothing of one in work."""
    return _restated(programme, results_mark(programme), found) if found.published else ()


@lru_cache(maxsize=REPORTS_KEPT)
def _restated(programme: str, mark: Mark, found: EditionFound) -> tuple[Restatement, ...]:
    """Look again at the indicators that something has happened to; the figures of the others are as they were."""
    if found.published is None:
        return ()
    known = results_known(programme)
    report = published_report(found.id, found.published.sha256)
    published_at = found.published.published_at
    causes = cause_queries.causes_since(programme, published_at - LONGEST_WAIT)
    since = [each for each in causes if each.at > published_at]
    touched = {each.indicator for each in causes}
    is_all = "" in touched or report.threshold != known.programme.small_cells
    printed = [each for each in report.indicators if is_all or each.code in touched]
    ledger = _ledger(known, found.basis)
    now: dict[FigureKey, PrintedFigure] = {}
    for indicator in printed:
        definition = known.definition(indicator.code)
        now |= ledger.shown(definition) if definition else {}
    return restatements(printed, now, since or causes, known.units)


def drafted(code: str, scope: Scope, year: int, basis: Basis, on: date) -> Drafted:
    """Return what the record gives for a scope, a year and a day; raise NotCountable as the protection does."""
    known = results_known(code)
    programme, found = known.programme, plan_of(code, year)
    plan = workplans.plan(found.in_force.version_id) if found and found.in_force else None
    milestones = milestones_of(plan, work_told(found.id), on) if plan and found else {}
    lines = lines_of(programme, found, plan, scope) if plan and found else ()
    outputs = frozenset(each.output for each in lines)
    due = tuple(sorted(milestones.items()))
    pillars, hidden = _figures(code, results_mark(code), basis, _About(scope, year, on, due, outputs))
    report = AnnualReport(
        programme=programme.code,
        programme_name=programme.name,
        scope=scope,
        scope_name=scope_names(programme)[scope],
        year=year,
        basis=basis,
        threshold=programme.small_cells,
        is_illustrative=any(programme.is_illustrative(f"indicator:{each.code}") for each in known.definitions),
        as_of=on,
        record=known.record,
        places={each.code: each.name for each in known.units} | {each.code: each.name for each in programme.countries},
        parties={str(each.code): each.name for each in programme.parties},
        pillars=pillars,
        plan=plan.code if plan else "",
        lines=lines,
        money=money_of(programme, plan, scope) if plan else (),
        facts=facts_of(programme.code, found, year) if scope.kind is ScopeKind.PROGRAMME else {},
        stories=stories_of(programme.code, year) if scope.kind is ScopeKind.PROGRAMME else (),
    )
    return Drafted(replace(report, sections=drafted_sections(report)), hidden)


@dataclass(frozen=True, slots=True)
class _About:
    """All that the figures of a report depend on beside the record of results."""

    scope: Scope
    year: int
    on: date
    milestones: tuple[tuple[str, Milestones], ...]
    outputs: frozenset[str]


@lru_cache(maxsize=REPORTS_KEPT)
def _figures(
    code: str, mark: Mark, basis: Basis, about: _About
) -> tuple[tuple[PrintedBranch, ...], frozenset[FigureKey]]:
    """Return the pillars of a report, and every figure of its indicators that is withheld anywhere in public."""
    known = results_known(code)
    ledger, at = _ledger(known, basis), Moment(about.year, about.on, known.cycle)
    pillars = drafted_pillars(ledger, Asked(about.scope, at, dict(about.milestones), about.outputs))
    return pillars, _withheld(ledger, {each.code for pillar in pillars for each in pillar.measured})


def _withheld(ledger: Ledger, printed: Collection[str]) -> frozenset[FigureKey]:
    shown = (ledger.shown(each) for each in ledger.definitions if each.code in printed and each.counts_people)
    return frozenset(figure.key for figures in shown for figure in figures.values() if figure.is_withheld)


def _ledger(known: ResultsKnown, basis: Basis) -> Ledger:
    """Return where figures come from: everything that was reported, or what is verified alone."""
    states = report_queries.states(known.programme.code)
    standing = {
        each.id: states[each.indicator, each.unit, each.period]
        for some in known.observations.values()
        for each in some
        if (each.indicator, each.unit, each.period) in states
    }
    if basis is Basis.VERIFIED:
        found = known.found.without(known.observations)
        known = replace(known, observations=_verified(known, standing), found=found)
    return Ledger(
        known.programme,
        known.cycle,
        known.definitions,
        known.units,
        known.figure,
        lambda indicator: cells_of(known.observations.get(indicator, ())),
        {report: state.value for report, state in standing.items()},
        known.past,
        known.rule,
        lambda indicator: known_to_states(known.observations.get(indicator, ()), known.units),
    )


def _verified(known: ResultsKnown, standing: Mapping[str, ReportState]) -> Mapping[str, tuple[Observation, ...]]:
    return {
        indicator: tuple(each for each in some if standing.get(each.id) in VERIFIED)
        for indicator, some in known.observations.items()
    }


def forget_drafts() -> None:
    """Empty the memory of drafted, published and restated reports: for tests, which take back what was done."""
    for kept in (_figures, _restated, published_report):
        kept.cache_clear()
