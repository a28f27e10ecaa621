"""Badges: what stands on them in both languages, that the QR code leads to the check-in, and who is not named."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from maslahat.domain.meetings.participants import AttendanceMode, Function
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.badges import Badge, BadgeSheet, badges_pdf, qr_svg

ONE = Badge(
    number="007",
    name="A. Person",
    office=LocalizedText.of(en="Deputy Minister", ru="Заместитель министра"),
    party=LocalizedText.of(en="Kyrgyz Republic", ru="Кыргызская Республика"),
    category=LocalizedText.of(en="Ministries of Justice", ru="Министерства юстиции"),
    place=2,
    function=Function.HEAD,
    mode=AttendanceMode.ROOM,
    address="https://plan.example.org/P/meetings/M/check-in/7-ABCDEF/",
)


def sheet_of(*badges: Badge) -> BadgeSheet:
    names = LocalizedText.of(en="Programme", ru="Программа"), LocalizedText.of(en="Session", ru="Заседание")
    return BadgeSheet(*names, "PSC", datetime(2022, 10, 20, tzinfo=UTC), badges)


def words(sheet: BadgeSheet) -> str:
    pages = PdfReader(BytesIO(badges_pdf(sheet))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.covers("R32")
def test_a_badge_tells_who_somebody_is_in_both_languages_and_in_words_beside_the_colour():
    printed = words(sheet_of(ONE))

    for part in (
        "007",
        "A. Person",
        "Deputy Minister",
        "Заместитель министра",
        "Kyrgyz Republic",
        "Head of delegation",
    ):
        assert part in printed
    assert "Ministries of Justice Министерства юстиции" in printed
    assert "In the room Очно" in printed


def test_eight_badges_fill_a_sheet_and_a_ninth_begins_another():
    def pages(count: int) -> int:
        numbered = [replace(ONE, number=f"{n:03}") for n in range(count)]
        return len(PdfReader(BytesIO(badges_pdf(sheet_of(*numbered)))).pages)

    assert (pages(8), pages(9)) == (1, 2)


@pytest.mark.covers("R35")
def test_a_badge_without_a_name_says_in_what_function_somebody_takes_part():
    printed = words(sheet_of(replace(ONE, name="", office=LocalizedText(), function=Function.DELEGATE)))

    assert "Delegate Делегат" in printed
    assert "Deputy" not in printed


def test_a_name_that_never_ends_or_looks_like_mark_up_stays_a_name_on_one_badge():
    odd = replace(ONE, name="#pagebreak() $x$ *" + "W" * 180)

    assert len(PdfReader(BytesIO(badges_pdf(sheet_of(odd)))).pages) == 1
    assert "#pagebreak() $x$ *" in words(sheet_of(odd))


def test_the_same_badges_give_the_same_bytes():
    assert badges_pdf(sheet_of(ONE)) == badges_pdf(sheet_of(ONE))


def test_every_address_has_a_picture_of_its_own():
    one, other = qr_svg(ONE.address), qr_svg(ONE.address + "x")

    assert one.startswith("<svg")
    assert one != other
    assert "<script" not in one
