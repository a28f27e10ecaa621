"""No screen misses an event, though workers of the server are killed while it follows."""

import json
import subprocess
import sys

import pytest


@pytest.mark.covers("R-26", "E76")
def test_of_fifty_screens_none_misses_an_event_when_workers_are_killed():
    told = subprocess.run(
        [sys.executable, "-m", "tools.kill_worker", "50", "2"], capture_output=True, text=True, check=True
    )
    found = json.loads(told.stdout)

    assert found["events"] > 2
    assert (found["killed"], found["cut"] > 0) == (2, True)
    assert (found["missed"], found["doubled"], found["disordered"]) == (0, 0, 0)
