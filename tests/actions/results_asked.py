"""The small programme with a few indicators, and a period for which its States are asked."""

from datetime import date
from typing import Any

from maslahat.actions.meetings.papers import SentFile
from maslahat.actions.outcomes import Done
from maslahat.actions.people import accredit, invite_person
from maslahat.actions.results.periods import move_period, open_period
from maslahat.actions.results.reporting import ResultTold, attach_evidence, report_results
from maslahat.actions.results.reviewing import confirm_report, correct_report, send_back_report, verify_report
from maslahat.actions.results.telling import CellTold
from maslahat.stores.results import report_queries
from maslahat.stores.results.report_reading import ReportFound
from tests.cast import Cast, a_programme
from tests.prepared import prepared
from tests.small_programme import small_programme, text

TRAINED, LAW, SHARE = "1.1.1.i1", "1.1.1.i2", "1.1.1.i3"
PDF = b"%PDF-1.7 a paper"
BECAUSE = {"en": "Counted twice", "ru": "Посчитано дважды"}


def an_indicator(code: str, **more: Any) -> dict[str, Any]:
    """Return an indicator of the file, a yearly count of persons unless told otherwise."""
    return {
        "code": code,
        "name": text(f"Indicator {code}"),
        "unit": "persons",
        "baseline": {"value": 0, "year": 2021},
        "targets": [{"year": 2025, "value": 10}],
        "direction": "up",
        "means_of_verification": text("Lists"),
    } | more


def with_indicators() -> dict[str, Any]:
    """Return the small programme whose output 1.1.1 has a count by sex, a law on a scale, and a share."""
    document = small_programme()
    document["code_lists"] |= {
        "disaggregations": [{"code": "sex", "name": text("Sex")}],
        "units": [{"code": "persons", "name": text("persons")}, {"code": "percent", "name": text("per cent")}],
    }
    document["dimensions"] = [{"code": "sex", "codes": [{"code": each, "name": text(each)} for each in ("f", "m")]}]
    document["scales"] = [
        {"code": "law", "name": text("Law"), "steps": [{"code": each, "name": text(each)} for each in ("draft", "law")]}
    ]
    document["pillars"][0]["outcomes"][0]["outputs"][0]["indicators"] = [
        an_indicator(TRAINED, disaggregation=["sex"], counts_people=True),
        an_indicator(LAW, kind="scale", scale="law", baseline={"year": 2021}, targets=[]),
        an_indicator(SHARE, kind="ratio", unit="percent"),
    ]
    return document


@prepared
def an_asked_programme() -> Cast:
    """Return the cast, with somebody for monitoring, and the year 2022 open for reports until 15 February 2023."""
    return an_asked_programme_of(with_indicators())


def an_asked_programme_of(document: dict[str, Any]) -> Cast:
    """Return the same for another programme."""
    cast = a_programme(document=document)
    office = {"en": "Monitoring officer", "ru": "Специалист по мониторингу"}
    invited = {"username": "monitor", "office": office, "institution": "", "language": "en"}
    must(invite_person(by=cast.keeper, **invited, **cast.told()))
    must(accredit(username="monitor", party="AG", role="monitoring", by=cast("secretariat"), **cast.told()))
    must(opens(cast))
    return cast


def must(outcome: object) -> None:
    assert isinstance(outcome, Done), outcome


def opens(cast: Cast, period: str = "2022", row_version: int = 0, **more: Any) -> Any:
    asked = {"period": period, "due_on": date(2023, 2, 15), "row_version": row_version, "by": cast("secretariat")}
    return open_period(**asked | cast.told() | more)


def moves(cast: Cast, act: str, row_version: int, **more: Any) -> Any:
    asked = {"period": "2022", "act": act, "row_version": row_version, "by": cast("secretariat")}
    return move_period(**asked | cast.told() | more)


def locks(cast: Cast) -> None:
    """Close and lock the year 2022, just opened."""
    must(moves(cast, "close", 1))
    must(moves(cast, "lock", 2))


def number(written: str, *pairs: tuple[str, str]) -> CellTold:
    """Return a number as it is filled in: a total says why it is not by sex, as many of these tests tell one alone."""
    return CellTold(pairs, "reported", {"number": written}, "" if pairs else "Lists without sex")


def told(*cells: CellTold, indicator: str = TRAINED, row_version: int = 0) -> ResultTold:
    return ResultTold(indicator, row_version, cells, {"en": "We counted"})


def reports(cast: Cast, *results: ResultTold, who: str = "focal-aa", **more: Any) -> Any:
    asked = {"period": "2022", "unit": "AA", "results": results, "as_draft": False, "by": cast(who)}
    return report_results(**asked | cast.told() | more)


def found(cast: Cast, indicator: str = TRAINED, unit: str = "AA") -> ReportFound:
    report = report_queries.report(cast.programme, "2022", unit, indicator)
    assert report is not None
    return report


def on(cast: Cast, indicator: str = TRAINED) -> dict[str, Any]:
    """Return the keywords by which a deed names the report of AA as it stands now."""
    version = found(cast, indicator).row_version
    return {"period": "2022", "unit": "AA", "indicator": indicator, "row_version": version} | cast.told()


def attaches(cast: Cast, content: bytes = PDF, who: str = "focal-aa", name: str = "list.pdf") -> Any:
    named = {"period": "2022", "unit": "AA", "indicator": TRAINED}
    return attach_evidence(**named, file=SentFile.of(name, content), by=cast(who), **cast.told())


def confirms(cast: Cast, who: str = "expert", **more: Any) -> Any:
    return confirm_report(**on(cast) | {"by": cast(who)} | more)


def verifies(cast: Cast, who: str = "coordinator", **more: Any) -> Any:
    return verify_report(**on(cast) | {"by": cast(who)} | more)


def sends_back(cast: Cast, who: str = "coordinator", **more: Any) -> Any:
    return send_back_report(**on(cast) | {"by": cast(who), "questions": {"en": "Which lists?"}} | more)


def corrects(cast: Cast, *cells: CellTold, who: str = "focal-aa", **more: Any) -> Any:
    return correct_report(**on(cast) | {"by": cast(who), "cells": cells, "reason": BECAUSE} | more)


@prepared
def a_reported_programme() -> Cast:
    """Return the cast after AA reported 12 persons trained, of whom 5 women, with a paper."""
    cast = an_asked_programme()
    must(reports(cast, told(number("12"), number("5", ("sex", "f")))))
    must(attaches(cast))
    return cast
