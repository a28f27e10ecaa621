"""Definitions, code lists and units are read back from their documents as they were."""

from dataclasses import replace
from decimal import Decimal

import pytest

from maslahat.domain.results import definition_documents as documents
from maslahat.domain.results.indicators import (
    CodeList,
    IndicatorDefinition,
    OwnTargets,
    Rules,
    StartingValue,
    YearTarget,
)
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.shared.canonical import canonical_bytes, read_canonical
from maslahat.domain.shared.kinds import Direction, Kind
from maslahat.domain.shared.texts import LocalizedText

SEX = CodeList("sex", 2, LocalizedText.of(en="sex", ru="пол"), {"F": LocalizedText.of(en="women", ru="женщины")})
TRAINED = IndicatorDefinition(
    code="1.1.i1",
    version=3,
    result="1.1",
    name=LocalizedText.of(en="Officers trained", ru="Обученные сотрудники"),
    meaning=LocalizedText(),
    unit="persons",
    kind=Kind.COUNT,
    rules=Rules.customary(Kind.COUNT),
    direction=Direction.UP,
    baseline=StartingValue(Decimal("0"), 2021, "S01"),
    targets=(YearTarget(2023, Decimal("24.90")), YearTarget(2025, None, is_to_date=True)),
    dimensions=(SEX,),
    owners={"KZ": "KZ-MIA"},
    counts_people=True,
)


@pytest.mark.parametrize(
    "definition",
    [
        TRAINED,
        replace(TRAINED, baseline=None, targets=(), dimensions=(), owners={}),
        replace(TRAINED, kind=Kind.SCALE, rules=Rules.customary(Kind.SCALE), scale=SEX, dimensions=()),
        replace(TRAINED, baseline=StartingValue(None, 2021), tolerance=Decimal("1.50"), frequency=3),
        replace(TRAINED, own_targets=(OwnTargets("KZ", None, TRAINED.targets), OwnTargets("KG", TRAINED.baseline, ()))),
    ],
)
def test_a_definition_is_read_back_as_it_was(definition):
    kept = read_canonical(canonical_bytes(documents.definition_document(definition)))

    assert documents.read_definition("1.1.i1", 3, kept, {("sex", 2): SEX}) == definition


def test_a_definition_without_targets_of_countries_keeps_the_document_it_had():
    assert "own_targets" not in documents.definition_document(TRAINED)


def test_a_code_list_keeps_the_order_of_its_codes():
    steps = CodeList("law", 1, LocalizedText.of(en="law"), {code: LocalizedText.of(en=code) for code in "zay"})

    found = documents.read_code_list("law", 1, read_canonical(canonical_bytes(documents.code_list_document(steps))))

    assert found == steps
    assert list(found.names) == ["z", "a", "y"]


def test_a_reporting_unit_is_read_back_as_it_was():
    unit = ReportingUnit("KZ-1", LocalizedText.of(en="One"), "KZ", agency="KZ-MIA", part_of="KZ", is_aggregated=False)

    assert documents.read_unit("KZ-1", documents.unit_document(unit)) == unit
