"""Whether a head of delegation signed this very position can be checked offline, and every forgery is named."""

import json
from dataclasses import replace
from functools import cache
from hashlib import sha256

import pytest

from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.publishing.bundle.checking import check_bundle
from maslahat.publishing.bundle.container import open_entries
from maslahat.publishing.bundle.proofs import is_signature
from maslahat.publishing.bundle.verifier import verify
from maslahat.publishing.bundle.writing import write_bundle
from tests.passkeys import PRESENT, VERIFIED, Passkey
from tests.publishing.bundle import sample

KZ = Passkey()


@cache
def sealed(signs: sample.Signs) -> bytes:
    """Return a bundle that an honest server sealed, in which Kazakhstan signed like this."""
    return write_bundle(sample.contents(2, signing={"KZ": signs}), sample.key(), sample.COMPANIONS)


def changed(**change: object) -> sample.Signs:
    """Return how a position looks whose proof was changed after it had been signed."""

    def sign(position, record):
        signed = sample.passkey_of(KZ)(position, record)
        return {**signed, "proof": {**signed["proof"], **change}}

    return sign


def otherwise(**change: object) -> sample.Signs:
    """Return how a position looks that was changed after it had been signed."""
    return lambda position, record: {**sample.passkey_of(KZ)(position, record), **change}


def respelled(change) -> sample.Signs:
    def sign(position, record):
        signed = sample.passkey_of(KZ)(position, record)
        return {**signed, "proof": {**signed["proof"], **change(signed["proof"])}}

    return sign


FORGERIES = {
    "another text": sample.passkey_of(KZ, subject="0" * 64),
    "another seat": sample.passkey_of(KZ, seat="UZ"),
    "another position": sample.passkey_of(KZ, kind="object"),
    "another plan": sample.passkey_of(KZ, plan="JWP-2024"),
    "another programme": sample.passkey_of(KZ, programme="XYZ"),
    "another reservation": sample.passkey_of(KZ, reservation="0" * 64),
    "a record that was rewritten since": sample.passkey_of(KZ, record={"number": 2, "hash": "0" * 64}),
    "a record that was put back since": sample.passkey_of(KZ, record={"number": 99, "hash": "0" * 64}),
    "a record of no number": sample.passkey_of(KZ, record={"number": True, "hash": "0" * 64}),
    "a member more": sample.passkey_of(KZ, note="x"),
    "words added to the position": otherwise(text={"en": "Except line 2"}),
    "lines added to the position": otherwise(lines=["00000001-0000-5000-8000-000000000000"], whole=False),
    "a key of another person": changed(key=Passkey(number=2).public),
    "a key of another algorithm": changed(key=Passkey("EdDSA").public),
    "a key off the curve": changed(key={**KZ.public, "y": "11" * 32}),
    "no algorithm": changed(key={**KZ.public, "algorithm": "none"}),
    "a signature of noughts": changed(signature="00" * 64),
    "no signature": changed(signature=""),
    "half a signature": respelled(lambda proof: {"signature": proof["signature"][:64]}),
    "a signature in capitals": respelled(lambda proof: {"signature": proof["signature"].upper()}),
    "a turned bit in the authenticator's data": respelled(
        lambda proof: {"authenticator_data": proof["authenticator_data"][:-1] + "f"}
    ),
    "a blank in the browser's data": respelled(lambda proof: {"client_data": proof["client_data"] + " "}),
    "no person before the authenticator": sample.passkey_of(replace(KZ, flags=VERIFIED)),
    "a person who was not verified": sample.passkey_of(replace(KZ, flags=PRESENT)),
    "an authenticator of another site": sample.passkey_of(replace(KZ, domain="evil.example")),
    "a page of another site": sample.passkey_of(replace(KZ, origin="https://evil.example")),
    "a page whose name only ends alike": sample.passkey_of(replace(KZ, origin="https://notlocalhost")),
    "a page inside another": sample.passkey_of(replace(KZ, client={"crossOrigin": True})),
    "a registration": sample.passkey_of(replace(KZ, client={"type": "webauthn.create"})),
    "an unheard-of method": otherwise(method="seal"),
    "a proof without method": otherwise(method="click"),
    "a note without document": lambda position, record: {**position, "method": "note_verbale", "proof": {}},
    "a method without proof": lambda position, record: {**position, "method": "passkey"},
}


