"""Twenty thousand random rounds against a truth that shares no code with the merge (R-17)."""

import pytest

from tools.fuzz_merge import fuzz


@pytest.mark.covers("R-17")
def test_no_merge_differs_from_the_truth():
    found, differing = fuzz(0, 20_000)

    assert differing == []
    assert found["right"] == 20_000
