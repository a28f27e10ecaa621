"""A browser without a screen for each seat, and the small programme with its plan on the table."""

import pytest
from django.test import Client

from tests.cast import Cast, a_tabled_plan
from tests.web.pages import Reader


@pytest.fixture
def cast(db) -> Cast:
    return a_tabled_plan()


@pytest.fixture
def reader(settings) -> Reader:
    """Somebody who has not signed in, in a demonstration, so that any seat is one press away."""
    settings.MASLAHAT_DEMO = True
    return Reader(Client(headers={"accept-language": "en"}))
