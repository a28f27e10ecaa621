"""`maslahat results edition`: whether a downloaded annual report is whole and agrees with itself and with reports."""

import argparse
import sys

from maslahat.commands.answering import print_document, print_rows
from maslahat.domain.results.annual_checks import ANNUAL_CHECK_FORMAT, Disagrees, disagreements, unlike_reports
from maslahat.domain.results.figures import Figure, FigureKey
from maslahat.domain.results.roll_up import roll_up
from maslahat.publishing.annual_files import AnnualFile, read_annual_file
from maslahat.publishing.results_document import ResultsDocument
from maslahat.publishing.results_files import read_results_file
from maslahat.publishing.results_rows import ResultRows


def check_edition(asked: argparse.Namespace, rows: ResultRows) -> bool:
    """Print what an edition is and what disagrees in it; tell whether all is well.

    Raises DocumentRefused where a file cannot be taken.
    """
    found = read_annual_file(asked.file)
    indicators = tuple(found.report.indicators)
    wrong = disagreements(indicators)
    if asked.results is not None:
        wrong += unlike_reports(indicators, _Roll(read_results_file(asked.results)))
    is_expected = asked.sha256 is None or asked.sha256.lower() == found.sha256
    if asked.json:
        print_document(_document(found, wrong, is_expected))
    else:
        _print(found, wrong, is_expected, rows)
    return is_expected and not wrong


class _Roll:
    """Rolls a figure up again from a file of results."""

    def __init__(self, document: ResultsDocument) -> None:
        self.document = document

    def __call__(self, key: FigureKey) -> Figure | None:
        document, definition = self.document, self.document.indicator(key.indicator)
        if definition is None:
            return None
        return roll_up(
            definition,
            document.observations,
            document.units,
            document.overlaps,
            area=key.area,
            period=key.period,
            cell=key.cell,
            cycle=document.cycle,
        )


def _print(found: AnnualFile, wrong: tuple[Disagrees, ...], is_expected: bool, rows: ResultRows) -> None:
    report = found.report
    figures = list(report.figures)
    told = {
        "edition": f"{report.programme} {report.year} {report.scope} / {report.revision}",
        "published": report.published_at or "–",
        "figures_in": str(len(figures)),
        "figures_withheld": str(sum(each.is_withheld for each in figures)),
    }
    print_rows([[(f"SHA-256: {found.sha256}", "")]])
    print_rows([[(f"{rows.said(name)}: {value}", "")] for name, value in told.items()])
    if not is_expected:
        print_rows([[(rows.said("other_checksum"), "")]], sys.stderr)
    for each in wrong:
        print_rows([[(rows.said(f"disagrees_{each.what.value}", name=_named(each)), "")]], sys.stderr)
    if is_expected and not wrong:
        print_rows([[(rows.said("agrees"), "")]])


def _document(found: AnnualFile, wrong: tuple[Disagrees, ...], is_expected: bool) -> dict[str, object]:
    report = found.report
    return {
        "format": ANNUAL_CHECK_FORMAT,
        "sha256": found.sha256,
        "is_expected": is_expected,
        "programme": report.programme,
        "scope": str(report.scope),
        "year": report.year,
        "revision": report.revision,
        "published_at": report.published_at,
        "disagreements": [
            {"indicator": each.indicator, "what": each.what.value, "about": _named(each)} for each in wrong
        ],
    }


def _named(each: Disagrees) -> str:
    if each.key is None:
        return each.indicator
    cell = (f"{name}={code}" for name, code in each.key.cell)
    return " ".join(filter(None, (each.indicator, each.key.area, each.key.period.code, *cell)))
