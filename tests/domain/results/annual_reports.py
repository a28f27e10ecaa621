"""A small annual report for tests: one pillar with one outcome and one indicator that counts people, by country."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from maslahat.domain.insight.annual_drafting import Asked, Ledger, drafted_pillars
from maslahat.domain.insight.results_tree import Moment
from maslahat.domain.programmes.reading import read_programme
from maslahat.domain.results.annual_report import AnnualReport, Basis, PrintedSection, Scope, ScopeKind
from maslahat.domain.results.asking import cells_of
from maslahat.domain.results.counted_tables import known_to_states
from maslahat.domain.results.indicators import IndicatorDefinition, YearTarget
from maslahat.domain.results.observations import Observation, ReportingUnit, cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roll_up import roll_up
from maslahat.domain.results.values import Number, State
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from tests.domain.results.indicators import CYCLE, code_list, indicator, said
from tests.domain.results.reports import unit
from tests.small_programme import small_programme

PROGRAMME = read_programme(small_programme())
UNITS = (unit("AA"), unit("BB"))
TRAINED = indicator(
    Kind.COUNT,
    code="1.1.1.i1",
    result="1.1.1",
    counts_people=True,
    dimensions=(code_list("sex", "F", "M"),),
    targets=(YearTarget(2023, Decimal(100)),),
)


def reported(unit_code: str, number: int, period: str = "2023", **codes: str) -> Observation:
    """Return what a unit reported; its id is what it is about."""
    here = cell(codes.items())
    name = f"{unit_code} {period} {here}"
    return Observation(
        name, TRAINED.code, unit_code, Period.read(period), here, State.REPORTED, Number(Decimal(number))
    )


REPORTED = (reported("AA", 40, "2022"), reported("AA", 60), reported("AA", 25, sex="F"), reported("BB", 30))


def ledger(
    observations: tuple[Observation, ...] = REPORTED,
    definition: IndicatorDefinition = TRAINED,
    units: tuple[ReportingUnit, ...] = UNITS,
    **changed: object,
) -> Ledger:
    """Return a ledger of one indicator over these reports."""
    return Ledger(
        PROGRAMME,
        CYCLE,
        (definition,),
        units,
        lambda what, area, period, here: roll_up(
            what, observations, units, area=area, period=period, cell=here, cycle=CYCLE
        ),
        lambda code: cells_of(observations),
        **{"readers": lambda code: known_to_states(observations, units), **changed},
    )


def asked(kind: ScopeKind = ScopeKind.PROGRAMME, code: str = "", outputs: tuple[str, ...] = ()) -> Asked:
    """Return what a report of 2023 on a scope asks for."""
    return Asked(Scope(kind, code), Moment(2023, date(2023, 12, 31), CYCLE), {}, frozenset(outputs))


def annual_report(what: Asked | None = None, book: Ledger | None = None, **changed: object) -> AnnualReport:
    """Return an edition over the programme, drafted from a ledger."""
    what = what or asked()
    found = AnnualReport(
        PROGRAMME.code,
        PROGRAMME.name,
        what.scope,
        said("Programme"),
        2023,
        Basis.REPORTED,
        5,
        True,
        date(2023, 12, 31),
        "0" * 64,
        {each.code: each.name for each in PROGRAMME.countries},
        {},
        drafted_pillars(book or ledger(), what),
        sections=(PrintedSection("introduction", said("Introduction"), LocalizedText.of(en="Drafted.", ru="Проект.")),),
    )
    return replace(found, **changed)


def half_told() -> AnnualReport:
    """Return an edition for which two of the four quarters of its year were reported."""
    told = (reported("AA", 60, "2023-Q1"), reported("BB", 30, "2023-Q2"))
    return annual_report(book=ledger(told, replace(TRAINED, frequency=3)))
