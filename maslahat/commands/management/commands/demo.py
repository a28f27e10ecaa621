"""`maslahat demo prepare` and `maslahat demo results`: a demonstration with something on every page."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from maslahat.actions.demonstration import prepare_demonstration
from maslahat.actions.illustrative_editions import draft_illustrative_editions
from maslahat.actions.illustrative_progress import tell_illustrative_progress
from maslahat.actions.illustrative_results import report_illustrative_results


class Command(BaseCommand):
    """Sets up the demonstration; what is there already is left as it is."""

    help = "load the reference programme, seat everybody, and leave its meeting half-way"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the one deed."""
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser("prepare", help="set the demonstration up; a second time changes nothing")
        deeds.add_parser("results", help="report illustrative results; a second time changes nothing")

    def handle(self, *_: Any, deed: str, **__: Any) -> None:
        """Do the one that is asked for and say what is new."""
        if deed == "results":
            told = report_illustrative_results(datetime.now(UTC))
            self.stdout.write(f"{told.programme}: {told.reports} illustrative reports for {told.periods} periods.")
            lines = tell_illustrative_progress(datetime.now(UTC))
            self.stdout.write(f"{told.programme}: illustrative progress of {lines} lines.")
            drafted = draft_illustrative_editions(datetime.now(UTC))
            said = f"{drafted.published} annual report published, {drafted.in_work} in work."
            self.stdout.write(f"{told.programme}: {said}")
            return
        found = prepare_demonstration(datetime.now(UTC))
        plan = "tabled, with its proposals filed" if found.is_new_plan else "here already"
        self.stdout.write(f"{found.programme}: {found.new_seats} new seats; {found.plan} {plan}.")
