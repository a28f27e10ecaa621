"""What a browser is told it may do with our pages: nothing but what the pages need."""

import pytest
from django.conf import settings


@pytest.fixture
def headers(client, db):
    return client.get("/no/such/page/").headers


def test_no_script_style_or_frame_comes_from_elsewhere_or_inline(headers):
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))

    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert {policy[kind] for kind in ("script-src", "style-src", "connect-src", "form-action")} == {"'self'"}
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_pages_are_not_framed_sniffed_or_leaked(headers):
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_scripts_cannot_read_the_session():
    assert settings.SESSION_COOKIE_HTTPONLY
