"""Versions of indicators, code lists and units: only ever added, and read in a fixed number of queries."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from maslahat.domain.results import definition_documents as documents
from maslahat.domain.results.versions import NewVersion
from maslahat.domain.shared.deeds import Role
from maslahat.stores.programmes.models import Programme
from maslahat.stores.results import models, queries
from maslahat.stores.results.save_definitions import Author, versions
from maslahat.stores.results.subjects import Subject
from tests.domain.results.test_definition_documents import SEX, TRAINED

pytestmark = pytest.mark.django_db
NOW = datetime(2023, 1, 1, tzinfo=UTC)


@pytest.fixture
def author():
    Programme.objects.create(code="P", document={}, fingerprint="0" * 64, loaded_at=NOW)
    return Author("P", None, Role.ADMINISTRATOR, NOW)


def _keep(author, definition, is_in_force=True):
    document = documents.definition_document(definition)
    versions(Subject.INDICATOR, [NewVersion(definition.code, definition.version, document, is_in_force)], author)


def _keep_lists(author):
    versions(Subject.CODE_LIST, [NewVersion("sex", 2, documents.code_list_document(SEX))], author)


def test_the_last_version_of_each_indicator_counts_in_the_order_of_its_numbers(author):
    _keep_lists(author)
    for code in ("1.10.i1", "1.2.1.i1", "1.2.i1"):
        _keep(author, replace(TRAINED, code=code, version=1))
    _keep(author, replace(TRAINED, code="1.2.i1", version=2, unit="acts"))

    found = queries.definitions("P")

    assert [(each.code, each.version, each.unit) for each in found] == [
        ("1.2.i1", 2, "acts"),
        ("1.2.1.i1", 1, "persons"),
        ("1.10.i1", 1, "persons"),
    ]
    assert [each.definition.unit for each in queries.history("P", "1.2.i1")] == ["persons", "acts"]


def test_an_indicator_no_longer_in_force_is_left_out_and_keeps_its_history(author):
    _keep_lists(author)
    _keep(author, replace(TRAINED, version=1))
    _keep(author, replace(TRAINED, version=2), is_in_force=False)

    assert queries.definitions("P") == ()
    assert [each.is_in_force for each in queries.history("P", "1.1.i1")] == [True, False]


def test_however_many_indicators_there_are_two_queries_read_them(author, django_assert_num_queries):
    _keep_lists(author)
    for place in range(12):
        _keep(author, replace(TRAINED, code=f"1.{place}.i1", version=1))

    with django_assert_num_queries(2):
        assert len(queries.definitions("P")) == 12
    with django_assert_num_queries(1):
        assert queries.reporting_units("P") == ()


@pytest.mark.covers("R98")
@pytest.mark.parametrize("deed", ["update", "delete"])
def test_a_version_can_be_neither_changed_nor_removed(author, deed):
    _keep_lists(author)
    rows = models.CodeListVersion.objects.all()

    with pytest.raises(DatabaseError, match="kept as it was written"), transaction.atomic():
        rows.update(document={}) if deed == "update" else rows._raw_delete(rows.db)


def test_a_version_is_given_once(author):
    _keep_lists(author)

    with pytest.raises(IntegrityError), transaction.atomic():
        _keep_lists(author)
