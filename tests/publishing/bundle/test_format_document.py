"""The document of the format tells the truth: its example runs, and it names every file, format and question."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from maslahat.publishing.bundle.checking import Check
from maslahat.publishing.bundle.container import open_entries
from maslahat.publishing.bundle.writing import shipped_companions
from tests.publishing.bundle import sample

TEXT = (Path(__file__).parents[3] / "docs" / "formats" / "bundle.md").read_text("utf-8")
EXAMPLES = re.findall(r"    \$ python3 verify\.py bundle\.zip\n((?:    .*\n)+)", TEXT)


@pytest.mark.covers("T-05")
@pytest.mark.parametrize("place", [0, 1])
def test_the_example_is_what_the_verifier_prints(place, tmp_path):
    data = bytearray(sample.bundle(2))
    data[data.index(b"part 1") + 5] ^= place
    (tmp_path / "bundle.zip").write_bytes(data)
    (tmp_path / "verify.py").write_bytes(shipped_companions()["verify.py"])

    command = [sys.executable, "-X", "utf8", "verify.py", "bundle.zip"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)

    assert told.stdout.startswith(re.sub(r"^    ", "", EXAMPLES[place], flags=re.MULTILINE))


def test_every_file_format_and_question_is_described():
    names = [name for name, _ in open_entries(sample.bundle(2)).entries]
    formats = ("maslahat.bundle/2", "maslahat.entry/1", "maslahat.key/1", "maslahat.plan/1")

    assert [each for each in (*names, *formats, *Check) if f"`{each}`" not in TEXT] == []
