"""The thresholds by which it is told whether an indicator, and all that it measures, is on track (R58)."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class StatusRule:
    """The thresholds of the rule; a programme may set its own. All are shares, 1 for the whole.

    ``on_track`` and ``at_risk``: least progress, as a share of the time elapsed, and least share of the milestones due
    that are done. ``settling``: before this part of the time nothing is expected. ``keep_at_risk``: how many
    tolerances a value may lie from what it is to be kept at before it is off track. ``money``: least spending, as a
    share of what the time elapsed would ask; less is a risk, never more than that. ``off_track_parts``: the share of
    the parts off track that puts the whole off track. ``unknown_parts``: the share without data from which nobody can
    tell about the whole.
    """

    on_track: Fraction = Fraction(4, 5)
    at_risk: Fraction = Fraction(1, 2)
    settling: Fraction = Fraction(1, 10)
    keep_at_risk: Fraction = Fraction(2)
    money: Fraction = Fraction(1, 2)
    off_track_parts: Fraction = Fraction(1, 3)
    unknown_parts: Fraction = Fraction(1, 2)


CUSTOMARY = StatusRule()
"""The thresholds that hold where a programme sets none."""
