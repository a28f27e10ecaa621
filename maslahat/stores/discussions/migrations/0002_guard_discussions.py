"""What was said in a discussion stays as it was said: the database refuses to change or delete it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

GUARDED = ("discussions_thread", "discussions_entry")


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the database itself refuse to change or delete these rows."""
    for table in GUARDED:
        for deed in ("UPDATE", "DELETE"):
            for statement in _statements(editor.connection.vendor, table, deed):
                editor.execute(statement, params=None)


def unguard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards away again."""
    for table in GUARDED:
        for deed in ("update", "delete"):
            name = f"{table}_no_{deed}"
            if editor.connection.vendor == "postgresql":
                editor.execute(f"DROP FUNCTION {name}() CASCADE", params=None)
            else:
                editor.execute(f"DROP TRIGGER {name}", params=None)


def _statements(vendor: str, table: str, deed: str) -> tuple[str, ...]:
    name = f"{table}_no_{deed.lower()}"
    if vendor == "sqlite":
        body = f"SELECT RAISE(ABORT, '{table} is kept as it was written'); END"
        return (f"CREATE TRIGGER {name} BEFORE {deed} ON {table} BEGIN {body}",)
    raising = f"RAISE EXCEPTION '{table} is kept as it was written' USING ERRCODE = 'integrity_constraint_violation'"
    function = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {raising}; END$$"
    trigger = f"CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    return function, trigger


class Migration(migrations.Migration):
    """Put the guards up."""

    dependencies = (("discussions", "0001_begin_discussions"),)
    operations = (migrations.RunPython(guard, unguard),)