@pytest.mark.covers("E81", "R49", "T-05")
@pytest.mark.parametrize("case", FORGERIES)
def test_a_signature_of_something_else_is_found_by_both_verifiers_though_an_honest_key_sealed_it(case):
    data = sealed(FORGERIES[case])

    assert verify.check(data)[0] == [["meaning", "positions.json#KZ/proof"]]
    assert [[each.check, each.place] for each in check_bundle(data).findings] == verify.check(data)[0]


@pytest.mark.covers("R49", "T-05")
def test_three_kinds_of_passkey_a_note_and_a_click_stand_in_one_sound_bundle(tmp_path, capsys):
    data = write_bundle(sample.signed_contents(), sample.key(), sample.COMPANIONS)
    (tmp_path / "b.zip").write_bytes(data)

    verify.main([str(tmp_path / "b.zip"), "--json"])
    told = json.loads(capsys.readouterr().out)

    assert check_bundle(data).is_sound
    assert told["sound"] is True
    assert [[party, method] for party, method, _mark in told["joined"]] == [
        ["KZ", "passkey"],
        ["KG", "passkey"],
        ["TJ", "passkey"],
        ["TM", "note_verbale"],
        ["UZ", "click"],
        ["UNODC", "click"],
    ]


@pytest.mark.covers("E81")
@pytest.mark.parametrize("item", ["client_data", "authenticator_data", "signature", "statement", "key"])
def test_one_byte_changed_in_any_part_of_a_signature_is_named_by_that_part(item):
    entries = dict(open_entries(write_bundle(sample.signed_contents(), sample.key(), sample.COMPANIONS)).entries)
    positions = json.loads(entries["positions.json"])
    place = next(i for i, each in enumerate(positions["positions"]) if each["position"].get("method") == "passkey")
    proof = positions["positions"][place]["position"]["proof"]
    text = canonical_bytes(proof[item] if isinstance(proof[item], str) else next(iter(proof[item].values())))
    at = entries["positions.json"].index(text) + 3
    content = bytearray(entries["positions.json"])
    content[at] ^= 1

    [finding] = check_bundle(sample.repacked({**entries, "positions.json": bytes(content)})).findings

    assert finding.place.startswith(f"positions.json#positions[{place}].position.proof.{item}")


@pytest.mark.covers("R49")
@pytest.mark.parametrize("algorithm", ["ES256", "EdDSA", "RS256"])
def test_a_signature_with_any_bit_turned_holds_nowhere(algorithm):
    passkey = Passkey(algorithm)
    proof = passkey.proves({}, b"c" * 32)
    message = bytes.fromhex(proof["authenticator_data"]) + sha256(proof["client_data"].encode()).digest()
    good = bytes.fromhex(proof["signature"])

    assert verify.key_signed(proof["key"], message, good.hex())
    assert is_signature(proof["key"], message, good.hex())
    for bit in range(0, len(good) * 8, 37):
        turned = bytearray(good)
        turned[bit >> 3] ^= 1 << (bit & 7)
        assert not verify.key_signed(proof["key"], message, turned.hex())
        assert not is_signature(proof["key"], message, turned.hex())


@pytest.mark.covers("T-04", "R98")
def test_who_kept_an_earlier_bundle_finds_a_record_that_was_put_back_or_told_anew(tmp_path, capsys):
    whole = sample.contents(2)
    shorter = sample.contents(2, parties=sample.PARTIES[:3])
    told = {"now": whole, "other": shorter}
    for name, contents in told.items():
        (tmp_path / f"{name}.zip").write_bytes(write_bundle(contents, sample.key(), sample.COMPANIONS))

    same = verify.main([str(tmp_path / "now.zip"), "--earlier", str(tmp_path / "now.zip")])
    put_back = verify.main([str(tmp_path / "other.zip"), "--earlier", str(tmp_path / "now.zip")])

    assert (same, put_back) == (0, 1)
    assert capsys.readouterr().out.rstrip().endswith("journal.json#earlier")
