"""What an indicator counts and by which rules its values become one figure: the words that programmes share."""

from maslahat.domain.shared.kinds import ACROSS_PERIODS as ACROSS_PERIODS
from maslahat.domain.shared.kinds import ACROSS_UNITS as ACROSS_UNITS
from maslahat.domain.shared.kinds import AcrossPeriods as AcrossPeriods
from maslahat.domain.shared.kinds import AcrossUnits as AcrossUnits
from maslahat.domain.shared.kinds import Direction as Direction
from maslahat.domain.shared.kinds import Kind as Kind
