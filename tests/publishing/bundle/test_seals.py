"""Signatures and keys: only the right key, in its time, with the one algorithm and the one spelling, seals a bundle."""

import json
from datetime import timedelta
from hashlib import sha512

import pytest

from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.publishing.bundle.checking import check_bundle
from maslahat.publishing.bundle.container import open_entries
from maslahat.publishing.bundle.keys import LIFETIME, KeyExposed, Keyring, make_signer
from maslahat.publishing.bundle.seals import holds
from maslahat.publishing.bundle.verifier import verify
from maslahat.publishing.bundle.writing import KeyExpired, write_bundle
from tests.publishing.bundle import sample

ORDER = 2**252 + 27742317777372353535851937790883648493
PRIME = 2**255 - 19
VECTORS = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
)


@pytest.mark.covers("T-05", "T-08")
@pytest.mark.parametrize(("key", "message", "signature"), VECTORS)
def test_the_verifier_s_own_ed25519_follows_rfc_8032(key, message, signature):
    point, told = verify.point(bytes.fromhex(key)), bytes.fromhex(signature)
    signed = told[:32] + bytes.fromhex(key) + bytes.fromhex(message)
    number = int.from_bytes(sha512(signed).digest(), "little") % ORDER
    left = verify.times(int.from_bytes(told[32:], "little"), verify.BASE)

    assert verify.is_same(left, verify.add(verify.point(told[:32]), verify.times(number, point)))


def forged_signatures():
    signer = sample.key()
    public, good = signer.chain[-1]["public_key"], signer.sign("p", b"m")
    larger = (int.from_bytes(bytes.fromhex(good[64:]), "little") + ORDER).to_bytes(32, "little").hex()
    identity, order_two = "01" + "00" * 31, (PRIME - 1).to_bytes(32, "little").hex()
    return {
        "another purpose": (public, "q", good),
        "S made larger by the order": (public, "p", good[:64] + larger),
        "upper case": (public, "p", good.upper()),
        "too short": (public, "p", good[:-2]),
        "blank inside": (public, "p", good[:64] + " " + good[65:]),
        "empty": (public, "p", ""),
        "zeros": (public, "p", "00" * 64),
        "another key": (sample.key(8).chain[-1]["public_key"], "p", good),
        "key of small order, identity": (identity, "p", identity + "00" * 32),
        "key of order two": (order_two, "p", identity + "00" * 32),
        "key in a second spelling": ((PRIME + 1).to_bytes(32, "little").hex(), "p", identity + "00" * 32),
        "R in a second spelling": (public, "p", (PRIME + 1).to_bytes(32, "little").hex() + good[64:]),
        "key that is no point": ("02" + "00" * 31, "p", good),
    }


@pytest.mark.covers("T-08")
@pytest.mark.parametrize("forgery", forged_signatures())
def test_a_forged_or_respelled_signature_holds_nowhere(forgery):
    public, purpose, signature = forged_signatures()[forgery]

    assert not holds(public, purpose, b"m", signature)
    assert not verify.signed(public, purpose.encode() + b"\nm", signature)


def test_an_honest_signature_holds_everywhere():
    signer = sample.key()
    public, good = signer.chain[-1]["public_key"], signer.sign("p", b"m")

    assert holds(public, "p", b"m", good)
    assert verify.signed(public, b"p\nm", good)


def resealed(change):
    """Return a bundle whose signature.json a forger changed, without the secret key."""
    entries = dict(open_entries(sample.bundle(2)).entries)
    seal = json.loads(entries["signature.json"])
    change(seal, seal["keys"][-1])
    return sample.repacked({**entries, "signature.json": canonical_bytes(seal)})


FORGERIES = {
    "algorithm none": lambda seal, key: seal.update(algorithm="none"),
    "algorithm HS256": lambda seal, key: seal.update(algorithm="HS256"),
    "algorithm in lower case": lambda seal, key: seal.update(algorithm="ed25519"),
    "algorithm of the key": lambda seal, key: key.update(algorithm="RSA"),
    "no algorithm": lambda seal, key: seal.pop("algorithm"),
    "format": lambda seal, key: seal.update(format="maslahat.signature/2"),
    "a member more": lambda seal, key: seal.update(note=""),
    "no keys": lambda seal, key: seal.update(keys=[]),
    "keys as an object": lambda seal, key: seal.update(keys={}),
    "keys twice": lambda seal, key: seal.update(keys=seal["keys"] * 2),
    "a longer life": lambda seal, key: key.update(valid_until="2099-01-01T00:00:00.000000Z"),
    "a later birth": lambda seal, key: key.update(valid_from="2021-01-01T00:00:00.000000Z"),
    "another number": lambda seal, key: key.update(number=2),
    "number as true": lambda seal, key: key.update(number=True),
    "no self signature": lambda seal, key: key.update(self_signature=""),
    "an invented forerunner": lambda seal, key: key.update(previous="0" * 64),
    "another key": lambda seal, key: key.update(public_key=sample.key(8).chain[-1]["public_key"]),
    "another owner's statement": lambda seal, key: seal.update(keys=list(sample.key(8).chain)),
    "signature of another thing": lambda seal, key: seal.update(signature=sample.key().sign("maslahat.key/1", b"")),
    "signature as a number": lambda seal, key: seal.update(signature=1),
    "signature as a list": lambda seal, key: seal.update(signature=[seal["signature"]]),
    "hint of the manifest": lambda seal, key: seal.update(manifest="0" * 64),
}


