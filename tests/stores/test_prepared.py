"""A question that was put together once answers as one that is put together anew, whatever it is asked with."""

from datetime import UTC, datetime, timedelta

import pytest

from maslahat.stores.people import load, models, queries
from maslahat.stores.prepared import NotFilledIn, Prepared
from tests.cast import a_tabled_plan

pytestmark = pytest.mark.django_db

COLUMNS = ("pk", "person__username", "person__office", "role", "valid_from", "valid_until")


def question(person: int, party: str, at: datetime):
    rows = models.Accreditation.objects.filter(person_id=person, party__code=party, valid_from__lte=at)
    return rows.exclude(valid_until__lte=at).order_by("pk").values_list(*COLUMNS)


def test_every_value_stands_where_it_is_asked_for_and_every_column_is_read_as_it_was_kept():
    cast, prepared = a_tabled_plan(), Prepared(question)
    asked = [(each.person, str(each.party)) for each in queries.accreditations("SMALL")]
    assert asked

    for at in (cast.now - timedelta(days=365 * 200), cast.now, datetime(2990, 1, 1, tzinfo=UTC)):
        for person, party in [*asked, (asked[0][0], "ZZ"), (0, asked[0][1])]:
            assert prepared.rows(person, party, at) == list(question(person, party, at))


def test_a_text_that_looks_like_a_question_is_a_text():
    a_tabled_plan()
    prepared = Prepared(lambda code: models.Party.objects.filter(code=code).values_list("code"))

    assert prepared.first("AA") == ("AA",)
    for word in ("AA' OR '1'='1", "%s", "?", "\x1e0\x1e"):
        assert prepared.first(word) is None


def test_a_question_that_forgets_a_value_is_not_asked():
    forgetful = Prepared(lambda code, _other: models.Party.objects.filter(code=code).values_list("code"))

    with pytest.raises(NotFilledIn):
        forgetful.rows("AA", "BB")


def test_an_accreditation_holds_from_its_first_instant_until_and_not_at_its_last():
    cast = a_tabled_plan()
    held = cast("head-aa").accreditation or 0
    begins, ends = cast.now - timedelta(hours=1), cast.now + timedelta(hours=1)
    models.Accreditation.objects.filter(pk=held).update(valid_from=begins, valid_until=ends)

    instants = (begins - timedelta(microseconds=1), begins, ends - timedelta(microseconds=1), ends)
    assert [load.is_valid(held, at) for at in instants] == [False, True, True, False]
