"""A programme file gives a programme, or every fault with its line; whatever is done to the file, nothing worse."""

import copy
import random
import time
from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.programmes.reading import ProgrammeRefused, read_programme
from maslahat.publishing.files import FileRefused, read_file
from maslahat.publishing.programme_file import read_programme_file
from tests.architecture.house import ROOT

WATER = (ROOT / "docs/formats/water_programme.yaml").read_bytes()
REFERENCE = (ROOT / "maslahat/reference/programme.yaml").read_bytes()
JUNK = (
    None,
    True,
    -1,
    10**15,
    "",
    " ",
    "x" * 20_000,
    "a\x00b",
    "\ud800",
    [],
    {},
    [[]],
    [None],
    {"en": 1},
    "2022-99-99",
)


@pytest.mark.covers("R102")
def test_a_second_programme_has_other_countries_pillars_markers_and_rules():
    programme, found = read_programme_file(WATER)

    assert [country.code for country in programme.countries] == ["XA", "XB", "XC"]
    assert [pillar.code for pillar in programme.pillars] == ["A", "B"]
    assert [theme.code for theme in programme.cross_cutting if theme.required] == ["climate"]
    assert (programme.decision.quorum, programme.decision.absent) == (2, "follow_by_silence")
    assert (programme.plan_terms.currency, programme.plan_terms.max_sdg_targets) == ("EUR", 5)
    assert read_programme(found.data) == programme


def test_each_fault_has_the_line_on_which_it_stands():
    lines = WATER.decode().splitlines()
    place = lines.index("members: [XA, XB, XC]")
    lines[place] = "members: [XA, XQ, XC]"
    start = next(number for number, line in enumerate(lines) if "Wells drilled and kept" in line)
    lines[start] = "            name: {en: Wells drilled and kept}"

    with pytest.raises(FileRefused) as refused:
        read_programme_file("\n".join(lines).encode())

    told = [str(fault) for fault in refused.value.faults]
    assert f"line {place + 1}: members[1]: XQ is no country of this programme" in told
    assert f"line {start + 1}: pillars[0].outcomes[0].outputs[0].name.ru: is missing" in told


def _places(data: Any) -> list[tuple[Any, Any]]:
    found, waiting = [], [data]
    while waiting:
        holder = waiting.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ()
        for key in keys:
            found.append((holder, key))
            waiting.append(holder[key])
    return found


@given(st.randoms(use_true_random=False))
def test_whatever_is_changed_in_the_data_is_taken_or_refused(chance: random.Random):
    data = copy.deepcopy(read_file(WATER).data)
    for _ in range(chance.randint(1, 6)):
        holder, key = chance.choice(_places(data))
        if chance.random() < 0.3:
            del holder[key]
        else:
            holder[key] = copy.deepcopy(chance.choice((*JUNK, chance.choice(_places(data))[0])))

    with suppress(ProgrammeRefused):
        read_programme(data)


@given(st.randoms(use_true_random=False))
def test_whatever_is_changed_in_the_bytes_is_taken_or_refused(chance: random.Random):
    content = bytearray(WATER)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(content))
        content[at : at + chance.randint(0, 40)] = chance.choice(
            (b"", b"\n", b": ", b"- ", b"[", b"\xc3", b"&a ", b"'")
        )

    with suppress(FileRefused):
        read_programme_file(bytes(content))


def test_a_file_full_of_faults_is_refused_in_little_time_with_a_list_that_ends():
    data = read_file(REFERENCE).data
    data["institutions"] = [{"code": f"I{place % 7}", "colour": place} for place in range(20_000)]
    began = time.process_time()

    with pytest.raises(FileRefused) as refused:
        read_programme_file(yaml.safe_dump(data, allow_unicode=True).encode())

    assert len(refused.value.faults) == 501
    assert time.process_time() - began < 20