@pytest.mark.covers("T-08")
@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_changed_seal_is_refused_by_both_verifiers(forgery):
    data = resealed(FORGERIES[forgery])

    [finding] = check_bundle(data).findings

    assert finding.place.startswith("signature.json")
    assert verify.check(data)[0] == [["seal", finding.place]]


@pytest.mark.covers("T-08")
def test_a_bundle_of_another_installation_is_refused_when_the_reader_names_the_key():
    data, trusted = write_bundle(sample.contents(2), sample.key(8), sample.COMPANIONS), sample.key().fingerprint

    assert check_bundle(data).is_sound
    assert [each.check for each in check_bundle(data, trusted).findings] == ["key"]
    assert verify.check(data, trusted)[0] == [["key", "signature.json#keys"]]


@pytest.mark.covers("T-08")
def test_an_expired_key_neither_seals_nor_is_believed(monkeypatch):
    old = make_signer(b"\7" * 32, now=sample.SEALED - LIFETIME)
    with pytest.raises(KeyExpired):
        write_bundle(sample.contents(2), old)
    monkeypatch.setattr(type(old), "valid_until", sample.SEALED + timedelta(days=1))
    data = write_bundle(sample.contents(2), old, sample.COMPANIONS)

    assert [each.place for each in check_bundle(data).findings] == ["signature.json#valid_until"]
    assert verify.check(data)[0] == [["seal", "signature.json#valid_until"]]


@pytest.mark.covers("T-08")
def test_a_new_key_is_trusted_through_the_old_one_unless_that_was_stolen(tmp_path):
    keys = Keyring(tmp_path / "keys")
    first = keys.signer(sample.OPENED)
    second = keys.rotate(sample.OPENED + timedelta(days=9))
    third = keys.rotate(sample.OPENED + timedelta(days=10), stolen=True)
    by_second, by_third = (write_bundle(sample.contents(2), key, sample.COMPANIONS) for key in (second, third))

    for trusts in (
        check_bundle(by_second, first.fingerprint).is_sound,
        not verify.check(by_second, first.fingerprint)[0],
    ):
        assert trusts
    assert not check_bundle(by_third, first.fingerprint).is_sound
    assert not check_bundle(by_third, second.fingerprint).is_sound
    assert check_bundle(by_third, third.fingerprint).is_sound


@pytest.mark.covers("T-08")
def test_a_chain_of_keys_with_a_link_taken_out_or_moved_is_refused():
    first = make_signer(b"\1" * 32, now=sample.OPENED)
    second = make_signer(b"\2" * 32, now=sample.OPENED, previous=first)
    third = make_signer(b"\3" * 32, now=sample.OPENED, previous=second)
    for chain in (third.chain[1:], third.chain[::2], third.chain[:1], third.chain[::-1]):
        data = write_bundle(sample.contents(2), type(third)(chain, third.secret), sample.COMPANIONS)

        assert not check_bundle(data).is_sound
        assert verify.check(data)[0]


def test_the_key_is_made_once_kept_to_the_server_and_renewed_in_its_last_year(tmp_path):
    keys = Keyring(tmp_path / "keys")
    first = keys.signer(sample.OPENED)
    [file] = (tmp_path / "keys").iterdir()

    assert keys.signer(sample.OPENED + timedelta(days=900)).fingerprint == first.fingerprint
    assert file.stat().st_mode & 0o777 == 0o600
    assert keys.signer(sample.OPENED + timedelta(days=4 * 365 + 1)).chain[0] == first.chain[0]
    assert len(list((tmp_path / "keys").iterdir())) == 2


def test_a_key_that_others_can_read_is_not_used(tmp_path):
    keys = Keyring(tmp_path / "keys")
    keys.signer(sample.OPENED)
    next((tmp_path / "keys").iterdir()).chmod(0o640)

    with pytest.raises(KeyExposed):
        keys.signer(sample.OPENED)
