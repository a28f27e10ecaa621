"""What the documents of a bundle must say of one another: plan, positions, decision, proposals, journal agree."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from maslahat.domain.record.chain import Broken, Checkpoint, Doer, Entry, check_chain
from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.publishing.bundle.seals import is_instant

_IN_FAVOUR = ("endorse", "endorse_reservation")


def meaning_faults(documents: Mapping[str, Document], manifest: Mapping[str, Document]) -> tuple[str, ...]:
    """Return the places where the documents (by file name) contradict one another; empty if they agree."""
    faults: list[str] = []
    for name, question in _QUESTIONS:
        try:
            faults += question(documents, manifest["version_id"])
        except (KeyError, TypeError, AttributeError, IndexError, ValueError):
            faults.append(f"{name}#form")
    return tuple(dict.fromkeys(faults))


def _plan(documents: Mapping[str, Document], version: str) -> Iterator[str]:
    plan = documents["plan.json"]
    if fingerprint(plan) != version:
        yield "plan.json#version_id"
    if documents["programme.json"]["code"] != plan["programme"]:
        yield "programme.json#code"


def _journal(documents: Mapping[str, Document], _version: str) -> Iterator[str]:
    found = documents["journal.json"]
    point = found["checkpoint"]
    checkpoint = Checkpoint(point["programme"], point["number"], point["hash"], _moment(point["at"]))
    entries = [_entry(entry) for entry in found["entries"]]
    if checkpoint.document() != point or [entry.document() for entry in entries] != found["entries"]:
        yield "journal.json#form"
    verdict = check_chain(entries, checkpoint)
    if isinstance(verdict, Broken):
        yield f"journal.json#entries[{verdict.place - 1}]"
    elif verdict.number != checkpoint.number or checkpoint.programme != documents["plan.json"]["programme"]:
        yield "journal.json#checkpoint"


def _decision(documents: Mapping[str, Document], version: str) -> Iterator[str]:
    decision = documents["decision.json"]
    if decision["version_id"] != version or decision["outcome"] != "endorsed":
        yield "decision.json#version_id"
    detail = _detail(documents, decision["entry"])
    if (detail.get("decision"), detail.get("version_id")) != ("endorsed", version):
        yield "decision.json#entry"
    votes = {each["party"]: each["kind"] for each in documents["positions.json"]["positions"] if each["counts"]}
    silent = decision.get("by_silence", [])
    for party in decision["required"]:
        if not (votes[party] in _IN_FAVOUR if party in votes else party in silent):
            yield f"decision.json#required:{party}"


def _positions(documents: Mapping[str, Document], version: str) -> Iterator[str]:
    stated = {
        entry["number"]: entry["detail"]
        for entry in documents["journal.json"]["entries"]
        if "position" in entry["detail"]
    }
    last = {
        detail["party"]: number
        for number, detail in stated.items()
        if detail["version_id"] == version and detail.get("effective", True)
    }
    positions = documents["positions.json"]["positions"]
    for each in positions:
        detail = stated.get(each["entry"], {})
        said = (detail.get("party"), detail.get("position"), detail.get("version_id"))
        counts = last.get(each["party"]) == each["entry"]
        if said != (each["party"], each["kind"], each["version_id"]) or each["counts"] is not counts:
            yield f"positions.json#{each['party']}"
    told = [each["entry"] for each in positions]
    if len(set(told)) != len(told):
        yield "positions.json#positions"
    for number in sorted(set(stated) - set(told)):
        yield f"positions.json#{stated[number]['party']}"


def _proposals(documents: Mapping[str, Document], _version: str) -> Iterator[str]:
    settled = {
        entry["detail"]["proposal"]: (entry["detail"]["disposition"], entry["number"])
        for entry in documents["journal.json"]["entries"]
        if "proposal" in entry["detail"] and "disposition" in entry["detail"]
    }
    proposals = documents["proposals.json"]["proposals"]
    for each in proposals:
        if settled.get(each["ref"]) != (each["fate"]["code"], each["fate"]["entry"]):
            yield f"proposals.json#{each['ref']}"
    told = [each["ref"] for each in proposals]
    if len(set(told)) != len(told):
        yield "proposals.json#proposals"
    for ref in sorted(set(settled) - set(told)):
        yield f"proposals.json#{ref}"


_QUESTIONS = (
    ("plan.json", _plan),
    ("journal.json", _journal),
    ("decision.json", _decision),
    ("positions.json", _positions),
    ("proposals.json", _proposals),
)


def _detail(documents: Mapping[str, Document], number: int) -> Mapping[str, Document]:
    entries: Sequence[Mapping[str, Document]] = documents["journal.json"]["entries"]
    found = [entry["detail"] for entry in entries if entry["number"] == number]
    return found[0] if found else {}


def _entry(entry: Mapping[str, Document]) -> Entry:
    who = Doer(**entry["who"])
    named = {name: entry[name] for name in ("programme", "number", "deed", "about", "detail", "previous", "hash")}
    return Entry(at=_moment(entry["at"]), who=who, **named)


def _moment(text: str) -> datetime:
    if not is_instant(text):
        raise ValueError(f"{text!r} is not a moment")
    return datetime.fromisoformat(text)
