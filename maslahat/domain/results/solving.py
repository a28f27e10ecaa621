"""Whether sums of reports follow from others by adding and subtracting, exactly: the attack that must fail (§5)."""

from collections.abc import Iterable, Mapping

Row = Mapping[str, int]
"""How often each report is in a sum."""

_PRIME = 2**61 - 1
"""Arithmetic is modulo this prime: exact for sums in which every report stands a few times, and without fractions."""


class Sums:
    """What can be made of known sums of reports by adding, subtracting and multiplying."""

    def __init__(self, known: Iterable[Row]) -> None:
        self._led_by: dict[str, dict[str, int]] = {}
        for row in sorted(known, key=len):
            rest = self._rest(row)
            if rest:
                lead = min(rest)
                inverse = pow(rest[lead], -1, _PRIME)
                self._led_by[lead] = {report: times * inverse % _PRIME for report, times in rest.items()}

    def tell(self, row: Row) -> bool:
        """Tell whether this sum follows from those known."""
        return not self._rest(row)

    def _rest(self, row: Row) -> dict[str, int]:
        """Return what is left of a row when everything that is known is taken off; empty if it follows."""
        rest = {report: times % _PRIME for report, times in row.items() if times}
        settled: dict[str, int] = {}
        while rest:
            lead = min(rest)
            times = rest[lead]
            known = self._led_by.get(lead)
            if known is None:
                settled[lead] = rest.pop(lead)
                continue
            for report, each in known.items():
                left = (rest.get(report, 0) - times * each) % _PRIME
                if left:
                    rest[report] = left
                else:
                    rest.pop(report, None)
        return settled
