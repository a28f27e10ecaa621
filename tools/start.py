"""`./start`: installs what is missing, brings the database up to date, and serves Maslahat."""

import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

from tools.environment import PYTHON, ROOT, Trouble, ensure_environment, say

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def main() -> int:
    """Set up and serve; give back the exit status if it cannot come to that."""
    try:
        host, port = os.environ.get("HOST", "127.0.0.1"), _port()
        _refuse_taken(host, port)
        env = _environment(host, port)
        ensure_environment("requirements.txt")
        _prepare(env)
        _refuse_taken(host, port)
    except Trouble as trouble:
        sys.stderr.write(f"Maslahat cannot start: {trouble}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    _tell_how_to_sign_in(host, port, env)
    os.chdir(ROOT)
    os.execve(PYTHON, [str(PYTHON), "-m", "uvicorn", *_server_options(host, port)], env)


def _port() -> int:
    written = os.environ.get("PORT", "8000")
    if not written.isascii() or not written.isdecimal() or not 0 < int(written) < 65536:
        raise Trouble(f"PORT is {written!r}; write a number from 1 to 65535")
    return int(written)


def _refuse_taken(host: str, port: int) -> None:
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError as fault:
        raise Trouble(f"port {port} is reserved for the administrator; choose another: PORT=8080 ./start") from fault
    except OSError as fault:
        if isinstance(fault, socket.gaierror):
            raise Trouble(f"HOST is {host!r}, which is no address of this machine") from fault
        raise Trouble(f"port {port} on {host} is in use; choose another: PORT={port + 1} ./start") from fault


def _environment(host: str, port: int) -> dict[str, str]:
    """Return the environment of the server: one-click sign-in is on only where nobody else can reach it."""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "maslahat.config.settings"}
    env.setdefault("MASLAHAT_DEMO", "1" if host in LOOPBACK else "0")
    if host not in LOOPBACK and not env.get("MASLAHAT_ORIGINS"):
        raise Trouble(f"HOST={host} opens it to others; say how they reach it: MASLAHAT_ORIGINS=http://NAME:{port}")
    if host in LOOPBACK:
        env.setdefault("MASLAHAT_ORIGINS", f"http://localhost:{port},http://127.0.0.1:{port}")
    return env


def _prepare(env: dict[str, str]) -> None:
    """Bring database, translations and static files up to date, unless nothing has changed since the last start."""
    stamp = Path(env.get("MASLAHAT_DATA") or ROOT / "var") / "prepared"
    state = _state(env)
    if stamp.exists() and stamp.read_text() == state and _database_exists(env):
        return
    say("Preparing the database and the pages ...")
    maslahat: tuple[str | Path, ...] = (PYTHON, "-m", "maslahat.commands.door")
    _run(env, PYTHON, "-m", "tools.messages", "--compile")
    _run(env, *maslahat, "migrate", "--verbosity", "0")
    if env["MASLAHAT_DEMO"] == "1":
        _run(env, *maslahat, "demo", "prepare")
    else:
        _run(env, *maslahat, "programme", "load", "--reference", "--if-absent")
    _run(env, *maslahat, "collectstatic", "--noinput", "--clear", "--verbosity", "0")
    stamp.write_text(state)


def _state(env: dict[str, str]) -> str:
    """Return a fingerprint of everything that the preparation depends on."""
    files = sorted(path for path in (ROOT / "maslahat").rglob("*") if path.suffix not in {".pyc", ".mo", ""})
    found = [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    settings = [f"{name}={env.get(name)}" for name in ("DATABASE_URL", "MASLAHAT_DATA", "MASLAHAT_DEMO")]
    lock = hashlib.sha256((ROOT / "requirements.txt").read_bytes()).hexdigest()
    return hashlib.sha256("\n".join([*found, *settings, lock]).encode()).hexdigest()


def _database_exists(env: dict[str, str]) -> bool:
    """Tell whether the SQLite file is there; of another database only a connection could tell, so prepare again."""
    url = env.get("DATABASE_URL")
    if not url:
        return (Path(env.get("MASLAHAT_DATA") or ROOT / "var") / "maslahat.sqlite3").exists()
    return url.startswith("sqlite:///") and Path(unquote(url.removeprefix("sqlite:///"))).exists()


def _run(env: dict[str, str], *command: str | Path) -> None:
    done = subprocess.run(command, env=env, cwd=ROOT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode:
        sys.stderr.write(done.stderr.decode(errors="replace"))
        step = " ".join(map(str, command[2:])).replace("maslahat.commands.door", "maslahat")
        raise Trouble(f"`{step}` failed; what it said stands above")


def _tell_how_to_sign_in(host: str, port: int, env: dict[str, str]) -> None:
    shown = "localhost" if host in LOOPBACK else host
    say(f"\nMaslahat is on http://{shown}:{port}   (stop it with Ctrl+C)")
    if env["MASLAHAT_DEMO"] == "1":
        say(f"Sign in as any role with one click: http://{shown}:{port}/sign-in/")
    else:
        say(f"Sign in: http://{shown}:{port}/sign-in/   (first person: .venv/bin/maslahat createsuperuser)")


def _server_options(host: str, port: int) -> list[str]:
    # Open streams would hold the server back from stopping for ever without the time limit.
    quick_stop = ["--timeout-graceful-shutdown", "2"]
    return [
        "maslahat.config.asgi:application", "--host", host, "--port", str(port), "--lifespan", "off",
        "--backlog", "4096", "--log-level", "warning", "--no-server-header", *quick_stop,
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
