"""Pages of those who take part: registering, admission, the list with filters, the spreadsheet, badges, the desk."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from maslahat.actions.actor import Secret
from maslahat.actions.meetings.badge_codes import code_of
from maslahat.actions.meetings.registration import arrange_attendance
from maslahat.stores.meetings import attendance_queries
from maslahat.stores.meetings.attendance_models import Participant, PresenceEvent
from tests.actions.attendance import admitted, comes, found, meeting_of, registers, with_a_service
from tests.cast import Cast, a_programme
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
LIST = "/SMALL/meetings/PSC/participants/"
SECRET = ("Zuhra", "Deputy chairman", "Заместитель председателя", "Service of AA", "AA-SEC")
TYPED = {
    "key": "k1",
    "party": "AA",
    "name": "A. Person",
    "function": "head",
    "office_en": "Deputy Minister",
    "office_ru": "Заместитель министра",
    "institution": "AA-MIN",
    "category": "",
    "sex": "female",
    "mode": "online",
    "language": "ru",
    "needs": "Sign language",
    "username": "head-aa",
}


@pytest.fixture
def cast(db) -> Cast:
    return a_programme(document=with_a_service())


@pytest.fixture
def today(db) -> Cast:
    """Return the cast on the day of the meeting: presence is known for that day alone."""
    now, document = timezone.now(), with_a_service()
    document["meetings"][0]["date"] = now.date().isoformat()
    cast = a_programme(document=document)
    cast.now = now
    return cast


def a_service_officer(cast: Cast) -> int:
    office = {"en": "Deputy chairman", "ru": "Заместитель председателя"}
    return admitted(cast, institution="AA-SEC", category="", name=Secret("Zuhra Secret"), office=office)


@pytest.mark.covers("R32")
def test_a_focal_point_registers_and_the_secretariat_admits(cast, reader):
    reader.signs_in_as("focal-aa").sends(f"{LIST}register/", **TYPED)
    page = reader.read(reader.last["location"])
    told = {"deed": "admit", "key": "k2", "row_version": "1"}

    reader.sends("/sign-out/")
    reader.signs_in_as("secretariat").sends(f"{LIST}1/deed/", **told)

    assert "Registered under number 1." in page
    assert "Sign language" in page
    assert found(cast, 1).badge_number == "001"


def test_the_secretariat_admits_at_once_everybody_whom_the_list_shows_as_waiting(cast, reader):
    registers(cast, name=Secret("Alpha"))
    registers(cast, party="BB", name=Secret("Beta"))
    page = reader.signs_in_as("secretariat").read(f"{LIST}?party=BB")
    (listed,) = re.findall(r'name="numbers" value="([^"]*)"', page)

    reader.sends(f"{LIST}admit/", numbers=listed, key="k1")

    assert (found(cast, 1).state, found(cast, 2).state) == ("applied", "admitted")
    assert "1 person is admitted." in reader.read(LIST)


def test_what_was_typed_stays_with_everything_that_is_wrong(cast, reader):
    reader.signs_in_as("focal-aa")

    empty = reader.sends(f"{LIST}register/", **TYPED | {"function": "king"})
    wrong = reader.sends(f"{LIST}register/", **TYPED | {"office_en": "", "office_ru": "", "username": "nobody"})

    assert reader.status == 409
    assert "Please look again" in empty
    assert "The office is missing." in wrong
    assert "nobody is not accredited for this party." in wrong
    assert 'value="A. Person"' in wrong


def test_a_registration_changes_and_an_old_screen_is_told_so(cast, reader):
    number = registers(cast, function="head").number
    reader.signs_in_as("focal-aa")

    reader.sends(f"{LIST}{number}/deed/", **TYPED | {"deed": "change", "row_version": "1"})
    late = reader.sends(f"{LIST}{number}/deed/", **TYPED | {"deed": "change", "row_version": "1", "key": "k3"})

    assert found(cast, number).mode == "online"
    assert reader.status == 409
    assert "This changed while you were writing" in late


@pytest.mark.covers("R38")
def test_credentials_are_sent_by_the_delegation_and_opened_by_nobody_else(cast, reader):
    number = admitted(cast, function="head")
    sent = {"document": SimpleUploadedFile("x.pdf", b"%PDF-1.7 powers"), "deed": "credentials", "key": "k1"}

    reader.signs_in_as("head-aa").client.post(f"{LIST}{number}/deed/", sent)
    own = reader.client.get(f"{LIST}{number}/credentials/")
    reader.sends("/sign-out/")
    foreign = reader.signs_in_as("head-bb").client.get(f"{LIST}{number}/credentials/")

    assert (own.status_code, own.content, own["content-disposition"][:10]) == (200, b"%PDF-1.7 powers", "attachment")
    assert foreign.status_code == 403


@pytest.mark.covers("R35")
@pytest.mark.parametrize("who", ["donor", "cso-bb", "head-bb"])
def test_staff_of_a_security_service_stay_unnamed_on_every_page_and_in_every_file(cast, reader, who):
    number = a_service_officer(cast)
    comes(cast, number)
    reader.signs_in_as(who)

    sought, pages = reader.read(f"{LIST}?text=Zuhra"), [LIST, f"{LIST}{number}/", f"{LIST}?sort=name"]
    shown = "".join(reader.read(address) for address in pages)
    book = load_workbook(BytesIO(reader.client.get(f"{LIST}list.xlsx").content))
    values = reader.client.get(f"{LIST}list.csv").content.decode()
    cells = values + str([cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row])

    assert "State security services" in shown
    assert [word for word in SECRET if word in shown + cells] == []
    assert "Nobody answers to this" in sought


@pytest.mark.covers("R35")
@pytest.mark.parametrize("who", ["secretariat", "focal-aa"])
def test_the_secretariat_and_the_own_party_see_the_name(cast, reader, who):
    a_service_officer(cast)

    page = reader.signs_in_as(who).read(LIST)

    assert "Zuhra Secret" in page
    assert "Service of AA" in page


@pytest.mark.covers("R35")
def test_a_badge_that_others_see_names_nobody_of_a_security_service(cast, reader):
    number = a_service_officer(cast)
    admitted(cast, name=Secret("B. Open"))
    reader.signs_in_as("secretariat")

    one = _words(reader.client.get(f"{LIST}{number}/badge.pdf").content)
    all_of_them = _words(reader.client.get(f"{LIST}badges.pdf").content)

    assert "State security services" in one
    assert [word for word in SECRET if word in one + all_of_them] == []
    assert "B. Open" in all_of_them


def _words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_filters_and_order_live_in_the_address(today, reader):
    admitted(today, name=Secret("Beta"), mode="online")
    comes(today, admitted(today, "BB", name=Secret("Alpha")))
    reader.signs_in_as("secretariat")

    def names(query: str) -> list[str]:
        return re.findall(r"<strong><bdi>(\w+)</bdi></strong>", reader.read(LIST + query))

    assert names("") == ["Beta", "Alpha"]
    assert names("?sort=name") == ["Alpha", "Beta"]
    assert names("?party=BB") == names("?presence=here") == names("?mode=room") == names("?text=alph") == ["Alpha"]
    assert names("?party=nowhere") == []


@pytest.mark.covers("R32")
def test_the_page_tells_how_many_came_and_not_only_how_many_are_expected(cast, reader):
    comes(cast, admitted(cast))
    admitted(cast, "BB")

    page = " ".join(words for _, words in Page.of(reader.signs_in_as("donor").read(LIST)).words)

    assert "1 came of 2 registered" in page


def test_the_list_costs_as_many_queries_for_sixty_as_for_one(cast, reader, django_assert_max_num_queries):
    admitted(cast)
    rows = [Participant.objects.get(number=1)] * 60
    for number, row in enumerate(rows, start=2):
        row.pk, row.number, row.badge = None, number, number
        row.save()
    reader.signs_in_as("secretariat")

    with django_assert_max_num_queries(24):
        page = reader.read(LIST)

    assert "Page 1 of 2" in page


@pytest.mark.covers("R26")
def test_where_to_join_is_shown_to_those_alone_who_are_admitted_to_take_part_online(cast, reader):
    admitted(cast, "BB", username="head-bb", mode="online")
    admitted(cast, username="head-aa", mode="room")
    told = {
        "row_version": 0,
        "deadline": None,
        "self_check_in": False,
        "join_address": "https://video.example/secret-room",
    }
    arrange_attendance(meeting="PSC", **told, by=cast("secretariat"), **cast.told())

    seen = {}
    for who in ("head-bb", "head-aa", "head-cc", "donor"):
        seen[who] = "secret-room" in reader.signs_in_as(who).read(LIST)
        reader.sends("/sign-out/")

    assert seen == {"head-bb": True, "head-aa": False, "head-cc": False, "donor": False}


@pytest.mark.covers("E93")
def test_a_list_is_reported_row_by_row_and_then_registered_whole(cast, reader):
    reader.signs_in_as("focal-aa")
    empty = reader.client.get(f"{LIST}spreadsheet/empty.csv").content
    rows = b"AA;B. One;delegate;Officer;;AA-MIN;;male;room;en;;\r\n;C. Two;;Clerk;;;gov;;;;;\r\n"

    report = _load(reader, empty + rows)
    nobody = Participant.objects.count()
    (carried,) = re.findall(r'name="carried" value="([^"]*)"', report)
    reader.sends(f"{LIST}spreadsheet/", deed="register", key="k1", carried=carried)

    assert "2 rows, nothing wrong in any." in report
    assert (nobody, Participant.objects.count()) == (0, 2)
    assert "2 people are registered." in reader.read(LIST)


@pytest.mark.covers("E93", "E94")
def test_a_list_with_a_bad_cell_registers_nobody_and_names_the_cell(cast, reader):
    reader.signs_in_as("focal-aa")
    empty = reader.client.get(f"{LIST}spreadsheet/empty.csv").content
    rows = b"AA;=cmd();delegate;Officer;;AA-MIN;;;;;;\r\nBB;X;;Clerk;;;gov;;;;;\r\n"

    report = _load(reader, empty + rows)

    assert reader.status == 422
    assert "B3" in report
    assert "A4" in report
    assert "carried" not in report


def test_what_only_the_registration_finds_is_told_by_its_row(cast, reader):
    registers(cast, name=Secret("B. One"))
    reader.signs_in_as("focal-aa")
    empty = reader.client.get(f"{LIST}spreadsheet/empty.csv").content
    report = _load(reader, empty + b";B. One;;Clerk;;;gov;;;;;\r\n;C.;;Clerk;;;gov;;;;;nobody\r\n")
    (carried,) = re.findall(r'name="carried" value="([^"]*)"', report)

    answer = reader.sends(f"{LIST}spreadsheet/", deed="register", key="k1", carried=carried)

    assert Participant.objects.count() == 1
    assert "Row 3</strong>: This person is registered already" in answer
    assert "Row 4</strong>: nobody is not accredited" in answer


def _load(reader, content: bytes) -> str:
    sent = {"deed": "read", "workbook": SimpleUploadedFile("list.csv", content)}
    reader.last = reader.client.post(f"{LIST}spreadsheet/", sent)
    return str(reader.last.content.decode())


@pytest.mark.covers("R32")
def test_the_desk_finds_somebody_by_number_or_name_and_checks_in(today, reader):
    number = admitted(today, name=Secret("A. Person"))
    admitted(today, "BB", name=Secret("B. Other"))
    reader.signs_in_as("host-aa")

    by_name, by_number = (
        reader.read("/SMALL/meetings/PSC/desk/?text=pers"),
        reader.read("/SMALL/meetings/PSC/desk/?text=2"),
    )
    told = {"deed": "check_in", "from": "desk", "channel": "room", "key": "k1"}
    reader.sends(f"{LIST}{number}/deed/", **told)

    assert ("A. Person" in by_name, "B. Other" in by_name) == (True, False)
    assert ("A. Person" in by_number, "B. Other" in by_number) == (False, True)
    assert reader.last["location"] == "/SMALL/meetings/PSC/desk/"
    assert PresenceEvent.objects.get().participant.number == number


@pytest.mark.covers("R32")
def test_the_code_of_a_badge_opens_its_page_for_the_officer_to_confirm(today, reader):
    number = admitted(today, name=Secret("A. Person"))
    address = f"/SMALL/meetings/PSC/check-in/{code_of(meeting_of(today), found(today, number))}/"

    stranger = reader.read(address)
    refused = reader.sends(address, key="k1")
    officer = reader.signs_in_as("host-aa").read(address)
    reader.sends(address, key="k2")

    assert "show your badge there" in stranger
    assert "At this meeting the desk checks people in." in refused
    assert "A. Person" not in stranger + refused
    assert "A. Person" in officer
    assert "Checked in" in reader.read(address)


@pytest.mark.covers("R32")
def test_a_bearer_checks_in_without_signing_in_where_the_committee_allows_it(today, reader):
    number = admitted(today)
    told = {"row_version": 0, "deadline": None, "self_check_in": True, "join_address": ""}
    arrange_attendance(meeting="PSC", **told, by=today("secretariat"), **today.told())
    address = f"/SMALL/meetings/PSC/check-in/{code_of(meeting_of(today), found(today, number))}/"

    reader.sends(address, key="k1")

    assert "Checked in" in reader.read(address)
    assert reader.client.get(address.replace("/1-", "/2-")).status_code == 404


def test_the_qr_code_holds_the_whole_address_of_the_check_in(cast, reader):
    admitted(cast)
    address = reader.signs_in_as("secretariat").client.get(f"{LIST}badges.pdf", headers={"host": "localhost"})

    assert address["content-type"] == "application/pdf"
    assert address["content-disposition"] == 'attachment; filename="PSC-badges.pdf"'


def test_the_terms_are_set_on_the_page_and_tell_the_parties_until_when(cast, reader):
    told = {
        "terms-key": "k1",
        "terms-row_version": "0",
        "terms-deadline": "2022-10-20T18:00",
        "terms-join_address": "https://video.example/x",
    }
    reader.signs_in_as("secretariat").sends(f"{LIST}terms/", **told)
    bad = reader.sends(
        f"{LIST}terms/", **told | {"terms-join_address": "ftp://x", "terms-key": "k2", "terms-row_version": "1"}
    )
    terms = attendance_queries.terms(meeting_of(cast))

    assert (terms.deadline_at.isoformat(), terms.join_address) == (
        "2022-10-20T18:00:00+00:00",
        told["terms-join_address"],
    )
    assert "not an address for joining online" in bad
    reader.sends("/sign-out/")
    assert "Parties register until" in reader.signs_in_as("focal-aa").read(f"{LIST}register/")


@pytest.mark.covers("R26", "E51")
def test_the_room_shows_the_quorum_party_by_party(today, reader):
    comes(today, admitted(today))
    comes(today, admitted(today, "BB"), channel="online")

    page = reader.signs_in_as("head-cc").read("/SMALL/meetings/PSC/room/")

    assert "2 of 3 deciding parties are represented; 3 are needed." in page
    assert "There is no quorum" in page
    assert "1 in the room" in page
    assert "1 online" in page
