"""Texts, figures and the small marks of a plan in each language."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from maslahat.domain.shared.texts import LocalizedText
from maslahat.web.templatetags import figures, marks, texts

BOTH = LocalizedText.of(en="Training", ru="Обучение")
ENGLISH = LocalizedText.of(en="Training")


@pytest.fixture(params=["en", "ru"])
def language(request):
    with translation.override(request.param):
        yield request.param


def test_a_text_is_shown_in_the_readers_language(language):
    assert texts.text_tag(BOTH) == {"en": "<bdi>Training</bdi>", "ru": "<bdi>Обучение</bdi>"}[language]


@translation.override("ru")
def test_a_text_that_is_not_translated_says_so_and_names_its_language():
    found = texts.text_tag(ENGLISH)

    assert '<bdi lang="en">Training</bdi>' in found
    assert "только на английском" in found


@translation.override("en")
def test_texts_are_escaped_and_may_be_missing():
    assert "&lt;b&gt;" in texts.text_tag({"en": "<b>"})
    assert texts.text_tag(None) == ""
    assert "unknown" in texts.text_tag({}, missing="unknown")
    assert texts.text_tag(BOTH.document()) == "<bdi>Training</bdi>"


def test_days_are_written_in_words(language):
    shown = figures.in_words(date(2022, 10, 26))

    words = {"en": "26\u00a0October\u00a02022", "ru": "26\u00a0октября\u00a02022\u00a0г."}[language]
    assert shown == f'<time datetime="2022-10-26">{words}</time>'


def test_times_name_their_zone(language, settings):
    settings.TIME_ZONE = "Asia/Almaty"

    with_zone = figures.moment(datetime(2024, 6, 1, 9, 5, tzinfo=UTC))

    assert "14:05 (UTC+5)" in with_zone


def test_money_is_grouped_as_the_language_does_it(language):
    shown = figures.money_in_words(Decimal("1250000.00"), "USD")

    expected = {"en": "US$\u00a01,250,000", "ru": "1\u00a0250\u00a0000\u00a0долл.\u00a0США"}
    assert shown == expected[language]


@translation.override("en")
def test_cents_show_where_there_are_any():
    assert figures.money_in_words(Decimal("10.50"), "EUR") == "EUR\u00a010.50"
    assert "–" in figures.money(None)


@translation.override("ru")
def test_quarters_are_read_aloud_as_one_phrase():
    shown = marks.quarters(("Q2", "Q3"), 2023)

    assert 'aria-label="II кв., III кв. 2023"' in shown
    assert shown.count('class="quarter on"') == 2


@pytest.mark.covers("R12")
@translation.override("en")
def test_an_empty_marker_is_never_shown_as_nought():
    assert "not yet coded" in marks.marker({"en": "Gender"}, None)
    assert "0 of 3" in marks.marker({"en": "Gender"}, 0)


@translation.override("en")
def test_a_fingerprint_is_short_in_a_row_and_whole_where_it_is_asked_for():
    assert ">0123456789ab<" in marks.fingerprint("0123456789abcdef" * 4)
    assert "01234567 89abcdef" in marks.fingerprint("0123456789abcdef" * 4, whole=True)


@pytest.mark.parametrize("part", ["empty", "refusal", "conflict", "crumbs", "pages", "head"])
def test_every_part_stands_without_what_it_is_not_given(part):
    Template(f"{{% include 'parts/{part}.html' %}}").render(Context({}))
