"""`./test`: every check and every test, on SQLite with a real browser and on a real PostgreSQL."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.browser import find_chromium
from tools.environment import LOG, PYTHON, ROOT, Trouble, apt_install, ensure_environment, logged, say

BROWSER_PACKAGES = ("chromium", "libatomic1", "fonts-dejavu-core")
CHECKS = (
    ("ruff", "check", "--quiet", "."),
    ("ruff", "format", "--check", "--quiet", "."),
    ("mypy",),
    ("lint-imports", "--no-cache"),
)


def main(words: list[str]) -> int:
    """Run what the words ask for; the last line is pytest's own, the exit status 0 only if all is well."""
    fast = "--fast" in words
    for_pytest = [word for word in words if word != "--fast"]
    try:
        ensure_environment("requirements-dev.txt")
        if not fast:
            _ensure_browser()
    except Trouble as trouble:
        sys.stderr.write(f"Maslahat cannot be tested: {trouble}\n")
        return 1
    failed = [" ".join(check) for check in CHECKS if not _passes(check)]
    if failed:
        sys.stderr.write(f"Not run further, because these failed: {'; '.join(failed)}\n")
        return 1
    if fast:
        return _pytest("SQLite, no browser", ["-m", "not browser", *for_pytest])
    return _pytest("SQLite and browser", for_pytest) or _pytest(
        "PostgreSQL", ["-m", "database and not browser", *for_pytest], postgresql=True
    )


def _passes(check: tuple[str, ...]) -> bool:
    say(f"--- {' '.join(check)}")
    done = subprocess.run([PYTHON.parent / check[0], *check[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stdout.write(done.stdout + done.stderr)
        sys.stdout.flush()
    return done.returncode == 0


def _pytest(title: str, words: list[str], *, postgresql: bool = False) -> int:
    """Run pytest over everything in a data folder of its own; return its exit status."""
    say(f"--- pytest: {title}")
    data = Path(tempfile.mkdtemp(prefix="maslahat-test-"))
    env = {name: value for name, value in os.environ.items() if not name.startswith("MASLAHAT_")}
    env |= {"MASLAHAT_DATA": str(data), "MASLAHAT_CHROMIUM": find_chromium() or ""}
    env |= {"MASLAHAT_TEST_VENDOR": "postgresql" if postgresql else "sqlite", "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"}
    env.pop("DATABASE_URL", None)
    if not postgresql and "not browser" not in words:
        env.setdefault("HYPOTHESIS_PROFILE", "thorough")
    command = [str(PYTHON), "-m", "pytest", "-q", *_workers(), *words]
    if postgresql:
        command = [str(PYTHON), "-m", "tools.postgres_sandbox", "--", *command]
    try:
        return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _workers() -> tuple[str, ...]:
    """Return how the tests are shared out; who is done first takes over half of what the other has left."""
    return "-n", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal"


def _ensure_browser() -> None:
    """Find or install a Chromium and what drives it; raise Trouble with the exact command if that is not allowed."""
    if find_chromium() and _driver_starts():
        return
    apt_install(BROWSER_PACKAGES)
    if not _driver_starts():
        raise Trouble(f"the browser's driver does not start; sudo apt-get install libatomic1  (details: {LOG})")
    if find_chromium() is None:
        command = f"sudo apt-get install {' '.join(BROWSER_PACKAGES)}"
        raise Trouble(f"there is no Chromium; {command}  (or set MASLAHAT_CHROMIUM to its path)")


def _driver_starts() -> bool:
    """Tell whether Playwright's own Node starts: a minimal Debian lacks a library it needs (libatomic1)."""
    return logged(PYTHON, "-m", "playwright", "--version")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
