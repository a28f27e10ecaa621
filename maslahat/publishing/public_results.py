"""Published results as data, JSON and CSV: the figures of an edition, each once, small counts withheld (R70, R94).

There is one source: every figure that a public page, the JSON or the CSV shows is one of ``public_rows``.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO

from maslahat.domain.results.annual_documents import annual_sha256, provisional_document
from maslahat.domain.results.annual_figures import figure_document
from maslahat.domain.results.annual_report import AnnualReport, PrintedFigure, PrintedIndicator
from maslahat.domain.results.figures import Distribution
from maslahat.domain.results.progress import Advance, Keeping
from maslahat.domain.results.result_documents import exact
from maslahat.domain.results.values import Mean, Ratio
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.texts import LocalizedText

PUBLIC_FORMAT = "maslahat.public_results/1"

WITHHELD = "withheld"
"""Stands in a CSV in place of the state of a figure that is not shown."""

BOM = "\ufeff"
"""Tells spreadsheets that the text is UTF-8."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class PublicRow:
    """One figure of an edition with its indicator and the code of the pillar."""

    pillar: str
    indicator: PrintedIndicator
    figure: PrintedFigure


def public_rows(report: AnnualReport) -> Iterator[PublicRow]:
    """Yield every figure that is public, each once, in the order of the results tree."""
    for pillar in report.pillars:
        for indicator in pillar.measured:
            for figure in indicator.figures:
                yield PublicRow(pillar.code, indicator, figure)


def public_document(report: AnnualReport) -> dict[str, Document]:
    """Return the public results of an edition as a JSON object in PUBLIC_FORMAT."""
    return {
        "format": PUBLIC_FORMAT,
        "programme": {"code": report.programme, "name": _text(report.programme_name)},
        "edition": {
            "year": report.year,
            "revision": report.revision,
            "published_at": report.published_at,
            "sha256": annual_sha256(report),
            "basis": report.basis.value,
            "scope": {"kind": report.scope.kind.value, "code": report.scope.code, "name": _text(report.scope_name)},
            "is_illustrative": report.is_illustrative,
        },
        "threshold": report.threshold,
        "places": {code: _text(name) for code, name in report.places.items()},
        "indicators": [_indicator(pillar.code, each) for pillar in report.pillars for each in pillar.measured],
        "figures": [{"indicator": row.indicator.code, **_figure(row.figure)} for row in public_rows(report)],
    }


def public_csv(report: AnnualReport) -> str:
    """Return the public results of an edition as comma-separated values, one figure a row, names in all languages."""
    languages = sorted(report.programme_name.texts)
    out = StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(
        [
            *("programme", "year", "scope", "revision", "pillar", "indicator"),
            *(f"name_{each}" for each in languages),
            *(f"unit_{each}" for each in languages),
            *("area", *(f"area_{each}" for each in languages), "period", "dimension", "code", "state"),
            *("value", "numerator", "denominator", "sum", "number", "steps", "reported", "expected"),
            *("target", "target_year", "progress", "periods_reported", "periods_expected", "behind"),
        ]
    )
    for row in public_rows(report):
        sheet.writerow(
            [report.programme, report.year, str(report.scope), report.revision, *_cells(report, row, languages)]
        )
    return BOM + out.getvalue()


def _cells(report: AnnualReport, row: PublicRow, languages: list[str]) -> Iterator[str]:
    indicator, figure = row.indicator, row.figure
    key = figure.key
    place = report.places.get(key.area, report.programme_name)
    (dimension, code), *_ = (*key.cell, ("", ""))
    yield from (row.pillar, indicator.code)
    for text in (indicator.name, indicator.unit):
        yield from (_plain(text.in_language(each)) for each in languages)
    yield from (key.area, *(_plain(place.in_language(each)) for each in languages), key.period.code, dimension, code)
    yield from (figure.state.value if figure.state else WITHHELD, *_value(figure), *_coverage(figure))
    target = indicator.target if key == indicator.figure.key else None
    yield from ("", "") if target is None or target.value is None else (exact(target.value), str(target.year))
    yield from (_progress(indicator), *_periods(indicator)) if key == indicator.figure.key else ("", "", "")
    yield str(len(figure.coverage.behind)) if figure.coverage else ""


def _value(figure: PrintedFigure) -> tuple[str, ...]:
    """Return the figure as one number, and the parts of a ratio, of a mean or of a distribution."""
    parts = ("", "", "", "", "")
    match figure.value:
        case Ratio(numerator, denominator):
            parts = (exact(numerator), exact(denominator), "", "", "")
        case Mean(total, number):
            parts = ("", "", exact(total), str(number), "")
        case Distribution(units):
            parts = ("", "", "", "", "; ".join(f"{step}: {' '.join(at)}" for step, at in units.items()))
    return ("" if figure.number is None else exact(figure.number), *parts)


def _coverage(figure: PrintedFigure) -> tuple[str, str]:
    found = figure.coverage
    return ("", "") if found is None else (str(len(found.reported)), str(found.expected))


def _progress(indicator: PrintedIndicator) -> str:
    match indicator.progress:
        case Advance() as advance:
            return exact(advance.share)
        case Keeping() as keeping:
            return "inside" if keeping.is_inside else "outside"
        case _:
            return ""


def _periods(indicator: PrintedIndicator) -> tuple[str, str]:
    found = indicator.provisional
    return ("", "") if found is None else (str(found.reported), str(found.expected))


def _indicator(pillar: str, each: PrintedIndicator) -> dict[str, Document]:
    key, target, baseline = each.figure.key, each.target, each.baseline
    return {
        "code": each.code,
        "pillar": pillar,
        "name": _text(each.name),
        "unit": _text(each.unit),
        "kind": each.kind.value,
        "direction": each.direction.value,
        "counts_people": each.counts_people,
        "baseline": baseline and {"value": _exact_or_none(baseline.value), "year": baseline.year},
        "target": target
        and {"value": _exact_or_none(target.value), "year": target.year, "is_to_date": target.is_to_date},
        "progress": _progress(each) or None,
        "status": each.finding.status.value if each.finding else None,
        "compared": {"area": key.area, "period": key.period.code},
        "dimensions": [
            {
                "code": split.dimension.code,
                "name": _text(split.dimension.name),
                "codes": {code: _text(name) for code, name in split.dimension.names.items()},
            }
            for split in each.splits
        ],
        **provisional_document(each),
    }


def _figure(figure: PrintedFigure) -> dict[str, Document]:
    return {name: told for name, told in figure_document(figure).items() if name != "reports"}


def _exact_or_none(number: Decimal | None) -> Document:
    return None if number is None else exact(number)


def _text(text: LocalizedText) -> dict[str, str]:
    return dict(text.texts)


def _plain(words: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words
