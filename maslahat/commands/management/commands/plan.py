"""`maslahat plan diff` and `maslahat plan merge` through Django's door as well; the work is done in plan_files."""

import sys
from argparse import REMAINDER
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from maslahat.commands.plan_files import run


class Command(BaseCommand):
    """Hands the words on as they are: the command on files has a parser and exit codes of its own."""

    help = "compare and merge workplans in files, without a database"
    needs_database = False
    requires_system_checks = ()

    def run_from_argv(self, argv: Sequence[str]) -> None:
        """Do what was asked and end with its exit code."""
        sys.exit(run(argv[2:]))

    def add_arguments(self, parser: CommandParser) -> None:
        """Take any words at all."""
        parser.add_argument("words", nargs=REMAINDER)

    def handle(self, *_: Any, **options: Any) -> None:
        """Do what was asked when called from a program: ``call_command("plan", "diff", …)``."""
        sys.exit(run(options["words"]))
