"""What is not documented fails: settings, commands, and paths that the documents name."""

import re

import pytest
from django.core.management import get_commands

from tests.architecture.house import PACKAGE, ROOT, python_files, shown

OPERATE = ROOT / "docs" / "operate"
SETTING = re.compile(r'"(MASLAHAT_[A-Z_]+|DATABASE_URL|SECRET_KEY|PORT|HOST|PG_BIN|HYPOTHESIS_PROFILE)"')
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
OURS = [name for name, app in get_commands().items() if app == "maslahat.commands"]


def test_every_setting_has_a_heading():
    sources = [*python_files("maslahat/config", "tools"), ROOT / "tests" / "conftest.py"]
    read = {name for path in sources for name in SETTING.findall(path.read_text("utf-8"))}
    headings = set(re.findall(r"^#+ `(\w+)`", (OPERATE / "settings.md").read_text("utf-8"), re.MULTILINE))

    assert (read | {"PYTHON"}) - {"MASLAHAT_TEST_VENDOR"} == headings


def test_every_command_has_a_heading():
    headings = set(re.findall(r"^#+ `maslahat ([\w-]+)", (OPERATE / "commands.md").read_text("utf-8"), re.MULTILINE))

    assert set(OURS) == headings


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_path_that_a_document_links_to_exists(document):
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", document.read_text("utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_no_source_speaks_of_the_machine_it_was_written_on():
    machine = re.compile(r"/(?:work|root|home|tmp/venv)/\w")
    files = [*python_files("maslahat", "tools"), *(ROOT / "docs").rglob("*.md"), *PACKAGE.rglob("*.html")]

    assert [shown(path) for path in files if machine.search(path.read_text("utf-8"))] == []
