"""A passkey made of paper: keys of the three algorithms, which answer a challenge as an authenticator would."""

import json
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from typing import Any

from cbor2 import dumps
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from maslahat.domain.governance.signing import base64url

DOMAIN, ORIGIN = "localhost", "http://localhost:8000"
PRESENT, VERIFIED, WITH_KEY = 1, 4, 64


@cache
def _secret(algorithm: str, number: int) -> Any:
    if algorithm == "ES256":
        return ec.derive_private_key(number + 1, ec.SECP256R1())
    if algorithm == "EdDSA":
        return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
    return rsa.generate_private_key(65537, 2048)


@dataclass
class Passkey:
    """One key in the hands of one person; ``counter`` is the number it tells next."""

    algorithm: str = "ES256"
    number: int = 1
    counter: int = 1
    flags: int = PRESENT | VERIFIED
    domain: str = DOMAIN
    origin: str = ORIGIN
    client: dict[str, Any] = field(default_factory=dict)

    @property
    def secret(self) -> Any:
        return _secret(self.algorithm, self.number)

    @property
    def credential(self) -> bytes:
        return sha256(f"{self.algorithm} {self.number}".encode()).digest()

    @property
    def public(self) -> dict[str, str]:
        """Return the public key as a proof spells it."""
        public = self.secret.public_key()
        if self.algorithm == "EdDSA":
            return {"algorithm": "EdDSA", "x": public.public_bytes_raw().hex()}
        numbers = public.public_numbers()
        if self.algorithm == "ES256":
            return {"algorithm": "ES256", "x": f"{numbers.x:064x}", "y": f"{numbers.y:064x}"}
        return {"algorithm": "RS256", "n": f"{numbers.n:0512x}", "e": f"{numbers.e:06x}"}

    def registers(self, challenge: bytes) -> dict[str, Any]:
        """Return what a browser gives back when this passkey is made."""
        key = dumps(self._cose())
        told = (
            replace(self, counter=0)._told(WITH_KEY)
            + bytes(16)
            + len(self.credential).to_bytes(2, "big")
            + self.credential
            + key
        )
        attestation = dumps({"fmt": "none", "attStmt": {}, "authData": told})
        response = {"attestationObject": base64url(attestation)}
        return self._answer(response, self._client("webauthn.create", challenge))

    def signs(self, challenge: bytes) -> dict[str, Any]:
        """Return what a browser gives back when this passkey signs."""
        client = self._client("webauthn.get", challenge)
        told = self._told()
        signature = self._signature(told + sha256(client).digest())
        response = {"authenticatorData": base64url(told), "signature": base64url(signature), "userHandle": ""}
        self.counter += 1
        return self._answer(response, client)

    def proves(self, statement: Any, challenge: bytes) -> dict[str, Any]:
        """Return the proof by which the record keeps a signature of this passkey."""
        client, told = self._client("webauthn.get", challenge), self._told()
        signature = self._signature(told + sha256(client).digest())
        if self.algorithm == "ES256":
            signature = b"".join(each.to_bytes(32, "big") for each in decode_dss_signature(signature))
        return {
            "statement": statement,
            "client_data": client.decode(),
            "authenticator_data": told.hex(),
            "signature": signature.hex(),
            "key": self.public,
        }

    def _answer(self, response: dict[str, Any], client: bytes) -> dict[str, Any]:
        name = base64url(self.credential)
        response = {**response, "clientDataJSON": base64url(client)}
        return {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}

    def _told(self, more: int = 0) -> bytes:
        return sha256(self.domain.encode()).digest() + bytes([self.flags | more]) + self.counter.to_bytes(4, "big")

    def _client(self, kind: str, challenge: bytes) -> bytes:
        told = {"type": kind, "challenge": base64url(challenge), "origin": self.origin, "crossOrigin": False}
        return json.dumps({**told, **self.client}).encode()

    def _signature(self, message: bytes) -> Any:
        if self.algorithm == "EdDSA":
            return self.secret.sign(message)
        if self.algorithm == "ES256":
            return self.secret.sign(message, ec.ECDSA(SHA256()))
        return self.secret.sign(message, padding.PKCS1v15(), SHA256())

    def _cose(self) -> dict[int, Any]:
        if self.algorithm == "EdDSA":
            return {1: 1, 3: -8, -1: 6, -2: bytes.fromhex(self.public["x"])}
        if self.algorithm == "ES256":
            return {1: 2, 3: -7, -1: 1, -2: bytes.fromhex(self.public["x"]), -3: bytes.fromhex(self.public["y"])}
        return {1: 3, 3: -257, -1: bytes.fromhex(self.public["n"]), -2: bytes.fromhex(self.public["e"])}
