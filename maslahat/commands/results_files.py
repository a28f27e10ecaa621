"""`maslahat results rollup`, `explain` and `convert`: the roll-up and tables on files, without a database."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from maslahat.commands.annual_files import check_edition
from maslahat.commands.answering import (
    language_of_shell,
    print_document,
    print_faults,
    print_rows,
    print_schema,
    speak_utf_8,
)
from maslahat.domain.results.asking import areas_of, cells_of, periods_of
from maslahat.domain.results.explanations import explain
from maslahat.domain.results.figures import Figure
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import COUNTRY, Cell
from maslahat.domain.results.observations import cell as in_order
from maslahat.domain.results.periods import Period, PeriodRefused
from maslahat.domain.results.result_documents import explanation_document, figures_document
from maslahat.domain.results.roll_up import roll_up, roll_up_all
from maslahat.publishing.json_files import DocumentRefused
from maslahat.publishing.observations_csv import observations_csv
from maslahat.publishing.observations_sdmx import observations_sdmx
from maslahat.publishing.observations_structure import observations_structure
from maslahat.publishing.observations_told import ObservationsTold, observations_of_file
from maslahat.publishing.results_document import ResultsDocument
from maslahat.publishing.results_files import read_results_file
from maslahat.publishing.results_rows import ResultRows
from maslahat.publishing.results_writing import results_document

DONE, REFUSED, SENSELESS = 0, 1, 2
"""Exit codes: figures were told; the file cannot be taken; the file has nothing of what was asked about."""

TABLES: Mapping[str, Callable[[ObservationsTold], Iterator[str]]] = {
    "csv": observations_csv,
    "sdmx-csv": observations_sdmx,
    "sdmx-structure": observations_structure,
}
"""Tables of observations, and what the columns of one mean, by the name of their form."""

_FORMATS = ("results", "figures", "figures_seen", "explanation", "annual", "annualcheck", "public_results")


class _Senseless(ValueError):
    """What was asked about is not in the file; the message says so in the language of the reader."""


def run(words: Sequence[str]) -> int:
    """Do what the words after ``maslahat results`` ask and return the exit code (see docs/operate/commands.md)."""
    speak_utf_8()
    asked = _parser().parse_args(words)
    if asked.deed == "schema":
        print_schema(asked.name)
        return DONE
    rows = ResultRows(asked.lang)
    if asked.deed in ("export", "compare"):
        return (_export if asked.deed == "export" else _compare)(asked, rows)
    try:
        if asked.deed == "edition":
            return DONE if check_edition(asked, rows) else REFUSED
        found = read_results_file(asked.file)
        {"rollup": _roll_up, "explain": _explain, "convert": _convert}[asked.deed](asked, found, rows)
    except DocumentRefused as refused:
        print_faults(refused.faults, asked.lang, rows.said("refused"))
        return REFUSED
    except _Senseless as fault:
        print_rows([[(str(fault), "")]], sys.stderr)
        return SENSELESS
    return DONE


def _parser() -> argparse.ArgumentParser:
    about = "roll reports up into figures, from a file and without a database"
    parser = argparse.ArgumentParser(prog="maslahat results", description=about)
    deeds = parser.add_subparsers(dest="deed", required=True)
    every = deeds.add_parser("rollup", help="every figure of the file, or those of some indicators, areas and periods")
    for name, help_text in (
        ("indicator", "code of an indicator"),
        ("area", "a country, a unit, or an empty text for the programme"),
        ("period", "2023, 2023-H1, 2023-Q1, 2023-03 or 2022/2025"),
    ):
        every.add_argument(f"--{name}", action="append", default=[], help=f"{help_text}; may be given several times")
    one = deeds.add_parser("explain", help="one figure, with everything it rests on")
    one.add_argument("--indicator", required=True, help="code of the indicator")
    one.add_argument("--area", default="", help="a country or a unit; the programme if left out")
    one.add_argument("--period", required=True, help="2023, 2023-H1, 2023-Q1, 2023-03 or 2022/2025")
    one.add_argument("--cell", action="append", default=[], help="sex=F; may be given for several dimensions")
    for each in (every, one):
        each.add_argument("file", type=Path, help="results (maslahat.results/1)")
        each.add_argument("--json", action="store_true", help="as JSON, for a program to read")
        each.add_argument("--lang", choices=("en", "ru"), default=language_of_shell(), help="language for people")
    edition = deeds.add_parser("edition", help="whether a downloaded annual report is whole and agrees with itself")
    edition.add_argument("file", type=Path, help="an annual report (maslahat.annual/1)")
    edition.add_argument("--sha256", help="the checksum that its page shows")
    edition.add_argument("--results", type=Path, help="reports (maslahat.results/1) to roll its figures up from again")
    edition.add_argument("--json", action="store_true", help="as JSON, for a program to read")
    edition.add_argument("--lang", choices=("en", "ru"), default=language_of_shell(), help="language for people")
    table = deeds.add_parser("convert", help="the observations of the file as a table")
    table.add_argument("file", type=Path, help="results (maslahat.results/1)")
    table.add_argument("--as", dest="form", choices=tuple(TABLES), required=True, help="a table, or its structure")
    table.add_argument("--lang", choices=("en", "ru"), default=language_of_shell(), help="language for people")
    export = deeds.add_parser("export", help="what stands in the record of a programme, as such a file")
    compare = deeds.add_parser("compare", help="whether the tables that pages read hold what the rule finds")
    for each in (export, compare):
        each.add_argument("programme", help="code of the programme, for example PCA-2022-2025")
        each.add_argument("--lang", choices=("en", "ru"), default=language_of_shell(), help="language for people")
    export.add_argument("--as", dest="form", choices=("json", *TABLES), default="json", help="JSON, or a table")
    printed = deeds.add_parser("schema", help="print the JSON Schema of a format")
    printed.add_argument("name", choices=_FORMATS)
    return parser


def _export(asked: argparse.Namespace, rows: ResultRows) -> int:
    from maslahat.commands.results_export import (  # Django is set up for this deed alone
        standing_observations,
        standing_results,
    )

    found = (standing_results if asked.form == "json" else standing_observations)(asked.programme)
    if found is None:
        print_rows([[(rows.said("no_programme", name=asked.programme), "")]], sys.stderr)
        return SENSELESS
    if isinstance(found, ObservationsTold):
        _print_table(found, asked.form)
    else:
        print_document(results_document(found))
    return DONE


def _compare(asked: argparse.Namespace, rows: ResultRows) -> int:
    from maslahat.commands.results_export import unlike_the_rule  # as above

    found = unlike_the_rule(asked.programme)
    if found is None:
        print_rows([[(rows.said("no_programme", name=asked.programme), "")]], sys.stderr)
        return SENSELESS
    if not found:
        print_rows([[(rows.said("all_alike"), "")]])
        return DONE
    names = (" ".join([each.indicator, each.area, each.period.code, *map(":".join, each.cell)]) for each in found)
    print_rows([[(rows.said("unlike", name=name), "")] for name in names])
    return REFUSED


def _convert(asked: argparse.Namespace, document: ResultsDocument, rows: ResultRows) -> None:
    del rows
    _print_table(observations_of_file(document), asked.form)


def _today() -> date:
    """Return the day, or that of SOURCE_DATE_EPOCH where a build is to come out the same again."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(told), UTC).date() if told.isdecimal() else datetime.now(UTC).date()


