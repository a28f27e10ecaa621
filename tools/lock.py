"""Writes the exact versions and hashes of all dependencies: `python -m tools.lock` after pyproject.toml changed."""

import subprocess
import sys

from tools.environment import ROOT

COMMON = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate", "--quiet"]
LOCKS = {
    "requirements.txt": ["pyproject.toml"],
    "requirements-dev.txt": ["pyproject.toml", "--group", "dev", "--constraint", "requirements.txt"],
    "requirements-uv.txt": ["-"],
}
INSTALLER = "uv>=0.13,<0.14\n"


def main() -> int:
    """Write each lock anew, keeping versions that still fit; return the first failing status."""
    for lock, sources in LOCKS.items():
        command = [sys.executable, "-m", "uv", "pip", "compile", *sources, *COMMON, "--output-file", lock]
        status = subprocess.run(command, cwd=ROOT, input=INSTALLER, text=True, check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
