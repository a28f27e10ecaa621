"""Sealing a bundle: contents in, the bytes of one zip file out, the same bytes for the same contents and key."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from maslahat.domain.record.chain import instant
from maslahat.domain.record.plan_record import RECORD_FORMAT
from maslahat.domain.shared.canonical import Document, canonical_bytes, fingerprint
from maslahat.publishing.bundle.container import pack_entries
from maslahat.publishing.bundle.contents import BUNDLE_FORMAT, BundleContents
from maslahat.publishing.bundle.keys import ALGORITHM, Signer
from maslahat.publishing.bundle.pieces import Piece, pieces_of_bytes, pieces_of_document

SIGNATURE_FORMAT = "maslahat.signature/1"
DOCUMENTS = ("plan.json", "programme.json", "proposals.json", "positions.json", "decision.json", "journal.json")
"""The documents of every bundle, in their order; finished files follow in order of name, then manifest and seal."""

COMPANIONS = ("README.md", "README.ru.md", "verify.py")
"""What a reader meets first: the printed steps in both languages and the independent verifier."""


class KeyExpired(ValueError):
    """The bundle was to be sealed with a key that is no longer valid at that moment."""


def write_bundle(contents: BundleContents, signer: Signer, companions: Mapping[str, bytes] | None = None) -> bytes:
    """Return the sealed zip file. ``companions`` replace the README and verifier that otherwise lie in front.

    Raises KeyExpired if the signer is not valid at ``sealed_at``, NotCanonical if a document cannot be spelled.
    """
    if contents.sealed_at >= signer.valid_until:
        raise KeyExpired(f"the key was valid until {signer.valid_until}, the bundle is of {contents.sealed_at}")
    first = dict(shipped_companions() if companions is None else companions)
    documents = _documents(contents)
    entries = [*first.items(), *((name, canonical_bytes(documents[name])) for name in DOCUMENTS)]
    entries += sorted(contents.files.items())
    pieces = {name: pieces_of_document(documents[name]) for name in DOCUMENTS}
    manifest = canonical_bytes(
        {
            "format": BUNDLE_FORMAT,
            "programme": contents.plan["programme"],
            "plan": contents.plan["code"],
            "version_id": fingerprint(contents.plan),
            "sealed_at": instant(contents.sealed_at),
            "key": signer.fingerprint,
            "files": [_listed(name, data, pieces.get(name)) for name, data in entries],
        }
    )
    return pack_entries([*entries, ("manifest.json", manifest), ("signature.json", _signature(manifest, signer))])


def shipped_companions() -> dict[str, bytes]:
    """Return the README in both languages and the independent verifier, as they lie in the package."""
    folder = Path(__file__).parent / "verifier"
    return {name: (folder / name).read_bytes() for name in COMPANIONS}


def _documents(contents: BundleContents) -> dict[str, Document]:
    return {
        "plan.json": contents.plan,
        "programme.json": contents.programme,
        "proposals.json": {"format": "maslahat.proposals/1", "proposals": list(contents.proposals)},
        "positions.json": {"format": "maslahat.positions/1", "positions": list(contents.positions)},
        "decision.json": {"format": "maslahat.decision/1", **contents.decision},
        "journal.json": {
            "format": RECORD_FORMAT,
            "entries": [entry.document() for entry in contents.entries],
            "checkpoint": contents.checkpoint.document(),
        },
    }


def _listed(name: str, data: bytes, pieces: tuple[Piece, ...] | None) -> Document:
    found = pieces_of_bytes(data) if pieces is None else pieces
    return {
        "name": name,
        "size": len(data),
        "sha256": sha256(data).hexdigest(),
        "pieces": [piece.document() for piece in found],
    }


def _signature(manifest: bytes, signer: Signer) -> bytes:
    return canonical_bytes(
        {
            "format": SIGNATURE_FORMAT,
            "algorithm": ALGORITHM,
            "keys": list(signer.chain),
            "manifest": sha256(manifest).hexdigest(),
            "signature": signer.sign(BUNDLE_FORMAT, manifest),
        }
    )
