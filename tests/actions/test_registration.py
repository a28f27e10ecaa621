"""Registering for a meeting: who may register whom and until when, admission, lists, credentials, erasing names."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest

from maslahat.actions.actor import Secret
from maslahat.actions.meetings.listing import listed
from maslahat.actions.meetings.personal_data import Document, erase_names, file_credentials, replace_badge
from maslahat.actions.meetings.registration import (
    admit_all,
    arrange_attendance,
    cancel_registration,
    change_participant,
    register_list,
)
from maslahat.actions.meetings.running import move_meeting, open_meeting
from maslahat.actions.outcomes import Stale
from maslahat.stores.journal.models import Entry, Receipt
from maslahat.stores.meetings import attendance_queries, queries
from maslahat.stores.programmes import queries as programmes
from tests.actions.attendance import admitted, an_applicant, decides, found, meeting_of, registers, with_a_service
from tests.cast import Cast, a_programme

pytestmark = pytest.mark.django_db
PDF = Document(b"%PDF-1.7 full powers")


@pytest.fixture
def cast(db) -> Cast:
    return a_programme(document=with_a_service())


def arrange(cast: Cast, **more):
    version = attendance_queries.terms(meeting_of(cast)).row_version
    asked = {"meeting": "PSC", "row_version": version, "deadline": None, "self_check_in": False, "join_address": ""}
    return arrange_attendance(**asked | more, by=cast("secretariat"), **cast.told())


def test_a_focal_point_registers_people_of_the_own_party_and_nobody_else(cast):
    own, foreign = registers(cast, "focal-aa"), registers(cast, "focal-aa", party="BB")

    assert (own.number, own.state, own.badge) == (1, "applied", "")
    assert foreign.codes == ("no_right_not_own",)
    assert registers(cast, "delegate-aa").codes == ("no_right",)


def test_an_observer_registers_its_own_people(cast):
    assert registers(cast, "donor", party="DON").state == "applied"


@pytest.mark.covers("R26", "R32")
def test_what_is_registered_comes_back_with_mode_sex_language_and_needs(cast):
    more = {"mode": "online", "sex": "female", "language": "ru", "needs": Secret("Sign language"), "function": "head"}
    number = registers(cast, "focal-aa", institution="AA-MIN", category="", username="head-aa", **more).number

    kept = found(cast, number)

    assert (kept.mode, kept.sex, kept.language, kept.needs) == ("online", "female", "ru", "Sign language")
    assert (kept.institution, kept.category, kept.country, kept.username) == ("AA-MIN", "gov", "AA", "head-aa")
    assert kept.name == "A. Person"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"office": {}}, "participant_office_missing"),
        ({"category": ""}, "participant_category_missing"),
        ({"institution": "ZZ"}, "unknown_code"),
        ({"function": "king"}, "unknown_code"),
        ({"mode": "hologram"}, "unknown_code"),
        ({"sex": "x"}, "unknown_code"),
        ({"username": "nobody"}, "participant_not_accredited"),
        ({"username": "head-bb"}, "participant_not_accredited"),
        ({"name": Secret("N" * 161)}, "too_long"),
        ({"name": Secret("N\x07")}, "bad_value"),
        ({"needs": Secret("N" * 501)}, "too_long"),
    ],
)
def test_a_registration_that_cannot_stand_says_why(cast, changes, code):
    assert code in registers(cast, **changes).codes


def test_the_same_person_is_registered_once_by_user_name_or_by_name(cast):
    registers(cast, username="head-aa")

    by_user = registers(cast, username="head-aa", name=Secret("B. Other"))
    by_name = registers(cast, name=Secret("a. person"))

    assert by_user.codes == by_name.codes == ("registered_already",)
    assert registers(cast, party="BB").number == 2


@pytest.mark.covers("R32")
def test_after_the_deadline_the_secretariat_alone_registers(cast):
    arrange(cast, deadline=cast.now)

    assert registers(cast, "focal-aa").codes == ("registration_over",)
    assert registers(cast, "secretariat").state == "applied"


@pytest.mark.covers("E80")
def test_what_a_meeting_asks_is_not_set_from_an_old_screen(cast):
    first, second = arrange(cast, row_version=0), arrange(cast, row_version=0, self_check_in=True)

    assert first.meeting == "PSC"
    assert second == Stale("attendance:PSC", "0", "1")
    assert not attendance_queries.terms(meeting_of(cast)).self_check_in


def test_before_the_deadline_a_party_registers(cast):
    arrange(cast, deadline=cast.now + timedelta(microseconds=1))

    assert registers(cast, "focal-aa").state == "applied"


@pytest.mark.parametrize("address", ["http://plain.example", "javascript:alert(1)", "https://" + "x" * 500])
def test_only_an_encrypted_address_is_taken_for_joining(cast, address):
    assert arrange(cast, join_address=address).codes == ("bad_join_address",)


@pytest.mark.covers("R32")
def test_admitted_people_get_badge_numbers_one_after_the_other_and_keep_them(cast):
    for name in ("A", "B", "C"):
        registers(cast, name=Secret(name))

    answers = [decides(cast, 3), decides(cast, 1)]

    assert [each.badge for each in answers] == ["001", "002"]
    assert found(cast, 2).badge is None


def test_a_refusal_needs_a_reason_and_can_be_reconsidered(cast):
    number = registers(cast).number

    silent = decides(cast, number, admits=False)
    refused = decides(cast, number, admits=False, reason={"en": "No seat left"})

    assert silent.codes == ("reason_missing",)
    assert refused.state == "refused"
    assert found(cast, number).refusal.texts["en"] == "No seat left"
    assert decides(cast, number).state == "admitted"


@pytest.mark.covers("R38")
def test_a_party_has_one_head_in_the_meeting(cast):
    admitted(cast, function="head")
    second = registers(cast, function="head", name=Secret("Second")).number

    assert decides(cast, second).codes == ("second_in_function",)
    assert admitted(cast, "BB", function="head") == 3


def test_everybody_who_waits_is_admitted_at_once_and_who_was_decided_on_is_passed_over(cast):
    for name in ("A", "B", "C"):
        registers(cast, name=Secret(name))
    decides(cast, 2, admits=False, reason={"en": "Full"})
    asked = {"meeting": "PSC", "by": cast("secretariat")}

    done = admit_all(numbers=[1, 2, 3], **asked, **cast.told())
    again = admit_all(numbers=[1, 2, 3], **asked, **cast.told())

    assert (done.people, [found(cast, number).badge for number in (1, 2, 3)]) == (2, [1, None, 2])
    assert again.codes == ("nobody_waits",)
    assert admit_all(numbers=[9], **asked, **cast.told()).codes == ("unknown_participant",)


@pytest.mark.covers("R38")
def test_two_heads_of_one_party_are_not_admitted_at_once_nor_anybody_with_them(cast):
    for name in ("A", "B"):
        registers(cast, name=Secret(name), function="head")

    refused = admit_all(meeting="PSC", numbers=[1, 2], by=cast("secretariat"), **cast.told())

    assert refused.codes == ("second_in_function",)
    assert found(cast, 1).state == "applied"


def test_a_registration_is_cancelled_for_good_by_its_party_and_not_by_another(cast):
    number = admitted(cast)
    asked = {"meeting": "PSC", "number": number, "row_version": found(cast, number).row_version}

    foreign = cancel_registration(**asked, by=cast("donor"), **cast.told())
    own = cancel_registration(**asked, by=cast("focal-aa"), **cast.told())

    assert foreign.codes == ("no_right_not_own",)
    assert own.state == "cancelled"
    assert decides(cast, number).codes == ("registration_step",)


@pytest.mark.covers("E74")
def test_whoever_decides_second_on_an_old_screen_is_told_how_it_stands(cast):
    number = registers(cast).number
    decides(cast, number)

    again = decides(cast, number, row_version=1)

    assert again == Stale(f"participant:{number}", "1", "admitted")


def test_facts_of_a_registration_can_be_changed_and_its_party_cannot(cast):
    number = admitted(cast)
    asked = {"meeting": "PSC", "number": number, "row_version": found(cast, number).row_version}
    told = asked | {"by": cast("secretariat")}

    moved = change_participant(applicant=an_applicant("BB"), **told, **cast.told())
    changed = change_participant(applicant=an_applicant(mode="online", name=Secret("B.")), **told, **cast.told())

    assert moved.codes == ("participant_party_stays",)
    assert (changed.badge, found(cast, number).mode, found(cast, number).name) == ("001", "online", "B.")


@pytest.mark.covers("R38")
def test_a_party_does_not_make_a_head_of_an_adviser_whom_the_secretariat_admitted(cast):
    number = admitted(cast, function="adviser")
    asked = {"meeting": "PSC", "number": number, "row_version": found(cast, number).row_version}
    head = an_applicant(function="head")

    refused = change_participant(**asked, applicant=head, by=cast("focal-aa"), **cast.told())
    moved = change_participant(**asked, applicant=head, by=cast("secretariat"), **cast.told())

    assert refused.codes[0].startswith("no_right")
    assert (moved.state, found(cast, number).function) == ("admitted", "head")


@pytest.mark.covers("E93")
def test_a_list_registers_everybody_or_nobody_and_names_each_row_that_is_wrong(cast):
    good = [an_applicant(name=Secret(f"Person {n}")) for n in range(3)]
    bad = [good[0], an_applicant(office={}), an_applicant(username="nobody", name=Secret("X"))]

    refused = register_list(meeting="PSC", applicants=bad, by=cast("focal-aa"), **cast.told())
    nobody = attendance_queries.participants(meeting_of(cast))
    done = register_list(meeting="PSC", applicants=good, by=cast("focal-aa"), **cast.told())

    assert [(each.code, each.facts["place"]) for each in refused.reasons] == [
        ("participant_office_missing", 2),
        ("participant_not_accredited", 3),
    ]
    assert nobody == ()
    assert (done.first, done.last) == (1, 3)


def test_a_list_holds_nobody_twice_and_nobody_of_another_party(cast):
    twice = [an_applicant(), an_applicant(name=Secret("A. PERSON"))]
    foreign = [an_applicant(), an_applicant("BB")]

    assert register_list(meeting="PSC", applicants=twice, by=cast("focal-aa"), **cast.told()).codes == (
        "twice_on_list",
    )
    assert register_list(meeting="PSC", applicants=foreign, by=cast("focal-aa"), **cast.told()).codes == (
        "no_right_not_own",
    )


@pytest.mark.covers("R38")
def test_credentials_of_a_head_are_filed_by_the_own_delegation_and_kept_with_their_fingerprint(cast):
    number = admitted(cast, function="head")
    asked = {"meeting": "PSC", "number": number, "document": PDF, "sha256": PDF.sha256}

    foreign = file_credentials(by=cast("head-bb"), **asked, **cast.told())
    filed = file_credentials(by=cast("head-aa"), **asked, **cast.told())
    kept = attendance_queries.credentials(found(cast, number).id)

    assert foreign.codes == ("no_right_not_own",)
    assert (kept.kind, kept.content) == ("pdf", PDF.content)
    assert filed.sha256 == kept.sha256 == sha256(PDF.content).hexdigest()


@pytest.mark.parametrize(
    ("function", "content", "code"),
    [
        ("delegate", PDF.content, "credentials_not_needed"),
        ("head", b"<html><script>", "document_kind"),
        ("head", b"%PDF-" + b"x" * 3 * 1024 * 1024, "document_too_large"),
    ],
)
def test_credentials_that_cannot_be_taken_say_why(cast, function, content, code):
    number, document = admitted(cast, function=function), Document(content)
    asked = {"meeting": "PSC", "number": number, "document": document, "sha256": document.sha256}

    assert file_credentials(by=cast("secretariat"), **asked, **cast.told()).codes == (code,)


def test_names_and_needs_are_in_no_journal_receipt_or_event_of_the_room(cast):
    number = registers(cast, name=Secret("Zuhra Unmistakable"), needs=Secret("Unmistakable need")).number
    decides(cast, number)

    written = [
        *Receipt.objects.values_list("outcome", flat=True),
        *Entry.objects.values_list("detail", flat=True),
        *(each.body for each in queries.events_after(meeting_of(cast), 0, 100)),
    ]

    assert "Unmistakable" not in json.dumps(written, ensure_ascii=False)
    assert "Unmistakable" not in repr(found(cast, number))


def test_the_record_tells_the_kind_of_a_sensitive_institution_and_never_the_office(cast):
    registers(cast, institution="AA-SEC", category="", office={"en": "Deputy chairman"})

    written = json.dumps([*Entry.objects.values_list("detail", flat=True)])

    assert "State security services" in written
    assert "Deputy chairman" not in written
    assert "AA-SEC" not in written.split("participant")[-1]


@pytest.mark.covers("R35")
def test_names_are_erased_after_the_meeting_with_needs_credentials_and_the_salt_of_their_fingerprint(cast):
    number = admitted(cast, function="head", name=Secret("Zuhra"), needs=Secret("Ramp"))
    document = {"document": PDF, "sha256": PDF.sha256}
    file_credentials(meeting="PSC", number=number, **document, by=cast("secretariat"), **cast.told())
    asked = {"meeting": "PSC", "by": cast("secretariat")}
    early = erase_names(**asked, **cast.told())
    open_meeting(meeting="PSC", row_version=1, **cast.inaugurating())
    move_meeting(row_version=queries.meeting("SMALL", "PSC").row_version, act="close", **asked, **cast.told())

    erased = erase_names(**asked, **cast.told())
    left = found(cast, number)

    assert early.codes == ("names_still_needed",)
    assert erased.people == 1
    assert (left.name, left.needs, left.has_credentials) == ("", "", False)
    assert left.office.texts["en"] == "Head of unit"


def test_a_lost_badge_is_replaced_and_keeps_its_number(cast):
    number = admitted(cast)
    asked = {"meeting": "PSC", "number": number, "row_version": found(cast, number).row_version}

    replaced = replace_badge(by=cast("secretariat"), **asked, **cast.told())

    assert (replaced.badge, found(cast, number).edition) == ("001", 2)


@pytest.mark.covers("R35")
@pytest.mark.parametrize("who", ["donor", "head-bb", "host-aa", "coordinator"])
def test_staff_of_a_security_service_are_told_by_function_and_kind_alone(cast, who):
    more = {"institution": "AA-SEC", "category": "", "office": {"en": "Deputy chairman"}, "needs": Secret("Ramp")}
    admitted(cast, name=Secret("Zuhra"), username="delegate-aa", **more)
    programme = programmes.programme("SMALL")
    by = cast(who)

    (row,) = listed(programme, meeting_of(cast), by, cast.now)

    hidden = by.party != "AA"
    assert (row.is_hidden, row.name == "", bool(row.office), bool(row.institution)) == (
        (hidden, hidden, not hidden, not hidden)
    )
    assert row.category.texts["en"] == "State security services"
    assert (row.needs == "", row.username == "", row.sex is None) == (hidden, hidden, hidden)


def test_others_see_only_those_who_are_admitted_and_never_their_needs(cast):
    registers(cast, name=Secret("Waits"))
    admitted(cast, name=Secret("Sits"), needs=Secret("Ramp"))
    programme = programmes.programme("SMALL")

    seen = {
        who: listed(programme, meeting_of(cast), cast(who), cast.now) for who in ("donor", "focal-aa", "secretariat")
    }

    assert [row.name for row in seen["donor"]] == ["Sits"]
    assert [row.name for row in seen["focal-aa"]] == [row.name for row in seen["secretariat"]] == ["Waits", "Sits"]
    assert [row.needs for row in seen["donor"]] == [""]
    assert [row.needs for row in seen["focal-aa"]] == ["", "Ramp"]
