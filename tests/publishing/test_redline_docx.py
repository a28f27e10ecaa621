"""The document with tracked changes: accepted it is the new text, rejected the old, and each change has its author."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef
from maslahat.domain.workplans.operations import ChangeSet, Join
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.publishing.redline_docx import redline_docx
from maslahat.publishing.redline_view import redline_view
from maslahat.publishing.spelling import shown
from tests.domain.workplans.generated import plan_of, plans, revisions
from tests.publishing.plans import a_draft, a_line, a_plan
from tests.publishing.redlines import CHANGED, GONE, MOVED, a_redline, edited, two_versions
from tools.accept_changes import W, body, settled_by_mark_up

CODE = re.compile(r"(\d+(?:\.\d+)*-\d{2,})\s{3}")


def told(docx: bytes, *, accept: bool) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return what the document says of each line once every change is accepted or rejected: code, field, two sides."""
    lines: dict[str, dict[str, tuple[str, ...]]] = {}
    for head, *cells in settled_by_mark_up(docx, accept=accept):
        if found := CODE.match(head):
            lines[found[1]] = {}
        elif lines and cells:
            lines[list(lines)[-1]][head.split("\n")[0]] = tuple(cells[:-1])
    return lines


def part(docx: bytes, name: str) -> str:
    with ZipFile(BytesIO(docx)) as file:
        return file.read(name).decode()


def words_of_the(plan: Plan, line: Line) -> tuple[str, str, str]:
    title = line.title.texts
    return plan.printed_codes[line.id], title.get("en", ""), title.get("ru", "")


def titles(docx: bytes, *, accept: bool) -> set[tuple[str, ...]]:
    """Return code and title in both languages of every line, the notes under them left out."""
    found = told(docx, accept=accept)
    return {(code, *(_without_note(side) for side in rows["Title"])) for code, rows in found.items()}


def _without_note(words: str) -> str:
    return re.sub(r"\n\[[^\]]*\]$", "", words)


def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old():
    before, after = two_versions()
    docx = redline_docx(a_redline(before, after))

    accepted, rejected = told(docx, accept=True), told(docx, accept=False)

    code = after.printed_codes[CHANGED.id]
    assert accepted[code]["Title"][0] == "Training for 60 officers, number 0"
    assert rejected[code]["Title"][0] == "Activity number 0"
    assert accepted[code]["Available: Government of Japan, USD"] == ("2\u00a0500",)
    assert rejected[code]["Available: Government of Japan, USD"][0].rstrip() == "1\u00a0000.25"
    assert accepted[code]["Countries"][0] == "Republic of Uzbekistan, Turkmenistan"
    assert rejected[code]["Countries"][0] == "Republic of Uzbekistan, Republic of Kazakhstan"
    assert before.printed_codes[GONE.id] in rejected
    assert len(accepted) == len(rejected) == 4


@settings(max_examples=40, deadline=None)
@given(plans().flatmap(lambda base: revisions(base).map(lambda after: (base, after))))
def test_every_title_of_any_two_plans_is_the_new_one_accepted_and_the_old_one_rejected(pair):
    before, after = pair
    view = a_redline(before, after)
    changed = {line.line for line in view.found.changed}

    docx = redline_docx(view)

    for plan, accept in ((after, True), (before, False)):
        expected = {words_of_the(plan, line) for line in plan.lines if line.id in changed}
        assert titles(docx, accept=accept) == expected


def test_whole_rows_come_and_go_with_all_their_words():
    docx = body(redline_docx(a_redline(a_plan(1), a_plan(1).with_lines([]))))

    tracked = [row for row in docx.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is not None]

    assert len(tracked) > 5
    assert all(words.text is None for row in tracked for words in row.iter(f"{W}t"))
    assert all(end.find(f"{W}pPr/{W}rPr/{W}del") is not None for row in tracked for end in row.iter(f"{W}p"))


@pytest.mark.covers("E01", "E02")
def test_each_change_bears_the_party_that_proposed_it_and_the_instant_in_utc():
    docx = redline_docx(a_redline())

    marks = [each for each in body(docx).iter() if each.tag in (f"{W}ins", f"{W}del")]

    authors = {each.get(f"{W}author") for each in marks}
    assert "Republic of Kazakhstan / Республика Казахстан" in authors
    assert "Kyrgyz Republic, Republic of Uzbekistan" in authors
    assert "Maslahat" in authors
    assert {each.get(f"{W}date") for each in marks} == {"2022-10-26T12:00:00Z", "2022-10-26T14:00:00Z"}
    assert len({each.get(f"{W}id") for each in marks}) == len(marks)


