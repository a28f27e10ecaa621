"""The roll-up inside the database: figures of one indicator by the rule of ``roll_up``, where one machine is outgrown.

The database gets small tables of how cells, periods, units and areas lie to one another, which the domain computes,
and takes the steps of the rule over them: cells into wanted cells, the coarsest first; periods into windows, the
longest first or the last one; units into areas. It adds up whole numbers alone. What a figure rests on, overlaps, and
who is missing are told by the rule itself. PostgreSQL and SQLite run the same statements.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection
from django.db.backends.utils import CursorWrapper

from maslahat.domain.results.columns import MEASURES
from maslahat.domain.results.cube_splits import Lattice, lattice
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import COUNTRY, Cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roster import Roster
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import AcrossPeriods, Kind
from maslahat.stores.results.report_reading import read_cell, spell_cell
from maslahat.stores.results.sql_observations import NotWhole

TABLES: Mapping[str, str] = {
    "roll_view": "area TEXT, unit TEXT, country TEXT, is_left_out INTEGER",
    "roll_larger": "area TEXT, unit TEXT, larger TEXT",
    "roll_cell": "cell TEXT, country TEXT, seen INTEGER",
    "roll_lies": "seen INTEGER, wanted INTEGER, level INTEGER",
    "roll_touch": "one INTEGER, other INTEGER",
    "roll_window": "number INTEGER, first INTEGER, last INTEGER",
    "roll_month": "month INTEGER",
    "roll_last": "unit TEXT, window_number INTEGER, first INTEGER, last INTEGER",
    "roll_seen": "area TEXT, unit TEXT, first INTEGER, last INTEGER, seen INTEGER, a {whole}, b {whole}",
    "roll_taken": "area TEXT, unit TEXT, first INTEGER, last INTEGER, seen INTEGER, wanted INTEGER,"
    " a {whole}, b {whole}",
    "roll_reading": "area TEXT, unit TEXT, first INTEGER, last INTEGER, wanted INTEGER, a {whole}, b {whole}",
    "roll_span": "area TEXT, unit TEXT, window_number INTEGER, wanted INTEGER, first INTEGER, last INTEGER,"
    " a {whole}, b {whole}",
}

SEEN = """
INSERT INTO roll_seen SELECT v.area, o.unit, o.first, o.last, c.seen, o.a, o.b
FROM {source} o JOIN roll_view v ON v.unit = o.unit JOIN roll_cell c ON c.cell = o.cell AND c.country = v.country
WHERE o.indicator = %s AND o.state = %s
"""

TAKEN = """
INSERT INTO roll_taken SELECT s.area, s.unit, s.first, s.last, s.seen, l.wanted, s.a, s.b
FROM roll_seen s JOIN roll_lies l ON l.seen = s.seen AND l.level = %s
WHERE NOT EXISTS (SELECT 1 FROM roll_taken t JOIN roll_touch x ON x.one = t.seen AND x.other = s.seen
  WHERE t.area = s.area AND t.unit = s.unit AND t.first = s.first AND t.last = s.last AND t.wanted = l.wanted)
"""

READING = """
INSERT INTO roll_reading SELECT t.area, t.unit, t.first, t.last, t.wanted, {together}(t.a), {together}(t.b)
FROM roll_taken t JOIN roll_view v ON v.area = t.area AND v.unit = t.unit AND v.is_left_out = 0
GROUP BY t.area, t.unit, t.first, t.last, t.wanted
"""

HOLDER = """
SELECT 1 FROM roll_larger h JOIN roll_seen s ON s.area = h.area AND s.unit = h.larger
WHERE h.area = r.area AND h.unit = r.unit AND s.first >= w.first AND s.last <= w.last
"""
"""A larger unit of the area reported inside the window."""

SPAN = """
INSERT INTO roll_span SELECT r.area, r.unit, w.number, r.wanted, r.first, r.last, r.a, r.b
FROM roll_reading r JOIN roll_window w ON w.first <= r.first AND r.last <= w.last
"""

LONGEST = f"""{SPAN}
WHERE r.first = %s AND r.last = %s
AND NOT EXISTS (SELECT 1 FROM roll_span t WHERE t.area = r.area AND t.unit = r.unit AND t.window_number = w.number
  AND t.wanted = r.wanted AND t.first <= r.last AND r.first <= t.last)
