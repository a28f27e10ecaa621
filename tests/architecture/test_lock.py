"""The locks hold what pyproject.toml asks for."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.architecture.house import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WANTED = {
    "requirements.txt": PROJECT["project"]["dependencies"],
    "requirements-dev.txt": PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"],
}


@pytest.mark.parametrize("lock", WANTED)
def test_the_lock_has_a_fitting_version_of_every_dependency(lock):
    lines = (ROOT / lock).read_text("utf-8")
    locked = dict(re.findall(r"^([\w.-]+)==([\w.]+)", lines, re.MULTILINE))

    wanted = [Requirement(line) for line in WANTED[lock]]

    assert [str(need) for need in wanted if locked.get(need.name.lower(), "0") not in need.specifier] == []


def test_the_tests_run_on_the_versions_that_people_get():
    locks = [set(re.findall(r"^[\w.-]+==[\w.]+", (ROOT / lock).read_text("utf-8"), re.MULTILINE)) for lock in WANTED]

    assert locks[0] - locks[1] == set()
