"""What the documents of a bundle must say of one another: plan, positions, decision, proposals, journal agree."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from maslahat.domain.record.chain import Broken, Checkpoint, Doer, Entry, check_chain
from maslahat.domain.record.plan_record import beginning
from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.publishing.bundle.contents import (
    CHANGED,
    ENDORSED,
    OBJECTED,
    STATED,
    fate,
    last_positions,
    told_of_proposals,
)
from maslahat.publishing.bundle.proofs import is_proved
from maslahat.publishing.bundle.seals import is_instant

_IN_FAVOUR = ("endorse", "endorse_reservation")


@dataclass(frozen=True)
class _Record:
    documents: Mapping[str, Document]
    version: str
    entries: Sequence[Entry]

    @property
    def about(self) -> str:
        return f"plan:{self.documents['plan.json']['code']}"

    @property
    def stated(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.deed == STATED and entry.about == self.about]


def meaning_faults(documents: Mapping[str, Document], manifest: Mapping[str, Document]) -> tuple[str, ...]:
    """Return the places where the documents (by file name) contradict one another; empty if they agree."""
    try:
        entries = [_entry(entry) for entry in documents["journal.json"]["entries"]]
    except _SHAPELESS:
        return ("journal.json#form",)
    record = _Record(documents, str(manifest["version_id"]), entries)
    faults: list[str] = []
    for name, question in _QUESTIONS.items():
        try:
            faults += question(record)
        except _SHAPELESS:
            faults.append(f"{name}#form")
    return tuple(dict.fromkeys(faults))


_SHAPELESS = (KeyError, TypeError, AttributeError, IndexError, ValueError)
"""What is raised when a document that was honestly sealed has not the shape of its format."""


def _plan(record: _Record) -> Iterator[str]:
    plan = record.documents["plan.json"]
    if fingerprint(plan) != record.version:
        yield "plan.json#version_id"
    if record.documents["programme.json"]["code"] != plan["programme"]:
        yield "programme.json#code"


def _journal(record: _Record) -> Iterator[str]:
    found = record.documents["journal.json"]
    point = found["checkpoint"]
    checkpoint = Checkpoint(point["programme"], point["number"], point["hash"], _moment(point["at"]))
    if checkpoint.document() != point or [entry.document() for entry in record.entries] != found["entries"]:
        yield "journal.json#form"
    plan = record.documents["plan.json"]
    verdict = check_chain(record.entries, checkpoint, beginning(plan["programme"], plan["code"]))
    if isinstance(verdict, Broken):
        yield f"journal.json#entries[{verdict.place - 1}]"
    elif verdict.number != checkpoint.number or checkpoint.programme != plan["programme"]:
        yield "journal.json#checkpoint"


def _decision(record: _Record) -> Iterator[str]:
    decision = record.documents["decision.json"]
    adopted, since = decision["endorsement"], decision.get("since", [])
    version = since[-1]["change"]["subject"] if since else adopted["subject"]
    if version != record.version:
        yield "decision.json#endorsement.subject"
    entry = next((each for each in record.entries if each.number == decision["entry"]), record.entries[-1])
    told = (entry.number, entry.deed, entry.about, entry.detail)
    if told != (decision["entry"], ENDORSED, record.about, adopted):
        yield "decision.json#entry"
    yield from _since(record, decision["entry"], adopted, since)
    positions = record.documents["positions.json"]["positions"]
    votes = {each["party"]: each["position"]["kind"] for each in positions if each["counts"]}
    rule = adopted["rule"]
    for party in [*rule["deciding"], *([rule["agency"]] if rule["agency"] else [])]:
        if not (votes[party] in _IN_FAVOUR if party in votes else party in adopted["by_silence"]):
            yield f"decision.json#{party}"


def _since(record: _Record, place: int, adopted: Document, since: Sequence[Document]) -> Iterator[str]:
    """Yield what is wrong with the texts in force before and after the endorsement that stands at this place."""
    in_force = [each for each in record.entries if each.about == record.about and each.deed in (ENDORSED, *CHANGED)]
    before = [each.detail["subject"] for each in in_force if each.number < place]
    if adopted.get("previous") != (before[-1] if before else None):
        yield "decision.json#endorsement.previous"
    after = [{"entry": each.number, "change": each.detail} for each in in_force if each.number > place]
    if after != since or record.entries[-1] not in in_force:
        yield "decision.json#since"
    objected = {each.about for each in record.entries if each.deed == OBJECTED and each.detail["in_time"]}
    standing = adopted["subject"]
    for number, each in enumerate(since):
        change, prefix = each["change"], record.about.removeprefix("plan:")
        if change["previous"] != standing or f"adjustment:{prefix}/{change['change']}" in objected:
            yield f"decision.json#since[{number}]"
        standing = change["subject"]


def _positions(record: _Record) -> Iterator[str]:
    counted = last_positions(record.stated, record.documents["decision.json"]["endorsement"]["subject"])
    stated = {entry.number: entry.detail for entry in record.stated}
    for each in record.documents["positions.json"]["positions"]:
        party, number = each["party"], each["entry"]
        said = stated.pop(number, {})
        counts = counted.get(party) == number
        if each["position"] != said or party != said.get("seat") or each["counts"] is not counts:
            yield f"positions.json#{party}"
        elif not is_proved(said, number, record.entries, record.documents["plan.json"]):
            yield f"positions.json#{party}/proof"
    for left_out in stated.values():
        yield f"positions.json#{left_out['seat']}"


def _proposals(record: _Record) -> Iterator[str]:
    told = told_of_proposals(record.entries, f"proposal:{record.documents['plan.json']['code']}/")
    for each in record.documents["proposals.json"]["proposals"]:
        change_set, last = told.pop(each["ref"], (None, None))
        if last is None or each["change_set"] != change_set or each["fate"] != fate(last):
            yield f"proposals.json#{each['ref']}"
    for left_out in told:
        yield f"proposals.json#{left_out}"


_QUESTIONS: Mapping[str, Callable[[_Record], Iterator[str]]] = {
    "plan.json": _plan,
    "journal.json": _journal,
    "decision.json": _decision,
    "positions.json": _positions,
    "proposals.json": _proposals,
}


def _entry(entry: Mapping[str, Document]) -> Entry:
    named = {name: entry[name] for name in ("programme", "number", "deed", "about", "detail", "previous", "hash")}
    if not isinstance(named["detail"], dict) or not isinstance(named["about"], str):
        raise TypeError("an entry has not the shape of its format")
    return Entry(at=_moment(entry["at"]), who=Doer(**entry["who"]), **named)


def _moment(text: str) -> datetime:
    if not is_instant(text):
        raise ValueError(f"{text!r} is not a moment")
    return datetime.fromisoformat(text)
