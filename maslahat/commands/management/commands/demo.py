"""`maslahat demo prepare`: a demonstration with something on every page."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from maslahat.actions.demonstration import prepare_demonstration


class Command(BaseCommand):
    """Sets up the demonstration; what is there already is left as it is."""

    help = "load the reference programme, seat everybody, and leave its meeting half-way"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the one deed."""
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser("prepare", help="set the demonstration up; a second time changes nothing")

    def handle(self, *_: Any, **__: Any) -> None:
        """Prepare the demonstration and say what is new."""
        found = prepare_demonstration(datetime.now(UTC))
        plan = "tabled, with its proposals filed" if found.is_new_plan else "here already"
        self.stdout.write(f"{found.programme}: {found.new_seats} new seats; {found.plan} {plan}.")
