"""`maslahat plan diff` and `maslahat plan merge` through Django's door as well; the work is done in plan_files."""

from collections.abc import Sequence

from maslahat.commands.on_files import CommandOnFiles
from maslahat.commands.plan_files import run


class Command(CommandOnFiles):
    """Compares and merges plans."""

    help = "compare and merge workplans in files, without a database"

    def work(self, words: Sequence[str]) -> int:
        """Do what the words ask and return the exit code."""
        return run(words)