@pytest.mark.covers("E30", "E32")
def test_a_line_that_moved_changes_no_word_and_keeps_its_former_code_in_sight():
    before = a_plan(3)
    after = before.with_lines([*before.lines[1:], replace(before.lines[0], output="3.1.1")])
    docx = redline_docx(a_redline(before, after))

    accepted, rejected = told(docx, accept=True), told(docx, accept=False)

    assert (
        accepted["3.1.1-02"]["Title"] == rejected["1.1.1-01"]["Title"] == ("Activity number 0", "Мероприятие номер 0")
    )
    assert accepted["3.1.1-02"]["Output"] == ("3.1.1 Output 3", "3.1.1 Результат 3")
    assert rejected["1.1.1-01"]["Output"][0].rstrip() == "1.1.1 Output 1"
    assert "was 1.1.1-01" in "".join(body(docx).itertext())
    assert "Moved: was 1.1.1-01." in part(docx, "word/comments.xml")


def test_a_translation_left_behind_is_told_beside_the_words_that_changed():
    before = a_plan(1)
    after = before.with_lines([edited(before.lines[0], title_en="Other words")])

    [rows] = told(redline_docx(a_redline(before, after)), accept=True).values()

    assert rows["Title"] == ("Other words", "Мероприятие номер 0\n[перевод устарел]")


@pytest.mark.covers("R90")
def test_a_reader_who_may_not_see_amounts_finds_none_in_the_file():
    shown_to_all = redline_docx(a_redline(sees_money=False))

    words = "".join(body(shown_to_all).itertext())

    assert "2\u00a0500" not in words
    assert "Government of Japan" not in words
    assert "Amounts that your role may not see are left out." in words
    assert "2\u00a0500" in "".join(body(redline_docx(a_redline())).itertext())


@pytest.mark.covers("E94")
def test_words_of_people_are_never_mark_up_and_what_xml_forbids_is_spelled_out():
    canary = '<w:p/>]]>&amp;"\u202eabc\u0001\ufffe'
    line = edited(a_line(1), title_en=canary, title_ru="Слова")
    before = a_plan(2)

    docx = redline_docx(a_redline(before, before.with_lines([before.lines[0], line])))

    words = "".join(body(docx).itertext())
    assert '<w:p/>]]>&amp;"[U+202E]abc[U+0001][U+FFFE]' in words
    assert "\u202e" not in words
    assert shown(canary) in {english for _, english, _ in titles(docx, accept=True)}


@pytest.mark.covers("R-23")
def test_the_same_redline_gives_the_same_bytes():
    first = redline_docx(a_redline())

    assert first == redline_docx(a_redline())
    with ZipFile(BytesIO(first)) as file:
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_page_lies_heads_are_repeated_and_each_run_names_its_language():
    docx = redline_docx(a_redline())
    document = Document(BytesIO(docx))

    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (297, 210)
    assert all(table._tbl.find(f".//{W}tblHeader") is not None for table in document.tables[1:])
    assert {each.get(f"{W}val") for each in body(docx).iter(f"{W}lang")} == {"en-GB", "ru-RU"}
    assert document.core_properties.comments == ""
    assert "Arial" in part(docx, "word/styles.xml")
    assert not any("thumbnail" in name for name in ZipFile(BytesIO(docx)).namelist())


def test_two_versions_that_say_the_same_and_a_plan_without_lines_are_still_documents():
    empty = plan_of([])

    assert "The two versions say the same." in "".join(body(redline_docx(a_redline(empty, empty))).itertext())
    assert told(redline_docx(a_redline(empty, plan_of([Line(LineId("a"), "1.1", {})]))), accept=False) == {}


def test_a_new_title_of_the_plan_is_tracked_too():
    docx = redline_docx(a_redline())

    accepted = settled_by_mark_up(docx, accept=True)
    rejected = settled_by_mark_up(docx, accept=False)

    assert any(row[1:2] == ("Joint workplan for 2023, revised",) for row in accepted)
    assert any(row[1:2] == ("Joint workplan for 2023",) for row in rejected)
    assert MOVED.title.texts["en"] in "".join(body(docx).itertext())


@pytest.mark.covers("E17", "E22")
def test_lines_that_were_split_or_joined_say_of_what_and_into_what():
    before = a_plan(11)
    first, second, third, *rest = before.lines
    part = replace(first.with_cells({("derived_from",): first.id}), id=LineId("part"))
    after = before.with_lines([edited(first, title_en="Half"), part, second, *rest])
    join = Join(second, (second, third))
    change_set = ChangeSet(ProposalRef("P1"), 1, PartyCode("KG"), before.version_id, (join,))

    view = redline_view(a_draft(before), a_draft(after), change_sets=[change_set])

    words = "".join(body(redline_docx(view)).itertext())
    assert "split into 1.1.1-02" in words
    assert "added, split off from 1.1.1-01" in words
    assert "removed, joined into 1.1.1-03" in words
    assert "включён в пункт 1.1.1-03" in words
    assert first.id not in words
