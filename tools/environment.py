"""The project's own Python environment: .venv with the locked dependencies, made with nothing but a bare Python."""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = ROOT / "var" / "install.log"


class Trouble(Exception):
    """Something outside the project is missing; the message is one line that says what, and the way out."""


def ensure_environment(*locks: str) -> None:
    """Bring .venv in step with these requirement files; raise Trouble if Python or the network does not allow it."""
    wanted = hashlib.sha256(b"".join((ROOT / lock).read_bytes() for lock in locks)).hexdigest()
    stamp = VENV / f"installed-{locks[-1]}"
    place = f"{wanted} {sys.version} {ROOT}"
    if stamp.exists() and stamp.read_text() == place:
        return
    LOG.parent.mkdir(mode=0o700, exist_ok=True)
    LOG.write_text("")
    if not _is_sound(place):
        _make_venv()
    say(f"Installing what {' and '.join(locks)} list (the first time takes a minute) ...")
    _install(locks)
    _put_package_on_path()
    stamp.write_text(place)


def say(line: str) -> None:
    """Print one line at once."""
    print(line, flush=True)


def logged(*command: str | Path, env: dict[str, str] | None = None) -> bool:
    """Run a command with all it says going to the log; tell whether it succeeded."""
    with LOG.open("ab") as log:
        log.write(f"$ {shlex.join(map(str, command))}\n".encode())
        log.flush()
        try:
            return subprocess.run(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=env, check=False
            ).returncode == 0  # fmt: skip
        except OSError as fault:
            log.write(f"{fault}\n".encode())
            return False


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages if this user may (root, or sudo without a password); tell whether that worked."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") is None or (sudo and not logged(*sudo, "true")):
        return False
    say(f"Installing {', '.join(packages)} with apt-get ...")
    apt_get = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    logged(*apt_get, "update")
    return logged(*apt_get, "install", "-y", "--no-install-recommends", *packages)


def _is_sound(place: str) -> bool:
    """Tell whether .venv was made here by this Python and still starts."""
    stamps = [stamp.read_text().split(" ", 1)[1] for stamp in VENV.glob("installed-*")]
    return bool(stamps) and all(stamp == place.split(" ", 1)[1] for stamp in stamps) and logged(PYTHON, "--version")


def _make_venv() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    if logged(sys.executable, "-m", "venv", VENV):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if apt_install([package, "ca-certificates"]):
        shutil.rmtree(VENV, ignore_errors=True)
        if logged(sys.executable, "-m", "venv", VENV):
            return
    raise Trouble(f"Python's venv module is missing; install it: sudo apt-get install {package}  (details: {LOG})")


def _install(locks: Sequence[str]) -> None:
    """Install with uv, which is quick; with pip if uv cannot be had. Every file must have the hash in the lock."""
    files = [word for lock in locks for word in ("-r", str(ROOT / lock))]
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--only-binary=:all:"]
    # A ministry's proxy may sign with its own certificate, which only the system knows.
    env = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}
    if logged(*pip, "--retries", "1", "--require-hashes", "-r", ROOT / "requirements-uv.txt"):
        uv: list[str | Path] = [PYTHON, "-m", "uv", "pip", "install", "-q", "-p", PYTHON, "--only-binary", ":all:"]
        if logged(*uv, "--require-hashes", *files, env=env):
            return
    if not logged(*pip, "--retries", "2", "--require-hashes", *files):
        raise Trouble(f"the dependencies could not be downloaded; is the network there? (details: {LOG})")


def _put_package_on_path() -> None:
    """Make `import maslahat` and .venv/bin/maslahat work from anywhere, with no build step."""
    site_packages = next((VENV / "lib").glob("python3.*")) / "site-packages"
    (site_packages / "maslahat.pth").write_text(f"{ROOT}\n")
    command = VENV / "bin" / "maslahat"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(str(PYTHON))} -m maslahat.commands.door "$@"\n')
    command.chmod(0o755)
