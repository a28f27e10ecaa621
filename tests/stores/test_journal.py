"""The journal in the database: it refuses to be changed, and whoever forces it is found out at the very row."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from maslahat.domain.record.chain import Broken, Checkpoint, Doer, Intact, check_chain
from maslahat.domain.shared.canonical import NotCanonical
from maslahat.stores.journal import load, models, save
from maslahat.stores.journal.locks import NoTransaction
from maslahat.stores.journal.seals import seal, unseal

NOON = datetime(2022, 10, 26, 12, 0, 0, 123456, tzinfo=UTC)
DELEGATE = Doer("Delegation of Kazakhstan", "KZ", "delegate", "proposal.propose")
LENGTH = 200

pytestmark = pytest.mark.django_db


def write(length: int, programme: str = "PCA") -> Checkpoint:
    """Write so many deeds and return the checkpoint that is then published."""
    for place in range(length):
        with transaction.atomic():
            last = save.record(
                programme=programme,
                who=DELEGATE,
                deed="proposal.propose",
                about=f"proposal:{place}",
                detail={"place": place, "текст": "ё"},
                now=NOON + timedelta(seconds=place),
            )
    return Checkpoint(programme, last.number, last.hash, NOON)


@contextmanager
def faithless_administrator() -> Iterator[None]:
    """Lift the triggers and put everything back afterwards, as if nothing had been done."""
    with transaction.atomic():
        unseal(connection)
        yield
        transaction.set_rollback(True)


def run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.covers("T-02")
def test_what_is_written_is_read_back_and_intact():
    checkpoint = write(3)

    assert check_chain(load.journal("PCA"), checkpoint) == Intact(3, checkpoint.hash)
    assert load.journal("PCA")[1].at == NOON + timedelta(seconds=1)


@pytest.mark.covers("T-02")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET deed = 'other'",
        "UPDATE journal_entry SET number = number + 1",
        "DELETE FROM journal_entry",
        "DELETE FROM journal_entry WHERE number = 3",
        "INSERT INTO journal_entry SELECT 'f' || substr(hash, 2, 62) || 'x', programme, 9, at, office, party, role,"
        ' "right", deed, about, detail, previous FROM journal_entry WHERE number = 3',
        "INSERT INTO journal_entry SELECT * FROM journal_entry WHERE number = 3",
    ],
)
def test_the_database_itself_refuses_to_change_remove_or_misplace_an_entry(statement):
    checkpoint = write(3)

    with pytest.raises(DatabaseError), transaction.atomic():
        run(statement)
    assert check_chain(load.journal("PCA"), checkpoint) == Intact(3, checkpoint.hash)


@pytest.mark.covers("T-02")
def test_the_table_can_neither_be_emptied_nor_have_a_row_replaced():
    checkpoint = write(3)
    replace = "INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry WHERE number = 2"

    with pytest.raises(DatabaseError), transaction.atomic():
        run("TRUNCATE journal_entry" if connection.vendor == "postgresql" else replace)
    assert check_chain(load.journal("PCA"), checkpoint) == Intact(3, checkpoint.hash)


COLUMNS = {
    "hash": "'f' || substr(hash, 2, 62) || 'x'",
    "programme": "'OTHER'",
    "number": "number + 1000",
    "at": "'2022-10-26 12:00:00.999999+00:00'",
    "office": "office || ' '",
    "party": "'KG'",
    "role": "'observer'",
    "right": "'proposal.table'",
    "deed": "'proposal.withdraw'",
    "about": "about || '0'",
    "detail": "'{\"place\":-1}'",
    "previous": "'e' || substr(previous, 2, 62) || 'x'",
}


def test_every_column_of_the_journal_is_tried():
    assert set(COLUMNS) == {field.column for field in models.Entry._meta.fields}


@pytest.mark.covers("T-02")
@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_of_any_column_in_any_row_is_found_at_that_row(column):
    checkpoint, missed = write(LENGTH), []
    cast = "::timestamptz" if column == "at" and connection.vendor == "postgresql" else ""
    for number in range(1, LENGTH + 1):
        with faithless_administrator():
            run(f'UPDATE journal_entry SET "{column}" = {COLUMNS[column]}{cast} WHERE number = %s', number)
            verdict = check_chain(load.journal("PCA"), checkpoint)
            if not isinstance(verdict, Broken) or verdict.place != number:
                missed.append((number, verdict))

    assert missed == []


@pytest.mark.covers("T-02")
@pytest.mark.parametrize("spelled", ["not json", "{}x", '{"a": 1}', "[]", "", "null"])
def test_a_detail_that_is_no_longer_canonical_is_found_not_stumbled_over(spelled):
    checkpoint = write(5)
    with faithless_administrator():
        run("UPDATE journal_entry SET detail = %s WHERE number = 4", spelled)

        assert check_chain(load.journal("PCA"), checkpoint).place == 4


@pytest.mark.covers("T-02")
def test_a_row_removed_anywhere_is_found():
    checkpoint = write(50)
    for number in range(1, 51):
        with faithless_administrator():
            run("DELETE FROM journal_entry WHERE number = %s", number)

            assert check_chain(load.journal("PCA"), checkpoint).place == number


@pytest.mark.covers("T-02")
def test_a_row_removed_and_the_others_moved_up_is_found():
    checkpoint = write(20)
    for number in range(1, 20):
        with faithless_administrator():
            run("DELETE FROM journal_entry WHERE number = %s", number)
            for later in range(number + 1, 21):
                run("UPDATE journal_entry SET number = %s WHERE number = %s", later - 1, later)

            assert check_chain(load.journal("PCA"), checkpoint).place == number


@pytest.mark.covers("T-02")
def test_two_rows_that_changed_places_are_found():
    checkpoint = write(50)
    for number in range(1, 50):
        with faithless_administrator():
            for before, after in ((number, 9999), (number + 1, number), (9999, number + 1)):
                run("UPDATE journal_entry SET number = %s WHERE number = %s", after, before)

            assert check_chain(load.journal("PCA"), checkpoint).place == number


@pytest.mark.covers("T-02")
def test_a_row_slipped_in_at_the_end_or_in_the_middle_is_found():
    checkpoint = write(20)
    copied = (
        "INSERT INTO journal_entry SELECT 'f' || substr(hash, 2, 62) || 'x', programme, %s, at, office, party, role,"
        ' "right", deed, about, detail, previous FROM journal_entry WHERE number = 7'
    )
    for number in (21, 8):
        with faithless_administrator():
            if number == 8:
                for later in range(20, 7, -1):
                    run("UPDATE journal_entry SET number = %s WHERE number = %s", later + 1, later)
            run(copied, number)

            assert check_chain(load.journal("PCA"), checkpoint).place == number


@pytest.mark.covers("T-06")
def test_an_entry_that_the_database_keeps_otherwise_than_told_is_rolled_back():
    if connection.vendor == "postgresql":
        run("CREATE FUNCTION rot() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.office := 'X'; RETURN NEW; END$$")
        run("CREATE TRIGGER rot BEFORE INSERT ON journal_entry FOR EACH ROW EXECUTE FUNCTION rot()")
    else:
        unseal(connection)
        run(
            "CREATE TRIGGER rot AFTER INSERT ON journal_entry"
            " BEGIN UPDATE journal_entry SET office = 'X' WHERE hash = NEW.hash; END"
        )

    with pytest.raises(load.NotAsWritten):
        write(1)
    assert load.journal("PCA") == ()


def test_journals_of_two_programmes_do_not_touch_and_deeds_outside_have_their_own():
    for programme in ("A", "B", "", "A"):
        write(2, programme)

    assert [len(load.journal(programme)) for programme in ("A", "B", "")] == [4, 2, 2]
    assert all(isinstance(check_chain(load.journal(programme)), Intact) for programme in ("A", "B", ""))


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_a_transaction_or_without_a_spelling():
    with pytest.raises(NoTransaction):
        save.record(programme="A", who=DELEGATE, deed="d", about="a", now=NOON)
    with pytest.raises(NotCanonical), transaction.atomic():
        save.record(programme="A", who=DELEGATE, deed="d", about="a", now=NOON, detail={"share": 0.5})
    assert load.journal("A") == ()


@pytest.mark.django_db(transaction=True)
def test_the_migration_goes_back_and_forth():
    unseal(connection)
    seal(connection)

    write(2)
    with pytest.raises(DatabaseError), transaction.atomic():
        run("DELETE FROM journal_entry")


@pytest.mark.covers("R-15", "E73")
def test_a_receipt_is_found_again_by_actor_and_key_alone():
    with transaction.atomic():
        kept = save.keep_receipt(actor="kz", key="k", deed="d", request={"a": 1}, outcome={"ok": True}, now=NOON)

        assert load.receipt(actor="kz", key="k") == kept
        assert load.receipt(actor="kg", key="k") is None
        with pytest.raises(DatabaseError), transaction.atomic():
            save.keep_receipt(actor="kz", key="k", deed="d", request={"a": 2}, outcome={}, now=NOON)
