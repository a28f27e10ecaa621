"""Sizes, names and directions of the house."""

EVERYWHERE = ("maslahat", "tools", "tests")
DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "base", "services", "misc"}
ONE_FILE_ON_PURPOSE = {"maslahat/publishing/bundle/verifier/verify.py": 500}
"""What strangers read and run as a single file may be longer: files, and their most lines."""

ROWS_IN_ORDER = ("programmes", "people", "workplans", "meetings", "governance", "discussions", "stories", "journal")
