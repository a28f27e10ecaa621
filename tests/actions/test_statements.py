"""Statements through their deeds: ten are filed, all wordings are kept, and only what was allowed may be quoted."""

import pytest

from maslahat.actions.meetings.day_statements import reference_statements
from maslahat.actions.meetings.floor_outcomes import StatementCleared, StatementFiled
from maslahat.actions.meetings.statements import clear_statement, file_statement, revise_statement
from maslahat.actions.outcomes import Stale
from maslahat.actions.reference import reference_programme
from maslahat.domain.meetings.floor import SpeakingMode
from maslahat.domain.meetings.statements import Clearance, quotable
from maslahat.stores.journal.load import journal
from maslahat.stores.meetings import queries, save_statements, statement_queries
from tests.cast import Cast, a_programme

pytestmark = pytest.mark.django_db

TEXT = {"en": "We agree with the plan.", "ru": "Мы согласны с планом."}
SHORT = {"en": "Agreed.", "ru": "Согласие."}
OFFICE = {"en": "Deputy Minister", "ru": "Заместитель министра"}


@pytest.fixture
def cast() -> Cast:
    return a_programme()


def files(cast, username="delegate-aa", **more):
    asked = {"meeting": "PSC", "item": 0, "office": OFFICE, "institution": "AA-MIN", "language": "ru", "text": TEXT}
    return file_statement(**asked | {"summary": SHORT, "by": cast(username), **cast.told()} | more)


def clears(cast, username="head-aa", clearance="quote", **more):
    asked = {"meeting": "PSC", "statement": 1, "version": 1, "clearance": clearance}
    return clear_statement(**asked | {"by": cast(username), **cast.told()} | more)


def revises(cast, username="delegate-aa", **more):
    asked = {"meeting": "PSC", "statement": 1, "version": 1, "text": {"en": "We agree."}, "summary": {}}
    return revise_statement(**asked | {"by": cast(username), **cast.told()} | more)


def meeting():
    return queries.meeting("SMALL", "PSC").id


def quotes():
    return [each.words.in_language("en") for each in quotable(statement_queries.statements(meeting()))]


@pytest.mark.covers("R31")
def test_a_statement_is_filed_with_office_institution_country_language_item_and_mode(cast):
    done = files(cast, mode="online")

    found = statement_queries.statement(meeting(), 1)

    assert done == StatementFiled("PSC", 1, 1)
    assert (found.party, found.institution, found.country, found.language) == ("AA", "AA-MIN", "AA", "ru")
    assert (found.mode, found.office.texts, found.current.text.texts) == (SpeakingMode.ONLINE, OFFICE, TEXT)
    assert found.clearance is Clearance.NONE


@pytest.mark.covers("R31")
def test_ten_statements_of_the_reference_meeting_can_be_filed_and_one_was_given_online(cast):
    programme, _ = reference_programme()
    told = reference_statements(programme)

    assert len(told) == 10
    assert [each.institution for each in told if each.mode == "online"] == ["RCO-TJ"]
    assert {each.clearance for each in told} == {"none", "summary", "quote"}
    for number, each in enumerate(told, 1):
        filed = {**each.filing(), "item": 0, "institution": "", "party": "AA"}
        assert files(cast, "secretariat", **filed).statement == number


@pytest.mark.covers("R31", "R54")
def test_only_what_the_delegation_itself_allowed_may_be_quoted(cast):
    files(cast)
    files(cast, "cso-bb", institution="BB-CSO")

    refused = clears(cast, "secretariat")
    allowed = clears(cast, "head-aa", "summary")

    assert refused.codes == ("no_right_not_own",)
    assert allowed == StatementCleared("PSC", 1, 1, "summary")
    assert quotes() == ["Agreed."]


@pytest.mark.covers("R31")
def test_a_new_wording_is_kept_beside_the_old_one_and_has_to_be_allowed_anew(cast):
    files(cast)
    clears(cast)

    revises(cast)

    found = statement_queries.statement(meeting(), 1)
    assert [each.number for each in found.versions] == [1, 2]
    assert quotes() == []


@pytest.mark.covers("E80")
def test_who_did_not_read_the_newest_wording_can_neither_allow_nor_follow_it(cast):
    files(cast)
    revises(cast)

    assert clears(cast) == Stale("statement:PSC/1", "1", "2")
    assert revises(cast) == Stale("statement:PSC/1", "1", "2")


@pytest.mark.covers("R54")
def test_clearance_can_be_taken_back_until_a_released_story_quotes_the_statement(cast):
    files(cast)
    clears(cast)
    back = clears(cast, clearance="none")
    clears(cast)
    save_statements.mark_quoted(meeting(), [1], cast.now)

    assert isinstance(back, StatementCleared)
    assert clears(cast, clearance="none").codes == ("clearance_quoted_already",)


def test_the_secretariat_files_on_behalf_of_a_delegation_and_a_delegation_for_itself_alone(cast):
    assert files(cast, "secretariat").statement == 1
    assert files(cast, "head-bb").codes == ("no_right_not_own",)
    assert files(cast, "donor", institution="").statement == 2


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"item": 9}, "unknown_item"),
        ({"institution": "NO"}, "unknown_institution"),
        ({"party": "BB"}, "institution_of_other_party"),
        ({"institution": "", "party": "NO"}, "unknown_party"),
        ({"language": "xx"}, "unknown_code"),
        ({"mode": "song"}, "unknown_code"),
        ({"office": {}}, "office_missing"),
        ({"text": {}, "summary": {}}, "statement_empty"),
        ({"text": {"en": "x" * 10_001}}, "bad_value"),
    ],
)
def test_what_is_wrong_with_a_statement_is_named(cast, told, code):
    assert code in files(cast, "secretariat", **told).codes


@pytest.mark.covers("R98")
def test_the_journal_proves_what_was_said_without_saying_it(cast):
    files(cast)

    entry = journal("SMALL")[-1]

    assert len(entry.detail["text"]) == 64
    assert "agree" not in str(entry.detail)
    assert "Minister" not in str(entry.detail)
