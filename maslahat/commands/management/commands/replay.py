"""`maslahat replay PSC-2022 --out DIR`: the real meeting played again, and what came out of it written to a folder."""

import json
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from maslahat.actions.reference import play_reference_story, reference_programme, reference_story
from maslahat.actions.replay_stage import ReplayStopped
from maslahat.actions.summary import Replayed, replayed
from maslahat.actions.throwaway import throwaway_database
from maslahat.publishing.bundle.keys import Keyring


class Command(BaseCommand):
    """Plays a meeting in a throw-away database, unless it is to stay, and writes the plan it endorsed."""

    help = "play the reference meeting again through the deeds that people use, and write what came of it"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the meeting and where to write."""
        parser.add_argument("meeting", help="code of the meeting, for example PSC-2022")
        parser.add_argument("--out", type=Path, required=True, help="folder for the files; made if it is missing")
        parser.add_argument(
            "--keep",
            action="store_true",
            help="play it in the configured database, so that the pages show it (default: a throw-away database)",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        """Play the meeting and write its files."""
        programme, _document = reference_programme()
        story = reference_story(programme)
        if options["meeting"] != story.meeting:
            raise CommandError(f"no story of {options['meeting']} is known; there is {story.meeting}", returncode=2)
        try:
            with nullcontext() if options["keep"] else throwaway_database():
                found = self._played(story.meeting)
        except ReplayStopped as stopped:
            raise CommandError(f"stopped: {stopped}") from stopped
        self._write(options["out"], found)

    def _played(self, meeting: str) -> Replayed:
        now = datetime.now(UTC)
        signer = Keyring(Path(settings.DATA) / "keys").signer(now)
        return replayed(play_reference_story(), meeting, signer=signer, sealed_at=now)

    def _write(self, folder: Path, found: Replayed) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, content in found.files.items():
                (folder / name).write_bytes(content)
                self.stdout.write(str(folder / name))
            summary = json.dumps(found.summary, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
            (folder / "summary.json").write_text(summary, "utf-8")
        except OSError as fault:
            raise CommandError(f"{fault.filename}: {fault.strerror}", returncode=2) from fault
        self.stdout.write(str(folder / "summary.json"))
        self.stdout.write(f"{found.summary['lines']} lines, fingerprint {found.summary['fingerprint']}")
