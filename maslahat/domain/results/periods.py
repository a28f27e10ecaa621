"""Reporting periods: months, quarters, half-years, years and a cycle of years, and what lies whole inside what."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_SPELLING = re.compile(r"(?P<year>\d{4})(?:-(?P<part>Q[1-4]|H[12]|0[1-9]|1[0-2])|/(?P<last>\d{4}))?")


class PeriodRefused(ValueError):
    """The text names no period; the message says what it was."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole months from ``first`` to ``last``, both counted as year × 12 + month − 1."""

    first: int
    last: int

    @classmethod
    def read(cls, code: str) -> "Period":
        """Return the period that ``2023``, ``2023-H1``, ``2023-Q1``, ``2023-03`` or ``2022/2025`` names.

        Raises PeriodRefused for any other text, and for a cycle that ends before it begins.
        """
        found = _SPELLING.fullmatch(code)
        if found is None:
            raise PeriodRefused(f"{code!r} is no period: write 2023, 2023-H1, 2023-Q1, 2023-03 or 2022/2025")
        start = int(found["year"]) * 12
        if last := found["last"]:
            if int(last) <= int(found["year"]):
                raise PeriodRefused(f"{code!r} ends before it begins")
            return cls(start, int(last) * 12 + 11)
        part = found["part"] or ""
        if part.startswith("Q"):
            return cls(start + 3 * int(part[1]) - 3, start + 3 * int(part[1]) - 1)
        if part.startswith("H"):
            return cls(start + 6 * int(part[1]) - 6, start + 6 * int(part[1]) - 1)
        return cls(start + int(part) - 1, start + int(part) - 1) if part else cls(start, start + 11)

    @property
    def code(self) -> str:
        """Return the spelling that ``read`` understands; months that are no calendar period: ``2023-02..2023-07``."""
        year, month = divmod(self.first, 12)
        names = {1: f"-{month + 1:02}", 3: f"-Q{month // 3 + 1}", 6: f"-H{month // 6 + 1}", 12: ""}
        if self.months in names and month % self.months == 0:
            return f"{year:04}{names[self.months]}"
        if month == 0 and self.months % 12 == 0:
            return f"{year:04}/{self.last // 12:04}"
        return f"{year:04}-{month + 1:02}..{self.last // 12:04}-{self.last % 12 + 1:02}"

    @property
    def months(self) -> int:
        return self.last - self.first + 1

    @property
    def starts_on(self) -> date:
        return date(self.first // 12, self.first % 12 + 1, 1)

    @property
    def ends_on(self) -> date:
        year, month = self.last // 12, self.last % 12 + 1
        return date(year, month, monthrange(year, month)[1])

    def __str__(self) -> str:
        return self.code

    def holds(self, other: "Period") -> bool:
        """Tell whether the other period lies whole inside this one."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: "Period") -> bool:
        """Tell whether the two share a month."""
        return self.first <= other.last and other.first <= self.last

    def previous(self) -> "Period":
        """Return the period of the same length just before this one."""
        return Period(self.first - self.months, self.first - 1)

    def until(self, other: "Period") -> "Period":
        """Return the months from the beginning of this period to the end of the other: to date."""
        return Period(self.first, other.last)


def months_of(periods: Iterable[Period]) -> set[int]:
    """Return every month of these periods, counted as ``Period`` counts them."""
    return {month for each in periods for month in range(each.first, each.last + 1)}
