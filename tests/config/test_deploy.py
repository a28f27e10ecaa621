"""An installation behind https passes Django's own list of what to look at before others are let in."""

import os
import subprocess
import sys

from tests.architecture.house import ROOT


def test_an_installation_behind_https_passes_the_check_before_deployment(tmp_path):
    told = {"MASLAHAT_ORIGINS": "https://plan.example.org", "MASLAHAT_DATA": str(tmp_path), "MASLAHAT_DEBUG": "0"}

    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}  # ours alone

    check = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(check, cwd=ROOT, env={**inherited, **told}, capture_output=True, text=True, check=False)

    assert (done.returncode, "no issues" in done.stdout + done.stderr) == (0, True), done.stderr
