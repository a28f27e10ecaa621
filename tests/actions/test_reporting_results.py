"""Reporting results: periods, values and their absence, evidence, confirmation, verification, corrections."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from maslahat.actions.outcomes import Done, Refused, Stale
from maslahat.actions.results.asked import is_own
from maslahat.actions.results.reviewing import declare_overlap
from maslahat.actions.results.telling import CellTold
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.reporting import ReportState
from maslahat.domain.results.values import Number, Ratio, State, Step
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.journal.load import journal
from maslahat.stores.results import report_queries
from maslahat.stores.results.models import EvidenceRow, ObservationRow
from tests.actions.results_asked import (
    BECAUSE,
    LAW,
    PDF,
    SHARE,
    TRAINED,
    a_reported_programme,
    an_asked_programme,
    attaches,
    confirms,
    corrects,
    found,
    locks,
    moves,
    must,
    number,
    opens,
    reports,
    sends_back,
    told,
    verifies,
)

pytestmark = pytest.mark.django_db

NOT_REPORTED = CellTold((), "not_reported", {})


@pytest.mark.covers("R92", "R95")
def test_a_result_is_reported_confirmed_by_the_other_side_and_verified_with_evidence():
    cast = a_reported_programme()

    steps = [confirms(cast), verifies(cast)]

    assert [each.state for each in steps] == ["confirmed", "verified"]
    assert [each.act for each in found(cast).events] == ["report", "attach", "confirm", "verify"]
    assert journal("SMALL")[-1].about == f"report:2022/AA/{TRAINED}"


@pytest.mark.covers("R92")
def test_zero_not_reported_and_not_applicable_are_kept_apart():
    cast = an_asked_programme()
    why = CellTold((), "not_applicable", {}, "No such law is planned")
    share = CellTold((), "reported", {"numerator": "0", "denominator": "0"})

    must(reports(cast, told(number("0")), told(why, indicator=LAW), told(share, indicator=SHARE)))
    must(reports(cast, told(NOT_REPORTED, row_version=1)))

    cells = [(each.state, each.value, each.reason) for each in found(cast).told + found(cast, LAW).told]
    assert cells == [(State.NOT_REPORTED, None, ""), (State.NOT_APPLICABLE, None, "No such law is planned")]
    assert found(cast, SHARE).told[0].value == Ratio(Decimal(0), Decimal(0))


@pytest.mark.covers("R44")
def test_people_are_not_taken_as_one_total_without_a_split_or_the_reason_for_none():
    cast = an_asked_programme()
    alone = CellTold((), "reported", {"number": "12"})

    refused = reports(cast, told(alone))
    split = reports(cast, told(alone, number("5", ("sex", "f")), number("7", ("sex", "m"))))
    reasoned = reports(cast, told(number("12"), row_version=1))

    assert refused.codes == ("split_by_sex_missing",)
    must(split)
    must(reasoned)
    assert found(cast).told_in(()).reason == "Lists without sex"


def test_a_draft_and_nobody_at_all_ask_for_no_split():
    cast = an_asked_programme()

    must(reports(cast, told(CellTold((), "reported", {"number": "12"})), as_draft=True))
    must(reports(cast, told(CellTold((), "reported", {"number": "0"}), row_version=1)))


def test_what_was_reported_before_stays_in_the_record_superseded():
    cast = a_reported_programme()

    must(reports(cast, told(number("13"), row_version=2)))

    assert [(row.cell, row.value, row.state) for row in ObservationRow.objects.order_by("pk")] == [
        ("", {"number": "12"}, "reported"),
        ("sex=f", {"number": "5"}, "reported"),
        ("", {"number": "13"}, "reported"),
        ("sex=f", None, "not_reported"),
    ]
    assert {each.cell: each.value for each in report_queries.observations("SMALL")} == {
        (): Number(Decimal(13)),
        (("sex", "f"),): None,
    }


def test_everything_that_cannot_be_taken_is_named_at_once_and_nothing_is_kept():
    cast = an_asked_programme()
    bad_step = CellTold((), "reported", {"step": "none"})
    bare = CellTold((), "not_applicable", {}, " ")

    refused = reports(
        cast,
        told(number("1.5"), number("x", ("sex", "f")), number("1", ("age", "a1"))),
        told(bad_step, indicator=LAW),
        told(bare, indicator=SHARE),
        told(indicator="9.9"),
    )

    assert refused.codes == (
        "number_not_whole",
        "number_unreadable",
        "cell_unknown",
        "step_unknown",
        "not_applicable_without_reason",
        "unknown_indicator",
    )
    assert not ObservationRow.objects.exists()


def test_a_draft_does_not_count_and_is_reported_later():
    cast = an_asked_programme()

    kept = reports(cast, told(CellTold((), "reported", {"step": "draft"}), indicator=LAW), as_draft=True)
    before = report_queries.observations("SMALL")
    must(reports(cast, told(CellTold((), "reported", {"step": "law"}), indicator=LAW, row_version=1)))

    assert (kept.state, before) == ("draft", ())
    assert [each.value for each in report_queries.observations("SMALL")] == [Step("law")]


@pytest.mark.covers("R95")
def test_one_side_alone_is_not_verified_and_does_not_confirm_itself():
    cast = a_reported_programme()

    assert confirms(cast, "head-aa").codes == ("report_same_side",)
    assert verifies(cast).codes == ("report_not_confirmed",)
    assert found(cast).state.awaits_partner


@pytest.mark.covers("R95")
def test_what_the_agency_reports_the_country_confirms():
    cast = an_asked_programme()
    must(reports(cast, told(number("3")), who="expert"))

    assert confirms(cast, "head-bb").codes == ("no_right_not_own",)
    assert confirms(cast, "head-ag").codes == ("report_same_side",)
    assert confirms(cast, "head-aa").state == "confirmed"


@pytest.mark.covers("R92")
def test_without_evidence_a_value_is_not_verified():
    cast = an_asked_programme()
    must(reports(cast, told(number("3"))))
    must(confirms(cast))

    assert verifies(cast).codes == ("report_no_evidence",)


@pytest.mark.covers("R92")
def test_a_report_sent_back_with_questions_does_not_count_until_it_is_answered():
    cast = a_reported_programme()

    must(sends_back(cast))
    before = report_queries.observations("SMALL")
    must(moves(cast, "close", 1))
    answered = reports(cast, told(number("11"), row_version=3))

    assert (before, answered.state) == ((), "reported")
    assert found(cast).events[2].words.texts == {"en": "Which lists?"}
    assert len(report_queries.observations("SMALL")) == len(("the total", "women"))


def test_a_closed_period_takes_no_first_report_and_opens_again():
    cast = an_asked_programme()
    must(moves(cast, "close", 1))

    refused = reports(cast, told(number("3")))
    must(opens(cast, row_version=2))

    assert refused.codes == ("report_period_closed",)
    assert isinstance(reports(cast, told(number("3"))), Done)


@pytest.mark.covers("R92")
def test_after_a_lock_only_a_correction_changes_a_value_and_says_what_it_was():
    cast = a_reported_programme()
    early = corrects(cast, number("11"))
    locks(cast)

    late = reports(cast, told(number("11"), row_version=2))
    done = corrects(cast, number("11"), number("5", ("sex", "f")))

    assert (early.codes, late.codes) == (("report_period_not_locked",), ("report_period_locked",))
    assert (done.state, found(cast).events[-1].words.texts) == ("corrected", BECAUSE)
    assert found(cast).events[-1].changes == (
        {
            "cell": "total",
            "old": {"state": "reported", "value": {"number": "12"}},
            "new": {"state": "reported", "value": {"number": "11"}},
        },
    )


def test_a_correction_needs_a_reason_and_a_change_and_is_reviewed_anew():
    cast = a_reported_programme()
    locks(cast)

    assert corrects(cast, number("11"), reason={}).codes == ("reason_missing",)
    assert corrects(cast, number("12"), number("5", ("sex", "f"))).codes == ("nothing_corrected",)
    must(corrects(cast, number("12"), number("6", ("sex", "f"))))
    assert verifies(cast).codes == ("report_not_confirmed",)
    must(confirms(cast))
    assert verifies(cast).state == "verified"


def test_a_screen_that_is_no_longer_new_changes_nothing():
    cast = a_reported_programme()

    assert isinstance(reports(cast, told(number("99"))), Stale)
    assert isinstance(confirms(cast, row_version=1), Stale)
    assert isinstance(moves(cast, "close", 7), Stale)
    assert isinstance(opens(cast, row_version=7), Stale)


def test_a_form_sent_twice_reports_once():
    cast = an_asked_programme()
    form = {"key": "one", "now": cast.now}

    first, second = reports(cast, told(number("3")), **form), reports(cast, told(number("3")), **form)

    assert first == second
    assert ObservationRow.objects.count() == 1


def test_a_focal_point_reports_for_the_own_country_only():
    cast = an_asked_programme()

    assert reports(cast, told(number("3")), unit="BB").codes == ("no_right_not_own",)
    assert isinstance(reports(cast, told(number("3")), unit="BB", who="monitor"), Done)


@pytest.mark.covers("R95")
def test_a_regional_unit_is_reported_by_the_agency_and_confirmed_by_any_state():
    cast = an_asked_programme()
    region = ReportingUnit("REGION", LocalizedText.of(en="Region"), "")

    assert [is_own(cast(who), region, "AG") for who in ("focal-aa", "expert")] == [False, True]
    assert is_own(cast("head-bb"), region, "AG", confirms=True)
    assert not is_own(cast("cso-bb"), region, "AG", confirms=True)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file_missing"), (b"MZ\x00", "document_type_not_taken"), (PDF, "paper_known")],
)
def test_a_paper_is_taken_by_its_bytes_and_once(content, code):
    assert attaches(a_reported_programme(), content, name="list.pdf").codes == (code,)


def test_a_paper_is_kept_under_its_fingerprint_with_a_safe_name():
    cast = a_reported_programme()

    done = attaches(cast, PDF + b"2", name="../../etc/x.exe")

    kept = found(cast).evidence[-1]
    assert (done.number, kept.name, kept.sha256) == (2, "x.pdf", done.sha256)
    assert report_queries.content(found(cast).id, 2) == PDF + b"2"


@pytest.mark.parametrize(
    ("period", "due_on", "code"),
    [
        ("soon", date(2023, 2, 15), "period_unreadable"),
        ("2021", date(2023, 2, 15), "period_outside_cycle"),
        ("2022/2025", date(2026, 2, 15), "period_outside_cycle"),
        ("2023", date(2023, 12, 31), "period_due_too_early"),
    ],
)
def test_a_period_lies_in_the_cycle_and_is_reported_after_it_ends(period, due_on, code):
    assert opens(an_asked_programme(), period, due_on=due_on).codes == (code,)


def test_a_period_moves_one_step_at_a_time_and_never_out_of_a_lock():
    cast = an_asked_programme()

    assert moves(cast, "lock", 1).codes == ("period_not_so",)
    locks(cast)
    assert opens(cast, row_version=3).codes == ("period_not_so",)


@pytest.mark.covers("R92")
def test_units_that_count_the_same_people_declare_their_overlap_and_take_it_back():
    cast = a_reported_programme()
    asked = {"period": "2022", "indicator": TRAINED, "units": ("BB", "AA"), "reason": BECAUSE}

    def declares(number: str, **more: object) -> Any:
        return declare_overlap(**asked | {"number": number, "by": cast("monitor")} | cast.told() | more)

    must(declares("2"))
    declared = report_queries.overlaps("SMALL")
    must(declares("0"))

    assert [(each.units, each.number) for each in declared] == [(frozenset({"AA", "BB"}), Decimal(2))]
    assert report_queries.overlaps("SMALL") == ()
    assert declares("-1").codes == ("number_unreadable",)
    assert declares("1", units=("AA",)).codes == ("overlap_refused",)


def test_what_does_not_exist_is_refused_by_name():
    cast = an_asked_programme()

    assert reports(cast, told(number("3")), period="2024").codes == ("unknown_period",)
    assert reports(cast, told(number("3")), unit="ZZ").codes == ("unknown_unit",)
    assert reports(cast).codes == ("nothing_reported",)
    assert attaches(cast).codes == ("unknown_report",)
    assert isinstance(reports(cast, told(number("3"), number("3"))), Refused)


def test_the_database_keeps_what_was_told_and_one_observation_of_a_cell():
    cast = a_reported_programme()
    row = ObservationRow.objects.get(cell="")
    again = {"report_id": row.report_id, "person_id": row.person_id, "reported_at": cast.now}
    refused = (
        {"cell": "", "state": "reported", "value": {"number": "1"}},
        {"cell": "sex=m", "state": "reported", "value": None},
        {"cell": "sex=m", "state": "not_reported", "value": {"number": "1"}},
        {"cell": "sex=m", "state": "not_applicable", "value": None},
    )

    for each in refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            ObservationRow.objects.create(**again, **each)
    for rows in (ObservationRow.objects.all(), EvidenceRow.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(person_id=row.person_id)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
    assert found(cast).state is ReportState.REPORTED
