"""The door of the command line: `maslahat COMMAND`; an empty database is set up on the way in."""

import os
import sys


def main() -> int:
    """Run the command that the shell asked for; return the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maslahat.config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import ManagementUtility

    try:
        if _works_on_rows(sys.argv[1:2]):
            set_up_empty_database()
        ManagementUtility(["maslahat", *sys.argv[1:]]).execute()
    except ImproperlyConfigured as fault:
        sys.stderr.write(f"maslahat: {fault}\n")
        return 2
    return 0


def _works_on_rows(name: list[str]) -> bool:
    """Tell whether this is a command of ours that needs a database; one that does not says `needs_database = False`."""
    import django
    from django.core.management import get_commands, load_command_class

    django.setup()  # before any question about commands: Django keeps the first answer, and now it lacks ours
    if not name or get_commands().get(name[0]) != "maslahat.commands":
        return False
    return bool(getattr(load_command_class("maslahat.commands", name[0]), "needs_database", True))


def set_up_empty_database() -> None:
    """Make the tables if there is none at all; raise ImproperlyConfigured if the database does not answer."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db import OperationalError, connection

    try:
        tables = connection.introspection.table_names()
    except OperationalError as fault:
        raise ImproperlyConfigured(f"the database does not answer: {str(fault).strip().splitlines()[0]}") from fault
    if not tables:
        call_command("migrate", verbosity=0, interactive=False)


if __name__ == "__main__":
    sys.exit(main())
