"""A sealed bundle tells of its own plan and of nothing else: not even how much was done elsewhere, or when."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from maslahat.actions.outcomes import Done
from maslahat.actions.publications import sealed_bundle
from maslahat.actions.silence.course import run_silences
from maslahat.actions.workplans import table_draft
from maslahat.publishing.bundle.checking import check_bundle
from maslahat.publishing.bundle.container import open_entries
from maslahat.publishing.bundle.keys import make_signer
from maslahat.publishing.bundle.verifier import verify
from maslahat.stores.journal.models import Entry
from tests.actions.silences import a_final_text, later, started
from tests.cast import L1, NOON, SEATS, Cast, a_tabled_plan, raise_budget, small_plan

pytestmark = pytest.mark.django_db
SIGNER = make_signer(b"\7" * 32, now=NOON)


@pytest.fixture
def cast() -> Cast:
    cast = a_tabled_plan()
    cast.asks("delegate-aa", "Between us, is this affordable?")
    cast.agree(cast.tabled("delegate-aa", raise_budget(L1, "150.00")).ref)
    cast.ends(1)
    return cast


def next_year_under_consultation(cast: Cast) -> Cast:
    """Table another plan of the programme and let it be argued about, while the first one goes on."""
    other = replace(cast, plan="NEXT")
    table_draft(plan=small_plan(code="NEXT"), by=cast("secretariat"), **cast.told())
    other.tabled("delegate-aa", raise_budget(L1, "987654.00"), headline="A secret of next year")
    other.asks("expert", "What nobody outside should read")
    return other


def sealed(cast: Cast) -> bytes:
    return sealed_bundle("SMALL", "JWP", signer=SIGNER, sealed_at=NOON + timedelta(days=1))


@pytest.mark.covers("E90", "R98")
def test_a_bundle_is_the_same_to_the_byte_whether_or_not_another_plan_is_under_consultation(cast):
    cast.endorse()
    alone = sealed(cast)
    next_year_under_consultation(cast)

    assert sealed(cast) == alone


@pytest.mark.covers("E90")
def test_deeds_of_another_plan_between_those_of_this_one_leave_no_number_hash_or_time_in_the_bundle(cast):
    cast.finalise()
    said = [cast.say("head-aa")]
    cast.now += timedelta(seconds=7)
    next_year_under_consultation(cast)
    cast.now += timedelta(seconds=1)
    said += [cast.say(f"head-{party}") for party in ("bb", "cc", "ag")]
    assert all(isinstance(each, Done) for each in said)

    data = sealed(cast)

    assert told_elsewhere(data) == []
    entries = json.loads(dict(open_entries(data).entries)["journal.json"])["entries"]
    assert [each["number"] for each in entries] == list(range(1, len(entries) + 1))
    assert check_bundle(data).is_sound
    assert verify.check(data)[0] == []


def told_elsewhere(data: bytes) -> list[str]:
    """Return every sign in the bundle of a journal entry that is not about the plan, of any hash of the journal, and
    of anybody by user name."""
    text = b"".join(content for name, content in open_entries(data).entries if name.endswith(".json")).decode()
    hashes = Entry.objects.filter(programme="SMALL").values_list("hash", flat=True)
    times = [f"{row.at:%Y-%m-%dT%H:%M:%S}" for row in Entry.objects.filter(about__contains="NEXT")]
    names = [f'"{username}"' for username, _party, _role in SEATS if "-" in username]
    words = ["NEXT", "987654", "A secret of next year", "thread", "person:", "Between us", "nobody outside"]
    return [sign for sign in (*hashes, *times, *names, *words) if sign in text]


@pytest.mark.covers("E53", "R98")
def test_a_plan_that_the_silence_of_one_seat_endorsed_is_sealed_soundly_and_says_so():
    cast = a_final_text()
    started(cast)
    cast.say("head-bb")
    later(cast, hours=73)
    run_silences("SMALL", cast.now)

    data = sealed_bundle("SMALL", "JWP", signer=SIGNER, sealed_at=cast.now)

    assert check_bundle(data).is_sound
    assert verify.check(data)[0] == []
    assert verify.joined(data)[0] == ["CC", "silence", ""]
