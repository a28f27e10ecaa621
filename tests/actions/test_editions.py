"""Annual reports: begun, written by both sides, published for good, restated beside, replaced by a next revision."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.results.annual_record import drafted, forget_drafts, restated
from maslahat.actions.results.reviewing import declare_overlap
from maslahat.domain.results.annual_documents import annual_bytes
from maslahat.domain.results.annual_report import Basis, Scope, ScopeKind
from maslahat.domain.results.restating import CauseKind
from maslahat.domain.shared.canonical import fingerprint, read_canonical
from maslahat.stores.journal.load import journal
from maslahat.stores.results import edition_queries, report_queries
from maslahat.stores.results.models import AnnualEdition, NarrativeRevision, PublishedEdition
from tests.actions.editions_drafted import (
    PROGRAMME,
    WORDS,
    a_drafted_edition,
    a_published_edition,
    begins,
    edition,
    published,
    publishes,
    writes,
)
from tests.actions.results_asked import TRAINED, confirms, corrects, locks, must, number, reports, told, verifies
from tests.cast import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R94")]

LATER = NOON + timedelta(days=1)
AA, BB = Scope(ScopeKind.COUNTRY, "AA"), Scope(ScopeKind.COUNTRY, "BB")


def refused(outcome):
    assert isinstance(outcome, Refused), outcome
    return outcome.codes


def only(report):
    return next(each for each in report.indicators if each.code == TRAINED)


def test_what_is_published_has_the_figures_the_narrative_and_a_checksum_of_its_bytes():
    cast = a_published_edition()

    found, report = edition(cast), published(cast)

    assert only(report).figure.number == 12
    assert report.section("lessons").narrative.texts == WORDS
    assert found.published.sha256 == fingerprint(read_canonical(edition_queries.content(found.id)))
    assert journal("SMALL")[-1].detail["sha256"] == found.published.sha256


def test_drafted_words_and_narrative_stand_apart():
    cast = a_published_edition()

    section = published(cast).section("introduction")

    assert "2022" in section.drafted.in_language("en")
    assert "2022 году" in section.drafted.in_language("ru")
    assert (section.narrative.texts, section.revision) == ({}, 0)


@pytest.mark.parametrize("model", [PublishedEdition, NarrativeRevision, AnnualEdition])
@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_lets_nobody_change_or_remove_what_was_published(model, deed):
    a_published_edition()
    rows = model.objects.filter(pk=model.objects.first().pk)
    changed = {"sha256": "0" * 64} if model is PublishedEdition else {"revision": 9}

    with pytest.raises(DatabaseError, match="kept as it was written"), transaction.atomic():
        rows.update(**changed) if deed == "update" else rows._raw_delete(rows.db)


def test_two_editions_of_one_scope_and_year_are_not_in_work_at_once():
    cast = a_drafted_edition()

    assert refused(begins(cast)) == ("edition_in_work",)
    row = AnnualEdition.objects.first()
    row.pk, row.revision = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"kind": "galaxy"}, "edition_scope_unknown"),
        ({"kind": "country", "code": "ZZ"}, "edition_scope_unknown"),
        ({"year": 1999}, "edition_year_outside"),
        ({"year": 2024}, "edition_year_outside"),
        ({"basis": "guessed"}, "edition_basis_unknown"),
    ],
)
def test_an_edition_on_what_there_is_not_is_refused(asked, code):
    cast = a_drafted_edition()

    assert refused(begins(cast, **asked)) == (code,)


def test_where_only_verified_reports_count_the_others_do_not_enter():
    cast = a_drafted_edition()
    must(reports(cast, told(number("7")), unit="BB", who="monitor", now=LATER))

    numbers = {
        basis: only(drafted("SMALL", PROGRAMME, 2022, basis, NOON.date()).report).figure.number for basis in Basis
    }

    assert numbers == {Basis.VERIFIED: 12, Basis.REPORTED: 19}


def test_an_edition_in_which_all_reports_count_says_how_they_stand():
    cast = a_drafted_edition()
    must(reports(cast, told(number("7")), unit="BB", who="monitor", now=LATER))

    report = drafted("SMALL", PROGRAMME, 2022, Basis.REPORTED, NOON.date()).report

    assert only(report).figure.by_state == {"reported": 1, "verified": 1}


def test_a_draft_without_any_figure_is_not_published():
    cast = a_drafted_edition()
    must(begins(cast, "pillar", "P2"))

    assert refused(publishes(cast, Scope(ScopeKind.PILLAR, "P2"))) == ("edition_without_figures",)


def test_a_draft_that_changed_since_it_was_seen_is_not_published():
    cast = a_drafted_edition()

    assert isinstance(publishes(cast, seen="0" * 64), Stale)


def test_a_narrative_written_on_an_old_screen_is_kept_from_overwriting_a_newer_one():
    cast = a_drafted_edition()
    must(writes(cast))

    assert isinstance(writes(cast, texts={"en": "Another"}), Stale)
    assert edition_queries.narratives(edition(cast).id)["lessons"].texts.texts == WORDS


def test_every_wording_is_kept_with_the_side_that_wrote_it():
    cast = a_drafted_edition()
    must(writes(cast))
    must(writes(cast, standing=1, who="coordinator", texts={"en": "Shorter."}))

    rows = NarrativeRevision.objects.filter(section="lessons").values_list("revision", "party", "role")

    assert list(rows) == [(1, "AG", "monitoring"), (2, "AG", "coordinator")]


@pytest.mark.covers("R43")
def test_a_focal_point_writes_in_the_report_on_the_own_state_alone():
    cast = a_drafted_edition()
    must(begins(cast, "country", "AA"))
    must(begins(cast, "country", "BB"))

    assert refused(writes(cast, scope=PROGRAMME, who="focal-aa")) == ("no_right_not_own",)
    assert refused(writes(cast, scope=BB, who="focal-aa")) == ("no_right_not_own",)
    must(writes(cast, "pillar:P1", AA, who="focal-aa"))
    assert edition_queries.narratives(edition(cast, AA).id)["pillar:P1"].party == "AA"


def test_a_section_that_the_report_has_not_is_refused():
    assert refused(writes(a_drafted_edition(), "poems")) == ("edition_section_unknown",)


def test_nothing_is_written_in_a_published_edition():
    cast = a_published_edition()

    assert refused(writes(cast, standing=1)) == ("edition_published",)
    assert refused(publishes_again(cast)) == ("edition_published",)


def publishes_again(cast):
    return publishes(cast, seen="0" * 64)


def test_a_next_revision_names_what_it_replaces_and_begins_with_its_narrative():
    cast = a_published_edition()
    must(begins(cast))
    must(publishes(cast, revision=2))

    first, second = published(cast), published(cast, revision=2)

    assert (second.revision, second.replaces.revision, second.replaces.sha256) == (2, 1, edition(cast).published.sha256)
    assert second.section("lessons").narrative == first.section("lessons").narrative


def test_publishing_moves_no_report_and_no_period():
    cast = a_drafted_edition()
    before = (report_queries.states("SMALL"), report_queries.periods("SMALL"))

    must(publishes(cast))

    assert (report_queries.states("SMALL"), report_queries.periods("SMALL")) == before


def test_nothing_is_restated_right_after_publishing():
    cast = a_published_edition()

    assert restated("SMALL", edition(cast)) == ()


def test_a_correction_is_restated_with_both_numbers_its_day_and_reason():
    cast = a_published_edition()
    locks(cast)
    must(corrects(cast, number("15"), number("5", ("sex", "f")), now=LATER))

    found = [each for each in restated("SMALL", edition(cast)) if not each.printed.key.area]

    assert {(each.printed.number, each.now.number) for each in found} == {(Fraction(12), Fraction(15))}
    assert [cause.kind for cause in found[0].causes] == [CauseKind.CORRECTED]
    assert found[0].causes[0].reason.in_language("en") == "Counted twice"


def test_a_late_report_and_an_overlap_are_named_as_causes():
    cast = a_published_edition()
    must(reports(cast, told(number("9")), unit="BB", who="monitor", now=LATER))
    overlap = {"period": "2022", "indicator": TRAINED, "units": ("AA", "BB"), "number": "2", "reason": {"en": "Same"}}
    must(declare_overlap(**overlap, by=cast("coordinator"), **cast.told() | {"now": LATER}))

    found = next(each for each in restated("SMALL", edition(cast)) if not each.printed.key.area)

    assert (found.printed.number, found.now.number) == (Fraction(12), Fraction(19))
    assert {cause.kind for cause in found.causes} == {CauseKind.REPORTED, CauseKind.OVERLAP}


def test_what_one_edition_withholds_stays_withheld_in_the_next():
    cast = a_drafted_edition()
    must(reports(cast, told(number("3")), unit="BB", who="monitor", now=LATER))
    must(publishes(cast))
    hidden = edition_queries.withheld("SMALL")
    locks(cast)
    must(corrects(cast, number("40")))
    must(begins(cast))

    later = drafted("SMALL", PROGRAMME, 2022, Basis.REPORTED, NOON.date())

    assert hidden
    assert hidden <= later.withheld


@settings(max_examples=5, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(0, 400), min_size=1, max_size=2))
def test_whatever_is_corrected_afterwards_the_bytes_stay_and_what_differs_is_restated(numbers):
    forget_drafts()
    with transaction.atomic():
        cast = a_published_edition()
        found = edition(cast)
        frozen = edition_queries.content(found.id)
        locks(cast)
        for each in numbers:
            corrects(cast, number(str(each)))
            confirms(cast)
            verifies(cast)

        seen = {each.printed.key: each for each in restated("SMALL", found)}

        now = drafted("SMALL", PROGRAMME, 2022, found.basis, NOON.date()).report
        shown = {each.key: (each.state, each.value) for each in now.figures}
        differing = {
            each.key
            for each in published(cast).figures
            if not each.is_withheld and shown.get(each.key, (None, None)) != (each.state, each.value)
        }
        assert edition_queries.content(found.id) == frozen == annual_bytes(published(cast))
        assert {key for key in seen if key in shown} == {key for key in differing if key in shown}
        transaction.set_rollback(True)


FOREIGN = {
    "en": "Training went on; 4,711 came to our films.",
    "ru": "Обучение продолжалось; фильмы посмотрели 4 711 человек.",
}


def test_a_number_that_the_edition_has_not_is_published_only_after_it_was_looked_at_and_the_journal_says_so():
    cast = a_drafted_edition()
    must(writes(cast, texts=FOREIGN))

    assert refused(publishes(cast)) == ("edition_numbers_unconfirmed",)
    must(publishes(cast, numbers_confirmed=True))

    assert journal("SMALL")[-1].detail["not_in_record"] == "4,711; 4 711"
    assert published(cast).section("lessons").narrative.texts == FOREIGN


def test_a_narrative_of_figures_of_the_edition_needs_no_confirmation_and_the_journal_names_none():
    cast = a_drafted_edition()
    must(writes(cast, texts={"en": "In 2022 we trained 12 persons.", "ru": "В 2022 году обучено 12 человек."}))

    must(publishes(cast))

    assert "not_in_record" not in journal("SMALL")[-1].detail
