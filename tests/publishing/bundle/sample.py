"""A small endorsed plan with its whole record, ready to be sealed: six parties, two proposals, twelve lines."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from types import MappingProxyType

from maslahat.domain.governance.signing import reservation_print
from maslahat.domain.record.chain import Doer, Entry, link
from maslahat.domain.record.plan_record import head_of, record_of
from maslahat.domain.shared.canonical import Document, canonical_bytes, fingerprint
from maslahat.publishing.bundle.container import open_entries, pack_entries
from maslahat.publishing.bundle.contents import BundleContents, gather
from maslahat.publishing.bundle.keys import Signer, make_signer
from maslahat.publishing.bundle.writing import write_bundle
from tests.passkeys import DOMAIN, Passkey

OPENED = datetime(2022, 10, 26, 4, 0, tzinfo=UTC)
SEALED = datetime(2022, 10, 27, 4, 0, tzinfo=UTC)
PARTIES = ("KZ", "KG", "TJ", "TM", "UZ", "UNODC")
PROPOSALS = (("PR-KG-01", "merged", "accepted"), ("PR-TJ-01", "not_agreed", "declined"))
COMPANIONS = {"README.md": b"Read me.\n", "README.ru.md": "Прочтите.\n".encode(), "verify.py": b"print(1)\n"}


def key(number: int = 7) -> Signer:
    return make_signer(bytes([number]) * 32, now=OPENED)


def plan(lines: int) -> dict[str, Document]:
    return {
        "format": "maslahat.plan/1",
        "programme": "PCA",
        "code": "JWP-2023",
        "year": 2023,
        "parties": list(PARTIES),
        "lines": [
            {
                "id": f"{place:08d}-0000-5000-8000-000000000000",
                "output": "1.1.1",
                "title": {
                    "texts": {"en": f"Training of judges, part {place}", "ru": f"Обучение судей, часть {place}"},
                    "source": "en",
                    "translated_from": {"ru": "0123456789abcdef"},
                },
                "budget": {"JPN": {"USD": f"{1000 * place}.00"}},
            }
            for place in range(lines)
        ],
    }


class Story:
    """The deeds of a meeting, written one after the other into a journal."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def tell(self, deed: str, about: str, detail: Mapping[str, Document]) -> int:
        head = self.entries[-1] if self.entries else None
        at = OPENED + timedelta(minutes=len(self.entries))
        who = Doer("Office", str(detail.get("seat", "")), "head_of_delegation", deed)
        self.entries.append(link(head, programme="PCA", at=at, who=who, deed=deed, about=about, detail=detail))
        return len(self.entries)


Signs = Callable[[Mapping[str, Document], Sequence[Entry]], Mapping[str, Document]]


def contents(
    lines: int = 12, parties: Sequence[str] = PARTIES, signing: Mapping[str, Signs] = MappingProxyType({})
) -> BundleContents:
    """Return a plan that all parties endorsed, the last being the agency; one proposal was accepted, one declined.

    ``signing`` gives for a party the function that makes its final position a signed one, from the record so far.
    """
    story, text = Story(), plan(lines)
    version = fingerprint(text)
    for ref, state, disposition in PROPOSALS[: len(parties) - 1]:
        about = f"proposal:JWP-2023/{ref}"
        story.tell("proposal.propose", about, {"change_set": {"party": ref[3:5], "operations": []}})
        story.tell("proposal.dispose", about, {"state": state, "disposition": disposition})
    for kind, party in [("not_yet", parties[0]), *(("endorse", each) for each in parties)]:
        position: Mapping[str, Document] = said(party, kind, version)
        if kind == "endorse" and party in signing:
            position = signing[party](position, record_of(story.entries, "PCA", "JWP-2023"))
        story.tell("position.state", "plan:JWP-2023", position)
    rule = {"deciding": list(parties[:-1]), "agency": parties[-1]}
    story.tell("plan.endorsed", "plan:JWP-2023", {"subject": version, "rule": rule, "by_silence": []})
    return gather(
        plan=text,
        programme={"code": "PCA", "names": {"KZ": {"en": "Kazakhstan", "ru": "Казахстан"}}},
        journal=story.entries,
        sealed_at=SEALED,
        files={"plan.xlsx": b"PK\x03\x04 a small table"},
    )


def said(party: str, kind: str, version: str) -> dict[str, Document]:
    words = {"text": {}, "lines": [], "whole": False}
    return {"seat": party, "kind": kind, "subject": version, **words}


def passkey_of(passkey: Passkey, **otherwise: Document) -> Signs:
    """Return how a party signs with this passkey; ``otherwise`` are members of the statement that it signs instead."""

    def sign(position: Mapping[str, Document], record: Sequence[Entry]) -> Mapping[str, Document]:
        seen = head_of(tuple(record), "PCA", "JWP-2023")
        told = {name: position[name] for name in ("subject", "seat", "kind")}
        statement = {
            "format": "maslahat.statement/1",
            "programme": "PCA",
            "plan": "JWP-2023",
            **told,
            "reservation": reservation_print(position["text"], tuple(position["lines"]), position["whole"]),
            "record": {"number": seen.number, "hash": seen.hash},
            "domain": DOMAIN,
            "nonce": "0" * 64,
            "asked_at": OPENED.isoformat(),
            **otherwise,
        }
        challenge = sha256(canonical_bytes(statement)).digest()
        return {**position, "method": "passkey", "proof": passkey.proves(statement, challenge)}

    return sign


def by_note(position: Mapping[str, Document], _record: Sequence[Entry]) -> Mapping[str, Document]:
    return {**position, "method": "note_verbale", "proof": {"document": "ab" * 32}}


@cache
def signed_contents() -> BundleContents:
    """Return a plan that each party joined in another way: three kinds of passkey, a note verbale, two in the room."""
    keys = {party: passkey_of(Passkey(kind)) for party, kind in zip(PARTIES, ("ES256", "EdDSA", "RS256"), strict=False)}
    return contents(2, signing={**keys, "TM": by_note})


@cache
def bundle(lines: int = 12) -> bytes:
    return write_bundle(contents(lines), key(), COMPANIONS)


@cache
def smallest() -> bytes:
    """Return a bundle of one line, one State and the agency, for tests that go through it bit by bit."""
    return write_bundle(contents(1, ("KZ", "UNODC")), key(), COMPANIONS)


def sealed(**changes: Document) -> bytes:
    """Return a bundle whose documents were changed before an honest key sealed them."""
    return write_bundle(replace(contents(2), **changes), key(), COMPANIONS)


def repacked(entries: Mapping[str, bytes]) -> bytes:
    """Return a zip file of the right form with these entries, as a forger would make it."""
    return pack_entries(list(entries.items()))


def with_manifest(content: bytes) -> bytes:
    """Return a bundle in which other bytes stand in place of the manifest."""
    return repacked({**dict(open_entries(bundle(2)).entries), "manifest.json": content})
