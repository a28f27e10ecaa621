"""What small counts are hidden by is found without all that a figure tells, and is the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.areas import Reports
from maslahat.domain.results.counted_tables import NotCountable, areas_of, known_to_states
from maslahat.domain.results.figures import FigureMade
from maslahat.domain.results.indicators import IndicatorTold, Rules
from maslahat.domain.results.protection import withheld
from maslahat.domain.results.public_keys import public_keys
from maslahat.domain.results.roll_up import figures_from, made_from, roll_up_all
from maslahat.domain.results.small_counts import readable
from maslahat.domain.shared.kinds import ACROSS_PERIODS, ACROSS_UNITS, Kind
from tests.domain.results import generated
from tests.domain.results.indicators import CYCLE
from tests.domain.results.reports import indicator

COUNTRIES = ("KZ", "KG")


@pytest.mark.covers("R-18", "R70")
@pytest.mark.parametrize("kind", generated.ADDING)
@given(st.data())
def test_a_figure_is_made_of_the_same_whether_all_of_it_is_told_or_not(kind, data):
    units = data.draw(generated.units())
    rules = Rules(data.draw(st.sampled_from(ACROSS_UNITS[kind])), data.draw(st.sampled_from(ACROSS_PERIODS[kind])))
    reports = Reports(indicator(kind, rules=rules), data.draw(generated.observations(kind, units)), units)
    asked = (data.draw(generated.overlaps(units)), data.draw(st.sampled_from(generated.AREAS)))
    window = data.draw(st.sampled_from(generated.ASKED))

    whole = figures_from(reports, *asked, window, generated.WANTED, CYCLE)

    made = made_from(reports, *asked, window, generated.WANTED, CYCLE)
    assert made == [FigureMade(each.key, each.value, each.inputs, each.periods) for each in whole]


@pytest.mark.covers("R70")
@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL, Kind.RATIO])
@given(st.data())
def test_what_everybody_may_read_is_what_whole_figures_leave(kind, data):
    units = data.draw(generated.units())
    definition = indicator(kind, counts_people=True)
    told = IndicatorTold(definition, tuple(data.draw(generated.observations(kind, units))), ())

    keys = public_keys(definition, COUNTRIES, CYCLE, sorted({each.cell for each in told.observations}))
    asked = {name: tuple(dict.fromkeys(getattr(key, name) for key in keys)) for name in ("area", "period", "cell")}
    figures = roll_up_all(
        definition,
        told.observations,
        units,
        areas=asked["area"],
        periods=asked["period"],
        cells=asked["cell"],
        cycle=CYCLE,
    )
    try:
        readers = known_to_states(told.observations, units)
        expected = frozenset(keys) - withheld(definition, figures, areas_of(units), 5, readers=readers)
    except NotCountable:
        expected = frozenset()
    assert readable(told, units, COUNTRIES, CYCLE, 5) == expected
