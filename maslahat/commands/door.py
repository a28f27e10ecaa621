"""The door of the command line: `maslahat COMMAND`; an empty database is set up on the way in."""

import os
import sys

from maslahat import __version__

HELP = ("-h", "--help", "help")
VERSION = ("--version", "version")


def main() -> int:
    """Run the command that the shell asked for; return the exit status: 0 done, 1 refused, 2 not understood."""
    asked = sys.argv[1:]
    if asked[:1] == ["plan"]:  # works on files alone: no settings, no database, and no time spent on Django
        from maslahat.commands import plan_files

        return plan_files.run(asked[1:])
    if asked[:1] == ["results"] and asked[1:2] != ["export"]:
        from maslahat.commands import results_files

        return results_files.run(asked[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maslahat.config.settings")
    from django.core.exceptions import ImproperlyConfigured

    try:
        import django

        django.setup()  # before any question about commands: Django keeps the first answer, and now it lacks ours
        if not asked or (len(asked) == 1 and asked[0] in HELP + VERSION):
            sys.stdout.write(f"{_about_itself(asked)}\n")
            return 0
        return _run(asked)
    except ImproperlyConfigured as fault:
        sys.stderr.write(f"maslahat: {fault}\n")
        return 2


def _about_itself(asked: list[str]) -> str:
    from django.core.management import get_commands
    from django.utils.translation import override

    from maslahat.words.commands import overview

    ours = [name for name, app in get_commands().items() if app == "maslahat.commands"]
    if asked and asked[0] in VERSION:
        return __version__
    with override(_language()):
        return overview(ours, __version__)


def _run(asked: list[str]) -> int:
    from django.core.management import ManagementUtility, get_commands
    from django.utils.translation import override

    from maslahat.words.commands import unknown_command

    if asked[0] not in {*get_commands(), *HELP}:
        with override(_language()):
            sys.stderr.write(f"maslahat: {unknown_command(asked[0], get_commands())}\n")
        return 2
    if _works_on_rows(asked[0]):
        set_up_empty_database()
    ManagementUtility(["maslahat", *asked]).execute()
    return 0


def _language() -> str:
    """Return the language that the shell speaks, as POSIX has it: LC_ALL before LC_MESSAGES before LANG."""
    told = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "ru" if next(filter(None, told), "").startswith("ru") else "en"


def _works_on_rows(name: str) -> bool:
    """Tell whether this is a command of ours that needs a database; one that does not says `needs_database = False`."""
    from django.core.management import get_commands, load_command_class

    if get_commands().get(name) != "maslahat.commands":
        return False
    return bool(getattr(load_command_class("maslahat.commands", name), "needs_database", True))


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
