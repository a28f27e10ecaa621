"""Minutes drafted from the record: real sentences in both languages, each resting on its facts."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.meetings.decisions import Decision
from maslahat.domain.meetings.minutes import Section
from maslahat.domain.meetings.record import (
    AttendanceTold,
    ItemTold,
    MeetingRecord,
    PlanTold,
    PositionTold,
    ProposalTold,
    StatementTold,
    civil_society_part,
)
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.minutes_drafting import counted, draft_minutes


def both(english, russian=""):
    return LocalizedText.of(en=english, ru=russian or f"По-русски: {english}")


STATE, UNION = both("Kazakhstan", "Казахстан"), both("Union", "Союз")
PROPOSALS = (
    ProposalTold("PR-1", STATE, both("More quarters"), "accepted"),
    ProposalTold("PR-2", STATE, both("Fewer quarters"), "fallen", into="PR-1"),
    ProposalTold("PR-3", UNION, both("Women first"), "accepted_amended", is_civil_society=True),
    ProposalTold("PR-4", UNION, both("Youth first"), "declined", reason=both("No money"), is_civil_society=True),
)
PLAN = PlanTold(
    "JWP-2023",
    both("Joint workplan", "Совместный план работы"),
    2023,
    47,
    "E1",
    "ab" * 32,
    date(2022, 10, 26),
    (PositionTold(STATE, "endorse"), PositionTold(UNION, "endorse_reservation", both("Not here"), ("1.1.1", "2.1.3"))),
)
RECORD = MeetingRecord(
    "PSC-2022",
    date(2022, 10, 26),
    both("Almaty", "Алматы"),
    STATE,
    both("Government", "Правительство"),
    "hybrid",
    datetime(2022, 10, 26, 4, tzinfo=UTC),
    datetime(2022, 10, 26, 12, 30, tzinfo=UTC),
    (ItemTold(1, both("Opening", "Открытие"), "opening"),),
    AttendanceTold(160, 152, 31, 5, (STATE,), (UNION,)),
    (
        StatementTold(1, 1, both("Deputy Minister"), STATE, both("We stand together", "Мы вместе"), True),
        StatementTold(2, None, both("Director"), STATE),
    ),
    PROPOSALS,
    (Decision("PSC-2022", 1, both("Publish the plan"), date(2022, 10, 26), owner="KZ", due_on=date(2023, 1, 31)),),
    (Decision("PSC-2021", 4, both("Report"), date(2021, 10, 1)),),
    PLAN,
    {"KZ": STATE},
)


def told(section, record=RECORD, language="en"):
    return [each.text.texts[language] for each in draft_minutes(record) if each.section is section]


@pytest.mark.covers("R53")
def test_the_minutes_go_through_all_parts_in_order_and_every_paragraph_rests_on_the_record():
    paragraphs = draft_minutes(RECORD)

    assert list(dict.fromkeys(each.section for each in paragraphs)) == list(Section)
    assert [each.number for each in paragraphs] == list(range(1, len(paragraphs) + 1))
    assert all(each.facts for each in paragraphs)


def test_the_opening_says_where_and_how_the_committee_met():
    assert told(Section.OPENING)[0] == (
        "The Programme Steering Committee (hereinafter “the Committee”) met in Almaty (Kazakhstan) on 26 October 2022, "
        "in a hybrid format. Co-host of the meeting: Government."
    )
    assert told(Section.OPENING, language="ru")[0] == (
        "Заседание Руководящего комитета программы (далее — Комитет) состоялось 26 октября 2022 года в г. Алматы "
        "(Казахстан) в смешанном формате. Соорганизатор заседания: Правительство."
    )


def test_the_number_of_participants_governs_the_russian_noun_and_verb():
    assert told(Section.ATTENDANCE, language="ru")[0] == (
        "В заседании приняли участие 152 человека: 121 — в зале заседаний, 31 — в режиме онлайн. "
        "Зарегистрировались 160 человек."
    )


@pytest.mark.covers("E42", "R53")
def test_a_proposal_that_fell_names_the_one_whose_adoption_made_it_fall():
    second = told(Section.PROPOSALS)[2], told(Section.PROPOSALS, language="ru")[2]

    assert second[0].endswith("fell as a consequence of the adoption of proposal PR-1 and was not put to a decision.")
    assert second[1].endswith("отпало в связи с принятием предложения PR-1; решение по нему не принималось.")


@pytest.mark.covers("R31", "R53")
def test_a_statement_that_is_not_cleared_is_told_by_its_speaker_alone():
    statements = told(Section.STATEMENTS)

    assert statements[1].endswith("“We stand together”")
    assert statements[2] == "A statement was made by: Director (Kazakhstan)."


@pytest.mark.covers("R57")
def test_the_part_of_civil_society_is_told_and_measured():
    part = civil_society_part(PROPOSALS)

    assert (part.proposals, part.taken_up, part.percent) == (2, 1, 50)
    assert "2 proposals came from civil society organizations; 1 of them was taken up" in told(Section.PROPOSALS)[0]
    assert civil_society_part(()).percent is None


def test_a_reservation_is_told_with_its_lines_and_words():
    assert told(Section.RESERVATIONS, language="ru") == [
        "Союз: заявлена оговорка к пунктам 1.1.1, 2.1.3: «По-русски: Not here»"
    ]


def test_the_year_of_a_plan_is_said_once():
    titled = replace(PLAN, title=both("Joint workplan 2023", "Совместный план работы на 2023 год"))

    assert told(Section.DECISIONS)[0].startswith("The Committee finalized and endorsed the “Joint workplan” for 2023 (")
    first = told(Section.DECISIONS, replace(RECORD, plan=titled), "ru")[0]
    assert first.startswith("Комитет окончательно согласовал и одобрил документ «Совместный план работы на 2023 год» (")


@pytest.mark.covers("E90")
def test_a_decision_that_is_not_for_all_stands_nowhere_in_the_minutes():
    hidden = Decision("PSC-2022", 1, both("Secret matter"), date(2022, 10, 26), is_internal=True)

    assert draft_minutes(replace(RECORD, decisions=(*RECORD.decisions, hidden))) == draft_minutes(RECORD)


def test_an_empty_record_still_gives_whole_sentences():
    bare = MeetingRecord("PSC", date(2022, 10, 26), STATE, STATE, LocalizedText(), "online")

    assert [each.text.texts["en"] for each in draft_minutes(bare)][1:] == [
        "No statements were made.",
        "The Committee had no proposals before it.",
        "The Committee took no decisions.",
    ]


@given(st.integers(0, 10_000))
def test_a_russian_noun_agrees_by_the_last_digits_of_its_number(number):
    word = counted("participants", number)[1].split("\u00a0")[1]

    expected = "участников"
    if number % 100 not in range(11, 15):
        expected = {1: "участник", 2: "участника", 3: "участника", 4: "участника"}.get(number % 10, expected)
    assert word == expected
