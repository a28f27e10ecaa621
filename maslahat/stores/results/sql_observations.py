"""What stands of one indicator as a table of whole numbers in the database, made by the database from the reports."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import connection

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.reporting import ReportState
from maslahat.domain.shared.kinds import Kind

PARTS: Mapping[Kind, tuple[str, ...]] = {Kind.RATIO: ("numerator", "denominator"), Kind.AVERAGE: ("sum", "number")}
"""Under which names the document of a value holds its numbers; other kinds hold one ``number``."""

MOST_DIGITS = 18
"""Every whole number of so many digits fits 64 bits."""

ROWS = """
FROM results_observationrow o JOIN results_resultreport r ON r.id = o.report_id
JOIN results_reportingperiod p ON p.id = r.period_id JOIN programmes_programme g ON g.id = p.programme_id
WHERE g.code = %s AND r.indicator = %s AND r.state IN ({states})
AND NOT EXISTS (SELECT 1 FROM results_observationrow n WHERE n.supersedes_id = o.id)
"""


class NotWhole(ValueError):
    """The database could not hold a number of this table, or a sum of them, as the whole number that it is."""


@contextmanager
def standing_observations(programme: str, definition: IndicatorDefinition) -> Iterator[tuple[str, int]]:
    """Hold what stands and counts of an indicator in a table; give its name and the decimal places of its numbers.

    Raises NotWhole if SQLite cannot hold a value in 64 bits.
    """
    counting = [each.value for each in ReportState if each.counts]
    rows = ROWS.format(states=", ".join(["%s"] * len(counting)))
    told = [programme, definition.code, *counting]
    names = PARTS.get(definition.kind, ("number",))
    with connection.cursor() as cursor:
        found = [_places_of(name) for name in names]
        cursor.execute(f"SELECT {', '.join(found)} {rows}", told)
        places = max(each or 0 for each in cursor.fetchone())
        if connection.vendor == "sqlite":
            lengths = ", ".join(f"MAX(LENGTH({_digits_of(name, places)}))" for name in names)
            cursor.execute(f"SELECT {lengths} {rows}", told)
            if max(each or 0 for each in cursor.fetchone()) > MOST_DIGITS:
                raise NotWhole(f"{definition.code} has numbers that need more than 64 bits")
        numbers = [_whole(name, places) for name in names]
        columns = ", ".join([*numbers, "NULL"][:2])
        whole = "NUMERIC" if connection.vendor == "postgresql" else "INTEGER"
        cursor.execute(
            "CREATE TEMPORARY TABLE roll_told (indicator TEXT, unit TEXT, first INTEGER, last INTEGER, cell TEXT,"
            f" state TEXT, a {whole}, b {whole})"
        )
        try:
            cursor.execute(
                f"INSERT INTO roll_told SELECT r.indicator, r.unit, p.first, p.last, o.cell, o.state, {columns} {rows}",
                told,
            )
            yield "roll_told", places
        finally:
            cursor.execute("DROP TABLE roll_told")


def _text(name: str) -> str:
    """Return the SQL of a number of a value as text, as it was written."""
    if connection.vendor == "postgresql":
        return f"(o.value ->> '{name}')"
    return f"CAST(JSON_EXTRACT(o.value, '$.{name}') AS TEXT)"


def _fraction(name: str) -> str:
    return f"(CASE WHEN INSTR({_text(name)}, '.') THEN LENGTH({_text(name)}) - INSTR({_text(name)}, '.') ELSE 0 END)"


def _places_of(name: str) -> str:
    if connection.vendor == "postgresql":
        return f"MAX(SCALE({_text(name)}::NUMERIC))"
    return f"MAX({_fraction(name)})"


def _digits_of(name: str, places: int) -> str:
    """Return the SQL of a number written without its point and with this many decimal places."""
    return f"REPLACE({_text(name)}, '.', '') || SUBSTR('{'0' * places}', 1, {places} - {_fraction(name)})"


def _whole(name: str, places: int) -> str:
    if connection.vendor == "postgresql":
        return f"{_text(name)}::NUMERIC * {10**places}"
    return f"CAST({_digits_of(name, places)} AS INTEGER)"
