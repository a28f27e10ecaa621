"""An honest key cannot lend truth to a bundle whose documents contradict one another: both verifiers say where."""

from dataclasses import replace

import pytest

from maslahat.domain.record.chain import Entry, seal_of
from maslahat.publishing.bundle.checking import check_bundle
from maslahat.publishing.bundle.contents import NotEndorsed, gather
from maslahat.publishing.bundle.verifier import verify
from maslahat.publishing.bundle.writing import write_bundle
from tests.publishing.bundle import sample


def changed(document, path, value):
    """Return a copy of a JSON value in which one place holds another value."""
    if not path:
        return value
    copy = dict(document) if isinstance(document, dict) else list(document)
    inner = copy.get(path[0]) if isinstance(copy, dict) else copy[path[0]]
    copy[path[0]] = changed(inner, path[1:], value)
    return copy


def relinked(entries: tuple[Entry, ...], number: int, **change) -> tuple[Entry, ...]:
    """Return a journal in which one entry was changed and sealed anew, and no other."""
    forged = replace(entries[number - 1], **change)
    return (*entries[: number - 1], replace(forged, hash=seal_of(forged)), *entries[number:])


UNTOLD = {"entry": 3, "change": {"change": "COR-01", "previous": "0" * 64, "subject": "1" * 64}}
CONTRADICTIONS = {
    "another plan than was endorsed": ("plan", ("year",), 2024, "decision.json#endorsement.subject"),
    "names of another programme": ("programme", ("code",), "XYZ", "programme.json#code"),
    "an endorsement of another text": ("decision", ("endorsement", "subject"), "0" * 64, "decision.json"),
    "an endorsement told by another entry": ("decision", ("entry",), 3, "decision.json#entry"),
    "an endorsement that follows another text": ("decision", ("endorsement", "previous"), "0" * 64, "decision.json"),
    "a change that the journal does not tell": ("decision", ("since",), [UNTOLD], "decision.json#since"),
    "a rule that asks fewer": ("decision", ("endorsement", "rule", "deciding"), ["KZ"], "decision.json#entry"),
    "a position that says another thing": ("positions", (2, "position", "kind"), "object", "positions.json#KG"),
    "a position of another party": ("positions", (2, "party"), "TJ", "positions.json"),
    "a position that no longer counts": ("positions", (2, "counts"), False, "positions.json#KG"),
    "an earlier position that counts": ("positions", (0, "counts"), True, "positions.json#KZ"),
    "another fate of a proposal": ("proposals", (1, "fate", "disposition"), "accepted", "proposals.json#PR-TJ-01"),
    "another state of a proposal": ("proposals", (1, "fate", "state"), "merged", "proposals.json#PR-TJ-01"),
    "other words of a proposal": ("proposals", (0, "change_set", "party"), "UZ", "proposals.json#PR-KG-01"),
    "another proposal": ("proposals", (0, "ref"), "PR-UZ-09", "proposals.json#PR-UZ-09"),
}


@pytest.mark.covers("T-05", "R49")
@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_a_contradiction_sealed_by_an_honest_key_is_found_and_named(case):
    part, path, value, place = CONTRADICTIONS[case]
    honest = sample.contents(2)

    data = sample.sealed(**{part: changed(getattr(honest, part), path, value)})

    assert any(finding.place.startswith(place) for finding in check_bundle(data).findings)
    assert [[each.check, each.place] for each in check_bundle(data).findings] == verify.check(data)[0]


@pytest.mark.parametrize("part", ["positions", "proposals"])
@pytest.mark.covers("T-05")
def test_nothing_that_the_journal_tells_can_be_left_out(part):
    told = getattr(sample.contents(2), part)
    for place in range(len(told)):
        data = sample.sealed(**{part: told[:place] + told[place + 1 :]})

        assert not check_bundle(data).is_sound
        assert verify.check(data)[0]


@pytest.mark.covers("T-05")
def test_a_journal_changed_shortened_or_reordered_is_found_at_its_entry():
    entries = sample.contents(2).entries
    journals = {
        3: relinked(entries, 3, deed="proposal.withdraw"),
        1: entries[1:],
        5: (*entries[:4], entries[5], entries[4], *entries[6:]),
        2: (entries[0], replace(entries[1], about="plan:other"), *entries[2:]),
    }
    for number, journal in journals.items():
        findings = verify.check(data := sample.sealed(entries=journal))[0]

        place = number if number != 3 else 4
        assert ["meaning", f"journal.json#entries[{place - 1}]"] in findings
        assert ["meaning", f"journal.json#entries[{place - 1}]"] in [
            [f.check, f.place] for f in check_bundle(data).findings
        ]


@pytest.mark.covers("T-02", "T-05")
def test_a_journal_that_ends_before_the_checkpoint_is_refused():
    honest = sample.contents(2)
    data = sample.sealed(entries=honest.entries[:-1])

    assert not check_bundle(data).is_sound
    assert verify.check(data)[0]


@pytest.mark.covers("T-05")
@pytest.mark.parametrize("part", ["positions", "proposals", "decision", "programme"])
def test_a_document_without_the_shape_of_its_format_is_refused(part):
    shapeless = (({"format": 1},)) if part in ("positions", "proposals") else {"format": 1}
    data = sample.sealed(**{part: shapeless})

    assert not check_bundle(data).is_sound
    assert verify.check(data)[0]


@pytest.mark.covers("R49")
def test_a_plan_that_was_not_endorsed_has_no_bundle():
    honest = sample.contents(2)
    with pytest.raises(NotEndorsed):
        gather(plan=honest.plan, programme={}, journal=honest.entries[:-1], sealed_at=sample.SEALED)


@pytest.mark.covers("R-23")
def test_the_same_contents_and_key_give_the_same_bytes():
    assert write_bundle(sample.contents(12), sample.key(), sample.COMPANIONS) == sample.bundle(12)
