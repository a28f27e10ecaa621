"""A command on files through Django's door as well: its own parser and exit codes stay what they are."""

import sys
from abc import ABC, abstractmethod
from argparse import REMAINDER
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandParser


class CommandOnFiles(BaseCommand, ABC):
    """Hands the words on as they are to ``work``."""

    needs_database = False
    requires_system_checks = ()

    def run_from_argv(self, argv: Sequence[str]) -> None:
        """Do what was asked and end with its exit code."""
        sys.exit(self.work(argv[2:]))

    def add_arguments(self, parser: CommandParser) -> None:
        """Take any words at all."""
        parser.add_argument("words", nargs=REMAINDER)

    def handle(self, *_: Any, **options: Any) -> None:
        """Do what was asked when called from a program: ``call_command("plan", "diff", …)``."""
        sys.exit(self.work(options["words"]))

    @abstractmethod
    def work(self, words: Sequence[str]) -> int:
        """Do what the words ask and return the exit code."""
