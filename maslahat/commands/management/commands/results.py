"""`maslahat results rollup` and `explain` through Django's door as well; the work is done in results_files."""

from collections.abc import Sequence

from maslahat.commands.on_files import CommandOnFiles
from maslahat.commands.results_files import run


class Command(CommandOnFiles):
    """Rolls reports up into figures and explains them."""

    help = "roll reports up into figures and explain any of them, from a file and without a database"
    needs_database = True  # for export, which alone comes this way

    def work(self, words: Sequence[str]) -> int:
        """Do what the words ask and return the exit code."""
        return run(words)
