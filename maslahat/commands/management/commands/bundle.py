"""`maslahat bundle export PROGRAMME PLAN --out FILE` and `maslahat bundle verify FILE`."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext

from maslahat.actions.publications import NotEndorsed, sealed_bundle
from maslahat.commands.door import set_up_empty_database
from maslahat.publishing.bundle.checking import Check, Verdict, check_bundle
from maslahat.publishing.bundle.keys import KeyExposed, Keyring
from maslahat.words.sealing import QUESTIONS, place_said


class Command(BaseCommand):
    """Seals an endorsed plan with its record, and checks such a file from its bytes alone."""

    help = "export an endorsed plan as one sealed file, or verify such a file"
    needs_database = False  # only export does, and asks for it itself
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the two deeds and what they take."""
        deeds = parser.add_subparsers(dest="deed", required=True)
        export = deeds.add_parser("export", help="write the sealed zip of an endorsed plan")
        export.add_argument("programme", help="code of the programme, for example PCA-2022-2025")
        export.add_argument("plan", help="code of the plan, for example JWP-2023")
        export.add_argument("--out", type=Path, required=True, help="the file to write; it must not exist yet")
        verify = deeds.add_parser("verify", help="exit 0: sound; 1: changed, with every place; 2: cannot be read")
        verify.add_argument("file", type=Path)
        verify.add_argument("--key", help="fingerprint of the key that you trust (64 hex digits)")
        verify.add_argument("--json", action="store_true", help="as JSON, for a program to read")
        verify.add_argument("--language", choices=("en", "ru"), default=_readers_language())

    def handle(self, *_: Any, **options: Any) -> None:
        """Do what was asked."""
        if options["deed"] == "export":
            self._export(options["programme"], options["plan"], options["out"])
            return
        key = _fingerprint(options["key"])
        try:
            verdict = check_bundle(options["file"].read_bytes(), key)
        except OSError as fault:
            raise CommandError(f"{options['file']}: {fault.strerror}", returncode=2) from fault
        with translation.override(options["language"]):
            self._tell(verdict, key, as_json=options["json"])
        if not verdict.is_sound:
            raise SystemExit(1)

    def _export(self, programme: str, plan: str, out: Path) -> None:
        set_up_empty_database()
        now = datetime.now(UTC)
        try:
            signer = Keyring(Path(settings.DATA) / "keys").signer(now)
            data = sealed_bundle(programme, plan, signer=signer, sealed_at=now)
            with out.open("xb") as file:
                file.write(data)
        except NotEndorsed as missing:
            raise CommandError(f"{missing}: no such plan, or it is not endorsed") from missing
        except KeyExposed as exposed:
            raise CommandError(str(exposed)) from exposed
        except OSError as fault:
            raise CommandError(f"{fault.filename}: {fault.strerror}", returncode=2) from fault
        self.stdout.write(f"{out}\n{signer.fingerprint}")

    def _tell(self, verdict: Verdict, key: str | None, *, as_json: bool) -> None:
        if as_json:
            findings = [{"check": str(each.check), "place": each.place} for each in verdict.findings]
            told = {"sound": verdict.is_sound, "findings": findings, "keys": list(verdict.keys)}
            self.stdout.write(json.dumps({**told, "version_id": verdict.manifest.get("version_id", "")}))
            return
        for number, check in enumerate(Check, 1):
            self.stdout.write(f"{number}. {QUESTIONS[check]}: {_answer(verdict, check, key)}")
        for finding in verdict.findings:
            self.stdout.write(f"   {place_said(finding.place)}")
        if verdict.is_sound:
            self.stdout.write(gettext("Sound: nothing was changed."))
            self.stdout.write(f"{verdict.manifest['plan']} {verdict.manifest['version_id']}")
            self.stdout.write(gettext("Sealed with this key; compare with the fingerprint that was published:"))
            self.stdout.write("\n".join(verdict.keys))
        else:
            self.stdout.write(gettext("Refused: the file is not as it was sealed."))


def _answer(verdict: Verdict, check: Check, key: str | None) -> str:
    found = {finding.check for finding in verdict.findings}
    if check in found:
        return gettext("NO")
    is_open = (check is Check.KEY and key is None) or (check is Check.MEANING and bool(found))
    return gettext("not looked at") if is_open else gettext("yes")


def _fingerprint(text: str | None) -> str | None:
    if text is None:
        return None
    found = "".join(sign for sign in text.lower() if sign in "0123456789abcdef")
    if len(found) != 64:
        raise CommandError("--key: a fingerprint has 64 hex digits", returncode=2)
    return found


def _readers_language() -> str:
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "ru" if spoken.lower().startswith("ru") else "en"
