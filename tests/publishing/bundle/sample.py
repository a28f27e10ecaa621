"""A small endorsed plan with its whole record, ready to be sealed: six parties, two proposals, twelve lines."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from maslahat.domain.record.chain import Checkpoint, Doer, Entry, link
from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.publishing.bundle.contents import BundleContents
from maslahat.publishing.bundle.keys import Signer, make_signer
from maslahat.publishing.bundle.writing import write_bundle

OPENED = datetime(2022, 10, 26, 4, 0, tzinfo=UTC)
SEALED = datetime(2022, 10, 27, 4, 0, tzinfo=UTC)
PARTIES = ("KZ", "KG", "TJ", "TM", "UZ", "UNODC")
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
        who = Doer("Office", str(detail.get("party", "")), "head_of_delegation", deed)
        self.entries.append(link(head, programme="PCA", at=at, who=who, deed=deed, about=about, detail=detail))
        return len(self.entries)


def contents(lines: int = 12) -> BundleContents:
    story, text = Story(), plan(lines)
    version = fingerprint(text)
    proposals = []
    for ref, code in (("PR-KG-01", "accepted"), ("PR-TJ-01", "declined")):
        entry = story.tell("proposal.dispose", f"proposal:{ref}", {"proposal": ref, "disposition": code})
        fate = {"code": code, "reason": "as agreed", "entry": entry}
        proposals.append({"ref": ref, "party": ref[3:5], "operations": {"operations": []}, "fate": fate})
    positions = []
    for party in PARTIES:
        said = {"party": party, "version_id": version}
        entry = story.tell("position.state", f"version:{version}", {**said, "position": "endorse"})
        positions.append({**said, "kind": "endorse", "counts": True, "entry": entry})
    entry = story.tell("plan.endorse", f"version:{version}", {"decision": "endorsed", "version_id": version})
    decision = {"version_id": version, "required": list(PARTIES), "outcome": "endorsed", "entry": entry}
    last = story.entries[-1]
    return BundleContents(
        plan=text,
        programme={"code": "PCA", "names": {"KZ": {"en": "Kazakhstan", "ru": "Казахстан"}}},
        proposals=tuple(proposals),
        positions=tuple(positions),
        decision=decision,
        entries=tuple(story.entries),
        checkpoint=Checkpoint("PCA", last.number, last.hash, SEALED),
        sealed_at=SEALED,
        files={"plan.xlsx": b"PK\x03\x04 a small table"},
    )


@cache
def bundle(lines: int = 12) -> bytes:
    return write_bundle(contents(lines), key(), COMPANIONS)


def sealed(**changes: Document) -> bytes:
    """Return a bundle whose documents were changed before an honest key sealed them."""
    return write_bundle(replace(contents(2), **changes), key(), COMPANIONS)
