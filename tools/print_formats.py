"""Writes the JSON Schemas of the formats and the results of their examples below docs/formats, as the code gives them.

Run ``python -m tools.print_formats`` after changing a field, an operation or a format.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from maslahat.publishing.schemas import SCHEMA_NAMES, schema

FORMATS = Path(__file__).parent.parent / "docs" / "formats"
EXAMPLES = FORMATS / "examples"
_MERGE = (
    "plan",
    "merge",
    "--base",
    "base.json",
    "kg.json",
    "uz.json",
    "kz_plan.json",
    "--rules",
    "rules.json",
    "--json",
)
RUNS: Mapping[str, tuple[str, ...]] = {
    "diff.json": ("plan", "diff", "base.json", "kz_plan.json", "--json"),
    "result_conflicts.json": _MERGE,
    "result_merged.json": (*_MERGE, "--resolutions", "resolutions.json"),
    "figures.json": ("results", "rollup", "reports.json", "--period", "2023", "--area", "", "--area", "KG", "--json"),
    "explanation.json": ("results", "explain", "reports.json", "--indicator", "1.1.a", "--period", "2023", "--json"),
    "annual_checked.json": ("results", "edition", "annual.json", "--json"),
}
"""The results among the examples, and the words after ``maslahat`` that give them."""

TABLES: Mapping[str, tuple[str, ...]] = {
    "observations.csv": ("results", "convert", "reports.json", "--as", "csv"),
    "observations.sdmx.csv": ("results", "convert", "reports.json", "--as", "sdmx-csv"),
    "structure.sdmx.json": ("results", "convert", "reports.json", "--as", "sdmx-structure"),
}
"""The tables among the examples, and the words that give them, byte for byte."""


def printed() -> Iterator[tuple[Path, str]]:
    """Yield each file below docs/formats that is made by the code, with what it must say."""
    for name in SCHEMA_NAMES:
        yield FORMATS / "schemas" / f"{name}.schema.json", _laid_out(schema(name))
    for name, words in RUNS.items():
        yield EXAMPLES / name, _laid_out(json.loads(said(words)))


def tables() -> Iterator[tuple[Path, bytes]]:
    """Yield each table among the examples with what it must say."""
    for name, words in TABLES.items():
        yield EXAMPLES / name, answered(words)


def said(words: tuple[str, ...]) -> str:
    """Return what ``maslahat`` answers among the examples."""
    return answered(words).decode("utf-8")


def answered(words: tuple[str, ...]) -> bytes:
    """Return the bytes that ``maslahat`` answers with among the examples."""
    call = [sys.executable, "-m", "maslahat.commands.door", *words]
    environment = {"PYTHONPATH": str(FORMATS.parent.parent), "LANG": "C", "SOURCE_DATE_EPOCH": "1700000000"}
    done = subprocess.run(call, cwd=EXAMPLES, env=environment, capture_output=True, check=False)
    return done.stdout or done.stderr


def _laid_out(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for path, text in printed():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    for path, table in tables():
        path.write_bytes(table)