def _print_table(found: ObservationsTold, form: str) -> None:
    for line in TABLES[form](replace(found, prepared=_today())):
        sys.stdout.buffer.write(line.encode("utf-8"))


def _roll_up(asked: argparse.Namespace, document: ResultsDocument, rows: ResultRows) -> None:
    wanted = [_indicator(document, code, rows) for code in asked.indicator] or document.indicators
    areas = [_area(document, name, rows) for name in asked.area]
    periods = [_period(spelled, rows) for spelled in asked.period]
    found = [(definition, _figures(document, definition, areas, periods)) for definition in wanted]
    if asked.json:
        print_document(figures_document(figure for _, figures in found for figure in figures))
        return
    for definition, figures in found:
        print_rows(rows.of_figures(definition, figures))


def _figures(
    document: ResultsDocument, definition: IndicatorDefinition, areas: Sequence[str], periods: Sequence[Period]
) -> list[Figure]:
    own = [each for each in document.observations if each.indicator == definition.code]
    return roll_up_all(
        definition,
        own,
        document.units,
        document.overlaps,
        areas=areas or areas_of(document.units, own),
        periods=periods or periods_of(own, document.cycle),
        cells=cells_of(own),
        cycle=document.cycle,
    )


def _explain(asked: argparse.Namespace, document: ResultsDocument, rows: ResultRows) -> None:
    definition = _indicator(document, asked.indicator, rows)
    figure = roll_up(
        definition,
        document.observations,
        document.units,
        document.overlaps,
        area=_area(document, asked.area, rows),
        period=_period(asked.period, rows),
        cell=_cell(definition, asked.cell, rows),
        cycle=document.cycle,
    )
    steps = explain(figure, definition, document.observations, document.cycle)
    if asked.json:
        print_document(explanation_document(steps))
    else:
        print_rows(rows.of_explanation(steps))


def _indicator(document: ResultsDocument, code: str, rows: ResultRows) -> IndicatorDefinition:
    found = document.indicator(code)
    if found is None:
        raise _Senseless(rows.said("no_indicator", name=code))
    return found


def _area(document: ResultsDocument, name: str, rows: ResultRows) -> str:
    if name not in areas_of(document.units, document.observations):
        raise _Senseless(rows.said("no_area", name=name))
    return name


def _period(spelled: str, rows: ResultRows) -> Period:
    try:
        return Period.read(spelled)
    except PeriodRefused as fault:
        raise _Senseless(rows.said("no_period", name=spelled)) from fault


def _cell(definition: IndicatorDefinition, pairs: Iterable[str], rows: ResultRows) -> Cell:
    known = {each.code: each.names for each in definition.dimensions}
    found = [(dimension, code) for dimension, _, code in (pair.partition("=") for pair in pairs)]
    for dimension, code in found:
        if dimension == COUNTRY or code not in known.get(dimension, ()):
            raise _Senseless(rows.said("no_cell", name=f"{dimension}={code}", indicator=definition.code))
    return in_order(dict(found).items())
