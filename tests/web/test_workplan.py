"""The workplan as a table: groups and sums, filters in the address, versions, files, and who may see what."""

import pytest

from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import text_cells
from maslahat.web.workplans.filters import folded
from tests.cast import L1, L2, L3, a_line, a_tabled_plan, line_id, raise_budget, retitle, small_plan
from tests.web.pages import PLAN

pytestmark = pytest.mark.django_db


@pytest.mark.covers("R59", "R40")
def test_lines_stand_under_pillar_and_output_with_sums(cast, reader):
    page = reader.signs_in_as("coordinator").read(PLAN)

    assert page.index("Pillar 1") < page.index("Output 1.1.1") < page.index("Train officers") < page.index("Study")
    assert page.count("US$\u00a0200") == 2  # output 1.1.1 and pillar P1
    assert page.count("US$\u00a0300") == 2  # above the table and in its last row
    assert "Gender: 1" in page


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("pillar=P2", L3, L1),
        ("q=EQUIP", L2, L1),
        ("q=по-русски: study", L3, L1),
        ("q=2.1.1-01", L3, L2),
        ("source=TBM", None, L1),
        ("country=BB", None, L1),
        ("quarter=Q1&lead=SEC&marker=gender:1&pillar=P1", L1, L3),
        ("marker=gender:none", None, L1),
        ("country=AA&source=DON", L3, None),
        ("pillar=nonsense", None, L1),
    ],
)
def test_filters_live_in_the_address(cast, reader, query, shown, hidden):
    page = reader.signs_in_as("secretariat").read(f"{PLAN}?{query}")

    assert shown is None or f'id="line-{shown}"' in page
    assert hidden is None or f'id="line-{hidden}"' not in page
    assert shown is not None or "No line fits these filters" in page


def test_a_search_minds_neither_case_nor_accents_nor_yo():
    assert folded("Обучённый ЭКСПЕРТ Évaluation") == folded("обученный эксперт evaluation")


@pytest.mark.parametrize("query", ["q=" + "x" * 5000, "quarter=%20", "marker=:::", "pillar[]=P1", "q=%ff%fe"])
def test_odd_filters_end_in_a_page(cast, reader, query):
    reader.signs_in_as("secretariat").read(f"{PLAN}?{query}")

    assert reader.status == 200


@pytest.mark.covers("R45")
def test_lines_that_open_proposals_touch_say_how_many(cast, reader):
    cast.file("head-aa", raise_budget(L1, "150"))
    cast.file("head-bb", raise_budget(L1, "160"), retitle(L3, "Wider study"))

    page = reader.signs_in_as("head-cc").read(PLAN)

    assert "2 open proposals" in page
    assert "1 open proposal<" in page


def test_every_version_can_be_read_and_the_newest_is_offered(cast, reader):
    cast.agree(cast.tabled("head-aa", retitle(L1, "Train all officers")).ref)
    reader.signs_in_as("head-aa")

    assert "Train all officers" in reader.read(PLAN)
    earlier = reader.read(f"{PLAN}?version=B")

    assert "Train all officers" not in earlier
    assert "To the newest version" in earlier
    reader.read(f"{PLAN}?version=C9")
    assert reader.status == 404


@pytest.mark.covers("R49")
def test_a_plan_under_discussion_is_closed_to_the_public_and_opens_with_endorsement(cast, reader):
    page = reader.read(PLAN)

    assert reader.status == 403
    assert "Train officers" not in page
    cast.endorse()
    assert "Train officers" in reader.read(PLAN)


@pytest.mark.covers("R37", "R90")
@pytest.mark.parametrize(("who", "sees"), [("donor", True), ("cso-bb", False), ("head-aa", True)])
def test_money_is_shown_as_far_as_the_reader_may_see_it(cast, reader, who, sees):
    assert ("US$\u00a0300" in reader.signs_in_as(who).read(PLAN)) is sees


