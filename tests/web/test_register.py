"""A list of proposals comes from a spreadsheet: a dry run with a report on every row, then all are filed or none."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from maslahat.actions.outcomes import Refused
from maslahat.actions.registering import RegisterEntry, file_register
from maslahat.actions.wishes import Edit
from maslahat.publishing.sheet_register import REGISTER
from maslahat.stores.journal.load import journal
from maslahat.stores.workplans import queries as plans
from tests.cast import L1, L2, raise_budget
from tests.publishing.sheets import saved
from tests.web.pages import PLAN
from tests.web.routes import rows

PAGE = f"{PLAN}spreadsheet/proposals/"
KEYS = ("proposal", "party", "headline:en", "headline:ru", "rationale:en", "rationale:ru", "line", "field", "value")


def a_list(reader, *told, label="B"):
    """Return the list that this reader takes away, with these rows: number, party, headline, line, field, value."""
    book = load_workbook(BytesIO(reader.client.get(f"{PLAN}files/{label}-proposals.xlsx").content))
    sheet = book[REGISTER]
    assert tuple(cell.value for cell in sheet[1]) == KEYS
    for row, (number, party, headline, line, field, value) in enumerate(told, start=3):
        words = f"По-русски: {headline}" if headline else None
        for place, cell in enumerate((number, party, headline, words, None, None, line, field, value), start=1):
            sheet.cell(row, place).value = cell
    return saved(book)


def loads(reader, data):
    reader.last = reader.client.post(PAGE, {"deed": "read", "workbook": SimpleUploadedFile("list.xlsx", data)})
    return str(reader.last.content.decode())


def hidden(page, name):
    return page.split(f'name="{name}" value="')[1].split('"')[0]


def files(reader, page, **more):
    told = {"deed": "file", "carried": hidden(page, "carried"), "key": hidden(page, "key")}
    return reader.sends(PAGE, **told | more)


def proposals(cast):
    return plans.proposals(cast.workplan.id)


@pytest.mark.covers("E93", "R45")
def test_the_secretariat_files_a_list_on_behalf_of_several_parties(cast, reader):
    reader.signs_in_as("secretariat")
    told = (
        ("1", "AA · AA", "More money", "1.1.1-01", "budget:DON:USD", 250),
        ("1", None, None, "1.1.1-01", "quarters:Q3", "x"),
        ("2", "BB", "No study", "2.1.1-01", "delete", None),
        ("3", "AA", "A new line", "new-1", "output", "1.1.2"),
        ("3", None, None, "new-1", "title:ru", "Новое"),
        ("4", "BB-CSO", "Our view", "1.1.1-02 · Equip posts", "title:en", "=Equip all posts"),
    )

    page = loads(reader, a_list(reader, *told))
    assert (reader.status, proposals(cast)) == (200, ())
    files(reader, page)

    assert (reader.status, reader.last["location"]) == (302, f"{PLAN}proposals/")
    assert [(each.ref, each.party, each.country, each.is_comment) for each in proposals(cast)] == [
        ("PR-AA-01", "AA", "AA", False),
        ("PR-BB-01", "BB", "BB", False),
        ("PR-AA-02", "AA", "AA", False),
        ("PR-BB-02", "BB-CSO", "BB", True),
    ]
    assert [len(each.change_set.operations) for each in proposals(cast)][:3] == [2, 1, 1]
    last = journal("SMALL")[-1]
    assert (last.deed, last.who.role) == ("proposal.propose", "secretariat")


@pytest.mark.covers("E73", "E93")
def test_a_list_sent_twice_is_filed_once(cast, reader):
    reader.signs_in_as("focal-aa")
    page = loads(reader, a_list(reader, ("1", None, "More", "1.1.1-01", "participants", 5)))

    files(reader, page)
    files(reader, page)

    assert [each.ref for each in proposals(cast)] == ["PR-AA-01"]


@pytest.mark.covers("E93")
def test_two_hundred_proposals_with_wrong_codes_get_a_report_for_each_row_and_nothing_is_filed(cast, reader):
    reader.signs_in_as("secretariat").reads_in("ru")
    told: list[tuple[object, ...]] = [
        (str(number), "AA", f"Proposal {number}", "1.1.1-01", "participants", number) for number in range(1, 201)
    ]
    for place in (3, 77, 150):
        told[place] = (*told[place][:3], f"9.9.9-{place}", *told[place][4:])
    told[180] = (*told[180][:5], "many")
    before = rows()

    page = loads(reader, a_list(reader, *told))

    assert reader.status == 422
    for words in (f"{REGISTER}!G6", "9.9.9-3", "9.9.9-77", "9.9.9-150", f"{REGISTER}!I183", "many – не число"):
        assert words in page
    assert page.count('<tr><th scope="row">') == 4
    assert "carried" not in page
    assert rows() == before


@pytest.mark.covers("E93")
def test_two_hundred_right_proposals_are_filed_together(cast, reader):
    reader.signs_in_as("secretariat")
    told = [(number, "AA", f"Proposal {number}", "1.1.1-01", "participants", number) for number in range(1, 201)]

    files(reader, loads(reader, a_list(reader, *told)))

    filed = proposals(cast)
    assert [each.number for each in filed] == list(range(1, 201))
    assert len({each.ref for each in filed}) == 200


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((None, "AA", "H", "1.1.1-01", "participants", 5), "no number of a proposal"),
        (("1", "ZZ", "H", "1.1.1-01", "participants", 5), "ZZ is not one of the codes"),
        (("1", None, "H", "1.1.1-01", "participants", 5), "not said which party"),
        (("1", "AA", "H", "1.1.1-01", "colour", "red"), "colour is not a field"),
        (("1", "AA", "H", "1.1.1-01", "type", "party"), "party is not one of the codes"),
        (("1", "AA", "H", "new-1", "title:en", "New"), "needs an output"),
        (("1", "AA", "H", "1.1.1-01", "participants", None), "Nothing would change"),
        (("1", "AA", None, "1.1.1-01", "participants", 5), "headline is missing"),
        (("1", "AA", "x" * 501, "1.1.1-01", "participants", 5), "longer than 500"),
        (("1", "AA", "y" * 30_000, "1.1.1-01", "participants", 5), "30000 characters"),
    ],
)
@pytest.mark.covers("E93", "E94")
def test_what_cannot_be_filed_is_said_and_nothing_is_filed(cast, reader, told, words):
    reader.signs_in_as("secretariat")

    page = loads(reader, a_list(reader, told))

    assert reader.status == 422
    assert words in page
    assert proposals(cast) == ()


@pytest.mark.covers("R38")
def test_a_delegation_files_its_own_proposals_only(cast, reader):
    reader.signs_in_as("focal-aa")

    page = loads(reader, a_list(reader, ("1", "BB", "More", "1.1.1-01", "participants", 5)))

    assert "your own party only, not of BB" in page
    entry = RegisterEntry("BB", {"en": "More"}, {}, (Edit(L1, {("participants",): 5}),))
    told = {"workplan": "JWP", "base": cast.draft, "entries": (entry,)}
    outcome = file_register(by=cast("focal-aa"), **told, **cast.told())
    assert isinstance(outcome, Refused)
    assert outcome.codes == ("no_right_not_own",)


@pytest.mark.covers("E33")
def test_a_list_on_an_older_draft_is_confirmed_or_told_what_it_touches(cast, reader):
    reader.signs_in_as("focal-aa")
    free = loads(reader, a_list(reader, ("1", None, "More", "1.1.1-02", "participants", 5)))
    clashing = loads(reader, a_list(reader, ("1", None, "More", "1.1.1-01", "budget:DON:USD", 130)))
    cast.agree(cast.tabled("head-bb", raise_budget(L1, "120.00")).ref)

    assert "others changed the same lines: 1.1.1-01" in " ".join(files(reader, clashing).split())
    page = files(reader, free)
    assert reader.status == 409
    files(reader, page, base=hidden(page, "base"))

    assert reader.status == 302
    assert [each.ref for each in proposals(cast)] == ["PR-BB-01", "PR-AA-01"]
    assert proposals(cast)[1].change_set.operations[0].line == L2


def test_an_empty_list_files_nothing(cast, reader):
    reader.signs_in_as("focal-aa")

    assert "The list is empty" in loads(reader, a_list(reader))
    assert reader.status == 200
