"""The keys with which an installation seals bundles: kept in its data folder, each vouching for the next.

A key is an Ed25519 key (RFC 8032) with a statement: number, public key, how long it is valid, which key came before.
The statement is signed with the key itself and with the one before, so that a reader who knows an older fingerprint
can follow to the newer one. A stolen key vouches for nobody: after it the installation starts anew.
"""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from maslahat.domain.record.chain import instant
from maslahat.domain.shared.canonical import Document, canonical_bytes

KEY_FORMAT = "maslahat.key/1"
ALGORITHM = "Ed25519"
LIFETIME = timedelta(days=5 * 365)
RENEWAL = timedelta(days=365)
"""A key is valid for five years and replaced in the last of them."""


class KeyExposed(PermissionError):
    """The key file can be read by others than the server; it must have mode 0600."""


@dataclass(frozen=True)
class Signer:
    """The key in force. ``chain`` are the statements from the first key to this one."""

    chain: tuple[Document, ...]
    secret: bytes

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key, 64 hex digits: what an installation publishes and a reader compares."""
        return key_fingerprint(self.chain[-1]["public_key"])

    @property
    def valid_until(self) -> datetime:
        """The moment (aware UTC) from which this key may seal nothing more."""
        return datetime.fromisoformat(self.chain[-1]["valid_until"])

    def sign(self, purpose: str, message: bytes) -> str:
        """Return the signature over purpose and message as 128 hex digits; ``purpose`` is a format such as
        ``maslahat.bundle/1``, so that a signature made for one thing is worth nothing for another."""
        private = Ed25519PrivateKey.from_private_bytes(self.secret)
        return private.sign(purpose.encode() + b"\n" + message).hex()


class Keyring:
    """The keys in one folder. Nothing is ever overwritten: each key has a file of its own, ``0001.json`` first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def signer(self, now: datetime) -> Signer:
        """Return the key in force at ``now`` (aware UTC); the first key is made when there is none.

        A key in its last year is replaced. Raises KeyExposed if others can read the file.
        """
        newest = self._newest()
        if newest is None or newest.valid_until - now <= RENEWAL:
            return self.rotate(now)
        return newest

    def rotate(self, now: datetime, *, stolen: bool = False) -> Signer:
        """Make a new key and return it. ``stolen``: the old one is no longer trusted and does not vouch for it."""
        newest = self._newest()
        trusted = newest if newest and not stolen and now < newest.valid_until else None
        made = make_signer(os.urandom(32), now=now, previous=trusted)
        self._keep(made, len(self._files()) + 1)
        kept = self._newest()
        assert kept is not None  # noqa: S101 (just written, by us or by another process that was quicker)
        return kept

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("[0-9][0-9][0-9][0-9].json"))

    def _newest(self) -> Signer | None:
        files = self._files()
        if not files:
            return None
        if files[-1].stat().st_mode & 0o077:
            raise KeyExposed(f"{files[-1]} can be read by others; set its mode to 0600")
        kept = json.loads(files[-1].read_text())
        return Signer(tuple(kept["chain"]), bytes.fromhex(kept["secret"]))

    def _keep(self, made: Signer, number: int) -> None:
        """Write the file whole or not at all; whoever comes second leaves the first one's key in place."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self.folder / f".{os.getpid()}-{made.fingerprint[:16]}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(canonical_bytes({"chain": list(made.chain), "secret": made.secret.hex()}))
            file.flush()
            os.fsync(file.fileno())
        try:
            (self.folder / f"{number:04d}.json").hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()


def key_fingerprint(public_key: str) -> str:
    """Return the SHA-256 of a public key given as 64 hex digits."""
    return sha256(bytes.fromhex(public_key)).hexdigest()


def make_signer(secret: bytes, *, now: datetime, previous: Signer | None = None) -> Signer:
    """Return the signer of a 32-byte secret with its statement, vouched for by ``previous`` if there is one."""
    chain = previous.chain if previous else ()
    statement: dict[str, Document] = {
        "format": KEY_FORMAT,
        "algorithm": ALGORITHM,
        "number": len(chain) + 1,
        "public_key": Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw().hex(),
        "valid_from": instant(now.astimezone(UTC)),
        "valid_until": instant(now + LIFETIME),
        "previous": previous.fingerprint if previous else "",
    }
    message = canonical_bytes(statement)
    statement["self_signature"] = Signer((statement,), secret).sign(KEY_FORMAT, message)
    statement["previous_signature"] = previous.sign(KEY_FORMAT, message) if previous else ""
    return Signer((*chain, statement), secret)
