"""The redline page shows every change to everyone, in both languages, and obeys nobody's text."""

from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from axe_playwright_python.sync_playwright import Axe

from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.conflicts import WHOLE_LINE
from maslahat.domain.workplans.fields import Value
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.publishing.redline_html import redline_html
from maslahat.publishing.redline_view import Credit, redline_view
from tests.publishing.plans import NOON, a_draft, a_line, a_plan, an_endorsed
from tests.publishing.redlines import a_redline

_VOID = {"meta", "br", "hr", "img", "link", "input"}


class Structure(HTMLParser):
    """Collects the elements and words of a page and what is wrong with its nesting."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data):
        self.words += data


def page(before: Plan, after: Plan) -> Structure:
    """Return the redline page of two plans, taken apart."""
    return Structure(redline_html(redline_view(a_draft(before), an_endorsed(after))))


def changed(plan: Plan, **cells: Value) -> Plan:
    """Return the plan with cells of its first line changed; ``title_en="…"`` stands for ("title", "en")."""
    first, *rest = plan.lines
    return plan.with_lines([first.with_cells({tuple(name.split("_")): value for name, value in cells.items()}), *rest])


def test_words_that_came_and_went_are_told_by_element_sign_and_word():
    before = a_plan(3)
    found = redline_html(
        redline_view(a_draft(before), an_endorsed(changed(before, title_en="Activity renamed 0")))
    ).decode()

    assert "<ins>" in found
    assert "<del>" in found
    assert '<span class="sign" aria-hidden="true">[+</span><bdi lang="en">renamed</bdi>' in found
    assert 'lang="en">removed: </span>' in found


def test_every_kind_of_change_is_shown_with_names_in_both_languages():
    before = a_plan(3)
    after = changed(before, budget_JPN_USD=Decimal("2500.00"), countries_TM=True, lead="KZ-MIA", markers_gender=3)

    words = page(before, after).words

    for expected in ("Available: Government of Japan, USD", "Имеется: Правительство Японии, USD", "2\u00a0500"):
        assert expected in words
    assert "Countries: Turkmenistan" in words
    assert "Страны: Туркменистан" in words
    assert "Министерство, KZ" in words
    assert "Маркеры: Гендер" in words


@pytest.mark.covers("R76")
def test_a_group_that_a_line_is_to_serve_is_told_by_its_name():
    before = a_plan(3)

    words = page(before, changed(before, beneficiaries_judges=True)).words

    assert "Beneficiary groups: Judges" in words
    assert "Группы бенефициаров: Судьи" in words


def test_the_effect_on_totals_stands_beside_the_changes():
    before = a_plan(3)

    words = page(before, changed(before, budget_TBM_USD=Decimal("750.50"))).words

    assert "Effect on totals" in words
    assert "+250.50" in words
    assert "Компонент: Компонент 1" in words


@pytest.mark.covers("E30", "E32")
def test_lines_added_removed_and_renumbered_are_told():
    before = a_plan(12)
    first, *rest = before.lines
    after = before.with_lines([*rest, replace(a_line(1), id=LineId("new-line"))])

    words = page(before, after).words

    assert "removed" in words
    assert "добавлено" in words
    assert "was 1.1.1-02" in page(before, changed(before.with_lines(rest), title_en="Other")).words
    assert first.title.texts["ru"] in words


@pytest.mark.covers("E94")
def test_text_of_people_is_never_markup():
    canary = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u202eabc"
    before = a_plan(2)

    found = page(before, changed(before, title_en=canary))

    assert not found.faults
    assert not found.tags & {"script", "img", "iframe", "link"}
    assert not any(name.startswith("on") for name in found.attributes)
    assert "[U+202E]" in found.words
    assert "\u202e" not in found.words


def test_the_page_is_whole_in_itself_and_well_formed():
    before = a_plan(9)
    after = changed(before, title_en="Other words")
    raw = redline_html(redline_view(a_draft(before), an_endorsed(after))).decode()

    found = Structure(raw.encode())

    assert not found.faults
    assert not found.open
    assert not found.attributes & {"src", "href", "action", "style"}
    assert "default-src 'none'" in raw
    assert "prefers-color-scheme: dark" in raw


def test_two_versions_that_say_the_same_are_said_to():
    plan = a_plan(4)

    words = page(plan, plan).words

    assert "The two versions say the same." in words
    assert "Обе редакции совпадают." in words


def test_a_translation_left_behind_is_told():
    before = a_plan(2)

    assert "Перевод больше не передаёт исходный текст." in page(before, changed(before, title_en="Other words")).words


def test_a_plan_without_lines_can_be_compared():
    empty = replace(a_plan(0), title=LocalizedText.of(en="Only English"))

    assert "[нет перевода на русский язык]" in page(empty, empty).words


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone_and_a_wide_screen_and_axe_finds_nothing_serious(browser, tmp_path, width, scheme):
    before = a_plan(9)
    after = changed(before, title_en="Other words", budget_JPN_USD=Decimal("2500.00"), lead="KZ-MIA")
    file = tmp_path / "redline.html"
    file.write_bytes(redline_html(redline_view(a_draft(before), an_endorsed(after))))
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    opened.goto(file.as_uri())

    wide = opened.evaluate("document.documentElement.scrollWidth")
    found = Axe().run(opened).response["violations"]
    context.close()

    assert wide == width
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []


@pytest.mark.covers("E01", "E17")
def test_who_proposed_the_changes_of_a_line_and_of_what_it_was_split_off_are_told():
    before = a_plan(1)
    part = Line(LineId("part"), "1.1.1", {**before.lines[0].cells, ("derived_from",): before.lines[0].id})
    view = a_redline(before, before.with_lines([*before.lines, part]))
    asked = replace(view, credits={(part.id, WHOLE_LINE): Credit(("KG",), NOON)})

    words = Structure(redline_html(asked)).words

    assert "split off from 1.1.1-01" in words
    assert "выделен из пункта 1.1.1-01" in words
    assert "Kyrgyz Republic, 26\u00a0October\u00a02022" in words
