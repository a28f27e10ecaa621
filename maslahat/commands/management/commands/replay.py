"""`maslahat replay PSC-2022`: the real meeting played again, at once into a folder, or live for those who watch."""

import json
import time
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper

from maslahat.actions.reference import play_reference_day, play_reference_story, reference_programme, reference_story
from maslahat.actions.replay.stage import ReplayStopped
from maslahat.actions.summary import Replayed, replayed
from maslahat.actions.throwaway import throwaway_database
from maslahat.publishing.bundle.keys import Keyring

USUAL_SPEED = 60
FASTEST = 1000


def _speed(written: str) -> int:
    speed = int(written)
    if not 0 < speed <= FASTEST:
        raise ValueError
    return speed


class Pace:
    """Waits before each deed of a live replay as long as it took in the meeting, so many times faster."""

    def __init__(self, speed: int, out: OutputWrapper) -> None:
        self.speed, self.out = speed, out
        self.before: datetime | None = None

    def __call__(self, told: datetime, earliest: datetime) -> datetime:
        """Wait until the deed that the story has at ``told`` can be done, not before ``earliest``; return the hour."""
        gap = (told - self.before) / self.speed if self.before else timedelta()
        self.before = told
        due = max(datetime.now(UTC) + gap, earliest)
        time.sleep(max(0.0, (due - datetime.now(UTC)).total_seconds()))
        self.out.write(f"{told:%H:%M:%S}", ending="\r")
        self.out.flush()
        return datetime.now(UTC)


class Command(BaseCommand):
    """Plays a meeting in a throw-away database, unless it is to stay, and writes the plan it endorsed.

    Live it is played in the configured database, deed after deed, while a server shows room, phone and hall screen.
    """

    help = "play the reference meeting again through the deeds that people use, and write what came of it"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the meeting and where to write."""
        parser.add_argument("meeting", help="code of the meeting, for example PSC-2022")
        parser.add_argument("--out", type=Path, help="folder for the files; made if it is missing")
        parser.add_argument(
            "--keep",
            action="store_true",
            help="play it in the configured database, so that the pages show it (default: a throw-away database)",
        )

        parser.add_argument(
            "--live",
            action="store_true",
            help="play the day in the configured database while a server runs, so that one can watch it",
        )
        parser.add_argument(
            "--speed",
            type=_speed,
            default=USUAL_SPEED,
            help="minutes of the meeting in a minute, 1 to 1000 (with --live)",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        """Play the meeting, and write its files if there is a folder for them."""
        programme, _document = reference_programme()
        story = reference_story(programme)
        if options["meeting"] != story.meeting:
            raise CommandError(f"no story of {options['meeting']} is known; there is {story.meeting}", returncode=2)
        if not options["live"] and options["out"] is None:
            raise CommandError("say where to write with --out, or play it --live", returncode=2)
        is_here = options["keep"] or options["live"]
        try:
            with nullcontext() if is_here else throwaway_database():
                found = self._played(story.meeting, Pace(options["speed"], self.stdout) if options["live"] else None)
        except ReplayStopped as stopped:
            raise CommandError(f"stopped: {stopped}") from stopped
        if options["out"] is not None:
            self._write(options["out"], found)

    def _played(self, meeting: str, pace: Pace | None) -> Replayed:
        plan = play_reference_day(pace) if pace else play_reference_story()
        now = datetime.now(UTC)
        signer = Keyring(Path(settings.DATA) / "keys").signer(now)
        return replayed(plan, meeting, signer=signer, sealed_at=now)

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
