"""The open list of institutions: one more, in both languages, without a new file; courts report, none must endorse."""

import pytest

from maslahat.actions.governance import state_position
from maslahat.actions.institutions import InstitutionAdded, add_institution
from maslahat.actions.outcomes import Refused
from maslahat.actions.people import accredit, invite_person
from maslahat.actions.programmes import load_programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import may
from maslahat.stores.people import queries as people
from maslahat.stores.programmes import load, queries
from tests.actions.results_asked import an_asked_programme, must, number, reports, told
from tests.cast import Cast, a_tabled_plan

pytestmark = pytest.mark.django_db

COURT = {
    "code": "AA-COURT",
    "country": "AA",
    "category": "gov",
    "name": {"en": "Supreme Court of AA", "ru": "Верховный суд АА"},
}


def adds(cast: Cast, **more) -> InstitutionAdded | Refused:
    return add_institution(**COURT | {"by": cast("secretariat")} | cast.told() | more)


@pytest.mark.covers("R36")
def test_an_institution_is_added_in_both_languages_without_a_new_file():
    cast = a_tabled_plan()

    answer = adds(cast)

    found = queries.programme("SMALL").institution("AA-COURT")
    assert answer == InstitutionAdded("AA-COURT")
    assert (found.country, dict(found.name.texts)) == ("AA", COURT["name"])


def test_a_name_in_one_language_alone_a_known_code_and_an_unknown_kind_are_refused():
    cast = a_tabled_plan()
    before = load.document("SMALL")

    alone = adds(cast, name={"en": "Supreme Court of AA"})
    known = adds(cast, code="AA-MIN")
    kind = adds(cast, category="nowhere")

    assert [each.codes for each in (alone, known, kind)] == [
        ("institution_name_missing",), ("institution_known",), ("programme_fault",),
    ]  # fmt: skip
    assert load.document("SMALL") == before


def test_an_institution_of_a_kind_that_takes_part_becomes_a_party():
    cast = a_tabled_plan()

    adds(cast, code="CC-CSO", country="CC", category="cso")

    assert [(each.kind, each.country) for each in people.parties("SMALL") if each.code == "CC-CSO"] == [
        ("civil_society", "CC")
    ]


def test_everything_else_that_the_programme_says_stays():
    cast = a_tabled_plan()
    before = load.document("SMALL") or {}

    adds(cast)

    after = load.document("SMALL") or {}
    assert {name for name in after if after[name] != before[name]} == {"institutions"}
    must(load_programme(document=after, by=cast.keeper, **cast.told()))


@pytest.mark.covers("R34")
def test_somebody_of_the_supreme_court_reports_results_and_is_not_made_to_endorse():
    cast = an_asked_programme()
    adds(cast)
    office = {"en": "Head of the department of court statistics", "ru": "Начальник отдела судебной статистики"}
    invited = {"username": "court", "office": office, "institution": "AA-COURT", "language": "ru"}
    must(invite_person(by=cast.keeper, **invited, **cast.told()))
    must(accredit(username="court", party="AA", role="focal_point", by=cast("secretariat"), **cast.told()))

    reported = reports(cast, told(number("7")), who="court")
    position = {"workplan": "JWP", "subject": "", "kind": "endorse"}
    endorsed = state_position(**position, by=cast("court"), **cast.told())

    must(reported)
    assert endorsed.codes == ("no_right",)
    assert not may(cast("court").role, Deed.POSITION_STATE)
