"""Questions put together once and asked again with other values: of a short one, most time goes into spelling it anew.

Only for what is asked at every deed, in a room where hundreds press at the same instant; all else asks plainly.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Value = str | int | datetime
"""What can be filled in: texts, whole numbers (not yes or no), instants."""


class NotFilledIn(RuntimeError):
    """A question does not hold one of the values it is asked with, so that it would be asked with another one."""


@dataclass(frozen=True, slots=True)
class _Spelled:
    sql: str
    params: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]
    converters: tuple[tuple[int, tuple[Any, ...], Any], ...]


class Prepared:
    """A question of columns (``values_list``) that ``build`` puts together from the values it is asked with.

    ``build`` is called once for each kind of database, with stand-ins: it must not look at the values.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._spelled: dict[str, _Spelled] = {}

    def rows(self, *values: Value) -> list[tuple[Any, ...]]:
        """Return the rows found with these values, each as a tuple in the order of the columns."""
        asked = self._spelled.get(connection.vendor) or self._spell(values)
        params = list(asked.params)
        for place, number in asked.places:
            params[place] = _adapted(values[number])
        with connection.cursor() as cursor:
            cursor.execute(asked.sql, params)
            found = cursor.fetchall()
        return [_converted(row, asked.converters) for row in found] if asked.converters else found

    def first(self, *values: Value) -> tuple[Any, ...] | None:
        """Return the first row found with these values, or None."""
        return next(iter(self.rows(*values)), None)

    def _spell(self, values: Sequence[Value]) -> _Spelled:
        marks = [_mark(number, value) for number, value in enumerate(values)]
        compiler = self._build(*marks).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        adapted = [_adapted(each) for each in marks]
        places = tuple((place, adapted.index(each)) for place, each in enumerate(params) if each in adapted)
        if {number for _, number in places} != set(range(len(values))):
            raise NotFilledIn(sql)
        converters = compiler.get_converters([each for each, *_ in compiler.select])
        kept = tuple((place, tuple(convert), column) for place, (convert, column) in converters.items())
        found = self._spelled[connection.vendor] = _Spelled(sql, tuple(params), places, kept)
        return found


def _mark(number: int, value: Value) -> Value:
    """Return a value of the same kind that nobody asks with."""
    if isinstance(value, datetime):
        return datetime(2999, 1, 1, tzinfo=UTC) + timedelta(days=number)
    return 1_987_654_321 + number if isinstance(value, int) else f"\x1e{number}\x1e"


def _adapted(value: Value) -> Any:
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


def _converted(row: Sequence[Any], converters: Sequence[tuple[int, tuple[Any, ...], Any]]) -> tuple[Any, ...]:
    cells = list(row)
    for place, convert, column in converters:
        for each in convert:
            cells[place] = each(cells[place], column, connection)
    return tuple(cells)
