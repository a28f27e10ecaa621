"""The roll-up written a second time, with fractions and by other means, for the laws to compare with.

Nothing of the code under test is used but the values it reads. Where the code sorts and takes, this asks of every
report on its own whether another stands before it.
"""

from fractions import Fraction

from maslahat.domain.results.values import Mean, Ratio, State
from maslahat.domain.shared.kinds import Kind

_EXTREMES = {Kind.HIGHEST: max, Kind.LOWEST: min}
_LATEST = (Kind.STOCK, Kind.RUNNING_TOTAL)
_ORDER = {"country": -1, "sex": 0, "age": 1}


def figure(kind, reports, units, area, window, wanted):
    """Return ({unit: value}, value of the area), each as a pair of fractions; None if nobody reported."""
    countries = {one.country for one in units}
    members = {one.code: one for one in units}
    told = [
        one
        for one in reports
        if one.state is State.REPORTED and window.first <= one.period.first and one.period.last <= window.last
    ]
    if kind in _LATEST:
        told = [one for one in told if not any(later(other, one) for other in told)]
    seen = [
        (one.unit, one.period, here, pair(one.value))
        for one in told
        if (here := seen_from(area, area in countries or area not in members, members[one.unit], dict(one.cell)))
        is not None
    ]
    alone = area in members and sum(one.country == area for one in units) <= 1
    seen = [one for one in seen if members[one[0]].is_aggregated or (alone and one[0] == area)]
    counting = [one for one in seen if not held(kind, one, seen, members)]
    found = {}
    for code in {one[0] for one in counting}:
        own = [one[1:] for one in counting if one[0] == code]
        if (value := of_unit(kind, own, dict(wanted))) is not None:
            found[code] = value
    return found, joined(kind, list(found.values())) if found else None


def later(one, other):
    """Tell whether a report is of a later period of the same unit, or of a longer one that ends with the other's."""
    ends = (one.period.last, -one.period.first) > (other.period.last, -other.period.first)
    return one.unit == other.unit and ends


def pair(value):
    if isinstance(value, Ratio):
        return Fraction(value.numerator), Fraction(value.denominator)
    return (Fraction(value.sum), Fraction(value.number)) if isinstance(value, Mean) else (Fraction(value.number), 0)


def joined(kind, values):
    if kind in _EXTREMES:
        return _EXTREMES[kind](values)
    return sum(one for one, _ in values), sum(other for _, other in values)


def seen_from(area, is_country, unit, codes):
    if not area or (unit.code == area and not is_country):
        return codes
    if not is_country:
        return None
    if unit.country:
        return codes if unit.country == area else None
    return {name: code for name, code in codes.items() if name != "country"} if codes.get("country") == area else None


def held(kind, report, seen, members):
    """Tell whether larger units report every month of this one's period; of what stands, whether they report at all."""
    larger, code = set(), members[report[0]].part_of
    while code:
        larger.add(code)
        code = members[code].part_of
    theirs = [other[1] for other in seen if other[0] in larger]
    if kind in _LATEST:
        return bool(theirs)
    months = {month for period in theirs for month in range(period.first, period.last + 1)}
    return set(range(report[1].first, report[1].last + 1)) <= months


def of_unit(kind, own, wanted):
    inside = [one for one in own if wanted.items() <= one[1].items()]
    periods = {one[0] for one in inside}
    standing = [one for one in periods if not any(before(other, one, periods) for other in periods)]
    values = [value for period in standing for value in of_period([one for one in inside if one[0] == period])]
    return joined(kind, values) if values else None


def before(one, other, among):
    """Tell whether a period stands, and another that shares a month with it does not. (They are nested or apart.)"""
    return one != other and one.first <= other.first and other.last <= one.last


def of_period(reports):
    return [value for _, codes, value in reports if counts(codes, [other for _, other, _ in reports])]


def counts(codes, among):
    """Tell whether a cell counts: none that stands before it and counts has a part in common with it."""
    earlier = [other for other in among if rank(other) < rank(codes) and meets(other, codes)]
    return not any(counts(other, among) for other in earlier)


def meets(one, other):
    return all(other.get(name, code) == code for name, code in one.items())


def rank(codes):
    return len(codes), sorted(_ORDER[name] for name in codes)


def behind(definition, reports, counted, units, window, what):
    """Return who counts without having told a month asked of it; where the latest counts, one of the last period."""
    area, wanted = what["area"], what["cell"]
    if window.last - window.first + 1 < definition.frequency:
        return set()
    members, countries = {one.code: one for one in units}, {one.country for one in units}
    due = set(range(window.first, window.last + 1))
    spared = {code: set() for code in members}
    if definition.rules.across_periods == "latest":
        due = set(range(window.last - definition.frequency + 1, window.last + 1))
    else:
        for one in reports:
            here = seen_from(area, area in countries or area not in members, members[one.unit], dict(one.cell))
            is_inside = window.first <= one.period.first and one.period.last <= window.last
            if (
                one.state is State.NOT_APPLICABLE
                and is_inside
                and here is not None
                and here.items() <= dict(wanted).items()
            ):
                spared[one.unit] |= months(one.period)
    told = {code: [months(one.period) for one in counted if one.unit == code] for code in members}
    if definition.rules.across_periods == "latest":
        return {code for code, periods in told.items() if periods and not due & set().union(*periods)}
    return {code for code, periods in told.items() if periods and due - set().union(spared[code], *periods)}


def months(period):
    return set(range(period.first, period.last + 1))