@pytest.mark.parametrize(("suffix", "starts"), [("xlsx", b"PK"), ("pdf", b"%PDF"), ("csv", b"\xef\xbb\xbf")])
def test_a_version_is_taken_away_as_a_file(cast, reader, suffix, starts):
    reader.signs_in_as("secretariat")

    answer = reader.client.get(f"{PLAN}files/B.{suffix}")

    assert answer.content.startswith(starts)
    assert answer["content-disposition"] == f'attachment; filename="JWP-B.{suffix}"'


def test_an_endorsed_version_is_taken_away_with_its_positions(cast, reader):
    cast.endorse()

    assert reader.client.get(f"{PLAN}files/E1.pdf").content.startswith(b"%PDF")
    assert reader.client.get(f"{PLAN}files/E1.exe").status_code == 404


@pytest.mark.covers("R37")
def test_files_with_money_are_not_given_to_those_who_may_not_see_it(cast, reader):
    assert reader.signs_in_as("cso-bb").client.get(f"{PLAN}files/B.csv").status_code == 403


@pytest.mark.covers("E94")
def test_a_csv_starts_no_formula_and_a_page_no_script(reader):
    words = "=cmd|' /C calc'!A0<script>alert(1)</script>"
    line = a_line(L1, "1.1.1", "x").with_cells(text_cells("title", LocalizedText.of(en=words, ru=words)))
    a_tabled_plan(plan=small_plan().with_lines([line]))
    reader.signs_in_as("secretariat")

    assert "<script>alert" not in reader.read(PLAN)
    assert "'=cmd" in reader.client.get(f"{PLAN}files/B.csv").content.decode()


@pytest.mark.covers("R1")
@pytest.mark.parametrize(
    "address", ["/SMALL/workplans/NONE/", "/NOWHERE/workplans/JWP/", "/SMALL/workplans/JWP/files/B.x"]
)
def test_what_is_not_there_is_not_found(cast, reader, address):
    reader.signs_in_as("secretariat").read(address)

    assert reader.status == 404


def test_the_short_address_leads_to_the_newest_plan_that_one_may_read(cast, reader):
    reader.read("/SMALL/workplans/")
    assert reader.last["location"] == "/SMALL/"

    reader.signs_in_as("head-aa").read("/SMALL/workplans/")
    assert reader.last["location"] == PLAN


def test_the_table_reads_the_database_as_often_for_many_lines_as_for_few(reader, django_assert_max_num_queries):
    lines = [a_line(line_id(place), "1.1.1", f"Activity {place}") for place in range(60)]
    cast = a_tabled_plan(plan=small_plan().with_lines(lines))
    for place in range(5):
        cast.file("head-aa", raise_budget(line_id(place), "150"))
    reader.signs_in_as("secretariat").read(PLAN)

    with django_assert_max_num_queries(18):
        reader.read(PLAN)


@pytest.mark.covers("R37")
def test_a_page_kept_in_memory_is_not_shown_to_other_eyes_or_in_another_language(cast, reader):
    sums = {who: reader.signs_in_as(who).read(PLAN).count("US$\u00a0") for who in ("secretariat", "cso-bb")}
    russian = reader.signs_in_as("secretariat").reads_in("ru").read(PLAN)

    assert sums["secretariat"] > 0
    assert sums["cso-bb"] == 0
    assert "Available" not in russian


def test_a_page_kept_in_memory_is_made_anew_after_a_deed(cast, reader):
    reader.signs_in_as("secretariat").read(PLAN)
    cast.agree(cast.tabled("head-aa", retitle(L1, "Train many officers")).ref)

    assert "Train many officers" in reader.read(PLAN)


def test_a_version_is_taken_away_as_a_workbook_to_edit(cast, reader):
    reader.signs_in_as("focal-aa").reads_in("ru")

    answer = reader.client.get(f"{PLAN}files/B-edit.xlsx")

    assert answer.content.startswith(b"PK")
    assert answer["content-disposition"] == 'attachment; filename="JWP-B-edit.xlsx"'
    assert "files/B-edit.xlsx" in reader.read(PLAN)
