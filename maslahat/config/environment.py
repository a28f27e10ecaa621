"""What the environment says about this installation; anything unreadable stops the start with one clear line."""

import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "yes", "true", "on"}
_NO = {"", "0", "no", "false", "off"}
_REPOSITORY = Path(__file__).resolve().parents[2]


def switch(name: str, *, default: bool = False) -> bool:
    """Return whether a switch such as MASLAHAT_DEMO is on; raise ImproperlyConfigured for any other word."""
    written = os.environ.get(name)
    if written is None:
        return default
    if written.strip().lower() in _YES | _NO:
        return written.strip().lower() in _YES
    raise ImproperlyConfigured(f"{name} is {written!r}; write 1 or 0")


def data_folder() -> Path:
    """Return the folder for everything that must survive a restart, made if it is missing (MASLAHAT_DATA)."""
    given = os.environ.get("MASLAHAT_DATA")
    if not given and not (_REPOSITORY / "manage.py").exists():
        raise ImproperlyConfigured("MASLAHAT_DATA is not set; give the folder that holds the database and the keys")
    folder = Path(given).expanduser().resolve() if given else _REPOSITORY / "var"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise ImproperlyConfigured(f"MASLAHAT_DATA: {folder} cannot be made: {fault.strerror}") from fault
    return folder


def secret_key(folder: Path) -> str:
    """Return SECRET_KEY, or the key kept in the data folder, drawn by chance at the first start."""
    given = os.environ.get("SECRET_KEY")
    if given is not None:
        if len(given) < 32:
            raise ImproperlyConfigured("SECRET_KEY has fewer than 32 characters; leave it out to have one made")
        return given
    kept = folder / "secret_key"
    try:
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as drawn:
            drawn.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError as fault:
        raise ImproperlyConfigured(f"SECRET_KEY: {kept} cannot be written: {fault.strerror}") from fault
    return kept.read_text()


def origins() -> list[str]:
    """Return the addresses under which people reach this installation (MASLAHAT_ORIGINS), scheme and host each."""
    written = os.environ.get("MASLAHAT_ORIGINS", "")
    found = [origin.strip().rstrip("/") for origin in written.split(",") if origin.strip()]
    for origin in found:
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
            raise ImproperlyConfigured(f"MASLAHAT_ORIGINS: {origin!r} is not like https://plan.example.org")
    return found


def passkey_domain(reached: Sequence[str]) -> str:
    """Return the domain that passkeys are made for (MASLAHAT_PASSKEY_DOMAIN); the host of the first address if none is.

    At least one address in ``reached`` must lie in that domain, or nobody could sign anywhere.
    """
    hosts = [urlsplit(origin).hostname or "" for origin in reached] or ["localhost"]
    domain = os.environ.get("MASLAHAT_PASSKEY_DOMAIN", "").strip().lower() or hosts[0]
    if any(f".{host}".endswith(f".{domain}") for host in hosts):
        return domain
    raise ImproperlyConfigured(f"MASLAHAT_PASSKEY_DOMAIN: no address of MASLAHAT_ORIGINS lies in {domain!r}")


@dataclass(frozen=True, slots=True)
class Mail:
    """How letters leave: ``way`` is empty (they do not), file or smtp."""

    way: str = ""
    backend: str = "dummy"
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = field(default="", repr=False)
    encrypted: bool = False


def mail() -> Mail:
    """Return how letters leave (MASLAHAT_MAIL): not at all, into files of the data folder, or by SMTP."""
    written = os.environ.get("MASLAHAT_MAIL", "").strip()
    if written in ("", "off"):
        return Mail()
    if written == "file":
        return Mail("file", "filebased")
    parts = urlsplit(written)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured("MASLAHAT_MAIL: write off, file, smtp://HOST:PORT or smtps://USER:PASSWORD@HOST")
    encrypted = parts.scheme == "smtps"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Mail("smtp", "smtp", parts.hostname, parts.port or (465 if encrypted else 25), user, password, encrypted)


def sender() -> str:
    """Return the address that letters come from (MASLAHAT_MAIL_FROM)."""
    return os.environ.get("MASLAHAT_MAIL_FROM", "").strip() or "maslahat@localhost"


def database(folder: Path) -> dict[str, Any]:
    """Return Django's description of the database that DATABASE_URL names; SQLite in the data folder if none is."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{folder / 'maslahat.sqlite3'}"
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(url, folder)
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(url)
    raise ImproperlyConfigured(
        f"DATABASE_URL begins with {parts.scheme or 'nothing'!r}; "
        "write sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME"
    )


def _sqlite(url: str, folder: Path) -> dict[str, Any]:
    name = unquote(url.removeprefix("sqlite://").removeprefix("/"))
    if not name or name == ":memory:":
        raise ImproperlyConfigured("DATABASE_URL: write the file, as in sqlite:///maslahat.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(name).expanduser().resolve(),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # A writer takes the lock when its transaction begins and others wait their turn, up to 20 s each:
            # with deferred transactions nearly every one of 200 simultaneous writers failed as "locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
        # A file, because the usual database in memory knows no WAL and no second connection.
        "TEST": {"NAME": str(folder / "test.sqlite3")},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    try:
        port = parts.port or ""
    except ValueError as fault:
        raise ImproperlyConfigured(f"DATABASE_URL: {fault}") from fault
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise ImproperlyConfigured("DATABASE_URL: write the name of the database, as in postgresql://HOST/NAME")
    options: Mapping[str, str] = dict(parse_qsl(parts.query, keep_blank_values=True))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(options),
    }
