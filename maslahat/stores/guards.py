"""Guards: triggers by which the database itself refuses to change or delete rows that are kept as they were written.

Every store puts them up in its migrations; this is the one place that knows how each database spells them.
"""

from dataclasses import dataclass
from functools import partial

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


@dataclass(frozen=True, slots=True)
class Guard:
    """What is refused: ``deed`` is UPDATE or DELETE; with ``when`` only where this SQL condition on OLD holds."""

    table: str
    deed: str
    when: str = ""

    @property
    def name(self) -> str:
        """The name of the trigger, and on PostgreSQL of its function."""
        return f"{self.table}_no_{self.deed.lower()}"


def kept(*tables: str) -> tuple[Guard, ...]:
    """Return the guards of tables whose rows are neither changed nor deleted."""
    return tuple(Guard(table, deed) for table in tables for deed in ("UPDATE", "DELETE"))


def guarded(*guards: Guard) -> migrations.RunPython:
    """Return the step of a migration that puts these guards up, and backwards takes them down."""
    return migrations.RunPython(partial(_put_up, guards=guards), partial(_take_down, guards=guards))


def unguarded(*guards: Guard) -> migrations.RunPython:
    """Return the step of a migration that takes these guards down, and backwards puts them up."""
    return migrations.RunPython(partial(_take_down, guards=guards), partial(_put_up, guards=guards))


def _put_up(_apps: object, editor: BaseDatabaseSchemaEditor, *, guards: tuple[Guard, ...]) -> None:
    for guard in guards:
        for statement in _statements(editor.connection.vendor, guard):
            editor.execute(statement, params=None)


def _take_down(_apps: object, editor: BaseDatabaseSchemaEditor, *, guards: tuple[Guard, ...]) -> None:
    for guard in guards:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP FUNCTION {guard.name}() CASCADE", params=None)
        else:
            editor.execute(f"DROP TRIGGER {guard.name}", params=None)


def _statements(vendor: str, guard: Guard) -> tuple[str, ...]:
    name, when = guard.name, f" WHEN ({guard.when})" if guard.when else ""
    refusal = f"{guard.table} is kept as it was written"
    if vendor == "sqlite":
        body = f"SELECT RAISE(ABORT, '{refusal}'); END"
        return (f"CREATE TRIGGER {name} BEFORE {guard.deed} ON {guard.table}{when} BEGIN {body}",)
    raising = f"RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation'"
    function = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {raising}; END$$"
    trigger = f"CREATE TRIGGER {name} BEFORE {guard.deed} ON {guard.table} FOR EACH ROW{when} EXECUTE FUNCTION {name}()"
    return function, trigger
