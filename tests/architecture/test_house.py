"""Sizes, names and directions of the house."""

import re
import subprocess
import sys

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import ForeignKey

from tests.architecture.house import ROOT, functions, python_files, shown

EVERYWHERE = ("maslahat", "tools", "tests")
DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "base", "services", "misc"}
ONE_FILE_ON_PURPOSE = {"maslahat/publishing/bundle/verifier/verify.py": 500}
"""What strangers read and run as a single file, and its most lines."""

ROWS_IN_ORDER = (
    *("programmes", "people", "workplans", "meetings", "governance", "discussions", "stories", "results", "journal"),
)

WITHOUT_DJANGO = """
import importlib, pkgutil, sys
from importlib.abc import MetaPathFinder

class Block(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"django", "psycopg", "typst", "yaml", "babel"}:
            raise ModuleNotFoundError(f"{name} is not there for the domain")

sys.meta_path.insert(0, Block())
import maslahat.domain
for module in pkgutil.walk_packages(maslahat.domain.__path__, "maslahat.domain."):
    importlib.import_module(module.name)
"""


def test_no_file_is_longer_than_two_or_three_screens():
    lengths = {shown(path): len(path.read_text("utf-8").splitlines()) for path in python_files(*EVERYWHERE)}

    assert {name: n for name, n in lengths.items() if n > ONE_FILE_ON_PURPOSE.get(name, 400)} == {}


def _begin(node) -> int:
    """Return the line where a function ends to list its keywords: a deed names many, one a line."""
    listed = [*node.args.args, *node.args.kwonlyargs]
    lines: list[int] = [node.lineno, *(each.lineno for each in listed)]
    return max(lines)


def test_no_function_is_longer_than_one_screen():
    too_long = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in python_files("maslahat", "tools")
        for node in functions(path)
        if (node.end_lineno or node.lineno) - _begin(node) >= 40
    ]

    assert too_long == []


def test_no_file_is_a_drawer_and_none_is_numbered():
    named = [
        shown(path)
        for path in python_files(*EVERYWHERE)
        if path.stem in DRAWERS or path.parent.name in DRAWERS or re.search(r"\d$", path.stem)
    ]

    assert named == []


def test_every_migration_is_named_for_what_it_does():
    found = (ROOT / "maslahat").rglob("migrations/[0-9]*.py")

    assert [shown(path) for path in found if "_auto_" in path.stem or path.stem == "0001_initial"] == []


def test_the_domain_imports_where_django_is_missing():
    done = subprocess.run([sys.executable, "-c", WITHOUT_DJANGO], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stderr == ""


def test_foreign_keys_point_one_way():
    backwards = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and _place(model) < _place(field.related_model)
    ]

    assert backwards == []


def _place(model) -> int:
    """Return how far right the rows stand; those of Django itself stand left of all ours."""
    return ROWS_IN_ORDER.index(model._meta.app_label) if model._meta.app_label in ROWS_IN_ORDER else -1


@pytest.mark.django_db
def test_migrations_are_up_to_date():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_django_finds_nothing_wrong_with_the_installation():
    call_command("check", fail_level="WARNING")
