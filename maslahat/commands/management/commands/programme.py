"""`maslahat programme load FILE` and `maslahat programme list`."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from maslahat.actions.outcomes import ProgrammeLoaded
from maslahat.actions.people import keeper
from maslahat.actions.programmes import load_programme
from maslahat.actions.reference import ensure_reference_programme
from maslahat.domain.shared.canonical import fingerprint
from maslahat.publishing.files import FileRefused
from maslahat.publishing.programme_file import read_programme_file
from maslahat.stores.programmes import queries


class Command(BaseCommand):
    """Loads a programme from its file, whole or not at all, and lists those that are here."""

    help = "load a programme from a YAML file, or list the programmes of this installation"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the two deeds and what they take."""
        deeds = parser.add_subparsers(dest="deed", required=True)
        load = deeds.add_parser("load", help="load a programme; a file with faults is refused with every fault")
        load.add_argument("file", nargs="?", type=Path, help="the programme file (docs/formats/programme.md)")
        load.add_argument("--reference", action="store_true", help="the reference programme that ships with Maslahat")
        load.add_argument("--if-absent", action="store_true", help="leave a programme alone that is here already")
        shown = deeds.add_parser("list", help="list the programmes that are here")
        shown.add_argument("--json", action="store_true", help="as JSON, for a program to read")

    def handle(self, *_: Any, **options: Any) -> None:
        """Do what was asked."""
        if options["deed"] == "list":
            self._list(as_json=options["json"])
        elif options["reference"] == (options["file"] is not None):
            raise CommandError("give one file, or --reference", returncode=2)
        elif options["reference"]:
            self.stdout.write(ensure_reference_programme(datetime.now(UTC)).code)
        else:
            self._load(options["file"], if_absent=options["if_absent"])

    def _list(self, *, as_json: bool) -> None:
        found = [queries.programme(code) for code in queries.codes()]
        if as_json:
            self.stdout.write(json.dumps([{"code": each.code, "name": dict(each.name.texts)} for each in found]))
            return
        for each in found:
            self.stdout.write(f"{each.code}  {each.name.in_language('en')}")

    def _load(self, path: Path, *, if_absent: bool) -> None:
        try:
            programme, found = read_programme_file(path.read_bytes())
        except OSError as fault:
            raise CommandError(f"{path}: {fault.strerror}", returncode=2) from fault
        except FileRefused as refused:
            faults = "\n".join(f"{path}: {fault}" for fault in refused.faults)
            raise CommandError(
                f"{faults}\nRefused whole: {len(refused.faults)} faults; nothing was loaded."
            ) from refused
        if if_absent and programme.code in queries.codes():
            self.stdout.write(f"{programme.code} is here already.")
            return
        now = datetime.now(UTC)
        key = f"load:{fingerprint(found.data)}:{now.isoformat()}"
        outcome = load_programme(document=found.data, by=keeper(programme.code, now), key=key, now=now)
        if not isinstance(outcome, ProgrammeLoaded):
            raise CommandError(f"{path}: {outcome}")
        self.stdout.write(
            f"{programme.code} {'loaded' if outcome.is_new else 'loaded anew'}: {programme.name.in_language('en')}"
        )
