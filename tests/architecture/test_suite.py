"""The suite itself: nothing is skipped in silence."""

import subprocess
import sys

import pytest

from tests.architecture.house import ROOT


@pytest.mark.parametrize(
    "body",
    [
        "import pytest\ndef test_it(): pytest.skip('later')",
        "import pytest\n@pytest.mark.skip\ndef test_it(): pass",
        "import pytest\n@pytest.mark.xfail\ndef test_it(): assert False",
        "import pytest\npytest.importorskip('no_such_module')\ndef test_it(): pass",
    ],
)
def test_a_skipped_test_fails_the_run(body, tmp_path):
    story = tmp_path / "test_story.py"
    story.write_text(body)
    alone = ["-p", "no:django", "-p", "no:cacheprovider", "-p", "tests.conftest", "--rootdir", str(tmp_path)]

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *alone, str(story)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode in {1, 2}, done.stdout
