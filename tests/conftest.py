"""What all tests share: profiles of Hypothesis from fast to stress, a real browser, and no silent skips."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's synchronous interface runs a loop in this thread.

settings.register_profile("fast", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("stress", max_examples=100_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_configure(config: pytest.Config) -> None:
    """Prepare Django for tests, if the run has Django at all: quick passwords and unhashed names of static files."""
    if not config.pluginmanager.hasplugin("django"):
        return
    from django.conf import settings as django_settings

    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django_settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
    }
    django_settings.WHITENOISE_AUTOREFRESH = True

    from tests.emptying import let_tests_empty_the_database

    let_tests_empty_the_database()
    if not hasattr(config, "workerinput"):
        from tools.messages import compile_catalogues

        compile_catalogues()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that meet the database under test; no other may, pytest-django sees to that."""
    for item in items:
        meets = set(getattr(item, "fixturenames", ())) & {"db", "transactional_db"}
        if meets or item.get_closest_marker("django_db"):
            item.add_marker("database")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Turn every skipped or expected failure into a failure: what cannot run is said aloud."""
    outcome: Any = yield
    report = outcome.get_result()
    if report.skipped or hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped or expected to fail; no test of this project may be"
        if hasattr(report, "wasxfail"):
            del report.wasxfail


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    """Turn a file that skips itself into an error, for the same reason."""
    outcome: Any = yield
    report = outcome.get_result()
    if report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} skips itself; no test of this project may be skipped"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Give a real Chromium, one for the whole run; open a context of your own in it."""
    from playwright.sync_api import sync_playwright

    from tools.browser import find_chromium

    chromium = find_chromium()
    if chromium is None:
        pytest.fail("no Chromium was found: run ./test, or set MASLAHAT_CHROMIUM to its path")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def _nothing_is_remembered(request: pytest.FixtureRequest) -> None:
    """Forget what pages keep in memory of the record: tests take back what was done, which nobody else can."""
    asked = {"db", "transactional_db"} & set(request.fixturenames)
    if asked or request.node.get_closest_marker("django_db"):
        from django.core.cache import caches

        from maslahat.actions.drafts import forget_what_was_read
        from maslahat.actions.results.annual_record import forget_drafts
        from maslahat.actions.results.awaiting import forget_what_was_asked
        from maslahat.actions.results.known import forget_what_was_known
        from maslahat.web.start.desk import forget_talk
        from maslahat.web.start.facts import forget_facts
        from maslahat.web.start.gathering import forget_matters

        caches["default"].clear()
        caches["pages"].clear()
        forget_what_was_read()
        forget_what_was_known()
        forget_what_was_asked()
        forget_drafts()
        forget_talk()
        forget_facts()
        forget_matters()


@pytest.fixture(autouse=True)
def _english_and_utc_to_begin_with(request: pytest.FixtureRequest) -> None:
    """Read nothing in the language or zone in which an earlier test left off: a page read in Russian leaves Russian."""
    if request.config.pluginmanager.hasplugin("django"):
        from django.utils import translation

        from maslahat.web.reading_zone import read_in_no_zone

        translation.deactivate()
        read_in_no_zone()
