"""The presentation pack of a pillar: its numbers are those of the plan, and hidden money leaves no trace in it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maslahat.domain.meetings.decisions import Decision
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.totals import totals
from maslahat.domain.workplans.yearly import with_money_seen, year_on_year
from maslahat.publishing.meeting_phrases import said
from maslahat.publishing.packs import NONE, OWN, of_pillar, pack_paper
from maslahat.publishing.paper_docx import paper_docx
from maslahat.publishing.paper_pdf import paper_pdf
from maslahat.publishing.papers import Facts, Sentence, Table
from tests.cast import L1, L2, L3, a_line, line_id, small_plan
from tests.publishing.papers import a_pack, dollars, words_of_docx, words_of_pdf

L4 = line_id(4)


def tables(paper):
    return {each.about: each for each in paper.blocks if isinstance(each, Table)}


def priced(line, donor, amount):
    return line.with_cells({("budget", donor, "USD"): Decimal(amount)})


@pytest.mark.covers("R40")
@pytest.mark.parametrize(
    ("language", "total", "lines"), [("en", "Total", "Lines of the plan"), ("ru", "Всего", "Пункты плана")]
)
def test_the_numbers_of_a_pack_are_those_of_the_plan(language, total, lines):
    plan = small_plan()
    first = priced(plan.lines[0], "TBM", "2500.50")
    pack = a_pack(plan.with_lines((first, *plan.lines[1:])))

    found = tables(pack_paper(pack, language))
    shown = next(iter(found.values())).rows[-1]

    assert shown[0] == total
    assert dollars(of_pillar(pack), "1.1.1") == Decimal("2700.50") == totals(of_pillar(pack), {}).whole.required["USD"]
    assert shown[1:] == ("2", "USD", "2\u00a0700.50", "200", "2\u00a0500.50")
    assert [row[0] for row in found[lines].rows] == ["1.1.1-01", "1.1.1-02"]


@pytest.mark.covers("R40")
@pytest.mark.parametrize(("language", "activity"), [("en", "Equip posts"), ("ru", "По-русски: Equip posts")])
def test_a_pack_is_made_as_pdf_and_as_docx_in_either_language(language, activity):
    paper = pack_paper(a_pack(), language)

    for words in (words_of_pdf(paper_pdf(paper)), words_of_docx(paper_docx(paper))):
        assert activity in words
        assert "200" in words


@pytest.mark.covers("R40", "R37")
def test_a_donor_finds_only_its_own_money_in_the_pack():
    plan = small_plan()
    lines = (priced(plan.lines[0], "OTH", "7777"), *plan.lines[1:])
    seen = with_money_seen(plan.with_lines(lines), lambda source: source == "DON")

    words = repr(pack_paper(a_pack(seen, sees=OWN, tabled=with_money_seen(plan, lambda source: source == "DON")), "en"))

    assert "7777" not in words.replace("\u00a0", "")
    assert "OTH" not in words
    assert "Nothing has changed." in words


@pytest.mark.covers("R40", "R90")
def test_who_may_see_no_money_finds_none_in_the_pack():
    seen = with_money_seen(small_plan(), lambda source: False)

    paper = pack_paper(a_pack(seen, sees=NONE), "en")

    assert "USD" not in repr(paper)
    assert Sentence("Amounts are not open to you at this stage.", "note") in paper.blocks


@pytest.mark.covers("R40")
def test_a_pack_tells_what_is_continued_new_and_not_continued_since_last_year():
    last = replace(small_plan(), year=2022, title=LocalizedText.of(en="Workplan 2022"))
    new = a_line(L4, "1.1.1", "Train more officers").with_cells({("continues",): L1})
    this = small_plan().with_lines((new, a_line(line_id(5), "1.1.2", "Something else")))

    found = year_on_year(last, this, lambda line: line.output.startswith("1."))
    paper = pack_paper(a_pack(this, last_year=last), "en")

    assert [(old.id, line.id) for old, line in found.continued] == [(L1, L4)]
    assert [line.id for line in found.not_continued] == [L2]
    assert Facts((("Continued from last year", "1"), ("New", "1"), ("Not continued", "1"))) in paper.blocks
    assert (
        Table(
            "Changes from last year",
            ("Currency", "Last year", "This year", "Change"),
            (("USD", "200", "200", "0"),),
            (60, 60, 60, 60),
            frozenset({1, 2, 3}),
        )
        in paper.blocks
    )


def test_without_a_plan_of_last_year_the_pack_says_so():
    assert (
        Sentence("No plan of the year 2022 is held here, so that nothing can be compared.")
        in pack_paper(a_pack(), "en").blocks
    )


@pytest.mark.covers("R40")
def test_a_pack_tells_what_changed_in_the_pillar_since_the_draft_was_tabled_and_nothing_of_other_pillars():
    before = small_plan()
    after = before.with_lines(priced(line, "DON", "150") if line.id in (L1, L3) else line for line in before.lines)

    rows = tables(pack_paper(a_pack(after, tabled=before), "en"))["Changes since the draft was tabled"].rows

    assert [row[:3] for row in rows] == [("1.1.1-01", "Train officers", "changed")]
    assert "100 → 150" in rows[0][3]


@pytest.mark.covers("R53", "R40")
@pytest.mark.parametrize(
    ("language", "state", "due"), [("en", "overdue", "1 May 2023"), ("ru", "просрочено", "1 мая 2023 г.")]
)
def test_decisions_of_earlier_meetings_stand_in_the_pack_with_their_state(language, state, due):
    text = LocalizedText.of(en="Send the list", ru="Направить список")
    decision = Decision("PSC-2022", 1, text, date(2022, 10, 26), owner="AA", due_on=date(2023, 5, 1))

    pack = a_pack(arising=((decision, decision.state(date(2023, 6, 1))),))

    (row,) = tables(pack_paper(pack, language))[said("arising", language)].rows
    assert (row[0], row[3], row[4]) == ("PSC-2022/1", due, state)


@given(st.sets(st.sampled_from(["A", "B", "C", "TBM"])), st.lists(st.integers(1, 9_999), min_size=4, max_size=4))
@settings(max_examples=40)
def test_money_that_is_seen_and_money_that_is_not_make_up_the_whole(seen, amounts):
    line = small_plan().lines[0].with_cells({("budget", "DON", "USD"): None})
    for source, amount in zip(("A", "B", "C", "TBM"), amounts, strict=True):
        line = priced(line, source, str(amount))
    plan = small_plan().with_lines((line,))

    shown = with_money_seen(plan, lambda source: source in seen)
    hidden = with_money_seen(plan, lambda source: source not in seen)

    assert {key[0] for key in shown.lines[0].budget} == seen
    assert dollars(shown, "1.1.1") + dollars(hidden, "1.1.1") == dollars(plan, "1.1.1")
