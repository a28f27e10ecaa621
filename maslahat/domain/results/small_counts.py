"""Which figures of an indicator one who does not work on them may read, found once for all that was reported."""

from dataclasses import dataclass, field

from maslahat.domain.results.figures import FigureKey
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Observation, Overlap, ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.protection import NotCountable, areas_of, withheld
from maslahat.domain.results.public_keys import public_keys
from maslahat.domain.results.roll_up import roll_up_all


@dataclass(frozen=True)
class Counted:
    """All that was reported of an indicator that counts people, and who is who.

    ``units`` and ``definition`` are told by what of them matters to figures (``identity``), so that equal reports are
    protected once, whatever else was written into the record meanwhile.
    """

    definition: IndicatorDefinition = field(compare=False)
    observations: tuple[Observation, ...]
    units: tuple[ReportingUnit, ...] = field(compare=False)
    overlaps: tuple[Overlap, ...]
    countries: tuple[str, ...]
    cycle: Period
    threshold: int
    identity: tuple[object, ...] = field(init=False)

    def __post_init__(self) -> None:
        told = self.definition
        lists = tuple((each.code, tuple(each.names)) for each in told.dimensions)
        units = tuple((each.code, each.country, each.part_of, each.is_aggregated) for each in self.units)
        identity = (told.code, told.kind, told.rules, lists, told.reporters, units)
        object.__setattr__(self, "identity", identity)


def readable(counted: Counted) -> frozenset[FigureKey]:
    """Return the figures that may be read by everybody at the table: of the programme and its countries, by year.

    What is small is not among them, nor what would give it away, nor anything that no page shows (results §5). Where
    people were reported in no whole numbers nothing can be protected, and nothing is readable.
    """
    definition = counted.definition
    keys = public_keys(
        definition, counted.countries, counted.cycle, sorted({each.cell for each in counted.observations})
    )
    figures = roll_up_all(
        definition,
        counted.observations,
        counted.units,
        counted.overlaps,
        areas=tuple(dict.fromkeys(key.area for key in keys)),
        periods=tuple(dict.fromkeys(key.period for key in keys)),
        cells=tuple(dict.fromkeys(key.cell for key in keys)),
        cycle=counted.cycle,
    )
    try:
        hidden = withheld(definition, figures, areas_of(counted.units), counted.threshold)
    except NotCountable:
        return frozenset()
    return frozenset(keys) - hidden
