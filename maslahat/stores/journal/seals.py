"""Triggers that make the database itself refuse to change, remove or misplace a journal entry.

They guard against mistakes and against people with ordinary access. Whoever may drop triggers can get past them;
the hash chain and a published checkpoint then show what was done.
"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = (
    """CREATE TRIGGER journal_entry_unchanged BEFORE UPDATE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'a journal entry is never changed or removed'); END""",
    """CREATE TRIGGER journal_entry_kept BEFORE DELETE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'a journal entry is never changed or removed'); END""",
    # REPLACE removes rows without asking the DELETE trigger: an existing hash or number is refused before that.
    """CREATE TRIGGER journal_entry_next BEFORE INSERT ON journal_entry
    WHEN EXISTS (SELECT 1 FROM journal_entry WHERE hash = NEW.hash) OR NEW.number <>
      (SELECT COALESCE(MAX(number), 0) + 1 FROM journal_entry WHERE programme = NEW.programme)
    BEGIN SELECT RAISE(ABORT, 'a journal entry follows the last one'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION journal_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'a journal entry is never changed or removed'
      USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE FUNCTION journal_entry_follow() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
      IF NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM journal_entry WHERE programme = NEW.programme)
      THEN RAISE EXCEPTION 'a journal entry follows the last one'
      USING ERRCODE = 'integrity_constraint_violation'; END IF;
      RETURN NEW;
    END $$""",
    """CREATE TRIGGER journal_entry_unchanged BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_entry_refuse()""",
    """CREATE TRIGGER journal_entry_kept BEFORE TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_refuse()""",
    """CREATE TRIGGER journal_entry_next BEFORE INSERT ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_entry_follow()""",
)
_TRIGGERS = ("journal_entry_unchanged", "journal_entry_kept", "journal_entry_next")
_FUNCTIONS = ("journal_entry_refuse", "journal_entry_follow")


def seal(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place; fails if they stand already."""
    _run(connection, _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE)


def unseal(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for a migration backwards, and for tests that act as a faithless administrator."""
    if connection.vendor == "postgresql":
        drop = [f"DROP TRIGGER IF EXISTS {name} ON journal_entry" for name in _TRIGGERS]
        _run(connection, (*drop, *(f"DROP FUNCTION IF EXISTS {name}()" for name in _FUNCTIONS)))
    else:
        _run(connection, tuple(f"DROP TRIGGER IF EXISTS {name}" for name in _TRIGGERS))


def seal_forwards(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Migration step: put the triggers in place."""
    seal(editor.connection)


def seal_backwards(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Migration step backwards: take the triggers away."""
    unseal(editor.connection)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
