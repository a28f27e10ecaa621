"""The reporting form of a unit for a period: what it is made of, and what one that came back asks for.

The same for the page that shows it first and for what is reported then: nothing is kept here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from maslahat.actions.actor import Actor
from maslahat.actions.outcomes import Reason
from maslahat.actions.results import telling
from maslahat.actions.results.asked import AskedOf, not_possible, side_of
from maslahat.actions.results.reporting import LONGEST_NARRATIVE, ResultTold
from maslahat.actions.wishes import read_text
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.country_reports import asked_of_unit
from maslahat.domain.results.figures import Difference
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell, Observation, ReportingUnit
from maslahat.domain.results.reporting import ReportAct
from maslahat.domain.results.roll_up import roll_up
from maslahat.domain.results.told_values import written_parts
from maslahat.domain.results.values import State
from maslahat.publishing.form_reading import RowTold, language_of, read_form
from maslahat.publishing.reporting_form import VALUES, CellTold, FormRow, FormView, offered_cells
from maslahat.publishing.result_words import observation_words
from maslahat.publishing.sheet_cells import CellFault
from maslahat.publishing.sheet_reading.reading import Sheets
from maslahat.publishing.sheet_table import Faults
from maslahat.stores.results import queries, report_queries
from maslahat.stores.results.report_reading import PeriodFound, ReportInShort


@dataclass(frozen=True, slots=True)
class CellAsked:
    """One cell that a form changes: what stands there, if anything does, and what would."""

    cell: Cell
    name: str
    before: CellTold | None
    after: CellTold


@dataclass(frozen=True, slots=True)
class RowAsked:
    """One indicator that a form changes. ``differences`` are where parts and total are not the same (results §2)."""

    definition: IndicatorDefinition
    is_new: bool
    cells: tuple[CellAsked, ...]
    has_new_words: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class FormAsks:
    """What a form would do if it were reported: every indicator that it changes, or what cannot be taken."""

    rows: tuple[RowAsked, ...] = ()
    results: tuple[ResultTold, ...] = ()
    untouched: int = 0
    faults: tuple[CellFault, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitsForm:
    """A unit's form for a period as the record stands, for somebody who reports for it."""

    of: AskedOf
    programme: Programme
    reports: Mapping[str, ReportInShort]
    by: Actor

    def view(self, language: str) -> FormView:
        """Return the form in a language. Reads what was reported before."""
        before = _before(self.programme.code, self.of)
        countries = {each.code: each.name for each in self.programme.countries}
        return FormView(
            self.programme.code,
            self.of.unit.code,
            self.of.period.period.code,
            tuple(self._row(each, before.get(each.code), tuple(countries), language) for each in self._definitions()),
            countries,
            {term.code: term.name for term in self.programme.code_lists.get("units", ())},
            language,
        )

    def asks(self, sheets: Sheets) -> FormAsks:
        """Return what a form that came back asks for. Reads only; all or nothing of it can be reported."""
        faults = Faults()
        view = self.view(language_of(sheets))
        read = read_form(sheets, view, faults)
        for told in read.changed:
            self._look_whether_possible(told, faults)
        if faults.found:
            return FormAsks(untouched=read.untouched, faults=tuple(faults.found))
        rows = tuple(self._asked(view, told) for told in read.changed)
        return FormAsks(rows, tuple(_result(told) for told in read.changed), read.untouched)

    def _definitions(self) -> Iterable[IndicatorDefinition]:
        return asked_of_unit(self.of.definitions.values(), self.of.unit, self.of.period.period.months, self.reports)

    def _row(
        self, definition: IndicatorDefinition, before: Observation | None, countries: tuple[str, ...], language: str
    ) -> FormRow:
        report = self.reports.get(definition.code)
        told = {each.cell: CellTold(each.state, each.value, each.reason) for each in report.told} if report else {}
        last = f"{observation_words(before, definition, language)} ({before.period.code})" if before else ""
        is_open = not_possible(ReportAct.REPORT, self.of, report, self.by) is None
        cells = offered_cells(definition, not self.of.unit.country, countries, told)
        if report is None:
            return FormRow(definition, cells=cells, last=last, is_open=is_open)
        return FormRow(definition, report.row_version, told, report.narrative, cells, last, is_open)

    def _look_whether_possible(self, told: RowTold, faults: Faults) -> None:
        """Add a fault, at the row of the indicator, for everything that the deed itself would refuse."""
        refused = not_possible(ReportAct.REPORT, self.of, self.reports.get(told.indicator), self.by)
        reasons: list[Reason] = list(refused.reasons) if refused else []
        definition, countries = self.of.definitions[told.indicator], [each.code for each in self.programme.countries]
        cells = telling.read_cells(definition, self.of.unit, countries, _result(told).cells, reasons)
        telling.split_asked(definition, cells, reasons)
        read_text(told.narrative, "rationale", LONGEST_NARRATIVE, reasons)
        for reason in reasons:
            faults.add(reason.code, VALUES, told.cell, **reason.facts)

    def _asked(self, view: FormView, told: RowTold) -> RowAsked:
        definition, report = self.of.definitions[told.indicator], self.reports.get(told.indicator)
        stands = {each.cell: CellTold(each.state, each.value, each.reason) for each in report.told} if report else {}
        cells = tuple(
            CellAsked(here, view.part(definition, here), stands.get(here), said)
            for here, said in told.told.items()
            if said != stands.get(here)
        )
        has_new_words = told.narrative != (dict(report.narrative.texts) if report else {})
        return RowAsked(definition, report is None, cells, has_new_words, self._differences(definition, told))

    def _differences(self, definition: IndicatorDefinition, told: RowTold) -> tuple[Difference, ...]:
        unit, period = self.of.unit, self.of.period.period
        observations = [
            Observation(str(place), definition.code, unit.code, period, here, each.state, each.value, each.reason)
            for place, (here, each) in enumerate(told.told.items())
        ]
        return roll_up(definition, observations, (unit,), (), area=unit.code, period=period, cycle=period).differences


def units_form(programme: Programme, unit: ReportingUnit, period: PeriodFound, by: Actor) -> UnitsForm:
    """Return the form of a unit for a period as the record stands. Reads only."""
    code = programme.code
    definitions = {each.code: each for each in queries.definitions(code) if each.expects(unit)}
    told = {each.indicator: each for each in report_queries.reports(code, period.period.code, unit.code)}
    return UnitsForm(AskedOf(period, unit, side_of(by, programme.agency), definitions), programme, told, by)


def _before(programme: str, of: AskedOf) -> dict[str, Observation]:
    """Return the last total that a unit reported of each indicator before a period."""
    found: dict[str, Observation] = {}
    for each in report_queries.observations_one_by_one(programme, units=(of.unit.code,)):
        is_before = each.period.last < of.period.period.first
        if is_before and not each.cell and each.state is State.REPORTED:
            found[each.indicator] = max(found.get(each.indicator, each), each, key=lambda one: one.period.last)
    return found


def _result(told: RowTold) -> ResultTold:
    cells = tuple(
        telling.CellTold(here, each.state.value, written_parts(each.value), each.reason)
        for here, each in told.told.items()
    )
    return ResultTold(told.indicator, told.row_version, cells, told.narrative)