AND EXISTS (SELECT 1 FROM roll_month m WHERE m.month BETWEEN r.first AND r.last
  AND NOT EXISTS ({HOLDER} AND m.month BETWEEN s.first AND s.last))
"""  # noqa: S608 - no values
"""One period: where no longer one was taken that shares a month, and larger units do not hold all its months."""

LAST = """
INSERT INTO roll_last SELECT DISTINCT o.unit, w.number, o.first, o.last
FROM {source} o JOIN roll_window w ON w.first <= o.first AND o.last <= w.last
WHERE o.indicator = %s AND o.state = %s
AND NOT EXISTS (SELECT 1 FROM {source} n WHERE n.indicator = o.indicator AND n.state = o.state AND n.unit = o.unit
  AND n.first >= w.first AND n.last <= w.last
  AND (n.last > o.last OR (n.last = o.last AND n.first < o.first)))
"""
"""The last period of each unit in each window, whatever part of it an area sees."""

LATEST = f"""{SPAN} JOIN roll_last l
ON l.unit = r.unit AND l.window_number = w.number AND l.first = r.first AND l.last = r.last
WHERE NOT EXISTS ({HOLDER} AND EXISTS (SELECT 1 FROM roll_last e
  WHERE e.unit = h.larger AND e.window_number = w.number AND e.first = s.first AND e.last = s.last))
"""  # noqa: S608 - no values

FIGURES = """
SELECT area, window_number, wanted, COUNT(DISTINCT unit), {together}(a), {together}(b)
FROM roll_span GROUP BY area, window_number, wanted
"""


@dataclass(frozen=True, slots=True)
class Summed:
    """How many units reported, and what they are together in whole numbers of the smallest decimal place."""

    reported: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figures are wanted of one indicator."""

    areas: Sequence[str]
    periods: Sequence[Period]
    cells: Sequence[Cell]
    cycle: Period


def summed_in_database(
    definition: IndicatorDefinition, roster: Roster, source: str, asked: Asked
) -> dict[tuple[str, Period, Cell], Summed]:
    """Return the figures of an indicator that any unit reported, computed by the database.

    ``source`` is a table or view of standing observations with the columns indicator, unit, first, last, cell (spelled
    ``age=18+;sex=F``, empty for the total), state, and whole numbers a and b; b is null but for ratios and averages.
    Raises NotWhole if SQLite would not add exactly, and the error of the database if a sum needs more than its 64 bits.
    """
    together = {Kind.HIGHEST: "MAX", Kind.LOWEST: "MIN"}.get(definition.kind, "SUM")
    with _tables() as cursor:
        _check(cursor, source)
        periods, cells = _reported(cursor, source, definition.code)
        levels = _lay_down(cursor, definition, roster, asked, cells)
        _fill(cursor, "roll_month", ((month,) for month in _months(periods)))
        cursor.execute(SEEN.format(source=source), [definition.code, State.REPORTED.value])
        for level in range(levels):
            cursor.execute(TAKEN, [level])
        cursor.execute(READING.format(together=together))
        if definition.rules.across_periods is AcrossPeriods.LATEST:
            cursor.execute(LAST.format(source=source), [definition.code, State.REPORTED.value])
            cursor.execute(LATEST)
        else:
            for period in sorted(periods, key=lambda each: (-each.months, each.first)):
                cursor.execute(LONGEST, [period.first, period.last])
        cursor.execute(FIGURES.format(together=together))
        width = MEASURES[definition.kind]
        return {
            (area, asked.periods[window], asked.cells[wanted]): Summed(count, tuple(map(int, numbers[:width])))
            for area, window, wanted, count, *numbers in cursor.fetchall()
        }


@contextmanager
def _tables() -> Iterator[CursorWrapper]:
    """Make the tables of one computation for this connection alone, and remove them after."""
    whole = "NUMERIC" if connection.vendor == "postgresql" else "INTEGER"
    with connection.cursor() as cursor:
        for name, columns in TABLES.items():
            cursor.execute(f"CREATE TEMPORARY TABLE {name} ({columns.format(whole=whole)})")
        try:
            yield cursor
        finally:
            for name in TABLES:
                cursor.execute(f"DROP TABLE {name}")


