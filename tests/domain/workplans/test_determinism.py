"""The same proposals give the same bytes in every process, whatever its hash seed and time zone (R-23)."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROGRAM = """
from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.workplans.documents import change_set_document
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.redline import redline
from maslahat.domain.workplans.rules import PlanRules
from tests import notation
base = notation.plan('''1.1
 L1 | Training | ru Обучение | quarters Q1 Q2 | countries KZ KG | budget JPN 10 USA 20 | shares KZ 50 KG 50
 L2 | Visit
 L3 | Study''')
sets = [notation.proposal(base, who, *wishes) for who, wishes in {
    'KG': ['L1 title = A', 'L1 quarters = Q4', 'delete L2'],
    'UZ': ['L1 title = B', 'L2 lead = UNODC', 'move L3 first'],
    'TJ': ['add N1 after L2: New | quarters Q1 Q3', 'L1 shares KZ = 60', 'move L3 first'],
    'TM': ['add N2 after L2: New | countries TM', 'L1 budget JPN = 11'],
}.items()]
found = consolidate(base, sets, [], PlanRules(2023, {'1.1': 'P1'}))
print(found.plan.version_id, [one.id for one in found.conflicts], found.held, list(found.origin), found.notices)
print(fingerprint([change_set_document(one) for one in sets]), redline(base, found.plan).changed)
"""


def printed(seed: str, zone: str, language: str) -> bytes:
    settings = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env={**os.environ, **settings}, capture_output=True, check=True, cwd=ROOT
    )
    return done.stdout


@pytest.mark.covers("R-23", "E82")
def test_every_process_prints_the_same_draft():
    environments = product(("0", "1", "4294967295"), ("UTC", "Asia/Almaty"), ("C", "C.UTF-8"))

    assert len({printed(*environment) for environment in environments}) == 1
