"""A story holds words and references; figures and quotes come from the record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.stories.checking import StoryFault, changed_facts, findings
from maslahat.domain.stories.facts import Fact, FactKind, by_name, figure
from maslahat.domain.stories.life import (
    PairState,
    StoryDeed,
    StoryState,
    StoryText,
    after,
    pair_state,
    released_without,
)
from maslahat.domain.stories.segments import FactReference, StoryRefused, Words, read_body, rendered, spell_body

QUOTE = Fact(
    "statement:3",
    FactKind.QUOTE,
    LocalizedText.of(en="We stand together", ru="Мы вместе"),
    "statement:3",
    speaker=LocalizedText.of(en="Deputy Minister", ru="Заместитель министра"),
)
FACTS = by_name([figure("participants.present", 152, "attendance:PSC"), figure("countries", 1, "meeting:PSC"), QUOTE])


def shown(text, language="en", **more):
    return ["".join(each.text for each in part) for part in rendered(read_body(text), FACTS, language, **more)]


def faults(text, headline="A plan for a safe region", uncleared=(), language="en"):
    return [each.fault for each in findings(headline, read_body(text), FACTS, language, uncleared)]


@pytest.mark.covers("R54")
def test_a_figure_stands_with_the_noun_in_the_form_it_asks_for():
    assert shown("{participants.present|участник|участника|участников} собрались", "ru") == [
        "152\u00a0участника собрались"
    ]
    assert shown("{countries|country|countries} came") == ["1\u00a0country came"]


def test_a_quote_bears_the_marks_of_its_language_and_its_record():
    parts = rendered(read_body("He said: {statement:3}."), FACTS, "ru")

    assert parts[0][1].text == "«Мы вместе»"
    assert (parts[0][1].record, parts[0][1].speaker) == ("statement:3", "Заместитель министра")


@pytest.mark.covers("R54")
def test_a_paragraph_with_a_statement_that_is_not_cleared_any_more_is_not_shown():
    text = "All came.\n\nHe said: {statement:3}."

    assert shown(text, unspeakable=frozenset({"statement:3"})) == ["All came."]


def test_a_paragraph_with_a_fact_that_is_gone_is_not_shown():
    assert shown("{nowhere} came.\n\nAll came.") == ["All came."]


@pytest.mark.covers("R54")
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("152 people came", "en"),
        ("Some 40% of it", "en"),
        ("Five countries came", "en"),
        ("Пришли пять делегаций", "ru"),
        ("Двух стран", "ru"),
        ("В зале сто человек", "ru"),
    ],
)
def test_a_figure_typed_by_hand_is_found(text, language):
    assert faults(text, language=language) == [StoryFault.FIGURE_WITHOUT_RECORD]


def test_a_figure_in_the_headline_is_found_too():
    assert faults("All came.", headline="Plan of 2023") == [StoryFault.FIGURE_WITHOUT_RECORD]


def test_a_quote_typed_by_hand_is_found_but_a_title_in_marks_is_not():
    assert faults("He said: “we all stand together here”.") == [StoryFault.QUOTE_WITHOUT_RECORD]
    assert faults("Центр «Равные возможности» участвовал.", language="ru") == []


@pytest.mark.covers("R54")
def test_an_uncleared_statement_and_an_unknown_fact_block_clearance():
    found = faults("{statement:4} and {nowhere}", uncleared={"statement:4"})

    assert found == [StoryFault.UNCLEARED_STATEMENT, StoryFault.UNKNOWN_FACT]


@pytest.mark.covers("R55")
@pytest.mark.parametrize("contact", ["press@example.org", "+998 71 120 80 50"])
def test_a_contact_typed_into_the_text_is_found(contact):
    assert faults(f"Write to {contact}") == [StoryFault.CONTACT_IN_TEXT]


def test_a_story_without_words_or_headline_has_nothing_to_read():
    assert faults("", headline="x") == faults("All came.", headline=" ") == [StoryFault.NOTHING_TO_READ]


@pytest.mark.parametrize("text", ["{open", "close}", "{Bad Name}", "{countries|}", "{}"])
def test_a_brace_without_its_partner_or_a_bad_name_is_refused(text):
    with pytest.raises(StoryRefused):
        read_body(text)


def test_figures_that_the_record_tells_otherwise_since_clearance_are_named():
    body = read_body("{participants.present} came from {countries}")

    assert changed_facts(body, FACTS, {"participants.present": "150", "countries": "1"}, "en") == {
        "participants.present": ("150", "152")
    }


_WORDS = st.text(st.characters(codec="utf-8", exclude_characters="{}", exclude_categories=["C", "Z"]), min_size=1)
_SEGMENTS = st.one_of(
    _WORDS.map(Words),
    st.sampled_from(sorted(FACTS)).map(FactReference),
    st.just(FactReference("countries", ("a", "b"))),
)


@given(st.lists(st.lists(_SEGMENTS, min_size=1, max_size=4), max_size=3))
def test_what_is_spelled_reads_back_as_the_same_body(parts):
    text = "\n\n".join("".join(spell_one(each) for each in part) for part in parts)
    body = read_body(text)

    assert read_body(spell_body(body)) == body


def spell_one(segment):
    return segment.text if isinstance(segment, Words) else "{" + "|".join((segment.name, *segment.forms)) + "}"


@given(st.text(max_size=60))
def test_no_reader_ever_meets_the_words_of_a_statement_that_may_not_be_spoken(text):
    try:
        body = read_body(f"{text} {{statement:3}}\n\n{text}")
    except ValueError:
        return

    parts = rendered(body, FACTS, "en", frozenset({"statement:3"}))

    assert all("We stand together" not in piece.text or "We stand together" in text for part in parts for piece in part)


@given(st.lists(st.sampled_from(list(StoryDeed)), max_size=12))
def test_nothing_is_released_that_was_not_cleared_since_its_last_edit(deeds):
    state, cleared = StoryState.DRAFT, False
    for deed in deeds:
        following = after(state, deed)
        if following is None:
            continue
        assert deed is not StoryDeed.RELEASE or cleared
        cleared = deed is StoryDeed.CLEAR or (cleared and deed is not StoryDeed.EDIT)
        state = following


@pytest.mark.covers("R56")
def test_an_edit_of_the_original_leaves_its_translation_outdated():
    english = StoryText("en", "Plan", read_body("All came."))
    russian = StoryText("ru", "План", read_body("Все пришли."), made_from=english.hash)
    edited = StoryText("en", "Plan", read_body("Nearly all came."), revision=2)

    assert pair_state({"en": english, "ru": russian}, "en", "ru") is PairState.CURRENT
    assert pair_state({"en": edited, "ru": russian}, "en", "ru") is PairState.OUTDATED
    assert pair_state({"en": edited}, "en", "ru") is PairState.MISSING
    assert pair_state({"en": edited}, "en", "en") is PairState.ORIGINAL


def test_a_story_in_public_in_one_language_lacks_the_others():
    assert released_without(("en", "ru"), ("en",)) == ("ru",)
    assert released_without(("en", "ru"), ()) == ()


def test_no_two_facts_share_a_name():
    with pytest.raises(ValueError, match="countries"):
        by_name([figure("countries", 1, "x"), figure("countries", 2, "y")])
