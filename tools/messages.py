"""The translators' catalogue: `python -m tools.messages` brings it up to date, `--check` names all that is missing.

Sentences are found in Python and in templates without the gettext programs: Babel reads both.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import polib
from babel.messages.extract import extract_python
from django.conf import settings as django_settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1] / "maslahat"
LOCALE = PACKAGE / "locale"
CATALOGUES = (LOCALE / "ru" / "LC_MESSAGES" / "django.po",)
FUNCTIONS: dict[str, tuple[str, ...]] = {
    "gettext": ("id",),
    "gettext_lazy": ("id",),
    "gettext_noop": ("id",),
    "_": ("id",),
    "ngettext": ("id", "plural"),
    "ngettext_lazy": ("id", "plural"),
    "pgettext": ("context", "id"),
    "pgettext_lazy": ("context", "id"),
    "npgettext": ("context", "id", "plural"),
    "npgettext_lazy": ("context", "id", "plural"),
}
RUSSIAN = {
    "Language": "ru",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 "
    ": n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
}
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


class Message(NamedTuple):
    """One sentence to translate: its context (empty if none), its English, and its English plural (empty if none)."""

    context: str
    id: str
    plural: str


def found_messages() -> dict[Message, str]:
    """Return every sentence marked for translation, with the first file that has it."""
    found: dict[Message, str] = {}
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            messages = _in_python(path.read_bytes())
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            messages = _in_python(_as_python(path.read_text("utf-8")))
        else:
            continue
        for message in messages:
            found.setdefault(message, path.relative_to(PACKAGE.parent).as_posix())
    return found


def _in_python(source: bytes) -> Iterator[Message]:
    keywords = dict.fromkeys(FUNCTIONS)
    found: Iterator[tuple[int, Any, Any, Any]] = extract_python(BytesIO(source), keywords, [], {"encoding": "utf-8"})
    for _, function, texts, _ in found:
        words = [texts] if isinstance(texts, str) else list(texts)
        parts = dict(zip(FUNCTIONS[function], words, strict=False))
        if parts.get("id"):
            yield Message(parts.get("context") or "", parts["id"], parts.get("plural") or "")


def _as_python(template: str) -> bytes:
    """Return Python that holds the template's sentences: Django writes it, all but the sentences crossed out."""
    if not django_settings.configured:
        django_settings.configure(USE_I18N=True)
    return "\n".join(line.strip() for line in templatize(template).split("\n")).encode()


def read_catalogue(path: Path) -> polib.POFile:
    """Return the catalogue, empty and with its header if there is none yet."""
    catalogue = polib.pofile(str(path)) if path.exists() else polib.POFile(wrapwidth=110)
    catalogue.metadata = dict(RUSSIAN)
    catalogue.wrapwidth = 110
    return catalogue


def faults(path: Path, found: dict[Message, str]) -> list[str]:
    """Return everything that is wrong with a catalogue, one line each."""
    told: list[str] = []
    seen: set[Message] = set()
    for entry in read_catalogue(path):
        message = _message(entry)
        if message in seen:
            told.append(f"twice: {message.id!r}")
        seen.add(message)
        if entry.obsolete or message not in found:
            told.append(f"no longer used: {message.id!r}")
        else:
            told += [f"{why}: {message.id!r} ({found[message]})" for why in _faults_of(entry)]
    return told + [f"missing: {message.id!r} ({found[message]})" for message in found if message not in seen]


def _faults_of(entry: polib.POEntry) -> Iterator[str]:
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if len(texts) != (3 if entry.msgid_plural else 1) or not all(texts):
        yield "not translated"
    if entry.fuzzy:
        yield "marked as a guess (fuzzy)"
    allowed = _placeholders(entry.msgid) | _placeholders(entry.msgid_plural)
    if any(text and not _placeholders(text) <= allowed for text in texts):
        yield "has a placeholder that the English lacks"
    if not entry.msgid_plural and entry.msgstr and allowed - _placeholders(entry.msgstr):
        yield f"leaves out {', '.join(sorted(allowed - _placeholders(entry.msgstr)))}"


def _placeholders(text: str) -> set[str]:
    return {first or second for first, second in _PLACEHOLDER.findall(text)}


def _message(entry: polib.POEntry) -> Message:
    return Message(entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def bring_up_to_date(path: Path, found: dict[Message, str]) -> None:
    """Write the catalogue anew, in order of the English: what was translated stays, what is gone goes."""
    former = read_catalogue(path)
    kept: dict[Message, polib.POEntry] = {}
    for entry in former:
        message = _message(entry)
        if message not in kept or not kept[message].translated():
            kept[message] = entry
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = dict(RUSSIAN)
    for message in sorted(found, key=lambda message: (message.id, message.context)):
        catalogue.append(kept.get(message) or _untranslated(message))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))


def _untranslated(message: Message) -> polib.POEntry:
    forms = {"msgid_plural": message.plural, "msgstr_plural": {0: "", 1: "", 2: ""}} if message.plural else {}
    return polib.POEntry(msgid=message.id, msgctxt=message.context or None, **forms)


def compile_catalogues() -> None:
    """Write the .mo file that Django reads beside each catalogue, unless it is newer than its source."""
    for path in CATALOGUES:
        compiled = path.with_suffix(".mo")
        if path.exists() and not (compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns):
            scratch = compiled.with_suffix(".mo.new")
            read_catalogue(path).save_as_mofile(str(scratch))
            scratch.replace(compiled)


def main() -> int:
    """Do what the command line asks; return 1 if a check finds fault."""
    parser = argparse.ArgumentParser(prog="python -m tools.messages", description="Keep the translators' catalogue.")
    task = parser.add_mutually_exclusive_group()
    task.add_argument("--check", action="store_true", help="name everything missing or untranslated; change nothing")
    task.add_argument("--compile", action="store_true", help="write the .mo files that Django reads")
    asked = parser.parse_args()
    if asked.compile:
        compile_catalogues()
        return 0
    found = found_messages()
    if not asked.check:
        for path in CATALOGUES:
            bring_up_to_date(path, found)
    told = [f"{path.relative_to(PACKAGE.parent)}: {fault}" for path in CATALOGUES for fault in faults(path, found)]
    sys.stdout.write("".join(f"{line}\n" for line in told) or f"{len(found)} sentences, all translated\n")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
