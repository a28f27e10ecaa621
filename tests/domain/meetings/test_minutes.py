"""Minutes: who may correct them until when, and when they are agreed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.meetings.minutes import (
    Correction,
    CorrectionState,
    CorrectionWindow,
    Minutes,
    MinutesFault,
    MinutesState,
    Paragraph,
    Section,
    check_agreement,
    check_circulation,
    check_correction,
    minutes_fingerprint,
)
from maslahat.domain.shared.texts import LocalizedText

NOON = datetime(2022, 10, 26, 12, tzinfo=UTC)
DEADLINE = NOON + timedelta(days=10)
WORDS = LocalizedText.of(en="The meeting was opened.", ru="Заседание открыто.")
DRAFT = Minutes("PSC", MinutesState.DRAFT, (Paragraph(1, Section.OPENING, WORDS, ("meeting:PSC",)),))
OUT = replace(DRAFT, state=MinutesState.CIRCULATED, window=CorrectionWindow(NOON, DEADLINE))
WISH = Correction(1, 1, "AA", "delegate", WORDS, NOON)


@pytest.mark.covers("E91", "R53")
@given(st.integers(-(10**9), 10**9))
def test_a_correction_is_taken_before_the_deadline_and_late_from_it_on(microseconds):
    at = DEADLINE + timedelta(microseconds=microseconds)

    late = check_correction(OUT, 1, WORDS, at) is MinutesFault.CORRECTION_LATE

    assert late == (microseconds >= 0)


@pytest.mark.covers("E91")
def test_a_correction_of_agreed_minutes_is_late_and_one_of_a_draft_too_early():
    assert check_correction(replace(OUT, state=MinutesState.AGREED), 1, WORDS, NOON) is MinutesFault.CORRECTION_LATE
    assert check_correction(DRAFT, 1, WORDS, NOON) is MinutesFault.NOT_CIRCULATED


def test_a_correction_says_what_and_of_which_paragraph():
    assert check_correction(OUT, 7, WORDS, NOON) is MinutesFault.UNKNOWN_PARAGRAPH
    assert check_correction(OUT, 1, LocalizedText(), NOON) is MinutesFault.TEXT_MISSING
    assert check_correction(OUT, 1, WORDS, NOON) is None


def test_a_draft_is_circulated_whole_in_every_language_and_with_time_left():
    half = replace(DRAFT, paragraphs=(Paragraph(1, Section.OPENING, LocalizedText.of(en="Opened")),))

    assert check_circulation(half, DEADLINE, ("en", "ru"), NOON) is MinutesFault.TEXT_MISSING
    assert check_circulation(DRAFT, NOON, ("en", "ru"), NOON) is MinutesFault.DEADLINE_PAST
    assert check_circulation(OUT, DEADLINE, ("en", "ru"), NOON) is MinutesFault.NOT_DRAFT
    assert check_circulation(DRAFT, DEADLINE, ("en", "ru"), NOON) is None


@pytest.mark.covers("R53")
def test_minutes_are_agreed_once_the_time_is_over_and_every_correction_answered():
    answered = replace(WISH, state=CorrectionState.DECLINED)

    assert check_agreement(DRAFT, DEADLINE) is MinutesFault.NOT_CIRCULATED
    assert check_agreement(OUT, DEADLINE - timedelta(seconds=1)) is MinutesFault.CORRECTIONS_RUN
    assert check_agreement(replace(OUT, corrections=(WISH,)), DEADLINE) is MinutesFault.CORRECTIONS_OPEN
    assert check_agreement(replace(OUT, corrections=(answered,)), DEADLINE) is None
    assert check_agreement(replace(OUT, state=MinutesState.AGREED), DEADLINE) is MinutesFault.AGREED_ALREADY


def test_another_word_in_one_language_is_another_fingerprint():
    other = LocalizedText.of(en="The meeting was opened.", ru="Заседание было открыто.")

    assert minutes_fingerprint(DRAFT) != minutes_fingerprint(
        replace(DRAFT, paragraphs=(replace(DRAFT.paragraphs[0], text=other),))
    )
