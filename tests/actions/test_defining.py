"""An indicator or a code list is laid down anew: a new version, with who and why; earlier ones stay."""

from dataclasses import replace
from decimal import Decimal

import pytest

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.programmes import load_programme
from maslahat.actions.results.defining import Asked, define_code_list, define_indicator
from maslahat.actions.results.definition_outcomes import CodeListDefined, IndicatorDefined
from maslahat.stores.journal.load import journal
from maslahat.stores.results import queries
from tests.cast import a_tabled_plan
from tests.measured_programme import measured_programme

pytestmark = pytest.mark.django_db

ASKED = Asked(
    meaning={"en": "Each person once", "ru": "Каждый человек один раз"},
    kind="count",
    across_units="sum",
    across_periods="sum",
    direction="up",
    tolerance=Decimal(0),
    frequency=3,
    counts_people=True,
    targets=((2024, Decimal("60.5"), False), (2023, Decimal(40), True)),
    dimensions=("sex", "age"),
)
CODES = (("F", {"en": "women", "ru": "женщины"}), ("M", {"en": "men", "ru": "мужчины"}))


@pytest.fixture
def cast():
    found = a_tabled_plan()
    load_programme(document=measured_programme(), by=found.keeper, **found.told())
    return found


def _define(cast, asked=ASKED, **more):
    told = {"indicator": "1.1.i1", "version": 1, "reason": "So agreed", "by": cast("secretariat")}
    return define_indicator(**told | {"asked": asked} | cast.told() | more)


def _codes(cast, codes=CODES, **more):
    told = {"code_list": "sex", "version": 1, "reason": "Names agreed", "by": cast("secretariat")}
    return define_code_list(**told | {"codes": codes} | cast.told() | more)


def test_a_definition_laid_down_anew_is_the_next_version_and_the_first_one_stays(cast):
    assert _define(cast) == IndicatorDefined("1.1.i1", 2)

    first, second = queries.history("SMALL", "1.1.i1")
    assert (first.definition.kind, second.definition.kind) == ("running_total", "count")
    assert [each.code for each in second.definition.dimensions] == ["sex", "age"]
    assert [(each.year, each.value) for each in second.definition.targets] == [(2023, 40), (2024, Decimal("60.5"))]
    assert (second.role, second.reason) == ("secretariat", "So agreed")
    assert second.definition.owners == first.definition.owners


def test_the_journal_tells_the_whole_definition(cast):
    _define(cast)

    entry = journal("SMALL")[-1]
    assert (entry.deed, entry.about) == ("indicator.define", "indicator:1.1.i1")
    assert entry.detail["document"]["kind"] == "count"
    assert entry.detail["version"] == 2


@pytest.mark.covers("E80")
def test_whoever_saw_an_older_version_looks_again_first(cast):
    _define(cast)

    assert _define(cast, replace(ASKED, frequency=1)) == Stale("indicator:1.1.i1", "1", "2")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"across_units": "weighted"}, "indicator_unfit_across_units"),
        ({"across_periods": "list"}, "indicator_unfit_across_periods"),
        ({"kind": "scale", "across_units": "none", "across_periods": "latest"}, "indicator_scale_missing"),
        ({"scale": "scale.law"}, "indicator_unfit_scale"),
        ({"tolerance": Decimal(1)}, "indicator_unfit_tolerance"),
        ({"frequency": 5}, "indicator_unknown_frequency"),
        ({"targets": ((2031, Decimal(1), False),)}, "indicator_target_outside_cycle"),
        ({"dimensions": ("hat",)}, "unknown_code_list"),
        ({"kind": "guess"}, "unknown_measure_word"),
    ],
)
def test_what_does_not_go_together_is_refused_and_named(cast, change, code):
    assert _define(cast, replace(ASKED, **change)).codes == (code,)
    assert len(queries.history("SMALL", "1.1.i1")) == 1


def test_a_change_needs_a_reason_and_something_new(cast):
    assert _define(cast, reason=" ").codes == ("definition_reason_missing",)
    _define(cast)
    assert _define(cast, version=2).codes == ("definition_nothing_new",)


def test_an_unknown_indicator_or_list_is_refused(cast):
    assert _define(cast, indicator="9.9.i9").codes == ("unknown_indicator",)
    assert _codes(cast, code_list="hat").codes == ("unknown_code_list",)


def test_a_delegate_lays_nothing_down(cast):
    assert isinstance(_define(cast, by=cast("focal-aa")), Refused)


def test_indicators_follow_to_a_new_version_of_their_list(cast):
    assert _codes(cast) == CodeListDefined("sex", 2, ("1.1.i1",))

    first, second = queries.history("SMALL", "1.1.i1")
    assert [each.definition.dimensions[0].version for each in (first, second)] == [1, 2]
    assert second.definition.dimensions[0].names["F"].in_language("ru") == "женщины"


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        ((), "codes_not_distinct"),
        ((*CODES, CODES[0]), "codes_not_distinct"),
        ((("F", {"en": "women"}),), "code_name_missing"),
        ((("F M", {"en": "a", "ru": "а"}),), "code_not_plain"),
        ((("F", {"en": "a\x01", "ru": "а"}),), "bad_value"),
    ],
)
def test_a_list_has_distinct_codes_named_in_every_language(cast, codes, code):
    assert _codes(cast, codes).codes == (code,)


def test_what_was_laid_down_by_hand_outlives_the_same_file(cast):
    _define(cast)
    _codes(cast)

    load_programme(document=measured_programme(), by=cast.keeper, **cast.told())

    (found,) = queries.definitions("SMALL")
    assert (found.version, found.kind, found.dimensions[0].version) == (3, "count", 2)
