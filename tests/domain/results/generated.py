"""Reports of any shape for the laws of the roll-up: offices, regional units, crossed cells, periods in periods."""

from decimal import Decimal

from hypothesis import strategies as st

from maslahat.domain.results.observations import Observation, Overlap, cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, State, Step
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from tests.domain.results.reports import LAW, unit

PERIODS = tuple(map(Period.read, ("2022", "2023", "2023-H1", "2023-Q1", "2023-Q2", "2023-Q4", "2023-02", "2023-12")))
ASKED = tuple(map(Period.read, ("2022/2025", "2023", "2023-H1", "2023-Q1", "2023-12")))
AREAS = ("", "KZ", "KG", "TJ", "KZ-GOV", "UNODC", "UZ")
WANTED = tuple(map(cell, ((), (("sex", "F"),), (("age", "18+"),), (("age", "18+"), ("sex", "F")))))
CODES = {"sex": ("F", "M"), "age": ("<18", "18+")}
ADDING = (Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL, Kind.RATIO, Kind.AVERAGE, Kind.HIGHEST, Kind.LOWEST)

numbers = st.decimals(0, 1000, places=1) | st.just(Decimal(0))
_VALUES = {
    Kind.RATIO: st.builds(Ratio, numbers, numbers),
    Kind.AVERAGE: st.builds(Mean, numbers, st.integers(0, 9)),
    Kind.YES_NO: st.builds(Answer, st.booleans()),
    Kind.SCALE: st.builds(Step, st.sampled_from((*LAW.names, "left"))),
    Kind.TEXT: st.builds(lambda text: Narrative(LocalizedText.of(en=text)), st.sampled_from("abc")),
}


@st.composite
def units(draw):
    """Return a ministry with an office and a branch, other countries, two regional units; some left out or retired."""
    held = {"KZ-A": "KZ-GOV", "KZ-B": "KZ-A", "KG-A": "UNODC"}
    codes = ("KZ-GOV", "KZ-A", "KZ-B", "KG-GOV", "KG-A", "UZ", "UNODC", "OSCE")
    left_out = draw(st.sets(st.sampled_from(codes), max_size=2))
    retired = draw(st.sets(st.sampled_from(codes), max_size=2))
    regional = ("UNODC", "OSCE")
    return [
        unit(
            code,
            "" if code in regional else None,
            part_of=held.get(code, ""),
            is_aggregated=code not in left_out,
            is_retired=code in retired,
        )
        for code in codes
    ]


@st.composite
def cells(draw, *, with_country):
    pairs = [(name, draw(st.sampled_from(CODES[name]))) for name in draw(st.sets(st.sampled_from(("sex", "age"))))]
    if with_country and draw(st.booleans()):
        pairs.append(("country", draw(st.sampled_from(("KZ", "KG")))))
    return cell(pairs)


@st.composite
def observations(draw, kind, among, periods=PERIODS, most=14):
    """Return reports of a kind of indicator, one for a key, of a few units and periods so that they meet."""
    few = st.lists(st.integers(0, len(among) - 1), min_size=1, max_size=4, unique=True)
    reporting = [among[place] for place in draw(few)]
    reported = draw(st.lists(st.sampled_from(periods), min_size=1, max_size=4, unique=True))
    keys = {}
    for _ in range(draw(st.integers(0, most))):
        one = draw(st.sampled_from(reporting))
        here = draw(cells(with_country=not one.country))
        keys.setdefault((one.code, draw(st.sampled_from(reported)), here))
    found = []
    for name, period, here in keys:
        state = draw(st.sampled_from((*[State.REPORTED] * 4, State.NOT_REPORTED, State.NOT_APPLICABLE)))
        value = draw(_VALUES.get(kind, st.builds(Number, numbers))) if state is State.REPORTED else None
        found.append(Observation(f"{name} {period} {here}", "1.1.a", name, period, here, state, value))
    return found


@st.composite
def overlaps(draw, among):
    """Return overlaps among two or three units, no two with one key."""
    found = {}
    for _ in range(draw(st.integers(0, 3))):
        names = draw(st.frozensets(st.sampled_from([each.code for each in among]), min_size=2, max_size=3))
        period, here = draw(st.sampled_from(PERIODS)), draw(cells(with_country=False))
        found[names, period, here] = Overlap("1.1.a", names, period, draw(numbers), here)
    return list(found.values())
