"""Reading the thresholds by which a programme tells status: shares as 4/5 or 0.8; what is not said is customary."""

import re
from dataclasses import fields
from fractions import Fraction

from maslahat.domain.shared.entries import Entry
from maslahat.domain.shared.status_rules import CUSTOMARY, StatusRule

_SHARE = re.compile(r"[0-9]{1,4}(\.[0-9]{1,6}|/[1-9][0-9]{0,3})?")

_MOST_TOLERANCES = Fraction(100)


def read_status_rule(root: Entry) -> StatusRule:
    """Return the thresholds of status; a programme that says nothing has the customary ones.

    Every share lies from 0 to 1; what is at risk begins no higher than what is on track; how far a value may lie from
    what it is to be kept at is counted in tolerances, one at least; wholes need some part to be off track or unknown.
    """
    if not root.has("status_rule"):
        root.value("status_rule", required=False)
        return CUSTOMARY
    entry = root.entry("status_rule")
    rule = StatusRule(**{each.name: _share(entry, each.name) for each in fields(StatusRule)})
    if rule.at_risk > rule.on_track:
        entry.fault("at_risk", "is higher than what is on track")
    return rule


def _share(entry: Entry, name: str) -> Fraction:
    found, customary = entry.value(name, required=False), Fraction(getattr(CUSTOMARY, name))
    if found is None:
        return customary
    if isinstance(found, bool) or not isinstance(found, int | str) or not _SHARE.fullmatch(str(found)):
        entry.fault(name, "is not a share written as 4/5 or 0.8")
        return customary
    least, most = _bounds(name)
    share = Fraction(str(found))
    if least <= share <= most and (share or name not in {"off_track_parts", "unknown_parts"}):
        return share
    entry.fault(name, f"is not between {least} and {most}" if share else "is 0")
    return customary


def _bounds(name: str) -> tuple[Fraction, Fraction]:
    return (Fraction(1), _MOST_TOLERANCES) if name == "keep_at_risk" else (Fraction(0), Fraction(1))
