"""Illustrative reports of results for the reference programme, told through the same deeds that people use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

from maslahat.actions.reference import ensure_reference_programme, reference_story
from maslahat.actions.replay.playing import opening
from maslahat.actions.replay.stage import SECRETARIAT, Stage
from maslahat.actions.results.periods import move_period, open_period
from maslahat.actions.results.reporting import ResultTold, report_results
from maslahat.actions.results.telling import CellTold
from maslahat.actions.seating import seat_everybody
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.people_counted import SEX, is_by_sex
from maslahat.domain.results.told_values import PARTS
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import Kind
from maslahat.publishing.files import read_file
from maslahat.stores.results import queries, report_queries

BEGINS = datetime(2023, 7, 10, 6, tzinfo=UTC)
"""When the reports are told: after the last period of the file, before its last day."""

MONITORING = "monitoring"
"""User name of the seat that tells them, for all units."""

INVENTED = {"en": "Illustrative: this value is invented.", "ru": "Для иллюстрации: это значение вымышлено."}
"""What stands in words beside every value."""

UNSPLIT = "Illustrative: no numbers by sex were invented."
"""Why a total of people stands alone, where the file gives no split."""

CLOSED = date(2023, 3, 1)
"""Periods that were due before this day are closed for reports."""


@dataclass(frozen=True, slots=True)
class Illustrated:
    """How many reports were told, and for how many periods; none if there were some before."""

    programme: str
    periods: int
    reports: int


def report_illustrative_results(now: datetime) -> Illustrated:
    """Tell the reports of the file that ships with the package, unless a period was opened already.

    Everything in the file is invented and marked so. Raises ReplayStopped where a report is not taken.
    """
    programme = ensure_reference_programme(now)
    committee = opening(programme.meeting(reference_story(programme).meeting))
    seat_everybody(programme, min(committee, now))
    if report_queries.periods(programme.code):
        return Illustrated(programme.code, 0, 0)
    known = {each.code: each for each in queries.definitions(programme.code)}
    stage, told = Stage(programme.code, "results", BEGINS), 0
    data = read_file(files("maslahat").joinpath("reference", "results.yaml").read_bytes()).data
    for period in data["periods"]:
        due_on = date.fromisoformat(period["due_on"])
        stage.do(open_period, SECRETARIAT, period=period["period"], due_on=due_on, row_version=0)
        for unit, values in period["reports"].items():
            results = tuple(_told(known[code], value) for code, value in values.items())
            stage.do(report_results, MONITORING, period=period["period"], unit=unit, results=results, as_draft=False)
            told += len(results)
        if due_on < CLOSED:
            stage.do(move_period, SECRETARIAT, period=period["period"], act="close", row_version=1)
    return Illustrated(programme.code, len(data["periods"]), told)


def _told(definition: IndicatorDefinition, value: Any) -> ResultTold:
    cells = tuple(_cells(definition.kind, value))
    by_sex = any(dimension == SEX for each in cells for dimension, _ in each.pairs)
    if is_by_sex(definition) and not by_sex and cells[0].state == State.REPORTED:
        cells = (replace(cells[0], reason=UNSPLIT), *cells[1:])
    return ResultTold(definition.code, 0, cells, INVENTED)


def _cells(kind: Kind, value: Any) -> Iterator[CellTold]:
    """Yield the cells that a value of the file spells: the total, and each code of the dimensions beside it."""
    match value:
        case {"not_applicable": why}:
            yield CellTold((), State.NOT_APPLICABLE.value, {}, str(why))
        case Mapping():
            yield _cell(kind, (), value["total"])
            for dimension, codes in value.items():
                if dimension != "total":
                    yield from (_cell(kind, ((dimension, str(code)),), each) for code, each in codes.items())
        case _:
            yield _cell(kind, (), value)


def _cell(kind: Kind, pairs: tuple[tuple[str, str], ...], value: Any) -> CellTold:
    if value == State.NOT_REPORTED.value:
        return CellTold(pairs, State.NOT_REPORTED.value, {})
    if isinstance(value, bool):
        return CellTold(pairs, State.REPORTED.value, {"answer": "yes" if value else "no"})
    return CellTold(pairs, State.REPORTED.value, dict(zip(PARTS[kind], str(value).split("/"), strict=True)))
