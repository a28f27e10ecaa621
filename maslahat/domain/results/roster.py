"""Who reports to a programme, in a fixed order, and to which areas they belong; made once for all indicators."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from maslahat.domain.results.observations import ReportingUnit

KEPT = 64


class Roster:
    """The reporting units of a programme. Raises ValueError if one is part of itself."""

    def __init__(self, units: Sequence[ReportingUnit]) -> None:
        self.units = tuple(sorted(units, key=lambda each: each.code))
        self.place = {unit.code: at for at, unit in enumerate(self.units)}
        self.larger = {at: found for at in range(len(self.units)) if (found := self._larger_than(at))}
        self.regional = tuple(at for at, unit in enumerate(self.units) if not unit.country)
        self._members: dict[str, tuple[int, ...]] = {"": tuple(range(len(self.units)))}
        for at, unit in enumerate(self.units):
            if unit.country:
                self._members[unit.country] = (*self._members.get(unit.country, ()), at)

    def __len__(self) -> int:
        return len(self.units)

    def _larger_than(self, at: int) -> tuple[int, ...]:
        found: list[int] = []
        while (code := self.units[at].part_of) in self.place:
            at = self.place[code]
            if at in found:
                raise ValueError(f"{code} is part of itself")
            found.append(at)
        return tuple(found)

    @cached_property
    def left_out(self) -> NDArray[np.bool_]:
        """Of each unit, whether it counts in no total."""
        return np.array([not unit.is_aggregated for unit in self.units], bool)

    def members(self, area: str) -> tuple[int, ...]:
        """Return the units of the programme, of a country, or the one unit of this code."""
        return (self.place[area],) if self.is_one_unit(area) else self._members.get(area, ())

    def is_one_unit(self, area: str) -> bool:
        """Tell whether this is the code of a unit and not that of a country."""
        return area in self.place and area not in self._members

    def shown_alone(self, area: str) -> int | None:
        """Return the unit of the area's code that is shown there though it may count in no total: it is all of it."""
        return self.place.get(area) if area and len(self._members.get(area, ())) < 2 else None

    @lru_cache(KEPT)  # noqa: B019 - a roster is made once and kept as long as its programme's observations
    def closed(self, areas: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of the areas whose units are there what they are to the programme: parts of no unit outside."""
        return tuple(area for area in areas if not area or self._is_closed(area))

    def _is_closed(self, area: str) -> bool:
        own = self._members.get(area, ())
        alone = self.shown_alone(area)
        is_shown = alone is not None and bool(self.left_out[alone])
        return bool(own) and not is_shown and all(each in own for at in own for each in self.larger.get(at, ()))

    @lru_cache(KEPT)  # noqa: B019 - as above
    def among(self, reporters: tuple[str, ...]) -> NDArray[np.bool_]:
        """Return which unit is one of these, all if none is named; of those that are retired none is."""
        named = (not reporters or unit.code in reporters for unit in self.units)
        return np.array([is_one and not unit.is_retired for is_one, unit in zip(named, self.units, strict=True)], bool)

    @lru_cache(KEPT)  # noqa: B019 - as above
    def membership(self, areas: tuple[str, ...]) -> NDArray[np.bool_]:
        """Return which unit is one of which area, as flags [area, unit]."""
        members = np.zeros((len(areas), len(self)), bool)
        for at, area in enumerate(areas):
            members[at, list(self.members(area))] = True
        return members
