"""An activity planned twice is one conflict for each pair, however many pairs one output holds."""

import pytest

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.operations import ChangeSet, Insert
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.results import merge_result
from maslahat.domain.workplans.rules import PlanRules

TITLES = {"a": "Training", "b": "Training", "c": "Study", "d": "Study"}


@pytest.mark.covers("R59")
def test_two_pairs_of_equal_activities_in_one_output_are_two_conflicts():
    doubles = tuple(Insert(Line(LineId(name), "1.2", {("title", "en"): title}), None) for name, title in TITLES.items())
    base = Plan("PCA", "JWP-2023", 2023, LocalizedText.of(en="Plan"), LocalizedText(), ("KZ",), ())
    change = ChangeSet(ProposalRef("P1"), 1, PartyCode("KG"), base.version_id, doubles)

    found = consolidate(base, [change], (), PlanRules(2023))

    assert {each.rule for each in found.conflicts} == {"duplicate_activity"}
    assert len({each.id for each in found.conflicts}) == 2
    told = merge_result(base, [change], (), found, PlanRules(2023))["conflicts"]
    assert sorted(sorted(each["lines"]) for each in told) == [["a", "b"], ["c", "d"]]
