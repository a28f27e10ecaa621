"""What the environment says is read, and what cannot be used is refused by name."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from maslahat.config import environment


def test_without_a_database_url_rows_live_in_the_data_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    assert environment.database(tmp_path)["NAME"] == tmp_path / "maslahat.sqlite3"


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///plan.sqlite3", Path.cwd() / "plan.sqlite3"),
        ("sqlite:////srv/plan.sqlite3", Path("/srv/plan.sqlite3")),
        ("sqlite:////srv/my%20plan.sqlite3", Path("/srv/my plan.sqlite3")),
    ],
)
def test_three_slashes_are_a_relative_file_and_four_an_absolute_one(url, file, monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", url)

    assert environment.database(tmp_path)["NAME"] == file


def test_a_postgresql_url_is_taken_apart(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://msl:p%40ss@db.example:5433/plan?sslmode=require")

    found = environment.database(tmp_path)

    assert [found[part] for part in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "msl", "p@ss", "db.example", 5433, "plan",
    ]  # fmt: skip
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        ("DATABASE_URL", "mysql://db/plan", lambda: environment.database(Path())),
        ("DATABASE_URL", "plan.sqlite3", lambda: environment.database(Path())),
        ("DATABASE_URL", "sqlite://", lambda: environment.database(Path())),
        ("DATABASE_URL", "sqlite:///:memory:", lambda: environment.database(Path())),
        ("DATABASE_URL", "postgresql://db:port/plan", lambda: environment.database(Path())),
        ("DATABASE_URL", "postgresql://db", lambda: environment.database(Path())),
        ("MASLAHAT_DEMO", "perhaps", lambda: environment.switch("MASLAHAT_DEMO")),
        ("MASLAHAT_ORIGINS", "plan.example.org", environment.origins),
        ("MASLAHAT_ORIGINS", "https://plan.example.org/path", environment.origins),
        ("MASLAHAT_PASSKEY_DOMAIN", "example.com", lambda: environment.passkey_domain(["https://plan.example.org"])),
        ("MASLAHAT_PASSKEY_DOMAIN", "ample.org", lambda: environment.passkey_domain(["https://plan.example.org"])),
        ("MASLAHAT_PASSKEY_DOMAIN", "plan.example.org", lambda: environment.passkey_domain([])),
        ("SECRET_KEY", "short", lambda: environment.secret_key(Path())),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(name, written, read, monkeypatch):
    monkeypatch.setenv(name, written)

    with pytest.raises(ImproperlyConfigured, match=name):
        read()


@pytest.mark.covers("R49")
@pytest.mark.parametrize(
    ("written", "reached", "domain"),
    [
        ("", [], "localhost"),
        ("", ["https://plan.example.org:8443", "https://www.example.com"], "plan.example.org"),
        ("Example.org", ["https://plan.example.org"], "example.org"),
    ],
)
def test_passkeys_are_made_for_the_first_address_or_a_domain_above_one(written, reached, domain, monkeypatch):
    monkeypatch.setenv("MASLAHAT_PASSKEY_DOMAIN", written)

    assert environment.passkey_domain(reached) == domain


def test_the_secret_key_is_drawn_once_and_only_its_owner_can_read_it(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)

    first, second = environment.secret_key(tmp_path), environment.secret_key(tmp_path)

    assert first == second
    assert len(first) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0
