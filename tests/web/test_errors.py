"""Pages for what went wrong."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import RequestFactory
from django.utils import translation

from maslahat.web import errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_(reader):
    request = RequestFactory().get("/somewhere/")
    reader.read("/about/")
    request.user = reader.last.context["user"]
    return request


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    ("page", "status"),
    [
        (errors.bad_request, 400),
        (errors.forbidden, 403),
        (errors.not_found, 404),
        (errors.form_too_old, 403),
        (errors.too_many_attempts, 429),
        (errors.broken, 500),
    ],
)
def test_each_error_has_its_page_with_a_way_out(request_, page, status, language):
    with translation.override(language):
        answer = page(request_)

    assert answer.status_code == status
    assert f'lang="{language}"' in answer.content.decode()[:200]
    assert 'class="button"' in answer.content.decode()


def test_an_address_of_nowhere_answers_with_our_own_page(reader):
    page = reader.read("/nowhere/at/all/")

    assert reader.status == 404
    assert "There is nothing at this address" in page


def test_a_fault_of_ours_shows_nothing_of_the_inside(reader, monkeypatch):
    def breaks(*_: object) -> None:
        raise RuntimeError("inner secret")

    reader.client.raise_request_exception = False
    monkeypatch.setattr("maslahat.stores.programmes.queries.codes", breaks)

    page = reader.read("/")

    assert reader.status == 500
    assert "Something broke on our side" in page
    assert "inner secret" not in page


@pytest.mark.parametrize(("fault", "status"), [(PermissionDenied("no"), 403), (SuspiciousOperation("x"), 400)])
def test_refusals_of_the_framework_get_our_pages_too(reader, monkeypatch, fault, status):
    def refuses(*_: object) -> None:
        raise fault

    monkeypatch.setattr("maslahat.stores.programmes.queries.codes", refuses)

    reader.read("/")

    assert reader.status == status
