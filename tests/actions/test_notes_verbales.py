"""A signed note verbale counts once two officers looked at it, and the record names the paper by its fingerprint."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction

from maslahat.actions import people
from maslahat.actions.notes_verbales import Paper, confirm_note, enter_note, return_note
from maslahat.actions.outcomes import NoteVerbaleMoved, PositionStated, Refused, Stale
from maslahat.actions.publications import endorsed_view, sealed_bundle
from maslahat.domain.governance.notes_verbales import MOST_BYTES
from maslahat.publishing.bundle.keys import make_signer
from maslahat.publishing.bundle.verifier import verify
from maslahat.publishing.printed import printed_plan
from maslahat.stores.governance.models import NoteVerbale, Position
from tests.cast import L1, NOON, Cast, a_tabled_plan

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nThe Ministry presents its compliments\n%%EOF\n"
DOCUMENT = sha256(PDF).hexdigest()


@pytest.fixture
def cast() -> Cast:
    cast = a_tabled_plan()
    invited = {"username": "colleague", "office": {"en": "Officer"}, "institution": "", "language": "en"}
    people.invite_person(by=cast("secretariat"), **invited, **cast.told())
    seat = {"username": "colleague", "party": "AG", "role": "secretariat"}
    people.accredit(by=cast("secretariat"), **seat, **cast.told())
    cast.finalise()
    return cast


def enter(cast: Cast, content: bytes = PDF, **more):
    told = {"workplan": "JWP", "party": "BB", "subject": cast.draft, "kind": "endorse", "by": cast("secretariat")}
    return enter_note(**told | {"paper": Paper.of("note.pdf", content)} | cast.told() | more)


def confirm(cast: Cast, username: str = "colleague", **more):
    told = {"workplan": "JWP", "note": 1, "document": DOCUMENT, "by": cast(username)}
    return confirm_note(**told | cast.told() | more)


@pytest.mark.covers("R49", "E59")
def test_a_note_that_two_officers_looked_at_endorses_for_its_seat(cast):
    assert isinstance(enter(cast), NoteVerbaleMoved)
    assert Position.objects.count() == 0

    stated = confirm(cast)
    for party in ("aa", "cc", "ag"):
        cast.say(f"head-{party}")
    data = sealed_bundle("SMALL", "JWP", signer=make_signer(b"\7" * 32, now=NOON), sealed_at=NOON + timedelta(days=1))

    assert (stated.party, stated.is_effective) == ("BB", True)
    assert verify.check(data)[0] == []
    assert ["BB", "note_verbale", DOCUMENT] in verify.joined(data)
    printed = [party["stated"][0] for party in printed_plan(endorsed_view("SMALL", "JWP")[1])["parties"]]
    assert [f"note verbale, SHA-256 {DOCUMENT[:16]}…" in each for each in printed] == [False, True, False, False]


@pytest.mark.covers("E59")
def test_the_officer_who_entered_a_note_can_neither_confirm_nor_return_it(cast):
    enter(cast)
    back = return_note(workplan="JWP", note=1, text={"en": "Wrong"}, by=cast("secretariat"), **cast.told())

    assert confirm(cast, "secretariat").codes == back.codes == ("note_verbale_same_officer",)
    row = NoteVerbale.objects.get()
    with pytest.raises(IntegrityError, match="note_checked_by_another"), transaction.atomic():
        NoteVerbale.objects.update(state="returned", checked_by=row.entered_by_id)


def test_a_returned_note_says_why_and_never_counts(cast):
    enter(cast)
    words = {"en": "The stamp is missing", "ru": "Нет печати"}

    moved = return_note(workplan="JWP", note=1, text=words, by=cast("colleague"), **cast.told())

    assert moved.state == "returned"
    assert confirm(cast).codes == ("note_verbale_not_open",)
    assert Position.objects.count() == 0


@pytest.mark.covers("E80")
def test_a_note_on_another_text_or_another_paper_is_not_confirmed(cast):
    assert isinstance(enter(cast, subject="0" * 64), Stale)
    enter(cast)

    assert isinstance(confirm(cast, document="0" * 64), Stale)
    assert confirm(cast, note=2).codes == ("unknown_note_verbale",)
    assert Position.objects.count() == 0


PAPERS = (
    (b"", "note_verbale_no_pdf"),
    (b"GIF89a", "note_verbale_no_pdf"),
    (b"<html>%PDF-1.7 %%EOF", "note_verbale_no_pdf"),
    (b"%PDF-1.7 cut in the middle", "note_verbale_no_pdf"),
    (b"%PDF-1.7" + bytes(MOST_BYTES) + b"%%EOF", "note_verbale_too_large"),
)


def test_what_is_no_pdf_or_too_large_is_refused(cast):
    assert [enter(cast, content).codes for content, _code in PAPERS] == [(code,) for _content, code in PAPERS]
    assert NoteVerbale.objects.count() == 0


@pytest.mark.covers("R38")
def test_a_note_binds_only_a_party_for_which_somebody_speaks(cast):
    assert enter(cast, party="DON").codes == ("note_verbale_no_head",)
    assert enter(cast, party="nobody").codes == ("note_verbale_no_head",)


@pytest.mark.covers("E55")
def test_a_note_with_a_reservation_names_its_lines_and_words(cast):
    assert enter(cast, kind="endorse_reservation").codes == ("position_text_missing", "position_lines_missing")
    enter(cast, kind="endorse_reservation", text={"en": "Not on our border"}, lines=(L1,))

    assert isinstance(confirm(cast), PositionStated)
    assert Position.objects.get().lines == [str(L1)]


def test_a_note_names_a_meeting_of_its_programme_or_none(cast):
    assert enter(cast, meeting="PSC-99").codes == ("unknown_meeting",)
    assert isinstance(enter(cast, meeting="PSC"), NoteVerbaleMoved)


def test_a_head_of_delegation_enters_no_notes(cast):
    refused = enter(cast, by=cast("head-bb"))

    assert isinstance(refused, Refused)
    assert refused.codes == ("no_right",)


@pytest.mark.covers("E73")
def test_a_note_sent_twice_is_entered_once(cast):
    told = {"key": "once"}

    assert enter(cast, **told) == enter(cast, **told)
    assert confirm(cast, key="twice") == confirm(cast, key="twice")
    assert (NoteVerbale.objects.count(), Position.objects.count()) == (1, 1)