def _check(cursor: CursorWrapper, source: str) -> None:
    if connection.vendor == "sqlite":
        cursor.execute(f"SELECT COUNT(*) FROM {source} WHERE typeof(a) = 'real' OR typeof(b) = 'real'")  # noqa: S608
        if cursor.fetchone()[0]:
            raise NotWhole(f"{source} has numbers that need more than 64 bits")


def _reported(cursor: CursorWrapper, source: str, indicator: str) -> tuple[list[Period], list[Cell]]:
    cursor.execute(f"SELECT DISTINCT first, last FROM {source} WHERE indicator = %s", [indicator])  # noqa: S608
    periods = [Period(first, last) for first, last in cursor.fetchall()]
    cursor.execute(f"SELECT DISTINCT cell FROM {source} WHERE indicator = %s", [indicator])  # noqa: S608
    return periods, sorted(map(read_cell, (row[0] for row in cursor.fetchall())))


def _lay_down(
    cursor: CursorWrapper, definition: IndicatorDefinition, roster: Roster, asked: Asked, cells: Sequence[Cell]
) -> int:
    """Write how all lies to one another; return how many levels of cells there are, the coarsest being 0."""
    windows = [definition.window(period, asked.cycle) for period in asked.periods]
    _fill(cursor, "roll_window", ((at, window.first, window.last) for at, window in enumerate(windows)))
    shares = [(cell, code) for cell in cells for name, code in cell if name == COUNTRY]
    seen_as = {(cell, ""): cell for cell in cells} | {(cell, code): _without_country(cell) for cell, code in shares}
    seen = tuple(sorted(set(seen_as.values())))
    _fill(cursor, "roll_cell", ((spell_cell(cell), code, seen.index(to)) for (cell, code), to in seen_as.items()))
    how = lattice(seen, tuple(asked.cells), tuple(each.code for each in definition.dimensions))
    _fill(cursor, "roll_lies", _lies(how))
    _fill(cursor, "roll_touch", _touching(how))
    for area in asked.areas:
        _lay_down_area(cursor, roster, area)
    return len(how.levels)


def _lies(how: Lattice) -> Iterator[tuple[int, int, int]]:
    for level, places in enumerate(how.levels):
        for cell in map(int, places):
            yield from ((cell, int(wanted), level) for wanted in how.lies[cell].nonzero()[0])


def _touching(how: Lattice) -> Iterator[tuple[int, int]]:
    return ((int(one), int(other)) for one, other in zip(*how.touch.nonzero(), strict=True) if one != other)


def _lay_down_area(cursor: CursorWrapper, roster: Roster, area: str) -> None:
    own = roster.members(area)
    guests = roster.regional if area and not roster.is_one_unit(area) else ()
    alone = roster.shown_alone(area)
    left_out = {at for at in (*own, *guests) if roster.left_out[at] and at != alone}
    code = [unit.code for unit in roster.units]
    rows = [(area, code[at], "", int(at in left_out)) for at in own]
    rows += [(area, code[at], area, int(at in left_out)) for at in guests]
    _fill(cursor, "roll_view", rows)
    here = {*own, *guests} - left_out
    pairs = ((at, each) for at in (*own, *guests) for each in roster.larger.get(at, ()) if each in here)
    _fill(cursor, "roll_larger", ((area, code[at], code[each]) for at, each in pairs))


def _fill(cursor: CursorWrapper, table: str, rows: Iterable[tuple[str | int, ...]]) -> None:
    found = list(rows)
    if found:
        marks = ", ".join(["%s"] * len(found[0]))
        cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", found)  # noqa: S608


def _months(periods: Sequence[Period]) -> Sequence[int]:
    if not periods:
        return ()
    return range(min(each.first for each in periods), max(each.last for each in periods) + 1)


def _without_country(cell: Cell) -> Cell:
    return tuple(pair for pair in cell if pair[0] != COUNTRY)
