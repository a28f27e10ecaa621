"""A deed that was acknowledged is never lost, though its writer is killed at any moment."""

import json
import subprocess
import sys

import pytest


@pytest.mark.covers("R-01")
def test_of_two_hundred_killed_writers_no_acknowledged_deed_is_lost_or_doubled():
    told = subprocess.run(
        [sys.executable, "-m", "tools.kill_writer", "200"], capture_output=True, text=True, check=True
    )
    found = json.loads(told.stdout)

    assert found["acknowledged"] >= 200
    assert (found["lost"], found["doubled"], found["chain"]) == (0, 0, "Intact")
