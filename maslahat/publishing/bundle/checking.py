"""Checking a bundle: is every byte as it was sealed, who sealed it, and does the record say what the plan claims?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from maslahat.domain.shared.canonical import Document, NotCanonical, read_canonical
from maslahat.publishing.bundle.container import open_entries
from maslahat.publishing.bundle.contents import BUNDLE_FORMAT
from maslahat.publishing.bundle.keys import ALGORITHM
from maslahat.publishing.bundle.meaning import meaning_faults
from maslahat.publishing.bundle.pieces import Piece, changed_pieces
from maslahat.publishing.bundle.seals import holds, is_valid_at, key_chain
from maslahat.publishing.bundle.writing import DOCUMENTS, SIGNATURE_FORMAT

_MANIFEST = ("files", "format", "key", "plan", "programme", "sealed_at", "version_id")
_SIGNATURE = ("algorithm", "format", "keys", "manifest", "signature")


class Check(StrEnum):
    """The five questions, in the order in which they are asked."""

    CONTAINER = "container"
    SEAL = "seal"
    KEY = "key"
    CONTENTS = "contents"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is not as sealed. ``place`` says where, for example ``plan.json#lines[2].title.texts.ru``."""

    check: Check
    place: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking a file gave: sound if there are no findings. ``manifest`` is empty if it could not be read.

    ``keys`` are the fingerprints from the first key to the one that sealed; empty if they do not hold.
    """

    findings: tuple[Finding, ...]
    manifest: Mapping[str, Document]
    keys: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing at all was found to be other than sealed."""
        return not self.findings


def check_bundle(data: bytes, key: str | None = None) -> Verdict:
    """Check a bundle from its bytes alone. ``key`` is the fingerprint (64 hex digits) that the reader trusts.

    Meaning is looked at only when the bytes are proved: nothing is told about the content of a forged file.
    """
    opened = open_entries(data)
    manifest = _manifest(_content(opened.entries, "manifest.json", -2))
    names = _names(manifest)
    if names and tuple(name for name, _ in opened.entries) != names:
        opened = open_entries(data, names)
    seal_faults, keys = _seal_faults(opened.entries, manifest)
    contents = [] if opened.faults in (("zip",),) else _content_faults(opened.entries, manifest, bool(seal_faults))
    findings = [
        *(Finding(Check.CONTAINER, place) for place in _header_faults(opened.faults, [*contents, *seal_faults])),
        *(Finding(Check.SEAL, place) for place in seal_faults),
        *(Finding(Check.CONTENTS, place) for place in contents),
    ]
    if key is not None and keys and key not in keys:
        findings.append(Finding(Check.KEY, "signature.json#keys"))
    if not findings:
        documents = {name: read_canonical(content) for name, content in opened.entries if name in DOCUMENTS}
        findings = [Finding(Check.MEANING, place) for place in meaning_faults(documents, manifest)]
    return Verdict(tuple(findings), manifest, keys)


def _content(entries: Sequence[tuple[str, bytes]], name: str, place: int) -> bytes:
    """Return a content by its name, else by its place from the end."""
    return dict(entries).get(name) or (entries[place][1] if len(entries) >= -place else b"")


@lru_cache(maxsize=8)
def _manifest(content: bytes) -> Mapping[str, Document]:
    """Return the manifest that these bytes spell; empty if they spell none."""
    found = _object(content)
    return found if _is_manifest(found) else {}


def _object(content: bytes) -> Mapping[str, Document]:
    try:
        value = read_canonical(content)
    except NotCanonical:
        return {}
    return value if isinstance(value, dict) else {}


def _names(manifest: Mapping[str, Document]) -> tuple[str, ...]:
    if not manifest:
        return ()
    return (*(listed["name"] for listed in manifest["files"]), "manifest.json", "signature.json")


def _is_manifest(manifest: Mapping[str, Document]) -> bool:
    if tuple(manifest) != _MANIFEST or manifest["format"] != BUNDLE_FORMAT:
        return False
    files = manifest["files"]
    return isinstance(files, list) and bool(files) and all(_is_listing(listed) for listed in files)


def _is_listing(listed: Document) -> bool:
    if not isinstance(listed, dict) or tuple(listed) != ("name", "pieces", "sha256", "size"):
        return False
    if not isinstance(listed["name"], str) or not listed["name"].isascii() or not isinstance(listed["pieces"], list):
        return False
    return all(
        isinstance(piece, list) and [type(part) for part in piece] == [str, int, str] and piece[1] >= 0
        for piece in listed["pieces"]
    )


def _seal_faults(
    entries: Sequence[tuple[str, bytes]], manifest: Mapping[str, Document]
) -> tuple[list[str], tuple[str, ...]]:
    signature = _object(_content(entries, "signature.json", -1))
    if tuple(signature) != _SIGNATURE or (signature["format"], signature["algorithm"]) != (SIGNATURE_FORMAT, ALGORITHM):
        return ["signature.json"], ()
    keys = key_chain(signature["keys"])
    if not keys:
        return ["signature.json#keys"], ()
    content = dict(entries).get("manifest.json", b"")
    if signature["manifest"] != sha256(content).hexdigest():
        last = signature["keys"][-1]["public_key"]
        whole = holds(last, BUNDLE_FORMAT, content, str(signature["signature"]))
        return ["signature.json#manifest" if whole else "manifest.json"], keys
    if not holds(signature["keys"][-1]["public_key"], BUNDLE_FORMAT, content, str(signature["signature"])):
        return ["signature.json#signature"], keys
    if not manifest or manifest["key"] != keys[-1]:
        return ["manifest.json"], keys
    if not is_valid_at(signature["keys"][-1], manifest["sealed_at"]):
        return ["signature.json#valid_until"], keys
    return [], keys


def _content_faults(
    entries: Sequence[tuple[str, bytes]], manifest: Mapping[str, Document], is_unsealed: bool
) -> list[str]:
    if not manifest:
        return []
    found, faults = dict(entries[:-2]), []
    if _names(manifest) != tuple(name for name, _ in entries):
        faults += _misnamed(_names(manifest), [name for name, _ in entries], is_unsealed)
    for listed in manifest["files"]:
        content = found.get(listed["name"])
        if content is not None and sha256(content).hexdigest() != listed["sha256"]:
            faults += _changed(listed, content) or [
                f"manifest.json#{listed['name']}" if is_unsealed else listed["name"]
            ]
        elif content is not None and len(content) != listed["size"]:
            faults.append(f"manifest.json#{listed['name']}")
    missing = [name for name in DOCUMENTS if name not in found]
    return faults if is_unsealed else [*faults, *(name for name in missing if name not in faults)]


def _misnamed(listed: Sequence[str], found: Sequence[str], is_unsealed: bool) -> list[str]:
    if is_unsealed:
        return ["manifest.json#files"]
    faults = [name for name in listed if name not in found]
    return [*faults, *(f"{name}#unlisted" for name in found if name not in listed)] or ["manifest.json#files"]


def _changed(listed: Mapping[str, Document], content: bytes) -> list[str]:
    pieces = [Piece(*piece) for piece in listed["pieces"]]
    return [f"{listed['name']}#{name}" for name in changed_pieces(pieces, content)]


def _header_faults(faults: Sequence[str], contents: Sequence[str]) -> list[str]:
    """Leave out checksums that differ only because the content they are of was changed."""
    changed = {place.split("#")[0] for place in contents}
    expected = {f"zip:{name}:{header}:checksum" for name in changed for header in ("local", "central")}
    return [place for place in faults if place not in expected]
